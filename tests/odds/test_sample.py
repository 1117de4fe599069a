"""Sampled fights are the table's own, whatever is remembered between them, and they stay cheap."""

from __future__ import annotations

import sys

import msgspec
import pytest

from rpg.dice import Seeded
from rpg.dice.source import seed_key
from rpg.game.encounter import decide
from rpg.game.encounter.ground import FightRules, GroundEvent, attended
from rpg.game.refusal import Refusal
from rpg.odds import policy
from rpg.odds.sample import fight_rules, folded, ordered, play, sample
from rpg.odds.table import squad_met
from tests.odds.parties import party, rules

SEED = seed_key("fights")
FIGHTS = 40
CALLS = 1600
"""Python functions called in one fight of five against the squad, at most: 1,480 when this was written, once 7,600."""


def streams(replicate):
    return lambda stream: Seeded(SEED, stream, replicate)


def exchanges(read, people, choice, gap, replicate):
    """A fight as the table plays it, exchange by exchange: its events, and the ground they lead to."""
    dice = streams(replicate)
    ground = attended(squad_met(read, people, gap)(dice(0)))
    happened: list[GroundEvent] = []
    stays, exchange = policy.holder(read, ground), 0
    while ground.encounter.fight is not None and exchange < 100:
        exchange += 1
        acts = ordered(policy.acts(read, ground, choice, stays), dice(exchange))
        events = decide.exchange(read, ground, dice(exchange), acts)
        assert not isinstance(events, Refusal)
        happened.extend(events)
        ground = folded(ground, events)
    return happened, ground


def strangers(choice, gap, replicate):
    """The same fight among rules and people that nobody has met before, so that nothing is remembered of them."""
    old = fight_rules(rules())
    read = FightRules(**{name: msgspec.structs.replace(getattr(old, name)) for name in old.__struct_fields__[:4]})
    people = [msgspec.structs.replace(person, name=f"{person.name} {replicate}") for person in party()]
    return exchanges(read, people, choice, gap, replicate)[0]


@pytest.mark.parametrize(("choice", "gap"), [("stand", 1), ("stand", 3), ("run", 1), ("run_after", 0), ("hold", 0)])
def test_what_was_worked_out_before_changes_nothing(choice, gap):
    read, people = fight_rules(rules()), party()
    for replicate in range(FIGHTS):
        known, _ = exchanges(read, people, choice, gap, replicate)
        assert known == strangers(choice, gap, replicate)
        assert len(known) > 10


@pytest.mark.parametrize("choice", ["stand", "run"])
def test_a_sampled_fight_ends_where_its_events_lead(choice):
    read, people = fight_rules(rules()), party()
    for replicate in range(FIGHTS):
        begun = squad_met(read, people, 1)(streams(replicate)(0))
        ended = play(read, begun, choice, streams(replicate))
        _, ground = exchanges(read, people, choice, 1, replicate)
        assert ended.encounter == ground.encounter
        assert ended.safeguard == ground.safeguard
        dead = [person.id for person in ground.people.by_id.values() if person.dead]
        assert all(ended.people.by_id[who].dead for who in dead)


def test_a_fight_calls_few_functions():
    read, calls = fight_rules(rules()), 0
    start = squad_met(read, party(), 1)

    def count(_frame, what, _about):
        nonlocal calls
        calls += what == "call"

    sample(read, start, "stand", 100, SEED)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        sample(read, start, "stand", 200, SEED)
    finally:
        sys.setprofile(before)
    assert calls / 200 <= CALLS
