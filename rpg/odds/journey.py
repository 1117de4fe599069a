"""Expeditions played to their end by a policy, with the procedure that the table plays (GAME.md 14.1 and 14.5)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from rpg.dice import Seeded
from rpg.dice.source import seed_key
from rpg.game.character import decide as character
from rpg.game.character.state import People
from rpg.game.check.events import Tested
from rpg.game.encounter import decide as encounter
from rpg.game.encounter import detect
from rpg.game.encounter.acts import Attempt
from rpg.game.encounter.counter import counter
from rpg.game.encounter.course import Roll
from rpg.game.encounter.events import FightEnded
from rpg.game.encounter.ground import Ground, GroundEvent, tagged
from rpg.game.expedition import decide as expedition
from rpg.game.expedition import roles
from rpg.game.expedition.decide import Loading
from rpg.game.expedition.events import CameHome, SourceFound
from rpg.game.expedition.ground import Outing, OutingRules, after, party, standing
from rpg.game.expedition.rules import Node
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.state import Safeguard, Sector
from rpg.odds.figures import Figures
from rpg.odds.sample import MOST_EXCHANGES, fight_rules, play
from rpg.odds.stranger import Stranger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.campaign.trial import Case, Policy
    from rpg.dice import Dice
    from rpg.game.character.state import Person
    from rpg.game.expedition.state import Trip

MOST_STEPS = 400
"""A journey that takes longer is left where it then is."""
_SECTOR = "way"


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """How a journey ended: who lives, what came home, the highest alert level, who saw them and who went with them.

    ``points`` and ``peak`` are the alert that they leave behind, ``left`` who lives, by id.
    """

    alive: int
    food: int = 0
    tagged: bool = False
    level: int = 0
    seen: bool = False
    followed: bool | None = None
    points: int = 0
    peak: int = 0
    left: tuple[str, ...] = ()


def journeys(  # noqa: PLR0913 - which case by which policy, how often; all but the rules named
    rules: Rules,
    case: Case,
    policy: Policy,
    people: Sequence[Person],
    *,
    runs: int,
    seed: str,
    done: Callable[[int], None],
) -> Figures:
    """Play a case's expedition so many times; ``done`` is told of each."""
    read = OutingRules(fight=fight_rules(rules), expedition=rules.expedition)
    key, ended = seed_key(seed), list[Ended]()
    for replicate in range(runs):
        done(replicate)
        journey = Journey(read, case, policy, people, _streams(key, replicate))
        if case.proximity:
            journey.stranger = Stranger(rules.wanderer, case.proximity)
        ended.append(journey.played())
    counted = [each for each in ended if each.seen or not case.seen]
    return _figures(counted, case, runs, len(people), len(rules.safeguard.ladder.levels))


def _streams(key: tuple[int, int], replicate: int) -> Callable[[int], Dice]:
    """The dice of one journey: a stream for each of its steps."""
    return lambda step: Seeded(key, step, replicate)


def _figures(ended: Sequence[Ended], case: Case, runs: int, people: int, levels: int) -> Figures:
    count = max(1, len(ended))

    def share(true: Iterable[bool]) -> float:
        return 100 * sum(true) / count

    peaks = Counter(each.level for each in ended)
    return Figures(
        runs=runs,
        counted=len(ended),
        all_dead=share(each.alive == 0 for each in ended),
        survivors=sum(each.alive for each in ended) / count,
        food=share(each.food >= case.enough for each in ended),
        some_food=share(each.food > 0 for each in ended),
        someone_dead=share(each.alive < people for each in ended),
        tagged_home=share(each.tagged for each in ended),
        wanderer=share(map(bool, came)) if (came := [e.followed for e in ended if e.followed is not None]) else None,
        quiet=share(each.level <= case.quiet for each in ended),
        levels=tuple(100 * peaks[level] / count for level in range(levels)),
    )


