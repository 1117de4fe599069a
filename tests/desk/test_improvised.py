"""People and places made up on the spot: drawn once, kept by the log, made real by a name."""

from __future__ import annotations

import pytest

from rpg.campaign.events import Improvised, Kept
from rpg.campaign.public import public_world
from rpg.desk.complete import complete
from rpg.desk.narrate import narrate
from rpg.desk.recap import markdown
from tests.desk.game import Game, rules, voice


@pytest.fixture
def game() -> Game:
    game = Game()
    game("begin", "join")
    return game


def drawn(game: Game) -> list[Improvised]:
    return [f.event for f in game.log.kept[game.log.at].facts if isinstance(f.event, Improvised)]


@pytest.mark.parametrize(
    ("line", "what", "shown", "hidden"),
    [
        ("npc fisher elder", "npc", ["npc-name", "npc-look", "npc-manner"], ["npc-want", "npc-secret"]),
        ("place", "place", ["place-kind", "place-mark"], ["place-danger", "place-exit"]),
    ],
)
def test_what_is_made_up_is_drawn_from_the_tables_and_half_of_it_is_the_gms(
    game: Game, line: str, what: str, shown: list[str], hidden: list[str]
):
    said = game(line)
    facts = game.log.kept[game.log.at].facts
    assert [fact.secret for fact in facts] == [False, True]
    assert [event.what for event in drawn(game)] == [what, what]
    tables = [[table.rpartition("/")[2] for table, _ in event.rows] for event in drawn(game)]
    assert tables == [shown, hidden]
    for event in drawn(game):
        for table, row in event.rows:
            text = rules().texts["en"][table][f"rows.{row}.text"]
            assert isinstance(text, str)
            assert text in said


def test_what_was_asked_for_is_kept(game: Game):
    assert "fisher elder" in game("npc fisher elder").splitlines()[0]
    assert drawn(game)[0].asked == "fisher elder"


def test_an_archetype_is_known_by_its_name_in_either_language(game: Game):
    assert "Harpooner" in game("npc harpooner")
    assert drawn(game)[0].asked == "core:archetype/harpooner"
    italian = Game(language="it")
    italian("inizia", "png fiociniere")
    assert drawn(italian)[0].asked == "core:archetype/harpooner"
    assert "Fiocinier" in italian.text()


def test_the_same_line_draws_the_same_and_the_next_another(game: Game):
    first = game("npc")
    game("u")
    game.seed = "another"
    assert game("redo", "show -1").splitlines()[1:] == first.splitlines()
    game.seed = "7"
    assert game("npc") != first


def test_no_name_is_given_twice(game: Game):
    names: set[str] = set()
    for _ in range(13):
        game("npc")
        name = game.world.made["npc"].name
        assert name not in names
        names.add(name)
        game("npc keep")
    assert not names & {"tae", "oru", "sefa", "minto"}


def test_keep_makes_the_last_one_real_under_its_own_name_or_another(game: Game):
    game("npc fisher elder")
    assert game("npc keep Oyassan").startswith("kept Oyassan")
    game("npc")
    name = game.text().partition(" · ")[0]
    assert game("npc keep").startswith(f"kept {name}")
    rows = game("npc list").splitlines()
    assert [row.partition(" · ")[0] for row in rows] == ["Oyassan", name]
    assert "fisher elder" in rows[0]
    assert game.status("npc keep Oyassan") == "refused"


def test_the_kept_are_looked_up_told_in_the_recap_and_completed(game: Game):
    game("npc fisher elder", "npc keep Oyassan", "place", "place keep The lamp well")
    assert "fisher elder" in game("? oyassan")
    assert "secret" in game("? oyas")
    assert "The lamp well" in game("? lamp")
    assert "Oyassan" in [word for word, _ in complete("? oy", game.table())]
    assert "Oyassan" in [word for word, _ in complete(". Oy", game.table())]
    told = markdown(rules(), game.log.path(), voice("en"))
    assert "Oyassan · fisher elder" in told
    assert "The lamp well" in told
    assert "GM:" not in told
    assert "GM:" in markdown(rules(), game.log.path(), voice("en"), gm=True)


def test_a_place_kept_as_it_is_is_not_named_twice(game: Game):
    first = game("place").splitlines()[0]
    assert game("place keep").splitlines()[0] == f"kept {first}"
    name = game.world.kept.popitem()[1].called
    assert first.startswith(name)
    assert first in game(f"? {name[:12]}")


def test_nothing_of_the_gms_half_is_in_what_players_see(game: Game):
    game("npc", "npc keep Oyassan")
    kept = public_world(game.log.path()).kept["oyassan"]
    assert [table.rpartition("/")[2] for table, _ in kept.rows] == ["npc-name", "npc-look", "npc-manner"]
    assert len(game.world.kept["oyassan"].rows) == 5


def test_who_is_not_kept_is_not_remembered(game: Game):
    game("npc", "npc", "npc keep Oyassan", "u")
    assert game.world.kept == {}
    assert game.status("npc list") == "refused"
    game("u", "u")
    assert game.status("npc keep Oyassan") == "refused"


def test_a_kept_thing_whose_making_was_voided_is_nothing(game: Game):
    game("npc")
    made = game.log.at
    game("npc keep Oyassan", f"undo #{made}")
    assert game.world.kept == {}


def test_a_secret_person_is_secret_whole(game: Game):
    game("!npc", "!npc keep Oyassan")
    assert all(fact.secret for fact in game.log.kept[game.log.at - 1].facts)
    assert public_world(game.log.path()).kept == {}
    game("!npc", "npc keep Garo")
    assert game.log.kept[game.log.at].facts[0].secret


@pytest.mark.parametrize("line", [f"npc {'x' * 300}", f"npc keep {'x' * 100}", "place keep"])
def test_what_cannot_be_is_refused(game: Game, line: str):
    game("npc")
    at = game.log.at
    assert (game.status(line), game.log.at) == ("refused", at)


def test_an_event_without_rows_is_told_all_the_same(game: Game):
    bare = Improvised(what="npc", number=1)
    says = narrate(game.table(), (bare, Kept(what="npc", number=1, name="Oyassan")))
    assert "Oyassan" in voice("en").say(says[-1])


def test_an_event_of_it_is_small(game: Game):
    game("npc", "npc keep Oyassan")
    assert [f.event for f in game.log.kept[game.log.at].facts] == [
        Kept(what="npc", number=game.log.at - 1, name="Oyassan")
    ]
