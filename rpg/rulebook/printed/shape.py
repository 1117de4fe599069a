"""The shape of a printable: the file first, then each of its elements by its own part of the schema."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.explain import Explainer, shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices
from rpg.rulebook.printed.kinds import paper_of, place_faults
from rpg.rulebook.printed.pieces import BEGINS, PART, WHOLE, Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.document import Document
    from rpg.rulebook.shape import Path

MOST = 300
"""Elements of one file."""
BOUND = ("/party", "/count", "/campaign")
"""What a name of a handout may point to, beside things of the rules."""
DEEPEST = 6
"""Elements inside one another."""


class Placed(NamedTuple):
    """An element: its path in the document, itself, and how many elements it lies in."""

    path: Path
    value: dict[str, Any]
    depth: int


class Looker:
    """Finds what is wrong with the shape of printables; a schema is read when a document of it is met."""

    def __init__(self) -> None:
        """A looker of the schemas that came with the program."""
        self._pieces = Pieces()
        self._explainer = Explainer(self._pieces)
        self._tags: dict[str, tuple[str, ...]] = {}

    def faults(self, doc: Document) -> Iterator[Fault]:
        """The faults of where a document lies and of its shape."""
        yield from place_faults(doc)
        paper = paper_of(doc)
        if not paper:
            return
        yield from map(_led, self._explainer.faults(f"{BEGINS}{paper}/{_which(paper, doc.value)}", doc.value))
        if paper in {"sheet", "card", "chapter"}:
            yield from self._elements(paper, doc.value)

    def _elements(self, paper: str, value: object) -> Iterator[Fault]:
        tags = self._tags.setdefault(paper, self._pieces.tags(paper))
        for number, placed in enumerate(elements(value), 1):
            if number > MOST:
                yield Fault("crowded", at="file", values={"limit": MOST})
                return
            if placed.depth > DEEPEST:
                yield Fault("nested", placed.path, {"limit": DEEPEST})
                return
            for fault in self._element(paper, placed.value, tags):
                yield fault._replace(path=(*placed.path, *fault.path))

    def _element(self, paper: str, value: dict[str, Any], tags: tuple[str, ...]) -> Iterator[Fault]:
        tag = value.get("is")
        if "is" not in value:
            yield Fault("missing_key", values={"key": "is"}, hint=choices("", tags))
        elif not isinstance(tag, str) or tag not in tags:
            yield Fault("not_one_of", ("is",), {"found": shown(tag)}, choices(tag, tags))
        else:
            yield from self._explainer.faults(f"{BEGINS}{paper}/{tag}", value)


@cache
def own_looker() -> Looker:
    """The looker of this copy of the program, which makes ready each of its schemas once in a process."""
    return Looker()


def _led(fault: Fault) -> Fault:
    """A fault with the pointer that may have been meant for what a name of a handout stands for."""
    found = fault.values.get("found")
    if fault.name == "wrong_pattern" and fault.path[:1] == ("binds",) and f"{found}".startswith("/"):
        return fault._replace(hint=choices(found, BOUND))
    return fault


def _which(paper: str, value: object) -> str:
    """Whether a file is something by itself."""
    if not isinstance(value, dict):
        return WHOLE
    if paper == "theme":
        return PART if "extends" in value else WHOLE
    return PART if paper == "sheet" and "pages" not in value and not {"sheet", "zones"}.isdisjoint(value) else WHOLE


def zones(value: object) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The zones of a sheet or a card with their paths; what is none is passed over."""
    for path, page in _items(value, "pages"):
        yield from (((*path, *below), zone) for below, zone in _items(page, "zones"))
    yield from _items(value, "zones")


def lists(value: object) -> Iterator[tuple[Path, list[Any]]]:
    """The lists of elements of a file with their paths: those of its zones, those that it adds, a chapter's blocks."""
    if isinstance(value, dict) and isinstance(value.get("blocks"), list):
        yield ("blocks",), value["blocks"]
    for path, zone in zones(value):
        if isinstance(zone.get("elements"), list):
            yield (*path, "elements"), zone["elements"]
    added = value.get("zones") if isinstance(value, dict) else None
    for name, found in added.items() if isinstance(added, dict) else ():
        if isinstance(found, list):
            yield ("zones", name), found


def elements(value: object) -> Iterator[Placed]:
    """Every element of a sheet or a card, those inside others behind them; never deeper than one too deep."""
    for path, found in lists(value):
        yield from inside(path, found, 1)


def inside(path: Path, found: list[Any], depth: int) -> Iterator[Placed]:
    """Every element of a list, and those inside them."""
    for index, each in enumerate(found):
        if isinstance(each, dict):
            yield Placed((*path, index), each, depth)
            if isinstance(each.get("elements"), list) and depth <= DEEPEST:
                yield from inside((*path, index, "elements"), each["elements"], depth + 1)


def _items(value: object, key: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    held = value.get(key) if isinstance(value, dict) else None
    for index, each in enumerate(held if isinstance(held, list) else ()):
        if isinstance(each, dict):
            yield (key, index), each
