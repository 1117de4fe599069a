"""``roll``: any dice, with their story; real dice (``2d6=8``); or a pool of the core roll by its size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg import dice
from rpg.desk.answer import happened, misused
from rpg.desk.dice import context, shown, wrong
from rpg.desk.table import Verb
from rpg.game.check.events import Rolled

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


_SPACED = re.compile(r"^(-?\d+)\s*=\s*")
"""The size of a pool and what its dice show, with spaces between."""


def run(line: Line, table: Table) -> Result:
    """``roll 2d6+1 why`` · ``2d6=8`` real dice · ``roll 3`` a pool of three · ``roll 2d6+1: why``."""
    text, why = split(line.rest)
    if not text:
        return misused("roll")
    try:
        return happened(table, (rolled(text, why, table),))
    except dice.DiceError as error:
        return wrong(error, text)


def rolled(text: str, why: str, table: Table) -> Rolled:
    """What a text comes to at this table, real dice or not; DiceError if it cannot be rolled."""
    typed = dice.parse_line(asked(text))
    named = context(table)
    tree, _ = dice.bound(typed.tree, named) if typed.named else (typed.tree, None)
    outcome = dice.given(tree, typed.told, named) if typed.told else dice.roll(tree, table.dice, "roll", named)
    return Rolled(
        text=asked(text)[: typed.told_at].strip() if typed.told else asked(text).partition(";")[0].strip(),
        faces=outcome.faces,
        total=outcome.total,
        degree=outcome.degree or "",
        why=why or typed.comment,
        told=bool(typed.told),
        read=dice.show(tree) if typed.named else "",
        result=shown(outcome),
    )


def asked(text: str) -> str:
    """The dice that a text means: a bare number is the size of a pool of the core roll."""
    size, told, faces = text.partition("=")
    return f"pool({size.strip()}) vs ladder(core){told}{faces}" if _is_size(size) else text


def split(text: str) -> tuple[str, str]:
    """The dice and the reason: ``:`` parts them; else the longest beginning, ending at a space, that is dice."""
    first, _, rest = _SPACED.sub(r"\1=", text, count=1).partition(" ")
    size, colon, behind = first.partition(":")
    if _is_size(size.partition("=")[0]) and not rest.lstrip().startswith(("+", "-", "*", "/", "#", "d")):
        return size, f"{behind} {rest}".strip() if colon else rest.strip()
    return dice.split_line(text)


def is_dice(text: str) -> bool:
    """Whether a text is valid dice, real dice (``2d6=8``) or the size of a pool."""
    try:
        dice.parse_line(asked(text))
    except dice.DiceError:
        return False
    return True


def _is_size(text: str) -> bool:
    return text.strip().removeprefix("-").isdecimal()


VERB = Verb(key="roll", en=("roll",), it=("tira",), alias="r", run=run, takes=("text",))
