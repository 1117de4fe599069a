"""The panels of the screen, bound together: the GM's side, and the side that the players see."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from rpg.press import boxes as b
from rpg.press import frame
from rpg.press.area import Area
from rpg.press.large import paper
from rpg.press.legible import unknown_letters
from rpg.press.motif.panorama import panorama
from rpg.press.options import Laid
from rpg.press.screen.panels import PANELS, PARTS
from rpg.press.shapes import rectangle
from rpg.press.table.flow import in_large
from rpg.press.table.writer import SCALE, SIZES, Writer
from rpg.press.title import Plates
from rpg.press.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.press.cards.layout import Backs
    from rpg.press.large import Paper
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.table.numbers import Met
    from rpg.problem import Problem
    from rpg.words import Voice

_PADDING = 3.0
_FRONT = 400
"""What the drawing of the players' side is to one."""


def screen(  # noqa: PLR0913 -- by which rules, in which words, how it looks and lies, with which odds
    rules: Rules, voice: Voice, look: Look, met: Sequence[Met], options: Options, *, front: bool = False,
    backs: Backs = "long",
) -> Laid:  # fmt: skip
    """Four landscape pages for the GM; with ``front``, as many more for whoever sits on the other side.

    Each of those lies on the back of its panel, turned for a printer that turns on the long or the short edge of the
    paper; "none": they come behind the GM's, in the order in which the players see them.
    """
    upright = b.PAPERS[options.paper]
    size, plates = (upright[1], upright[0]), Plates(rules, voice, look, options)
    room = frame.room(size).inset(_PADDING)
    pages: list[b.Page] = []
    problems: list[Problem] = []
    for number, (key, write) in enumerate(PANELS, 1):
        title = voice.word(f"press.screen.{key}")
        page = _written(partial(write, met=met), Writer(room, rules, voice, look, SIZES[-1]))
        if look.times != 1.0 or page.over:  # what finds no room on its page goes on over others
            sheet = f"{number}/{len(PANELS)}"
            more, faults = in_large(PARTS[key](page, met), page, plates, options, title, sheet)
            pages, problems = [*pages, *more], [*problems, *faults]
            continue
        problems += page.faults(title)
        around = plates.around(size, sheet=f"{number}/{len(PANELS)}", scale=f"1:{SCALE}" if page.drawn else "")
        pages.append(b.Page(size=size, boxes=(*around, *page.boxes), bookmark=title))
    if front:
        on = paper(options.paper, look, across=True)
        seen = [_front(on, plates, voice, (number, len(pages)), look.seed) for number in range(1, len(pages) + 1)]
        pages = [*pages, *seen] if backs == "none" else _backed(pages, seen, backs)
    document = b.Document(
        title=voice.word("press.screen.title"), subject=voice.word("press.screen.subject"), language=voice.language,
        theme=look.theme, pages=tuple(pages),
    )  # fmt: skip
    return Laid(document, (*problems, *dict.fromkeys(plates.problems), *unknown_letters(document, look.metrics, voice)))


def _written(write: Callable[[Writer], None], to: Writer) -> Writer:
    """The panel in the largest letters in which it fits."""
    page = to
    for letters in SIZES:
        page = Writer(to.area, to.rules, to.voice, to.look, letters)
        write(page)
        if not page.over and not page.rest:
            break
    return page


def _backed(pages: Sequence[b.Page], seen: Sequence[b.Page], backs: Backs) -> list[b.Page]:
    """Each panel, then what lies on its back: whoever sits opposite sees the first one last.

    On a page that lies across, paper that turns on its long edge has its back on its head.
    """
    out: list[b.Page] = []
    for page, behind in zip(pages, reversed(seen), strict=True):
        turned = Turn(*behind.size).boxes(behind.boxes) if backs == "long" else behind.boxes
        out += [page, msgspec.structs.replace(behind, boxes=turned)]
    return out


def _front(on: Paper, plates: Plates, voice: Voice, number: tuple[int, int], seed: str) -> b.Page:
    """A panel of the players' side: its part of one drawing that goes through all of them, out to their edges.

    ``number`` is its own and how many there are, from the left of whoever looks at it. The last has the title block.
    """
    (width, height), scale = on.laid, 1000 / _FRONT / on.times
    own, of = number
    whole = Area(-(own - 1) * width, 0.0, width * of, height)
    drawn: list[b.Box] = [b.Clip(outlines=(rectangle(0.0, 0.0, width, height),), boxes=panorama(whole, scale, seed))]
    if own == of:
        room, inner = frame.room(on.laid), frame.inner(on.laid)
        ground = rectangle(inner.x, room.bottom, inner.width, inner.bottom - room.bottom)
        plate = b.Path(outlines=(ground,), weight="wall", fill="paper")
        drawn += [b.Group(tag="Artifact", boxes=(plate,)), *plates.alone(on.laid, sheet=str(of), scale=f"1:{_FRONT}")]
    return on.page(tuple(drawn), voice.word("press.screen.front", n=own))
