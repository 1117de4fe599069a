"""What a file is: its kind, its id, and whether both agree with where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.rulebook.bundle import WHOLE
from rpg.rulebook.explain import named
from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import MANIFEST, PATCHES, REDIRECTS
from rpg.rulebook.guess import choices
from rpg.rulebook.ids import SLUG, full
from rpg.rulebook.kinds import KINDS
from rpg.rulebook.schema import PARTIAL
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack

_LOCALE = "locale"


def schema_of(doc: Document, pack: Pack) -> str:
    """The name of the schema that a document obeys; "" if its place or its ``kind`` is at fault, which is then told."""
    if doc.name in {MANIFEST, WHOLE}:
        return "pack" if doc.name == MANIFEST else "bundle"
    if doc.kind == PATCHES or doc.name == REDIRECTS:
        return PATCHES if doc.kind else doc.slug
    if doc.kind == _LOCALE:
        doc.faults.extend(_language(doc, pack))
        return _LOCALE if doc.sound else ""
    doc.faults.extend(_kind(doc, pack))
    if not doc.sound:
        return ""
    doc.faults.extend(_id(doc, pack))
    return f"{doc.value['kind']}{PARTIAL if partial(doc) else ''}"


def partial(doc: Document) -> bool:
    """Whether a file may leave fields to what it is made from, or to what is made from it."""
    return isinstance(doc.value, dict) and ("extends" in doc.value or doc.value.get("abstract", False) is not False)


def _language(doc: Document, pack: Pack) -> Iterator[Fault]:
    two = 2
    if not (len(doc.slug) == two and doc.slug.isascii() and doc.slug.islower()):
        yield Fault("not_a_language", at="file", values={"found": doc.slug})
    elif pack.card and doc.slug == pack.card.language:
        yield Fault("own_language", at="file", values={"language": doc.slug})


def _kind(doc: Document, pack: Pack) -> Iterator[Fault]:
    if not isinstance(doc.value, dict):
        told = {"expected": Say("rulebook.type.object"), "found": Say(f"rulebook.type.{named(doc.value)}")}
        yield Fault("wrong_type", values=told)
    elif "kind" not in doc.value:
        yield Fault("missing_key", values={"key": "kind"}, hint=choices(doc.kind, KINDS))
    elif doc.value["kind"] not in list(KINDS):
        found = f"{doc.value['kind']}"[:40]
        yield Fault("unknown_kind", ("kind",), {"found": found}, choices(found, KINDS))
    elif pack.folder and doc.value["kind"] != doc.kind:
        place = {"kind": f"{doc.value['kind']}", "folder": doc.kind or "."}
        yield Fault("kind_not_folder", ("kind",), place)


def _id(doc: Document, pack: Pack) -> Iterator[Fault]:
    told = doc.value.get("id")
    if not isinstance(told, str) or pack.folder is None:
        return
    expected = f"{pack.id}:{doc.kind}/{doc.slug}"
    if not SLUG.match(doc.slug):
        yield Fault("not_a_slug", ("id",), {"found": doc.slug})
    elif full(told, pack.id) != expected:
        yield Fault("id_not_file", ("id",), {"found": told[:80], "expected": expected})
