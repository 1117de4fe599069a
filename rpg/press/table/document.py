"""The table's papers, bound together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press import frame
from rpg.press.area import Area
from rpg.press.legible import unknown_letters
from rpg.press.options import Laid
from rpg.press.plate import section
from rpg.press.table import parts
from rpg.press.table.alert import alert_page
from rpg.press.table.danger import danger_page
from rpg.press.table.flow import in_large
from rpg.press.table.halves import Halves
from rpg.press.table.players import players_page
from rpg.press.table.writer import SCALE, SIZES, Writer
from rpg.press.title import Plates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.game.character.state import Person
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.sheet.layout import Sheet
    from rpg.press.table.flow import Part
    from rpg.press.table.numbers import Met
    from rpg.problem import Problem
    from rpg.words import Voice

_PADDING = 3.0
_SHEETS = 3
_LEAST = 28.0  # millimetres of paper that a drawing needs


def table(  # noqa: PLR0913, PLR0917 -- who plays, by which rules, in which words, how it looks, and the odds
    people: Sequence[Person], rules: Rules, voice: Voice, look: Look, half: Sheet, met: Sequence[Met],
    options: Options, *, both_sides: bool = False,
) -> Laid:  # fmt: skip
    """Half-sheets of the people, the players' page, the GM's two pages.

    For ``both_sides`` of a sheet an empty page follows each that players get: on its back there is nobody else, and
    nothing of the GM's.
    """
    halves = Halves(rules, voice, look, half, options)
    pages = _backed(halves.pages(people)) if both_sides else halves.pages(people)
    problems: list[Problem] = list(halves.problems)
    written: tuple[tuple[str, Callable[[Writer], None], tuple[Part, ...]], ...] = (
        ("players", lambda page: players_page(page, options), parts.players(options)),
        ("alert", alert_page, parts.ALERT),
        ("danger", lambda page: danger_page(page, met), parts.danger(met)),
    )
    size, plates = b.PAPERS[options.paper], Plates(rules, voice, look, options)
    room = frame.room(size).inset(_PADDING)
    for number, (key, write, of) in enumerate(written, 1):
        page = _written(write, Writer(room, rules, voice, look, SIZES[-1]))
        title, theirs = voice.word(f"press.table.{key}"), both_sides and key == "players"
        if look.times != 1.0 or page.over:  # what finds no room on its page goes on over others
            more, faults = in_large(of, page, plates, options, title, f"{number}/{_SHEETS}")
            pages, problems = [*pages, *(_ended(more) if theirs else more)], [*problems, *faults]
            continue
        problems += page.faults(title)
        drawing = _drawing(page, size)
        scale = f"1:{SCALE}" if drawing or page.drawn else ""
        around = plates.around(size, sheet=f"{number}/{_SHEETS}", scale=scale)
        laid = b.Page(size=size, boxes=(*around, *page.boxes, *drawing), bookmark=title)
        pages += _ended([laid]) if theirs else [laid]
    document = b.Document(
        title=voice.word("press.table.title"), subject=voice.word("press.table.subject"), language=voice.language,
        theme=look.theme, pages=tuple(pages),
    )  # fmt: skip
    return Laid(document, (*problems, *dict.fromkeys(plates.problems), *unknown_letters(document, look.metrics, voice)))


def _backed(pages: Sequence[b.Page]) -> list[b.Page]:
    """Each page, and an empty one for its back."""
    return [one for page in pages for one in (page, _empty(page))]


def _ended(pages: Sequence[b.Page]) -> list[b.Page]:
    """The pages, and an empty one if they end on a front."""
    return [*pages, _empty(pages[-1])] if len(pages) % 2 else [*pages]


def _empty(like: b.Page) -> b.Page:
    return b.Page(size=like.size, boxes=())


def _written(write: Callable[[Writer], None], to: Writer) -> Writer:
    """The page in the largest letters in which it fits."""
    page = to
    for letters in SIZES:
        page = Writer(to.area, to.rules, to.voice, to.look, letters)
        write(page)
        if not page.over and not page.rest:
            break
    return page


def _drawing(page: Writer, size: tuple[float, float]) -> tuple[b.Box, ...]:
    """A section through the City on the paper that is left."""
    room = frame.room(size)
    height = room.bottom - page.y
    if height < _LEAST:
        return ()
    return section(Area(room.x, page.y, room.width, height), 1000 / SCALE, f"{page.look.seed}/{len(page.boxes)}")
