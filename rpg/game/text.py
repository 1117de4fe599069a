"""Texts inside rule data: a plain sentence, or a name with its forms."""

from __future__ import annotations

from rpg.words import Forms, Text

__all__ = ["Forms", "Text"]
