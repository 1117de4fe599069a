"""A village played season after season, with real expeditions (GAME.md 14.3 and 14.5).

An expedition depends on the ring that it goes to, on how awake the sector is and on who goes: nothing else of the
village. So the first ones of each such kind are played by the rules of the table, each with dice of its own; from
``FRESH`` on what came of one of them is drawn again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from rpg.campaign.trial import Place
from rpg.dice import Seeded
from rpg.dice.source import seed_key
from rpg.game.character.state import People
from rpg.game.check import decide as check
from rpg.game.check.events import Tested
from rpg.game.community import measures
from rpg.game.community import turning as community
from rpg.game.community.evolve import bereaved, counted, evolve
from rpg.game.community.state import Community
from rpg.game.encounter.ground import Ground
from rpg.game.encounter.homeward import ward_parts
from rpg.game.expedition.events import CameHome
from rpg.game.expedition.ground import OutingRules
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import Breached, WardWorn
from rpg.game.safeguard.evolve import sector_after
from rpg.game.safeguard.state import Safeguard, Sector
from rpg.odds.changed import changed
from rpg.odds.journey import Ended, Journey
from rpg.odds.sample import fight_rules
from rpg.odds.trial import people

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.campaign.rules import Rules
    from rpg.campaign.trial import Case, Policy, Settlement
    from rpg.dice import Dice
    from rpg.game.character.state import Person

FRESH = 1000
"""Expeditions of one kind that are played before what came of them is drawn again."""
_SECTOR = "way"
_TOWER_WATCH = 3


_Kind: TypeAlias = tuple[int, int, int, bool, tuple[str, ...]]


class Fate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of villages: shares in per cent of ``runs``.

    ``alive`` after each season; ``lost``: (cycle, share) in which the others were; ``people`` and ``stores`` are means
    of those that live at the end. ``outings`` were played, of ``journeys`` that were made.
    """

    runs: int
    alive: tuple[float, ...]
    lost: tuple[tuple[int, float], ...]
    why: tuple[tuple[str, float], ...]
    people: float = 0.0
    stores: float = 0.0
    outings: int = 0
    journeys: int = 0


def settlements(  # noqa: PLR0913 - which case by which policy, how long and how often; all but the rules named
    rules: Rules,
    case: Case,
    policy: Policy | None,
    *,
    seasons: int,
    runs: int,
    seed: str,
    fresh: int = FRESH,
    done: Callable[[int], None],
) -> Fate:
    """Play a case's village so many times; ``done`` is told of each. ``policy`` is that of its expeditions."""
    settled = case.village
    if settled is None:
        raise ValueError(case.id)
    played = changed(rules, case.changes)
    outings = _Outings(played, case, policy, seed, fresh)
    ended: list[_Village] = []
    for run in range(runs):
        done(run)
        village = _Village(played, settled, outings, _cycles(seed, run))
        village.play(seasons)
        ended.append(village)
    return _fate(ended, seasons, played, outings)


def _cycles(seed: str, run: int) -> Callable[[int], Dice]:
    """The dice of one village: a stream for each of its cycles."""
    key = seed_key(seed)
    return lambda cycle: Seeded(key, cycle, run)


def _fate(ended: list[_Village], seasons: int, rules: Rules, outings: _Outings) -> Fate:
    runs, cycles = max(1, len(ended)), rules.check.time.season_cycles
    living = [village for village in ended if not village.lost]
    alive = tuple(
        100 * sum(not village.lost or village.lost > cycles * (n + 1) for village in ended) / runs
        for n in range(seasons)
    )
    lost = Counter(village.lost for village in ended if village.lost)
    why = Counter(village.state.lost for village in ended if village.lost)
    own, count = rules.community, max(1, len(living))
    return Fate(
        runs=len(ended),
        alive=alive,
        lost=tuple((cycle, 100 * n / runs) for cycle, n in sorted(lost.items())),
        why=tuple((key, 100 * n / runs) for key, n in sorted(why.items())),
        people=sum(measures.population(own, village.state) for village in living) / count,
        stores=sum(measures.stores(own, village.state) for village in living) / count,
        outings=outings.played,
        journeys=outings.made,
    )


class _Outings:
    """Expeditions by kind: ring, points and peak of the sector, whether novices go, and who of them."""

    def __init__(self, rules: Rules, case: Case, policy: Policy | None, seed: str, fresh: int) -> None:
        self.rules, self.case, self.policy, self.fresh = rules, case, policy, fresh
        self.read = OutingRules(fight=fight_rules(rules), expedition=rules.expedition)
        self.seed = seed
        self.known: dict[_Kind, list[Ended]] = {}
        self.made = 0
        party = people(rules, case)
        self.parties = {False: party, True: novices(party, case.village)}

    @property
    def played(self) -> int:
        """How many were played, and not drawn again."""
        return sum(map(len, self.known.values()))

    def one(self, ring: int, sector: Sector, dice: Dice, who: tuple[str, ...], *, novice: bool) -> Ended:
        """How one of that kind ends."""
        self.made += 1
        points, rung = sector.points, safeguard.level_at(self.rules.safeguard, max(sector.peak, sector.points))
        kind = (ring, points, rung, novice, who)
        pool = self.known.setdefault(kind, [])
        if len(pool) < self.fresh:
            pool.append(self._play(kind, len(pool)))
            return pool[-1]
        return pool[dice.roll("outing", 1, len(pool))[0] - 1]

    def _play(self, kind: _Kind, number: int) -> Ended:
        if self.policy is None:
            raise ValueError(self.case.id)
        ring, points, rung, novice, who = kind
        party = tuple(person for person in self.parties[novice] if person.id in who)
        chosen = self.rules.expedition.procedure.rings[ring]
        way = tuple(Place(watch=watch, tower=watch >= _TOWER_WATCH) for watch in (*chosen.way, chosen.watch))
        case = msgspec.structs.replace(self.case, way=way)
        key = seed_key(f"{self.seed}/{kind}")
        peak = max(points, self.rules.safeguard.ladder.levels[rung].points)
        journey = Journey(
            self.read,
            case,
            self.policy,
            party,
            lambda step: Seeded(key, step, number),
            Sector(points=points, peak=peak),
        )
        return journey.played()


