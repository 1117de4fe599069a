"""What is wrong with a PDF or a page, as a list of sentences: empty is good."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import pikepdf

from rpg.press import boxes as b
from rpg.press.legible import walk
from rpg.press.metrics import MM_PER_PT, Metrics

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKING = {"BDC": 1, "BMC": 1, "EMC": -1}
PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
REQUIRED = 2
SLACK = 0.05  # millimetres


def part(thing: pikepdf.Object, key: str) -> pikepdf.Object:
    """What a dictionary holds under a key; an empty dictionary if nothing."""
    return thing.get(key, pikepdf.Dictionary())


def fields(root: pikepdf.Object) -> list[pikepdf.Object]:
    """The form fields of a document."""
    return list(part(root, "/AcroForm").get("/Fields", pikepdf.Array()))


def structure(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        faults = [str(fault) for fault in pdf.check_pdf_syntax()]
        root = pdf.Root
        faults += [] if part(root, "/MarkInfo").get("/Marked") else ["not tagged"]
        faults += [] if root.get("/Lang") else ["no language"]
        faults += [] if part(root, "/ViewerPreferences").get("/DisplayDocTitle") else ["title not displayed"]
        faults += [] if root.get("/Metadata") else ["no metadata"]
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary):
                faults += _font(thing) + _widget(thing) + _figure(thing)
        names = [str(field.T) for field in fields(root)]
        faults += ["two fields of one name"] if len(names) != len(set(names)) else []
        return faults + _pages(pdf)


def _font(thing: pikepdf.Dictionary) -> list[str]:
    if thing.get("/Type") != "/Font" or thing.get("/Subtype") == "/Type0":
        return []
    described = part(thing, "/FontDescriptor")
    held = any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return [] if held else [f"font not embedded: {thing.get('/BaseFont')}"]


def _widget(thing: pikepdf.Dictionary) -> list[str]:
    if thing.get("/Subtype") != "/Widget":
        return []
    said = [f"widget {thing.get('/T')} lacks {key}" for key in ("/TU", "/StructParent", "/AP") if key not in thing]
    return said + ([f"widget {thing.T} is required"] if int(thing.get("/Ff", 0)) & REQUIRED else [])


def _figure(thing: pikepdf.Dictionary) -> list[str]:
    silent = thing.get("/S") == "/Figure" and "/Alt" not in thing
    return ["figure without words"] if silent else []


def _marked(page: pikepdf.Page) -> tuple[list[str], list[int]]:
    """What is wrong with the marks of a page, and their numbers."""
    faults = [] if page.obj.get("/Tabs") == "/S" else ["tabs do not follow the structure"]
    depth, marks = 0, []
    for instruction in pikepdf.parse_content_stream(page, " ".join(sorted({*MARKING, *PAINTING}))):
        operator = str(instruction.operator)
        depth += MARKING.get(operator, 0)
        if operator == "BDC":
            marks.append(int(instruction.operands[1].MCID))
        elif operator in PAINTING and depth != 1:
            faults.append(f"{operator} at depth {depth}")
    return faults + (["marks left open"] if depth else []), marks


def _pages(pdf: pikepdf.Pdf) -> list[str]:
    """All is painted inside marks, and every mark and every widget leads back to an element."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    faults = []
    for page in pdf.pages:
        wrong, marks = _marked(page)
        faults += wrong
        held = len(tree[int(page.obj.StructParents)])
        faults += [] if sorted(marks) == list(range(held)) else ["marks and parent tree differ"]
        for widget in page.obj.get("/Annots", []):
            link = widget.Subtype == "/Link"
            if ("/Link" if link else "/Form") != tree[int(widget.StructParent)].S:
                faults.append(f"{widget.get('/T', 'a link')} leads to no element of its own")
    return faults


class Place(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    what: str


def crowded(page: b.Page, metrics: Metrics) -> list[str]:
    """Text or fields that overlap one another, or leave the page."""
    width, height = page.size
    places = sorted(place for box in walk(page.boxes) for place in _place(box, metrics))
    faults = [
        f"outside: {p.what}"
        for p in places
        if p.left < -SLACK or p.top < -SLACK or p.right > width + SLACK or p.bottom > height + SLACK
    ]
    return faults + [f"{one.what!r} over {two.what!r}" for one, two in _met(places)]


def _met(places: list[Place]) -> Iterator[tuple[Place, Place]]:
    """Pairs of places that touch; they come by their left edges, so that few are compared."""
    for number, one in enumerate(places):
        for two in places[number + 1 :]:
            if two.left >= one.right:
                break
            if _touch(one, two):
                yield one, two


def _place(box: b.Box, metrics: Metrics) -> list[Place]:
    if isinstance(box, b.Field):
        return [Place(box.x, box.y, box.x + box.width, box.y + box.height, f"field {box.name}")]
    if isinstance(box, b.Check):
        return [Place(box.x, box.y, box.x + box.size, box.y + box.size, f"check {box.name}")]
    if not isinstance(box, b.Text) or box.turn:
        return []
    wide = metrics.width(box.text, box.font, box.size, box.spacing)
    left = {"left": box.x, "centre": box.x - wide / 2, "right": box.x - wide}[box.align]
    rise, fall = metrics.cap(box.font, box.size), box.size * 0.12 * MM_PER_PT
    return [Place(left, box.y - rise, left + wide, box.y + fall, box.text)]


def _touch(one: Place, two: Place) -> bool:
    across = min(one.right, two.right) - max(one.left, two.left)
    down = min(one.bottom, two.bottom) - max(one.top, two.top)
    return across > SLACK and down > SLACK
