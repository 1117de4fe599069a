"""The Contagion at the desk: what waits is told, rolled, let go; chances stand first; the lost are the GM's to say."""

from __future__ import annotations

import pytest

from rpg.game.safeguard.events import ContagionDue
from tests.desk.game import Game


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def facts(game: Game) -> list[str]:
    return [type(fact.event).__name__ for fact in game.log.kept[game.log.head()].facts]


def exposed(game: Game) -> Game:
    """Sefa spoofs an identity, and does it by half: a contagion test waits."""
    game("counter spoof sefa =5")
    assert any(isinstance(fact.event, ContagionDue) for fact in game.log.kept[game.log.head()].facts)
    return game


def test_what_is_due_is_told_waits_and_is_rolled(game: Game):
    exposed(game)
    assert "a contagion test, severity 1 (“exposure sefa”)" in game.text()
    assert "exposed: Sefa, severity 1" in game("now")
    assert "Sefa: an exposure of severity 1 waits (“exposure sefa”)" in game("exposure")
    assert "Sefa · exposure Resolve +2 fisher suit +1 severity −1 = 2 · 2 1 · fail" in game("exposure sefa =21")
    assert "Sefa: contagion 0 → 2/6, Latent: +1 die Interface; drift starts" in game.text()
    assert game.status("exposure sefa") == "refused"
    assert game.result.prefill == "exposure sefa 1"
    assert "exposed" not in game("now")


def test_the_gm_may_let_an_exposure_go_or_ask_for_one(game: Game):
    exposed(game)
    assert game("exposure sefa waived") == "Sefa: the exposure of severity 1 is let go"
    assert "severity −3 = 0" in game("exposure oru severity 3 =64")
    assert game.status("exposure oru 5") == "refused"
    assert game.status("exposure oru 2 3") == "usage"
    assert game.status("exposure oru badly") == "usage"


def test_a_forced_exposure_costs_nerve(game: Game):
    text = game("exposure tae 1 =21; push tae =66")
    assert "surge" in text
    assert game.world.people.by_id["tae"].strain == 1
    assert game.world.people.by_id["tae"].contagion == 0


def test_exact_chances_stand_before_the_roll(game: Game):
    assert "from stage 3, Marked: pool 1 66.8 % · pool 2 13.7 % · pool 3 1.6 % · pool 4 0.1 %" in game("odds contagion")
    assert "from stage 5, Threshold: pool 1 94.4 % · pool 2 59.6 % · pool 3 27.7 % · pool 4 11.9 %" in game.text()
    assert game("odds contagion 3 2").endswith("pool 2 13.7 %")
    assert game.status("odds contagion 1") == "refused"
    assert "pool 1 (Resolve +2 fisher suit +1 severity −2): fail 50 %" in game("odds exposure tae 2")
    assert "lost within 9 cycles, with this care: 37.1 %" in game("contagion tae 3", "odds contagion tae")
    assert "clinic +1" in game("odds contagion tae clinic")
    assert "%" not in game("odds off", "drift")


def test_care_is_told_in_the_line_of_the_drift(game: Game):
    game("contagion tae 3", "sefa +stabiliser")
    assert "Tae: the drift of this cycle is not rolled yet (“drift tae”)" in game("drift")
    text = game("drift tae by sefa clinic stabiliser =66111")
    assert "Mend 0" not in text
    assert "stabiliser +2 clinic +1 = 5" in text
    assert "Tae: contagion 3 → 2/6, Latent" in text
    assert "core:gear/stabiliser" not in game.world.people.by_id["sefa"].gear
    assert game.status("drift tae") == "refused"
    assert game.status("drift oru") == "refused"
    assert game.status("drift tae by nobody-known") == "refused"


