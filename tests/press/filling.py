"""A sheet filled in as people do: by pypdf, by pikepdf, or with keys typed and boxes clicked in PDFium."""

from __future__ import annotations

import ctypes
import io
from typing import TYPE_CHECKING

import pikepdf.form
import pypdf
import pypdfium2  # type: ignore[import-untyped]  # it has no types

if TYPE_CHECKING:
    from collections.abc import Mapping


def by_pypdf(data: bytes, values: Mapping[str, str | bool]) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(data))
    wanted = {name: _state(value) for name, value in values.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, wanted, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _state(value: str | bool) -> str:  # noqa: FBT001 - what a field holds
    if isinstance(value, str):
        return value
    return "/Yes" if value else "/Off"


def by_pikepdf(data: bytes, values: Mapping[str, str | bool]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = pikepdf.form.Form(pdf, pikepdf.form.DefaultAppearanceStreamGenerator)
        for name, value in values.items():
            if isinstance(value, bool):
                form[name].checked = value  # type: ignore[union-attr]  # a box to tick
            else:
                form[name].value = value  # type: ignore[union-attr]  # a text field
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def by_pdfium(data: bytes, values: Mapping[str, str | bool]) -> bytes:
    """Each field is clicked; what stands in it is marked and typed over."""
    places = _places(data)
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    form = document.formenv
    for number in range(len(document)):
        page = document[number]
        for name, value in values.items():
            if places[name][0] == number:
                _typed(form.raw, page.raw, places[name][1:], value)
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


FILLERS = {"pypdf": by_pypdf, "pikepdf": by_pikepdf, "pdfium": by_pdfium}


def _typed(form: object, page: object, at: tuple[float, float], value: object) -> None:
    pypdfium2.raw.FORM_OnMouseMove(form, page, 0, *at)
    pypdfium2.raw.FORM_OnLButtonDown(form, page, 0, *at)
    pypdfium2.raw.FORM_OnLButtonUp(form, page, 0, *at)
    if isinstance(value, str):
        pypdfium2.raw.FORM_SelectAllText(form, page)
        pypdfium2.raw.FORM_ReplaceSelection(form, page, (ctypes.c_ushort * 1)(0))
        for letter in value:
            pypdfium2.raw.FORM_OnChar(form, page, ord(letter), 0)
    pypdfium2.raw.FORM_ForceToKillFocus(form)


def _places(data: bytes) -> dict[str, tuple[int, float, float]]:
    """Field -> its page from 0, and its middle in points."""
    found = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for widget in page.obj.get("/Annots", []):
                left, low, right, high = (float(edge) for edge in widget.Rect)
                found[str(widget.T)] = (number, (left + right) / 2, (low + high) / 2)
    return found
