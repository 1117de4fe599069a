"""Adversaries two to a page, one above the other: what most of them need, and half the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from rpg.press import boxes as b
from rpg.press import frame
from rpg.press.area import Area
from rpg.press.legible import unknown_letters
from rpg.press.options import Laid
from rpg.press.sheet.bind import Binder
from rpg.press.sheet.page import zones
from rpg.press.title import Plates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.rules import Rules
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.sheet.layout import Sheet
    from rpg.words import Voice


class Shown(NamedTuple):
    """One of those on a page: its name, and itself as plain data."""

    name: str
    view: dict[str, Any]


class Pairs:
    """Lays two of anything on a page, each by the same layout, whose squares are those of half a plate."""

    def __init__(self, rules: Rules, voice: Voice, look: Look, laid: Sheet, options: Options) -> None:
        """Ready to lay out."""
        self._rules, self._voice, self._look, self._laid, self._options = rules, voice, look, laid, options
        self._size = b.PAPERS[options.paper]

    def fits(self, one: Shown) -> bool:
        """Whether half a page holds all that there is to say."""
        binder = self._binder(one)
        self._drawn(binder, self._half(0), "")
        return not binder.lacks_room and not binder.problems

    def page(self, pair: Sequence[Shown], subject: str, sheet: str) -> Laid:
        """The page of two that fit, in millimetres; ``sheet`` is its number of how many."""
        title = " · ".join(one.name for one in pair)
        plates = Plates(self._rules, self._voice, self._look, self._options)
        drawn: list[b.Box] = [*plates.around(self._size, sheet=sheet, scale=self._laid.scale)]
        for number, one in enumerate(pair):
            drawn += self._drawn(self._binder(one), self._half(number), f"{number + 1}.")
        half = self._half(1)
        cut = b.Line(x1=half.x, y1=half.y, x2=half.right, y2=half.y, weight="wall")
        drawn.append(b.Group(tag="Artifact", boxes=(cut,)))
        page = b.Page(size=self._size, boxes=tuple(drawn), bookmark=title)
        document = b.Document(title=title, subject=subject, language=self._voice.language, theme=self._look.theme,
                              pages=(page,))  # fmt: skip
        problems = (*dict.fromkeys(plates.problems), *unknown_letters(document, self._look.metrics, self._voice))
        return Laid(document, problems)

    def _half(self, number: int) -> Area:
        room = frame.room(self._size)
        return Area(room.x, room.y + number * room.height / 2, room.width, room.height / 2)

    def _binder(self, one: Shown) -> Binder:
        look = msgspec.structs.replace(self._look, seed=f"{self._look.seed}/{self._laid.id}/{one.name}")
        return Binder(one.view, self._voice, look, f"printables/sheet/{self._laid.id}.json")

    def _drawn(self, binder: Binder, half: Area, prefix: str) -> tuple[b.Box, ...]:
        return zones(binder, self._laid.pages[0], half, "/pages/0", prefix)
