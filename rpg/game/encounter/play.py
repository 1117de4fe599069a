"""An exchange as it is being played: the course of a fight, and what was settled when the exchange began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.check.events import Part, Tested
from rpg.game.encounter.course import Course, Roll
from rpg.game.encounter.events import BonusGiven, GapChanged, GotAway
from rpg.game.encounter.ground import after, attended, present, up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.dice import Dice
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.encounter.rules import Adversary, Trait
    from rpg.game.encounter.state import Fight, Fighter, Machine, Stance
    from rpg.game.refusal import Refusal


class Play(Course):
    """The exchange at hand.

    ``before`` is the gaps before the machines closed in, ``stances`` what everybody does, ``free`` the machines that
    engaged nobody when the exchange was drawn, ``dragged`` who is dragged by whom, ``hidden`` that those who go still
    have rolled. ``fight`` stays what it was when the fight ends.
    """

    __slots__ = (
        "_blocks",
        "_kinds",
        "_living",
        "_machines",
        "_present",
        "_seen",
        "before",
        "dragged",
        "fight",
        "free",
        "hidden",
        "stances",
    )

    def __init__(self, rules: FightRules, ground: Ground, fight: Fight, dice: Dice) -> None:
        """The exchange before anything happened in it, among those who are still known."""
        super().__init__(rules, attended(_at(ground, fight.sector)), dice)
        self.fight = self.ground.encounter.fight or fight
        self.before = {who: fighter.gap for who, fighter in self.fight.fighters.items()}
        self.stances: dict[str, Stance] = {}
        self.free: tuple[str, ...] = ()
        self.dragged: dict[str, str] = {}
        self.hidden = False
        self._machines: dict[str, Machine] | None = None
        self._living: tuple[Machine, ...] = ()
        self._kinds: tuple[str, ...] = ()
        self._blocks: tuple[Adversary, ...] = ()
        self._seen: tuple[object, object] = (None, None)
        self._present: tuple[str, ...] = ()

    def happen(self, events: Iterable[GroundEvent]) -> None:
        """Let these events be true from here on."""
        for event in events:
            self.events.append(event)
            self.ground = after(self.ground, event)
        self.fight = self.ground.encounter.fight or self.fight

    def fighter(self, who: str) -> Fighter:
        """Where somebody stands, and what drives them."""
        return self.fight.fighters[who]

    def adversary(self, machine: str) -> Adversary:
        """The stat block of a machine."""
        return self.rules.encounter.adversaries[self.fight.machines[machine].adversary]

    def living(self) -> tuple[Machine, ...]:
        """The machines that are still there."""
        if self.fight.machines is not self._machines:
            self._count()
        return self._living

    def blocks(self) -> tuple[Adversary, ...]:
        """The stat blocks of the machines that are still there, each once."""
        if self.fight.machines is not self._machines:
            self._count()
        return self._blocks

    def bearing(self, trait: str) -> list[tuple[Machine, Trait]]:
        """The machines that are still there and have a trait, each with its own."""
        found = {block.id: has for block in self.blocks() if (has := block.trait(trait))}
        return [(m, found[m.adversary]) for m in self._living if m.adversary in found] if found else []

    def kinds(self) -> tuple[str, ...]:
        """The full ids of the stat blocks of the machines that are still there."""
        if self.fight.machines is not self._machines:
            self._count()
        return self._kinds

    def _count(self) -> None:
        """Look at the machines again: something has happened to one of them."""
        self._machines = self.fight.machines
        self._living = tuple([m for m in self._machines.values() if not m.gone])
        known = self.rules.encounter.adversaries
        kinds = tuple(dict.fromkeys([m.adversary for m in self._living]))
        if kinds != self._kinds:
            self._kinds, self._blocks = kinds, tuple([known[kind] for kind in kinds])

    def engaging(self, who: str) -> list[str]:
        """The machines that engage somebody and still stand, fiercest first."""
        engaged, machines = self.fight.engaged.get(who), self.fight.machines
        return [m for m in engaged if not machines[m].gone] if engaged else []

    def present(self) -> tuple[str, ...]:
        """Everybody who stands and is not away."""
        fight, people = self.ground.encounter.fight, self.ground.people
        fighters = fight.fighters if fight else None
        if self._seen[0] is not fighters or self._seen[1] is not people:
            self._seen, self._present = (fighters, people), present(self.rules, self.ground)
        return self._present

    def acts(self, who: str) -> bool:
        """Whether somebody stands there and can still do something in this exchange."""
        return not self.fight.fighters[who].away and up(self.rules, self.ground.people.by_id[who])

    def test(self, act: Act, skill: str, parts: Iterable[Part], weapon: str = "") -> Tested | Refusal:
        """Make the roll of an act; dice that wait for somebody's next roll are used up."""
        bonus = self.fighter(act.who).bonus
        rules = self.rules
        own = character.parts(rules.character, rules.check.core, self.person(act.who), skill, weapon=weapon)
        given = (Part("bonus", bonus),) if bonus else ()
        how = Roll(told=act.told, push=act.push, told_again=act.told_again)
        tested = self.roll(f"{act.do}:{act.who}", act.who, (*own, *parts, *given), how)
        if bonus and isinstance(tested, Tested):
            self.happen((BonusGiven(who=act.who, by=-bonus),))
        return tested

    def move(self, who: str, by: int) -> None:
        """Change somebody's gap, within contact and away; whoever is away has left the fight."""
        gap, away = self.fighter(who).gap, self.rules.encounter.procedure.away_gap
        step = max(0, min(away, gap + by)) - gap
        if step:
            self.happen((GapChanged(who=who, by=step),))
        if gap + step >= away:
            self.happen((GotAway(who=who),))


def _at(ground: Ground, sector: str) -> Ground:
    return ground if ground.sector == sector else replace(ground, sector=sector)
