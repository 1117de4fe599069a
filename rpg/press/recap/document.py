"""The pages of a recap: a plate and the title, two columns, the table at the end, the seal of the dice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.recap import Piece
from rpg.press import boxes as b
from rpg.press import fit, frame
from rpg.press.area import Area
from rpg.press.brief import brief
from rpg.press.grid import Column, grid
from rpg.press.heading import HEIGHT, heading
from rpg.press.large import paper
from rpg.press.legible import unknown_letters
from rpg.press.metrics import MM_PER_PT
from rpg.press.motif.drawn import by, closing
from rpg.press.options import Laid
from rpg.press.plate import section
from rpg.press.recap.columns import balanced, filled, height
from rpg.press.recap.units import SIZE, drawn, units
from rpg.press.title import Plates
from rpg.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.rules import Rules
    from rpg.desk.recap import Retold, Stand
    from rpg.press.grid import Made
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.recap.units import Unit
    from rpg.press.theme import Font
    from rpg.words import Voice

_PADDING = 4.0
_BETWEEN = 7.0  # millimetres between the columns
_PLATES = (46.0, 34.0, 24.0)  # heights of the drawing above the title, tried to save a page
_SHORT = 4  # pages of an evening for which that is worth the time
_LEAST = 45.0  # what a drawing at the end needs
_SCALE = 400  # both are one to so many
_HEAD = 6.0  # what the running head takes
_TITLE = (26.0, 14.0)  # points, and the smallest of a single line
_SESSION = (14.0, 10.0)
_FLOOR = 8.5
_TITLES = 60.0  # what a title of many lines may take, in millimetres
_BOX = 5.0  # an edge of the alert's boxes
_AFTER = 5.0
_SMALL = 7.0
_BAND = 5.2  # millimetres that the band of the GM's recap is high
_BAND_SIZE = 9.5


def recap(told: Retold, rules: Rules, voice: Voice, look: Look, options: Options) -> Laid:
    """The evening as pages; problems: letters that the fonts lack, and a title that is too long."""
    on = paper(options.paper, look)
    maker = _made(told, voice, look, on.laid)
    plates = Plates(rules, voice, look, options)
    pages = []
    for number, boxes in enumerate(maker.pages, 1):
        sheet, scale = f"{number}/{len(maker.pages)}", f"1:{_SCALE}" if number in maker.drawings else ""
        around = plates.around(maker.size, sheet=sheet, scale=scale)
        pages.append(on.page((*around, *boxes), told.session if number == 1 else ""))
    title = f"{told.campaign} · {told.session}"
    document = b.Document(
        title=title, subject=voice.word("press.recap.subject"), language=voice.language, theme=look.theme,
        pages=tuple(pages), scale_kept=False,
    )  # fmt: skip
    problems = (*maker.problems, *dict.fromkeys(plates.problems))
    return Laid(document, (*problems, *unknown_letters(document, look.metrics, voice)))


def _made(told: Retold, voice: Voice, look: Look, size: tuple[float, float]) -> _Maker:
    """The pages with the drawing that saves one; of a long evening the first will do."""
    first, *others = _PLATES
    maker = _Maker(told, voice, look, size).make(first)
    if len(maker.pages) > _SHORT:
        return maker
    return min((maker, *(_Maker(told, voice, look, size).make(high) for high in others)), key=lambda m: len(m.pages))


class _Maker:
    """Fills page after page."""

    def __init__(self, told: Retold, voice: Voice, look: Look, size: tuple[float, float]) -> None:
        self.size = size
        self._told, self._voice, self._look = told, voice, look
        self._area = frame.room(size).inset(_PADDING)
        self.pages: list[list[b.Box]] = [[]]
        self.problems: list[Problem] = []
        self.drawings = {1}
        self._y = self._area.y

    def make(self, plate: float) -> _Maker:
        """A drawing of that height (millimetres), title, columns, table, seal."""
        self._plate(plate)
        self._band()
        self._title(self._told.campaign, "H1", "title", _TITLE)
        self._title(self._told.session, "H2", "heading", _SESSION)
        self._day()
        self._columns()
        self._stands()
        self._open()
        self._dice()
        self._close()
        return self

    @property
    def _left(self) -> float:
        """Millimetres left on the page."""
        return self._area.bottom - self._y

    def _add(self, *boxes: b.Box) -> None:
        self.pages[-1] += boxes

    def _turn(self) -> None:
        """A new page, with a running head."""
        self.pages.append([])
        self._y = self._area.y
        self._band()
        face, area = self._look.metrics.faces["body"], self._area
        size = self._look.theme.floors.label
        said = fit.line(face, f"{self._told.campaign} · {self._told.session}", area.width, size=8.0, floor=size)
        text = b.Text(x=area.x, y=self._y + 2.4, text=said.lines[0], size=said.size, colour="quiet")
        line = b.Line(x1=area.x, y1=self._y + 3.8, x2=area.right, y2=self._y + 3.8, weight="far", colour="rule")
        self._add(b.Group(tag="Artifact", boxes=(text, line)))
        self._y += _HEAD

    def _band(self) -> None:
        """On the GM's recap, a black band: it is not for players."""
        if self._told.gm:
            area, said = self._area, self._voice.word("recap.gm").upper()
            mass = b.Rect(x=area.x, y=self._y, width=area.width, height=_BAND, fill="mass")
            text = b.Text(
                x=area.x + area.width / 2, y=self._y + 3.7, text=said, font="heading", size=_BAND_SIZE,
                colour="on_mass", align="centre", spacing=0.6,
            )  # fmt: skip
            self._add(b.Group(tag="Artifact", boxes=(mass,)), b.Group(tag="P", boxes=(text,)))
            self._y += _BAND + 1.5

    def _plate(self, high: float) -> None:
        room = frame.room(self.size)
        self._add(
            *section(
                Area(room.x, room.y, room.width, high),
                1000 / _SCALE / self._look.times,
                f"{self._look.seed}/recap/{len(self.pages)}",
            )
        )
        self._y = room.y + high + _PADDING

    def _close(self) -> None:
        """A drawing on the paper that is left, unless there is one on the page already."""
        room, number = frame.room(self.size), len(self.pages)
        if number not in self.drawings and room.bottom - self._y >= _LEAST:
            self.drawings.add(number)
            left = Area(room.x, self._y, room.width, room.bottom - self._y)
            chosen = by(f"{self._look.seed}/{self._told.session}")
            self._add(*closing("", left, chosen, 1000 / _SCALE / self._look.times, self._look.seed))

    def _title(self, said: str, tag: b.Tag, font: Font, sizes: tuple[float, float]) -> None:
        """A title: on one line as small as the floor, or else on as many as it needs."""
        area, (largest, floor), face = self._area, sizes, self._look.metrics.faces[font]
        fitted = fit.line(face, said, area.width, size=largest, floor=floor)
        if fitted.rest:
            fitted = fit.block(face, said, (area.width, _TITLES), size=floor, floor=_FLOOR)
        step = fitted.size * fit.LEADING * MM_PER_PT
        lines = tuple(
            b.Text(x=area.x, y=self._y + step * (i + 0.8), text=line, font=font, size=fitted.size)
            for i, line in enumerate(fitted.lines)
        )
        self._add(b.Group(tag=tag, boxes=lines))
        self._y += step * len(lines) + 0.6
        if fitted.rest:
            message = self._voice.word("press.problem.no_room", text=brief(fitted.rest))
            self.problems.append(
                Problem(file=said[:40], line=0, column=0, code="RPG605", message=message, severity="warning")
            )

    def _day(self) -> None:
        if self._told.date:
            text = b.Text(x=self._area.x, y=self._y + 3.4, text=self._told.date, font="code", size=8.5, colour="quiet")
            self._add(b.Group(tag="P", boxes=(text,)))
            self._y += 4.6
        line = b.Line(x1=self._area.x, y1=self._y + 1.2, x2=self._area.right, y2=self._y + 1.2, weight="cut")
        self._add(b.Group(tag="Artifact", boxes=(line,)))
        self._y += 4.2

    def _columns(self) -> None:
        width = (self._area.width - _BETWEEN) / 2
        self._flow(units([self._marked(piece) for piece in self._told.pieces], width, self._look), width)

    def _marked(self, piece: Piece) -> Piece:
        """A piece with a word before it if only the GM knows of it."""
        text = f"{self._voice.word('recap.gm.mark')} {piece.text}"
        return piece._replace(text=text) if piece.secret and piece.kind != "paragraph" else piece

    def _open(self) -> None:
        """The threads that are left open, in two columns."""
        if not self._told.open:
            return
        width = (self._area.width - _BETWEEN) / 2
        said = [self._marked(Piece("told", thread.text, secret=thread.secret)) for thread in self._told.open]
        if self._left < HEIGHT + 3 * _AFTER:
            self._turn()
        room = Area(self._area.x, self._y, self._area.width, self._left)
        self._add(heading(room, self._voice.word("recap.open"), self._look.metrics))
        self._y += HEIGHT
        self._flow(units(said, width, self._look), width)

    def _flow(self, rest: list[Unit], width: float) -> None:
        """Lines in two columns of that width, over as many pages as they need."""
        while rest:
            pair = balanced(rest, self._left)
            if pair is None:
                left, rest = filled(rest, self._left)
                right, rest = filled(rest, self._left)
            else:
                (left, right), rest = pair, []
            self._pair(left, right, width)
            if rest:
                self._turn()

    def _pair(self, left: Sequence[Unit], right: Sequence[Unit], width: float) -> None:
        second = self._area.x + width + _BETWEEN
        high = max(height(left), height(right))
        middle = second - _BETWEEN / 2
        line = b.Line(x1=middle, y1=self._y, x2=middle, y2=self._y + high, weight="far", colour="rule")
        self._add(
            b.Group(tag="Artifact", boxes=(line,)),
            *drawn(left, self._area.x, self._y, width, self._look),
            *drawn(right, second, self._y, width, self._look),
        )
        self._y += high + _AFTER

    def _stands(self) -> None:
        """Where things stand: the alert as boxes, and a row for each clock and everybody."""
        alert, *rest = self._told.stands
        if self._left < HEIGHT + _BOX + 3 * _AFTER:
            self._turn()
        room = Area(self._area.x, self._y, self._area.width, self._left)
        self._add(heading(room, self._voice.word("recap.stands"), self._look.metrics))
        self._y += HEIGHT
        self._alert(alert.how)
        while rest:
            count = self._fitting(rest)
            if not count:
                self._turn()
                count = max(1, self._fitting(rest))
            made = self._grid(rest[:count])
            self._add(*made.boxes)
            self._y += made.height + _AFTER
            rest = rest[count:]

    def _fitting(self, rows: Sequence[Stand]) -> int:
        """How many of the rows have room on this page."""
        found = 0
        while found < len(rows) and self._grid(rows[: found + 1]).height <= self._left:
            found += 1
        return found

    def _grid(self, rows: Sequence[Stand]) -> Made:
        columns = (Column("", 1, font="strong"), Column("", 3.6))
        area = Area(self._area.x, self._y, self._area.width, self._left)
        return grid(area, columns, [(row.what, row.how) for row in rows], self._look, size=SIZE)

    def _alert(self, said: str) -> None:
        """The alert: as many black boxes as it is high, and the words beside them."""
        level, top = self._told.alert
        x, y = self._area.x, self._y
        boxes = [
            b.Rect(
                x=x + i * (_BOX + 0.8),
                y=y,
                width=_BOX,
                height=_BOX * 0.8,
                weight="near",
                fill="signal" if i < level else None,
            )
            for i in range(top)
        ]
        text = x + top * (_BOX + 0.8) + 2.0
        lines = fit.wrap(self._look.metrics.faces["strong"], said, self._area.right - text, SIZE + 1)
        step = (SIZE + 1) * fit.LEADING * MM_PER_PT
        says = tuple(
            b.Text(x=text, y=y + step * (i + 0.72), text=line, font="strong", size=SIZE + 1)
            for i, line in enumerate(lines)
        )
        self._add(b.Group(tag="Artifact", boxes=tuple(boxes)), b.Group(tag="P", boxes=says))
        self._y += max(_BOX, step * len(lines)) + 1.5

    def _dice(self) -> None:
        face = self._look.metrics.faces["code"]
        lines = [line for said in self._told.dice for line in fit.wrap(face, said, self._area.width, _SMALL)]
        step = _SMALL * fit.LEADING * MM_PER_PT
        if self._left < step * len(lines):
            self._turn()
        says = tuple(
            b.Text(x=self._area.x, y=self._y + step * (i + 0.8), text=line, font="code", size=_SMALL, colour="quiet")
            for i, line in enumerate(lines)
        )
        if says:
            self._add(b.Group(tag="P", boxes=says))
            self._y += step * len(says) + _AFTER
