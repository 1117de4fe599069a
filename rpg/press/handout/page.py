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
    """A handout in the voice's language; ``values`` are what its names stand for. Problems: letters that fonts lack."""
    on = paper(options.paper, look)
    said = given.said(voice.language)
    sheets = Sheets(given.kind, on.laid, look, options)
    writer = Writer(sheets, look.metrics)
    writer.head(said.head, said.title)
    for block in blocks(said.text, values):
        writer.write(block)
    writer.sign(said.sign)
    pages = tuple(
        on.page(boxes, said.title if number == 1 else "") for number, boxes in enumerate(sheets.finished(), 1)
    )
    document = b.Document(
        title=said.title, subject=voice.word("press.handout.subject"), language=voice.language, theme=look.theme,
        pages=pages, scale_kept=False,
    )  # fmt: skip
    return Laid(document, unknown_letters(document, look.metrics, voice))