def novices(party: tuple[Person, ...], settled: Settlement | None) -> tuple[Person, ...]:
    """Who goes when the others are dead: the same people with less skill; the first of them leads."""
    if settled is None:
        return party
    attributes, skills, others = settled.novice_attributes, settled.novice_skills, settled.novice_others
    return tuple(
        msgspec.structs.replace(
            person,
            attributes={**person.attributes, **(attributes if first else {})},
            skills={**person.skills, **(skills if first else others)},
        )
        for person, first in zip(party, (True, *[False] * len(party)), strict=False)
    )


class _Village:
    """One village, cycle by cycle, with the sector around it."""

    def __init__(self, rules: Rules, settled: Settlement, outings: _Outings, dice: Callable[[int], Dice]) -> None:
        self.rules, self.own, self.settled, self.outings, self.streams = rules, rules.community, settled, outings, dice
        self.dice = dice(1)
        self.state = Community(project=settled.project)
        self.sector = Sector()
        self.ring, self.sources = 0, 0
        self.novice = False
        self.party = self._whole()
        self.lost = 0

    def play(self, seasons: int) -> None:
        """So many seasons, or until it is lost."""
        cycles = self.rules.check.time.season_cycles
        for n in range(seasons * cycles):
            self.dice = self.streams(n + 1)
            if n % cycles == 0:
                self._season(n // cycles)
            if self.settled.expeditions and self._quiet():
                self._go()
            self._assemble()
            for event in community.cycle(self.own, self.state, self.dice):
                self.state = evolve(self.state, event)
            self._forget()
            if self.state.lost:
                self.lost = n + 1
                return

    def _whole(self) -> tuple[str, ...]:
        return tuple(person.id for person in self.outings.parties[self.novice])

    def _season(self, season: int) -> None:
        """The network forgets its peak; sources fill, but the nearest are emptier than they were."""
        self.sector = Sector(points=self.sector.points)
        self._ring(season)

    def _ring(self, ring: int) -> None:
        rings = self.rules.expedition.procedure.rings
        self.ring = min(ring, len(rings) - 1)
        sources = rings[self.ring].sources
        self.sources = sources.roll(self.dice, f"ring:{self.ring}").total if sources else -1

    def _quiet(self) -> bool:
        return safeguard.level(self.rules.safeguard, self.sector) < self.settled.stay_level

    def _go(self) -> None:
        if self.sources == 0:
            self._ring(self.ring + 1)
        ended = self.outings.one(self.ring, self.sector, self.dice, self.party, novice=self.novice)
        self.sources -= self.sources > 0
        dead = len(self.party) - ended.alive
        for n in range(dead):
            self.state = bereaved(self.state, wiped=ended.alive == 0 and n == dead - 1)
        if ended.alive:
            self.state = counted(self.state, CameHome(units=ended.food, tagged=ended.tagged))
        self.party = ended.left
        if len(self._whole()) - len(self.party) >= self.settled.losses or not self.party:
            self.novice, self.party = True, self._whole()
        self.sector = Sector(points=ended.points, peak=max(self.sector.peak, ended.peak))
        if ended.tagged:
            self._barrier()

    def _barrier(self) -> None:
        """A Tag is at the barrier: the Ward against the trail; whoever comes in is not fought here."""
        read, asked = self.outings.read.fight, self.rules.safeguard.ladder.ward
        if asked is None:
            return
        here = Ground(people=People(), safeguard=Safeguard({_SECTOR: self.sector}), sector=_SECTOR)
        parts = ward_parts(read, here, asked, measures.level(self.own, self.state, "ward"))
        tested = check.test(self.rules.check, self.dice, who="", label="ward", parts=parts)
        if not isinstance(tested, Tested) or check.is_clean(tested.degree):
            return
        worn = asked.partial_wear
        if tested.degree == "fail":
            worn, dead = asked.fail_wear, asked.dead.roll(self.dice, "breach")
            self.state = counted(
                self.state, Breached(sector=_SECTOR, dead=dead.total, cohesion=asked.cohesion, faces=dead.faces)
            )
        by = min(worn, measures.level(self.own, self.state, "ward"))
        self.state = counted(self.state, WardWorn(sector=_SECTOR, by=by))

    def _assemble(self) -> None:
        """The project goes on until it is as high as it is to be."""
        key = self.settled.project
        if key and measures.level(self.own, self.state, key) >= self.settled.project_level:
            self.state = msgspec.structs.replace(self.state, project="")

    def _forget(self) -> None:
        """What the sector forgets in a cycle, with nobody out there."""
        owed = safeguard.cycle(self.rules.safeguard, _SECTOR, self.sector)
        self.sector = sector_after(self.sector, owed)
        watches = self.rules.check.time.cycle_watches
        rested = safeguard.forgotten(self.rules.safeguard, _SECTOR, self.sector, watches)
        self.sector = sector_after(self.sector, rested)
