"""A chart of odds in a file: SVG, PNG or PDF, by its suffix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpg.cli import charted, streams
from rpg.cli.fault import Hint, Told
from rpg.cli.files import written
from rpg.cli.options import settings
from rpg.cli.voices import voice
from rpg.press import chart, ink, svg
from rpg.press.legible import unknown_letters
from rpg.press.printing import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.cli.known import Known
    from rpg.cli.spread import Number
    from rpg.cli.weighed import Weighed
    from rpg.press.boxes import Document
    from rpg.press.look import Look

_SUFFIXES = (".svg", ".png", ".pdf")


def checked(file: str) -> None:
    """Hint if a chart cannot be a file of that name; Told if the folder is not there: a slip of the keys makes none."""
    if Path(file).suffix.lower() not in _SUFFIXES:
        raise Hint("cli.hint.plot", file=file)
    folder = Path(file).parent
    if not folder.is_dir():
        raise Told("cli.fault.no_folder", path=file, folder=str(folder))


def plotted(file: str, found: Sequence[Weighed], known: Known, least: Number | None) -> None:
    """Draw the odds into that file, and say where, beside JSON on stderr; Told if it cannot be written."""
    seen = look("concrete")
    document = chart.draw(charted.chart(found, known, least), seen)
    for problem in unknown_letters(document, seen.metrics, voice(known.words.language)):
        streams.out(problem.message, err=True)
    written(Path(file), _inked(Path(file).suffix.lower(), document, seen), quiet=True)
    streams.out(known.words("cli.wrote", path=file), err=settings().json)


def _inked(suffix: str, document: Document, seen: Look) -> bytes:
    if suffix == ".svg":
        return svg.write(document, seen)
    pdf = ink.write(document)
    if suffix == ".pdf":
        return pdf
    from rpg.press.raster import png  # noqa: PLC0415 - only a picture needs PDFium

    return png(pdf, document.title, document.subject)
