"""What was meant by a text that is no dice: a whole text that can be rolled, if one can be guessed.

The hint of a DiceError is often only the sign that is missing or strange. Here it is put in its place; what another
roller, or another game, writes is translated; and nothing is offered that cannot be read.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from rpg.dice import lexer
from rpg.dice.canonical import show
from rpg.dice.error import DiceError
from rpg.dice.habits import rewritten
from rpg.dice.parser import parse_line
from rpg.dice.retold import RETOLD, retold, unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 200
"""Longer texts are not guessed at."""
_STEPS = 8
"""So many strange signs of one text are replaced."""
_STRANGE = frozenset({"unexpected", "ended", "dice_of_dice", "reason", "unknown_name", "decimal"})
"""Faults of texts that are perhaps those of another roller."""
_ASKED = frozenset("0123456789<>=")
_DECIMAL = re.compile(r"\d{1,9}\.\d{1,6}")
_OPERATORS = ("+", "-", "\u2212", "*", "/", "%", "#")
_CLOSING = frozenset(")}],")
DIALECTS = ("roll20", "foundry", "d20")


def mended(text: str, error: DiceError) -> str:
    """A whole dice text that can be read and is likely to be what was meant; "" if there is none.

    ``error`` is what reading (or rolling) the text brought.
    """
    if error.code in RETOLD:
        return retold(text, error)
    if error.code == "bare_comparison" and _read(error.hint) is None:
        return error.hint
    if error.code == "decimal" and not _read(fractions := _DECIMAL.sub(lambda match: f"({Fraction(match[0])})", text)):
        return fractions
    if len(text) <= _LONGEST:
        for guess in _guesses(text, error):
            if guess != text and _read(guess) is None:
                return guess
    plain = error.code in _STRANGE or not error.hint or _read(error.hint)
    return "" if plain else error.hint


def dialects_of(text: str) -> tuple[str, ...]:
    """The other rollers that would read this text, which is none of ours."""
    return tuple(name for name in DIALECTS if _translated(text, name)) if len(text) <= _LONGEST else ()


def _read(text: str) -> DiceError | None:
    """What is wrong with a text; None if it can be read, and its real dice can fall as they are told."""
    try:
        typed = parse_line(text)
    except DiceError as error:
        return error
    return unfit(typed.tree, typed.told) if typed.told else None


def _guesses(text: str, error: DiceError) -> Iterator[str]:
    """Texts that may be meant, the likeliest first; not all of them can be read."""
    code, start = error.code, error.start
    if code in _STRANGE:
        said = rewritten(text)
        yield from (said, _spelt(said)) if said != text else ()
    if code in _STRANGE - {"unknown_name", "decimal"}:
        yield from (_translated(text, name) for name in DIALECTS)
        yield _spelt(text)
    if error.hint:
        yield from _put(text, error)
    if code == "dice_of_dice":
        yield f"({text[:start]}){text[start:]}"
    if code == "unexpected":
        yield text[:start].rstrip()


def _put(text: str, error: DiceError) -> Iterator[str]:
    """The text with the hint put where the fault is, in place of it, before it, or behind what is right."""
    before, at_fault, behind = text[: error.start], text[error.start : error.end], text[error.end :]
    yield from (before + put + behind for put in _instead(at_fault, error))
    if error.code == "ended" or error.hint in _CLOSING:
        if error.code == "ended" and before.rstrip().endswith(_OPERATORS):
            yield before.rstrip().rstrip("".join(_OPERATORS)).rstrip()
        space = " " if before.endswith(_OPERATORS) else ""
        yield before + space + error.hint + at_fault + behind
        yield f"{before} {error.hint}"
    if error.hint == "+" and at_fault.isdecimal():
        yield f"{before}+ {at_fault}{behind}"
    if error.code == "unexpected" and at_fault.lower() == "d":
        yield before + error.hint


def _instead(at_fault: str, error: DiceError) -> Iterator[str]:
    """What may stand where the fault is."""
    match error.code:
        case "keep":
            yield re.sub(r"\d+$", f"{error.values['count']}", at_fault)
        case "explosions" | "label":
            yield error.hint.strip(":[]")
        case "needs_test":
            face = re.search(r"\{\s*([^\s,}]+)", at_fault)
            yield f"{at_fault}={face[1] if face else 'hit'}"
        case "never_met":
            yield error.hint
        case "needs_ladder" | "no_dice" | "faces" as code:
            yield {"no_dice": "1", "faces": "6"}.get(code, error.hint)
        case _ if error.code.startswith("unknown_"):
            found = f"{error.values.get('found', '')}"
            yield error.hint if at_fault.casefold() == found else at_fault.replace(found, error.hint, 1)
        case _:
            pass


def _translated(text: str, name: str) -> str:
    """The text, read as that roller reads it, in our notation; "" if it cannot read it either."""
    from rpg.dice.dialect import read  # noqa: PLC0415  only a fault needs the other rollers

    try:
        return show(read(text, name))
    except DiceError:
        return ""


def _spelt(text: str) -> str:
    """The text with every sign of another roller, as far as it stands where it is not understood, replaced by ours."""
    for _ in range(_STEPS):
        error = _read(text)
        if error is None or error.code not in {"unexpected", "dice_of_dice"}:
            break
        at = error.start
        letters = lexer.LETTERS.match(text, at)
        signs = (letters[0],) if letters and letters[0] else (text[at : at + 2], text[at : at + 1])
        sign = next((sign for sign in signs if sign.lower() in lexer.DIALECT), "")
        ours = "dl" if error.code == "dice_of_dice" else lexer.DIALECT.get(sign.lower(), "")
        if not ours:
            break
        behind = text[at + (len(sign) or 1) :]
        text = text[:at] + (ours.removesuffix("=1") if behind[:1] in _ASKED else ours) + behind
    return text
