"""Packs under check, laid over one another: what they come to must be whole, and every fault has a file to stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.rulebook.combine import Combined, Laid
from rpg.rulebook.folder import PATCHES, REDIRECTS
from rpg.rulebook.guess import meant
from rpg.rulebook.ids import full
from rpg.rulebook.kinds import KINDS
from rpg.rulebook.links import links
from rpg.rulebook.manifest import above, ordered, ruled
from rpg.rulebook.merged import Origin, Part
from rpg.rulebook.sense import sense
from rpg.rulebook.shape import bare, find, linked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rpg.rulebook.document import Document
    from rpg.rulebook.explain import Explainer
    from rpg.rulebook.fault import Fault
    from rpg.rulebook.manifest import Manifest
    from rpg.rulebook.merged import Merged
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Found, Path, Shape
    from rpg.words import Say


class Together:
    """The packs at hand and what they come to together.

    ``book`` leaves out what is not sound, and everything if the packs go in a circle: that is told elsewhere.
    """

    def __init__(self, packs: Sequence[Pack], shapes: Mapping[str, Shape], listed: Sequence[str] = ()) -> None:
        """Lay packs over one another; ``listed`` is the campaign's list of them, if there is one."""
        self._packs = {pack.id: pack for pack in reversed(packs) if pack.folder and pack.card}
        self.shapes = shapes
        cards = {name: pack.card for name, pack in reversed(self._packs.items()) if pack.card}
        order = ordered(cards) or ()
        self.book = Combined([_laid(self._packs[name], cards) for name in order], shapes, ruled(cards, listed))

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs that were laid over one another."""
        return tuple(self._packs.values())

    def doc(self, part: Part) -> Document:
        """The document of a file that took part."""
        return self._packs[part.pack].documents[part.name]

    def misfits(self) -> Iterator[tuple[Document, Fault]]:
        """What did not fit when packs were laid over one another."""
        for part, fault in self.book.misfits:
            yield self.doc(part), fault

    def faults(self, explainer: Explainer) -> Iterator[tuple[Document, Fault]]:
        """The faults of entities that several files make together, each where the field at fault was set."""
        for entity in self.book.entities.values():
            if entity.touched and not entity.abstract and all(self.doc(part).sound for part in entity.parts):
                yield from self._whole(entity, explainer)

    def _whole(self, entity: Merged, explainer: Explainer) -> Iterator[tuple[Document, Fault]]:
        found = explainer.faults(entity.kind, entity.value)
        yield from (self._placed(entity, fault) for fault in found)
        if not found:
            for each in linked(entity.value, self.shapes[entity.kind]):
                yield from self._linked(entity, each)
            yield from (self._placed(entity, fault) for fault in sense(entity.kind, entity.value))

    def _placed(self, entity: Merged, fault: Fault) -> tuple[Document, Fault]:
        """A fault of a whole entity, at the file and place that brought it about."""
        missing = (*fault.path, f"{fault.values['key']}") if fault.name == "missing_key" else None
        if missing and missing not in entity.origins:
            made = next((part for part in reversed(entity.parts) if "extends" in part.value), None)
            if made and self._asked(made):
                return self.doc(made), fault._replace(path=("extends",))
        if fault.name == "unknown_key":
            fault = fault._replace(hint=_beside(entity, fault.path) or fault.hint)
        by = entity.origin(missing or fault.path)
        by = by if self._asked(by.part) else self._nearest(entity, fault.path, by) or by
        if fault.at == "key" and by.path[-1:] == ("value",):
            return self.doc(by.part), fault._replace(path=(*by.path[:-1], "path"), at="value")
        return self.doc(by.part), fault._replace(path=by.path)

    def _asked(self, part: Part) -> bool:
        return part.name in self._packs[part.pack].checked

    def _nearest(self, entity: Merged, path: Path, by: Origin) -> Origin | None:
        """What was set nearest to a path by a file under check: a fault between two files is told in that one.

        If the other belongs to a pack of which only a part is checked, it may be at fault by itself: then only what
        shares a field with the path is near.
        """
        least = 1 if self._packs[by.part.pack].checked else 0
        for cut in range(len(path), least - 1, -1):
            below = [by for other, by in entity.origins.items() if other[:cut] == path[:cut] and self._asked(by.part)]
            if below:
                return below[-1]
        return None

    def _linked(self, entity: Merged, found: Found) -> Iterator[tuple[Document, Fault]]:
        """The faults of what a patch set; files of entities have been looked at by themselves."""
        by = entity.origin(found.path)
        if by.part.name.startswith(f"{PATCHES}/"):
            doc = self.doc(by.part)
            there = found._replace(path=by.path, holder={by.path[-1]: found.value})
            yield from ((doc, fault) for fault in links(doc, self._packs[by.part.pack], there))

    def texts(self, pack: Pack) -> dict[str, dict[str, tuple[Origin, Any]]]:
        """The texts that the patches of a pack set, by the id of the entity and their key.

        Of one that a later pack has overwritten, what this pack's patch set.
        """
        told: dict[str, dict[str, tuple[Origin, Any]]] = {}
        for entity in self.book.entities.values():
            own = [part for part in entity.parts if part.pack == pack.id and part.name.startswith(f"{PATCHES}/")]
            for found in find(entity.value, self.shapes[entity.kind]) if own else ():
                by, set_ = entity.origin(found.path), _set(own, found.name)
                if found.shape.text and by.part in own:
                    told.setdefault(entity.id, {})[found.name] = (by, found.value)
                elif found.shape.text and set_ and by.part.name.startswith(f"{PATCHES}/"):
                    told.setdefault(entity.id, {})[found.name] = set_
        return told


def _set(patches: Sequence[Part], key: str) -> tuple[Origin, Any] | None:
    """Where patches set the text of that key, and to what; the last of them counts."""
    ops = ((part, index, op) for part in reversed(patches) for index, op in enumerate(part.value["ops"]))
    named = ((part, index, op) for part, index, op in ops if op["path"].lstrip("/").replace("/", ".") == key)
    return next(((Origin(p, ("ops", i, "value")), op["value"]) for p, i, op in named if op["op"] == "set"), None)


def _beside(entity: Merged, path: Path) -> Say | None:
    """The hint that guesses a key which the entity has already: what a patch meant to set."""
    holder: Any = entity.value
    for step in path[:-1]:
        holder = holder[step]
    return meant(f"{path[-1]}", [key for key in holder if key != path[-1]])


def _laid(pack: Pack, cards: Mapping[str, Manifest]) -> Laid:
    sound = [doc for doc in pack.documents.values() if doc.sound]
    parts = {doc.name: Part(pack.id, doc.name, bare(doc.value)) for doc in sound if isinstance(doc.value, dict)}
    return Laid(
        pack.id,
        {full(f"{doc.kind}/{doc.slug}", pack.id): parts[doc.name] for doc in sound if _entity(doc)},
        [parts[name] for name in sorted(parts) if name.startswith(f"{PATCHES}/")],
        parts.get(REDIRECTS),
        above(pack.id, cards) | frozenset(cards[pack.id].after),
        frozenset(pack.ids),
    )


def _entity(doc: Document) -> bool:
    return doc.kind in KINDS and isinstance(doc.value, dict)
