"""Mended texts go back to where they came from, whole or not at all: into a file of a folder, or a file in a zip."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from rpg.rulebook.document import document
from rpg.rulebook.folder import ZIP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack


def rewritten(pack: Pack, texts: Mapping[str, str]) -> set[str]:
    """Write the new texts of documents, by their names; the names of those that were written.

    A file that has changed since it was read stays as it is, and so does one whose new text would not be read.
    """
    fit = {name: text for name, text in texts.items() if _reads(pack.documents[name], text)}
    if pack.folder and pack.folder.name.endswith(ZIP):
        return (
            set(fit)
            if fit and _zipped(pack.folder, {pack.documents[name]: text for name, text in fit.items()})
            else set()
        )
    return {name for name, text in fit.items() if _plain(_place(pack, name), pack.documents[name], text)}


def _place(pack: Pack, name: str) -> Path:
    doc = pack.documents[name]
    if pack.folder and pack.folder.is_file():
        return pack.folder
    return pack.folder / doc.name if pack.folder else Path(doc.label)


def _reads(doc: Document, text: str) -> bool:
    after = document(doc.name, doc.label, text.encode())
    return after.value is not None and len(after.faults) <= len(doc.faults)


def _plain(place: Path, doc: Document, text: str) -> bool:
    if place.is_symlink():
        return False
    try:
        return place.read_bytes() == doc.text.encode() and _swapped(place, text.encode())
    except OSError:
        return False


def _zipped(place: Path, texts: Mapping[Document, str]) -> bool:
    """Write a zip anew with other texts in it; every other file in it, its order and its dates stay as they are."""
    import zipfile  # noqa: PLC0415 - few packs are zips

    from rpg.rulebook.archive import around  # noqa: PLC0415 - the same

    into = io.BytesIO()
    by_name = {doc.name: (doc, text) for doc, text in texts.items()}
    with zipfile.ZipFile(place) as old, zipfile.ZipFile(into, "w") as new:
        under = around([member.filename for member in old.infolist() if not member.is_dir()])
        new.comment = old.comment
        for member in old.infolist():
            doc, text = by_name.get(member.filename.removeprefix(under), (None, ""))
            with old.open(member) as file:
                raw = file.read() if doc else b""
                if doc and raw != doc.text.encode():
                    return False
                with new.open(member, "w") as copy:
                    if doc:
                        copy.write(text.encode())
                    else:
                        shutil.copyfileobj(file, copy)
    return not place.is_symlink() and _swapped(place, into.getvalue())


def _swapped(place: Path, raw: bytes) -> bool:
    """Put those bytes in the place of a file in one step; whether that was done."""
    draft = place.with_name(f".{place.name}.mended")
    try:
        draft.unlink(missing_ok=True)
        with draft.open("xb") as file:  # never through a link that lies in wait there
            file.write(raw)
        draft.chmod(place.stat().st_mode)
        os.replace(draft, place)  # noqa: PTH105 - one step on every system
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        return False
    return True
