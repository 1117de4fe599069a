"""Half-sheets: two people to a page, with a line to cut along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.area import Area
from rpg.press.frame import MARGIN
from rpg.press.large import paper
from rpg.press.sheet.bind import Binder
from rpg.press.sheet.page import zones
from rpg.press.sheet.view import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.rules import Rules
    from rpg.game.character.state import Person
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.sheet.layout import Sheet
    from rpg.problem import Problem
    from rpg.words import Voice

_ABOVE, _STEP, _BELOW = 2.8, 2.35, 0.7  # of the notice: to its first line, to the next, what letters reach below it
_SMALL = 6.5
_SPARE = "-"
"""Before the names of fields of a blank half; nobody has that id."""
_DASH = (3.0, 2.0)


class Halves:
    """Lays out the half-sheets of a party and keeps what did not fit."""

    def __init__(self, rules: Rules, voice: Voice, look: Look, laid: Sheet, options: Options) -> None:
        """Ready to lay out."""
        self._rules, self._voice, self._look, self._laid, self._options = rules, voice, look, laid, options
        self.problems: list[Problem] = []

    def pages(self, people: Sequence[Person]) -> list[b.Page]:
        """A page for every two people, the last half blank if they are odd; in large print a page across for each."""
        if self._look.times != 1.0:
            return [self._alone(person) for person in people]
        size = b.PAPERS[self._options.paper]
        both: list[Person | None] = [*people, *([None] if len(people) % 2 else [])]
        return [self._page(both[i : i + 2], size) for i in range(0, len(both), 2)]

    def _alone(self, person: Person) -> b.Page:
        on = paper(self._options.paper, self._look, across=True)
        drawn = self._half(person, Area(0.0, 0.0, *on.laid))
        return on.page(tuple(drawn), self._voice.word("press.table.half", names=person.name))

    def _page(self, pair: Sequence[Person | None], size: tuple[float, float]) -> b.Page:
        width, height = size[0], size[1] / 2
        drawn: list[b.Box] = []
        for i, person in enumerate(pair):
            drawn += self._half(person, Area(0.0, i * height, width, height))
        cut = b.Line(x1=0, y1=height, x2=width, y2=height, weight="near", colour="quiet", dash=_DASH)
        title = self._voice.word("press.table.half", names=" · ".join(person.name for person in pair if person))
        return b.Page(size=size, boxes=(*drawn, b.Group(tag="Artifact", boxes=(cut,))), bookmark=title)

    def _half(self, person: Person | None, area: Area) -> list[b.Box]:
        shown = view(person, self._rules, self._voice)
        binder = Binder(shown, self._voice, self._look, f"printables/sheet/{self._laid.id}.json")
        wide = area.width - 2 * MARGIN
        small = fit.wrap(self._look.metrics.faces["body"], self._options.notice, wide, _SMALL)
        foot = _ABOVE + (len(small) - 1) * _STEP + _BELOW
        inside = Area(area.x + MARGIN, area.y + MARGIN, wide, area.height - 2 * MARGIN - foot)
        frame = b.Rect(x=inside.x, y=inside.y, width=inside.width, height=inside.height, weight="wall")
        drawn = zones(binder, self._laid.pages[0], inside, "/pages/0", f"{person.id if person else _SPARE}.")
        binder.settle()
        self.problems += binder.problems
        return [*drawn, b.Group(tag="Artifact", boxes=(frame,)), _notice(inside, small)]


def _notice(above: Area, lines: Sequence[str]) -> b.Group:
    """The notice in small print, below the frame and still where a printer reaches."""
    texts = (
        b.Text(x=above.x, y=above.bottom + _ABOVE + i * _STEP, text=line, size=_SMALL, colour="quiet")
        for i, line in enumerate(lines)
    )
    return b.Group(tag="P", boxes=tuple(texts))
