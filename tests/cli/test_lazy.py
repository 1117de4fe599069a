from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_SPY = """
import sys
sys.argv[0] = "rpg"
from rpg.cli import main
try:
    main()
finally:
    found = {name if name.startswith("rpg.") else name.partition(".")[0] for name in sys.modules}
    print(*sorted(found), file=sys.stderr)
"""

_LEFT = """
try:
    main()
finally:
    print(gc.get_threshold()[0], file=sys.stderr)
"""


def imported(*words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _SPY, *words], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    return set(done.stderr.split())


@pytest.mark.usefixtures("blame")
def test_status_imports_nothing_heavy() -> None:
    found = imported("status")
    assert "msgspec" in found
    assert not found & {"prompt_toolkit", "jsonschema", "reportlab", "pypdf", "numpy", "platformdirs", "asyncio"}


@pytest.mark.usefixtures("blame")
def test_a_line_imports_its_own_verb_and_opens_no_packs_again() -> None:
    imported("status")  # keeps the rules that it opened
    found = imported("status")
    verbs = {name.removeprefix("rpg.desk.verbs.") for name in found if name.startswith("rpg.desk.verbs.")}
    assert "status" in verbs
    assert len(verbs) < 5
    assert not found & {"rpg.rulebook.opening", "rpg.rulebook.combine", "rpg.dice.parser", "rpg.dice.rolling"}
    assert not {name for name in found if name.startswith("rpg.dice.exact")}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("words", [["4d6kh3"], ["4d6kh3 vs 12", "d20", "--seed", "x"], ["5d6x", "--json"]])
def test_a_plain_roll_imports_nothing_but_click_and_dice(words: list[str]) -> None:
    found = imported("roll", *words)
    assert "click" in found
    heavy = {"msgspec", "prompt_toolkit", "jsonschema", "reportlab", "numpy", "platformdirs", "sqlite3", "pypdfium2"}
    assert not found & (heavy | {"pathlib", "tempfile", "traceback", "difflib", "dataclasses", "random"})


@pytest.mark.usefixtures("home")
def test_odds_to_be_read_import_no_press() -> None:
    found = imported("odds", "4d6kh3", "3d6")
    assert not found & {"msgspec", "prompt_toolkit", "jsonschema", "reportlab", "numpy", "sqlite3", "pypdfium2"}


@pytest.mark.usefixtures("home")
def test_help_imports_no_room_with_types() -> None:
    found = imported("--help")
    assert "click" in found
    heavy = {"msgspec", "prompt_toolkit", "jsonschema", "reportlab", "pypdf", "numpy", "sqlite3", "platformdirs"}
    assert not found & heavy


@pytest.mark.usefixtures("blame")
def test_a_sheet_is_printed_without_reading_one(tmp_path: Path) -> None:
    found = imported("print", "sheet", "--blank", "-o", str(tmp_path / "blank.pdf"))
    assert "reportlab" in found
    assert not found & {"pypdf", "http", "xml", "email", "rpg.desk.run", "rpg.press.cards", "rpg.press.handout"}


@pytest.mark.usefixtures("blame")
def test_whoever_stands_somewhere_is_printed_without_the_tellers(tmp_path: Path) -> None:
    found = imported("print", "sheet", "zuru", "-o", str(tmp_path / "zuru.pdf"))
    assert "rpg.desk.titles" in found
    assert "rpg.desk.telling" not in found


def test_the_collector_does_not_look_at_what_stays() -> None:
    script = f"import gc, sys\nsys.argv[1:] = ['--version']\nfrom rpg.cli import main\n{_LEFT}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert int(done.stderr) > 10_000
