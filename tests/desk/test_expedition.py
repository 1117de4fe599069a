"""A food run at the desk: setting out, nodes, the source, camp, the way home; what is due, and the odds before."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from jsonschema import Draft202012Validator

from rpg.desk.outing import outing_data
from rpg.desk.state import as_data
from rpg.game.character.events import LoadChanged
from rpg.game.check import decide as check
from rpg.game.check.events import Tested
from rpg.game.encounter.events import FightBegan
from rpg.game.expedition import events as e
from rpg.game.expedition.rules import Node
from tests.desk.game import Game, rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.game.expedition.state import Trip

STATUS = json.loads((Path(__file__).parents[2] / "docs" / "status.schema.json").read_text("utf-8"))


def facts(game: Game, kind):
    """What happened of that kind in the last entry."""
    return [fact.event for fact in game.log.kept[game.log.at].facts if isinstance(fact.event, kind)]


def trip(game: Game) -> Trip:
    assert game.world.expeditions.trip is not None
    return game.world.expeditions.trip


def out(seed: str = "7", line: str = "expedition out", language: str = "en") -> Game:
    game = Game(seed, language)
    assert game.status("join" if language == "en" else "entra", line) == "ok", game.text()
    return game


def by_seed(seed: int) -> Game:
    return out(str(seed))


def until(line: str, wanted: Callable[[Game], bool], setup: Callable[[int], Game] = by_seed) -> Game:
    """A game, by its seed, in which the last line made that happen."""
    for seed in range(400):
        game = setup(seed)
        if game.status(line) == "ok" and wanted(game):
            return game
    raise AssertionError(line)


def at_source(seed: str = "s", line: str = "expedition out 0 source 3") -> Game:
    def rich(game: Game) -> bool:
        game("cross")
        return trip(game).left > 6

    return until("cross", rich, lambda n: out(f"{seed}{n}", line))


def test_everything_can_be_said_in_one_line():
    game = out(line="expedition out 0,1?,2d,1s source 3t careful leader tae lookout oru with tae,oru,sefa")
    gone = trip(game)
    assert gone.route == (
        Node(watch=0), Node(watch=1, charted=False), Node(watch=2, dark=True), Node(watch=1, sealed=True),
        Node(watch=3, tower=True),
    )  # fmt: skip
    assert (gone.people, gone.leader, gone.lookout, gone.pace) == (("tae", "oru", "sefa"), "tae", "oru", "careful")
    assert [p.id for p in game.world.people.by_id.values() if p.away] == ["zuru", "minto"]


def test_unsaid_things_have_sensible_defaults():
    said = Game()("join", "expedition out")
    assert "Zuru leads" in said
    assert "Sefa keeps watch" in said
    assert "steady" in said


def test_without_a_route_it_takes_that_of_the_story_and_goes_to_its_sector():
    game = out()
    assert [node.watch for node in trip(game).route] == [0, 1, 1, 3]
    assert game.world.place.sector == "silo-ring"
    said = game("cross")
    assert game.world.place.scene == "zuru:scene/lift-shaft"
    assert "four hundred and eleven steps" in said


def test_a_story_without_a_route_goes_to_the_nearest_ring(monkeypatch: pytest.MonkeyPatch):
    story = msgspec.structs.replace(rules().stories["zuru:story/food-run"], route=())
    bare = msgspec.structs.replace(rules(), stories={"zuru:story/food-run": story})
    monkeypatch.setattr("tests.desk.game.rules", lambda: bare)
    game = out()
    assert [node.watch for node in trip(game).route] == [0, 1, 1, 2]
    assert trip(game).ring == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("expedition out 4", "write: "),
        ("expedition out 0,1 source", "write: "),
        ("expedition out nowhere", "write: "),
        ("expedition out leader nobody", "nobody"),
        ("expedition out leader tae lookout tae", "cannot lead and keep watch"),
        ("cross", "“expedition out” begins one"),
        ("work", "“expedition out” begins one"),
        ("camp", "“expedition out” begins one"),
        ("home", "“expedition out” begins one"),
        ("pace careful", "“expedition out” begins one"),
        ("expedition hunt", "“expedition out” begins one"),
        ("expedition hum tae", "“expedition out” begins one"),
        ("expedition end", "“expedition out” begins one"),
        ("camp 99", "write: "),
        ("cross tae", "write: "),
        ("pace fast", "write: "),
        ("home now", "write: "),
        ("work most some", "write: "),
    ],
)
def test_what_cannot_be_is_a_sentence(line: str, said: str):
    game = Game()
    before = game("join") and game.log.at
    assert said in game(line)
    assert game.result.status != "ok"
    assert game.log.at == before


def test_the_odds_of_the_next_node_stand_before_it():
    game = out(line="expedition out 2 source 3")
    said = game("expedition")
    line = next(row for row in said.splitlines() if row.startswith("next, node 1 at Watch 2"))
    assert "presence 16.7 % · hazard 16.7 %" in line
    assert "Sefa notices" in line
    assert line in game("status")
    assert line in game("")
    chances = re.search(r"fail ([\d.]+) %", line)
    assert chances is not None
    # Reflex 3, Sneak 2 and the suit, less 2: three dice and, with First Foot, none for the group; four with help.
    heard = 1 - check.odds(rules().check, 4)["fail"]
    odds = [check.odds(rules().check, pool)["fail"] for pool in (4, 5)]
    assert float(chances[1]) == round(float(100 * ((1 - heard) * odds[0] + heard * odds[1])), 1)


def test_a_table_that_wants_no_odds_sees_none():
    game = out()
    said = game("odds off", "expedition")
    assert "%" not in said
    assert "you may: cross" in said
    assert "hardly ever" in game("odds words", "cross") + game("expedition")


def test_a_node_that_nobody_charted_keeps_its_watch_to_itself():
    game = out(line="expedition out 2? source 3")
    said = game("expedition")
    assert "nobody has charted its Watch" in said
    assert "Watch 2" not in said
    assert "node 1 of 2 · Watch 2" in game("cross")


def test_real_dice_for_the_leader():
    game = until(
        "cross =6,3,1,1,1", lambda g: not g.world.encounter.fight, lambda n: out(f"d{n}", "expedition out 1 source 3")
    )
    led = next(test for test in facts(game, Tested) if test.label == "sneak:zuru")
    assert (led.faces, led.told) == ((6, 3, 1, 1, 1), True)
    quiet = out(line="expedition out 0 source 3")
    assert "there is no such roll" in quiet("cross =631")
    assert quiet.result.status == "refused"


def test_a_push_forces_the_worst_of_several_rolls():
    def failed(game: Game) -> bool:
        tests = {test.label: test.degree for test in facts(game, Tested)}
        return tests.get("sneak:zuru") == "fail" and tests.get("forage:zuru") == "partial"

    def there(n: int) -> Game:
        return at_source(f"p{n}-")

    game = until("work zuru", failed, there)
    offered = game.text().splitlines()[-1]
    assert offered.count("Zuru") == 1
    first = {test.label: test for test in facts(game, Tested)}
    game("push zuru")
    again = {test.label: test for test in facts(game, Tested)}
    assert again["sneak:zuru"].again
    assert not again["forage:zuru"].again
    assert again["sneak:zuru"].faces == first["sneak:zuru"].faces


def test_dice_at_the_table_are_asked_for_each_roll_and_belong_to_it():
    game = at_source("t")
    game("dice table")
    before = game.log.at
    said = game("work zuru")
    assert game.log.at == before
    assert "forage" in said
    assert "sneak" in said
    pools = [roll["dice"] for roll in game.result.data["rolls"]]
    assert len(pools) == 3
    game(" ".join(f"={'6' * dice}" for dice in pools))
    assert [len(test.faces) for test in facts(game, Tested)] == pools
    assert all(set(test.faces) == {6} for test in facts(game, Tested))


def test_the_live_line_at_the_source_is_reckoned_from_the_state():
    game = at_source()
    said = game("expedition")
    assert re.search(r"one more beat: \+(?:\d+|\d+\.[1-9]) food · seen [\d.]+ % → (patrol|alert 2)", said)
    game("alert +4 for the test")
    assert "→ patrol" in game("expedition")
    game("alert +2 for the test")
    assert "→ squad" in game("expedition")
    assert "one more beat, or home" in game("now")
    quiet = at_source("q", "expedition out 0 source 1")
    assert "no sneak test in this beat" in quiet("expedition")


def test_work_is_loaded_as_it_is_asked_for():
    game = at_source("w", "expedition out 0 source 1")
    game("work oru load minto most 2")
    assert facts(game, e.SourceWorked)[0].who == "oru"
    assert {event.by for event in facts(game, LoadChanged) if event.who == "minto"} <= {2}
    alone = at_source("h", "expedition out 0 source 1 with sefa")
    alone("work", "work", "work")
    assert "“work heavy”" in alone("work")
    assert alone.status("work heavy") == "ok"
    assert "Heavy" in alone("status")


def test_home_is_the_village_again():
    game = out(line="expedition out")
    assert "they turn back" in game("home")
    said = game("cross")
    assert "home, with no food" in said
    assert game.world.place.scene == "zuru:scene/village"
    assert game.world.place.sector == "home"
    assert game.world.expeditions.trip is None
    assert game.status("undo") == "ok"
    assert trip(game).homeward


def test_a_tag_carried_home_is_tested_where_the_trail_leads():
    game = out(line="expedition out")
    game("zuru +tagged", "home")
    said = game("cross")
    assert "“ward”" in said
    assert game.world.place.sector == "silo-ring"
    assert game.status("ward") == "ok"


def test_camp_is_a_watch_and_rest_is_for_elsewhere():
    game = out()
    assert "camp" in game("rest")
    assert (game.result.status, game.result.prefill) == ("refused", "camp")
    said = game("camp 3")
    assert game.world.minutes == 24 * 60
    assert trip(game).watches == 3
    assert "nothing to eat: Zuru" in said
    assert "Hungry" in said


def test_a_fight_suspends_the_expedition_and_cross_goes_on():
    game = until("cross", lambda g: facts(g, FightBegan), lambda n: out(f"f{n}", "expedition out 1 source 3 rush"))
    assert "you may" not in game.text()
    assert "a fight is on" in game("cross")
    game("end fight")
    assert "still due in node 1" in game("expedition")
    assert "the rest of this node" in game("now")
    said = game("cross")
    assert "node die" not in said
    assert any(test.label == "sneak:zuru" for test in facts(game, Tested))
    assert not trip(game).due


def test_vermin_can_be_hunted_from_the_desk():
    game = until("cross", lambda g: bool(trip(g).prey), lambda n: out(f"v{n}", "expedition out 0 source 1"))
    assert "expedition hunt" in game.text()
    game("expedition hunt")
    assert facts(game, FightBegan)
    assert game("end fight", "expedition hunt") == "there is nothing to hunt here"


def test_roles_and_pace_change_on_the_way():
    game = out()
    assert "Sefa leads" in game("expedition leader sefa")
    assert "Tae keeps watch" in game("expedition lookout tae")
    assert "keeps watch" not in game("expedition lookout none")
    assert "careful" in game("pace careful")
    assert trip(game).pace == "careful"
    assert "at a rush" in game("cross rush")
    assert game.status("expedition leader 0,1") == "usage" or game.result.status == "refused"


def test_a_dry_source_leads_further_on():
    def dry(game: Game) -> bool:
        return trip(game).source == "dry"

    game = until("cross", dry, lambda n: out(f"y{n}", "expedition out source 1"))
    assert "empty for the season" in game.text()
    assert "one node further there is another source" in game("cross")
    assert len(trip(game).route) == 2


def test_an_expedition_can_be_ended_where_it_is():
    game = out()
    assert "the expedition is over" in game("expedition end")
    assert game.world.expeditions.trip is None


def test_status_says_it_to_machines():
    game = out(line="expedition out 0 source 2")
    data = as_data(game.table())
    Draft202012Validator(STATUS).validate(json.loads(msgspec.json.encode(data)))
    assert data["expedition"]["nodes"] == [0, 2]
    assert outing_data(rules(), Game().world) is None


def test_a_whole_run_in_italian():
    game = out("3", "spedizione fuori 0,1 fonte 3 cauti guida zuru vedetta sefa", "it")
    gone = trip(game)
    assert (gone.pace, gone.leader, gone.lookout) == ("careful", "zuru", "sefa")
    for line in ("attraversa", "spedizione", "rientro", "andatura corsa", "accampa", "attraversa", "attraversa"):
        said = game(line)
        assert "‹en›" not in said
        assert "expedition." not in said
        assert "desk." not in said


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("language", ["en", "it"])
def test_every_sentence_of_a_run_is_in_the_catalogue(seed: int, language: str):
    game = out(str(seed), language=language)
    verbs = {"en": ("cross", "work", "home", "end fight"), "it": ("attraversa", "raccogli", "rientro", "fine scontro")}
    cross, work, home, end = verbs[language]
    for line in (cross, cross, cross, cross, work, work, home, cross, cross, cross, cross, cross, "?"):
        said = game(line)
        assert not re.search(r"\b(expedition|desk|test|part|encounter)\.[a-z]", said), said
        assert "‹en›" not in said
        if game.world.encounter.fight is not None:
            game(end)


def test_a_node_at_the_edge_of_the_sector_is_said_by_a_letter_of_either_language():
    game = Game()
    game("join oru", "join sefa", "expedition out 0e,1c source 1")
    assert [node.boundary for node in trip(game).route] == [True, True, False]


def test_food_of_an_expedition_that_was_given_up_is_handed_in_by_a_line():
    game = at_source()
    game("work")
    food = sum(trip(game).carried.values())
    assert food > 0
    said = game("expedition end")
    assert "they stand at: on the way, node 2 of 2" in said
    assert f"not handed in: “village stores +{food}”" in said
    assert game.result.prefill == f"village stores +{food}"
    before = game.world.community
    assert game.status(game.result.prefill) == "ok"
    assert game.world.community != before


def test_an_expedition_without_food_has_none_to_hand_in():
    game = out(language="it", line="spedizione fuori 0,1 fonte 2")
    game("attraversa")
    said = game("spedizione fine")
    assert "si trovano qui: per via, nodo 1 di 3" in said
    assert "consegnat" not in said
    assert game.result.prefill == ""


def test_a_node_without_a_scene_of_its_own_is_called_by_its_place_on_the_way():
    game = out(line="expedition out 0,1 source 2")
    assert "scene: on the way, node 1 of 3" in game("cross")
    assert "on the way, node 1 of 3" in game("status")
    assert "1/3" not in game("status")


@pytest.mark.parametrize(("seed", "line"), [("5", "cross"), ("12", "home")])
def test_at_a_dry_source_it_is_said_that_there_are_two_ways(seed: str, line: str):
    game = Game(seed=seed)
    game("begin", "join", "expedition out 0 source 0 careful", "cross", "cross")
    for _ in range(6):
        game("work")
    said = game("now")
    assert "the source is dry: “cross” leads on, “home” goes home" in said
    assert f"try “{line}”" in said
