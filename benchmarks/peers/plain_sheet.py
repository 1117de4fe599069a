"""What stands on our sheet, drawn with reportlab alone: ``python -m benchmarks.peers.plain_sheet once|warm PARTS``.

The same texts in the same fonts, the same lines and fields; no tags, no layout, no hatching. Its fields can have no
font but those that every reader has.
"""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.peers.clock import say, warm

MM = 72 / 25.4
Part = dict[str, Any]
FONTS = Path(__file__).parents[2] / "printables" / "fonts"
CURVE = 3


def latin(text: str) -> str:
    """A text as its fields can say it: they know the letters of Latin-1, and stop at a dash."""
    return text.encode("latin-1", "replace").decode("latin-1")


class Plain:
    """Draws pages of parts."""

    def __init__(self, told: dict[str, Any]) -> None:
        """Ready to draw what ours_sheet told."""
        self._told = told

    def made(self) -> bytes:
        """The PDF."""
        held = io.BytesIO()
        for role, file in self._told["fonts"].items():
            pdfmetrics.registerFont(TTFont(role, str(FONTS / file)))
        canvas = Canvas(held)
        for page in self._told["pages"]:
            self._high = page["size"][1]
            canvas.setPageSize((page["size"][0] * MM, self._high * MM))
            for part in page["parts"]:
                getattr(self, f"_{part['kind']}")(canvas, part)
            canvas.showPage()
        canvas.save()
        return held.getvalue()

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return x * MM, (self._high - y) * MM

    def _inked(self, canvas: Canvas, part: Part) -> dict[str, int]:
        weight, fill = part["weight"], part.get("fill")
        if weight:
            canvas.setLineWidth(self._told["weights"][weight])
        if fill:
            canvas.setFillColor(self._told["palette"][fill])
        return {"stroke": int(bool(weight)), "fill": int(bool(fill))}

    def _text(self, canvas: Canvas, part: Part) -> None:
        canvas.setFont(part["font"], part["size"])
        canvas.setFillColor(self._told["palette"][part["colour"]])
        draw = {"left": canvas.drawString, "centre": canvas.drawCentredString, "right": canvas.drawRightString}
        draw[part["align"]](*self._at(part["x"], part["y"]), part["text"])

    def _line(self, canvas: Canvas, part: Part) -> None:
        self._inked(canvas, part)
        canvas.line(*self._at(part["x1"], part["y1"]), *self._at(part["x2"], part["y2"]))

    def _rect(self, canvas: Canvas, part: Part) -> None:
        left, foot = self._at(part["x"], part["y"] + part["height"])
        canvas.rect(left, foot, part["width"] * MM, part["height"] * MM, **self._inked(canvas, part))

    def _path(self, canvas: Canvas, part: Part) -> None:
        path = canvas.beginPath()
        for outline in part["outlines"]:
            first, *rest = (self._at(*point) for point in outline["points"])
            path.moveTo(*first)
            if outline["curved"]:
                for i in range(0, len(rest) - 2, CURVE):
                    path.curveTo(*rest[i], *rest[i + 1], *rest[i + 2])
            else:
                for point in rest:
                    path.lineTo(*point)
            path.close()
        canvas.drawPath(path, **self._inked(canvas, part))

    def _field(self, canvas: Canvas, part: Part) -> None:
        left, foot = self._at(part["x"], part["y"] + part["height"])
        form: Any = canvas.acroForm  # its types know whole points only
        form.textfield(
            name=part["name"], tooltip=latin(part["tip"]), value=latin(part["value"]), x=left, y=foot,
            width=part["width"] * MM, height=part["height"] * MM, fontSize=part["size"], borderWidth=0,
            fieldFlags="multiline" if part["multiline"] else "",
        )  # fmt: skip

    def _check(self, canvas: Canvas, part: Part) -> None:
        left, foot = self._at(part["x"], part["y"] + part["size"])
        form: Any = canvas.acroForm  # the same
        form.checkbox(
            name=part["name"], tooltip=latin(part["tip"]), checked=part["on"], x=left, y=foot, size=part["size"] * MM,
            buttonStyle="cross",
        )  # fmt: skip


if __name__ == "__main__":
    plain = Plain(json.loads(Path(sys.argv[2]).read_bytes()))
    if not plain.made().startswith(b"%PDF"):
        raise SystemExit("no paper")
    once = time.process_time()
    say({"seconds": warm(plain.made) if sys.argv[1] == "warm" else once})
