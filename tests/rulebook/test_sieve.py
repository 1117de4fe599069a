"""The sieve lets through what jsonschema lets through, compiles in no time, and a clean file needs no explanation."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rpg.campaign import kinds as typed
from rpg.rulebook import check, open_packs
from rpg.rulebook.explain import Explainer
from rpg.rulebook.kinds import KINDS, SINGLE
from rpg.rulebook.merge import SLOTS
from rpg.rulebook.schema import COMMON, Schemas
from rpg.rulebook.sieve import Sieve, compiled
from tests.rulebook.packs import HOOK, pack

ROOT = Path(__file__).parents[2]
BAR = 0.05
"""Seconds of the processor that compiling all schemas may take."""


def test_the_names_of_kinds_are_those_of_their_types():
    assert set(KINDS) == set(typed.KINDS)
    assert set(SINGLE) == {kind for kind, slot in SLOTS.items() if not slot.many}


def test_all_schemas_compile_quickly():
    schemas = Schemas()
    read = [schemas[kind] for kind in schemas.kinds() if kind != COMMON]
    common = schemas[COMMON]
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for schema in read:
            compiled(schema, common)
        best = min(best, time.process_time() - start)
    assert best <= BAR


def test_what_was_made_ready_once_serves_every_later_check_and_opening(tmp_path, monkeypatch):
    folder = pack(tmp_path, {"gear/hook.json": HOOK})
    broken = pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": -1}}, "broken")
    first = [check([folder]), check([broken]), open_packs([folder])]

    def again(*_: object) -> None:
        raise AssertionError

    for name in ("sieve.compiled", "explain._validator", "shape.shape_of"):
        monkeypatch.setattr(f"rpg.rulebook.{name}", again)
    assert [check([folder]), check([broken]), open_packs([folder])] == first


@pytest.mark.parametrize(
    ("value", "passes"),
    [(1, True), (1.0, False), (True, False), (10**400, False), (-1, False), ("1", False), (None, False)],
)
def test_a_whole_number_is_written_as_one(value, passes):
    entity = json.loads((ROOT / "tests/examples/trigger/good/noise.json").read_text("utf-8"))
    entity["points"] = value
    schemas = Schemas()
    assert Sieve(schemas).passes("trigger", entity) == passes == (not Explainer(schemas).explained("trigger", entity))


def test_nothing_is_fetched(tmp_path):
    (tmp_path / "other.schema.json").write_text("{}", "utf-8")
    with pytest.raises(Exception, match="disabled"):
        compiled({"$ref": (tmp_path / "other.schema.json").as_uri()}, Schemas()[COMMON])


PROBE = """
import sys
from pathlib import Path
from rpg.rulebook.checking import run
found = run([Path(sys.argv[1])])
names = ("jsonschema", "referencing", "rpg.game", "rpg.dice", "rpg.maps", "rpg.rulebook.opening")
print(len(found.problems), [name for name in names if name in sys.modules])
"""


@pytest.mark.parametrize(
    ("side", "file", "answer"), [("good", "exterminator", "0 []"), ("bad", "trait", "1 ['jsonschema', 'referencing']")]
)
def test_a_check_imports_only_what_it_needs(side, file, answer):
    path = ROOT / f"tests/examples/adversary/{side}/{file}.json"
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(path)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == answer


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("pack.json", {"version": "1.0.0\n"}, "/version"),
        ("patch/a.json", {"target": "core:gear/gaff\n", "ops": [{"op": "remove", "path": "/relic"}]}, "/target"),
        ("locale/it.json", {"gear/hook": {"name\n": {"text": "x", "source": "00000000"}}}, "/gear~1hook/name�"),
    ],
)
def test_a_line_break_behind_a_word_is_told(tmp_path, name, value, place):
    card = value if name == "pack.json" else {}
    folder = pack(tmp_path, {"gear/hook.json": HOOK, **({} if card else {name: value})}, **card)
    assert [(p.code, p.pointer) for p in check([folder]) if p.severity == "error"] == [("RPG108", place)]
