"""Handouts as pages: the words flow over as many as they need, each on a ground of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.area import Area
from rpg.press.handout.grounds import FOOT, Ground, ground
from rpg.press.handout.words import blocks
from rpg.press.large import paper
from rpg.press.legible import unknown_letters, walk
from rpg.press.metrics import MM_PER_PT
from rpg.press.options import Laid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.press.handout.layout import Handout
    from rpg.press.handout.words import Block
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.theme import Font
    from rpg.words import Voice

_INDENT = 6.0
_TICK = 4.4
_TICKS = 1.4  # millimetres between two boxes to tick
_AFTER = 0.55  # lines between two paragraphs
_RISE, _FALL = 0.8, 0.25  # how far letters reach above and below their line, in sizes


def handout(given: Handout, values: Mapping[str, tuple[str, ...]], voice: Voice, look: Look, options: Options) -> Laid:
    """A handout in the voice's language; ``values`` are what its names stand for. Problems: letters that fonts lack."""
    on = paper(options.paper, look)
    said = given.said(voice.language)
    writer = _Writer(given, on.laid, look, options)
    writer.head(said.head, said.title)
    for block in blocks(said.text, values):
        writer.write(block)
    writer.sign(said.sign)
    pages = tuple(
        on.page(boxes, said.title if number == 1 else "") for number, boxes in enumerate(writer.finished(), 1)
    )
    document = b.Document(
        title=said.title, subject=voice.word("press.handout.subject"), language=voice.language, theme=look.theme,
        pages=pages, scale_kept=False,
    )  # fmt: skip
    return Laid(document, unknown_letters(document, look.metrics, voice))


class _Writer:
    """Writes from page to page."""

    def __init__(self, given: Handout, size: tuple[float, float], look: Look, options: Options) -> None:
        self._kind, self._size, self._look, self._options = given.kind, size, look, options
        self.pages: list[list[b.Box]] = []
        self._y = 0.0
        self._grounds: list[Ground] = []
        self._ground = self._turn()

    def _turn(self) -> Ground:
        """A new page."""
        made = ground(self._kind, self._size, len(self.pages) + 1, self._look.times)
        self.pages.append([*self._notice()])
        self._grounds.append(made)
        self._ground, self._y = made, made.area.y
        return made

    def finished(self) -> Iterator[tuple[b.Box, ...]]:
        """Every page: its ground, the marks of time where nothing was written, and what was written."""
        for made, boxes in zip(self._grounds, self.pages, strict=True):
            taken = tuple(self._taken(tuple(boxes)))
            drawn = tuple(box for mark in made.marks for box in mark(taken))
            yield (*made.boxes, b.Group(tag="Artifact", boxes=drawn), *boxes) if drawn else (*made.boxes, *boxes)

    def _taken(self, boxes: tuple[b.Box, ...]) -> Iterator[Area]:
        """The rectangles of what was written, boxes to tick and rules among it."""
        for box in walk(boxes):
            if isinstance(box, b.Text):
                rise, deep = (box.size * share * MM_PER_PT for share in (_RISE, _FALL))
                wide = self._look.metrics.width(box.text, box.font, box.size)
                yield Area(box.x, box.y - rise, wide, rise + deep)
            elif isinstance(box, b.Rect):
                yield Area(box.x, box.y, box.width, box.height)
            elif isinstance(box, b.Line):
                yield Area(box.x1, box.y1, box.x2 - box.x1, box.y2 - box.y1)

    def _notice(self) -> tuple[b.Box, ...]:
        """What stands on every paper in small print."""
        size, area = self._look.theme.floors.label, self._ground_width()
        lines = fit.wrap(self._look.metrics.faces["body"], self._options.notice, area, size)
        step = size * fit.LEADING * MM_PER_PT
        top = self._size[1] - FOOT - 7.0
        texts = tuple(
            b.Text(x=14.0, y=top + step * (i + 1), text=line, size=size, colour="quiet") for i, line in enumerate(lines)
        )
        return (b.Group(tag="P", boxes=texts),) if self._options.notice else ()

    def _ground_width(self) -> float:
        return self._size[0] - 28.0

    def head(self, head: str, title: str) -> None:
        """The line above and the name."""
        hand = self._ground.hand
        self._lines(head, "code", 8.0, "P", quiet=True)
        self._lines(title, hand.title, hand.large, "H1")
        self._y += hand.size * MM_PER_PT * 0.5

    def sign(self, sign: str) -> None:
        """Who wrote it."""
        self._y += self._ground.hand.size * MM_PER_PT
        self._lines(sign, self._ground.hand.body, self._ground.hand.size, "P")

    def write(self, block: Block) -> None:
        """One block of text."""
        hand, area = self._ground.hand, self._ground.area
        if block.shape == "rule":
            line = b.Line(x1=area.x, y1=self._y, x2=area.right, y2=self._y, weight="near", colour=hand.quiet)
            self.pages[-1].append(b.Group(tag="Artifact", boxes=(line,)))
            self._y += hand.size * MM_PER_PT
        elif block.shape == "heading":
            self._y += hand.size * MM_PER_PT * 0.6
            self._lines(block.text, hand.title, hand.size * 1.15, "H2")
        elif block.shape == "item":
            self._item(block.text)
        else:
            self._lines(block.text, hand.body, hand.size, "P")

    def _item(self, text: str) -> None:
        hand, ticks = self._ground.hand, self._ground.hand.ticks
        row = ticks * (_TICK + _TICKS)
        page, top = self._lines(text, hand.body, hand.size, "P", indent=_INDENT, narrower=row)
        area = self._ground.area
        mark = b.Text(x=area.x, y=top, text=hand.item, font=hand.body, size=hand.size, colour=hand.ink)
        lefts = (area.right - row + i * (_TICK + _TICKS) for i in range(ticks))
        high = top - _TICK + 0.6
        boxes = tuple(b.Rect(x=x, y=high, width=_TICK, height=_TICK, weight="near") for x in lefts)
        self.pages[page].append(b.Group(tag="Artifact", boxes=(mark, *boxes)))

    def _lines(  # noqa: PLR0913 - what is said, how, as what, and where
        self, text: str, font: Font, size: float, tag: b.Tag, *, quiet: bool = False, indent: float = 0.0,
        narrower: float = 0.0,
    ) -> tuple[int, float]:  # fmt: skip
        """Lines of text, over several pages if need be; the page and the baseline of the first."""
        hand = self._ground.hand
        step = size * hand.leading * MM_PER_PT
        first: tuple[int, float] | None = None
        lines = fit.wrap(self._look.metrics.faces[font], text, self._ground.area.width - indent - narrower, size)
        run: list[b.Box] = []
        for line in lines if text else ():
            if self._y + step > self._ground.area.bottom:
                self._close(run, tag)
                self._turn()
            area = self._ground.area
            y = self._y + step * 0.78
            first = first or (len(self.pages) - 1, y)
            colour = hand.quiet if quiet else hand.ink
            run.append(b.Text(x=area.x + indent, y=y, text=line, font=font, size=size, colour=colour))
            self._y += step
        self._close(run, tag)
        self._y += step * _AFTER if text else 0.0
        return first or (len(self.pages) - 1, self._y)

    def _close(self, run: list[b.Box], tag: b.Tag) -> None:
        if run:
            self.pages[-1].append(b.Group(tag=tag, boxes=tuple(run)))
            run.clear()
