"""The GM's screen: four panels across, each a landscape page, made from the rules that the campaign plays by."""

from __future__ import annotations

from rpg.press.screen.document import screen

__all__ = ["screen"]
