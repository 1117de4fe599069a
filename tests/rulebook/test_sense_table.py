"""Dice of tables and alarms that cannot be read as whole totals: a fault each, with its place, and never a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rpg.rulebook import check

GOOD = Path(__file__).parents[1] / "examples" / "table" / "good"


@pytest.mark.parametrize(
    ("dice", "said", "hint"),
    [
        ("1/2", "can come to 1/2", "floor(1/2)"),
        ("d2/3", "can come to 1/3", "floor(d2/3)"),
        ("d6/2", "can come to 1/2", "floor(d6/2)"),
        ("6/(d3-2)", "nothing can be divided by 0", ""),
        ("d6r>=1", "rolled for ever", ""),
        ("(1/2)d6", "a whole number is wanted here", ""),
        ("4d6 keep 3", "not understood", "4d6kh3"),
        ("2d6 vs 7", "is a test", ""),
    ],
)
def test_dice_without_whole_totals_are_one_fault_in_their_place(
    tmp_path: Path, dice: str, said: str, hint: str
) -> None:
    example = json.loads(min(GOOD.glob("*.json")).read_text(encoding="utf-8"))
    file = tmp_path / "table.json"
    file.write_text(json.dumps(example | {"dice": dice}, indent=2), encoding="utf-8")
    (problem,) = check([file])
    lines = file.read_text(encoding="utf-8").splitlines()
    assert problem.code == "RPG301"
    assert '"dice"' in lines[problem.line - 1]
    assert problem.column > lines[problem.line - 1].index(":")
    assert said in problem.message
    assert hint in problem.hint


def faults(folder: Path, dice: str, *ranges: tuple[int, int]) -> list[tuple[str, str, str, str]]:
    rows = [{"key": f"r{n}", "low": low, "high": high, "text": "x"} for n, (low, high) in enumerate(ranges)]
    file = folder / "table.json"
    file.write_text(json.dumps({"kind": "table", "id": "table/t", "name": "T", "dice": dice, "rows": rows}), "utf-8")
    return [(p.code, p.pointer, p.message, p.hint) for p in check([file])]


def test_one_reading_is_no_range(tmp_path: Path) -> None:
    assert faults(tmp_path, "1d3", (1, 1), (3, 3)) == [("RPG303", "/rows/1/low", "no row reads 2", "")]
    assert faults(tmp_path, "1d5", (1, 1), (4, 5)) == [("RPG303", "/rows/1/low", "no row reads 2 to 3", "")]
    assert faults(tmp_path, "1d3", (1, 2), (2, 3)) == [("RPG302", "/rows/1/low", "2 is read by another row too", "")]


def test_a_number_where_dice_are_rolled_is_told_as_one(tmp_path: Path) -> None:
    told = ("RPG301", "/dice", "“6” is a number: nothing is rolled", "for example “1d6”")
    assert faults(tmp_path, "6", (1, 6)) == [told]
