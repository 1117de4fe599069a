"""Every paper as a picture: ink only where a printer reaches, but for what is declared to go beyond it."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pytest

from rpg.cli.print import Desk
from rpg.cli.print_map import map_options, map_paper
from rpg.press import shelf
from rpg.press.area import Area
from rpg.press.cards import impose
from rpg.press.cards.facts import FOR_PLAYERS
from rpg.press.frame import MARGIN
from rpg.press.options import Options
from rpg.press.printing import flat, print_cards
from tests.press.pairwise import Row, covering, pairs
from tests.press.papers import LANGUAGES, PAPERS, THEMES, rules, voice
from tests.press.printed import JOBS, printed

if TYPE_CHECKING:
    from rpg.press.options import Printed

FACTORS: dict[str, tuple[object, ...]] = {
    "word": (*JOBS, "map"),
    "paper": PAPERS,
    "theme": THEMES,
    "language": LANGUAGES,
    "large": (False, True),
    "for": ("gm", "player"),
    "flatten": (False, True),
}
WHITE = 250
PAGES = 8  # of one paper, in the short form
ROWS = covering(FACTORS)
FULL = [dict(zip(FACTORS, chosen, strict=True)) for chosen in product(*FACTORS.values())]


def made(row: Row) -> Printed:
    word, language, player = str(row["word"]), str(row["language"]), row["for"] == "player"
    how = {name: row[name] for name in ("paper", "theme", "large")}
    if word == "map":
        at, audience = Desk(rules(), voice(language)), "player" if player else "gm"
        options = map_options(at, audience, "plate", str(row["paper"]), str(row["theme"]))  # type: ignore[arg-type]  # one of two words
        one = map_paper(at, next(iter(rules().maps.values())), options)
    elif word in {"cards", "fold"} and player:
        options_ = Options(notice=voice(language).word("press.notice"), **how)  # type: ignore[arg-type]  # its fields
        one = print_cards(rules(), voice(language), options_, FOR_PLAYERS, fold=word == "fold")
    else:
        one = printed(word, language, **how)
    return flat(one) if row["flatten"] else one


def declared(row: Row, size: tuple[float, float], page: int) -> list[Area]:
    """Where ink may be, in millimetres: inside the margins, or on cards, their bleed and their crop marks."""
    width, height = size
    safe = Area(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN)
    if row["word"] == "table" and not row["large"] and page < _HALVES:
        return [safe, Area(0, height / 2 - 1, width, 2)]  # where half-sheets are cut apart
    if row["word"] == "screen" and page % 2:  # the drawing that the players see goes out to the edges
        return [Area(0, 0, width, height)]
    if row["word"] not in {"cards", "fold"}:
        return [safe]
    fold = "-fold" if row["word"] == "fold" else ""
    lies = shelf.imposition(f"{row['paper']}{'-large' if row['large'] else ''}{fold}")
    reach = lies.bleed + lies.mark_gap + lies.mark
    cards = [*impose.places(lies), *(impose.behind(one, lies, "long") for one in impose.places(lies))]
    left, top = min(one.x for one in cards), min(one.y for one in cards)
    right, bottom = max(one.right for one in cards), max(one.bottom for one in cards)
    block = Area(left - lies.bleed, top - lies.bleed, right - left + 2 * lies.bleed, bottom - top + 2 * lies.bleed)
    marks = [Area(one.x - 0.5, top - reach, 1, bottom - top + 2 * reach) for one in cards]
    marks += [Area(one.right - 0.5, top - reach, 1, bottom - top + 2 * reach) for one in cards]
    marks += [Area(left - reach, one.y - 0.5, right - left + 2 * reach, 1) for one in cards]
    marks += [Area(left - reach, one.bottom - 0.5, right - left + 2 * reach, 1) for one in cards]
    slug = Area(
        lies.slug[0] - 1, lies.slug[1] - 4, width - 2 * lies.slug[0] + 2, height - MARGIN / 2 - lies.slug[1] + 4
    )
    bent = [Area(lies.fold - 1, 4.5, 2, height - 9)] if lies.fold else []
    return [block, *marks, slug, *bent]


_HALVES = 3


class Seen(NamedTuple):
    """A page in grey, 72 dots an inch, a row after another; ``dot`` is the side of one, in millimetres."""

    dot: tuple[float, float]
    rows: list[bytearray]

    def without(self, area: Area) -> None:
        """Take away what is in an area, and the dot at its edge, which is half grey."""
        across, down = self.dot
        cut = slice(max(0, int(area.x / across) - 1), int(area.right / across) + 2)
        for row in self.rows[max(0, int(area.y / down) - 1) : int(area.bottom / down) + 2]:
            row[cut] = b"\xff" * len(row[cut])

    def ink(self) -> list[tuple[int, int]]:
        """Where there is any, in dots."""
        return [
            (next(x for x, value in enumerate(row) if value < WHITE), y)
            for y, row in enumerate(self.rows)
            if row and min(row) < WHITE
        ]


def seen(page: pypdfium2.PdfPage, size: tuple[float, float]) -> Seen:
    bitmap = page.render(scale=1, grayscale=True, may_draw_forms=True)
    pixels, stride = bytes(bitmap.buffer), bitmap.stride
    rows = [bytearray(pixels[y * stride : y * stride + bitmap.width]) for y in range(bitmap.height)]
    return Seen((size[0] / bitmap.width, size[1] / bitmap.height), rows)


def faults(row: Row, most: int) -> list[str]:
    one = made(row)
    pdf = pypdfium2.PdfDocument(one.data)
    pdf.init_forms()
    said = []
    for number, page in enumerate(one.document.pages[:most]):
        picture = seen(pdf[number], page.size)
        if not picture.ink():
            said.append(f"page {number}: empty")
        for area in declared(row, page.size, number):
            picture.without(area)
        across, down = picture.dot
        said += [f"page {number}: ink at {x * across:.1f}, {y * down:.1f} mm" for x, y in picture.ink()[:1]]
    return said


def test_every_two_choices_meet():
    wanted = {
        ((one, a), (two, b)) for one, two in combinations(FACTORS, 2) for a, b in product(FACTORS[one], FACTORS[two])
    }
    assert {pair for row in ROWS for pair in pairs(row)} == wanted
    assert len(ROWS) <= 2 * len(FACTORS["word"]) + 2


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(str(value) for value in row.values()))
def test_ink_keeps_to_its_place(row: Row):
    assert faults(row, PAGES) == []


@pytest.mark.full
def test_ink_keeps_to_its_place_in_every_variant():
    assert [(row, found) for row in FULL if (found := faults(row, 1000))] == []
