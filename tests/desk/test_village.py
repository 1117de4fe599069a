"""The village at the desk: its sheet, its assembly, what comes home to it, and how it is lost."""

from __future__ import annotations

import pytest

from rpg.desk.opening import left_open
from rpg.desk.seasoned import seasoned
from rpg.desk.state import as_data
from rpg.game.character.events import Died
from rpg.game.community import measures as m
from rpg.game.community.events import HappeningCame, VillageLost
from rpg.game.safeguard.events import WardWorn
from rpg.game.wanderer.events import ProximityChanged
from tests.desk.game import Game, rules

HUNGRY = "core:condition/hungry"


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def numbers(game: Game) -> tuple[int, int, int, int]:
    own, now = rules().community, game.world.community
    return m.population(own, now), m.stores(own, now), m.hunger(own, now), m.cohesion(own, now)


def test_the_sheet_stands_on_one_screen(game: Game):
    sheet = game("village")
    assert sheet.splitlines()[:3] == [
        "the village · 60 people · Stores 12 · Hunger 0/6 · Cohesion 4/6",
        "needs 6 a cycle · makes 1 · food for 2 cycles",
        "Larder 1 (0/8) · Ward 2 (0/8) · Workshop 1 (0/6) · Memory 1 (0/6)",
    ]
    assert len(sheet.splitlines()) <= 8
    assert game.log.path()[-1].facts


def test_a_cycle_of_the_village_is_one_entry_that_can_be_undone():
    game = Game(seed="test")
    game("begin", "join", "project larder")
    before = game.world
    assert game("cycle").splitlines() == [
        "240 h pass · 10d 00:00",
        "the cycle brings [2 1]: Rot: Stores −2",
        "the vats give 1: Stores 11",
        "2 ticks: Larder 1 (2/8)",
        "the village eats 6 of 6: Stores 5 · Hunger 0",
        "a child is born: 61 people",
        "cycle 1 of 9 is over · needs 7 a cycle · food for less than a cycle",
    ]
    assert numbers(game) == (61, 5, 0, 4)
    game("undo")
    assert game.world == before


def test_the_assembly_buys_ticks_for_stores_and_parts(game: Game):
    assert "“project larder” begins one" in game("project")
    told = game("assembly larder with 4 stores")
    assert "2 ticks: Larder 1 (2/8) · for 4 Stores (8 left)" in told
    assert "multiple" in game("project with 3 stores")
    assert "there are 0 parts" in game("project with 1 part")


def test_food_can_be_shared_out_in_the_line(game: Game):
    assert "the village eats 3 of 6" in game("cycle eat 3")
    assert numbers(game)[2] == 1
    at = game.log.at
    assert "cycle" in game("cycle eat some")
    assert game.log.at == at


def test_what_an_expedition_brings_is_in_the_stores_and_told(game: Game):
    game("go village", "expedition out 0", "tae load", "load tae 1")
    units = game.world.people.by_id["tae"].load
    assert units
    told = game("home", "cross")
    assert f"in the vats: Stores {12 + units}" in told
    assert numbers(game)[1] == 12 + units
    assert f"carried home this cycle: {units}" in game("village")


def test_whoever_leaves_a_hungry_village_is_hungry_unless_fed(game: Game):
    game("go village", "village hunger 2")
    assert "(“feed”: 1 Store)" in game("village")
    game("expedition out 0")
    assert HUNGRY in game.world.people.by_id["tae"].conditions
    game("undo")
    assert "leaves fed, for 1 Store: Stores 11" in game("feed")
    game("expedition out 0")
    assert HUNGRY not in game.world.people.by_id["tae"].conditions


def test_a_party_that_does_not_come_home_is_felt_when_the_cycle_ends(game: Game):
    game("go village", "expedition out 0")
    game.add(*(Died(who=who) for who in game.world.people.by_id))
    assert game.world.community.wiped == 1
    assert numbers(game)[0] == 60 - len(game.world.people.by_id)
    told = game("expedition end", "cycle")
    assert "(nobody came back)" in told
    assert numbers(game)[3] <= 3


def test_the_ward_test_is_rolled_with_the_ward_of_the_village(game: Game):
    game("village ward 4", "tae +tagged")
    assert "barrier Ward +4 barrier +1 = 5 · 6 6 6 6 6 · surge" in game("ward =66666")
    game("tae +tagged", "village ward 1")
    game("ward =41")
    worn = [fact.event for entry in game.log.path() for fact in entry.facts if isinstance(fact.event, WardWorn)]
    assert [event.by for event in worn] == [1]
    assert m.level(rules().community, game.world.community, "ward") == 0
    game("tae +tagged", "ward =44")
    assert m.level(rules().community, game.world.community, "ward") == 0
    assert game.world.community.levels["ward"] == -2


