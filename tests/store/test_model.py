"""Any history at all: the file, a replay of it and a model that a child could follow say the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from rpg.campaign.fold import fold
from rpg.store import Store
from rpg.store import store as writing
from tests.store import campaigns as c

counts = st.integers(1, 3)
numbers = st.integers(0, 9)


class Line(NamedTuple):
    """A line of the model: what it ticks, what it voids, where undo leads, and the lines before it.

    ``line`` is the number of the first that the same typed line wrote. ``told`` is the line that is said to be undone
    with it: of what a push carried along, the push.
    """

    ticks: int
    voids: int
    back: int
    before: tuple[int, ...]
    told: int
    line: int


class Model:
    """The campaign as lists. A line knows all the lines before it, so that nothing has to be walked."""

    def __init__(self) -> None:
        self.lines: dict[int, Line] = {0: Line(0, 0, 0, (), 0, 0)}
        self.head = 0
        self.left: list[int] = []
        self.write(0)

    def path(self) -> tuple[int, ...]:
        return (*self.lines[self.head].before, self.head) if self.head else ()

    def write(self, ticks: int, voids: int = 0, amends: int = 0, line: int = 0) -> int:
        before = self.lines[amends].before if amends else self.path()
        number = len(self.lines)
        self.lines[number] = Line(ticks, voids, amends or (before or (0,))[-1], before, number, line or number)
        self.head = number
        self.left = []
        return number

    def amend(self, amends: int, ticks: int, carried: tuple[int, ...]) -> None:
        was, push = self.head, self.write(ticks, amends=amends)
        now = {amends: push}
        for old in carried:
            voids = self.lines[old].voids
            now[old] = self.write(self.lines[old].ticks, now.get(voids, voids), line=push)
        self.lines[self.head] = self.lines[self.head]._replace(back=was, told=push)

    def undo(self, count: int) -> None:
        for _ in range(count):
            if self.head:
                self.left.append(self.head)
                self.head = self.lines[self.head].back

    def redo(self, count: int) -> None:
        for _ in range(count):
            if self.left:
                self.head = self.left.pop()

    def restore(self, number: int) -> None:
        self.head = max(n for n, line in self.lines.items() if line.line == self.lines[number].line)
        self.left = []

    def gone(self) -> set[int]:
        gone: set[int] = set()
        for number in reversed(self.path()):
            if number not in gone and self.lines[number].voids in self.lines[number].before:
                gone.add(self.lines[number].voids)
        return gone

    def ticked(self) -> int:
        gone = self.gone()
        return sum(self.lines[number].ticks for number in self.path() if number not in gone)


class History(RuleBasedStateMachine):
    """A table that does, undoes, restores, voids, pushes, ends evenings and goes home."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = c.new(Path(self.folder.name) / "campaign.db")
        self.model = Model()

    def teardown(self) -> None:
        assert self.store.faults() == []
        assert {entry.id for entry in self.store.entries()} == set(self.model.lines) - {0}
        self.store.close()
        self.folder.cleanup()

    @rule(by=numbers)
    def does(self, by: int) -> None:
        assert c.tick(self.store, by).id == self.model.write(by)

    @rule(count=counts)
    def undoes(self, count: int) -> None:
        count = min(count, len(self.model.path()) - 1)  # the first line makes the campaign and stays
        c.undo(self.store, count)
        self.model.undo(count)

    @rule(count=counts)
    def redoes(self, count: int) -> None:
        c.redo(self.store, count)
        self.model.redo(count)

    @precondition(lambda self: len(self.model.lines) > 2)
    @rule(data=st.data())
    def voids(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(2, len(self.model.lines) - 1))
        assert c.void(self.store, number).id == self.model.write(0, number)

    @precondition(lambda self: len(self.model.path()) > 1)
    @rule(data=st.data(), by=numbers)
    def pushes(self, data: st.DataObject, by: int) -> None:
        path = self.model.path()
        at = data.draw(st.integers(1, len(path) - 1))
        c.amend(self.store, path[at], by, path[at + 1 :])
        self.model.amend(path[at], by, path[at + 1 :])

    @rule(data=st.data())
    def restores(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, len(self.model.lines) - 1))
        c.restore(self.store, number)
        self.model.restore(number)

    @rule()
    def ends(self) -> None:
        assert c.end(self.store).id == self.model.write(0)

    @rule()
    def goes_home(self) -> None:
        self.store = c.reopened(self.store)

    @rule(by=numbers)
    def gives_up(self, by: int) -> None:
        with pytest.raises(ZeroDivisionError):
            c.tick_in_vain(self.store, by)

    @invariant()
    def says_the_same(self) -> None:
        assert c.ids(self.store) == list(self.model.path())
        assert self.store.voided() == frozenset(self.model.gone())
        assert [entry.id for entry in self.store.redoable(99)] == [
            self.model.lines[n].told for n in self.model.left[::-1]
        ]
        assert c.ticked(self.store) == self.model.ticked()
        assert c.world(self.store) == fold(self.store.path())


@pytest.mark.parametrize(
    ("histories", "lines"), [(25, 20), pytest.param(300, 50, marks=pytest.mark.full)], ids=["short", "long"]
)
def test_any_history(histories: int, lines: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writing, "SNAPSHOT_EVERY", 5)
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=histories,
            stateful_step_count=lines,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=checks,
        ),
    )


def test_the_model_opens_what_the_file_opens():
    with tempfile.TemporaryDirectory() as folder:
        store = c.new(Path(folder) / "campaign.db")
        assert isinstance(store, Store)
        assert c.ticked(store) == Model().ticked()
        store.close()
