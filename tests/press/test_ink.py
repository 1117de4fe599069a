"""What comes out of the ink: tagged, embedded, fillable, and the same every time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pikepdf.form
import pypdf
import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pytest

from rpg.press import boxes as b
from rpg.press import ink, shapes, shelf
from tests.press.checks import structure
from tests.press.papers import LANGUAGES, PAPERS, THEMES, laid, person

SAID = "perché — «no» €"
ROOT = Path(__file__).parents[2]


def paper(*boxes: b.Box) -> b.Document:
    page = b.Page(size=b.PAPERS["a4"], boxes=boxes, bookmark="One")
    return b.Document(title="Try", subject="", language="en", theme=shelf.theme("concrete"), pages=(page,))


@pytest.fixture(scope="module")
def zuru() -> bytes:
    return ink.write(laid(person("zuru", "it"), "it").document)


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_tagged_and_whole(size, theme, language):
    data = ink.write(laid(person("zuru", language), language, paper=size, theme=theme).document)
    assert structure(data) == []


@pytest.mark.parametrize(("size", "points"), [("a4", (595.275591, 841.889764)), ("letter", (612, 792))])
def test_a_page_has_the_exact_size_of_its_paper(size, points):
    with pikepdf.open(io.BytesIO(ink.write(laid(paper=size).document))) as pdf:
        for page in pdf.pages:
            assert [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, *points], abs=1e-4)


def test_the_document_says_what_it_is(zuru):
    with pikepdf.open(io.BytesIO(zuru)) as pdf:
        assert str(pdf.Root.Lang) == "it"
        assert str(pdf.docinfo.Title) == "Scheda del personaggio: Zuru"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Scheda del personaggio: Zuru"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["La persona", "Le spedizioni"]


@pytest.mark.parametrize("name", ["player", "notes"])
def test_pypdf_fills_a_field(zuru, name):
    writer = pypdf.PdfWriter(io.BytesIO(zuru))
    for page in writer.pages:
        writer.update_page_form_field_values(page, {name: SAID}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    fields = pypdf.PdfReader(out).get_fields()
    assert fields is not None
    assert fields[name].value == SAID


def test_pikepdf_fills_a_field_and_the_font_stays(zuru):
    with pikepdf.open(io.BytesIO(zuru)) as pdf:
        form = pikepdf.form.Form(pdf, pikepdf.form.DefaultAppearanceStreamGenerator)
        form["player"].value = SAID  # type: ignore[union-attr]  # a text field
        out = io.BytesIO()
        pdf.save(out)
    with pikepdf.open(out) as pdf:
        held = {str(field.T): str(field.V) for field in pdf.Root.AcroForm.Fields if field.FT == "/Tx"}
        assert held["player"] == SAID
    assert not [fault for fault in structure(out.getvalue()) if "embedded" in fault]


def test_a_field_has_the_true_minus():
    page = paper(b.Field(x=20, y=20, width=80, height=8, name="f", tip="f", value="−1 × ¤", lines=(), size=10))
    data = ink.write(page)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = pdf.Root.AcroForm.Fields[0].AP.N
        assert "−1 × ¤".encode("cp1252", "replace").replace(b"?", b"\x81").hex().encode() in shown.read_bytes()
        assert list(next(iter(shown.Resources.Font.values())).Encoding.Differences) == [0x81, "/minus"]
    flat = pypdfium2.PdfDocument(data)
    flat.init_forms()
    flat[0].flatten()
    assert structure(data) == []
    assert flat[0].get_textpage().get_text_range().startswith("−1 × ¤")


def test_a_field_shows_its_value_by_itself(zuru):
    with pikepdf.open(io.BytesIO(zuru)) as pdf:
        shown = {str(field.T): field.AP.N.read_bytes() for field in pdf.Root.AcroForm.Fields if field.FT == "/Tx"}
    assert b"5a757275" in shown["name"]  # Zuru, in the encoding of the form's font


def test_letters_beyond_the_encoding_are_kept_and_marked():
    field = b.Field(x=10, y=10, width=80, height=8, name="n", tip="Name", value="Zuru 重力 ŝ", lines=("Zuru 重力 ŝ",))
    with pikepdf.open(io.BytesIO(ink.write(paper(field)))) as pdf:
        widget = pdf.pages[0].obj.Annots[0]
        assert str(widget.V) == "Zuru 重力 ŝ"
        assert b"20a4a420a4" in widget.AP.N.read_bytes()


def test_the_same_document_has_the_same_bytes_in_every_process():
    code = (
        "from tests.press.papers import laid, person; from rpg.press import ink; import hashlib;"
        "print(hashlib.sha256(ink.write(laid(person('zuru', 'it'), 'it').document)).hexdigest())"
    )
    seen = set()
    for seed, epoch in (("1", ""), ("2", "1700000000")):
        settings = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        settings |= {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
        done = subprocess.run(
            [sys.executable, "-c", code], env=settings, cwd=ROOT, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout.strip())
    seen.add(hashlib.sha256(ink.write(laid(person("zuru", "it"), "it").document)).hexdigest())
    assert len(seen) == 1


def test_two_documents_have_two_identities():
    ids = {bytes(pikepdf.open(io.BytesIO(ink.write(laid(who).document))).trailer.ID[0]) for who in (None, person())}
    assert len(ids) == 2


def test_a_scaled_inch_is_an_inch():
    cell = b.Scaled(x=20, y=30, scale=25.4, boxes=(b.Rect(x=0, y=0, width=1, height=1, weight="cut"),))
    with pikepdf.open(io.BytesIO(ink.write(paper(cell)))) as pdf:
        scales = [
            float(step.operands[0]) for step in pikepdf.parse_content_stream(pdf.pages[0]) if str(step.operator) == "cm"
        ]
    assert scales[0] * scales[1] == pytest.approx(72.0, abs=1e-4)


def test_a_field_in_a_scaled_space_lies_where_it_is_drawn():
    field = b.Field(x=1, y=1, width=2, height=1, name="n", tip="Name")
    with pikepdf.open(io.BytesIO(ink.write(paper(b.Scaled(x=10, y=20, scale=10, boxes=(field,)))))) as pdf:
        rect = [float(edge) for edge in pdf.pages[0].obj.Annots[0].Rect]
    millimetres = [edge * 25.4 / 72 for edge in rect]
    assert millimetres == pytest.approx([20, 297 - 40, 40, 297 - 30], abs=1e-3)


def test_hatching_stays_inside_and_is_decoration():
    drawn = b.Clip(
        outlines=(shapes.circle(50, 50, 20),), boxes=(b.Hatch(outlines=(shapes.rectangle(30, 30, 40, 40),), gap=2),)
    )
    assert structure(ink.write(paper(drawn, b.Group(tag="P", boxes=(b.Text(x=10, y=10, text="x"),))))) == []


def test_a_figure_says_what_it_shows():
    figure = b.Group(tag="Figure", alt="A stair", boxes=(b.Line(x1=0, y1=0, x2=9, y2=9),))
    with pikepdf.open(io.BytesIO(ink.write(paper(figure)))) as pdf:
        said = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    assert said == ["A stair"]


def test_markup_is_printed_as_it_stands():
    text = b.Group(tag="P", boxes=(b.Text(x=10, y=10, text="<img src=/etc/passwd>"),))
    page = pypdf.PdfReader(io.BytesIO(ink.write(paper(text)))).pages[0]
    assert page.extract_text().strip() == "<img src=/etc/passwd>"


def test_every_page_begins_with_its_first_heading(zuru):
    with pikepdf.open(io.BytesIO(zuru)) as pdf:
        whole = pdf.Root.StructTreeRoot.K[0]
        kinds = [str(element.S) for element in whole.K]
    assert kinds[0] == "/H1"
    assert kinds.count("/H1") == 2
    assert kinds.count("/Sect") == sum(len(page.zones) for page in shelf.sheet("character").pages)
