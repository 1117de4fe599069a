"""The frame and the title block of every paper that comes from a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import block, frame
from rpg.press.brief import brief
from rpg.problem import Problem

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.press.boxes import Box
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.words import Voice

_NONE = "—"


def stratum(depth: int | None) -> str:
    """A depth as the archive writes it."""
    if depth is None:
        return _NONE
    return f"−{depth:02d}" if depth else "00"


class Plates:
    """Frames the pages of one document, and keeps what found no room in their title blocks."""

    def __init__(self, rules: Rules, voice: Voice, look: Look, options: Options) -> None:
        """Ready to frame."""
        self._rules, self._voice, self._look, self._options = rules, voice, look, options
        self.problems: list[Problem] = []

    def around(self, size: tuple[float, float], *, sheet: str, scale: str = "") -> tuple[Box, ...]:
        """The frame of a page: ``sheet`` is its number of how many, ``scale`` that of its drawing."""
        return (
            *frame.frame(size, frame.Depth(here=self._options.stratum)),
            *self.alone(size, sheet=sheet, scale=scale),
        )

    def alone(self, size: tuple[float, float], *, sheet: str, scale: str = "") -> tuple[Box, ...]:
        """The title block of a page without its frame."""
        drawn = block.title_block(size, self._block(sheet, scale), self._look)
        for rest in drawn.rest:
            message = self._voice.word("press.problem.no_room", text=brief(rest))
            title = self._voice.word("press.block.title")
            self.problems.append(
                Problem(file=title, line=0, column=0, code="RPG605", message=message, severity="warning")
            )
        return drawn.boxes

    def _block(self, sheet: str, scale: str) -> block.Block:
        """Place, stratum, sheet, scale, seed, source, as far as there is something to say; and the notice."""
        source = " + ".join(f"{pack.id} {pack.version}" for pack in self._rules.packs)
        said = (
            ("place", self._options.place, 3.0),
            ("stratum", "" if self._options.stratum is None else stratum(self._options.stratum), 1.0),
            ("sheet", sheet, 1.0),
            ("scale", scale, 1.1),
            ("seed", self._options.seed, 2.0),
            ("source", source, 3.0),
        )
        cells = tuple((self._voice.word(f"press.block.{key}"), value, share) for key, value, share in said if value)
        return block.Block(title=self._voice.word("press.block.title"), cells=cells, notice=self._options.notice)
