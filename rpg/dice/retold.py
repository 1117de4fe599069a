"""Real dice that were told wrongly: how they are told, if what was meant can fall so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.dice.error import DiceError
from rpg.dice.kinds import Kind
from rpg.dice.real import given
from rpg.dice.spoken import hear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.dice.spoken import Spoken
    from rpg.dice.tree import Node

_BEHIND = re.compile(r"[\s=]*(\d+(?:[\s,]+\d+)*)\s*(.*)", re.DOTALL)
_ADDED = re.compile(r"\d{1,6}(?:\s*\+\s*\d{1,6})+")
RETOLD = frozenset({"no_condition", "told", "told_count", "told_face", "told_sum", "told_never", "told_total"})
"""Faults of what is told, or of what was meant to be."""


def retold(text: str, error: DiceError) -> str:
    """A whole text that tells the same real dice so that they can fall; "" if there is none."""
    return (_behind if error.code == "no_condition" else _instead)(text, error)


def unfit(tree: str | Node, told: str) -> DiceError | None:
    """What is wrong with real dice; None if they can fall so, as far as can be seen without the names of the text."""
    try:
        given(tree, told)
    except DiceError as error:
        return error if error.code.startswith("told") else None
    return None


def _behind(text: str, error: DiceError) -> str:
    """The text of ``5d6x=66543`` with its faces where they are told, ``(5d6x)=…``; "" if they cannot fall so."""
    match = _BEHIND.fullmatch(text, error.start)
    if match is None:
        return ""
    dice = text[: error.start].strip()
    again = re.search(r"\s*ro?$", dice, re.IGNORECASE)
    dice, whole = (dice[: again.start()],) * 2 if again else (dice, f"({dice})")
    try:
        wrong = unfit(hear(whole).typed.tree, match[1])
    except DiceError:
        return ""
    return "" if wrong else f"{whole}={match[1]}{'' if match[2].startswith(':') else ' '}{match[2]}".strip()


def _instead(text: str, error: DiceError) -> str:
    """The whole text with dice that fall as was meant, where they were told in a way that is none; "" if none is known.

    The place of the error is one in what is told.
    """
    try:
        line = hear(text)
    except DiceError:
        return ""
    why = f": {line.why}" if line.why else ""
    return next((f"{guess}{why}" for guess in _guesses(line, error) if _falls(guess)), "")


def _guesses(line: Spoken, error: DiceError) -> Iterator[str]:
    told, dice = line.typed.told, line.text[: line.typed.told_at].strip()
    if error.hint:
        yield f"{dice}={told[: error.start]}{error.hint}{told[error.end :]}"
    if not _ADDED.fullmatch(told):
        return
    numbers = [int(number) for number in re.findall(r"\d+", told)]
    yield f"{dice}={','.join(map(str, numbers))}"
    if line.typed.kind is not Kind.POOL:
        return
    for fell in range(1, len(numbers)):
        try:
            outcome = given(line.typed.tree, ",".join(map(str, numbers[:fell])))
        except DiceError:
            continue
        if len(outcome.faces) == fell:
            more = sum(numbers[fell:])
            yield f"{dice}+{more}={outcome.total + more}"


def _falls(text: str) -> bool:
    try:
        typed = hear(text).typed
    except DiceError:
        return False
    return bool(typed.told) and unfit(typed.tree, typed.told) is None
