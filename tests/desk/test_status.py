"""The data of ``status`` keeps the shape that scripts rely on, at every moment of an evening."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
from jsonschema import Draft202012Validator

from tests.desk.game import Game

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "status.schema.json").read_text(encoding="utf-8"))
SCRIPT = ROOT / "rules" / "zuru" / "script" / "food-run.en.txt"


def test_the_status_fits_its_schema_after_every_line_of_an_evening():
    game, seen = Game("status"), set[bool]()
    game("join")
    for line in (line for line in SCRIPT.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"):
        game(line, "status")
        data = msgspec.json.decode(msgspec.json.encode(game.result.data))
        Draft202012Validator(SCHEMA).validate(data)
        seen.add(data["fight"] is None)
        assert game.text().startswith(f"ALERT {data['alert']['level']}/{data['alert']['top']}")
    assert True in seen


def test_a_fight_fits_it_too():
    game = Game()
    game("join", "fight exterminator x2, zuru, tae", "zuru strike; tae flee", "status")
    data = msgspec.json.decode(msgspec.json.encode(game.result.data))
    Draft202012Validator(SCHEMA).validate(data)
    assert len(data["fight"]["machines"]) == 2
