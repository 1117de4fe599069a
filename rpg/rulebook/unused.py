"""What nothing refers to: entities of kinds that come into play only through a reference.

Dice read any table and any ladder (``table(weather, d6)``), and any scene may be gone to: these need nobody's word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.rulebook.fault import Fault
from rpg.rulebook.ids import NOTES, OVERRIDING
from rpg.rulebook.shape import linked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.rulebook.combine import Combined
    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Found, Shape

_THROUGH_OTHERS = frozenset({"map"})


def unused(pack: Pack, book: Combined, shapes: Mapping[str, Shape]) -> Iterator[tuple[Document, Fault]]:
    """A warning for each sound entity of those kinds in the pack that no entity of any pack at hand refers to.

    Not told of a pack with broken files: what they refer to is not known. What replaces another, or is abstract, is
    used through others too.
    """
    own = {i: doc for i, doc in pack.ids.items() if doc.kind in _THROUGH_OTHERS and not _apart(doc.value)}
    if own and all(doc.sound for doc in pack.documents.values()):
        used = set(_used(book, shapes))
        for identity, doc in own.items():
            if identity not in used:
                yield doc, Fault("never_used", ("id",), {"kind": doc.kind, "id": identity}, severity="warning")


def _apart(value: object) -> bool:
    return isinstance(value, dict) and not OVERRIDING.isdisjoint(value)


def _used(book: Combined, shapes: Mapping[str, Shape]) -> Iterator[str]:
    for entity in book.entities.values():
        for found in linked(entity.value, shapes[entity.kind]):
            yield from _told(found)


def _told(found: Found) -> Iterator[str]:
    """The ids that an annotated value names."""
    value: Any = found.value
    if found.shape.ref:
        yield f"{value}"
    elif found.shape.names:
        yield from (name for name in value if name not in NOTES)
