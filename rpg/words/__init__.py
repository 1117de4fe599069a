"""The program's own sentences, in every language of the table.

A sentence is a key and values (:class:`Say`); a :class:`Voice` turns it into text with the catalogue of one
language and the texts of the rules. Nothing here knows where catalogues are kept: they are handed in.
:mod:`rpg.words.message` and :mod:`rpg.words.filling` say messages with plain values, and need no typed values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.words.say import Forms, Listed, Say, Term, Text, Value, Written
    from rpg.words.voice import Catalogue, Voice

__all__ = ["Catalogue", "Forms", "Listed", "Say", "Term", "Text", "Value", "Voice", "Written"]


def __getattr__(name: str) -> object:
    """A name of this room, loaded when somebody asks for it: a roll on the command line needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from rpg.words import say, voice  # noqa: PLC0415 - that is the point

    return getattr(voice if hasattr(voice, name) else say, name)
