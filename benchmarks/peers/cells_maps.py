"""A map of 200 × 200 cells: ``python -m benchmarks.peers.cells_maps map``: as plates are drawn, and cell by cell."""

from __future__ import annotations

import io
import time

from reportlab.pdfgen.canvas import Canvas

from benchmarks.peers.clock import say
from rpg.campaign.rules import Rules
from rpg.cli.map_new import sources
from rpg.cli.print import Desk
from rpg.cli.voices import voice
from rpg.maps.cells import cell
from rpg.maps.generate import Request, generate
from rpg.maps.model import Map, Stratum
from rpg.press import ink
from rpg.press.boxes import Document, Page, Scaled
from rpg.press.map_plan import plan
from rpg.press.printing import look
from rpg.rulebook import open_packs

SIDE, QUARTER, TURNS = 200, 100, 4
GREYS = {"solid": 0.5, "blocked": 0.3, "void": 0.0, "floor": 1.0, "corridor": 0.95, "bridge": 0.9, "shaft": 0.8}


def whole() -> Map:
    """Four strata of 100 × 100 side by side."""
    rules = open_packs(["core"])
    if not isinstance(rules, Rules):
        raise SystemExit(f"{rules}")
    given = sources(Desk(rules, voice("en", rules)))
    quarters = [
        generate(Request(seed=f"{n}", strata=1, width=QUARTER, height=QUARTER), given).strata[0].rows for n in range(4)
    ]
    rows = (*map("".join, zip(*quarters[:2], strict=True)), *map("".join, zip(*quarters[2:], strict=True)))
    return of_rows(rows)


def of_rows(rows: tuple[str, ...]) -> Map:
    """A map of one stratum."""
    stratum = Stratum(key="s", name="", depth=0, rows=rows)
    return Map(id="b:map/large", name="", metres=3.0, strata=(stratum,), places=(), features=())


def drawn(map_: Map) -> bytes:
    """As plates are drawn: runs and outlines, one transform."""
    boxes = (Scaled(x=0.0, y=0.0, scale=1.0, boxes=plan(map_, 0, grid=False)),)
    page = Page(size=(float(SIDE), float(SIDE)), boxes=boxes)
    return ink.write(Document(title="m", subject="", language="en", theme=look("concrete").theme, pages=(page,)))


def celled(map_: Map) -> bytes:
    """A rectangle for each cell."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(SIDE * 3, SIDE * 3))
    for y in range(SIDE):
        for x in range(SIDE):
            canvas.setFillGray(GREYS[cell(map_.strata[0], x, y)])
            canvas.rect(x * 3, (SIDE - 1 - y) * 3, 3, 3, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    rows = whole().strata[0].rows
    taken = {"drawn": float("inf"), "celled": float("inf")}
    for turn in range(TURNS):
        map_ = of_rows(rows[turn:] + rows[:turn])  # another one each time: what is kept of the last is of no use
        for name, draw in (("drawn", drawn), ("celled", celled)):
            start = time.process_time()
            draw(map_)
            taken[name] = min(taken[name], time.process_time() - start)
    say(taken)
