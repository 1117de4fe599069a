"""What a partial costs and what a surge gives, drawn where no rule says it (GAME.md 1 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from rpg.game.check.events import TableRead, TurnDrawn
from rpg.game.check.tables import read_on
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.check.rules import CheckRules, Table
    from rpg.words import Value

Turn: TypeAlias = Literal["price", "surge"]


def table_of(rules: CheckRules, of: Turn) -> Table | None:
    """The table of that; None if these rules have none."""
    return rules.tables.get(rules.core.price if of == "price" else rules.core.surge)


def drawn(
    rules: CheckRules, dice: Dice, of: Turn, *, who: str = "", told: int | None = None
) -> tuple[TableRead | TurnDrawn, ...] | Refusal:
    """Draw it for somebody's roll ("": nobody's), as that label; ``told`` is what real dice showed on that table."""
    table = table_of(rules, of)
    if table is None:
        return Refusal(Say(f"check.turn.no_{of}"))
    if told is None:
        read = read_on(table, dice, of)
        return (read, TurnDrawn(of=of, table=table.id, row=read.row, who=who))
    row = next((row for row in table.rows if row.low <= told <= row.high), None)
    if row is None:
        values: dict[str, Value] = {"n": told, "dice": table.dice.text}
        return Refusal(Say("check.turn.no_row", values))
    return (TurnDrawn(of=of, table=table.id, row=row.key, who=who),)
