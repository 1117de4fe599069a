"""What the rules alone give a name to in dice texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice import Context, TableRow

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules


def named_by(rules: Rules) -> Context:
    """What the rules alone have a name for: ladders and tables."""
    check = rules.check
    return Context(
        ladders={slug(full): file.ladder for full, file in check.ladders.items()},
        tables={
            slug(full): tuple(TableRow(row.low, row.high, row.key) for row in known.rows)
            for full, known in check.tables.items()
        },
    )


def slug(full: str) -> str:
    """The name of an entity in a dice text: ``core`` of ``core:ladder/core``."""
    return full.rpartition("/")[2]
