"""Papers bound together: the pages of several documents in one, and no two fields of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press import boxes as b

if TYPE_CHECKING:
    from collections.abc import Sequence


def bind(documents: Sequence[b.Document], title: str, subject: str, *, both_sides: bool = True) -> b.Document:
    """The pages of documents of one look and language, in order; ValueError if there are none.

    In the outline every page stands behind the title of its document; the names of fields and anchors begin with its
    number. For ``both_sides`` of a sheet every document begins on a front: what is printed behind a card is its back.
    """
    if not documents:
        raise ValueError("nothing to bind")
    pages: list[b.Page] = []
    for number, document in enumerate(documents, 1):
        if both_sides and len(pages) % 2:
            pages.append(b.Page(size=pages[-1].size, boxes=()))
        pages += [
            msgspec.structs.replace(page, boxes=_named(page.boxes, f"{number}."), bookmark=_bookmark(document, page))
            for page in document.pages
        ]
    return msgspec.structs.replace(documents[0], title=title, subject=subject, keywords="", pages=tuple(pages))


def _bookmark(document: b.Document, page: b.Page) -> str:
    if not page.boxes:  # the back of another
        return ""
    alone = len(document.pages) == 1 or not page.bookmark
    return document.title if alone else f"{document.title} · {page.bookmark}"


def _named(boxes: tuple[b.Box, ...], prefix: str) -> tuple[b.Box, ...]:
    """The same boxes, with that before the names of their fields, and of where their links lead.

    What holds none of these is not copied: a kit has many boxes.
    """
    out = [_one_named(box, prefix) for box in boxes]
    return tuple(out) if any(new is not old for new, old in zip(out, boxes, strict=True)) else boxes


def _one_named(box: b.Box, prefix: str) -> b.Box:
    match box:
        case b.Field() | b.Check() | b.Anchor():
            return msgspec.structs.replace(box, name=prefix + box.name)
        case b.Link():
            return msgspec.structs.replace(box, to=prefix + box.to, boxes=_named(box.boxes, prefix))
        case b.Group() | b.Clip() | b.Scaled():
            inside = _named(box.boxes, prefix)
            return box if inside is box.boxes else msgspec.structs.replace(box, boxes=inside)
        case _:
            return box
