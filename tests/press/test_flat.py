"""A paper without a form shows what its fields held, where they showed it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pytest

from rpg.press import boxes as b
from rpg.press import ink
from rpg.press.flat import flattened
from rpg.press.legible import walk
from rpg.press.printing import look
from tests.press.checks import crowded, structure
from tests.press.papers import laid, person
from tests.press.test_print import fields, run, table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["table"]

METRICS = look("concrete").metrics


def sheet() -> b.Document:
    hurt = person("zuru", player="Anna", scars=("hand", "ear"))
    return laid(hurt).document


def test_every_value_is_printed_and_nothing_can_be_typed_over():
    document = sheet()
    flat = flattened(document, METRICS)
    held = [box for page in document.pages for box in walk(page.boxes) if isinstance(box, b.Field | b.Check)]
    assert held
    assert not [box for page in flat.pages for box in walk(page.boxes) if isinstance(box, b.Field | b.Check)]
    texts = [box.text for page in flat.pages for box in walk(page.boxes) if isinstance(box, b.Text)]
    for box in held:
        if isinstance(box, b.Field) and box.value:
            assert set(box.lines or (box.value,)) - {""} <= set(texts), box.name
    ticked = [box.tip for box in held if isinstance(box, b.Check) and box.on]
    told = [box.alt for page in flat.pages for box in walk(page.boxes) if isinstance(box, b.Group) and box.alt]
    assert ticked
    assert [tip for tip in ticked if tip not in told] == []


def test_it_is_tagged_whole_and_has_no_form():
    data = ink.write(flattened(sheet(), METRICS))
    assert structure(data) == []
    read = pypdf.PdfReader(io.BytesIO(data))
    assert "/AcroForm" not in read.trailer["/Root"]  # type: ignore[operator]  # pypdf types objects loosely
    assert not read.get_fields()


def test_nothing_overlaps_in_it():
    assert [crowded(page, METRICS) for page in flattened(sheet(), METRICS).pages] == [[], []]


def pixels(data: bytes, page: int) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return bytes(document[page].render(scale=1, may_draw_forms=True, grayscale=True).buffer)


@pytest.mark.parametrize("page", [0, 1])
def test_it_looks_as_the_form_does(page: int):
    document = sheet()
    form, flat = pixels(ink.write(document), page), pixels(ink.write(flattened(document, METRICS)), page)
    assert len(form) == len(flat)
    dark = sum(value < 128 for value in form)
    other = sum((one < 128) != (two < 128) for one, two in zip(form, flat, strict=True))
    assert other < dark * 0.02  # the strokes of crosses are of another weight


def test_from_the_command_line_with_a_picture(table: Path):
    done = run("print", "sheet", "zuru", "--flatten", "--preview", "zuru.png")
    assert (done.exit_code, done.stdout) == (0, "zuru.pdf\n")
    assert fields(table / "zuru.pdf") == {}
    assert (table / "zuru.png").read_bytes().startswith(b"\x89PNG")
    assert "Fisher suit" in pypdf.PdfReader(table / "zuru.pdf").pages[0].extract_text()
    assert run("print", "sheet", "zuru").exit_code == 0
    assert fields(table / "zuru.pdf")["name"] == "Zuru"


def test_a_kit_can_be_flat_too(table: Path):
    done = run("print", "kit", "--for", "player", "--flatten", "--fights", "1", "--no-rulebook")
    assert (done.exit_code, done.stderr) == (0, "")
    papers = [*(table / "first-kit-player").glob("*.pdf")]
    assert len(papers) > 8
    for path in papers:
        assert fields(path) == {}, path.name
