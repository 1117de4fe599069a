"""The rulebook: the whole game as one book, made from the rules and from the chapters in printables/chapter."""

from __future__ import annotations

from rpg.press.book.document import rulebook

__all__ = ["rulebook"]
