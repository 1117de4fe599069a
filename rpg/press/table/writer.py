"""A column of a plate, written from the top: headings, sentences, tables; faults if it runs over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.area import Area
from rpg.press.brief import brief
from rpg.press.grid import grid, wrapped
from rpg.press.heading import HEIGHT, heading
from rpg.press.metrics import MM_PER_PT
from rpg.press.plate import section
from rpg.press.table.numbers import decimal
from rpg.problem import Problem
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.rules import Rules
    from rpg.press.grid import Column
    from rpg.press.look import Look
    from rpg.press.theme import Font
    from rpg.words import Value, Voice

AFTER = 3.0
"""Millimetres of empty paper below a table."""
_TOGETHER = 2
"""Lines of a paragraph that are never parted from its beginning or its end."""
SCALE = 400
"""Drawings on these pages are so many to one."""
SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
"""Points in which a page is tried, from large to small; the last is the floor."""


class Writer:
    """Writes into one area, downwards; ``breaks`` are the heights at which what it wrote may be cut in two."""

    def __init__(self, area: Area, rules: Rules, voice: Voice, look: Look, size: float) -> None:
        """A writer at the top of an area, in letters of ``size`` points."""
        self.size = size
        self.area, self.rules, self.voice, self.look = area, rules, voice, look
        self.y = area.y
        self.boxes: list[b.Box] = []
        self.drawn = False
        self.breaks: list[float] = []
        self._clings = True
        self.rest: list[str] = []

    @property
    def left(self) -> Area:
        """The room that is left."""
        return Area(self.area.x, self.y, self.area.width, self.area.bottom - self.y)

    def column(self, start: float, end: float) -> Writer:
        """A writer for a part of the width (shares from 0 to 1), from here down."""
        left = self.left
        part = Area(left.x + left.width * start, left.y, left.width * (end - start), left.height)
        return Writer(part, self.rules, self.voice, self.look, self.size)

    def take(self, *columns: Writer) -> None:
        """Take in what was written in columns side by side, and go on below the longest."""
        for column in columns:
            self.boxes += column.boxes
            self.rest += column.rest
            self.drawn |= column.drawn
        self.y = max(column.y for column in columns)

    def term(self, id_: str, key: str = "name", count: int = 1) -> str:
        """A text of the rules, with a large first letter."""
        said = self.voice_text(id_, key, count)
        return said[:1].upper() + said[1:]

    def voice_text(self, id_: str, key: str = "name", count: int = 1) -> str:
        """A text of the rules, as it is written there."""
        return self.voice.term(Term(id_, key, count))

    def roll(self, skill: str) -> str:
        """What is rolled with a skill: its attribute + itself."""
        return f"{self.term(self.rules.character.skills[skill].attribute)} + {self.term(skill)}"

    def heading(self, key: str, *, step: int = 0) -> None:
        """A heading of the catalogue."""
        self.title(self.voice.word(key), step=step)

    def title(self, said: str, *, step: int = 0) -> None:
        """A heading."""
        self._break()
        self.boxes.append(heading(self.left, said, self.look.metrics, step=step))
        self.y += HEIGHT
        self._clings = True

    def say(self, key: str, /, **values: Value) -> None:
        """A sentence of the catalogue as a paragraph."""
        self.text(self.voice.say(Say(key, values)))

    def text(self, said: str, *, font: Font = "body", indent: float = 0.0) -> None:
        """A paragraph."""
        self._break()
        size = self.size
        lines = fit.prose(self.look.metrics.faces[font], said, self.area.width - indent, size)
        step = size * fit.LEADING * MM_PER_PT
        self.breaks += [self.y + step * i for i in range(_TOGETHER, len(lines) - _TOGETHER + 1)]
        self.boxes.append(
            b.Group(
                tag="P",
                boxes=tuple(
                    b.Text(x=self.area.x + indent, y=self.y + step * (i + 0.8), text=line, font=font, size=size)
                    for i, line in enumerate(lines)
                ),
            )
        )
        self.y += step * len(lines) + 1.0

    def step(self, mark: str, key: str, /, *, at: float = 0.0, **values: Value) -> None:
        """A paragraph behind a mark that stands out to its left; both ``at`` millimetres from the edge."""
        y = self.y
        self.text(self.voice.say(Say(key, values)), indent=at + 6.0)
        base = y + self.size * fit.LEADING * MM_PER_PT * 0.8
        named = b.Text(x=self.area.x + at, y=base, text=mark, font="heading", size=self.size - 0.5)
        self.boxes.append(b.Group(tag="P", boxes=(named,)))

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], size: float = 0.0) -> tuple[Area, ...]:
        """A table, in letters of ``size`` points (0: as everything); where its rows stand."""
        self._break()
        made = grid(self.left, columns, rows, self.look, size=size or self.size)
        self.breaks += [row.y for row in made.rows[1:]]
        self.boxes += made.boxes
        self.y += made.height + AFTER
        return made.rows

    def within(self, said: str, columns: Sequence[Column], number: int, height: float) -> str:
        """What of a cell of a table has room in that height (mm), line by line; the rest is kept, to be told."""
        column = columns[number]
        width = self.area.width * column.share / sum(each.share for each in columns)
        lines = wrapped(said, column, width, self.look, self.size)
        most = max(1, int(height / fit.height(1, self.size)) - 1)
        self.rest += [" ".join(lines[most:])] if len(lines) > most else []
        return "\n".join(lines[:most])

    def gap(self, by: float = 3.0) -> None:
        """Some empty paper; less than nothing moves what follows nearer, and keeps it there."""
        self.y += by
        self._clings |= by < 0.0

    def _break(self) -> None:
        """Here the paper may be cut, unless what follows belongs to what stands above it."""
        if not self._clings:
            self.breaks.append(self.y)
        self._clings = False

    def draw(self, height: float, scale: int) -> None:
        """A section through the City in what is left of the width, at 1:``scale``."""
        area = Area(self.area.x, self.y, self.area.width, height)
        self.boxes += section(area, 1000 / scale / self.look.times, f"{self.look.seed}/{len(self.boxes)}")
        self.y += height
        self.drawn = True

    @property
    def over(self) -> float:
        """How far what was written reaches beyond the area, in millimetres."""
        return max(0.0, self.y - AFTER - self.area.bottom)

    def faults(self, page: str) -> tuple[Problem, ...]:
        """A fault if what was written reaches beyond the area, and one for each text that had no room."""
        return (*overrun(self.over, page, self.voice), *homeless(self.rest, page, self.voice))


def homeless(rest: Sequence[str], page: str, voice: Voice) -> tuple[Problem, ...]:
    """A fault for each text that had no room."""
    said = (voice.say(Say("press.problem.no_room", {"text": brief(text)})) for text in rest)
    return tuple(
        Problem(file=page, line=0, column=0, code="RPG605", message=message, severity="warning") for message in said
    )


def overrun(over: float, page: str, voice: Voice) -> tuple[Problem, ...]:
    """A fault if something reaches ``over`` millimetres beyond its page."""
    if not over:
        return ()
    message = voice.word("press.problem.page_too_high", over=decimal(f"{over:.1f}", voice))
    return (Problem(file=page, line=0, column=0, code="RPG605", message=message, severity="warning"),)
