"""Lines that are suggested, and lists to choose from, name things as the table's language names them."""

from __future__ import annotations

import pytest

from rpg.desk.names import countermeasures, entities, within
from rpg.desk.plain import plain
from rpg.words import Written
from tests.desk.game import Game, rules, voice


@pytest.fixture
def game() -> Game:
    game = Game(language="it")
    game("inizia", "entra")
    return game


@pytest.mark.parametrize("language", ["en", "it"])
def test_what_is_written_is_read_as_what_was_meant(language: str) -> None:
    all_rules, said = rules(), voice(language)
    character, encounter = all_rules.character, all_rules.encounter
    for kind in (
        character.skills, character.attributes, character.abilities, character.gear, character.conditions,
        character.archetypes, encounter.adversaries, all_rules.safeguard.triggers, all_rules.scenes,
        all_rules.safeguard.countermeasures,
    ):  # fmt: skip
        known = entities(all_rules, language, kind)
        for full in kind:
            assert known[plain(said.written(Written(full)))] == full
    table = Game(language=language).table()
    for full in all_rules.safeguard.countermeasures:
        assert countermeasures(table)[plain(said.written(Written(full)))] == full
    for entity, where, keys in (
        (all_rules.contagion.id, "endings", [each.key for each in all_rules.contagion.endings]),
        (all_rules.quest.id, "orders.choices", [each.key for each in all_rules.quest.orders.choices]),
    ):
        for key in keys:
            name = f"{where}.{key}.name"
            assert within(table, entity, where, keys)[plain(said.written(Written(entity, name)))] == f"{entity}#{name}"


def test_an_english_table_reads_the_ids_it_always_had() -> None:
    assert voice("en").written(Written("core:countermeasure/go-dark")) == "go-dark"
    assert voice("en").written(Written("core:contagion/track", "endings.silicon.name")) == "silicon"


def test_who_is_lost_gets_a_line_in_italian_that_is_read(game: Game) -> None:
    game("contagio sefa 6")
    said = game("adesso")
    assert "contagio sefa diventa contaminato" in said
    assert game.status("contagio sefa diventa contaminato") == "ok"


def test_a_tag_is_taken_off_by_a_line_in_italian(game: Game) -> None:
    said = game("tae +marcatura")
    assert "contromisura spegnersi" in said + game("adesso")
    assert "go-dark" not in said + game("contromisura")


def test_scenes_and_ways_are_listed_by_their_names(game: Game) -> None:
    said = game("scena elenco")
    assert "Il silo sotto la torre" in said
    assert "way-home" not in said


def test_marks_are_spent_by_lines_in_italian(game: Game) -> None:
    game("tacca tae veduta", "tacca tae ritorno", "tacca tae cibo", "tacca tae lasciato")
    lines = [row.split(" (")[0].strip() for row in game("? tae").splitlines() if "migliora tae" in row]
    assert "migliora tae abilità provviste" in lines
    assert all(game.status(line, "u") == "ok" for line in lines)


@pytest.mark.parametrize(
    ("before", "line", "offered"),
    [
        ((), "orologio fame", "orologio fame "),
        (("orologio fame 6",), "orologio fame 6", "segna fame"),
        (("probabilità nessuna",), "probabilità 3", "probabilità numeri"),
        ((), "png tieni", "png"),
        ((), "luogo tieni", "luogo"),
        (("fine",), "fine", "inizia"),
        (("scontro sterminatore",), "avanti", "resto "),
        (("scontro sterminatore",), "tae colpisci", "tae colpisci; resto "),
        (("scontro sterminatore",), "contromisura spegnersi tae", "tae piazza spegnersi; resto fuggi"),
        ((), "contromisura picchetto tae", "tae piazza picchetto-di-barriera; resto fuggi"),
        ((), "contromisura varco tae", "tae tieni; resto fuggi"),
        (("prova tae,oru scalata; =111 =111",), "forza", "forza tae"),
    ],
)  # fmt: skip
def test_a_line_ready_to_type_is_in_italian(game: Game, before: tuple[str, ...], line: str, offered: str) -> None:
    game(*before)
    game(line)
    assert game.result.prefill == offered
    assert not game.text() or "rest flee" not in game.text()


def test_what_may_be_meant_is_listed_in_italian(game: Game) -> None:
    game("contagio sefa 6")
    assert game("contagio sefa diventa contamnato") == "«contamnato»: forse un Contaminato?"
    assert game.result.prefill == "contagio sefa diventa contaminato"
