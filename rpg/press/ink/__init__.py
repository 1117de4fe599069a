"""Ink: the one door to reportlab. A document goes in, the bytes of a PDF come out, the same ones every time."""

from __future__ import annotations

from rpg.press.ink.fonts import metrics
from rpg.press.ink.write import write

__all__ = ["metrics", "write"]
