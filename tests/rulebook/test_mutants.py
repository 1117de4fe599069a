"""Our own rules with one fault put in: it is caught, told once, and told where it is; both validators agree on each."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest

from rpg.rulebook.checking import run
from rpg.rulebook.document import document
from rpg.rulebook.explain import Explainer
from rpg.rulebook.kinds import KINDS
from rpg.rulebook.schema import Schemas
from rpg.rulebook.sieve import Sieve
from tests.rulebook.mutants import CORE, FAULTS, Mutant, mutant

if TYPE_CHECKING:
    from pathlib import Path

MANY, FEW = 1056, 32
CAUGHT, RIGHT_LINE, ONCE = 0.90, 0.95, 0.95
"""The bars: of all mutants, of those caught, and of those caught again."""
SCHEMAS = Schemas()
SIEVE, EXPLAINER = Sieve(SCHEMAS), Explainer(SCHEMAS)


class Score(NamedTuple):
    """How many mutants were caught, told in the right line, and told once; what was missed, by its fault."""

    caught: int
    right: int
    once: int
    missed: Counter[str]


def score(root: Path, numbers: range) -> Score:
    """Check the whole core pack with each of those mutants in it."""
    folder = root / "core"
    shutil.copytree(CORE, folder)
    assert run([folder]).problems == ()
    caught = right = once = 0
    missed: Counter[str] = Counter()
    for each in map(mutant, numbers):
        file = folder / each.file
        sound = file.read_bytes()
        file.write_bytes(each.raw)
        found = run([folder]).problems
        file.write_bytes(sound)
        agreed(each)
        missed[each.fault] += not found
        caught += bool(found)
        once += len(found) == 1
        right += any(p.line in each.lines and p.file.endswith(each.told) for p in found)
    return Score(caught, right, once, +missed)


def agreed(each: Mutant) -> None:
    """jsonschema-rs and jsonschema give the same verdict on it, under the schema of every kind."""
    doc = document(each.file, each.file, each.raw)
    if doc.sound:
        for kind in {doc.kind, *KINDS[::5]}:
            assert SIEVE.passes(kind, doc.value) == (not EXPLAINER.explained(kind, doc.value)), (each.fault, kind)


def held(told: Score, count: int) -> None:
    assert told.caught >= CAUGHT * count, told
    assert told.right >= RIGHT_LINE * told.caught, told
    assert told.once >= ONCE * told.caught, told


def test_there_are_many_kinds_of_faults():
    assert len(FAULTS) >= 15
    assert {mutant(number).fault for number in range(len(FAULTS))} == set(FAULTS)


def test_faults_in_our_rules_are_caught_once_and_in_their_line(tmp_path):
    held(score(tmp_path, range(FEW)), FEW)


@pytest.mark.full
@pytest.mark.parametrize("part", range(4))
def test_very_many_faults_in_our_rules_are_caught_once_and_in_their_line(tmp_path, part):
    """In four parts, for both cores; each part must pass the bars by itself."""
    whole = MANY // 4
    held(score(tmp_path, range(part * whole, (part + 1) * whole)), whole)


def test_a_checker_that_sees_nothing_would_not_pass(monkeypatch, tmp_path):
    nothing = run([])
    monkeypatch.setattr("tests.rulebook.test_mutants.run", lambda _: nothing)
    with pytest.raises(AssertionError):
        held(score(tmp_path, range(4)), 4)
