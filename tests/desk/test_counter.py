"""Countermeasures, the Ward and what the alert leaves behind, as lines of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from rpg.campaign.events import PeakMarked
from rpg.desk.prep import read
from rpg.game.check import decide as check
from rpg.game.safeguard.events import AlertRaised, SeasonTagged
from tests.desk.game import Game, rules

if TYPE_CHECKING:
    from rpg.game.safeguard.state import Force

TAG = "core:condition/tagged"


@pytest.fixture
def game() -> Game:
    game = Game()
    game("join", "go silo")
    return game


def tags(game: Game) -> set[str]:
    return {who for who, person in game.world.people.by_id.items() if TAG in person.conditions}


def marks(game: Game) -> tuple[tuple[str, str], ...]:
    return game.world.marks


def force(game: Game) -> Force:
    found = game.world.sector.force
    assert found is not None
    return found


def test_counter_alone_lists_all_eight_with_exact_odds_and_needs(game: Game):
    said = game("counter")
    assert game.result.status == "ok"
    assert game.result.deed is None
    assert len(said.splitlines()) == 16
    assert (
        "Go Dark (go-dark) · Zuru, pool 3 · fail 12.5 % · partial 45.4 % · full 34.7 % · surge 7.4 % · 1 beat\n" in said
    )
    assert "needs: cutting torch / breaching charge (nobody has one) · by your word: a trunk of the network" in said
    game("minto +cutting-torch")
    assert "needs: cutting torch / breaching charge · by your word" in game("counter")
    pools = {row["id"]: row.get("pool") for row in game.result.data["countermeasures"]}
    assert pools["core:countermeasure/go-dark"] == 3
    assert pools["core:countermeasure/hold-the-gap"] is None


def test_the_list_speaks_of_chances_as_the_table_likes_it(game: Game):
    assert "%" not in game("odds words", "counter")
    assert "·" in game("odds off", "counter")
    assert "fail" not in game("counter").splitlines()[0]


def test_nobody_at_all_has_no_odds():
    assert "Go Dark (go-dark)\n" in Game()("counter")


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("counter dark tae =66", "tae"),
        ("counter dark =666", "zuru"),
        ("dark =666", "zuru"),
        ("dark tae help oru =661", "tae"),
        ("counter go dark tae =66", "tae"),
        ("contromisura dark tae con oru =661", "tae"),
        ("spegniti tae =6 1", "tae"),
    ],
)
def test_who_goes_dark(game: Game, line: str, who: str):
    game("all +tagged")
    said = game(line)
    assert game.result.status == "ok", said
    assert said.startswith(f"{game.world.people.by_id[who].name} · Go Dark")
    assert tags(game) == set()


def test_a_dark_word_of_another_language_is_found_too():
    game = Game(language="it")
    game("entra", "vai silo")
    assert "Accecare l’occhio" in game("contromisura occhio sefa =64")
    assert "Sorveglianza −2" in game.text()


def test_help_and_the_reminder_of_the_gm(game: Game):
    said = game("counter spoof sefa help oru =64")
    assert said.splitlines()[0] == "it needs a terminal, by your word"
    assert "bonus +1 = 2" in said
    assert "by your word" not in game("dark =666")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("counter xyzzy", "write: counter"),
        ("counter drak", "dark"),
        ("counter dark tae oru", "write: counter"),
        ("counter dark tae help", "write: counter"),
        ("counter dark nobody", "nobody"),
        ("dark tae =9x", "=9x"),
        ("counter lure sefa", "needs decoy lure"),
        ("counter hold tae", "“tae hold; rest flee”"),
        ("counter stake tae", "“tae rig ward-stake; rest flee”"),
        ("ward", "nobody is Tagged"),
        ("ward x", "write: ward"),
        ("ward 1 2", "write: ward"),
    ],
)
def test_what_cannot_be_read_or_done_says_what_could(game: Game, line: str, told: str):
    assert told in game(line)
    assert game.result.status in {"refused", "usage"}


def test_the_odds_of_a_countermeasure_are_those_of_its_roll(game: Game):
    game("zuru +tagged")
    pool = check.odds(rules().check, 2)
    assert pool["fail"] == 0.25
    for line in ("odds counter dark tae", "odds dark tae", "quote contromisura dark tae"):
        assert game(line).startswith("pool 2 (Reflex +3 Sneak +1 difficulty −2): fail 25 %"), line
        assert game.result.deed is None
    assert game("odds counter") == game("counter")
    assert "write: counter" in game("odds counter xyzzy")
    assert "rest flee" in game("odds counter stake tae")


def test_a_countermeasure_can_be_pushed_after_its_dice_fell(game: Game):
    game("zuru +tagged", "dark zuru =111")
    assert tags(game) == {"zuru"}
    game("push zuru =666")
    assert tags(game) == set()
    assert game.world.people.by_id["zuru"].strain == 1


def test_with_dice_of_the_table_it_asks_for_them(game: Game):
    game("dice table", "zuru +tagged")
    assert "3d6" in game("dark zuru")
    game("=666")
    assert tags(game) == set()


def test_in_a_fight_it_is_an_act(game: Game):
    game("all +tagged", "fight exterminator x2 gap 3")
    assert "zuru rig go-dark; rest flee" in game("dark")
    said = game("zuru rig dark =666; rest wait")
    assert game.result.status == "ok", said
    assert "no longer Tagged" in said
    game("sefa +ward-stake", "sefa rig stake; rest wait")
    assert game.world.encounter.fight is not None
    assert game.world.encounter.fight.ward > 0


def test_a_lured_force_waits_at_its_decoy(game: Game):
    game("alert +8", "sefa +decoy-lure", "counter lure sefa =661")
    assert force(game).decoy == game.world.place.key
    said = game("beat 9")
    assert "due: the force is here and searches" in said
    assert "due: the force is at the decoy (The silo under the tower), you are not: it has lost you (“gone”)" in game(
        "go A far gallery"
    )
    assert "“gone”" in game("now")
    game("gone")
    assert game.world.sector.arrived is None


def test_a_stopped_clock_is_told_and_counted(game: Game):
    game("alert +8", "minto +cutting-torch")
    said = game("counter trunk minto =661")
    assert "the arrival clock stands still for 3 beats" in said
    assert "2 exterminators in 4 beats" in said
    assert game("beat").splitlines()[1] == "the arrival clock stands still"
    assert "alert −2: the trunk that was cut" in game("gone", "time cycle")


def test_a_blind_eye_counts_when_they_sneak_until_the_cycle_ends(game: Game):
    game("counter eye sefa =66")
    assert game.world.watch == 1
    assert "Watch 1" in game("")
    assert "Watch −1" in game("sneak zuru")
    assert "The silo under the tower: the eye sees again" in game("time cycle")
    assert game.world.watch == 3


def test_what_is_due_is_said_when_it_becomes_due_and_not_again(game: Game):
    assert "due: the Tag" in game("alert seen-w3")
    assert "due: the Tag" not in game("alert seen-w2")
    assert "the Tag: +1 alert" in game("now")
    assert "due: the force is here, and the Tag leads it" in game("beat 9")
    assert "due" not in game("zuru -tagged")


def test_a_tag_for_the_season_is_not_due_again_and_ends_with_it(game: Game):
    said = game("alert +10", "counter stand sefa =64")
    assert "alert" in said
    game("counter stand sefa =41")
    assert game.world.safeguard.marked == {"sefa"}
    assert "Sefa: Tagged for the rest of the season" in game.text()
    assert "counter go-dark" not in game("now")
    game("dark =666")
    assert tags(game) == {"sefa"}
    assert "Sefa: no longer Tagged" in game("gone", "time season")
    assert game.world.safeguard.marked == frozenset()


def test_a_breach_is_told_and_the_fight_begins_inside(game: Game):
    game("alert +12", "all +tagged")
    said = game("ward 0 =11")
    assert re.search(r"the village · barrier barrier \+1 alert −1 = 0 \(lowest\) · 1 1 · fail", said)
    assert re.search(r"breach: \d+ of the village (is|are) dead \[\d \d\], Cohesion −1", said)
    assert "the village's Ward" not in said
    assert game.world.encounter.fight is not None
    assert "nobody: 2 dice are rolled, 1 told" in game("end fight", "all +tagged", "ward 0 =1")


def test_a_peak_leaves_a_mark_once_for_each_place(game: Game):
    game("alert +9")
    assert not marks(game)
    assert "the map keeps a mark: The silo under the tower" in game("alert +1")
    key = game.world.place.key
    assert marks(game) == (("silo-ring", key),)
    assert "keeps a mark" not in game("alert -5", "alert +6", "alert +4")
    assert marks(game) == (("silo-ring", key),)
    game("alert -9", "go The gate", "alert +12")
    assert marks(game) == (("silo-ring", key), ("silo-ring", "The gate"))
    facts = game.log.kept[game.log.at].facts
    assert [f.event for f in facts if isinstance(f.event, PeakMarked)] == [
        PeakMarked(sector="silo-ring", place="The gate")
    ]
    game("u")
    assert marks(game) == (("silo-ring", key),)


def test_the_cycles_of_a_purge_are_counted_until_the_sector_is_sealed(game: Game):
    said = [game("alert +24", "gone", "time cycle") for _ in range(3)]
    assert ["cycles at this level: " in text for text in said] == [True] * 3
    assert "1 of 3" in said[0]
    assert ["sealed; what is in it" in text for text in said] == [False, False, True]
    assert game.world.sector.sealed


def test_a_scene_of_a_pack_leads_into_its_sector():
    game = Game()
    game("join", "alert +8")
    assert "the force has lost them" in game("go silo")
    assert game.world.safeguard.sector("home").force is None


def test_what_stays_behind_when_the_scene_leaves_the_sector(game: Game):
    game.prep = (read("the-deep", "---\nname: The deep\nsector: deep\n---\n\n# Read aloud\n\nDark.\n"),)
    game("alert +8", "all +tagged")
    assert force(game).level == 3
    assert "the force has lost them" in game("go the-deep")
    assert game.world.place.sector == "deep"
    assert game.world.safeguard.sector("silo-ring").force is None
    assert tags(game) == set(game.world.people.by_id)


def test_events_about_it_stay_short_and_are_kept(game: Game):
    game("alert +10", "counter stand sefa =64", "counter stand sefa =41")
    events = [fact.event for entry in game.log.kept.values() for fact in entry.facts]
    assert any(isinstance(event, SeasonTagged) for event in events)
    assert any(isinstance(event, AlertRaised) for event in events)
