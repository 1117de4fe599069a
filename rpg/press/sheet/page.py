"""Pages of a sheet: the frame, the zones, and a second try if something had to be carried over to the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.press import boxes as b
from rpg.press import frame, large
from rpg.press.legible import unknown_letters
from rpg.press.options import Laid
from rpg.press.sheet.bind import Binder, Scope
from rpg.press.sheet.spread import spread
from rpg.press.sheet.view import view
from rpg.press.sheet.zones import stand, zone
from rpg.press.title import Plates

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.game.character.state import Person
    from rpg.press.area import Area
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.sheet.layout import Page, Sheet
    from rpg.words import Voice


def sheet(  # noqa: PLR0917 -- who, by which rules, in which words, how it looks, what stands where
    person: Person | None, rules: Rules, voice: Voice, look: Look, laid: Sheet, options: Options
) -> Laid:
    """The sheet of somebody, or a blank one."""
    name = person.name if person else voice.word("press.sheet.blank")
    said = (voice.word("press.sheet.title", name=name), voice.word("press.sheet.subject"))
    return filled(view(person, rules, voice, options.written), said, rules, voice, look, laid, options)


def filled(  # noqa: PLR0913, PLR0917 -- what is shown, what it is called, by which rules, in which words, how, where
    shown: dict[str, Any], said: tuple[str, str], rules: Rules, voice: Voice, look: Look, laid: Sheet, options: Options
) -> Laid:
    """A sheet of anything that was made plain data of; ``said`` is the title and the subject of its document."""
    look = msgspec.structs.replace(look, seed=f"{look.seed}/{laid.id}/{said[0]}")
    binder = Binder(shown, voice, look, f"printables/sheet/{laid.id}.json")
    plates = Plates(rules, voice, look, options)
    pages = _pages(binder, laid, plates, options.paper)
    if binder.left_over:
        binder = binder.again()
        plates.problems.clear()
        pages = _pages(binder, laid, plates, options.paper)
        binder.settle()
    document = b.Document(
        title=said[0],
        subject=said[1],
        language=voice.language,
        theme=look.theme,
        pages=pages,
    )
    return Laid(
        document, (*binder.problems, *dict.fromkeys(plates.problems), *unknown_letters(document, look.metrics, voice))
    )


def zones(binder: Binder, page: Page, whole: Area, place: str, prefix: str = "") -> tuple[b.Box, ...]:
    """Every zone of a page, in the squares of ``whole``; ``prefix`` begins the names of its fields."""
    scope = Scope(binder, place, None, prefix)
    binder.page = scope.say(page.title)
    stands = ((part, stand(part, whole)) for part in page.zones)
    return tuple(box for i, (part, area) in enumerate(stands) for box in zone(part, area, scope.at("zones").at(i)))


def _pages(binder: Binder, laid: Sheet, plates: Plates, paper: str) -> tuple[b.Page, ...]:
    on = large.paper(paper, binder.look, across=binder.look.times != 1.0)
    drawn: list[tuple[str, tuple[b.Box, ...]]] = []
    for number, page in enumerate(laid.pages):
        place = f"/pages/{number}"
        title = binder.page = Scope(binder, place).say(page.title)
        if binder.look.times == 1.0:
            drawn.append((title, zones(binder, page, frame.inner(on.laid), place)))
        else:
            parts = spread(binder, page, (b.PAPERS[paper], on.laid), place)
            drawn += [(f"{title} · {i}/{len(parts)}", boxes) for i, boxes in enumerate(parts, 1)]
    pages = []
    for number, (title, boxes) in enumerate(drawn, 1):
        around = plates.around(on.laid, sheet=f"{number}/{len(drawn)}", scale=laid.scale)
        pages.append(on.page((*around, *boxes), title))
    return tuple(pages)
