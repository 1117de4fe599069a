"""What a file below ``printables/`` is, by its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import Refused, is_bundle
from rpg.rulebook.guess import choices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rpg.rulebook.document import Document

FOLDER = "printables"
PAPERS = ("sheet", "card", "theme", "handout", "chapter", "words")
"""What a pack may bring."""
_LANGUAGE = 2


def prints(place: Path) -> bool:
    """Whether a pack may bring something to print with: a look at its folder, or at the names in its file."""
    if not is_bundle(place):
        return (place / FOLDER).is_dir()
    from rpg.rulebook.bundle import held  # noqa: PLC0415 - few packs are one file

    try:
        return any(entry.name.startswith(f"{FOLDER}/") for entry in held(place).files)
    except (OSError, Refused):
        return False


def is_printed(name: str) -> bool:
    """Whether a file of a pack, by its path in it, lies where only printables do."""
    return name == FOLDER or name.startswith(f"{FOLDER}/")


def is_paper(doc: Document) -> bool:
    """Whether a document is a printable, or lies where only printables do."""
    return is_printed(doc.name)


def paper_of(doc: Document) -> str:
    """Which of PAPERS a document is; "" if its folder is none of them."""
    folder, _, paper = doc.kind.partition("/")
    return paper if folder == FOLDER and paper in PAPERS else ""


def place_faults(doc: Document) -> Iterator[Fault]:
    """The faults of where a document lies."""
    if not paper_of(doc):
        found = doc.kind.removeprefix(f"{FOLDER}/")[:40]
        yield Fault("unknown_paper", values={"found": found}, hint=choices(found, PAPERS), at="file")
    elif paper_of(doc) == "words":
        if not (len(doc.slug) == _LANGUAGE and doc.slug.isascii() and doc.slug.islower()):
            yield Fault("not_a_language", at="file", values={"found": doc.slug[:40]})
    elif isinstance(doc.value, dict) and isinstance(doc.value.get("id"), str) and doc.value["id"] != doc.slug:
        told = {"found": doc.value["id"][:80], "expected": doc.slug}
        yield Fault("id_not_file", ("id",), told)
