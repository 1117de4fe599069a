"""``rpg print``: a path out, a PDF at it, a sentence when it cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import pypdf
import pytest
from click.testing import CliRunner, Result

from rpg.cli.print import print_group
from rpg.cli.root import rpg
from tests.press.papers import voice

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to print into, and a home with a campaign in it."""
    monkeypatch.setenv("RPG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RPG_SEED", "press")
    monkeypatch.delenv("RPG_CAMPAIGN", raising=False)
    monkeypatch.chdir(tmp_path)
    assert run("new", "first", "--story", "food-run").exit_code == 0
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(rpg, words)


def fields(path: Path) -> dict[str, object]:
    return {name: field.get("/V") for name, field in (pypdf.PdfReader(path).get_fields() or {}).items()}


def test_a_sheet_of_somebody_at_the_table(table):
    done = run("print", "sheet", "zuru", "-o", "z.pdf")
    assert (done.exit_code, done.stdout) == (0, "z.pdf\n")
    assert fields(table / "z.pdf")["name"] == "Zuru"


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (("sheet", "zuru", "-o", "z.txt"), "z.pdf"),
        (("cards", "--kind", "ability", "-o", "papers/a.png"), "papers/a.pdf"),
        (("sheet", "zuru", "--preview", "a.gif"), "a.png"),
    ],
)
def test_no_file_ends_like_another_kind(table, monkeypatch, words, instead):
    for language, said in (("en", "Call it"), ("it", "Chiamalo")):
        monkeypatch.setenv("RPG_LANGUAGE", language)
        done = run("print", *words)
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"{said} {instead}." in done.stderr
    assert sorted(path.name for path in table.iterdir()) == ["home"]


def test_an_ending_in_capitals_or_none_is_no_lie(table):
    assert run("print", "sheet", "zuru", "-o", "Z.PDF", "--preview", "zuru").exit_code == 0
    assert (table / "Z.PDF").read_bytes().startswith(b"%PDF")
    assert (table / "zuru").read_bytes().startswith(b"\x89PNG")


@pytest.mark.usefixtures("table")
def test_a_folder_that_had_to_be_made_is_told():
    for said in (["made the folder new/one"], []):  # the second time it is there
        done = run("print", "sheet", "zuru", "-o", "new/one/z.pdf")
        assert (done.exit_code, done.stdout) == (0, "new/one/z.pdf\n")
        assert done.stderr.splitlines() == said


def test_what_happened_to_somebody_is_on_the_sheet(table):
    assert run("do", "hit zuru 3").exit_code == 0  # her suit soaks one
    assert run("print", "sheet", "zuru").exit_code == 0
    crossed = [value for name, value in fields(table / "zuru.pdf").items() if name.startswith("vitality.")]
    assert crossed.count("/Yes") == 2


def test_a_blank_sheet_needs_no_campaign(tmp_path, monkeypatch):
    monkeypatch.setenv("RPG_HOME", str(tmp_path / "nowhere"))
    monkeypatch.chdir(tmp_path)
    done = run("print", "sheet", "--blank", "--language", "it", "--paper", "letter", "--theme", "ink")
    assert (done.exit_code, done.stdout) == (0, "blank.pdf\n")
    read = pypdf.PdfReader(tmp_path / "blank.pdf")
    assert read.trailer["/Root"]["/Lang"] == "it"  # type: ignore[index]  # pypdf types objects loosely
    assert [float(edge) for edge in read.pages[0].mediabox[2:]] == [612, 792]


def test_the_papers_of_the_table(table):
    done = run("--language", "it", "print", "table", "--fights", "0", "-o", "papers/t.pdf")
    assert done.exit_code == 0
    read = pypdf.PdfReader(table / "papers" / "t.pdf")
    assert len(read.pages) == 10
    assert [item["/Title"] for item in read.outline][-1] == "GM: il pericolo"  # type: ignore[call-overload]  # a flat outline
    assert voice("it").word("press.danger.survival").upper() not in read.pages[-1].extract_text()


def test_the_odds_of_this_party_are_on_the_last_page(table):
    assert run("print", "table", "--fights", "1").exit_code == 0
    assert "FIGHT OR RUN" in pypdf.PdfReader(table / "table.pdf").pages[-1].extract_text()


@pytest.mark.usefixtures("table")
def test_json_says_where():
    done = run("print", "sheet", "tae", "--json")
    assert json.loads(done.stdout) == {"path": "tae.pdf", "problems": []}


@pytest.mark.parametrize(
    ("words", "code"),
    [(("sheet", "nobody"), 1), (("sheet",), 2), (("sheet", "zuru", "--blank"), 2), (("sheet", "-x"), 2)],
)
@pytest.mark.usefixtures("table")
def test_what_cannot_be_printed_is_told(words, code):
    done = run("print", *words)
    assert done.exit_code == code
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_every_paper_has_its_help():
    context = click.Context(print_group)
    for name in print_group.list_commands(context):
        command = print_group.get_command(context, name)
        assert command is not None, name
        assert command.help, name
        silent = [o.name for o in command.params if isinstance(o, click.Option) and not o.help]
        assert silent == [], name


