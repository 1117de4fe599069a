"""What somebody's abilities give the village at the desk: an empty bowl, words for the dead, a relic."""

from __future__ import annotations

import pytest

from rpg.game.character.events import AbilityUsed, ConditionGained, Died
from rpg.game.community import measures
from rpg.game.community.events import CohesionChanged, Eaten
from tests.desk.game import Game, rules

HUNGRY = "core:condition/hungry"


def joined(who: str, language: str = "en") -> Game:
    game = Game(language=language)
    game("begin" if language == "en" else "inizia", who)
    return game


def facts(game: Game, kind):
    """What happened of that kind in the last entry."""
    return [fact.event for fact in game.log.kept[game.log.at].facts if isinstance(fact.event, kind)]


def cohesion(game: Game) -> int:
    return measures.cohesion(rules().community, game.world.community)


@pytest.fixture
def elder() -> Game:
    return joined("join Ilde elder with empty bowl")


def test_an_empty_bowl_is_offered_when_a_cycle_ends_and_the_same_cycle_needs_less(elder: Game):
    assert "use: Ilde (Empty Bowl)" in elder("cycle")
    before = elder.log.kept[elder.log.at]
    (eaten,) = facts(elder, Eaten)
    told = elder("use ilde")
    assert "Ilde uses Empty Bowl" in told
    assert f"of {eaten.need - 1}" in told
    assert HUNGRY in elder.world.people.by_id["ilde"].conditions
    mine = {Eaten, ConditionGained, AbilityUsed}
    others = [type(fact.event) for fact in before.facts if type(fact.event) not in mine]
    now = [type(fact.event) for fact in elder.log.kept[elder.log.at].facts]
    assert [kind for kind in now if kind not in mine and kind.__name__ != "AbilitiesRenewed"] == others
    elder("u")
    assert HUNGRY not in elder.world.people.by_id["ilde"].conditions


def test_it_is_fresh_in_the_next_cycle_but_a_hungry_elder_has_no_bowl_to_leave(elder: Game):
    elder("cycle", "use ilde")
    assert elder.world.people.by_id["ilde"].used == ()
    assert "use:" not in elder("cycle")
    elder("ilde -hungry")
    assert "use: Ilde (Empty Bowl)" in elder("cycle")


def test_out_there_nobody_leaves_a_bowl_empty(elder: Game):
    elder("expedition out 0,1")
    assert "use:" not in elder("cycle")
    assert "changes nothing" in elder("use ilde")


def out(language: str = "en") -> Game:
    """An elder who stays, and two who come home to the last step, one of them dead."""
    game = joined("join Ilde elder with speak for the dead", language)
    game("join Bo porter", "join Cy porter", "expedition out 0 with bo,cy", "village cohesion 3", "home")
    return game


def test_somebody_who_stayed_speaks_for_a_body_that_comes_home():
    game = out()
    game("kill bo", "kill bo")
    assert "use: Ilde (Speak for the Dead)" in game("cross")
    before = cohesion(game)
    told = game("use ilde")
    assert "somebody spoke for the dead" in told
    assert cohesion(game) == before + 1
    assert facts(game, CohesionChanged)[-1].why == "spoken"
    assert "no ability to use now" in game("use ilde")
    assert cohesion(game) == before + 1


def test_without_a_dead_one_or_at_the_highest_cohesion_there_is_nothing_to_say():
    game = out()
    assert "use:" not in game("cross")
    assert facts(game, Died) == []
    game = out()
    game("kill bo", "kill bo", "village cohesion 6")
    assert game.world.people.by_id["bo"].dead
    assert "use:" not in game("cross")


def test_a_fabricator_gives_a_relic_once_a_season_beside_what_the_workshop_makes():
    game = joined("join Nix remnant with fabricate")
    game("join Bo porter")
    left = measures.items_left(rules().community, game.world.community)
    game("make archive core by nix for bo")
    assert "core:gear/archive-core" in game.world.people.by_id["bo"].gear
    assert measures.items_left(rules().community, game.world.community) == left
    assert "this season" in game("make silicon blade by nix")
    assert game.result.status == "refused"
    game("season none", "make silicon blade by nix")
    assert "core:gear/silicon-blade" in game.world.people.by_id["nix"].gear


def test_who_has_no_hand_for_it_or_makes_something_else_is_told_what_would_do():
    game = joined("join Nix remnant with fabricate")
    game("join Bo porter")
    at = game.log.at
    assert "has no hand for a fabricator" in game("make archive core by bo")
    assert "Without “by”, the Workshop makes it" in game("make gaff by nix")
    assert "archive core" in game("make archive core")
    assert "make [ITEM" in game("make archive core by nix for")
    assert game.log.at == at


def test_it_is_said_in_italian_too():
    game = joined("entra Nix superstite con fabbricare", "it")
    assert game.world.people.by_id["nix"].ability == "core:ability/fabricate", game.text()
    game("fabbrica nucleo d’archivio con nix")
    assert "core:gear/archive-core" in game.world.people.by_id["nix"].gear
    assert "in questa stagione" in game("fabbrica nucleo d’archivio con nix")


def at_a_source() -> Game:
    """Somebody at a source with food, and no fight: by the seed of a quiet way."""
    for seed in range(40):
        game = Game(str(seed))
        game("begin", "join Bo porter", "expedition out 0", "cross")
        trip = game.world.expeditions.trip
        if trip and trip.at_source and trip.left > 1 and game.world.encounter.fight is None:
            return game
    raise AssertionError


def test_a_source_is_not_worked_under_the_eyes_of_its_keeper_until_that_is_down():
    game = at_a_source()
    assert game.status("fight silo keeper gap 2") == "ok"
    assert game.status("work") == "refused"
    while game.world.encounter.fight is not None:
        game("bo flee")
    assert game.world.expeditions.trip is not None
    assert game.world.expeditions.trip.guards == ("core:adversary/silo-keeper",)
    told = game("work")
    assert "the source is guarded still: silo keeper" in told
    assert game.result.status == "refused"
    game("fight silo keeper gap 2", "kill silo-keeper-1")
    assert game.world.encounter.fight is None
    assert game.status("work") == "ok"
