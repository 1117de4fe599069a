"""What packs bring to print with and to read, beside what lies in printables/."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press import shelf
from rpg.press.sheet.layout import Addition, Sheet
from rpg.press.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.press.book.layout import Chapter  # noqa: TC004 - what stands behind these is for those who print them
    from rpg.press.cards.layout import Card  # noqa: TC004 - the same
    from rpg.press.handout.layout import Handout  # noqa: TC004 - the same


class Brought(msgspec.Struct, frozen=True):
    """An addition to a sheet, and its file as it is shown."""

    file: str
    addition: Addition


class Printables(msgspec.Struct, frozen=True):
    """Sheets, cards, themes and handouts of packs by name, which come before those of the program.

    Additions are in order, and so are chapters by id, which come behind those of the program, or in the place of one.
    """

    sheets: dict[str, Sheet] = {}
    additions: tuple[Brought, ...] = ()
    cards: dict[str, Card] = {}
    themes: dict[str, Theme] = {}
    handouts: dict[str, Handout] = {}
    chapters: dict[str, Chapter] = {}

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name with all that packs add to it; FileNotFoundError if there is none."""
        made = self.sheets[name] if name in self.sheets else shelf.sheet(name)
        for brought in self.additions:
            if brought.addition.sheet == name:
                made, _ = made.extended(brought.addition, brought.file)
        return made

    def touches(self, name: str) -> bool:
        """Whether a pack brings a sheet of that name, or anything to add to it."""
        return name in self.sheets or any(brought.addition.sheet == name for brought in self.additions)

    def card(self, name: str) -> Card:
        """The card of that name; FileNotFoundError if there is none."""
        return self.cards[name] if name in self.cards else shelf.card(name)

    def theme(self, name: str) -> Theme:
        """The theme of that name; FileNotFoundError if there is none."""
        return self.themes[name] if name in self.themes else shelf.theme(name)

    def own_cards(self, known: Iterable[str]) -> tuple[str, ...]:
        """The names of the cards that are none of the ``known`` kinds, sorted."""
        return tuple(sorted(set(self.cards) - set(known)))

    def every_handout(self) -> tuple[Handout, ...]:
        """All handouts, by name: those of the program, and those of packs."""
        found = {one.id: one for one in shelf.handouts()} | self.handouts
        return tuple(found[name] for name in sorted(found))

    def book(self) -> tuple[Chapter, ...]:
        """The chapters of the rulebook in their order, with numbers that tell it."""
        ours = shelf.chapters()
        known = {one.id for one in ours}
        there = [self.chapters.get(one.id, one) for one in ours]
        there += [one for name, one in self.chapters.items() if name not in known]
        return tuple(msgspec.structs.replace(one, number=number) for number, one in enumerate(there, 1))
