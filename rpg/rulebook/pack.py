"""A pack laid open for checking: its card, its documents, the ids it brings, and the packs it can see."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from rpg.rulebook import bundle
from rpg.rulebook.document import Document, document, failed
from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import (
    BUNDLE,
    FOLDERS,
    LARGEST,
    MANIFEST,
    MOST,
    REDIRECTS,
    TOTAL,
    AnyEntry,
    Listing,
    Refused,
    is_bundle,
    listing,
)
from rpg.rulebook.ids import full
from rpg.rulebook.kinds import KINDS
from rpg.rulebook.manifest import Manifest
from rpg.rulebook.shape import bare

_ALMOST = re.compile(r"\.(?:json5?|jsonc|jsn)(?:\.txt)?\Z", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Pack:
    """A pack under check. ``seen`` are the packs whose ids it may use: itself and all that it requires."""

    id: str
    folder: Path | None
    documents: dict[str, Document] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    seen: dict[str, Pack] = field(default_factory=dict)
    card: Manifest | None = None
    checked: frozenset[str] = frozenset()
    _ids: tuple[str, dict[str, Document]] | None = None

    @property
    def manifest(self) -> Document:
        """``pack.json``, or what stands for it."""
        return self.documents[MANIFEST]

    @property
    def ids(self) -> dict[str, Document]:
        """The entities that the pack brings, by full id as their places say it: a broken file does not lose its id."""
        if self._ids is None or self._ids[0] != self.id:
            self._ids = self.id, {full(f"{doc.kind}/{doc.slug}", self.id): doc for doc in self.entities}
        return self._ids[1]

    @property
    def entities(self) -> list[Document]:
        """The documents in folders of kinds."""
        return [doc for doc in self.documents.values() if doc.kind in KINDS]

    @property
    def translations(self) -> dict[str, Document]:
        """The locale files by language."""
        return {doc.slug: doc for doc in self.documents.values() if doc.kind == "locale"}

    @property
    def redirects(self) -> dict[str, Any]:
        """Its old ids with the new ones (None: gone); nothing while the file is not sound."""
        doc = self.documents.get(REDIRECTS)
        return bare(doc.value) if doc and doc.sound and isinstance(doc.value, dict) else {}


def laid_open(folder: Path, shown: str) -> Pack:
    """The pack in a folder, with every file of it read; ``shown`` stands before the names of its files in messages.

    A pack may be one file as well: a zip, or a ``.pack.json``.
    """
    if folder.name.endswith(BUNDLE):
        docs = bundle.documents(folder, shown.rstrip("/"))
        return _whole(folder, docs, frozenset(doc.name for doc in docs))
    try:
        listed = bundle.held(folder) if is_bundle(folder) else listing(folder)
    except OSError as error:
        return _unread(folder, shown, Fault("unreadable", at="file", values={"why": error.strerror or ""}))
    except Refused as refused:
        return _unread(folder, shown, refused.fault)
    if listed.crowded:
        return _unread(folder, shown, _crowded(listed))
    files = listed.files
    docs = [
        _document(entry, f"{shown}{entry.name}")
        for entry in files
        if entry.link or entry.json or not _is_text(entry.name)
    ]
    docs += [_overlooked(entry.name, shown) for entry in files if _ALMOST.search(entry.name) and not entry.json]
    if all(doc.name != MANIFEST for doc in docs):
        docs.append(failed(MANIFEST, f"{shown}{MANIFEST}", Fault("no_manifest", at="file")))
    return _whole(folder, docs, frozenset(entry.name for entry in files))


def _overlooked(name: str, shown: str) -> Document:
    """A file that looks as if somebody took it for one of rules, under a name that no file of rules has."""
    return failed(f"./{name}", f"{shown}{name}", Fault("not_read", at="file", severity="warning"))


def _whole(folder: Path, docs: list[Document], names: frozenset[str]) -> Pack:
    """The pack of those documents. One that is a file has the id that its card says."""
    pack = Pack(folder.name, folder, {doc.name: doc for doc in docs}, names)
    if MANIFEST not in pack.documents:  # told of the file as a whole
        pack.documents[MANIFEST] = Document(MANIFEST, docs[0].label)
    pack.card = card_of(pack.manifest)
    if is_bundle(folder):
        pack.id = pack.card.id if pack.card else folder.name.partition(".")[0]
    pack.checked = frozenset(doc.name for doc in docs)
    return pack


def card_of(doc: Document) -> Manifest | None:
    """The card in a manifest; None while it is not sound."""
    try:
        return msgspec.convert(bare(doc.value), Manifest) if doc.sound else None
    except msgspec.ValidationError:
        return None


def _crowded(listed: Listing) -> Fault:
    """What a pack has too much of."""
    if len(listed.files) > MOST:
        return Fault("too_many_files", at="file", values={"limit": MOST})
    if listed.folders > FOLDERS:
        return Fault("too_many_folders", at="file", values={"limit": FOLDERS})
    return Fault("too_much", at="file", values={"limit": TOTAL >> 20})


def _unread(folder: Path, shown: str, fault: Fault) -> Pack:
    doc = failed(MANIFEST, shown.rstrip("/") if is_bundle(folder) else shown or MANIFEST, fault)
    return Pack(folder.name, folder, {MANIFEST: doc}, checked=frozenset({MANIFEST}))


def _is_text(name: str) -> bool:
    """Whether a name can be written: some systems have names that are no text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _document(entry: AnyEntry, label: str) -> Document:
    if not _is_text(entry.name):
        return failed(entry.name, label, Fault("name_not_utf8", at="file"))
    if entry.link:
        return failed(entry.name, label, Fault("link", at="file"))
    if entry.size > LARGEST:
        return failed(entry.name, label, Fault("too_large", at="file", values={"limit": LARGEST // 1024}))
    return read(entry, label)


def read(entry: AnyEntry, label: str) -> Document:
    """The document of a file; one that cannot be read is a fault."""
    try:
        return document(entry.name, label, entry.read())
    except IsADirectoryError:
        return failed(entry.name, label, Fault("a_folder", at="file"))
    except OSError as error:
        return failed(entry.name, label, Fault("unreadable", at="file", values={"why": error.strerror or ""}))
