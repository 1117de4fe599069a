"""Facts of a real evening: small, and the same when they come back."""

from __future__ import annotations

from functools import cache
from typing import get_args

import msgspec
import pytest

from rpg.campaign.events import Event
from rpg.campaign.world import World
from rpg.content import folder
from rpg.game.character.decide import from_named
from rpg.game.character.events import Joined
from rpg.game.character.state import People
from rpg.store import wire
from tests.desk.game import Game, rules

LARGEST = 1024
"""Bytes that an event may take (ARCHITECTURE.md, Values)."""


@cache
def evening() -> tuple[Event, ...]:
    """Everything that happened in the shipped script, then in a fight of five against nine that ended badly."""
    game = Game("an evening")
    game("join")
    for line in (folder("rules") / "zuru" / "script" / "food-run.en.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            game(line)
    game("break", "alert +40 everything at once", "fight exterminator 6, lancer 3")
    for _ in range(8):
        game("all strike")
    return tuple(fact.event for entry in game.log.path() for fact in entry.facts)


def large() -> Joined:
    """Somebody who has been through everything there is."""
    opened = rules()
    named = max(opened.character.named.values(), key=lambda one: len(str(one)))
    person = from_named(opened.character, named, "Maximiliane di Sotto")
    scarred = msgspec.structs.replace(
        person,
        player="somebody with a long name",
        conditions=dict.fromkeys(opened.character.conditions, 2),
        scars=("hand", "eye", "leg"),
        harm=12,
        strain=9,
        load=4,
    )
    return Joined(person=scarred)


def same(event: Event) -> bool:
    return wire.decoded(wire.kind(event), wire.VERSION, wire.encoded(event)) == event


@pytest.mark.parametrize("named", sorted(rules().character.named))
def test_everybody_of_the_packs_fits(named: str):
    character = rules().character
    joined = Joined(person=from_named(character, character.named[named], character.named[named].id))
    assert len(wire.encoded(joined).encode()) < LARGEST
    assert same(joined)


def test_somebody_after_a_long_campaign_fits():
    assert len(wire.encoded(large()).encode()) < LARGEST
    assert same(large())


def test_everything_of_an_evening_fits_and_comes_back():
    events = evening()
    assert len(events) > 100
    assert {type(e) for e in events} >= {k for k in get_args(Event) if k.__name__ in {"Tested", "MachinesEngaged"}}
    assert [e for e in events if len(wire.encoded(e).encode()) >= LARGEST] == []
    assert [e for e in events if not same(e)] == []


def test_the_world_after_an_evening_comes_back_in_the_same_order():
    game = Game("order")
    named = sorted(rules().character.named, reverse=True)
    character = rules().character
    people = [from_named(character, character.named[n], n) for n in named]
    world = msgspec.structs.replace(game.world, people=People({p.id: p for p in people}))
    again = msgspec.json.decode(msgspec.json.encode(world), type=World)
    assert again == world
    assert list(again.people.by_id) == [p.id for p in people] != sorted(again.people.by_id)
