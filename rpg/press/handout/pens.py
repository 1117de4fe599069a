"""Pens: with what a line of a handout is written, and the boxes that it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press.metrics import MM_PER_PT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press.handout.grounds import Hand
    from rpg.press.handout.spans import Line, Span
    from rpg.press.metrics import Face, Metrics
    from rpg.press.theme import Colour, Font

_DEEP = 0.24  # how far below a text its line is drawn, in sizes
_WIDER = 0.25  # millimetres by which a bar is wider than its words


class Pen(NamedTuple):
    """The fonts of a line, its size in points, colours, and its height in millimetres."""

    fonts: tuple[Font, Font, Font]
    """Of plain words, of bold ones, of italic ones."""
    size: float
    colour: Colour
    ground: Colour
    step: float
    metrics: Metrics

    def font(self, run: Span) -> Font:
        """The font of a run."""
        plain, bold, slanted = self.fonts
        return bold if run.bold else slanted if run.italic else plain

    def face(self, run: Span) -> Face:
        """The measures of that font."""
        return self.metrics.faces[self.font(run)]

    def width(self, line: Line) -> float:
        """How wide a line is, in millimetres."""
        return sum(self.face(run).width(run.text, self.size) for run in line)

    def boxes(self, line: Line, x: float, y: float) -> Iterator[b.Box]:
        """A line from x on, y its baseline."""
        plain = self.fonts[0]
        for run in line:
            font, wide = self.font(run), self.width((run,))
            colour = self.colour
            if font == plain and run.bold:
                yield self._bar(x, y, wide)
                colour = self.ground
            elif font == plain and run.italic:
                under = y + _DEEP * self.size * MM_PER_PT
                yield b.Line(x1=x, y1=under, x2=x + wide, y2=under, weight="near", colour=colour)
            yield b.Text(x=x, y=y, text=run.text, font=font, size=self.size, colour=colour)
            x += wide

    def _bar(self, x: float, y: float, wide: float) -> b.Rect:
        high = self.metrics.cap(self.fonts[0], self.size)
        rise, deep = high + 0.18 * self.size * MM_PER_PT, _DEEP * self.size * MM_PER_PT
        return b.Rect(x=x - _WIDER, y=y - rise, width=wide + 2 * _WIDER, height=rise + deep, fill=self.colour)


def text_pen(hand: Hand, metrics: Metrics) -> Pen:
    """That of the text."""
    fonts = (hand.body, hand.bold, hand.slanted)
    return Pen(fonts, hand.size, hand.ink, hand.ground, hand.size * hand.leading * MM_PER_PT, metrics)


def plain_pen(hand: Hand, metrics: Metrics, font: Font, size: float, *, quiet: bool = False) -> Pen:
    """One with which nothing is stressed."""
    colour = hand.quiet if quiet else hand.ink
    return Pen((font, font, font), size, colour, hand.ground, size * hand.leading * MM_PER_PT, metrics)
