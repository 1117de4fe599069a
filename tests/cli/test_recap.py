from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pypdf
import pytest

from rpg.cli.app import opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

EVENING = """go a narrow stair
. Zuru promised the children food.
! . the old man lies
clock starvation 6
tick starv
alert +5 the eye saw a lamp
go the bridge
fight exterminator x9
all strike
end fight
zuru -9
alert +1 taken back
u
. voided later
undo #-1
end
"""


@pytest.mark.usefixtures("blame")
def test_the_evening_in_order_without_secrets(rpg: Run) -> None:
    done = rpg(lines=EVENING)
    assert done.stderr == ""
    told = rpg("recap").stdout
    wanted = [
        "# blame", "## Session 1: Food run", "### a narrow stair", "Zuru promised the children food.",
        "starvation 1/6", "the eye saw a lamp", "### the bridge", "**", "exchange 1", "Where things stand", "ALERT",
    ]  # fmt: skip
    at = 0
    for text in wanted:
        assert text in told[at:], (text, told)
        at = told.index(text, at) + len(text)
    for text in ("the old man lies", "taken back", "voided later"):
        assert text not in told
    assert "the old man lies" in rpg("recap", "--gm").stdout


@pytest.mark.usefixtures("blame")
def test_a_session_can_be_chosen_written_and_asked_for_in_json(rpg: Run, tmp_path: Path) -> None:
    rpg(lines="go first place\nend\nbegin Second\ngo second place\n")
    assert "second place" in rpg("recap").stdout
    assert "second place" not in rpg("recap", "1").stdout
    assert rpg("recap", "3").returncode == 1
    done = rpg("recap", "1", "-o", "r.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "r.md").read_text(encoding="utf-8") == rpg("recap", "1").stdout
    assert json.loads(rpg("recap", "--json").stdout)["session"] == 2


def test_it_speaks_the_campaigns_language(rpg: Run) -> None:
    assert rpg("new", "blame", "--story", "food-run", "--language", "it").returncode == 0
    assert rpg(lines="inizia Cibo\nallerta +1 il lume\n").stderr == ""
    told = rpg("recap").stdout
    assert "Sessione 1: Cibo" in told
    assert "Come stanno le cose" in told
    assert "‹en›" not in told


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_an_evening_that_ends_leaves_its_recap_beside_the_campaign(rpg: Run, blame: Path) -> None:
    done = rpg(lines=EVENING)
    first, last = "recaps/blame-session-1-recap.md", "recaps/blame-session-1-recap.pdf"
    said = done.stdout.splitlines()
    assert said.index(f"recap: {first}") < said.index(f"recap: {last}")
    assert (blame.parent / first).read_text(encoding="utf-8") == rpg("recap").stdout
    page = words(blame.parent / last)
    for text in ("blame", "Session 1: Food run", "THE BRIDGE", "Zuru promised the children food."):
        assert text in page, text
    assert "the old man lies" not in page
    assert pypdf.PdfReader(blame.parent / last).trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]  # pypdf types objects loosely


