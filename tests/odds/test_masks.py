"""Does suspicion play as printed? GAME.md 12: a mask among six, each policy, within five points.

A cycle goes: somebody may be examined (the most suspected), then everybody shows what they show, then the assembly
accuses whoever is believed to be it at the policy's level. The sixth cycle fills the clock: what is not accused by the
fifth is revealed. Without examinations the chances are summed over every way in which tells can fall; with them they
are sampled from the rules of the table.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import comb
from typing import NamedTuple, TypeAlias

import pytest
from msgspec.structs import replace

from rpg.dice import Seeded
from rpg.game.infiltrator.decide import cycle, examine
from rpg.game.infiltrator.events import InfiltratorEvent
from rpg.game.infiltrator.hidden import Hidden
from rpg.game.infiltrator.measures import beliefs
from rpg.game.infiltrator.state import Infiltrator
from tests.game.answers import sure
from tests.game.encounter.fights import person
from tests.game.infiltrator.cases import SIX, case, stage, then
from tests.game.rules_for_tests import INFILTRATOR

CYCLES = INFILTRATOR.clock.size - 1
"""Cycles at whose end the assembly can still accuse."""
CLOSE = 0.05


Cases: TypeAlias = "dict[tuple[int, tuple[int, ...]], float]"
"""The tells of the mask, and those of the others in rising order: how likely that is."""


class Came(NamedTuple):
    """Shares of cases: the mask was accused, an innocent was; and the mean cycle of the right accusation."""

    caught: float
    innocent: float
    cycles: float


@cache
def most(masked: int, others: tuple[int, ...], watched: int) -> tuple[Fraction, bool]:
    """The highest belief after so many tells of the mask and of the others, and whether it is of the mask."""
    tells = dict(zip(SIX, (masked, *others), strict=True))
    found = beliefs(INFILTRATOR, case(watched=watched, tells=tells))
    top = max(found.values())
    return top, found[SIX[0]] == top


def shows(many: int, n: int, chance: Fraction) -> Fraction:
    """The chance that so many of them show a tell."""
    return comb(many, n) * chance**n * (1 - chance) ** (many - n)


@cache
def steps(others: tuple[int, ...]) -> tuple[tuple[tuple[int, ...], Fraction], ...]:
    """Where the tells of the innocent can go in a cycle, each with its chance; the order of people says nothing."""
    innocent = Fraction(INFILTRATOR.tells.innocent, INFILTRATOR.tells.die)
    found: dict[tuple[int, ...], Fraction] = {(): Fraction(1)}
    for level in sorted(set(others)):
        many, grown = others.count(level), dict[tuple[int, ...], Fraction]()
        for before, share in found.items():
            for n in range(many + 1):
                key = (*before, *[level + 1] * n, *[level] * (many - n))
                grown[key] = grown.get(key, Fraction(0)) + share * shows(many, n, innocent)
        found = grown
    merged: dict[tuple[int, ...], Fraction] = {}
    for key, share in found.items():
        merged[tuple(sorted(key))] = merged.get(tuple(sorted(key)), Fraction(0)) + share
    return tuple(merged.items())


def watched(cases: Cases) -> Cases:
    """The cases a cycle later."""
    masked = Fraction(INFILTRATOR.tells.masked, INFILTRATOR.tells.die)
    after: Cases = {}
    for (own, others), share in cases.items():
        for shown, chance in ((1, masked), (0, 1 - masked)):
            for moved, likely in steps(others):
                key = (own + shown, moved)
                after[key] = after.get(key, 0.0) + share * float(chance * likely)
    return after


def by_tells_alone(belief: Fraction) -> Came:
    """Every way in which tells can fall: exact."""
    open_cases: Cases = {(0, (0,) * (len(SIX) - 1)): 1.0}
    caught = innocent = cycles = 0.0
    for n in range(1, CYCLES + 1):
        after, open_cases = watched(open_cases), {}
        for (own, others), share in after.items():
            top, right = most(own, others, n)
            if top < belief:
                open_cases[own, others] = share
            elif right:
                caught, cycles = caught + share, cycles + n * share
            else:
                innocent += share
    return Came(caught, innocent, cycles / caught)


def with_examinations(skill: int, games: int = 1500) -> Came:
    """So many cases, played by the rules: somebody with that Scan examines the most suspected each cycle."""
    scanner = person("sefa", "listener")
    scanner = replace(scanner, skills={**scanner.skills, "core:skill/scan": skill}, gear=())
    caught = innocent = cycles = 0
    for game in range(1, games + 1):
        at, who = stage(scanner, now=Infiltrator(case=case())), SIX[game % len(SIX)]
        for n in range(1, CYCLES + 1):
            dice = Seeded(f"suspicion {n}", game)
            hidden = Hidden(who, "", Seeded(f"secret {n}", game))
            assert at.infiltrator.case is not None
            found = beliefs(INFILTRATOR, at.infiltrator.case)
            suspect = max(SIX, key=lambda one: found[one])
            events = sure(examine(at, hidden, dice, who=suspect, by="sefa"))
            at = then(at, (event for event in events if isinstance(event, InfiltratorEvent)))
            at = then(at, cycle(at, hidden, dice))
            assert at.infiltrator.case is not None
            found = beliefs(INFILTRATOR, at.infiltrator.case)
            accused = max(SIX, key=lambda one: found[one])
            if found[accused] >= Fraction(4, 5):
                caught, innocent = caught + (accused == who), innocent + (accused != who)
                cycles += n * (accused == who)
                break
    return Came(caught / games, innocent / games, cycles / max(1, caught))


def test_tells_alone_catch_few_at_eighty_percent():
    assert abs(by_tells_alone(Fraction(4, 5)).caught - 0.29) <= CLOSE


def test_at_sixty_percent_more_are_caught_and_innocents_pay():
    came = by_tells_alone(Fraction(3, 5))
    assert abs(came.caught - 0.58) <= CLOSE
    assert abs(came.innocent - 0.19) <= CLOSE


@pytest.mark.parametrize(("scan", "pool", "caught", "innocent"), [(3, 4, 0.72, 0.06), (1, 2, 0.60, None)])
def test_examinations_find_most(scan, pool, caught, innocent):
    assert 3 + scan - INFILTRATOR.examination.difficulty == pool
    came = with_examinations(scan)
    assert abs(came.caught - caught) <= CLOSE
    if innocent is not None:
        assert abs(came.innocent - innocent) <= CLOSE
        assert abs(came.cycles - 3.3) < 0.35
