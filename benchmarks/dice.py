"""Dice beside their peers: parsing, rolling, exact odds, batches, and what the import costs. The bars are issue 3's."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from benchmarks.harness import MISSING, OURS, Bar, Side, against, compiled, peer, shown, turns

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS, FRESH, STARTS = 3, 7, 20
ROLLS = 10**6
PARSED = ("1d20+5", "4d6kh3", "8d6", "10d6cs>=5")
ROLLED = (*PARSED, "5d6x")
WEIGHED = (
    "4d6kh3", "10d10kh5", "20d6cs>=5", "5d6x:5", "8d6cs>=5 - 6d6cs>=5", "4d6 opp 4d6", "40d10kh10", "100d6",
)  # fmt: skip
EXACT_BARS = {"icepool": Bar(10), "dyce": Bar(2.5)}

Row = tuple[str, str]


def rows() -> Iterator[Row]:
    """What was measured, and the figure beside its bar."""
    d20 = peer("d20")
    yield from parsing(d20)
    yield from rolling(d20)
    for name, bar in EXACT_BARS.items():
        yield from weighing(name, bar)
    yield from many()
    yield importing()


def parsing(d20: Side | None) -> Iterator[Row]:
    """Texts never seen before, beside d20; a plain sum beside CPython's own parser."""
    ours, *theirs = turns([side for side in (OURS, d20) if side], ROUNDS, "parse", *PARSED)
    for text in PARSED:
        yield f"parse {text}", against("d20", ours[text], theirs[0][text], Bar(5)) if theirs else MISSING
    ratio = ours["1+2*3"] / ours["ast"]
    yield "parse 1+2*3", f"{Bar(1.5, most=True).said(ratio):<26} {shown(ours['1+2*3'])}, ast.parse {shown(ours['ast'])}"


def rolling(d20: Side | None) -> Iterator[Row]:
    """A total and how it came about, the text parsed before. Keyed dice can be replayed one by one: for information."""
    ours, *theirs = turns([side for side in (OURS, d20) if side], ROUNDS, "roll", *ROLLED)
    for text in ROLLED:
        bar = Bar(10 if "cs" in text else 3)
        yield f"roll {text}", against("d20", ours[text], theirs[0][text], bar) if theirs else MISSING
    for text in ROLLED:
        keyed = ours[f"keyed {text}"]
        yield f"roll {text}, keyed by a seed", against("d20", keyed, theirs[0][text]) if theirs else shown(keyed)


def weighing(name: str, bar: Bar) -> Iterator[Row]:
    """Exact odds, each the first call of a fresh process: nothing is cached but the imports."""
    side = peer(name)
    for text in WEIGHED:
        yield f"odds {text}, {name}", weighed(side, text, bar) if side else MISSING


def weighed(side: Side, text: str, bar: Bar) -> str:
    """Both in turns. ValueError if the two answers are not the same fractions: then the times mean nothing."""
    ours = theirs = float("inf")
    for _ in range(FRESH):
        mine, other = OURS.run("exact", text), side.run("exact", text)
        if chances(mine) != chances(other):
            raise ValueError(f"{text}: {side.script} has other odds")
        ours, theirs = min(ours, mine["seconds"]), min(theirs, other["seconds"])
    return against(side.script, ours, theirs, bar)


def chances(told: dict[str, Any]) -> dict[int, Fraction]:
    """The chance of each value that can come up."""
    total = sum(weight for _, weight in told["answer"])
    return {value: Fraction(weight, total) for value, weight in told["answer"] if weight}


def many() -> Iterator[Row]:
    """A million rolls, ours in numpy's environment too: the same numpy on both sides."""
    numpy = peer("numpy")
    kept, faces = f"{ROLLS:,} of 4d6kh3", f"{ROLLS:,} dice that can be replayed"
    if not numpy:
        yield kept, MISSING
        yield faces, MISSING
        return
    ours, theirs = turns([Side(numpy.python, "ours"), numpy], ROUNDS, "batch", str(ROLLS))
    yield kept, against("numpy integers", ours["4d6kh3"], theirs["4d6kh3"], Bar(12))
    yield f"{kept}, by columns of bytes", against("numpy uint8", ours["4d6kh3"], theirs["tuned"])
    yield faces, against("numpy's bare Philox", ours["faces"], theirs["faces"], Bar(0.85))


def importing() -> Row:
    """What an import adds to an empty process."""
    empty, ours, click = started("pass", "import rpg.dice", "import click")
    ratio = (ours - empty) / (click - empty)
    figure = Bar(1, most=True).said(ratio)
    return "import rpg.dice", f"{figure:<26} {shown(ours - empty)}, click {shown(click - empty)}"


def started(*programs: str) -> list[float]:
    """The best of some whole processes of each program, in turns, in seconds of wall clock."""
    best = [float("inf")] * len(programs)
    with tempfile.TemporaryDirectory() as cache:
        environment = compiled(cache)
        for turn in range(STARTS + 1):
            for place, program in enumerate(programs):
                start = time.perf_counter()
                subprocess.run([sys.executable, "-c", program], env=environment, check=True)
                taken = time.perf_counter() - start
                best[place] = min(best[place], taken) if turn else best[place]
    return best
