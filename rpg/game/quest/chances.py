"""The exact chances of the quest: how many sessions it takes, and how the control room ends (GAME.md 10).

Both are walks over the few things that matter: the segments of a clock; or the lock at hand, the room's alert, the
stage of the carrier, and the actions left. Nothing is sampled.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from rpg.game.check import decide as check
from rpg.game.quest import measures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.game.quest.rules import SeekRules
    from rpg.game.quest.state import Quest

HALF = Fraction(1, 2)
"""Of the partials at a lock, those for which an exposure is taken, if nothing else is said: one in two."""
_LONGEST = 400
_RARE = 10**6
"""Sessions after which nobody counts any more, or as soon as only one search in so many goes on."""
_State: TypeAlias = tuple[int, int, int, int, "int | None"]
"""The lock at hand, its segments, the room's alert, the carrier's stage, the actions left."""


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """The control room as a party would try it.

    For each lock: its dice by the carrier's stage (``pools``), and whether the carrier is who acts there (``own``).
    ``exposure`` are the carrier's dice against an exposure, by their stage; ``stage`` theirs now (None: no carrier).
    ``synthetic``: a synthetic gene is shown. ``held``: the Wanderer holds the door. ``tests`` is the share of partials
    for which an exposure is taken. What was done before: ``lock``, ``filled``, ``points``, ``left``.
    """

    pools: tuple[tuple[int, ...], ...]
    own: tuple[bool, ...]
    exposure: tuple[int, ...] = ()
    stage: int | None = None
    synthetic: bool = False
    held: bool = False
    tests: Fraction = HALF
    lock: int = 0
    filled: int = 0
    points: int | None = None
    left: int | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How the room ends, each with its chance: commanded, cut off, or (first of all) without the carrier's gene."""

    commanded: Fraction
    cut_off: Fraction
    gene_lost: Fraction


def sessions(rules: SeekRules, pool: int, quest: Quest) -> dict[int, Fraction]:
    """How likely it is that the last phase ends in each session from now on, with that pool at every discovery roll."""
    phases = [p for p in rules.quest.phases if p.key not in quest.done]
    sizes = [p.segments - measures.filled(quest, p) for p in phases]
    once = _session(rules, pool)
    at = {(0, 0): Fraction(1)}
    found: dict[int, Fraction] = {}
    for number in range(1, _LONGEST):
        after: dict[tuple[int, int], Fraction] = {}
        for (phase, segments), share in at.items():
            for by, odds in once.items():
                full = phase < len(sizes) and segments + by >= sizes[phase]
                to = (phase + 1, 0) if full else (phase, segments + by)
                after[to] = after.get(to, Fraction(0)) + share * odds
        found[number] = after.pop((len(sizes), 0), Fraction(0))
        at = after
        if sum(at.values()) * _RARE < 1:
            break
    return found


def percentile(shares: dict[int, Fraction], per_cent: int) -> int:
    """The first session by which so many per cent have come to the end."""
    total = Fraction(0)
    for number, share in sorted(shares.items()):
        total += share
        if total * 100 >= per_cent:
            return number
    return max(shares, default=0)


def _session(rules: SeekRules, pool: int) -> dict[int, Fraction]:
    """The segments of all discovery rolls of a session together, with their chances."""
    numbers = rules.quest.discovery
    found = {0: Fraction(1)}
    for _ in range(numbers.rolls):
        after: dict[int, Fraction] = {}
        for segments, share in found.items():
            for degree, odds in check.odds(rules.fight.check, pool).items():
                to = segments + numbers.segments.of(degree)
                after[to] = after.get(to, Fraction(0)) + share * odds
        found = after
    return found


def room(rules: SeekRules, attempt: Attempt) -> Outcome:
    """How an attempt at the control room ends, exactly."""
    walk = _Walk(rules, attempt)
    return Outcome(commanded=walk.ends["commanded"], cut_off=walk.ends["cut_off"], gene_lost=walk.ends["gene_lost"])


class _Walk:
    """The walk over everything that an attempt may come to, action by action."""

    def __init__(self, rules: SeekRules, attempt: Attempt) -> None:
        self.rules, self.attempt, self.numbers = rules, attempt, rules.quest.room
        self.agent = measures.agent_points(rules)
        self.ends = dict.fromkeys(("commanded", "cut_off", "gene_lost"), Fraction(0))
        points = self.numbers.start if attempt.points is None else attempt.points
        start = (attempt.lock, attempt.filled, min(points, self.agent), attempt.stage or 0, attempt.left)
        at: dict[_State, Fraction] = {}
        self._reach(at, start, Fraction(1))
        while at:
            after: dict[_State, Fraction] = {}
            for state, share in at.items():
                for to, odds in self._action(state):
                    self._reach(after, to, share * odds)
            at = after

    def _reach(self, at: dict[_State, Fraction], state: _State, share: Fraction) -> None:
        """A state is reached, or an end."""
        lock, _, _, stage, left = state
        lost = self.attempt.stage is not None and stage >= self.rules.contagion.gene_lost_from
        if lost or lock >= len(self.numbers.locks) or left == 0:
            end = "gene_lost" if lost else "commanded" if lock >= len(self.numbers.locks) else "cut_off"
            self.ends[end] += share
        else:
            at[state] = at.get(state, Fraction(0)) + share

    def _action(self, state: _State) -> Iterator[tuple[_State, Fraction]]:
        """Where an action may lead from a state."""
        lock, filled, points, stage, left = state
        pool = self.attempt.pools[lock][min(stage, len(self.attempt.pools[lock]) - 1)]
        for degree, odds in check.odds(self.rules.fight.check, pool).items():
            done = filled + self.numbers.segments.of(degree)
            for more, deeper, share in self._price(degree, lock, stage):
                yield self._after(lock, done, points + self.numbers.action + more, deeper, left), odds * share

    def _price(self, degree: str, lock: int, stage: int) -> Iterator[tuple[int, int, Fraction]]:
        """What a degree costs: points beyond those of an action, the stage afterwards, and how likely that is."""
        if degree != "partial":
            yield (self.numbers.fail if degree == "fail" else 0), stage, Fraction(1)
            return
        tests = self.attempt.tests
        yield self.numbers.partial, stage, 1 - tests
        if self.attempt.stage is None or not self.attempt.own[lock]:
            yield 0, stage, tests
            return
        pool = self.attempt.exposure[min(stage, len(self.attempt.exposure) - 1)]
        for felt, odds in check.odds(self.rules.fight.check, pool).items():
            yield 0, max(0, stage + self.rules.contagion.exposure.stages.of(felt)), tests * odds

    def _after(self, lock: int, done: int, points: int, stage: int, left: int | None) -> _State:
        size = self.numbers.locks[lock]
        if done >= size.segments:
            noticed = self.attempt.synthetic and size.gene is not None
            lock, done, points = lock + 1, 0, points + (self.numbers.synthetic if noticed else 0)
        if left is not None:
            left -= 1
        elif points >= self.agent:
            left = self.numbers.actions + (self.numbers.door if self.attempt.held else 0)
        return lock, done, min(points, self.agent), stage, left
