"""Findings that a pack's author means to keep (``lint.ignore`` in pack.json): they are not told.

What can be kept are warnings, and faults of balance: a game that goes wrong with them goes on. Everything else would
break at the table, and stays an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.rulebook.codes import CODES
from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.document import Document
    from rpg.rulebook.manifest import Ignored
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Path

_OF_BALANCE = frozenset(
    {"floor_falls", "clock_rises", "top_unreachable", "harm_order", "harm_too_mild", "bonus_too_large"}
)


def overlook(pack: Pack) -> None:
    """Take away the faults that the pack ignores; where an entry hides nothing, that is told instead."""
    entries = pack.card.lint.ignore if pack.card and pack.checked else ()
    if entries:
        told = list(_told(pack, entries))
        if MANIFEST in pack.checked and pack.manifest.sound:
            pack.manifest.faults.extend(told)


def _told(pack: Pack, entries: tuple[Ignored, ...]) -> Iterator[Fault]:
    for index, entry in enumerate(entries):
        doc = pack.documents.get(f"{entry.id}.json")
        path: Path = ("lint", "ignore", index)
        values = {"found": entry.code, "id": entry.id}
        if doc is None:
            yield Fault("ignore_unused", (*path, "id"), values, severity="warning")
        elif doc.name in pack.checked and not _hidden(doc, entry.code):
            if any(CODES[fault.name] == entry.code for fault in doc.faults):
                yield Fault("ignore_refused", (*path, "code"), values, severity="warning")
            elif not _broken(pack):
                yield Fault("ignore_unused", (*path, "code"), values, severity="warning")


def _broken(pack: Pack) -> bool:
    """Whether something is wrong that ends the checks before all of them were made: nobody knows then what is not."""
    return any(not _can_wait(fault) for doc in pack.documents.values() for fault in doc.faults)


def _hidden(doc: Document, code: str) -> bool:
    """Whether faults of that code were taken away."""
    before = len(doc.faults)
    doc.faults[:] = [fault for fault in doc.faults if CODES[fault.name] != code or not _can_wait(fault)]
    return len(doc.faults) < before


def _can_wait(fault: Fault) -> bool:
    return fault.severity == "warning" or fault.name in _OF_BALANCE
