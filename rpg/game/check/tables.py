"""Tables read with dice: panic, scars, omens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.check.events import TableRead

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.check.rules import CheckRules, Row, Table


def read_on(table: Table, dice: Dice, label: str) -> TableRead:
    """Roll on a table; KeyError if no row covers what fell (the rules' fault, found when they are loaded)."""
    outcome = table.dice.roll(dice, label)
    for line in table.rows:
        if line.low <= outcome.total <= line.high:
            return TableRead(table=table.id, faces=outcome.faces, row=line.key)
    raise KeyError(outcome.total)


def read_table(rules: CheckRules, dice: Dice, table_id: str, label: str) -> TableRead:
    """Roll on the table of that id; KeyError if the rules have none."""
    return read_on(rules.tables[table_id], dice, label)


def row(rules: CheckRules, read: TableRead) -> Row:
    """The row that was read; KeyError if the rules no longer have it."""
    for line in rules.tables[read.table].rows:
        if line.key == read.row:
            return line
    raise KeyError(read.row)
