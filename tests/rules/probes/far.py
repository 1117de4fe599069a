"""What the map makes of items: charts that are right after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.game.strata.charts import redrawn
from rpg.game.strata.evolve import folded
from tests.game.encounter.fights import Fixed, person
from tests.game.strata.maps import at_first
from tests.rules.probes.probing import feels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules


@feels("gear")
def charts(rules: Rules, full: str) -> Iterator[Any]:
    state, who = at_first(), person("ada", gear=(full,))
    for _ in range(3):
        events = redrawn(rules.strata, rules.character, state, Fixed(), who, 1)
        yield events
        state = folded(state, events) if isinstance(events, tuple) else state
