"""Fonts as reportlab reads them: measured once, embedded always; whole for form fields, as subsets for pages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportlab.pdfbase.ttfonts import TTFont

from rpg import content
from rpg.press.encoding import ADDED, meant
from rpg.press.ink.objects import array, name, record, stream
from rpg.press.metrics import Face, Metrics

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFObject

    from rpg.press.ink.objects import Book, Part
    from rpg.press.theme import Theme

_FIRST = 32


@cache
def font(file: str) -> TTFont:
    """The font of a file below printables/fonts."""
    place = content.folder("printables") / "fonts" / file
    return TTFont(place.stem, str(place), asciiReadable=False, shapable=False)


@cache
def face(file: str) -> Face:
    """What a font measures."""
    read = font(file).face
    return Face(dict(read.charWidths), float(read.ascent), float(read.descent), float(read.capHeight))


def metrics(theme: Theme) -> Metrics:
    """The measures of every font of a theme."""
    return Metrics({role: face(file) for role, file in theme.fonts.items()})


def whole(doc: Book, file: str) -> tuple[str, PDFObject]:
    """A font for form fields: its name, and the whole TrueType file, so that a reader can type with every letter."""
    read = font(file).face
    data = (content.folder("printables") / "fonts" / file).read_bytes()
    label = name(font(file).fontName)
    described = record(
        {
            "Type": name("FontDescriptor"),
            "FontName": label,
            "Flags": 32,
            "FontBBox": array(round(edge) for edge in read.bbox),
            "ItalicAngle": round(read.italicAngle),
            "Ascent": round(read.ascent),
            "Descent": round(read.descent),
            "CapHeight": round(read.capHeight),
            "StemV": round(read.stemV),
            "FontFile2": doc.refer(stream(data, {"Length1": len(data)})),
        },
    )
    parts: dict[str, Part] = {
        "Type": name("Font"),
        "Subtype": name("TrueType"),
        "BaseFont": label,
        "FirstChar": _FIRST,
        "LastChar": 255,
        "Widths": doc.refer(array(_win_widths(read.charWidths, read.defaultWidth))),
        "FontDescriptor": doc.refer(described),
        "Encoding": doc.refer(record(_encoding())),
    }
    key = "Fo" + "".join(letter for letter in font(file).fontName if letter.isalnum())
    return key, doc.refer(record(parts))


def _encoding() -> dict[str, Part]:
    differences: list[Part] = []
    for code, (_, glyph) in ADDED.items():
        differences += [code, name(glyph)]
    return {
        "Type": name("Encoding"),
        "BaseEncoding": name("WinAnsiEncoding"),
        "Differences": array(differences),
    }


def _win_widths(widths: dict[int, float], missing: float) -> list[int]:
    letters = map(meant, range(_FIRST, 256))
    return [0 if letter == "\ufffd" else round(widths.get(ord(letter), missing)) for letter in letters]
