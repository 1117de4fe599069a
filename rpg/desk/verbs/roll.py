"""``roll``: any dice, with their faces; or a pool of the core roll by its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg import dice
from rpg.desk.answer import happened, misused, refuse
from rpg.desk.table import Verb
from rpg.game.check.events import Rolled

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``roll 2d6+1 why`` · ``2d6=8`` real dice · ``roll 3`` a pool of three · ``roll 2d6+1: why``."""
    text, why = split(line.rest)
    if not text:
        return misused("roll")
    expression, _, told = text.partition("=") if " vs " not in text else (text, "", "")
    if expression.strip().lstrip("-").isdecimal():
        expression = f"pool({expression.strip()}) vs ladder(core)"
    ladders = {key.rpartition("/")[2]: file.ladder for key, file in table.rules.check.ladders.items()}
    try:
        outcome = dice.roll(expression, table.dice, "roll", ladders=ladders, told=told)
    except dice.DiceError as error:
        return refuse("dice", text=text, why=error.message, hint=error.hint)
    rolled = Rolled(
        text=expression.strip(),
        faces=outcome.faces,
        total=outcome.total,
        degree=outcome.degree or "",
        why=why,
        told=bool(told),
    )
    return happened(table, (rolled,))


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
    expression = text.partition("=")[0] if " vs " not in text else text
    if expression.strip().lstrip("-").isdecimal():
        return True
    try:
        dice.parse(expression)
    except dice.DiceError:
        return False
    return True


VERB = Verb(key="roll", en=("roll",), it=("tira",), alias="r", run=run, takes=("text",))
