"""The course of things while an act is decided: the ground so far, and the events that led to it.

The one value of this chapter that changes in place; it never leaves ``decide``, ``detect`` and ``aftermath``. Every
event is folded as it happens, so whoever acts next acts on what is true then; into dictionaries of its own, so that
few are made anew (a test holds them to what the log folds to). What the network hears is kept to the
end: the alert moves once, trigger by trigger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from rpg.game.character import ability
from rpg.game.character import decide as character
from rpg.game.character.events import Alarmed, ConditionGained, GearLost, GearWorn, Panicked
from rpg.game.check import decide as check
from rpg.game.check.events import Part, Tested
from rpg.game.check.told import Told
from rpg.game.encounter import panic
from rpg.game.encounter.events import ClockRead
from rpg.game.encounter.ground import active, after_in_place, owned, up
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rpg.dice import Dice
    from rpg.game.character.state import Person
    from rpg.game.effects import Effects
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.safeguard.state import Sector

Pushing: TypeAlias = Literal["never", "now", "on_fail"]
Verb = TypeVar("Verb")


class Roll(msgspec.Struct, frozen=True, kw_only=True):
    """How a roll is made at the table: told from real dice or not, pushed or not."""

    told: Told | None = None
    push: Pushing = "never"
    told_again: Told | None = None


class Course:
    """What happens, as it happens; ``triggers`` is what the network will have heard, and how often.

    ``ground`` is always what is true now: whoever keeps it, while the course goes on, keeps what will be true then.
    """

    __slots__ = ("dice", "events", "ground", "guided", "person", "rules", "triggers")

    person: Callable[[str], Person]
    """Somebody, as they are now."""

    def __init__(self, rules: FightRules, ground: Ground, dice: Dice) -> None:
        """Before anything happened."""
        self.rules = rules
        self.stand(owned(ground))
        self.dice = dice
        self.events: list[GroundEvent] = []
        self.triggers: dict[str, int] = {}
        self.guided = dict(rules.guided)

    def stand(self, ground: Ground) -> None:
        """Take this ground for what is true now, with whoever is on it."""
        self.ground = ground
        self.person = ground.people.by_id.__getitem__

    def happen(self, events: Iterable[GroundEvent]) -> None:
        """Let these events be true from here on."""
        for event in events:
            self.events.append(event)
            self.ground = after_in_place(self.ground, event)

    def has(self, who: str, of: Callable[[Effects], Verb | None]) -> Verb | None:
        """The first effect of that kind that somebody can use now, and says they use if that is theirs to say."""
        found = self._found(who, of)
        return found[0] if found else None

    def use(self, who: str, of: Callable[[Effects], Verb | None]) -> Verb | None:
        """The same, used: what is limited is spent."""
        found = self._found(who, of)
        if found is None:
            return None
        verb, source = found
        self.happen(ability.spend(self.rules.character, self.person(who), source, of))
        return verb

    def _found(self, who: str, of: Callable[[Effects], Verb | None]) -> tuple[Verb, str] | None:
        rules, person = self.rules, self.person(who)
        if not (person.ability or person.learned) and rules.character.acting.isdisjoint(person.gear):
            return None
        return next(ability.having(rules.character, person, of, rules.uses(who)), None)

    def roll(self, label: str, who: str, parts: Iterable[Part], how: Roll | Act) -> Tested | Refusal:
        """Make somebody's roll, with its push, its Strain and what that may bring."""
        now = how.push == "now" and bool(who)
        if now and not self._strong(who):
            return Refusal(Say("encounter.refused.exhausted", {"who": self.person(who).name}))
        tested = check.test(
            self.rules.check,
            self.dice,
            who=who,
            label=label,
            parts=(*parts, *self._guided(who)) if self.guided else tuple(parts),
            told=how.told,
            push="now" if now else "never",
            told_again=how.told_again,
        )
        if how.push == "on_fail" and isinstance(tested, Tested) and tested.degree == "fail" and self._pushes(tested):
            tested = check.pushed(self.rules.check, self.dice, tested, how.told_again)
        if isinstance(tested, Refusal):
            return tested
        tested = self._rewritten(tested)
        self._worn(tested)
        if tested.again:
            self.noise(check.noises(self.rules.check, tested))
            self.strain(who, self.rules.check.core.push.strain, f"panic:{who}")
        return tested

    def _rewritten(self, tested: Tested) -> Tested:
        """Let a roll be true: as it fell, or as somebody makes it who lets the Contagion in for it."""
        verb = self.has(tested.who, lambda e: e.rewrite) if tested.who else None
        if verb is None or verb.low != tested.degree or not any(part.what in verb.skills for part in tested.parts):
            self.happen((tested,))
            return tested
        self.use(tested.who, lambda e: e.rewrite)
        tested = replace(tested, degree=verb.high)
        changed = character.contaminated(self.rules.character, self.person(tested.who), verb.contagion)
        self.happen((tested, *changed))
        return tested

    def _guided(self, who: str) -> tuple[Part, ...]:
        """The dice that the group's Bearing gives to somebody's first roll."""
        dice = self.guided.pop(who, 0)
        return (Part("bearing", dice),) if dice else ()

    def _strong(self, who: str) -> bool:
        """Whether somebody can push: whoever is exhausted cannot."""
        return character.may_push(self.rules.character, self.rules.check.core, self.person(who))

    def _pushes(self, tested: Tested) -> bool:
        """Whether a companion pushes that roll of their own accord: a failed one, until their Strain is high."""
        if not tested.who or not check.worth_pushing(self.rules.check, tested):
            return False
        core = self.rules.check.core
        return self._strong(tested.who) and character.strain(core, self.person(tested.who)) < core.push.companion_below

    def _worn(self, tested: Tested) -> None:
        """What wears out, and gave its dice to this roll, is one use nearer its end."""
        rules, who = self.rules.character, tested.who
        if not who or rules.wearing.isdisjoint(self.person(who).gear):
            return
        for part in tested.parts:
            if part.what not in rules.wearing or part.dice <= 0:
                continue
            item = rules.gear[part.what]
            self.happen((GearWorn(who=who, gear=item.id),))
            if self.person(who).worn.get(item.id, 0) >= item.uses:
                self.happen((GearLost(who=who, gear=item.id),))

    def strain(self, who: str, by: int, label: str) -> None:
        """Add to somebody's Strain, with the panic that this may bring and what the panic does."""
        rules, person = self.rules, self.person(who)
        row = self._known_panic() if person.strain + by >= rules.check.core.strain.max else ""
        for event in character.gain_strain(rules.character, rules.check, self.dice, person, by, label, row):
            if row and isinstance(event, Panicked):
                self._guilty()
            self.happen((event,))
            if isinstance(event, Panicked) and (read := panic.read(rules, event.row)):
                self.happen(panic.realised(rules, self.person(who), read))
                self.noise(panic.screams(read))

    def _known_panic(self) -> str:
        """The row of a panic that is not drawn, because of somebody here who set off the alarm."""
        guilty = (self.has(p.id, lambda e: e.panic_row) for p in active(self.ground) if p.alarmed)
        return next((known.row for known in guilty if known is not None), "")

    def _guilty(self) -> None:
        """Spend what made a panic known, of the first who has it."""
        for person in active(self.ground):
            if person.alarmed and self.use(person.id, lambda e: e.panic_row) is not None:
                return

    def alarm(self, who: str) -> None:
        """Remember who set off the alarm, if that is somebody on whom it weighs."""
        if who and not self.person(who).alarmed and self.has(who, lambda e: e.panic_row) is not None:
            self.happen((Alarmed(who=who),))

    def read_clock(self, skill: str, tested: Tested) -> None:
        """Let whoever can read the arrival clock from a clean roll of that skill read it, if a force is on its way."""
        force = self.ground.safeguard.sector(self.ground.sector).force
        if force is None or not tested.who or not check.is_clean(tested.degree):
            return
        if self.use(tested.who, lambda e: e.read_clock if e.read_clock and e.read_clock.skill == skill else None):
            self.happen((ClockRead(who=tested.who, beats=safeguard.remaining(force)),))

    def harm(self, who: str, by: int) -> None:
        """Harm somebody, less what their suit stops."""
        self.happen(character.harm(self.rules.character, self.person(who), by))

    def noise(self, times: int) -> None:
        """Be heard so often."""
        self.trigger(self.rules.encounter.procedure.noises.noise, times)

    def trigger(self, trigger: str, times: int = 1) -> None:
        """Remember what the network will hear; a trigger that tags tags everybody with the group at once."""
        if times <= 0 or not trigger:
            return
        self.triggers[trigger] = self.triggers.get(trigger, 0) + times
        if self.rules.safeguard.triggers[trigger].tags:
            self.tag()

    def tag(self) -> None:
        """Let the network know where everybody is who is with the group."""
        tag = self.rules.safeguard.ladder.tag
        for person in active(self.ground):
            if tag not in person.conditions and self.use(person.id, lambda e: e.stay_untagged) is None:
                self.happen((ConditionGained(who=person.id, condition=tag),))

    def heard(self) -> None:
        """Let the network hear what was loud or seen, trigger by trigger."""
        rules, name = self.rules.safeguard, self.ground.sector
        for trigger, times in self.triggers.items():
            sector, label = self.ground.safeguard.sector(name), f"alert:{trigger.rpartition('/')[2]}"
            less = self._cancelled(sector, trigger, times)
            self.happen(
                safeguard.trigger(rules, self.dice, name, sector, trigger, label=label, times=times, extra=-less)
            )
        self.triggers = {}

    def _cancelled(self, sector: Sector, trigger: str, times: int) -> int:
        """The points of noise that somebody takes back as they are gained."""
        if trigger != self.rules.encounter.procedure.noises.noise:
            return 0
        rules = self.rules.safeguard
        gained = safeguard.would_rise(rules, sector, trigger, times)
        if gained <= 0:
            return 0
        for person in active(self.ground):
            if up(self.rules, person) and (cancel := self.use(person.id, lambda e: e.cancel_noise)):
                return min(cancel.points, gained) + max(0, times * rules.triggers[trigger].points - gained)
        return 0
