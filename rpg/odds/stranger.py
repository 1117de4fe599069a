"""A sampled fight that the Wanderer may come into (GAME.md 11 and 14.5, A1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from msgspec.structs import replace

from rpg.game.encounter.ground import Ground, GroundEvent, after
from rpg.game.refusal import Refusal
from rpg.game.wanderer import decide as wanderer
from rpg.game.wanderer.events import WandererEvent
from rpg.game.wanderer.evolve import evolve
from rpg.game.wanderer.stage import Stage
from rpg.game.wanderer.state import Wanderer
from rpg.odds import policy
from rpg.odds.sample import MOST_EXCHANGES, ordered, tended

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice import Dice
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.ground import FightRules
    from rpg.game.wanderer.rules import WandererRules
    from rpg.odds.policy import Choice

_HIS = get_args(WandererEvent)


class Stranger:
    """Where he is, from one fight of a journey to the next."""

    def __init__(self, own: WandererRules, proximity: int) -> None:
        """So near at the start of the journey, and not there."""
        self.own = own
        self.state = Wanderer(nearer=proximity - own.proximity.start)

    def play(
        self,
        rules: FightRules,
        ground: Ground,
        choice: Choice,
        streams: Callable[[int], Dice],
        told: list[GroundEvent],
        *,
        sheds: bool,
    ) -> None:
        """Play a fight to its end; once he is with them they flee the next one. ``told`` takes what happens but him."""
        choice = "run" if self.state.here else choice
        those = tuple(ground.encounter.fight.fighters) if ground.encounter.fight else ()
        exchange = 0
        while ground.encounter.fight is not None and exchange < MOST_EXCHANGES:
            exchange += 1
            dice = streams(exchange)
            acts = ordered(policy.acts(rules, ground, choice, "", sheds=sheds), dice)
            ground = self._exchange(rules, ground, dice, acts, told)
        if ground.encounter.fight is None:
            tended(rules, ground, those, streams(exchange + 1), told)

    def _exchange(
        self, rules: FightRules, ground: Ground, dice: Dice, acts: list[Act], told: list[GroundEvent]
    ) -> Ground:
        stage = Stage(rules=rules, own=self.own, ground=ground, wanderer=self.state)
        events: Any = wanderer.exchange(stage, dice, acts)
        if isinstance(events, Refusal):
            raise ValueError(events.why.key)  # noqa: TRY004 - the policy asked for what the rules refuse: our own fault
        for event in events:
            if isinstance(event, _HIS):
                self.state = evolve(self.state, event)
            else:
                ground = after(ground, event)
                told.append(event)
        if ground.encounter.fight is None:
            self.state = replace(self.state, fired={}, acted=False)
        return ground
