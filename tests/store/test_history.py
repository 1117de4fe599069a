"""Lines, undone and redone, voided and played again: in one sitting and over several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.campaign.events import ClockTicked, Noted, SessionBegun, Voided
from rpg.campaign.world import World
from tests.store import campaigns as c

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.store import Store


def same(store: Store) -> Store:
    return store


sittings = pytest.mark.parametrize("then", [same, c.reopened], ids=["one sitting", "reopened"])


def test_an_entry_reads_back_as_it_was_written(store: Store):
    deed = c.append(SessionBegun(title="one"), Noted(text="così"), line="begin; note")
    (written,) = store.perform(deed, line="as typed", at="2026-01-01T21:00:00+01:00")
    store = c.reopened(store)
    assert store.entry(written.id) == written
    assert (written.id, written.parent, written.depth, written.stream, written.amends) == (2, 1, 2, 2, 0)
    assert (written.session, written.line, written.at) == (1, "begin; note", "2026-01-01T21:00:00+01:00")
    assert c.tick(store).session == 1
    store.close()


def test_the_typed_line_is_kept_if_no_other_is_given(store: Store):
    assert c.note(store, "here").line == ".here"


@sittings
def test_undo_and_redo(store: Store, then: Callable[[Store], Store]):
    for by in (1, 10, 100):
        c.tick(store, by)
    store = then(store)
    assert c.undo(store, 2) == [4, 3]
    store = then(store)
    assert (c.ticked(store), c.ids(store)) == (1, [1, 2])
    assert [entry.id for entry in store.redoable(9)] == [3, 4]
    assert c.redo(store) == [3]
    assert c.ticked(store) == 11
    store = then(store)
    assert c.redo(store, 5) == [4]
    assert (c.ticked(store), c.redo(store), c.ids(store)) == (111, [], [1, 2, 3, 4])
    assert c.undo(store, 99) == [4, 3, 2, 1]
    assert (c.world(store), store.head(), store.undoable(3)) == (World(), 0, [])
    assert c.redo(then(store), 2) == [1, 2]
    store.close()


@sittings
def test_a_new_line_forgets_redo_and_keeps_the_branch(store: Store, then: Callable[[Store], Store]):
    c.tick(store, 1)
    left = c.tick(store, 10)
    c.undo(store)
    store = then(store)
    new = c.tick(store, 100)
    store = then(store)
    assert (c.redo(store), c.ticked(store), c.ids(store)) == ([], 101, [1, 2, new.id])
    assert store.entries() == [*store.path()[:2], left, new]
    assert store.entry(left.id) == left
    assert store.world_at(left.id).clocks["c"].ticked == 11
    store.close()


def test_undo_redo_undo_is_a_walk(store: Store):
    for by in (1, 10, 100):
        c.tick(store, by)
    c.undo(store, 3)
    c.redo(store, 2)
    c.undo(store)
    assert [entry.id for entry in store.redoable(9)] == [3, 4]
    assert store.redoable(0) == store.undoable(0) == []
    assert c.redo(store, 2) == [3, 4]


@sittings
def test_a_voided_entry_counts_no_more_and_comes_back(store: Store, then: Callable[[Store], Store]):
    for by in (1, 10, 100):
        c.tick(store, by)
    first = c.void(store, 3)
    store = then(store)
    assert (c.ticked(store), set(store.voided())) == (101, {3})
    c.void(store, first.id)
    store = then(store)
    assert (c.ticked(store), set(store.voided())) == (111, {first.id})
    c.undo(store)
    assert (c.ticked(store), set(store.voided())) == (101, {3})
    c.undo(store)
    assert (c.ticked(store), store.voided()) == (111, frozenset())
    store.close()


@sittings
def test_a_push_hangs_where_the_test_hung(store: Store, then: Callable[[Store], Store]):
    c.tick(store, 1)
    test = c.tick(store, 10)
    (pushed,) = c.amend(store, test.id, 100)
    assert (pushed.parent, pushed.stream, pushed.amends, pushed.line) == (2, test.stream, test.id, "push")
    store = then(store)
    assert store.entry(pushed.id) == pushed
    assert (c.ticked(store), c.ids(store)) == (101, [1, 2, pushed.id])
    assert c.undo(store) == [pushed.id]
    assert (store.head(), c.ticked(store)) == (test.id, 11)
    store = then(store)
    assert c.redo(store) == [pushed.id]
    assert c.ticked(store) == 101
    assert c.undo(store, 2) == [pushed.id, test.id]
    assert c.ticked(store) == 1
    store.close()


def test_a_push_of_a_push_keeps_the_first_dice(store: Store):
    test = c.tick(store, 10)
    (first,) = c.amend(store, test.id, 20)
    (second,) = c.amend(store, first.id, 40)
    assert (second.stream, second.parent, c.ticked(store)) == (test.id, test.parent, 40)
    assert c.undo(store, 3) == [second.id, first.id, test.id]
    assert c.ticked(store) == 0


@sittings
def test_a_push_carries_what_came_after(store: Store, then: Callable[[Store], Store]):
    test = c.tick(store, 10)
    notes = [c.note(store, "one"), c.note(store, "two")]
    written = c.amend(store, test.id, 100, carried=tuple(n.id for n in notes))
    store = then(store)
    assert [entry.line for entry in store.path()] == ["do", "push", ".one", ".two"]
    assert [entry.parent for entry in written] == [1, written[0].id, written[1].id]
    assert [entry.facts for entry in written[1:]] == [note.facts for note in notes]
    assert (store.head(), c.ticked(store)) == (written[-1].id, 100)
    old, pushed = [1, test.id, *(note.id for note in notes)], [1, *(entry.id for entry in written)]
    assert c.undo(store) == [written[0].id]
    assert (c.ids(store), c.ticked(store)) == (old, 10)
    store = then(store)
    assert c.redo(store) == [written[0].id]
    assert (c.ids(store), c.ticked(store)) == (pushed, 100)
    assert c.undo(store, 2) == [written[0].id, notes[1].id]
    assert c.ids(store) == old[:-1]
    assert c.redo(store, 2) == [notes[1].id, written[0].id]
    assert (c.ids(store), store.faults()) == (pushed, [])
    store.close()


def test_a_line_behind_a_push_is_undone_by_itself(store: Store):
    test, one = c.tick(store, 10), c.note(store, "one")
    pushed, copy = c.amend(store, test.id, 100, carried=(one.id,))
    again, copied = c.amend(store, pushed.id, 200, carried=(copy.id,))
    two = c.note(store, "two")
    assert [store.before(entry) for entry in (two, copied, again, copy, pushed)] == [copied.id, copy.id, copy.id, 3, 3]
    assert [store.after(entry) for entry in (two, again, pushed, one)] == [two.id, copied.id, copy.id, one.id]
    assert c.undo(store, 2) == [two.id, again.id]
    assert c.ids(store) == [1, pushed.id, copy.id]
    assert c.undo(store) == [pushed.id]
    assert (c.ids(store), c.ticked(store)) == ([1, test.id, one.id], 10)
    assert c.redo(store, 3) == [pushed.id, again.id, two.id]
    assert (c.ids(store), store.faults()) == ([1, again.id, copied.id, two.id], [])


@sittings
def test_what_was_voided_stays_so_when_it_is_carried(store: Store, then: Callable[[Store], Store]):
    test = c.tick(store, 10)
    extra = c.tick(store, 1)
    gone = c.void(store, extra.id)
    written = c.amend(store, test.id, 100, carried=(extra.id, gone.id))
    store = then(store)
    assert c.ticked(store) == 100
    assert store.voided() == {written[1].id}
    assert c.world(store) == c.replayed(store)
    store.close()


def test_a_push_of_nothing_known_is_a_line_like_any_other(store: Store):
    (pushed,) = c.amend(store, 99, 3)
    assert (pushed.parent, pushed.amends, c.ticked(store)) == (1, 0, 3)
    assert c.undo(store) == [2]


def test_only_an_earlier_entry_can_be_voided(store: Store):
    c.void(store, 3)
    c.tick(store, 5)
    assert (c.ticked(store), store.voided(), store.faults()) == (5, frozenset(), [])
    assert c.world(c.reopened(store)).clocks["c"].ticked == 5


def test_an_entry_of_another_branch_voids_nothing_here(store: Store):
    other = c.tick(store, 1)
    c.undo(store)
    c.tick(store, 10)
    c.void(store, other.id)
    store = c.reopened(store)
    assert c.ticked(store) == 10
    assert c.world(store) == c.replayed(store)
    store.close()


def test_the_last_entries_of_the_path(store: Store):
    for by in range(5):
        c.tick(store, by)
    c.undo(store, 2)
    c.tick(store, 9)
    assert [entry.id for entry in store.path(3)] == [3, 4, 7]
    assert store.path(0) == []
    assert store.path(99) == store.path()


@pytest.mark.parametrize("number", [-1, 0, 99, 2**63, -(2**70)])
def test_a_number_that_no_entry_has(store: Store, number: int):
    assert store.entry(number) is None


def test_as_many_as_there_are_is_enough(store: Store):
    c.tick(store)
    huge = 10**30
    assert [entry.id for entry in store.path(huge)] == [1, 2]
    assert [entry.id for entry in store.undoable(huge)] == [2, 1]
    assert c.undo(store, huge) == [2, 1]
    assert [entry.id for entry in store.redoable(huge)] == [1, 2]


def test_one_line_is_one_undo_with_all_its_effects(store: Store):
    c.do(store, ClockTicked(clock="c", by=1), Noted(text="x"), ClockTicked(clock="c", by=2))
    assert c.ticked(store) == 3
    c.undo(store)
    assert c.ticked(store) == 0


def test_secrets_stay_with_their_events(store: Store):
    deed = c.append(Noted(text="seen"), Voided(entry=0))
    hidden = type(deed.facts[0])(Noted(text="hidden"), secret=True)
    store.perform(type(deed)(facts=(*deed.facts[:1], hidden)), line="!", at=c.AT)
    store = c.reopened(store)
    assert [fact.secret for fact in store.path(1)[0].facts] == [False, True]
    store.close()
