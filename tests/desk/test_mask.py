"""A mask at the desk: sealed among suspects, seen in no view before it falls, and proved when it does."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.campaign.public import public, public_world
from rpg.desk.masks import followed, hidden, moved
from rpg.desk.opening import left_open
from rpg.desk.recap import markdown
from rpg.desk.report import report
from rpg.desk.vault import vault
from rpg.desk.verify import verified
from rpg.game.community.events import HappeningCame
from rpg.game.infiltrator.events import Accused, MaskFell, MaskSealed, MaskTicked, OccasionNoted, TellShown
from rpg.game.quest.events import PhaseEnded
from rpg.words.say import Say
from tests.desk.game import Game, rules, voice
from tests.tries import tries

AMONG = "Homa, Keld, Siro, Ilse, the smith, Oru"
SUSPECTS = ("Homa", "Keld", "Siro", "Ilse", "the smith", "oru")
replace = msgspec.structs.replace


def sealed(seed: str = "seven", how: str = "certain") -> Game:
    game = Game(seed=seed)
    game("join", "begin one", "mask occasion strangers", f"mask suspects {AMONG} {how}")
    assert game.result.status == "ok", game.text()
    return game


@pytest.fixture
def game() -> Game:
    return sealed()


def it(game: Game) -> str:
    """Who it is, as only a rule may ask."""
    return hidden(game.table()).who


def happened(game: Game, kind: type) -> list[Any]:
    return [fact.event for entry in game.log.path() for fact in entry.facts if isinstance(fact.event, kind)]


def texts(game: Game) -> str:
    """Everything that the campaign is told as, for players and for the GM, and everything that is kept."""
    path = game.log.path()
    said = [
        game(line)
        for line in ("mask", "log all", "#4", "#5", "s", "n", "now", "? homa", "share last", "seal", "mask odds")
    ]
    told = [markdown(rules(), path, voice("en"), session=1, gm=gm) for gm in (False, True)]
    told += [report(rules(), path, voice("en"), gm=True)]
    notes = [text for gm in (False, True) for text in vault(rules(), path, voice("en"), gm=gm).values()]
    kept = msgspec.json.encode([game.log.entries(), public(path), public_world(path), game.world]).decode()
    return "\n".join((*said, *told, *notes, kept))


def without_seal(text: str) -> str:
    return re.sub("[0-9a-f]{64}", "SEAL", text)


def test_no_view_and_no_entry_depends_on_who_it_is():
    """The secret differs from seed to seed, and nothing that is shown or kept does, but for the seals."""
    games = [sealed(seed) for seed in ("a", "b", "c", "d", "e", "f")]
    assert len({it(game) for game in games}) > 2
    assert len({without_seal(texts(game)) for game in games}) == 1


def test_nobody_masked_looks_like_somebody():
    games = [sealed(f"perhaps {n}", "") for n in range(8)]
    assert "" in {it(game) for game in games}
    assert len({without_seal(texts(game)) for game in games}) == 1


def test_the_nonce_is_nowhere_until_the_mask_falls(game: Game):
    nonce = hidden(game.table()).nonce
    game("mask cycle", "examine homa by sefa", "mask cycle")
    assert len(nonce) == 32
    assert nonce not in texts(game)
    assert nonce in game("mask reveal")


def proof(game: Game) -> tuple[str, str]:
    """What was sealed, and the hash that was published before."""
    (seal,) = happened(game, MaskSealed)
    text = re.search("sealed was: (.*)", game.text())
    assert text is not None
    return text[1], seal.commitment


@settings(max_examples=tries(25), deadline=None)
@given(st.text(min_size=1, max_size=12))
def test_what_comes_out_is_what_was_sealed(seed: str):
    game = sealed(seed)
    who = it(game)
    game("mask reveal")
    text, commitment = proof(game)
    assert hashlib.sha256(text.encode()).hexdigest() == commitment
    (fell,) = happened(game, MaskFell)
    assert text == f"megastructure sealed mask: {who} {fell.nonce}"
    assert game.world.infiltrator.case is None


def test_somebody_who_is_not_there_is_sealed_too():
    game = next(game for game in (sealed(f"perhaps {n}", "") for n in range(9)) if not it(game))
    assert "nobody was masked" in game("mask reveal")
    text, commitment = proof(game)
    assert text.startswith("megastructure sealed mask: - ")
    assert hashlib.sha256(text.encode()).hexdigest() == commitment


def test_without_an_occasion_nothing_is_sealed_unless_it_is_certain():
    game = Game()
    game("join", "begin")
    assert game.status(f"mask suspects {AMONG}") == "refused"
    assert game.result.prefill == f"mask suspects {AMONG} certain"
    assert game.status(game.result.prefill) == "ok"


@pytest.mark.parametrize(
    "line",
    [
        "mask suspects Homa, Keld, Siro certain", "mask suspects Homa, Keld, Siro, homa certain", "mask occasion dream",
        "mask tick cough", "mask cycle", "mask reveal", "mask odds", "examine homa by sefa", "accuse homa", "mask x",
        "mask suspects Homa,, Keld, Siro certain", "examine homa", "accuse",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "it"])
def test_what_cannot_be_is_refused_and_nothing_is_recorded(line: str, language: str):
    game = Game(language=language)
    game("join", "begin")
    at = game.log.at
    assert game.status(line) != "ok"
    assert game.log.at == at
    assert not re.search("infiltrator[.]|‹en›", game.text())


def test_a_player_is_asked_first():
    game = Game()
    game("join sefa", "join Kei porter with mule player=Anna", "begin")
    among = "mask suspects Homa, Keld, Siro, kei certain"
    assert game.status(among) == "refused"
    assert game.result.prefill == "mask consent Kei"
    assert "has agreed" in game(game.result.prefill)
    assert game.status(among) == "ok"
    assert game.status("mask reveal", among) == "refused"
    assert game.result.prefill == "mask consent Kei"


def test_tells_are_shown_and_never_the_odds_unless_asked(game: Game):
    for _ in range(4):
        said = game("mask cycle")
        assert "%" not in said
        for tell in happened(game, TellShown):
            assert voice("en").term(rules_row(tell)) in texts_of(game)
    assert "%" in game("mask odds")
    assert game.status("odds off", "mask odds") == "refused"


def rules_row(tell: TellShown) -> Any:
    from rpg.words import Term  # noqa: PLC0415 - one use

    return Term(tell.table, f"rows.{tell.row}.text")


def texts_of(game: Game) -> str:
    return markdown(rules(), game.log.path(), voice("en"), session=1)


def test_somebody_whom_players_do_not_know_is_no_suspect_that_they_see():
    game = Game(seed="seven")
    game(
        "join sefa",
        "!join tae",
        "begin one",
        "mask suspects tae, Homa, Keld, Siro certain",
        "accuse tae",
        "accuse homa",
    )
    told = public_world(game.log.path()).infiltrator.case
    if told is not None:
        assert "tae" not in (*told.suspects, *told.cleared)
    shown = msgspec.json.encode([entry.facts for entry in public(game.log.path())]).decode()
    assert "tae" not in shown
    assert "Homa" in shown


def test_an_examination_is_once_a_cycle(game: Game):
    assert "the reading says" in game("examine homa by sefa =full")
    assert game.status("examine keld by sefa =full") == "refused"
    assert "examined: " in game("mask")
    assert game.status("mask cycle", "examine keld by sefa =full") == "ok"
    assert "Cohesion −1 (people talk): 3" in game("mask cycle", "examine keld by sefa =fail")


def test_a_right_accusation_ends_it_outside_the_ward(game: Game):
    who = it(game)
    said = game(f"accuse {who}")
    assert "the mask falls: it was" in said
    assert "masked agent" in said
    assert "gap 3" in said
    text, commitment = proof(game)
    assert hashlib.sha256(text.encode()).hexdigest() == commitment


def test_nobody_is_accused_on_the_way():
    game = sealed()
    game("go village", "expedition out 0")
    assert game.status("accuse homa") == "refused"
    assert "the assembly is in the village" in game.text()
    assert game.status("home", "cross", "accuse homa") == "ok"


def test_a_wrong_one_costs_an_innocent(game: Game):
    who = next(suspect for suspect in SUSPECTS[:4] if suspect != it(game))
    said = game(f"accuse {who}")
    assert "who was none" in said
    assert "Cohesion −2 (an innocent was accused): 2" in said
    assert happened(game, Accused) == [Accused(who=who)]
    assert game.world.infiltrator.case is not None
    assert game.status(f"accuse {who}") == "refused"


def test_the_sixth_cycle_fills_the_clock(game: Game):
    for _ in range(5):
        game("mask cycle")
        assert game.world.infiltrator.case is not None
    said = game("mask cycle")
    assert "mask 6/6" in said
    assert "opens from inside" in said
    assert "ALERT 5/6" in said
    assert game.world.encounter.fight is not None


def test_a_tag_that_comes_home_and_a_worn_ward_move_the_clock(game: Game):
    game("tae +tagged", "ward =partial")
    assert "mask 1/6 (a Tag carried home)" in game.text()
    assert "mask 2/6 (the Ward is damaged)" in game.text()
    game("tae +tagged", "ward =full")
    assert game.world.infiltrator.case is not None
    assert game.world.infiltrator.case.ticked == 3


def test_an_open_case_is_in_sight_and_left_open(game: Game):
    game("mask cycle")
    open_ = "6 suspects · mask 1/6 (“mask”)"
    assert open_ in game("s")
    assert open_ in [voice("en").say(say) for say in left_open(rules(), game.world)]
    game("mask reveal")
    assert "suspects" not in game("s")


def test_the_cycle_of_the_village_is_one_of_watching(game: Game):
    said = game("cycle")
    assert "watched for 1 cycle" in said
    assert "mask 1/6 (a cycle)" in said
    assert game.world.infiltrator.case is not None
    assert game.world.infiltrator.case.watched == 1


def test_strangers_in_the_village_are_an_occasion(game: Game):
    table = game.table()
    (noted,) = followed(table, (HappeningCame(row="strangers", faces=(6, 6), population=2),))
    assert noted == OccasionNoted(occasion="strangers", chance=1)
    assert followed(table, (HappeningCame(row="quiet", faces=(3, 3)),)) == ()


def test_a_cycle_that_brings_strangers_notes_one_occasion():
    game, events = Game(), list[object]()
    game("begin", "join")
    for _ in range(120):
        game("village stores 12", "village hunger 0", "cycle")
        events = [fact.event for fact in game.log.path()[-1].facts]
        if any(isinstance(event, HappeningCame) and event.row == "strangers" for event in events):
            break
    assert [type(event) for event in events].count(HappeningCame) == 1
    assert [type(event) for event in events].count(OccasionNoted) == 1


def test_a_phase_of_the_quest_moves_the_clock_by_two(game: Game):
    table = game.table()
    (tick,) = moved(table, (PhaseEnded(phase="rumour"),))
    assert isinstance(tick, MaskTicked)
    assert (tick.cause, tick.by) == ("gene_milestone", 2)
    assert moved(Game().table(), (PhaseEnded(phase="rumour"),)) == ()


def test_a_case_is_verified_like_dice(game: Game):
    game("mask cycle", "examine homa by sefa", "mask reveal")
    assert {verdict.state for verdict in verified(game.log.path(), game.table())} == {"same"}
    entry = game.log.kept[game.log.at]
    (fact,) = entry.facts
    lie = replace(fact, event=replace(fact.event, who="Nobody"))
    game.log.kept[entry.id] = replace(entry, facts=(lie,))
    assert [v.state for v in verified(game.log.path(), game.table())][-1] == "seal"


def test_a_seal_that_was_tampered_with_tells_nothing(game: Game):
    entry = next(entry for entry in game.log.path() if isinstance(entry.facts[0].event, MaskSealed))
    event = entry.facts[0].event
    game.log.kept[entry.id] = replace(
        entry, facts=(replace(entry.facts[0], event=replace(event, commitment="0" * 64)),)
    )
    for line in ("mask reveal", "mask cycle", "accuse homa", "examine homa by sefa"):
        assert game.status(line) == "refused"
        assert isinstance(game.result.says[0], Say)
        assert game.result.says[0].key == "desk.refused.seal_broken"


def test_what_is_undone_is_the_same_secret_again(game: Game):
    who = it(game)
    first = game("mask cycle")
    game("u")
    assert it(game) == who
    assert without_seal(game("mask")).count("no tell") == len(SUSPECTS)
    assert first


def test_italian_plays_it_too():
    game = Game(seed="seven", language="it")
    game("entra", "inizia uno", "maschera occasione estranei")
    assert "1 su 6" in game.text()
    assert "sigillato come" in game("maschera sospetti Homa, Keld, Siro, Ilse certo")
    assert "maschera 1/6 (un ciclo)" in game("maschera ciclo")
    assert "la lettura dice" in game("esamina homa da sefa =pieno")
    assert "%" in game("maschera probabilità")
    assert "era sigillato: " in game("maschera svela")
    game("maschera sospetti Homa, Keld, Siro, Ilse certo")
    assert "assemblea accusa" in game(f"accusa {hidden(game.table()).who}")


def test_a_secret_that_was_told_and_taken_back_is_spent_and_sealed_anew(game: Game):
    game("mask cycle", "mask cycle")
    first, who = game.world.infiltrator.case, it(game)
    assert first is not None
    assert "holds" in game("mask anew")
    assert game.result.status == "refused"
    innocent = next(suspect for suspect in SUSPECTS[:4] if suspect != who)
    game(f"accuse {innocent}", f"accuse {who}")
    assert "“mask anew” seals another secret" in game("undo")
    assert game.world.infiltrator.case is not None
    assert "“mask anew”" in game("mask")
    said = game("mask anew")
    assert "sealed as #" in said
    assert innocent not in said
    case = game.world.infiltrator.case
    assert case is not None
    assert case.commitment != first.commitment
    assert (case.ticked, case.tells, case.cleared) == (first.ticked, {}, ())
    assert case.suspects == tuple(suspect for suspect in SUSPECTS if suspect != innocent)
    assert "mask anew" not in game("mask")
    assert f"sha256: {case.commitment}" in game("mask reveal")
    assert {verdict.state for verdict in verified(game.log.path(), game.table())} == {"same"}


def test_whoever_voids_an_accusation_is_told_too(game: Game):
    game(f"accuse {it(game)}")
    assert "“mask anew”" in game(f"undo #{game.log.at}")
    assert "sealed as #" in game("mask anew")
