"""The course of things while an act is decided: the ground so far, and the events that led to it.

The one value of this chapter that changes in place; it never leaves ``decide``, ``detect`` and ``aftermath``. Every
event is folded as it happens, so whoever acts next acts on what is true then. What the network hears is kept to the
end: the alert moves once, trigger by trigger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from rpg.game.character import decide as character
from rpg.game.character.events import ConditionGained, Panicked
from rpg.game.check import decide as check
from rpg.game.check.events import Part, Tested
from rpg.game.check.told import Told
from rpg.game.encounter import panic
from rpg.game.encounter.ground import active, after
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.dice import Dice
    from rpg.game.character.state import Person
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent

Pushing: TypeAlias = Literal["never", "now", "on_fail"]


class Roll(msgspec.Struct, frozen=True, kw_only=True):
    """How a roll is made at the table: told from real dice or not, pushed or not."""

    told: Told | None = None
    push: Pushing = "never"
    told_again: Told | None = None


class Course:
    """What happens, as it happens; ``triggers`` is what the network will have heard, and how often."""

    __slots__ = ("dice", "events", "ground", "rules", "triggers")

    def __init__(self, rules: FightRules, ground: Ground, dice: Dice) -> None:
        """Before anything happened."""
        self.rules = rules
        self.ground = ground
        self.dice = dice
        self.events: list[GroundEvent] = []
        self.triggers: dict[str, int] = {}

    def happen(self, events: Iterable[GroundEvent]) -> None:
        """Let these events be true from here on."""
        for event in events:
            self.events.append(event)
            self.ground = after(self.ground, event)

    def person(self, who: str) -> Person:
        """Somebody, as they are now."""
        return self.ground.people.by_id[who]

    def roll(self, label: str, who: str, parts: Iterable[Part], how: Roll) -> Tested | Refusal:
        """Make somebody's roll, with its push, its Strain and what that may bring."""
        push = self._pushing(who, how.push)
        if isinstance(push, Refusal):
            return push
        tested = check.test(
            self.rules.check,
            self.dice,
            who=who,
            label=label,
            parts=tuple(parts),
            told=how.told,
            push=push,
            told_again=how.told_again,
        )
        if isinstance(tested, Tested):
            self.happen((tested,))
            if tested.again:
                self.noise(check.noises(self.rules.check, tested))
                self.strain(who, self.rules.check.core.push.strain, f"panic:{who}")
        return tested

    def _pushing(self, who: str, push: Pushing) -> Pushing | Refusal:
        """How a roll is pushed: a companion stops when Strain is high; whoever is exhausted cannot."""
        if push == "never" or not who:
            return "never"
        core, person = self.rules.check.core, self.person(who)
        able = character.may_push(self.rules.character, core, person)
        if push == "now":
            return push if able else Refusal(Say("encounter.refused.exhausted", {"who": person.name}))
        return push if able and character.strain(core, person) < core.push.companion_below else "never"

    def strain(self, who: str, by: int, label: str) -> None:
        """Add to somebody's Strain, with the panic that this may bring and what the panic does."""
        rules = self.rules
        for event in character.gain_strain(rules.character, rules.check, self.dice, self.person(who), by, label):
            self.happen((event,))
            if isinstance(event, Panicked) and (row := panic.read(rules, event.row)):
                self.happen(panic.realised(rules, self.person(who), row))
                self.noise(panic.screams(row))

    def harm(self, who: str, by: int) -> None:
        """Harm somebody, less what their suit stops."""
        self.happen(character.harm(self.rules.character, self.person(who), by))

    def noise(self, times: int) -> None:
        """Be heard so often."""
        self.trigger(self.rules.encounter.procedure.noises.noise, times)

    def trigger(self, trigger: str, times: int = 1) -> None:
        """Remember what the network will hear; a trigger that tags tags everybody with the group at once."""
        if times <= 0:
            return
        self.triggers[trigger] = self.triggers.get(trigger, 0) + times
        if self.rules.safeguard.triggers[trigger].tags:
            self.tag()

    def tag(self) -> None:
        """Let the network know where everybody is who is with the group."""
        tag = self.rules.safeguard.ladder.tag
        bare = [p.id for p in active(self.ground) if tag not in p.conditions]
        self.happen(ConditionGained(who=who, condition=tag) for who in bare)

    def heard(self) -> None:
        """Let the network hear what was loud or seen, trigger by trigger."""
        rules, name = self.rules.safeguard, self.ground.sector
        for trigger, times in self.triggers.items():
            sector, label = self.ground.safeguard.sector(name), f"alert:{trigger.rpartition('/')[2]}"
            self.happen(safeguard.trigger(rules, self.dice, name, sector, trigger, label=label, times=times))
        self.triggers = {}
