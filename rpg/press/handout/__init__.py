"""What a GM hands to players: a page as if it had been found in the City."""

from __future__ import annotations

from rpg.press.handout.page import handout

__all__ = ["handout"]