class Journey:
    """One expedition as it goes: what is so now, whether they were beaten, and what will be counted."""

    def __init__(  # noqa: PLR0917 - what is played, by whom, with which dice, where
        self,
        rules: OutingRules,
        case: Case,
        policy: Policy,
        people: Sequence[Person],
        dice: Callable[[int], Dice],
        sector: Sector | None = None,
    ) -> None:
        """Before they set out; each step has dice of its own. ``sector`` is its alert (None: that of the case)."""
        self.rules, self.case, self.policy, self.dice = rules, case, policy, dice
        sector = sector or Sector(points=case.points, peak=case.points)
        ground = Ground(
            people=People({p.id: p for p in people}), safeguard=Safeguard({_SECTOR: sector}), sector=_SECTOR
        )
        self.outing = Outing(ground=ground)
        self.step = 0
        self.beaten = False
        self.food = 0
        self.tagged_home = False
        self.seen = False
        self.stranger: Stranger | None = None

    def played(self) -> Ended:
        """Go out and come home, or not."""
        route = tuple(Node(watch=place.watch, tower=place.tower) for place in self.case.way)
        lookout = None if self.policy.lookout else ""
        self._happen(
            expedition.set_out(
                self.rules, self.outing, self._roll(), route=route, pace=self.policy.pace, lookout=lookout
            )
        )
        while self.trip is not None and standing(self.rules.fight, self.outing) and self.step < MOST_STEPS:
            self._go_on()
        sector = self.outing.ground.safeguard.sector(_SECTOR)
        known = self.outing.ground.people.by_id.values()
        return Ended(
            alive=sum(character.standing(self.rules.fight.character, person) for person in known),
            food=self.food,
            tagged=self.tagged_home,
            level=safeguard.level_at(self.rules.fight.safeguard, max(sector.peak, sector.points)),
            seen=self.seen,
            followed=self.stranger.state.here if self.stranger else None,
            points=safeguard.points(self.rules.fight.safeguard, sector),
            peak=max(sector.peak, sector.points),
            left=tuple(person.id for person in known if character.standing(self.rules.fight.character, person)),
        )

    @property
    def trip(self) -> Trip | None:
        """The expedition, while there is one."""
        return self.outing.expeditions.trip

    def _roll(self) -> Dice:
        self.step += 1
        return self.dice(self.step)

    def _happen(self, events: Any) -> bool:  # noqa: ANN401 - what any of the chapters answers
        """Let events be true; a refusal changes nothing."""
        if isinstance(events, Refusal):
            return False
        for event in events:
            watch = self.trip.node.watch if self.trip and self.trip.node else 0
            if isinstance(event, Tested) and event.degree == "fail" and event.label.startswith("sneak"):
                self.seen = self.seen or watch == max(place.watch for place in self.case.way)
            if isinstance(event, CameHome):
                self.food, self.tagged_home = event.units, event.tagged
            self.outing = after(self.outing, event)
            if isinstance(event, SourceFound) and self.case.units is not None and event.left != self.case.units:
                self.outing = after(self.outing, msgspec.structs.replace(event, left=self.case.units))
        return True

    def _go_on(self) -> None:
        """The next thing that a policy does: fight, be found, hide, turn back, work, walk."""
        ground = self.outing.ground
        if ground.encounter.fight is not None:
            self._fight()
        elif ground.safeguard.sector(_SECTOR).arrived is not None:
            self._found()
        elif self._turns():
            self._happen(expedition.turn_back(self.rules, self.outing))
        elif self.trip is not None and self.trip.at_source and self.trip.source:
            self._work()
        else:
            self._walk()

    def _walk(self) -> None:
        trip = self.trip
        pace = self._pace() if trip and trip.homeward else self.policy.pace
        self._happen(expedition.cross(self.rules, self.outing, self._roll(), pace=pace, how=self._how))
        self._hide()

    def _pace(self) -> str:
        beaten = self.beaten or tagged(self.rules.fight, self.outing.ground)
        return self.policy.beaten_pace if beaten else self.policy.home_pace

    def _turns(self) -> bool:
        trip, level = self.trip, self.policy.turn_back
        if trip is None or trip.homeward or trip.due:
            return False
        return self.beaten or self._followed() or (level is not None and self._level() >= level)

    def _followed(self) -> bool:
        """Whether the Wanderer is with them: they go home with him."""
        return self.stranger is not None and self.stranger.state.here

    def _level(self) -> int:
        return safeguard.level(self.rules.fight.safeguard, self.outing.ground.safeguard.sector(_SECTOR))

    def _work(self) -> None:
        """A beat of work, unless it is time to go."""
        work = self.policy.work
        known = tagged(self.rules.fight, self.outing.ground)
        stops = work is None or (work.stop_tagged and known)
        if work is not None and work.stop_level is not None and self._level() >= work.stop_level:
            stops = True
        loading = Loading(heavy=bool(work and work.heavy), most=work.load_each if work else 0)
        worked = not stops and self._happen(
            expedition.work(self.rules, self.outing, self._roll(), loading=loading, how=self._how)
        )
        if not worked:
            self._hide()
            self._happen(expedition.turn_back(self.rules, self.outing))

    def _hide(self) -> None:
        """Try to go dark after a node, so often, while nothing has found them."""
        dark = self._dark() if self.policy.hide else ""
        for _ in range(self.policy.hide if dark else 0):
            ground = self.outing.ground
            quiet = ground.encounter.fight is None and ground.safeguard.sector(_SECTOR).arrived is None
            if self.trip is None or not quiet or not tagged(self.rules.fight, ground):
                return
            attempt = Attempt(who=roles.leader(self.rules, self.outing), measure=dark)
            self._happen(counter(self.rules.fight, ground, self._roll(), attempt))

    def _dark(self) -> str:
        """The countermeasure that takes a Tag away by a roll that needs nothing; "" if the rules have none."""
        known = self.rules.fight.safeguard.countermeasures.values()
        plain = (m.id for m in known if m.way == "roll" and m.clean.untag and not m.gear)
        return next(plain, "")

    def _found(self) -> None:
        """The force that arrived finds them, or searches."""
        ground, dice = self.outing.ground, self._roll()
        if not tagged(self.rules.fight, ground):
            leader = roles.leader(self.rules, self.outing)
            pace = self.trip.pace if self.trip else "steady"
            self._happen(detect.search(self.rules.fight, ground, dice, leader=leader, pace=pace))
            if self.outing.ground.safeguard.sector(_SECTOR).arrived is None:
                return
        self._met(dice)

    def _met(self, dice: Dice) -> None:
        ground = self.outing.ground
        arrived, up = ground.safeguard.sector(_SECTOR).arrived, standing(self.rules.fight, self.outing)
        who = roles.lookout(self.rules, self.outing)
        looked = detect.lookout(self.rules.fight, ground, dice, people=up, who=who, force=True)
        if arrived is None or isinstance(looked, Refusal):
            return
        events, gap = looked
        self._happen(events)
        there = tuple(person.id for person in party(self.outing))
        self._happen(
            encounter.begin(
                self.rules.fight, self.outing.ground, dice, units=arrived.units, people=there, gap=gap, force=True
            )
        )

    def _fight(self) -> None:
        """Play the fight at hand to its end; whoever does not win it is beaten."""
        first, told = self.step + 1, list[GroundEvent]()
        choice, odds, sheds = self.policy.fight, self.policy.odds, self.policy.sheds_load
        rules, ground = self.rules.fight, self.outing.ground
        if self.stranger:
            self.stranger.play(rules, ground, choice, lambda n: self.dice(first + n), told, sheds=sheds)
        else:
            play(rules, ground, choice, lambda n: self.dice(first + n), odds, told, sheds=sheds)
        self.step += MOST_EXCHANGES + 1
        self._happen(told)
        self.beaten = self.beaten or not any(type(e) is FightEnded and e.outcome == "won" for e in told)

    def _how(self, label: str, who: str) -> Roll:
        """Hazards are each person's own, and pushed; what one does for the group is not."""
        del who
        own = label.startswith("hazard") and self.policy.push == "on_fail"
        return Roll(push="on_fail" if own else "never")
