"""What only several entities together can get wrong: what there is one of, and a ladder that can be climbed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import BASE
from rpg.rulebook.ids import kind_of, pack_of
from rpg.rulebook.kinds import SINGLE
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.combine import Combined
    from rpg.rulebook.document import Document
    from rpg.rulebook.merged import Merged
    from rpg.rulebook.pack import Pack
    from rpg.words import Value


def book_faults(pack: Pack, book: Combined) -> Iterator[tuple[Document, Fault]]:
    """The faults of a whole pack together with those it requires, each with the document that it stands in.

    ``book`` are the entities of all packs at hand.
    """
    yield from _missing(pack)
    for kind in SINGLE:
        yield from _one(pack, kind)
    for ladder in _values(pack, book, "alert-ladder")[:1]:
        if isinstance(ladder.value.get("levels"), list):
            yield from _climbed(pack, book, ladder)


def _missing(pack: Pack) -> Iterator[tuple[Document, Fault]]:
    """What there must be one of and is not; one that requires a pack under check is told nothing that this one is."""
    if any(other.checked for other in pack.seen.values() if other is not pack):
        return
    here = {kind_of(identity) for other in pack.seen.values() for identity in other.ids}
    lacking = [kind for kind in SINGLE if kind not in here]
    if lacking:
        hint = Say("rulebook.hint.require", {"pack": BASE})
        values: dict[str, Value] = {"n": len(lacking), "kind": ", ".join(lacking)}
        yield pack.manifest, Fault("one_missing", ("requires",), values, hint, at="key")


def _one(pack: Pack, kind: str) -> Iterator[tuple[Document, Fault]]:
    everywhere = [(i, doc) for other in pack.seen.values() for i, doc in other.ids.items() if kind_of(i) == kind]
    counted = [(identity, doc) for identity, doc in everywhere if not _stands_aside(doc)]
    own = [doc for _, doc in counted if doc in pack.entities and doc.sound]
    for doc in own if len(counted) > 1 else []:
        other = next(identity for identity, others in counted if others is not doc)
        yield doc, Fault("one_twice", ("id",), {"kind": kind, "other": other})


def _stands_aside(doc: Document) -> bool:
    """Whether an entity takes the place of another, or is nothing by itself."""
    return isinstance(doc.value, dict) and ("replaces" in doc.value or doc.value.get("abstract") is True)


def _values(pack: Pack, book: Combined, kind: str) -> list[Merged]:
    """The sound entities of a kind among the packs in sight."""
    found = [entity for entity in book.entities.values() if entity.kind == kind and not entity.abstract]
    return [entity for entity in found if pack_of(entity.id) in pack.seen]


def _climbed(pack: Pack, book: Combined, ladder: Merged) -> Iterator[tuple[Document, Fault]]:
    top = len(ladder.value["levels"]) - 1
    reached = False
    for trigger in _values(pack, book, "trigger"):
        ceiling, by = trigger.value.get("ceiling"), trigger.origin(("ceiling",))
        if isinstance(ceiling, int) and ceiling > top and by.part.pack == pack.id:
            yield pack.documents[by.part.name], Fault("no_such_level", by.path, {"found": ceiling, "top": top})
        reached |= isinstance(ceiling, int) and ceiling >= top
    whole = all(doc.sound for doc in pack.entities)
    by = ladder.origin(("levels", top))
    if by.part.pack == pack.id and whole and not reached:
        yield pack.documents[by.part.name], Fault("top_unreachable", by.path, {"top": top})
