"""``rpg map edit``: one change at a time to a document, and the file that is replaced only by a sound one."""

from __future__ import annotations

import copy
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from rpg.cli.fault import Hint
from rpg.cli.map_edits import ACTIONS, Edits
from rpg.cli.map_file import encoded
from rpg.cli.map_told import beside
from rpg.cli.print import Desk
from rpg.maps.ascii import numbers
from rpg.maps.cells import area, walkable
from rpg.maps.coordinates import zone_of_cell, zone_of_feature
from rpg.maps.walk import Walk
from tests.maps.making import made
from tests.press.papers import rules, voice

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

DOCUMENT: dict[str, Any] = {}


def edits() -> Edits:
    """A document of a generated map, fresh for each test."""
    if not DOCUMENT:
        DOCUMENT.update(json.loads(encoded(made("5", 2))), id="map/city")
    return Edits(copy.deepcopy(DOCUMENT), Desk(rules(), voice("en")))


def named(group: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(thing for thing in group if thing["name"] == name)


def test_every_option_of_the_command_has_its_change() -> None:
    from rpg.cli.map_edit import edit  # noqa: PLC0415 - a command is imported by whoever runs it

    options = {param.name for param in edit.params} - {"path", "editor", "campaign", "language", "json", "debug"}
    assert set(ACTIONS) <= options
    assert not {name for name in options - set(ACTIONS) if name in {"lock", "hide", "key"}}


def test_a_place_is_renamed_watched_told_of_and_hidden() -> None:
    done = edits()
    done.rename("4", "The cradle")
    done.watch("The cradle", "3")
    done.contents("4", "A cup, still warm.")
    done.note("4", "Somebody breathes.")
    done.hide("4")
    place = named(done.entity["places"], "The cradle")
    assert (place["watch"], place["gm"], place["hidden"]) == (3, "A cup, still warm. Somebody breathes.", True)
    done.show("The cradle")
    done.contents("The cradle", " ")
    assert not {"hidden", "gm"} & place.keys()


def test_whatever_is_hidden_or_shown_every_place_keeps_its_number() -> None:
    done = edits()
    before = numbers(done.map)
    done.hide("2")
    after = Edits(done.entity, done.at)
    assert numbers(after.map) == before
    after.show("2")
    assert not any(place.get("hidden") and place["number"] == 2 for place in after.entity["places"])
    assert numbers(Edits(after.entity, done.at).map) == before


def test_a_thing_stands_in_the_middle_of_a_place_of_a_zone_or_in_a_cell() -> None:
    done = edits()
    done.add("terminal", "1", "A screen")
    done.label("0:A7", "Read me")
    done.add("terminal", "0:12,4", "Another")
    first, second = named(done.entity["features"], "A screen"), named(done.entity["features"], "Another")
    place = next(p for p in done.map.places if p.key == "place0")
    left, top, wide, high = place.area
    assert left <= first["at"][0] < left + wide
    assert top <= first["at"][1] < top + high
    assert (second["stratum"], second["at"]) == (0, [11, 3])
    assert first["key"] != second["key"]
    assert named(done.entity["features"], "Read me")["symbol"] == "note"
    with pytest.raises(Hint):
        done.add("terminal", "7:A1", "Nowhere")


def test_on_a_map_of_one_stratum_a_zone_needs_no_stratum() -> None:
    done = Edits(json.loads(encoded(made("5", 1))) | {"id": "map/one"}, Desk(rules(), voice("en")))
    level = done.map.strata[0]
    every = ((x, y) for y, row in enumerate(level.rows) for x in range(len(row)))
    outside = {zone_of_cell(level, *at) for at in every if walkable(level, *at)}
    outside -= {zone_of_cell(level, *at) for place in done.map.places for at in area(place)}
    zone = min(outside)
    done.label(zone, "Read me")
    assert zone_of_cell(level, *named(done.entity["features"], "Read me")["at"]) == zone


@pytest.mark.parametrize("at", ["0:{},1", "0:1,{}", "{}:C7", "{}:1,1", "{}", "0:٣,1"])
def test_a_number_of_thousands_of_digits_is_no_place(at: str) -> None:
    with pytest.raises(Hint):
        edits().add("note", at.format("9" * 5000), "x")


def test_a_watch_of_thousands_of_digits_is_none(rpg: Run, five: Path) -> None:
    before = five.read_bytes()
    done = rpg("map", "edit", "five.json", "--watch", "place0", "9" * 5000)
    assert (done.returncode, five.read_bytes()) == (1, before)
    assert "five.json:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_two_things_never_stand_in_one_cell() -> None:
    done = edits()
    done.add("body", "1", "One")
    done.add("body", "1", "Two")
    assert named(done.entity["features"], "One")["at"] != named(done.entity["features"], "Two")["at"]


def test_a_door_is_sealed_on_its_way_and_opened_again() -> None:
    done = edits()
    door = next(f for f in done.entity["features"] if f["symbol"] == "door")
    done.lock(door["key"], "1")
    assert (door["symbol"], door["opened_by"]) == ("sealed", "place0")
    locked = [link for link in done.entity["links"] if link.get("lock") == door["key"]]
    assert locked
    steps = Walk(done.map, ()).near(locked[0]["one"])
    assert any(step.sealed for step in steps if step.place == locked[0]["other"])
    done.unlock(door["key"])
    assert door["symbol"] == "door"
    assert not [link for link in done.entity["links"] if link.get("lock") == door["key"]]


def test_what_is_removed_leaves_nothing_that_refers_to_it() -> None:
    done = edits()
    seal = next(f for f in done.entity["features"] if f["symbol"] == "sealed")
    done.remove(seal["key"])
    assert seal["key"] not in json.dumps(done.entity)
    with pytest.raises(Hint):
        done.remove("1")
    with pytest.raises(Hint):
        done.lock("The way home", "1")
    with pytest.raises(Hint):
        done.rename("99", "Nowhere")


@pytest.fixture
def five(home: Path) -> Path:
    path = home.parent / "five.json"
    home.parent.mkdir(exist_ok=True)
    path.write_bytes(encoded(made("5", 2)))
    return path


def test_a_sound_change_replaces_the_file_and_keeps_the_old_one(rpg: Run, five: Path) -> None:
    before = five.read_text()
    done = rpg("map", "edit", "five.json", "--rename", "4", "The cradle", "--watch", "1", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 changes" in done.stdout
    assert "now called “The cradle”." in done.stdout
    assert "Watch 2." in done.stdout
    assert (five.parent / "five.json~").read_text() == before
    changed = [a for a, b in zip(five.read_text().splitlines(), before.splitlines(), strict=False) if a != b]
    assert any("The cradle" in line for line in changed)
    assert len(changed) < 4


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_the_old_text_is_for_the_same_eyes_as_the_file(rpg: Run, five: Path) -> None:
    five.chmod(0o600)
    assert rpg("map", "edit", "five.json", "--rename", "4", "The cradle").returncode == 0
    assert [path.stat().st_mode & 0o777 for path in (five, five.with_name("five.json~"))] == [0o600, 0o600]


def test_a_change_that_breaks_it_is_told_with_its_place_and_not_made(rpg: Run, five: Path) -> None:
    before = five.read_bytes()
    done = rpg("map", "edit", "five.json", "--watch", "1", "9")
    assert done.returncode == 1
    line = next(n for n, text in enumerate(_as_laid(five, 9), 1) if '"watch": 9' in text)
    assert f"five.json:{line}:" in done.stdout
    assert '"watch": 9' in done.stdout
    assert five.read_bytes() == before
    assert not (five.parent / "five.json~").exists()


def test_a_fault_names_the_file_whatever_signs_are_in_its_name(rpg: Run, five: Path) -> None:
    named = five.rename(five.with_name('q"x.json'))
    done = rpg("map", "edit", named.name, "--watch", "1", "9", "--json")
    assert {problem["file"] for problem in json.loads(done.stdout)} == {named.name}
    assert "/tmp" not in done.stdout  # noqa: S108 - where a copy was checked


def _as_laid(path: Path, watch: int) -> list[str]:
    from rpg.cli.map_file import laid  # noqa: PLC0415 - one test lays a document out

    entity = json.loads(path.read_bytes())
    entity["places"][0]["watch"] = watch
    return laid(entity).decode().splitlines()


def test_the_editor_opens_the_file_and_what_is_wrong_is_kept_beside_it(rpg: Run, five: Path) -> None:
    before = five.read_bytes()
    done = rpg("map", "edit", "five.json", "--editor", EDITOR="sed -i s/####/###/")
    assert done.returncode == 1
    assert "five.json:" in done.stdout
    assert five.read_bytes() == before
    draft = five.parent / "five.json.draft"
    assert draft.is_file()
    mended = rpg("map", "edit", "five.json", "--editor", EDITOR=f"cp {five}")
    assert mended.returncode == 0
    assert five.read_bytes() == before


def test_a_draft_stays_until_the_editor_has_made_it_sound(rpg: Run, five: Path) -> None:
    assert rpg("map", "edit", "five.json", "--editor", EDITOR="sed -i s/####/###/").returncode == 1
    draft = five.parent / "five.json.draft"
    typed = draft.read_bytes()
    assert rpg("map", "edit", "five.json", "--rename", "4", "The cradle").returncode == 0
    assert rpg("map", "edit", "five.json", "--editor", "1", EDITOR="sed -i s/^.*$/Nobody./").returncode == 0
    assert draft.read_bytes() == typed


@pytest.mark.parametrize("based", [True, False])
def test_a_draft_of_an_older_text_is_not_taken_up(rpg: Run, five: Path, *, based: bool) -> None:
    assert rpg("map", "edit", "five.json", "--editor", EDITOR="sed -i s/####/###/").returncode == 1
    draft = five.parent / "five.json.draft"
    assert rpg("map", "edit", "five.json", "--rename", "4", "The cradle").returncode == 0
    if based:
        os.utime(draft, (2**31, 2**31))
    else:
        (five.parent / "five.json.draft.of").unlink()
        os.utime(draft, (1, 1))
    before, typed = five.read_bytes(), draft.read_bytes()
    done = rpg("map", "edit", "five.json", "--editor", EDITOR="sed -i s/###/####/")
    assert (done.returncode, five.read_bytes(), draft.read_bytes()) == (1, before, typed)
    assert "five.json.draft" in done.stderr
    assert "delete it" in done.stderr


def test_a_draft_that_is_made_sound_is_gone(rpg: Run, five: Path) -> None:
    five.with_name("sound.json").write_text(five.read_text() + "\n")
    assert rpg("map", "edit", "five.json", "--editor", EDITOR="sed -i s/####/###/").returncode == 1
    assert rpg("map", "edit", "five.json", "--editor", EDITOR="cp sound.json").returncode == 0
    assert not list(five.parent.glob("five.json.draft*"))


@pytest.mark.parametrize(
    ("words", "draft"), [(["--editor"], "five.json.draft"), (["--editor", "1"], "five.json.draft.md")]
)
def test_what_another_program_wrote_meanwhile_is_not_lost(rpg: Run, five: Path, words: list[str], draft: str) -> None:
    other = five.read_text() + "\n"
    (five.parent / "other.json").write_text(other)
    editor = five.parent / "editor.sh"
    typed = 'sed -i s/place1.,/place-first\\",/g' if words == ["--editor"] else "sed -i s/^.*$/Nobody./"
    editor.write_text(f'#!/bin/sh\ncp other.json five.json\n{typed} "$1"\n')
    editor.chmod(0o755)
    done = rpg("map", "edit", "five.json", *words, EDITOR=str(editor))
    assert (done.returncode, five.read_text()) == (1, other)
    assert draft in done.stderr
    assert not (five.parent / "five.json~").exists()
    assert ("place-first" if words == ["--editor"] else "Nobody.") in (five.parent / draft).read_text()


def test_the_editor_opens_what_the_gm_reads_of_one_place(rpg: Run, five: Path) -> None:
    done = rpg("map", "edit", "five.json", "--editor", "1", EDITOR="sed -i s/^.*$/Nobody./")
    assert (done.returncode, done.stderr) == (0, "")
    place = next(p for p in json.loads(five.read_bytes())["places"] if p["key"] == "place0")
    assert place["gm"] == "Nobody."


def test_nothing_asked_is_asked_for_and_nothing_changed_is_said(rpg: Run, five: Path) -> None:
    assert rpg("map", "edit", "five.json").returncode == 2
    same = rpg("map", "edit", "five.json", "--editor", EDITOR="true")
    assert (same.returncode, "nothing was changed" in same.stdout) == (0, True)
    assert not (five.parent / "five.json~").exists()


def test_a_hand_written_map_is_checked_with_line_and_column(rpg: Run, five: Path) -> None:
    five.write_text(five.read_text().replace('"stratum": 1', '"stratum": 8', 1))
    done = rpg("map", "edit", "five.json", "--rename", "1", "X")
    assert done.returncode == 1
    assert "five.json:" in done.stderr


def test_an_editor_that_does_not_open_is_named_in_the_language_of_the_answer(rpg: Run, five: Path) -> None:
    done = rpg("map", "edit", five.name, "--editor", EDITOR="false", RPG_LANGUAGE="it")
    assert (done.returncode, done.stderr) == (1, "nessun editor si è aperto (EDITOR dice quale): false\n")


def opened_in(done: Edits) -> tuple[list[str], dict[str, Any], dict[str, Any]]:
    """The seals of one place that tells what opens them, the place where that lies, and the place itself."""
    for behind in done.entity["places"]:
        shut = [f for f in done.entity["features"] if "opened_by" in f and behind["key"] in beside(done.map, f["key"])]
        if "Sealed: it takes" in behind.get("gm", "") and len({door["opened_by"] for door in shut}) == 1:
            opener = next(p for p in done.entity["places"] if p["key"] == shut[0]["opened_by"])
            return [door["key"] for door in shut], opener, behind
    raise AssertionError


def test_what_is_read_of_a_seal_goes_with_the_seal() -> None:
    done = edits()
    doors, opener, behind = opened_in(done)
    assert "It opens the seal" in opener["gm"]
    for door in doors:
        zone = zone_of_feature(done.map, next(f for f in done.map.features if f.key == door))
        assert f"{zone} of" in opener["gm"]
        done.unlock(door)
    assert "Sealed: it takes" not in behind["gm"]
    assert "It opens the seal" not in opener.get("gm", "")
    mended = [line for line in done.told if line.startswith("What you read of seals was mended at: ")]
    assert mended
    assert any(behind["name"] in line and opener["name"] in line for line in mended)


def test_what_opens_a_seal_that_a_gm_made_is_read_in_both_places_and_follows_it() -> None:
    done = edits()
    doors, first, behind = opened_in(done)
    other = next(p for p in done.entity["places"] if p not in (first, behind) and "seal" not in p.get("gm", ""))
    done.contents(other["key"], "")
    for door in doors:
        done.lock(door, other["key"])
    assert other["gm"].startswith("What opens the seals at " if len(doors) > 1 else "What opens the seal at ")
    assert f" {other['name']}”." in behind["gm"]
    assert "Sealed: it takes" not in behind["gm"]
    for door in doors:
        done.lock(door, first["key"])
    assert "gm" not in other
    assert f" {other['name']}”." not in behind["gm"]
    for door in doors:
        done.remove(door)
    assert "The seal at" not in behind["gm"]


def test_a_door_of_a_map_in_italian_is_called_so_whoever_changes_it() -> None:
    done = edits()
    doors, opener, behind = opened_in(done)
    door = next(f for f in done.entity["features"] if f["key"] == doors[0])
    opener["gm"], behind["gm"], door["name"] = "Qui c’è un libro.", "Sigillo: lo apre una manovella.", "Sigillata"
    done.unlock(door["key"])
    assert door["name"] == "Porta"
    done.lock(door["key"], opener["key"])
    assert door["name"] == "Sigillata"
    assert behind["gm"].startswith("Sigillo: lo apre una manovella. ")


def test_a_place_that_opens_a_seal_is_read_by_its_new_name_where_the_seal_is() -> None:
    done = edits()
    doors, opener, behind = opened_in(done)
    before = opener["name"]
    done.rename(opener["key"], "The wet room")
    assert "“The wet room”)" in behind["gm"]
    assert f"“{before}”" not in behind["gm"]
    done.unlock(doors[0])
    done.lock(doors[0], opener["key"])
    done.rename(opener["key"], "Dry")
    assert "The wet room" not in json.dumps(done.entity)


def test_what_a_party_would_find_is_hidden_and_what_is_written_on_the_map_is_not() -> None:
    done = edits()
    done.add("note", "1", "the elder is a traitor")
    done.add("eye", "1", "an eye asleep")
    done.add("terminal", "1", "A screen")
    done.label("1", "Read me")
    seen = {thing["name"]: thing.get("visible_to") for thing in done.entity["features"]}
    assert [seen[n] for n in ("the elder is a traitor", "an eye asleep")] == ["gm", "gm"]
    assert [seen[n] for n in ("A screen", "Read me")] == [None, None]
    assert ["hidden from the players" in line for line in done.told] == [True, True, False, False]
    done.show("the elder is a traitor")
    assert "visible_to" not in named(done.entity["features"], "the elder is a traitor")


def test_a_zone_without_a_stratum_is_where_one_can_stand_in_it_or_is_asked_for() -> None:
    done = edits()
    free = [
        {
            zone_of_cell(level, x, y)
            for y, row in enumerate(level.rows)
            for x in range(len(row))
            if walkable(level, x, y)
        }
        for level in done.map.strata
    ]
    both, only = min(free[0] & free[1]), min(free[0] - free[1])
    with pytest.raises(Hint, match=f"00:{both}, −01:{both}"):
        done.label(both, "Nowhere")
    done.label(only, "Somewhere")
    label = next(thing for thing in done.map.features if thing.name == "Somewhere")
    assert (label.stratum, zone_of_feature(done.map, label)) == (0, only)
    none = min({f"{letter}{n}" for letter in "ABCDEFGH" for n in range(1, 13)} - free[0] - free[1])
    with pytest.raises(Hint, match=f"In “{none}” there is no free cell"):
        done.label(none, "Over the void")
