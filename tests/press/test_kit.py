"""``rpg print kit``: everything for the table in one folder; the players' part has nothing of the GM's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pypdf
import pypdfium2  # type: ignore[import-untyped]  # it ships no types
import pytest

from rpg.cli.app import opened
from rpg.cli.print import desk_of
from rpg.cli.print_handout import found_in
from rpg.cli.print_kit import _called, _jobs, _maps
from rpg.desk.plain import token
from rpg.press.binding import bind
from tests.maps.making import made
from tests.press.test_print import run, table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["table"]

HUSH = "xyzzy"
BARE = "--no-rulebook"
"""The book is the slowest of the papers; test_book proves that it is the same every time and tells no secret."""


def kit(*words: str) -> list[str]:
    done = run("print", "kit", "--fights", "1", *words)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout.splitlines()


def titled(read: pypdf.PdfReader) -> str:
    assert read.metadata is not None
    return str(read.metadata.title)


def shown(path: Path) -> str:
    """Every text of a PDF, as a reader shows it."""
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)


def names(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.pdf")}


def bound_people(path: Path) -> set[object]:
    fields = pypdf.PdfReader(path).get_fields() or {}
    return {field.get("/V") for name, field in fields.items() if name.endswith(".name") and name.count(".") == 1}


def test_everything_for_the_table_lies_in_one_folder(table):
    assert run("do", "begin one").exit_code == 0
    assert run("do", "end").exit_code == 0
    said = kit()
    people = {f"sheet-{who}" for who in ("zuru", "tae", "oru", "minto", "sefa")}
    maps = {"map-food-run-player", "map-food-run-gm"}
    others = {
        "expedition",
        "village",
        "cards",
        "handouts",
        "recap-1",
        "table",
        "screen",
        "wanderer",
        "adversaries",
        "rulebook",
        "kit",
    }
    assert names(table / "first-kit") == people | maps | others
    assert said[-1].endswith("kit.pdf")
    assert len(said) == len(people | maps | others)


@pytest.mark.usefixtures("table")
def test_what_is_found_in_another_story_is_not_in_the_kit():
    assert run("new", "second", "--story", "last-season").exit_code == 0
    with opened("second") as app:
        assert found_in(desk_of(app)) == ()
    with opened("first") as app:
        assert len(found_in(desk_of(app))) == 5


def test_the_kit_binds_every_page(table):
    kit("--for", "player", "--one-sided", BARE)
    parts = [pypdf.PdfReader(path) for path in (table / "first-kit-player").glob("*.pdf") if path.stem != "kit"]
    whole = pypdf.PdfReader(table / "first-kit-player" / "kit.pdf")
    assert len(whole.pages) == sum(len(part.pages) for part in parts)
    assert bound_people(table / "first-kit-player" / "kit.pdf") >= {"Zuru", "Tae", "Oru", "Minto", "Sefa"}


def test_every_paper_of_a_kit_begins_on_the_front_of_a_sheet(table):
    done = run("--language", "it", "print", "kit", "--fights", "1", "--for", "player", "--no-rulebook")
    assert (done.exit_code, done.stderr) == (0, "")
    folder = table / "first-kit-player-it"  # beside the kit of the campaign's own language
    assert [path.name for path in table.glob("first-kit*")] == [folder.name]
    whole = pypdf.PdfReader(folder / "kit.pdf")
    assert titled(whole) == "Tutto per il tavolo"
    firsts = [whole.get_destination_page_number(entry) for entry in whole.outline if not isinstance(entry, list)]
    papers = {titled(pypdf.PdfReader(path)): path for path in folder.glob("*.pdf") if path.stem != "kit"}
    begun: dict[str, int] = {}
    for entry, page in zip([one for one in whole.outline if not isinstance(one, list)], firsts, strict=True):
        said = str(entry.title)
        title = next(name for name in papers if said == name or said.startswith(f"{name} · "))
        assert page is not None
        begun.setdefault(title, page)
    assert len(begun) == len(papers) > 8
    assert [title for title, page in begun.items() if page % 2] == []
    assert sum(len(pypdf.PdfReader(path).pages) for path in papers.values()) < len(whole.pages)  # some end on a front


def test_only_what_changed_is_written_again(table):
    kit("--for", "player", BARE)
    folder = table / "first-kit-player"
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert kit("--for", "player", "--changed", BARE) == ["Nothing has changed since the last kit."]
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert run("do", "hit tae 3").exit_code == 0
    said = kit("--for", "player", "--changed", BARE)
    assert [line.rpartition("/")[2] for line in said] == ["sheet-tae.pdf", "kit.pdf"]
    after = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"sheet-tae.pdf", "kit.pdf"}


def test_whoever_is_gone_is_in_no_bound_kit(table):
    assert run("do", "join Kei porter").exit_code == 0
    kit("--for", "player", BARE)
    before = bound_people(table / "first-kit-player" / "kit.pdf")
    assert "Kei" in before
    assert run("do", "undo").exit_code == 0
    assert kit("--for", "player", "--changed", BARE)[-1].endswith("kit.pdf")
    assert bound_people(table / "first-kit-player" / "kit.pdf") == before - {"Kei"}


def test_the_same_campaign_prints_the_same_bytes(table):
    kit("--for", "player", BARE, "-o", "one")
    kit("--for", "player", BARE, "-o", "two")
    assert names(table / "one") == names(table / "two")
    for path in (table / "one").iterdir():
        assert path.read_bytes() == (table / "two" / path.name).read_bytes(), path.name


def test_the_players_part_has_nothing_of_the_gms(table):
    for line in (f"! join {HUSH} pathfinder", f"! go the {HUSH} hall", f"! . {HUSH}", f"! clock {HUSH} 4"):
        assert run("do", line).exit_code == 0
    kit("--for", "player", BARE)
    found = names(table / "first-kit-player")
    assert not found & {"table", "screen", "wanderer", "adversaries", "map-food-run-gm", f"sheet-{HUSH}"}
    for path in (table / "first-kit-player").glob("*.pdf"):
        read = pypdf.PdfReader(path)
        text = shown(path) + str(read.get_fields()) + str(read.metadata)
        assert HUSH not in text.casefold(), path.name
    assert run("print", "sheet", HUSH).exit_code == 0  # who asks for it by name is the GM
    assert HUSH in shown(table / f"{HUSH}.pdf").casefold()


def test_players_get_no_folder_with_papers_of_the_gm_in_it(table):
    own = table / "first-kit-player"
    own.mkdir()
    (own / "screen.pdf").write_bytes(b"%PDF-")
    for words in ((), ("-o", str(own))):
        done = run("print", "kit", "--for", "player", *words)
        assert done.exit_code == 1
        assert "screen.pdf" in done.stderr
        assert names(own) == {"screen"}


def test_as_json_the_files_are_listed(table):
    done = run("--json", "print", "kit", "--fights", "1", "--for", "player", BARE)
    told = json.loads(done.stdout)
    assert told["kit"] == str((table / "first-kit-player" / "kit.pdf").relative_to(table))
    assert told["problems"] == []
    assert all((table / path).is_file() for path in told["files"])


def test_the_book_may_be_left_out_and_that_of_the_players_is_another_file(table):
    kit("--for", "player")
    assert "rulebook-player" in names(table / "first-kit-player")
    whole = len(pypdf.PdfReader(table / "first-kit-player" / "kit.pdf").pages)
    book = len(pypdf.PdfReader(table / "first-kit-player" / "rulebook-player.pdf").pages)
    kit("--for", "player", BARE, "-o", "bare")
    assert "rulebook-player" not in names(table / "bare")
    assert len(pypdf.PdfReader(table / "bare" / "kit.pdf").pages) == whole - book


def test_no_players_kit_goes_where_the_gms_book_lies(table):
    (table / "mixed").mkdir()
    (table / "mixed" / "rulebook.pdf").write_bytes(b"%PDF-")
    done = run("print", "kit", "--for", "player", BARE, "-o", "mixed")
    assert done.exit_code != 0
    assert "rulebook.pdf" in done.stderr


def test_without_a_campaign_it_is_said_that_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("RPG_HOME", str(tmp_path / "nowhere"))
    monkeypatch.delenv("RPG_CAMPAIGN", raising=False)
    monkeypatch.chdir(tmp_path)
    done = run("print", "kit")
    assert done.exit_code == 2
    assert "rpg start" in done.stderr
    assert not list(tmp_path.glob("*kit*"))


def test_nothing_cannot_be_bound():
    with pytest.raises(ValueError, match="nothing"):
        bind((), "title", "subject")


@pytest.mark.usefixtures("table")
def test_of_a_map_in_play_the_kit_has_what_was_seen():
    full = "zuru:map/food-run"
    with opened("") as app:
        for seen in (None, "chart food-run", "at 5", "!seen 7"):
            if seen:
                app.play_line(seen)
            jobs: dict[str, Any] = dict(_maps(desk_of(app), ("a4", "ink"), gm=True))
            shown = jobs.get(f"map-{full.rpartition('/')[2]}-player")
            places = None if shown is None else len(shown.args[1].places)
            assert len(jobs["map-food-run-gm"].args[1].places) == len(app.rules.maps[full].places)
            assert places == {None: 27, "chart food-run": None, "at 5": 1, "!seen 7": 1}[seen]


@pytest.mark.usefixtures("table")
def test_the_kit_has_the_map_of_a_file_that_is_played_on():
    assert run("map", "new", "--seed", "7", "-o", "own.json").exit_code == 0
    of, jobs, theirs = "", dict[str, Any](), dict[str, Any]()
    with opened("") as app:
        for line, has in (("chart own.json", False), ("at 1", True)):
            app.play_line(line)
            at, own = desk_of(app), app.world.atlas.charts[app.world.atlas.map].own
            assert own
            of = f"map-own-{token(str(own.name))}"  # as it is called, not as it is counted
            known = at._replace(world=app.store.public_at(app.store.head()))
            jobs = dict(_jobs(app, at, 0, ("a4", "ink"), every=False, gm=True))
            theirs = dict(_jobs(app, known, 0, ("a4", "ink"), every=False, gm=False))
            assert (f"{of}-gm" in jobs, f"{of}-gm" in theirs) == (True, False)
            assert (f"{of}-player" in jobs, f"{of}-player" in theirs) == (has, has)
        assert len(jobs[f"{of}-player"]().data) < len(jobs[f"{of}-gm"]().data)
        assert theirs[f"{of}-player"]().data == jobs[f"{of}-player"]().data
        other = next(full for full in app.rules.maps if full not in app.rules.stories[app.world.story].maps)
        for line, has in ((f"!chart {other.rpartition('/')[2]}", False), ("chart none", False)):
            app.play_line(line)
            jobs = dict(_jobs(app, desk_of(app), 0, ("a4", "ink"), every=False, gm=True))
            name = f"map-{other.rpartition('/')[2]}"
            assert (f"{name}-gm" in jobs, f"{name}-player" in jobs) == (True, has)


def test_maps_of_ones_own_are_called_after_their_titles_each_in_its_own_way():
    one, called = made("2", 2), set[str]()
    named = [
        _called(msgspec.structs.replace(one, name=title), f"map/made-{n}", called)
        for n, title in enumerate(("The long night", "The long night", "長い夜", "?!", "night " * 99))
    ]
    assert named == [
        "own-the-long-night",
        "own-the-long-night-made-1",
        "own-長い夜",
        "own-made-3",
        f"own-{'night-' * 9}night",
    ]
    assert _called(None, "zuru:map/food-run", called) == "food-run"
