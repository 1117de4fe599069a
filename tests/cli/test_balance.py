"""``rpg validate --balance``: a pack that changes fights is told what they come to; any other that it does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rpg.cli import balance
from rpg.cli.voices import voice

if TYPE_CHECKING:
    from tests.cli.conftest import Run

PACK = {
    "id": "hard", "version": "0.1.0", "format": 1, "language": "en", "title": "Hard", "licence": "CC0-1.0",
    "authors": ["Me"], "requires": ["core"],
}  # fmt: skip


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "hard"
    (folder / "patch").mkdir(parents=True)
    (folder / "pack.json").write_text(json.dumps(PACK), encoding="utf-8")
    return folder


def patch(folder: Path, target: str, path: str, value: object) -> None:
    ops = [{"op": "set", "path": path, "value": value}]
    (folder / "patch" / "one.json").write_text(json.dumps({"target": target, "ops": ops}), encoding="utf-8")


def told(folder: Path, capsys: pytest.CaptureFixture[str], language: str = "en") -> list[str]:
    balance.balanced([folder], voice(language))
    return capsys.readouterr().out.splitlines()


def test_a_harder_machine_is_felt_in_the_figures(pack, capsys, monkeypatch):
    monkeypatch.setattr(balance, "FIGHTS", 160)
    patch(pack, "core:adversary/exterminator", "/integrity", 40)
    lines = told(pack, capsys)
    assert lines[0] == "balance: 160 fights, 20 of each kind"
    row = next(line for line in lines if line.startswith("Stand, gap one"))
    dead, meant = (float(word) for word in row.replace("\u00a0", " ").replace("%", "").split()[3:5])
    assert meant == 64.2
    assert dead > 90


def test_a_pack_that_changes_no_fight_plays_none(pack, capsys, monkeypatch):
    monkeypatch.setattr(balance, "trial", pytest.fail)
    assert told(pack, capsys) == ["balance: nothing that a fight reads is changed"]


def test_a_pack_is_known_by_its_bare_name_and_by_a_file_in_it(pack, capsys, monkeypatch):
    monkeypatch.setattr(balance, "FIGHTS", 8)
    patch(pack, "core:adversary/exterminator", "/pace", 3)
    monkeypatch.chdir(pack.parent)
    for place in ("hard", "hard/patch/one.json", "."):
        assert told(Path(place), capsys)[0].startswith("balance: 8 fights")


def test_what_came_with_the_program_is_the_measure_itself(rpg: Run):
    done = rpg("validate", "--balance")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "balance: nothing that a fight reads is changed")


def test_beside_a_report_for_machines_the_figures_stand_on_stderr(rpg: Run, pack):
    done = rpg("validate", f"{pack}", "--json", "--balance")
    assert json.loads(done.stdout) == []
    assert done.stderr.splitlines() == ["balance: nothing that a fight reads is changed"]


def test_in_italian(pack, capsys, monkeypatch):
    monkeypatch.setattr(balance, "FIGHTS", 8)
    patch(pack, "core:adversary/exterminator", "/pace", 3)
    assert told(pack, capsys, "it")[0].startswith("equilibrio: 8 scontri")
