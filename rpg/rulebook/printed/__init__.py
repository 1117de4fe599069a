"""Printables that a pack brings: additions to sheets, sheets, cards, themes, and the words that they say.

They lie in the pack's ``printables/`` and are checked like rules, each fault with its place. ``kinds`` says what a file
is, ``pieces`` cuts a schema into parts without unions, ``shape`` and ``sense`` find faults, ``gather`` hands what is
sound to whoever prints. A fault here never stops what the program itself prints.
"""

from __future__ import annotations