def test_the_stage_stands_in_the_status_and_in_its_own_list(game: Game):
    game("contagion oru +2", "contagion oru +1")
    assert "Oru · vitality 5/5 · strain 0/6 · contagion 3/6, Marked\n" in game("status")
    assert "Oru: contagion 3/6, Marked (+1 Interface; Safeguard Sense +1 against you)" in game("contagion")
    assert game.status("contagion oru 9") == "refused"
    assert game.status("contagion oru much") == "usage"
    game("status")
    people = {person["id"]: person for person in game.result.data["people"]}
    assert (people["oru"]["contagion"], people["tae"]["contagion"]) == (3, 0)


def test_the_lost_are_for_the_gm_to_place(game: Game):
    assert "due: Tae is lost: you choose what becomes of them" in game("contagion tae 6")
    assert game.status("contagion tae becomes a ghost") == "refused"
    assert "Tae: silicon life; joins the silicon, and is theirs" in game("contagion tae becomes silicon")
    assert game.world.people.by_id["tae"].away
    assert "lost" not in game("now")
    assert game.status("contagion oru becomes silicon") == "refused"


def test_a_partial_interface_is_offered_to_be_rewritten(game: Game):
    game("join Kei exile with rewrite")
    assert "use: Kei (Rewrite)" in game("test kei interface =5541")
    text = game("use kei")
    assert "full" in text
    assert "Kei: contagion 2 → 3/6, Marked" in text


def test_a_mind_returns_by_its_core(game: Game):
    game("join Kei remnant with body archive", "kill kei", "kill kei")
    assert game.status("return kei frame") == "refused"
    assert "Kei is back from death in a new body: Signal −1" in game("return kei signal")
    assert not game.world.people.by_id["kei"].dead
    assert game.status("return kei") == "usage"


def test_italian_knows_it_too():
    game = Game(language="it")
    game("inizio", "entra")
    assert "stadio Segnato" in game("contagio tae 3")
    assert "gravità −2" in game("esposizione oru gravità 2 =1")
    assert "clinica +1" in game("deriva tae da sefa clinica =444")
    assert "dallo stadio 3, Segnato" in game("probabilità contagio")
    assert "vita di silicio" in game("contagio tae 6", "contagio tae diventa silicio")
    assert game.status("rinasce oru telaio") == "refused"


def test_what_it_did_is_undone_with_its_line(game: Game):
    before = game.world
    game("contagion tae 3", "drift tae =11", "undo 2")
    assert game.world == before


def test_a_cycle_drifts_whoever_was_not_cared_for_before(game: Game):
    game("contagion tae 3", "contagion oru 3", "contagion sefa 1", "drift tae by sefa =full")
    assert game("drift").startswith("Oru: the drift of this cycle is not rolled yet")
    text = game("cycle; =11")
    assert "Oru · drift Resolve +2 = 2 · 1 1 · fail" in text
    assert {who: game.world.people.by_id[who].contagion for who in ("tae", "oru", "sefa")} == {
        "tae": 2,
        "oru": 4,
        "sefa": 1,
    }
    assert "Tae: the drift of this cycle" in game("drift")
    game("undo")
    assert "Oru: the drift of this cycle" in game("drift")


def test_the_drift_of_a_cycle_may_be_forced(game: Game):
    game("contagion oru 3", "cycle; =11", "push oru =66")
    assert game.world.people.by_id["oru"].contagion == 2
    assert game.world.people.by_id["oru"].strain == 1
    assert game.world.minutes == 10 * 24 * 60


def test_a_push_that_cannot_be_keeps_no_cycle_from_passing(game: Game):
    game("contagion oru 3", "away oru")
    assert game.status("cycle; push oru") == "ok"
    assert "Oru · drift" in game.text()
    assert game.world.people.by_id["oru"].strain == 0


def test_the_clinic_of_the_village_cares_for_those_who_are_there(game: Game):
    game("contagion tae 3")
    assert "clinic" not in game("drift")
    game("village workshop 2", "village memory 2")
    assert "clinic +1" in game("drift")
    assert "clinic +1 = 3" in game("undo", "redo", "cycle")
    game("expedition out 0,1,1 source 3")
    assert "clinic" not in game("drift")
    assert "clinic +1" in game("odds contagion tae clinic")
