"""Any evening at all, typed: secrets, joins, real dice and the program's, pushes, undos, voids, branches, restarts."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from rpg.campaign.entry import Fact
from rpg.campaign.events import Begun
from rpg.campaign.fold import fold
from rpg.campaign.public import public, public_world
from rpg.cli.app import App, Played
from rpg.cli.pane import shown
from rpg.desk.recap import markdown
from rpg.desk.result import Append
from rpg.desk.vault import vault
from rpg.desk.verify import verified
from rpg.game.check.events import Tested
from rpg.store import First, Store
from rpg.store import store as writing
from tests.desk.game import NoOracle, rules, voice

if TYPE_CHECKING:
    from rpg.campaign.world import World
    from rpg.desk.table import Table

HUSH = "xyzzy"
"""Stands in everything that only the GM may know, and in nothing that is typed openly but the names of the hidden."""
PEOPLE = ("tae", "oru", "zuru", "all", HUSH, "xyzzya", "kiro", "tae,xyzzya")
OPEN = (
    "test {who} climb", "test {who} climb =631", "test {who} climb =21", "sneak {who}", "{who} -2", "{who} +1",
    "{who} +tagged", "hit {who} 3", "away {who}", "present {who}", "kill {who}", "init {who} 12", "init end", "n",
    "group diggers = {who}", "diggers -1", "2d6 {who} digs", "fight exterminator gap 1", "{who} strike; rest hold",
    "all flee", "end fight", "alert +2 a lamp", "go the stair", ". a note", "tick hunger", "clock hunger 6",
    f"tick {HUSH}", "conceal hunger", "reveal hunger", "join Kiro pathfinder", "join", "x", "end", "begin",
    "time watch", "reveal tae", "reveal fight", "reveal turns", "reveal time", "reveal scene", "set {who} vit 2",
)  # fmt: skip
HIDDEN = (
    f"! join {HUSH} pathfinder", "! join Xyzzya harpooner", f"! . {HUSH}", f"! clock {HUSH} 4",
    f"! alert +3 {HUSH}", f"! go the {HUSH} hall", f"! thread {HUSH}", "! tick hunger", "! {who} -1",
    "! test {who} climb =631", "! sneak {who}", "! init {who} 9",
    "! fight exterminator gap 1", "! conceal hunger",
)  # fmt: skip
LOOKS = ("s", "", "now", "share last", "share board", "? tae", "odds 2", "log", "=0", "= nonsense", "push nobody")
"""What records nothing, and so ends no wait for dice."""


class Evening(RuleBasedStateMachine):
    """A table that types. What it knows: the world at every place where the head ever stood."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        begun = Append(facts=(Fact(Begun(name="model", language="en", story="zuru:story/food-run")),))
        path = Path(self.folder.name) / "model.db"
        Store.create(path, seed="7", packs=("core", "zuru"), first=First(begun, "new", "2026-01-01")).close()
        self.worlds: dict[int, World] = {}
        self.waiting = ""
        self.sits_down(path)
        for line in ("begin", "join", f"! join {HUSH} pathfinder", "dice table"):
            self.types(line)

    def sits_down(self, path: Path) -> None:
        self.app = App(Store.open(path), rules(), voice("en"), NoOracle())
        self.app.keeps = False

    def teardown(self) -> None:
        try:
            self.ends()
        finally:
            self.app.store.close()
            self.folder.cleanup()

    def ends(self) -> None:
        """The whole log is sound, its dice fall again as they fell, and what is written for players hides the same."""
        store, path = self.app.store, self.app.store.path()
        assert store.faults() == []
        assert [verdict for verdict in verified(store.entries(), self.table()) if not verdict.sound] == []
        files = vault(rules(), path, voice("en"))
        told = "\n".join((markdown(rules(), path, voice("en")), *files, *files.values()))
        assert HUSH not in told.casefold()

    def table(self) -> Table:
        return msgspec.structs.replace(self.app.table(), waiting="")

    def types(self, line: str) -> Played:
        """Type a line: what was refused, or only asked, has written nothing; what was written is at the head."""
        before, count = self.app.store.head(), self.app.store.next_id()
        played = self.app.play_line(line)
        deed, head = played.result.deed, self.app.store.head()
        if isinstance(deed, Append):
            assert head == self.app.store.next_id() - 1 >= count
        else:
            assert self.app.store.next_id() == count
        if deed is None:
            assert head == before
        if head != before:
            self.waiting = ""
        if played.result.waiting:
            self.waiting = played.result.waiting
        return played

    @rule(line=st.sampled_from(OPEN), who=st.sampled_from(PEOPLE))
    def does(self, line: str, who: str) -> None:
        if line == "reveal scene" and HUSH in self.app.world.place.title:
            return  # what a GM has shown is no secret any more
        if {name for name in who.split(",") if HUSH in name} <= self._hidden():  # else it is any word, typed openly
            self.types(line.format(who=who))

    def _hidden(self) -> set[str]:
        return {name for name in self.app.world.people.by_id if HUSH in name}

    @rule(line=st.sampled_from(HIDDEN), who=st.sampled_from(PEOPLE))
    def hides(self, line: str, who: str) -> None:
        head = self.app.store.head()
        self.types(line.format(who=who))
        if self.app.store.head() != head:
            assert all(fact.secret for fact in self.app.store.path(1)[0].facts)

    @rule(how=st.sampled_from(("table", "program")))
    def changes_who_rolls(self, how: str) -> None:
        self.types(f"dice {how}")

    @rule(line=st.sampled_from(LOOKS))
    def looks(self, line: str) -> None:
        before = self.app.store.head()
        said = "\n".join(self.types(line).says)
        assert self.app.store.head() == before
        assert not (line.startswith("share") and HUSH in said.casefold())

    @precondition(lambda self: self.app.world.real_dice and not self.app.world.encounter.fight)
    @rule(line=st.sampled_from(LOOKS), mark=st.sampled_from(("", "! ")))
    def looks_while_dice_fall(self, line: str, mark: str) -> None:
        self.types(f"{mark}test tae climb")
        self.looks(line)

    @precondition(lambda self: self.waiting)
    @rule(faces=st.text("123456", min_size=1, max_size=6))
    def rolls_at_the_table(self, faces: str) -> None:
        line, head = self.waiting, self.app.store.head()
        played = self.types(f"={faces}")
        if self.app.store.head() == head:
            assert played.result.status == "refused" or played.result.waiting
        else:
            assert self.app.store.path(1)[0].line.startswith(line.split(";")[0].strip())

    @rule(who=st.sampled_from(("", " tae", " oru", f" {HUSH}", " xyzzya")))
    def pushes(self, who: str) -> None:
        self.types(f"push{who}")
        entry = self.app.store.undoable(1)[0]
        if not entry.amends:
            return
        was, now = (self._tests(number) for number in (entry.amends, entry.id))
        assert {label: faces for label, faces in now.items() if label in was} == {
            label: faces for label, faces in was.items() if label in now
        }

    def _tests(self, number: int) -> dict[str, tuple[int, ...]]:
        entry = self.app.store.entry(number)
        facts = entry.facts if entry else ()
        return {fact.event.label: fact.event.faces for fact in facts if isinstance(fact.event, Tested)}

    @rule(count=st.integers(1, 3))
    def takes_back(self, count: int) -> None:
        self.types(f"u {count}")

    @rule(count=st.integers(1, 3))
    def does_again(self, count: int) -> None:
        self.types(f"redo {count}")

    @rule(data=st.data(), secret=st.sampled_from(("", "! ")))
    def voids(self, data: st.DataObject, secret: str) -> None:
        self.types(f"{secret}undo #{data.draw(st.integers(1, self.app.store.next_id()))}")

    @rule(data=st.data())
    def goes_back(self, data: st.DataObject) -> None:
        self.types(f"restore #{data.draw(st.integers(1, self.app.store.next_id()))}")

    @rule()
    def goes_home(self) -> None:
        self.app.store.close()
        self.waiting = ""
        self.sits_down(self.app.store.path_of_file)

    @invariant()
    def stands_where_it_stood(self) -> None:
        head = self.app.store.head()
        assert self.worlds.setdefault(head, self.app.world) == self.app.world
        assert self.app.world == fold(self.app.store.path())

    @invariant()
    def waits_for_the_same_dice(self) -> None:
        assert self.app.table().waiting == self.waiting

    @invariant()
    def tells_the_players_no_secret(self) -> None:
        path = self.app.store.path()
        seen = public_world(path)
        assert seen == self.app.store.public_at(self.app.store.head())
        told = msgspec.json.encode((public(path), seen)).decode()
        pane = "\n".join(shown(self.app, public=True).says)
        assert HUSH not in f"{told}{pane}".casefold()


@pytest.mark.parametrize(
    ("evenings", "lines"), [(15, 30), pytest.param(150, 50, marks=pytest.mark.full)], ids=["short", "long"]
)
def test_any_evening(evenings: int, lines: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writing, "SNAPSHOT_EVERY", 5)
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Evening,
        settings=settings(
            max_examples=evenings,
            stateful_step_count=lines,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=checks,
        ),
    )
