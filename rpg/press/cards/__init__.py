"""Cards of the rules: gear, adversaries, conditions and abilities, to cut out and hand across the table.

What stands on a card is data (``printables/card``), and so is where cards lie on a page (``printables/imposition``).
"""

from __future__ import annotations

from rpg.press.cards.document import Deck, cards
from rpg.press.cards.facts import KINDS

__all__ = ["KINDS", "Deck", "cards"]
