"""The panels of the screen, bound together: the GM's side, and the side that the players see."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import frame
from rpg.press.area import Area
from rpg.press.large import paper
from rpg.press.legible import unknown_letters
from rpg.press.options import Laid
from rpg.press.plate import section
from rpg.press.screen.panels import PANELS, PARTS
from rpg.press.shapes import rectangle
from rpg.press.table.flow import in_large
from rpg.press.table.writer import SCALE, SIZES, Writer
from rpg.press.title import Plates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.press.large import Paper
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.table.numbers import Met
    from rpg.problem import Problem
    from rpg.words import Voice

_PADDING = 3.0
_FRONT = 250
"""What the drawing of the players' side is to one."""


def screen(
    rules: Rules, voice: Voice, look: Look, met: Sequence[Met], options: Options, *, front: bool = False
) -> Laid:
    """Four landscape pages for the GM; with ``front``, four more for whoever sits on the other side."""
    upright = b.PAPERS[options.paper]
    size, plates = (upright[1], upright[0]), Plates(rules, voice, look, options)
    room = frame.room(size).inset(_PADDING)
    pages: list[b.Page] = []
    problems: list[Problem] = []
    for number, (key, write) in enumerate(PANELS, 1):
        title = voice.word(f"press.screen.{key}")
        page = _written(partial(write, met=met), Writer(room, rules, voice, look, SIZES[-1]))
        if look.times != 1.0 or page.over:  # what finds no room on its page goes on over others
            more, faults = in_large(PARTS[key](page, met), page, plates, options, title)
            pages, problems = [*pages, *more], [*problems, *faults]
            continue
        problems += page.faults(title)
        around = plates.around(size, sheet=f"{number}/{len(PANELS)}", scale=f"1:{SCALE}" if page.drawn else "")
        pages.append(b.Page(size=size, boxes=(*around, *page.boxes), bookmark=title))
    on = paper(options.paper, look, across=True)
    pages += [_front(on, plates, voice, number, look.seed) for number in range(1, len(PANELS) + 1)] if front else []
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


def _front(on: Paper, plates: Plates, voice: Voice, number: int, seed: str) -> b.Page:
    """A panel of the players' side: its part of one drawing that goes through all of them."""
    size, scale = on.laid, 1000 / _FRONT / on.times
    around = plates.around(size, sheet=f"{number}/{len(PANELS)}", scale=f"1:{_FRONT}")
    room = frame.room(size)
    whole = Area(room.x - (number - 1) * room.width, room.y, room.width * len(PANELS), room.height)
    seen = b.Clip(outlines=(rectangle(room.x, room.y, room.width, room.height),), boxes=section(whole, scale, seed))
    return on.page((*around, seen), voice.word("press.screen.front", n=number))
