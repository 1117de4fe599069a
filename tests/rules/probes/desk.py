"""What only the desk does with a number: time that goes by, the clock of what never fights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from tests.desk.game import Game
from tests.desk.game import rules as shipped
from tests.rules.probes.probing import feels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.desk.table import Table


class AtTheTable(Game):
    """A game by other rules, among the named people of the story."""

    def __init__(self, rules: Rules) -> None:
        story = shipped()
        people = replace(rules.character, named=story.character.named)
        self._rules = replace(rules, character=people, stories=story.stories)
        super().__init__()

    def table(self) -> Table:
        return replace(super().table(), rules=self._rules)


@feels("time")
def goes_by(rules: Rules, _: str) -> Iterator[Any]:
    game = AtTheTable(rules)
    for line in ("time watch", *["time cycle", "time"] * 10):
        yield game(line)


@feels("adversary")
def spoken_with(rules: Rules, full: str) -> Iterator[Any]:
    block = rules.encounter.adversaries[full]
    slug = full.rpartition("/")[2]
    if block.trait("audience") or block.trait("never_fights"):
        game = AtTheTable(rules)
        yield [game(line) for line in ("join oru", f"audience oru {slug} =66", f"fight {slug}")], game.result.prefill
