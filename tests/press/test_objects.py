"""What a file of PDF is made of: laid out here as reportlab would lay it out, and no more of it than is needed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObjectReference, PDFString

from rpg.press import boxes as b
from rpg.press import ink
from rpg.press.ink.objects import Book, array, name, record, stream, words
from tests.press.test_ink import paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

NUMBERS = (0, 7, -12, 1234567, 0.0, 0.5, -0.25, 1 / 3, 595.275591, 1e-9, 12345.678)
SAID = ("", "Zuru", "(a) \\ b)", "perché — «no» €", "line\nline", "日本", "100 %")


@pytest.mark.parametrize("many", [0, 1, 6, 7, 10, 11, 25])
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (array, PDFArray),
        (lambda parts: record({f"K {i}": part for i, part in enumerate(parts)}),
         lambda parts: PDFDictionary({f"K {i}": part for i, part in enumerate(parts)})),
    ],
)  # fmt: skip
def test_what_holds_others_is_laid_out_as_reportlab_would(
    many: int, ours: Callable[..., Any], theirs: Callable[..., Any]
) -> None:
    doc = Book("en")
    one = doc.refer(record({"Type": name("Some")}))
    parts = [*NUMBERS, one, name("A b"), "null", record({"Z": 1, "A": array([1.5])})]
    held = [parts[i % len(parts)] for i in range(many)]
    plain = [PDFDictionary({"Z": 1, "A": PDFArray([1.5])}) if part is parts[-1] else part for part in held]
    assert ours(held).format(doc) == theirs(plain).format(doc)
    assert isinstance(one, PDFObjectReference)


@pytest.mark.parametrize("said", SAID)
def test_words_are_written_as_reportlab_would(said: str) -> None:
    doc = Book("en")
    assert words(said).format(doc) == PDFString(said).format(doc)  # type: ignore[attr-defined]  # as every kind of it has


def test_boxes_that_look_alike_share_one_drawing() -> None:
    sizes = (3.0, 3.0, 3.0, 4.0, 4.0)
    checks = [
        b.Check(name=f"box {i}", tip="A box", x=10.0 * i, y=10, size=size, on=i % 2 == 0)
        for i, size in enumerate(sizes)
    ]
    with pikepdf.open(io.BytesIO(ink.write(paper(*checks)))) as pdf:
        fields = list(pdf.Root.AcroForm.Fields)
        drawings = {field.AP.N[state].objgen for field in fields for state in ("/Yes", "/Off")}
        assert len(drawings) == 4
        assert [str(field.AS) for field in fields] == ["/Yes", "/Off", "/Yes", "/Off", "/Yes"]
        assert fields[0].AP.N["/Yes"].read_bytes() != fields[0].AP.N["/Off"].read_bytes()


def test_what_is_short_is_not_squeezed() -> None:
    doc = Book("en")
    assert b"q Q" in stream(b"q Q").format(doc)
    long = b"0 0 m 1 1 l S " * 20
    assert len(stream(long).format(doc)) < len(long)


def test_truth_is_a_word_to_readers_of_pdf() -> None:
    assert record({"A": True, "B": False, "C": 1}).format(Book("en")) == b"<<\n/A true /B false /C 1\n>>"
