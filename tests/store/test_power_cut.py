"""The power goes: of what was written since the last sync, any part may be lost, in any order, and sectors torn.

A disk of our own (a VFS of apsw) stands under the campaign's file. It fails at some write or sync, and leaves what a
real one could: all that was synced, of the rest a random part. Nothing acknowledged may be missing then.
"""

from __future__ import annotations

import random  # noqa: TID251 - a test makes its own chance, from a seed
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw
import pytest

from rpg.campaign.events import ClockTicked, SessionEnded
from rpg.desk.result import Redo, Undo
from rpg.store import Store, file
from tests.store import campaigns as c

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECTOR = 512
LINES = 120


class PowerCutError(Exception):
    """There is no power any more."""


class Written(NamedTuple):
    """A write that is not yet safe: where, and what; a truncation has no data."""

    offset: int
    data: bytes | None


class Platter:
    """What of one file would survive, and what only the disk's cache knows."""

    def __init__(self, data: bytes) -> None:
        self.durable = data
        self.pending: list[Written] = []

    def after_the_cut(self, chance: random.Random) -> bytes:
        image = bytearray(self.durable)
        for written in self.pending:
            if chance.random() < 0.5:
                continue
            if written.data is None:
                del image[written.offset :]
                continue
            data = written.data
            if chance.random() < 0.2:
                data = data[: SECTOR * chance.randint(0, max(1, len(data) // SECTOR))]
            image.extend(b"\0" * (written.offset - len(image)))
            image[written.offset : written.offset + len(data)] = data
        return bytes(image)


class Disk(apsw.VFS):
    """A disk that loses power at the ``cut``-th write or sync (0: never)."""

    def __init__(self, name: str) -> None:
        self.name, self.platters = name, dict[str, Platter]()
        self.cut = self.done = 0
        super().__init__(name, base="")

    def step(self) -> bool:
        """One write or sync is to be done; whether there still is power to do it."""
        self.done += 1
        if self.cut and self.done == self.cut:
            raise PowerCutError
        return not self.cut or self.done < self.cut

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - SQLite's own name
        return OnDisk(self, name, flags)


class OnDisk(apsw.VFSFile):
    """A file on it."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._path = name.filename() if hasattr(name, "filename") else str(name)
        with open(self._path, "rb") as source:  # noqa: PTH123 - a name of SQLite's
            self._platter = disk.platters.setdefault(self._path, Platter(source.read()))

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802 - SQLite's own name
        if self._disk.step():
            self._platter.pending.append(Written(offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - the same
        if self._disk.step():
            self._platter.pending.append(Written(newsize, None))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - the same
        powered = self._disk.step()
        super().xSync(flags)
        if not powered:
            return
        with open(self._path, "rb") as source:  # noqa: PTH123 - the same
            self._platter.durable = source.read()
        self._platter.pending.clear()


class Kept(NamedTuple):
    """What the campaign acknowledged: its head, and every entry by number with its line."""

    head: int
    lines: dict[int, str]


@pytest.fixture
def disk(request: pytest.FixtureRequest) -> Iterator[Disk]:
    vfs = Disk(f"power-{abs(hash(request.node.name))}")
    yield vfs
    vfs.unregister()


def evening(path: Path, disk: Disk, chance: random.Random, *, synchronous: str = "") -> list[Kept]:
    """Play until the power goes; what was acknowledged after each line."""
    acknowledged: list[Kept] = []
    disk.cut = disk.done = 0
    connection: Any = apsw.Connection(str(path), vfs=disk.name)
    connection.execute("pragma locking_mode = exclusive")  # apsw's files share no memory
    file.settings(connection)
    if synchronous:
        connection.execute(f"pragma synchronous = {synchronous}")
    store = Store(path, connection)
    lines = {entry.id: entry.line for entry in store.entries()}
    acknowledged.append(Kept(store.head(), dict(lines)))
    disk.cut = disk.done + chance.randint(1, 900)
    try:
        for number in range(LINES):
            for entry in _line(store, chance, number):
                lines[entry.id] = entry.line
            acknowledged.append(Kept(store.head(), dict(lines)))
    except (PowerCutError, apsw.Error):
        pass
    disk.cut = disk.cut or disk.done
    disk.done = max(disk.done, disk.cut)  # whatever closing does, it does without power
    store.close()
    return acknowledged


def _line(store: Store, chance: random.Random, number: int) -> list[Any]:
    what = chance.random()
    if what < 0.1:
        store.perform(Undo(1), line="u", at=c.AT)
        return []
    if what < 0.15:
        store.perform(Redo(1), line="redo", at=c.AT)
        return []
    line = f"line {number} {'x' * chance.randint(0, 900)}"
    if what < 0.2:
        return store.perform(c.append(SessionEnded()), line=line, at=c.AT)  # with a snapshot
    if what < 0.3 and store.head() > 1:
        return store.perform(c.append(ClockTicked(clock="c", by=1), amends=store.head()), line=line, at=c.AT)
    return store.perform(c.append(ClockTicked(clock="c", by=number)), line=line, at=c.AT)


def cut(tmp_path: Path, disk: Disk, seed: int, *, synchronous: str = "") -> tuple[list[Kept], Path]:
    """Lose power at a random moment of an evening; what was acknowledged, and the file that is left."""
    chance = random.Random(f"power cut {seed}")  # noqa: S311 - the same
    live, left = tmp_path / f"live-{seed}", tmp_path / f"left-{seed}"
    live.mkdir()
    left.mkdir()
    path = live / "campaign.db"
    with closing(c.new(path)) as made:
        made.alone()
    acknowledged = evening(path, disk, chance, synchronous=synchronous)
    for name, platter in disk.platters.items():
        (left / name.rpartition("/")[2]).write_bytes(platter.after_the_cut(chance))
    disk.platters.clear()
    shutil.rmtree(live)
    return acknowledged, left / "campaign.db"


def missing(acknowledged: list[Kept], left: Path) -> int:
    """How many acknowledged lines are not in a file; its head stands at the last one, or one line further."""
    with closing(Store.open(left)) as store:
        assert store.faults() == []
        kept = {entry.id: entry.line for entry in store.entries()}
        lost = len(acknowledged[-1].lines.items() - kept.items())
        assert lost or store.head() == acknowledged[-1].head or len(kept) >= len(acknowledged[-1].lines)
        return lost


@pytest.mark.parametrize("cuts", [8, pytest.param(60, marks=pytest.mark.full)])
def test_nothing_acknowledged_is_lost_when_the_power_goes(tmp_path: Path, disk: Disk, cuts: int):
    played = 0
    for seed in range(cuts):
        acknowledged, left = cut(tmp_path, disk, seed)
        played += len(acknowledged[-1].lines)
        assert missing(acknowledged, left) == 0, seed
    assert played > cuts * 10


def test_a_disk_that_is_not_waited_for_loses_lines(tmp_path: Path, disk: Disk):
    """The disk can lose what nobody synced: else the test above shows nothing."""
    lost = 0
    for seed in range(8):
        acknowledged, left = cut(tmp_path, disk, seed, synchronous="off")
        try:
            lost += missing(acknowledged, left)
        except Exception:  # noqa: BLE001 - a file torn in any way is lost as well
            lost += 1
    assert lost > 0
