"""``begin`` says the seal of the evening's dice, ``end`` their seed, and the log and the recap keep both."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from rpg.cli.app import opened
from rpg.dice.seal import commitment, session_seed
from rpg.dice.source import Seeded

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_anybody_can_check_that_the_seed_was_fixed_before_the_dice_fell(rpg: Run, blame: Path) -> None:
    begun = rpg("log").stdout
    sealed = re.search("dice sealed: sha256 (.*)", begun)
    assert sealed is not None
    assert "seed of its dice" not in begun + rpg("recap").stdout
    told = re.search("seed of its dice: (.*)", rpg("end").stdout)
    assert told is not None
    assert hashlib.sha256(b"megastructure dice: " + told[1].encode()).hexdigest() == sealed[1]
    for command in ("log", "recap"):
        said = rpg(command).stdout
        assert sealed[0] in said
        assert told[0] in said
    assert "seven" not in rpg("log", "--json").stdout
    assert blame.exists()


def test_the_log_for_machines_tells_the_seal_and_the_seed(rpg: Run, blame: Path) -> None:
    rpg("end")
    rows = [json.loads(line)["facts"][0] for line in rpg("log", "--json").stdout.splitlines()]
    seed = session_seed("seven", 2)
    began = {"type": "campaign/session_begun", "title": "Food run", "sealed": 2, "commitment": commitment(seed)}
    assert rows[1] == {**began, "secret": False}
    assert rows[2] == {"type": "campaign/session_ended", "seed": seed, "secret": False}
    assert blame.exists()


def test_a_sealed_roll_is_in_no_output_before_it_is_told(rpg: Run, blame: Path, tmp_path: Path) -> None:
    sealed = re.search("sha256 ([0-9a-f]{64})", rpg("seal", "7d1000", "the old man").stdout)
    assert sealed is not None
    outputs = (
        ["log"], ["log", "--json"], ["log", "all"], ["#3"], ["recap"], ["recap", "--gm"], ["export"],
        ["status", "--json"], ["watch", "--public"], ["watch"], ["seal", "--json"], ["log", "verify"], ["doctor"],
        ["export", "--vault", "notes"],
    )  # fmt: skip
    said = "".join(done.stdout + done.stderr for words in outputs for done in [rpg(*words)])
    notes = [note.read_text(encoding="utf-8") for note in tmp_path.rglob("*.md")]
    assert notes
    said += "".join(notes)
    told = json.loads(rpg("unseal", "--json").stdout)
    opened = told["data"]["events"][0]
    assert re.search(rf"\b{opened['roll']['total']}\b", said) is None
    assert str(opened["roll"]["faces"][:3])[1:-1].replace(" ", "") not in said.replace(" ", "")
    assert opened["nonce"] not in said
    assert said.count(sealed[1]) >= 6
    text = next(line for line in told["says"] if "sealed was: " in line).partition("sealed was: ")[2].partition("\n")[0]
    assert hashlib.sha256(text.encode()).hexdigest() == sealed[1]
    assert opened["nonce"] in rpg("log", "--json").stdout
    assert rpg("log", "verify").returncode == 0
    assert blame.exists()


def test_a_one_shot_is_sealed_when_it_is_made(rpg: Run, home: Path) -> None:
    done = rpg("start", "--language", "en", "--players", "2", "--one-shot", "--seed", "seven", "--fights", "0")
    assert f"dice sealed: sha256 {commitment(session_seed('seven', 2))}\n" in done.stdout
    assert home.exists()


def test_each_line_has_the_dice_of_the_seed_in_force(rpg: Run, blame: Path) -> None:
    lines = "5d6\nend\n5d6\nbegin\n5d6\n"
    assert rpg(lines=lines).returncode == 0
    rows = [json.loads(line) for line in rpg("log", "--json").stdout.splitlines()]
    rolled = [(row["id"], row["facts"][0]["faces"]) for row in rows if row["facts"][0]["type"] == "check/rolled"]
    seeds = (session_seed("seven", 2), "seven", session_seed("seven", 6))
    assert [faces for _, faces in rolled] == [
        list(Seeded(seed, entry).roll("roll", 5, 6)) for seed, (entry, _) in zip(seeds, rolled, strict=True)
    ]
    assert blame.exists()


def test_dice_outside_an_evening_are_those_that_a_campaign_always_had(home: Path, rpg: Run) -> None:
    assert rpg("new", "old", "--seed", "seven").returncode == 0
    with opened("old") as app:
        assert app.dice(0, 5).roll("x", 9, 6) == Seeded("seven", 5).roll("x", 9, 6)
        assert app.dice(2, 5).roll("x", 9, 6) == Seeded(session_seed("seven", 2), 5).roll("x", 9, 6)
    assert home.exists()


def test_who_is_masked_stands_in_no_file_and_in_no_answer(rpg: Run, blame: Path) -> None:
    lines = "mask suspects Homa, Keld, Siro, Ilse certain\nmask cycle\nexamine homa by sefa\nmask\n"
    assert rpg(lines=lines).returncode == 0
    number = max(row["id"] for row in map(json.loads, rpg("log", "--json").stdout.splitlines())) - 2
    nonce = session_seed("seven", -number)
    asked = [("log",), ("log", "--json"), ("recap", "--gm"), ("export",), ("export", "--report", "--gm"), ("doctor",)]
    assert nonce not in "".join(rpg(*command).stdout for command in asked)
    assert rpg("backup").returncode == 0
    kept = [file for file in blame.parent.rglob("*") if file.is_file()]
    assert len(kept) > 1
    assert not [file for file in kept if nonce.encode() in file.read_bytes()]
    told = rpg(lines="mask reveal\n").stdout
    assert nonce in told
    assert rpg("log", "verify").returncode == 0
