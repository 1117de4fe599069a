"""Names that nobody should have, through the command line: printed, or refused with a sentence; never a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest

from tests.press.checks import structure
from tests.press.test_print import run, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

__all__ = ["table"]

NAMES = {
    "markup": "<b>Ann</b>", "image": '<img src="/etc/passwd"/>', "arabic": "مرحبا", "hebrew": "שלום", "kanji": "重力",
    "emoji": "👩‍🚀", "accents": "Zoe\u0301", "reversed": "\u202egnp.exe", "nothing": "\u200b", "escape": "\x1b[31mred",
    "null": "a\x00b", "lines": "one\ntwo", "braces": "{name}", "path": "../../etc/passwd", "option": "--blank",
    "dots": "...", "long": "a" * 10_000, "words": "word " * 500, "half": "\udcff", "quotes": "\"'`", "percent": "%s%n",
}  # fmt: skip
LACKED = ("arabic", "hebrew", "kanji", "emoji")
STEERING = ("\x1b[3", "\x00", "\u202e", "Traceback")
LONG = 2_000  # letters of everything that is said of one paper


def sound(done: Result, paper: Path | None = None) -> bool:
    """Whether it was printed; if not, it was refused with a sentence. Nothing else may happen."""
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    said = done.stdout + done.stderr
    assert not [sign for sign in STEERING if sign in said], ascii(said[:200])
    assert len(done.stderr) < LONG
    if done.exit_code:
        assert done.stderr.strip()
        return False
    assert paper is None or structure(paper.read_bytes()) == []
    return True


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, frozenset[str]]]:
    """A folder to print into, a campaign of everybody whose name was taken, and which names those are."""
    folder = tmp_path_factory.mktemp("crowd")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RPG_HOME", str(folder / "home"))
        patch.setenv("RPG_SEED", "press")
        patch.delenv("RPG_CAMPAIGN", raising=False)
        patch.chdir(folder)
        assert run("new", "first", "--story", "food-run").exit_code == 0
        yield folder, frozenset(kind for kind, name in NAMES.items() if sound(run("do", f"join {name} pathfinder")))


@pytest.mark.parametrize("kind", NAMES)
def test_a_sheet_of_somebody_with_a_bad_name(crowd: tuple[Path, frozenset[str]], kind: str):
    folder, taken = crowd
    printed = sound(run("print", "sheet", "-o", "x.pdf", "--", NAMES[kind]), folder / "x.pdf")
    assert printed or kind not in taken or not NAMES[kind].isprintable()


@pytest.mark.parametrize("more", [(), ("--large", "--theme", "ink", "--language", "it")])
def test_a_table_of_bad_names(crowd: tuple[Path, frozenset[str]], more: tuple[str, ...]):
    folder, taken = crowd
    done = run("print", "table", "--fights", "0", "--flatten", *more)
    assert sound(done, folder / "table.pdf")
    seen = "".join(page.extract_text() for page in pypdf.PdfReader(folder / "table.pdf").pages)
    assert set(LACKED) <= taken
    for kind in LACKED:
        assert all(letter in done.stderr or f"U+{ord(letter):04X}" in done.stderr for letter in NAMES[kind]), kind
    assert "¤¤" not in seen  # left empty for the hand
    assert "<b>Ann</b>" in seen


@pytest.mark.full
def test_a_kit_of_bad_names(crowd: tuple[Path, frozenset[str]]):
    assert sound(run("print", "kit", "--fights", "0"))
    for paper in (crowd[0] / "first-kit").glob("*.pdf"):
        assert structure(paper.read_bytes()) == []


def test_letters_that_no_font_has_among_others_are_seen_and_named(table: Path):
    assert run("do", "join Anna-重力 pathfinder").exit_code == 0
    done = run("print", "sheet", "Anna-重力", "--flatten", "-o", "x.pdf")
    assert done.exit_code == 0
    assert "重力" in done.stderr
    assert "Anna-¤¤" in pypdf.PdfReader(table / "x.pdf").pages[0].extract_text()


@pytest.mark.parametrize("kind", ["markup", "escape", "path", "half"])
def test_a_campaign_of_a_bad_name(table: Path, kind: str):
    if sound(run("new", NAMES[kind], "--story", "food-run")):
        sound(run("print", "expedition", "--campaign", NAMES[kind]), table / "expedition.pdf")


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("word", ["adversary", "map"])
@pytest.mark.usefixtures("crowd")
def test_an_adversary_or_a_map_of_a_bad_name_is_none(word: str, kind: str):
    assert not sound(run("print", word, "--", NAMES[kind]))


def test_lines_that_fill_more_than_their_page(table: Path):
    for number in range(100):
        assert run("do", f"{'veil' if number % 2 else 'line'} {number} {'very long ' * 19}").exit_code == 0
    for more in ((), ("--large",)):
        done = run("print", "table", "--fights", "0", *more)
        assert sound(done, table / "table.pdf")
        assert "no room" in done.stderr


def test_a_field_whose_letters_are_lacking_is_left_empty_for_the_hand_and_keeps_its_value(table: Path):
    assert run("do", "join 重力 pathfinder").exit_code == 0
    done = run("print", "sheet", "重力", "-o", "x.pdf")
    assert done.exit_code == 0
    assert "left empty, to be written in by hand: 重力" in done.stderr
    reader = pypdf.PdfReader(table / "x.pdf")
    held = [w.get_object() for w in reader.pages[0].annotations or () if w.get_object().get("/V") == "重力"]
    assert held
    for widget in held:
        assert b"Tj" not in widget["/AP"]["/N"].get_data()
    assert run("print", "sheet", "重力", "--flatten", "-o", "y.pdf").exit_code == 0
    flat = pypdf.PdfReader(table / "y.pdf").pages[0].extract_text()
    assert "¤¤" not in flat
