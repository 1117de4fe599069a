"""Whether any die can meet a condition that is written out: a condition that none can meet is a slip, or told dice.

``5d6x=66321`` is no die that explodes on 66321: somebody tells what fell. Only what stands in the text as numbers or
words is looked at; a number that a name stands for may be one that no die shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.dice.error import DiceError
from rpg.dice.kinds import bare
from rpg.dice.tree import Dice, Explode, Faces, Keep, Name, Number, Reroll, Unary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice.outcome import Face
    from rpg.dice.tree import Node, Test

_CONDITION = re.compile(r"={1,2}\s*[0-9]+\s*$")


def unmet(pool: Node, test: Test | None) -> Test | None:
    """The nearest condition that the dice of a pool can meet, if they never meet this one; else None."""
    faces, wanted = _shown(pool), None if test is None else _written(test.value)
    if faces is None or test is None or wanted is None or isinstance(wanted, str) is not isinstance(faces[0], str):
        return None
    if isinstance(wanted, str):
        return None if wanted in faces else test._replace(value=Name("", f"{faces[0]}"))
    ends = (faces[0], faces[-1]) if isinstance(faces, range) else (min(faces), max(faces))
    low, high = map(int, ends)
    match test.op:
        case "<" | "<=":
            met = low < wanted or (test.op == "<=" and low == wanted)
            return None if met else test._replace(op="<=", value=_number(low))
        case ">" | ">=":
            met = high > wanted or (test.op == ">=" and high == wanted)
            return None if met else test._replace(op=">=", value=_number(high))
        case "!=":  # which all of them meet then: such a die is rolled for ever, and that is told
            return None
        case _:
            near = min(faces, key=lambda face: abs(int(face) - wanted))
            return None if wanted in faces else test._replace(value=_number(near))


def never_met(text: str, node: Explode | Reroll, at: int, end: int) -> DiceError | None:
    """The error of a condition, from ``at`` to ``end``, that no die meets: of faces that are told where it looks so."""
    near = unmet(node.pool, node.when)
    if near is None or node.when is None:
        return None
    if node.when.op == "=" and isinstance(near.value, Number) and not text[at:end].lstrip(" =").startswith("-"):
        return no_condition(text, node, at, end)
    value = near.value
    shown = f"-{value.value.value}" if isinstance(value, Unary) and isinstance(value.value, Number) else ""
    shown = shown or (f"{value.value}" if isinstance(value, Number) else getattr(value, "name", ""))
    asked = text[at:end].strip()
    return DiceError("never_met", f"no die shows {asked}", (at, end), hint=f"{near.op}{shown}", found=asked)


def no_condition(text: str, node: Explode | Reroll, at: int, end: int) -> DiceError:
    """The error of real dice that are told where a condition stands, from ``at`` to ``end``."""
    place = (at, min(end, len(text)))
    dice = text[:at].strip() + ("" if isinstance(node, Explode) else "=1")
    message = f"{text[at:end]!r} is where a condition stands, not what dice show"
    return DiceError("no_condition", message, place, found=text[at:end].strip()[:20], dice=dice[:40])


def told_behind(text: str, tree: Node, end: int) -> DiceError | None:
    """The error of more faces behind the first, which reads as a condition: ``5d6x=6,6,3``; None if it is none."""
    last = bare(tree)
    first = _CONDITION.search(text, 0, tree[-1].end)
    if first is None or not isinstance(last, Explode | Reroll) or last.when is None or last.when.op != "=":
        return None
    return no_condition(text, last, first.start(), end)


def _number(face: Face) -> Node:
    return Number(int(face)) if int(face) >= 0 else Unary("-", Number(-int(face)))


def _written(value: Node) -> int | str | None:
    """What a condition asks for, if it is written out."""
    match value:
        case Number():
            return value.value
        case Unary(value=Number(value=number)):
            return -number
        case Name(sigil="", name=name):
            return name
        case _:
            return None


def _shown(pool: Node) -> Sequence[Face] | None:
    """All that the dice of a pool can show; None if that is not written out."""
    inner = bare(pool)
    while isinstance(inner, Keep | Reroll) or (isinstance(inner, Explode) and inner.how == "x"):
        inner = bare(inner.pool)
    if not isinstance(inner, Dice):
        return None
    if isinstance(inner.sides, Faces):
        return inner.sides.faces
    return range(1, inner.sides.value + 1) if isinstance(inner.sides, Number) else None