def test_a_ward_told_at_the_table_wears_the_village_no_further_than_to_nothing(game: Game):
    assert "the village's Ward −1" in game("tae +tagged", "ward 3 =4111")
    for _ in range(2):
        assert "the village's Ward" not in game("village ward 0", "tae +tagged", "ward 3 =4111")
        assert game.result.status == "ok"
    assert game.world.community.levels["ward"] == -2
    game("village ward 1")
    assert m.level(rules().community, game.world.community, "ward") == 1


def test_the_workshop_makes_and_the_memory_remembers(game: Game):
    assert "decoy lure" in game("make").casefold()
    told = game("make decoy lure for oru")
    assert "no more this cycle" in told
    assert "core:gear/decoy-lure" in game.world.people.by_id["oru"].gear
    assert "this cycle’s are made" in game("make decoy lure for oru")
    assert "remembers: the lift" in game("ask is it there?", "memory the lift")
    assert "spent" in game("memory")


def test_a_village_is_lost_and_another_one_begins(game: Game):
    told = game("village hunger 5", "village stores 0", "cycle")
    assert "the village is lost: it starved" in told
    assert "village found" in told
    assert VillageLost in {type(fact.event) for fact in game.log.path()[-1].facts}
    assert "is lost" in game("village")
    at = game.log.at
    for line in ("project larder", "feed", "make gaff", "memory", "village stores 3"):
        assert "is lost" in game(line)
    assert game.log.at == at
    game("village found")
    assert numbers(game) == (60, 12, 0, 4)


def test_far_thunder_brings_the_wanderer_nearer_where_players_do_not_see_it(game: Game):
    """Some cycle of many brings it: the line is typed again until one does."""
    heard = False
    for _ in range(60):
        game("village stores 12", "village hunger 0", "cycle")
        events = [fact.event for fact in game.log.path()[-1].facts]
        heard = any(isinstance(event, HappeningCame) and event.row == "thunder" for event in events)
        if heard:
            break
    assert heard
    assert game.world.wanderer.nearer == 1
    moved = [(f.event.by, f.secret) for f in game.log.path()[-1].facts if isinstance(f.event, ProximityChanged)]
    assert moved == [(1, True)]


def test_a_season_turns_with_what_it_changes(game: Game):
    game("go silo", "cycle", "ask is it there?", "memory")
    told = game("season dark")
    assert "Dark: sneak +1 die, Larder production −1" in told
    assert "0 of 9 cycles" in told
    assert game.world.community.rerolls == 0
    dark = seasoned(rules(), game.world)
    plain, changed = rules().safeguard.ladder.levels, dark.safeguard.ladder.levels
    assert [one.sneak - other.sneak for one, other in zip(changed, plain, strict=True)] == [1] * len(plain)
    assert seasoned(dark, game.world) is dark
    assert "makes 0" in game("village")
    game("time season")
    assert game.world.community.season == "still"
    still = seasoned(rules(), game.world).safeguard.ladder.levels
    assert [one.decay_per_watch - other.decay_per_watch for one, other in zip(still, plain, strict=True)] == [1] * 7


def test_a_dripping_season_gives_one_more_of_every_source_but_a_dry_one(game: Game):
    game("season dripping")
    units = [source.units.text for source in seasoned(rules(), game.world).expedition.procedure.sources]
    assert units == ["0", "(1d6+1)+1", "(1d6+4)+1", "(1d6+7)+1"]


def test_the_rules_of_a_season_are_those_of_the_lines(game: Game):
    game("go silo", "season dark")
    assert "alert +1" in game("sneak tae")


def test_it_is_said_in_italian_too():
    game = Game(language="it")
    game("inizia", "entra")
    assert "60 persone · Scorte 12 · Fame 0/6 · Coesione 4/6" in game("villaggio")
    assert "2 tacche: Dispensa 1 (2/8) · per 4 Scorte (ne restano 8)" in game("progetto dispensa con 4 scorte")
    assert "il villaggio mangia" in game("ciclo mangia 3")
    assert "Buio" in game("stagione buio")
    assert "l’Officina fa: " in game("fabbrica esca per oru")
    assert "è perduto" in game("villaggio fame 5", "villaggio scorte 0", "ciclo")


def test_an_evening_begins_with_a_hungry_village(game: Game):
    assert [say.key for say in left_open(rules(), game.world)] == []
    game("village hunger 3")
    assert "village.open.hunger" in {say.key for say in left_open(rules(), game.world)}


def test_parts_of_machines_are_ticks_too(game: Game):
    game("project ward")
    game("fight exterminator gap 3", "kill exterminator-1", "salvage sefa =661")
    assert game.world.parts == 2
    assert "for 2 parts (0 left)" in game("project with 2 parts")
    assert game.world.parts == 0
    assert game.world.community.ticks == {"ward": 2}


def test_the_status_knows_the_village(game: Game):
    found = as_data(game.table())["village"]
    assert (found["population"], found["need"], found["fed_cycles"], found["lost"]) == (60, 6, 2, "")
    assert found["developments"]["larder"] == {"level": 1, "ticked": 0, "clock": 8}
