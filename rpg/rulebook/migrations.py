"""From older formats of packs to the one that this program reads: pure functions, one for each step, kept for ever.

A step says which characters of which file give way to what; all other text stays as its author laid it out. No pack of
format 0 was ever published: it is what packs looked like before formats had numbers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.document import Document, document
from rpg.rulebook.folder import MANIFEST
from rpg.rulebook.kinds import KINDS
from rpg.rulebook.manifest import FORMAT
from rpg.rulebook.mend import STRING, Edit, applied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rpg.rulebook.shape import Path


class Step(NamedTuple):
    """The way from one format to the next: the edits that a file of the older one needs."""

    before: int
    edits: Callable[[Document], Iterator[Edit]]


def format_of(card: object) -> int:
    """The format that a manifest says its pack has; 0 if it says none."""
    told = card.get("format", 0) if isinstance(card, dict) else 0
    return told if isinstance(told, int) and not isinstance(told, bool) else 0


def migrated(texts: Mapping[str, str]) -> dict[str, str]:
    """The files of a pack, by name, as they are in the format of this program: those of its JSON files that change.

    The files hold sound JSON. A pack of this format, or of a newer one, changes nothing.
    """
    now = {name: document(name, name, text.encode()) for name, text in texts.items()}
    start = format_of(now[MANIFEST].value)
    for step in STEPS:
        if step.before >= start and start <= FORMAT:
            now = {name: _edited(doc, [*step.edits(doc), *_numbered(doc, step.before)]) for name, doc in now.items()}
    return {name: doc.text for name, doc in now.items() if doc.text != texts[name]}


def _edited(doc: Document, edits: list[Edit]) -> Document:
    return document(doc.name, doc.label, applied(doc.text, edits).encode()) if edits else doc


def _numbered(doc: Document, before: int) -> Iterator[Edit]:
    """The new number of the format in the manifest: in the place of the old one, or behind the opening brace."""
    if doc.name == MANIFEST and isinstance(doc.value, dict):
        if "format" in doc.value:
            yield _value(doc, ("format",), before + 1)
        else:
            at = doc.spans[()].start + 1
            gap = doc.text[at : min((span.key for path, span in doc.spans.items() if len(path) == 1), default=at)]
            yield Edit(at, at, f'{gap}"format": {before + 1}{"," if doc.value else ""}')


def _value(doc: Document, path: Path, value: object) -> Edit:
    span = doc.spans[path]
    return Edit(span.start, span.end, json.dumps(value, ensure_ascii=False))


def _key(doc: Document, path: Path, name: str) -> Edit:
    start = doc.spans[path].key
    token = STRING.match(doc.text, start)  # it may be written with escapes
    return Edit(start, token.end() if token else start, json.dumps(name))


def _from_zero(doc: Document) -> Iterator[Edit]:
    """``license`` became ``licence``, one ``author`` a list of ``authors``, an entity's ``type`` its ``kind``."""
    value: dict[str, Any] = doc.value if isinstance(doc.value, dict) else {}
    names = {"license": "licence", "author": "authors"} if doc.name == MANIFEST else {}
    if doc.kind in KINDS:
        names = {"type": "kind"}
    for old, new in names.items():
        if old in value and new not in value:
            yield _key(doc, (old,), new)
            if old == "author" and isinstance(value[old], str):
                yield _value(doc, (old,), [value[old]])


STEPS = (Step(0, _from_zero),)