def test_the_same_evening_is_the_same_page(rpg: Run, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        env = {"RPG_HOME": str(tmp_path / seed), "PYTHONHASHSEED": seed}
        assert rpg("new", "blame", "--story", "food-run", "--seed", "seven", **env).returncode == 0
        assert rpg(lines=f"begin Food run\n{EVENING}", **env).returncode == 0
        made.append((tmp_path / seed / "campaigns" / "recaps" / "blame-session-1-recap.pdf").read_bytes())
    assert made[0] == made[1]


def test_a_recap_as_pdf_on_any_paper_and_where_asked(rpg: Run, blame: Path, tmp_path: Path) -> None:
    assert rpg(lines=EVENING).stderr == ""
    beside = blame.parent / "recaps" / "blame-session-1-recap.pdf"
    before = beside.read_bytes()
    done = rpg("recap", "--pdf")
    assert (done.returncode, done.stdout) == (0, f"{beside}\n")
    assert beside.read_bytes() == before
    assert rpg("recap", "-o", "r.PDF", "--paper", "letter", "--theme", "ink").stdout == "r.PDF\n"
    assert [float(edge) for edge in pypdf.PdfReader(tmp_path / "r.PDF").pages[0].mediabox[2:]] == [612, 792]
    lying = rpg("recap", "--pdf", "-o", "r.md")
    assert (lying.returncode, lying.stdout) == (2, "")
    assert "r.pdf" in lying.stderr
    data = json.loads(rpg("recap", "--pdf", "-o", "x.pdf", "--json").stdout)
    assert data == {"path": "x.pdf", "problems": []}


def test_the_gms_recap_never_takes_the_place_of_the_players(rpg: Run, blame: Path) -> None:
    assert rpg(lines=EVENING).stderr == ""
    folder = blame.parent / "recaps"
    players = {file.name: file.read_bytes() for file in folder.iterdir()}
    done = rpg("recap", "--gm", "--pdf")
    assert done.stdout == f"{folder / 'blame-session-1-recap-gm.pdf'}\n"
    assert "the old man lies" in words(folder / "blame-session-1-recap-gm.pdf")
    for name in players:
        done = rpg("recap", "--gm", "-o", str(folder / name))
        assert done.returncode == 1
        assert done.stderr.startswith(f"{folder / name} is the recap without secrets")
    assert {file.name: file.read_bytes() for file in folder.iterdir() if file.name in players} == players


def test_an_evening_ends_even_if_its_papers_fail(blame: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rpg.press.printing.print_recap", lambda *_: 1 // 0)
    with opened() as app:
        played = app.play_line("end")
        assert played.result.status == "ok"
        assert [say.key for say in played.result.says[-3:]] == ["cli.recap.kept", "cli.recap.failed", "cli.copy.kept"]
        assert "the evening itself is recorded" in played.says[-2]
        assert not app.world.session_open
        app.play_line("begin")
    shutil.rmtree(blame.parent / "recaps")
    (blame.parent / "recaps").write_text("in the way", encoding="utf-8")
    with opened() as app:
        played = app.play_line("end")
        assert [say.key for say in played.result.says[-3:]] == ["cli.recap.failed"] * 2 + ["cli.copy.kept"]
        assert not app.world.session_open


def test_a_recap_that_was_edited_is_kept_when_the_evening_ends_again(blame: Path) -> None:
    recap, before = (blame.parent / "recaps" / f"blame-session-1-recap{end}.md" for end in ("", "-before"))
    with opened() as app:
        app.play_line("end")
        assert [say.key for say in app.play_line("u").result.says if say.key.startswith("cli.")] == []
        app.play_line("redo")
        assert not before.exists()
        recap.write_text("in my own words", encoding="utf-8")
        for line in ("u", ". one more thing", "end"):
            app.play_line(line)
    assert "one more thing" in recap.read_text(encoding="utf-8")
    assert before.read_text(encoding="utf-8") == "in my own words"


@pytest.mark.usefixtures("blame")
def test_the_gms_recap_says_so_and_marks_what_players_do_not_know(rpg: Run, blame: Path) -> None:
    assert rpg(lines=EVENING).stderr == ""
    for end in ("", "--gm"):
        assert rpg("recap", "--pdf", *([end] if end else [])).returncode == 0
    folder = blame.parent / "recaps"
    told, mine = rpg("recap").stdout, rpg("recap", "--gm").stdout
    assert "GM only" not in told
    assert "**GM only**" in mine
    assert "- **GM:** note: the old man lies" in mine
    assert "- note: Zuru promised the children food." in mine
    pages = pypdf.PdfReader(folder / "blame-session-1-recap-gm.pdf").pages
    assert all("GM ONLY" in page.extract_text() for page in pages)
    assert "GM: note: the old man lies" in " ".join(words(folder / "blame-session-1-recap-gm.pdf").split())
    assert "GM ONLY" not in words(folder / "blame-session-1-recap.pdf")


@pytest.mark.usefixtures("blame")
def test_threads_left_open_are_told_and_secret_ones_to_the_gm_alone(rpg: Run, blame: Path) -> None:
    done = rpg(lines="thread Who opened the lock\n!thread The elder knows\nthread Done with\nthread close Done\nend\n")
    assert done.stderr == ""
    told = rpg("recap").stdout
    left = told[told.index("## Left open") :]
    assert "- Who opened the lock" in left
    assert "The elder knows" not in told
    assert "- **GM:** The elder knows" in rpg("recap", "--gm").stdout
    page = words(blame.parent / "recaps" / "blame-session-1-recap.pdf")
    assert "LEFT OPEN" in page
    assert "Who opened the lock" in page
    assert "The elder knows" not in page


@pytest.mark.usefixtures("blame")
def test_an_exchange_has_a_line_for_everybody_who_acts(rpg: Run) -> None:
    assert rpg(lines=EVENING).stderr == ""
    lines = rpg("recap").stdout.splitlines()
    at = lines.index("- exchange 1")
    deeds = [line for line in lines[at + 1 :] if line.startswith("  - ")]
    who = [line.removeprefix("  - ").partition(":")[0] for line in deeds if ": strike" in line]
    assert who == ["Zuru", "Tae", "Oru", "Minto", "Sefa"]
    assert all(line.count(": strike") <= 1 for line in lines)
