"""``roll``: any dice, with their story; real dice (``2d6=8``); or a pool of the core roll by its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg import dice
from rpg.desk.answer import happened, misused, refuse
from rpg.desk.dice import came, context, wrong
from rpg.desk.verbs.test import Asked, asked
from rpg.game.check.events import Rolled

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_TEST = {"en": "test", "it": "prova"}


def run(line: Line, table: Table) -> Result:
    """``roll 2d6+1 why`` · ``2d6=8`` real dice · ``roll 3`` a pool of three · ``roll 2d6+1: why``."""
    if not line.rest or line.rest.startswith(":"):
        return misused("roll")
    text = dice.sized(line.rest)
    try:
        return happened(table, (rolled(text, table),))
    except dice.DiceError as error:
        meant = asked(line, table) if error.code == "unknown_name" else None
        if isinstance(meant, Asked):
            test = f"{_TEST[table.language]} {line.rest}"
            return refuse("did_you_mean", line=test, prefill=test)
        return wrong(error, text, line.verb, context(table))


def rolled(line: str, table: Table) -> Rolled:
    """What the dice of a line come to at this table, real or not; DiceError if they cannot be rolled."""
    text, typed, why = dice.hear(line)
    named = context(table)
    tree, _ = dice.bound(typed.tree, named) if typed.named else (typed.tree, None)
    outcome = dice.given(tree, typed.told, named) if typed.told else dice.roll(tree, table.dice, "roll", named)
    return Rolled(
        text=text[: typed.told_at].strip() if typed.told else text,
        faces=outcome.faces,
        total=outcome.total,
        degree=outcome.degree or "",
        why=why,
        told=bool(typed.told),
        read=dice.show(tree) if typed.named else "",
        came=came(outcome),
    )


def is_dice(text: str) -> bool:
    """Whether a text is valid dice, real dice (``2d6=8``) or the size of a pool."""
    try:
        dice.parse_line(dice.sized(text))
    except dice.DiceError:
        return False
    return True
