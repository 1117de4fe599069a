"""An exchange as it is being played: the course of a fight, and what was settled when the exchange began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.decide import standing
from rpg.game.character.events import GearEmptied, GearReadied, Strained
from rpg.game.check.events import Part, TableRead, Tested
from rpg.game.encounter import events as e
from rpg.game.encounter.course import Course
from rpg.game.encounter.events import BonusGiven, GapChanged, GotAway
from rpg.game.encounter.ground import after_in_place, attended, present
from rpg.game.safeguard.events import AlertRaised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rpg.dice import Dice
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.encounter.rules import Adversary, Trait
    from rpg.game.encounter.state import Fight, Fighter, Machine, Stance
    from rpg.game.refusal import Refusal

_SAID = frozenset({Tested, TableRead})
"""What leaves everything as it is."""
_NOBODY = frozenset({
    Strained, GearEmptied, GearReadied, AlertRaised, e.StanceTaken, e.GapChanged, e.ExchangeBegan,
    e.MachinesEngaged, e.MachineStruck, e.MachineDestroyed, e.MachineSaw, e.ShotsHeard, e.MachineStoodDown,
})  # fmt: skip
"""What leaves everybody standing or lying as they are; of anything else it is looked at who stands."""


class Play(Course):
    """The exchange at hand.

    ``before`` is the gaps before the machines closed in, ``stances`` what everybody does, ``free`` the machines that
    engaged nobody when the exchange was drawn, ``dragged`` who is dragged by whom, ``hidden`` that those who go still
    have rolled. ``read`` says which rules these are, for what is remembered of people. ``fight`` stays what it was when
    the fight ends.

    ``present`` is everybody who stands there and is not away. Of the machines that are still there, in the order in
    which they came, ``alive`` are the names, ``kinds`` the full ids of their stat blocks, each once, ``blocks`` those
    blocks, ``traits`` the keys of all their traits, and ``open_to`` the Integrity of each kind that a weapon of some
    reach can strike, as far as that was asked for.
    """

    __slots__ = (
        "_bearing",
        "_engaging",
        "_stats",
        "adversary",
        "alive",
        "before",
        "blocks",
        "dragged",
        "fight",
        "fighter",
        "free",
        "hidden",
        "kinds",
        "open_to",
        "present",
        "read",
        "stances",
        "traits",
    )

    fighter: Callable[[str], Fighter]
    """Where somebody stands, and what drives them."""
    adversary: Callable[[str], Adversary]
    """The stat block of a machine."""

    def __init__(self, rules: FightRules, ground: Ground, fight: Fight, dice: Dice) -> None:
        """The exchange before anything happened in it, among those who are still known."""
        super().__init__(rules, attended(_at(ground, fight.sector)), dice)
        self.fight = self.ground.encounter.fight or fight
        self.again(dice)
        self.fighter = self.fight.fighters.__getitem__
        self._stats: dict[str, Adversary] = {}
        self.adversary = self._stats.__getitem__
        self._meet()
        self.read = (id(rules.character), id(rules.check), id(rules.encounter))
        self.kinds: tuple[str, ...] = ()
        self.blocks: tuple[Adversary, ...] = ()
        self.traits: frozenset[str] = frozenset()
        self.open_to: dict[int, dict[str, int]] = {}
        self._bearing: dict[str, tuple[tuple[str, Trait], ...]] = {}
        self._engaging: dict[str, tuple[str, ...]] = {}
        self._count()
        self.present = present(rules, self.ground)

    def again(self, dice: Dice) -> None:
        """Begin another exchange of the same fight, with dice of its own and no events yet."""
        self.dice = dice
        self.events = []
        self.before = {who: fighter.gap for who, fighter in self.fight.fighters.items()}
        self.stances: dict[str, Stance] = {}
        self.free: tuple[str, ...] = ()
        self.dragged: dict[str, str] = {}
        self.hidden = False

    def happen(self, events: Iterable[GroundEvent]) -> None:
        """Let these events be true from here on."""
        for event in events:
            self.events.append(event)
            kind = type(event)
            if kind in _SAID:
                continue
            ground = after_in_place(self.ground, event)
            if ground is not self.ground:
                self._moved_to(ground)
            elif kind is e.MachineStoodDown:
                self._count()
            if kind not in _NOBODY:
                self._look_at(getattr(event, "who", ""))

    def _moved_to(self, ground: Ground) -> None:
        """The ground is another: whatever was seen of the fight is looked at again, if it is another too."""
        self.ground, before = ground, self.fight
        if ground.encounter.fight is before:
            return
        fight = self.fight = ground.encounter.fight or before
        self._engaging = {}
        more = len(fight.machines) > len(self._stats)
        if more:
            self._meet()
        if fight.machines is not before.machines:
            self._count(more=more)
        if fight.fighters is not before.fighters or ground.encounter.fight is None:
            self.fighter, self.present = fight.fighters.__getitem__, present(self.rules, ground)

    def _meet(self) -> None:
        """Know the stat block of every machine."""
        known = self.rules.encounter.adversaries
        self._stats.update({m.id: known[m.adversary] for m in self.fight.machines.values()})

    def _look_at(self, who: str) -> None:
        """See whether somebody stands there, as they did before; of nobody in particular, who does."""
        fighter = self.fight.fighters.get(who)
        stands = fighter is not None and not fighter.away and standing(self.rules.character, self.person(who))
        if stands is (who in self.present) and fighter is not None:
            return
        left = tuple([w for w in self.present if w != who])
        self.present = left if fighter is not None and not stands else present(self.rules, self.ground)

    def living(self) -> list[Machine]:
        """The machines that are still there, as they are now."""
        machines = self.fight.machines
        return [machines[m] for m in self.alive]

    def bearing(self, trait: str) -> list[tuple[Machine, Trait]]:
        """The machines that are still there and have a trait, each with its own."""
        if trait not in self.traits:
            return []
        machines, known = self.fight.machines, self._bearing.get(trait)
        if known is None:
            found = {block.id: has for block in self.blocks if (has := block.trait(trait))}
            known = tuple([(m, found[machines[m].adversary]) for m in self.alive if machines[m].adversary in found])
            self._bearing[trait] = known
        return [(machines[m], has) for m, has in known]

    def _count(self, *, more: bool = True) -> None:
        """Look at the machines again: some have gone or, if there are ``more``, come."""
        known, machines = self.rules.encounter.adversaries, self.fight.machines
        self.alive = tuple([m.id for m in machines.values() if not m.gone])
        if self.alive and not more and len(self.kinds) == 1:
            self._bearing, self._engaging = {}, {}
            return
        kinds = tuple(dict.fromkeys([machines[m].adversary for m in self.alive]))
        self._bearing, self._engaging = {}, {}
        if kinds != self.kinds:
            self.kinds, self.blocks = kinds, tuple([known[kind] for kind in kinds])
            self.open_to = {}
            self.traits = frozenset().union(*[block.by_key for block in self.blocks])

    def engaging(self, who: str) -> tuple[str, ...]:
        """The machines that engage somebody and still stand, fiercest first."""
        known = self._engaging.get(who)
        if known is None:
            engaged, machines = self.fight.engaged.get(who), self.fight.machines
            known = tuple([m for m in engaged if not machines[m].gone]) if engaged else ()
            self._engaging[who] = known
        return known

    def acts(self, who: str) -> bool:
        """Whether somebody stands there and can still do something in this exchange."""
        return who in self.present

    def test(self, act: Act, skill: str, parts: tuple[Part, ...], weapon: str = "") -> Tested | Refusal:
        """Make the roll of an act; dice that wait for somebody's next roll are used up."""
        bonus = self.fighter(act.who).bonus
        rules = self.rules
        own = character.parts(rules.character, rules.check.core, self.person(act.who), skill, weapon=weapon)
        given = (*own, *parts, Part("bonus", bonus)) if bonus else own + parts
        tested = self.roll(f"{act.do}:{act.who}", act.who, given, act)
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
