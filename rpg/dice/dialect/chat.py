"""Dice in a line of Roll20's chat: ``/r 8d6 fire``, ``[[1d20+5]] damage [[2d6+3]]``, and what is not rolled in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rpg.dice.dialect.roll20 import looks, read
from rpg.dice.error import DiceError
from rpg.dice.habits import doubtful

if TYPE_CHECKING:
    from rpg.dice.tree import Node

_INLINE = re.compile(r"\[\[(?:[^\[\]]|\[[^\[\]]+\])*\]\]")
_SPACE = re.compile(r"\s+")


class Heard(NamedTuple):
    """Dice of a line, and what of their text only colours them: ``cs>19``."""

    text: str
    tree: Node
    looks: tuple[str, ...] = ()


class Chat(NamedTuple):
    """The dice of a line in their order, and the words between them that roll nothing."""

    dice: tuple[Heard, ...]
    skipped: tuple[str, ...] = ()


def heard(line: str) -> Chat:
    """The dice of a line of chat; DiceError if it is none, or holds what could be dice and is not understood."""
    try:
        return Chat((_heard(line),))
    except DiceError as error:
        found = _inline(line) or _before_words(line)
        if found is None:
            raise error from None
        return found


def _heard(text: str) -> Heard:
    return Heard(text, read(text), looks(text))


def _inline(line: str) -> Chat | None:
    """Dice in double brackets, with words around them; None if there are none."""
    found = [match[0] for match in _INLINE.finditer(line)]
    words = tuple(filter(None, (part.strip() for part in _INLINE.split(line))))
    if not found or any(map(doubtful, words)):
        return None
    return Chat(tuple(map(_heard, found)), words)


def _before_words(line: str) -> Chat | None:
    """Dice with words behind them: the longest text that is dice, if what follows it is no notation."""
    for space in reversed([*_SPACE.finditer(line.rstrip())]):
        text, words = line[: space.start()], line[space.end() :].strip()
        if not words[0].isalpha() or doubtful(words):
            continue
        try:
            return Chat((_heard(text),), (words,))
        except DiceError:
            continue
    return None
