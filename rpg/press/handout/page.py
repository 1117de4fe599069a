"""Handouts as pages: the words flow over as many as they need, each on a ground of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press.handout.sheets import Sheets
from rpg.press.handout.words import blocks
from rpg.press.handout.writer import Writer
from rpg.press.large import paper
from rpg.press.legible import unknown_letters
from rpg.press.options import Laid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.press.handout.layout import Handout
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.words import Voice


def handout(given: Handout, values: Mapping[str, tuple[str, ...]], voice: Voice, look: Look, options: Options) -> Laid:
    """A handout in the voice's language; ``values`` are what its names stand for. Problems: letters that fonts lack.

    What goes on over a second page is set tighter if it is one page then.
    """
    on = paper(options.paper, look)
    said = given.said(voice.language)
    said_blocks = tuple(blocks(said.text, values))

    def written(*, tight: bool) -> Sheets:
        sheets = Sheets(given.kind, on.laid, look, options, tight=tight)
        writer = Writer(sheets, look.metrics)
        writer.head(said.head, said.title)
        for block in said_blocks:
            writer.write(block)
            if tight and sheets.count > 1:
                break
        writer.sign(said.sign)
        return sheets

    sheets = written(tight=False)
    if sheets.count > 1 and (closer := written(tight=True)).count == 1:
        sheets = closer
    pages = tuple(
        on.page(boxes, said.title if number == 1 else "") for number, boxes in enumerate(sheets.finished(), 1)
    )
    document = b.Document(
        title=said.title, subject=voice.word("press.handout.subject"), language=voice.language, theme=look.theme,
        pages=pages, scale_kept=False,
    )  # fmt: skip
    return Laid(document, unknown_letters(document, look.metrics, voice))
