"""``roll``: any dice, with their faces; or a pool of the core roll by its size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg import dice
from rpg.desk.answer import happened, misused, refuse, say
from rpg.desk.table import Verb
from rpg.game.check.events import Rolled
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_TOLD = re.compile(r"\d+(,\d+)*")


def run(line: Line, table: Table) -> Result:
    """``roll 2d6+1 why`` · ``2d6=8`` real dice · ``roll 3`` a pool of three · ``roll 2d6+1: why``."""
    text, why = split(line.rest)
    if not text:
        return misused("roll")
    expression, told = dice.split_given(text)
    if expression.lstrip("-").isdecimal():
        expression = f"pool({expression}) vs ladder(core)"
    known = ladders(table)
    try:
        outcome = dice.given(expression, told, known) if told else dice.roll(expression, table.dice, "roll", known)
    except dice.DiceError as error:
        return wrong(error, text)
    rolled = Rolled(
        text=expression,
        faces=outcome.faces,
        total=outcome.total,
        degree=outcome.degree or "",
        why=why,
        told=bool(told),
    )
    return happened(table, (rolled,))


def ladders(table: Table) -> dict[str, dice.Ladder]:
    """The ladders of the rules, by the name that a dice text calls them."""
    return {key.rpartition("/")[2]: file.ladder for key, file in table.rules.check.ladders.items()}


def wrong(error: dice.DiceError, text: str) -> Result:
    """What is wrong with a dice text, and one that would do."""
    hint = say("dice.hint", hint=error.hint) if error.hint else say("nothing")
    return refuse("dice", text=text, why=Say(f"dice.error.{error.code}", dict(error.values)), hint=hint)


def split(text: str) -> tuple[str, str]:
    """The dice and the reason: ``:`` parts them; else the longest beginning, ending at a space, that is dice."""
    before, colon, behind = text.partition(":")
    if colon:
        return before.strip(), behind.strip()
    words = text.split()
    for end in range(len(words), 0, -1):
        head = " ".join(words[:end])
        if is_dice(head):
            return head, " ".join(words[end:])
    return (words[0], " ".join(words[1:])) if words else ("", "")


def is_dice(text: str) -> bool:
    """Whether a text is valid dice, real dice (``2d6=8``) or the size of a pool."""
    expression, told = dice.split_given(text)
    if "=" in text and not _TOLD.fullmatch(told):
        return False
    if expression.lstrip("-").isdecimal():
        return True
    try:
        dice.parse(expression)
    except dice.DiceError:
        return False
    return True


VERB = Verb(key="roll", en=("roll",), it=("tira",), alias="r", run=run, takes=("text",))
