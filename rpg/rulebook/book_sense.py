"""What only several entities together can get wrong: what there is one of, and a ladder that can be climbed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import BASE
from rpg.rulebook.ids import kind_of
from rpg.rulebook.merge import SINGLE
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack


def book_faults(pack: Pack) -> Iterator[tuple[Document, Fault]]:
    """The faults of a whole pack together with those it requires, each with the document that it stands in."""
    for kind in SINGLE:
        yield from _one(pack, kind)
    for doc, ladder in _values(pack, "alert-ladder")[:1]:
        if isinstance(ladder.get("levels"), list):
            yield from _climbed(pack, doc, ladder["levels"])


def _one(pack: Pack, kind: str) -> Iterator[tuple[Document, Fault]]:
    everywhere = [(i, doc) for other in pack.seen.values() for i, doc in other.ids.items() if kind_of(i) == kind]
    own = [doc for _, doc in everywhere if doc in pack.entities and doc.sound]
    if not everywhere:
        hint = Say("rulebook.hint.require", {"pack": BASE})
        yield pack.manifest, Fault("one_missing", values={"kind": kind}, hint=hint)
    for doc in own if len(everywhere) > 1 else []:
        other = next(identity for identity, others in everywhere if others is not doc)
        yield doc, Fault("one_twice", ("id",), {"kind": kind, "other": other})


def _values(pack: Pack, kind: str) -> list[tuple[Document, dict[str, Any]]]:
    """The sound entities of a kind among the packs in sight."""
    docs = [doc for other in pack.seen.values() for doc in other.entities if doc.kind == kind]
    return [(doc, doc.value) for doc in docs if doc.sound and isinstance(doc.value, dict)]


def _climbed(pack: Pack, ladder_doc: Document, levels: list[Any]) -> Iterator[tuple[Document, Fault]]:
    top, own = len(levels) - 1, set(pack.entities)
    ceilings = [(doc, trigger.get("ceiling")) for doc, trigger in _values(pack, "trigger")]
    reached = False
    for doc, ceiling in ceilings:
        if isinstance(ceiling, int) and ceiling > top and doc in own:
            yield doc, Fault("no_such_level", ("ceiling",), {"found": ceiling, "top": top})
        reached |= isinstance(ceiling, int) and ceiling >= top
    whole = all(doc.sound for doc in pack.entities)
    if ladder_doc in own and whole and not reached:
        yield ladder_doc, Fault("top_unreachable", ("levels", top), {"top": top})