def test_a_screen_needs_no_campaign(tmp_path, monkeypatch):
    monkeypatch.setenv("RPG_HOME", str(tmp_path / "nowhere"))
    monkeypatch.delenv("RPG_CAMPAIGN", raising=False)
    monkeypatch.chdir(tmp_path)
    done = run("print", "screen", "--language", "it", "--paper", "letter", "--front")
    assert (done.exit_code, done.stdout) == (0, "screen.pdf\n")
    read = pypdf.PdfReader(tmp_path / "screen.pdf")
    assert len(read.pages) == 8
    assert [float(edge) for edge in read.pages[0].mediabox[2:]] == [792, 612]
    assert "CONTROMISURE" in read.pages[6].extract_text()  # behind each panel lies a part of the drawing


def test_a_screen_has_the_odds_of_the_party_at_hand(table):
    assert run("print", "screen", "--fights", "2").exit_code == 0
    with_party = pypdf.PdfReader(table / "screen.pdf").pages[2].extract_text()
    assert run("print", "screen", "--fights", "0", "-o", "bare.pdf").exit_code == 0
    bare = pypdf.PdfReader(table / "bare.pdf").pages[2].extract_text()
    title = voice().word("press.danger.survival").upper()
    assert title in with_party
    assert title not in bare


@pytest.mark.parametrize("paper", ["village", "expedition", "wanderer"])
def test_papers_of_a_campaign_and_empty_ones(table, monkeypatch, paper):
    assert run("do", "village stores -4").exit_code == 0
    done = run("print", paper, "-o", "now.pdf", "--paper", "letter")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "now.pdf\n", "")
    monkeypatch.setenv("RPG_HOME", str(table / "nowhere"))
    done = run("print", paper, "--blank", "--language", "it")
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{paper}.pdf\n", "")
    if paper == "village":
        assert fields(table / "now.pdf")["stores"] == "8"
        assert not fields(table / "village.pdf")["stores"]


@pytest.mark.parametrize("paper", ["village", "expedition", "wanderer"])
def test_an_empty_paper_is_empty_whatever_campaign_is_named(table, paper):
    for line in ("village stores -4", "expedition out 0,3,1 source 3", "wanderer near 2"):
        run("do", line)
    assert run("print", paper, "--blank", "-o", "without.pdf").exit_code == 0
    assert run("--campaign", "first", "print", paper, "--blank").exit_code == 0
    assert run("print", paper, "-o", "full.pdf").exit_code == 0
    assert fields(table / f"{paper}.pdf") == fields(table / "without.pdf") != fields(table / "full.pdf")


@pytest.mark.usefixtures("table")
def test_two_names_of_one_adversary_are_one_sheet():
    words = ("exterminator", "Exterminator", "sterminatore")
    assert run("print", "adversary", *words).stdout == "exterminator.pdf\n"


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("print", "cards", "--fold", "--backs", "none"), "not both"),
        (("print", "wanderer", "-o", "x.pdf", "--preview", "./x.pdf"), "a name of its own"),
    ],
)
def test_what_contradicts_itself_is_told_and_nothing_written(words, said, tmp_path):
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not list(tmp_path.glob("*.pdf"))


def test_adversaries_are_called_in_either_language_and_by_slug(table):
    done = run("print", "adversary", "exterminator", "sterminatore-colosso", "builder-minor", "--language", "it")
    assert (done.exit_code, done.stdout) == (0, "adversaries.pdf\n")
    read = pypdf.PdfReader(table / "adversaries.pdf")
    assert len(read.pages) == 2
    filled = fields(table / "adversaries.pdf")
    assert [filled[name] for name in ("1.1.name", "1.2.name", "2.name")] == [
        "Sterminatore", "Sterminatore colosso", "Costruttore minore"
    ]  # fmt: skip
    assert run("print", "adversary", "drift-eye").stdout == "drift-eye.pdf\n"


@pytest.mark.parametrize(("words", "pages"), [((), 10), (("--whole",), 20)])
def test_two_adversaries_share_a_page_unless_each_is_to_have_one(words, pages, table):
    assert run("print", "adversary", "--all", *words).exit_code == 0
    assert len(pypdf.PdfReader(table / "adversaries.pdf").pages) == pages


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize("words", [(), ("exterminator", "--all")])
def test_an_adversary_or_all_of_them(words):
    done = run("print", "adversary", *words)
    assert done.exit_code == 2
    assert "a name, or --all" in done.stderr


def test_an_adversary_that_is_none(table):
    done = run("print", "adversary", "dragon")
    assert done.exit_code == 2
    assert "no adversary “dragon”" in done.stderr
    assert "drift-eye" in done.stderr
    assert "did you mean" not in done.stderr
    assert "did you mean:  rpg print adversary exterminator\n" in run("print", "adversary", "exterminater").stderr
    assert not list(table.glob("*.pdf"))
