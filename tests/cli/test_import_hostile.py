"""An export that somebody else wrote: it makes a sound campaign, or a sentence and no file."""

from __future__ import annotations

import contextlib
import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

from rpg.campaign import events as campaign
from rpg.campaign.entry import Fact
from rpg.cli import imported
from rpg.cli.app import opened
from rpg.cli.fault import Told
from rpg.cli.founding import Plan, found
from rpg.cli.imported import made
from rpg.desk.result import Append
from rpg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

Rows = list[dict[str, Any]]
LAST = 2**63 - 1
NUMBERS = ("id", "parent", "depth", "session", "stream")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A played campaign, as lines."""
    path = tmp_path_factory.mktemp("exported") / "blame.db"
    with contextlib.closing(found(path, Plan(name="blame", language="en", story="food-run", seed="seven"))) as app:
        for line in ("begin", "2d6", ". a note", "u", "alert +2", "end", "begin", ". more"):
            app.play_line(line)
        return b"\n".join(app.store.lines())


def written(file: Path, rows: Rows) -> Path:
    lines = (json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in rows)
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def rows_of(exported: bytes) -> Rows:
    return [json.loads(line) for line in exported.splitlines()]


def without(kind: str, **fields: object) -> Callable[[Rows], Rows]:
    return lambda rows: [r for r in rows if r["type"] != kind or any(r[k] != v for k, v in fields.items())]


def changed(kind: str, index: int, **fields: object) -> Callable[[Rows], Rows]:
    """The rows with other fields in one of a kind."""

    def change(rows: Rows) -> Rows:
        [row for row in rows if row["type"] == kind][index].update(fields)
        return rows

    return change


def twice(kind: str) -> Callable[[Rows], Rows]:
    return lambda rows: [*rows, next(row for row in rows if row["type"] == kind)]


def voided_version(rows: Rows) -> Rows:
    next(row for row in rows if row["type"] == "entry")["events"][0]["version"] = -9
    return rows


@pytest.mark.parametrize(
    "change",
    [
        *(changed("entry", 2, **{key: n}) for key in NUMBERS for n in (2**70, LAST, -5)),
        *(changed("move", 1, **{key: n}) for key in ("n", "entry") for n in (2**70, LAST, -1)),
        *(changed("entry", -1, id=n) for n in (2**53, 40)),
        *(changed("entry", -1, session=n) for n in (0, 1, 3, 2**40)),
        *(changed("campaign", 0, version=n) for n in (0, -9, 2**70)),
        voided_version,
        without("setting", key="seed"),
        changed("setting", 1, value=""),
        without("move"),
        without("entry"),
        without("entry", id=1),
        lambda rows: rows[:1],
        twice("entry"),
        twice("pack"),
        changed("move", 0, entry=99),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("home")
def test_what_no_program_wrote_makes_no_campaign(
    exported: bytes, tmp_path: Path, change: Callable[[Rows], Rows]
) -> None:
    before = rows_of(exported)
    rows = change(rows_of(exported))
    assert rows != before
    with pytest.raises(Told) as told:
        made(tmp_path / "again.db.part", written(tmp_path / "in.jsonl", rows))
    assert "in.jsonl" in told.value.message
    assert "again.db" not in told.value.message
    assert "damaged" not in told.value.message


def test_a_line_that_does_not_fit_those_before_it_is_named(exported: bytes, tmp_path: Path) -> None:
    rows = twice("entry")(rows_of(exported))
    with pytest.raises(Told) as told:
        made(tmp_path / "again.db", written(tmp_path / "in.jsonl", rows))
    assert f"in.jsonl:{len(rows)}:" in told.value.message


def test_moves_are_numbered_as_they_come_and_no_line_is_lost_behind_them(exported: bytes, tmp_path: Path) -> None:
    rows = [{**row, "n": row["n"] * 1000 + 7} if row["type"] == "move" else row for row in rows_of(exported)]
    path = tmp_path / "again.db"
    made(path, written(tmp_path / "in.jsonl", rows))
    with opened(str(path)) as app:
        assert b"\n".join(app.store.lines()) == exported
        for number in range(20):
            told = app.play_line(f". line {number}")
            assert (app.store.head(), app.store.path(1)[0].line) == (told.entry, f". line {number}")
        assert app.store.faults() == []


def test_a_move_behind_the_last_number_cannot_be_planted(exported: bytes, tmp_path: Path) -> None:
    plant = {"type": "move", "n": LAST, "entry": 1, "why": "restore", "at": ""}
    with pytest.raises(Told):
        made(tmp_path / "again.db", written(tmp_path / "in.jsonl", [*rows_of(exported), plant]))


def test_doctor_finds_moves_that_are_not_numbered_one_by_one(rpg: Run, blame: Path) -> None:
    import sqlite3  # noqa: PLC0415  only somebody who meddles needs it

    with contextlib.closing(sqlite3.connect(blame)) as raw:
        raw.execute("insert into head values (999, 1, 'restore', '')")
        raw.commit()
    done = rpg("doctor")
    assert (done.returncode, "move 999" in done.stdout) == (1, True)


def test_thousands_of_entries_that_a_push_carried_are_undone_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.db"
    with contextlib.closing(found(path, Plan(name="long", language="en", story="food-run", seed="seven"))) as app:
        store = app.store
        note = Append(facts=(Fact(campaign.Noted(text="n")),))
        first = store.perform(note, line="test", at="")[0].id
        with store.writing():
            for _ in range(3000):
                store.perform(note, line=". n", at="")
            last = store.head()
            carried = tuple(range(first + 1, last + 1))
            store.perform(Append(facts=note.facts, amends=first, carried=carried), line="push", at="")
        lines = list(store.lines())
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"\n".join(lines))
    made(tmp_path / "again.db", file)
    with contextlib.closing(Store.open(tmp_path / "again.db")) as again:
        assert [entry.line for entry in again.undoable(1)] == ["push"]
        assert again.before(again.undoable(1)[0]) == last
        assert again.after(again.undoable(1)[0]) == again.head()


@pytest.fixture
def export(rpg: Run, blame: Path) -> Path:
    file = blame.parent / "in.jsonl"
    file.write_text(rpg("export").stdout, encoding="utf-8")
    return file


def test_a_campaign_that_was_made_meanwhile_stays(
    export: Path, blame: Path, rpg: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_before = imported.made
    mine = blame.parent / "mine.db"

    def slowly(draft: Path, file: Path) -> int:
        assert rpg("new", "mine", "--seed", "s").returncode == 0
        return made_before(draft, file)

    monkeypatch.setattr(imported, "made", slowly)
    with pytest.raises(Told):
        imported.command.main([str(export), "--as", "mine"], standalone_mode=False)
    with contextlib.closing(Store.open(mine)) as store:
        assert (store.seed, store.faults()) == ("s", [])
    assert sorted(file.name for file in mine.parent.glob("*mine*")) == ["mine.db"]


def test_two_imports_of_one_name_make_one_campaign(export: Path, blame: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = threading.Barrier(2, timeout=30)
    told: list[str] = []
    made_before = imported.made

    def together(draft: Path, file: Path) -> int:
        count = made_before(draft, file)
        both.wait()
        return count

    def run() -> None:
        try:
            imported.command.main([str(export), "--as", "twin"], standalone_mode=False)
            told.append("made")
        except Told:
            told.append("refused")

    monkeypatch.setattr(imported, "made", together)
    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["made", "refused"]
    with contextlib.closing(Store.open(blame.parent / "twin.db")) as store:
        assert store.faults() == []
    assert [file.name for file in blame.parent.glob("*twin*")] == ["twin.db"]
