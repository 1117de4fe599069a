"""``share``: to the clipboard of a terminal, to a pipe as text, to a file as a picture."""

from __future__ import annotations

import base64
import io
import json
from typing import TYPE_CHECKING, Literal

import pytest

from rpg.cli.app import opened
from rpg.cli.fault import Hint
from rpg.cli.map_file import seen_of
from rpg.cli.print import desk_of
from rpg.cli.sharing import clipboard, shared

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.cli.print import Desk
    from rpg.maps.model import Map
    from rpg.press.map import MapOptions
    from rpg.press.options import Printed
    from tests.cli.conftest import Run

PNG = b"\x89PNG\r\n\x1a\n"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("blame")
def test_a_terminal_gets_the_text_on_its_clipboard_and_a_pipe_only_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    with opened() as app:
        monkeypatch.setattr("sys.stdout", screen)
        played = shared(app, app.play_line("share board"))
        assert played.says[-1] == "(on the clipboard, if the terminal allows it)"
        text = "\n".join(played.says[:-1])
        assert screen.getvalue() == f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
        assert "**ALERT" in text
        monkeypatch.setattr("sys.stdout", io.StringIO())
        assert shared(app, app.play_line("share board")).says == played.says[:-1]
        monkeypatch.setattr("sys.stdout", screen)
        as_json = shared(app, app.play_line("share board"), as_json=True)
        assert as_json.result.data == {"markdown": text}
        assert screen.getvalue().count("\x1b") == 1


def test_signs_survive_the_clipboard() -> None:
    sequence = clipboard("ALERT ▓░ — «né»")
    assert base64.b64decode(sequence[7:-1]).decode() == "ALERT ▓░ — «né»"


def test_a_pipe_sees_no_control_sequence(rpg: Run, blame: Path) -> None:
    done = rpg(lines="zuru -1\nshare last\n")
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    assert done.stdout.splitlines()[-1] == "Zuru −1 → vitality 4/5"
    assert rpg("share", "last", "--campaign", str(blame)).stdout == "Zuru −1 → vitality 4/5\n"


def test_the_players_map_is_a_picture_of_each_sheet_beside_the_campaign(rpg: Run, blame: Path) -> None:
    done = rpg("share", "map")
    names = [f"blame-food-run-{page}.png" for page in (1, 2, 3, 4, 5)]
    told = "".join(f"the players' map: {blame.parent / 'maps' / name}\n" for name in names)
    assert (done.returncode, done.stdout) == (0, told)
    pictures = [(blame.parent / "maps" / name).read_bytes() for name in names]
    assert len(set(pictures)) == len(names)
    assert all(picture.startswith(PNG) for picture in pictures)
    data = json.loads(rpg("share", "map", "food-run", "--json").stdout)["data"]
    assert data == {"paths": [str(blame.parent / "maps" / name) for name in names]}
    assert [(blame.parent / "maps" / name).read_bytes() for name in names] == pictures
    done = rpg("share", "map", "nowhere")
    assert done.returncode == 2
    assert "food-run" in done.stderr


def test_the_picture_is_that_of_the_players(blame: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rpg.cli import print_map  # noqa: PLC0415 - only this test looks over its shoulder

    asked = []
    options = print_map.map_options

    def looked_at(desk: Desk, audience: Literal["gm", "player"]) -> MapOptions:
        asked.append(audience)
        return options(desk, audience)

    monkeypatch.setattr(print_map, "map_options", looked_at)
    with opened(str(blame)) as app:
        shared(app, app.play_line("share map"))
    assert asked == ["player"]


@pytest.mark.usefixtures("blame")
def test_what_was_typed_is_text_in_what_is_shared(rpg: Run) -> None:
    assert rpg("go", "<script>x</script> [click](javascript:x)").returncode == 0
    text = ""
    for what in ("last", "board"):
        text = json.loads(rpg("share", what, "--json").stdout)["data"]["markdown"]
        assert r"\<script\>x\</script\> \[click\](javascript:x)" in text
    assert text.startswith("**ALERT")


def test_of_a_map_that_is_played_on_only_what_was_seen_is_shared(blame: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rpg.cli import print_map  # noqa: PLC0415 - only this test looks over its shoulder

    drawn = []
    paper = print_map.map_paper

    def looked_at(desk: Desk, map_: Map, options: MapOptions) -> Printed:
        drawn.append(tuple(place.key for place in map_.places))
        return paper(desk, map_, options)

    monkeypatch.setattr(print_map, "map_paper", looked_at)
    with opened(str(blame)) as app:
        for line in ("chart food-run", "at 5"):
            app.play_line(line)
        shared(app, app.play_line("share map"))
    assert drawn == [("piers",)]
    assert (blame.parent / "maps" / "blame-food-run-2.png").is_file()
    assert not (blame.parent / "maps" / "blame-food-run-3.png").exists()


@pytest.mark.usefixtures("blame")
def test_what_was_seen_in_secret_is_on_no_map_for_players(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the map that is played on, or by its name; in a picture that is shared, too."""
    from rpg.cli import print_map  # noqa: PLC0415 - only this test looks over its shoulder

    drawn: list[Map] = []

    def looked_at(_: Desk, map_: Map, __: MapOptions) -> Printed:
        drawn.append(map_)
        raise LookupError

    monkeypatch.setattr(print_map, "map_paper", looked_at)
    with opened() as app:
        for line in ("chart food-run", "at 5", "!seen 7", "!at 3"):
            app.play_line(line)
        desk = desk_of(app)
        with pytest.raises(LookupError):
            shared(app, app.play_line("share map"))
        maps = [seen_of(desk, which, whom) for which in ("", "food-run") for whom in ("player", "gm")]
    keys = [{place.key for place in map_.places} for map_ in (*drawn, *maps)]
    assert keys[0] == keys[1] == keys[3] == {"piers"}
    assert keys[2] == keys[4] > {"piers", "cut-walk"}


def test_sheets_that_were_taken_back_do_not_stay_beside_the_new_ones(blame: Path) -> None:
    """Nothing else in the folder goes."""
    folder = blame.parent / "maps"
    folder.mkdir()
    stale = [folder / f"blame-food-run{number}.png" for number in ("", "-3", "-12")]
    others = [folder / name for name in ("blame-food-run-a.png", "blame-food-run-3.txt", "other-food-run-3.png")]
    for path in (*stale, *others):
        path.write_bytes(b"old")
    with opened(str(blame)) as app:
        for line in ("chart food-run", "at 5"):
            app.play_line(line)
        data = shared(app, app.play_line("share map")).result.data
    assert data is not None
    fresh = {folder / name for name in ("blame-food-run-1.png", "blame-food-run-2.png")}
    assert {*folder.iterdir()} == fresh | {*others}
    assert data["paths"] == sorted(map(str, fresh))


@pytest.mark.parametrize("which", ["", " food-run"])
def test_when_all_that_was_seen_is_taken_back_no_picture_of_it_stays(blame: Path, which: str) -> None:
    """The map is refused, and nothing else in the folder goes."""
    folder = blame.parent / "maps"
    with opened(str(blame)) as app:
        for line in ("chart food-run", "at 5"):
            app.play_line(line)
        folder.mkdir()
        for name in ("blame-food-run.png", "blame-food-run-1.png", "blame-food-run-2.png"):
            (folder / name).write_bytes(b"what they had seen")
        other = folder / "other-food-run-1.png"
        other.write_bytes(b"another campaign's")
        app.play_line("undo")
        with pytest.raises(Hint):
            shared(app, app.play_line(f"share map{which}"))
    assert [*folder.iterdir()] == [other]
