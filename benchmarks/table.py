"""What a table waits for: opening the rules, and pages; each beside the bare minimum of the same."""

from __future__ import annotations

import io
import json
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from benchmarks import console, store
from rpg.campaign.public import public_world
from rpg.campaign.rules import Rules
from rpg.rulebook import open_packs
from rpg.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
RUNS = 5


def best(work: Callable[[], object]) -> float:
    """The best of some runs, in seconds of processor time."""
    taken = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        work()
        taken = min(taken, time.process_time() - start)
    return taken


def _loads() -> None:
    for pack in ("core", "zuru"):
        for file in (ROOT / "rules" / pack).rglob("*.json"):
            json.loads(file.read_bytes())


def _plain_pages() -> None:
    canvas = Canvas(io.BytesIO())
    for _ in range(2):
        for line in range(60):
            canvas.drawString(40, 40 + line * 12, "a plain line of text, drawn by reportlab alone")
            canvas.rect(300, 40 + line * 12, 10, 10)
        canvas.showPage()
    canvas.save()


def _redrawn() -> list[tuple[str, str]]:
    """What another screen takes, after a line at 10,000 entries: what players see, whole or from the beginning."""
    with tempfile.TemporaryDirectory() as folder:
        made = Store.create(Path(folder) / "campaign.db", seed="bench", packs=("core",))
        with closing(made) as campaign:
            store.grow(campaign, store.LONG)
            whole = store.timed(lambda _: public_world(campaign.path()), 5)
            taken = store.timed(lambda number: store.redrawn(campaign, number), 30)
    ratio = taken[len(taken) // 2] / whole[len(whole) // 2]
    return [
        ("what players know, folded from the beginning", store.said(whole)),
        ("a line, and what players know then", f"{store.said(taken)}, of that {ratio:.3f}×"),
    ]


def rows() -> list[tuple[str, str]]:
    """What was measured, and the figure."""
    read, opened = best(_loads), best(lambda: open_packs(["core", "zuru"]))
    rules = open_packs(["core", "zuru"])
    if not isinstance(rules, Rules):
        return [("the shipped packs", "do not open")]
    plain = best(_plain_pages)
    return [
        ("json.loads of every rule file", f"{read * 1000:.1f} ms"),
        ("open both packs, linked and typed", f"{opened * 1000:.1f} ms, {opened / read:.1f}× json.loads"),
        ("reportlab alone, two plain pages", f"{plain * 1000:.1f} ms"),
        *console.rows(),
        *_redrawn(),
    ]
