"""The program's own sentences, in every language of the table.

A sentence is a key and values (:class:`Say`); a :class:`Voice` turns it into text with the catalogue of one
language and the texts of the rules. Nothing here knows where catalogues are kept: they are handed in.
"""

from __future__ import annotations

from rpg.words.say import Forms, Listed, Say, Term, Text, Value
from rpg.words.voice import Catalogue, Voice

__all__ = ["Catalogue", "Forms", "Listed", "Say", "Term", "Text", "Value", "Voice"]
