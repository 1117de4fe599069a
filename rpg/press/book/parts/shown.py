"""What a part needs beside the writer, and what several of them say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press.grid import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.book.flow import Flow
    from rpg.press.grid import Column as Columns
    from rpg.press.table.numbers import Met
    from rpg.press.theme import Font

NONE = "—"


class Shown(NamedTuple):
    """What came of sampled fights, and the tables that no chapter names."""

    met: Sequence[Met] = ()
    rest: Sequence[str] = ()


def head(to: Flow, key: str, share: float, *, strong: bool = False, number: bool = False) -> Columns:
    """A column headed by a word of the catalogue, ``press.book.col.*``; numbers stand in the middle."""
    font: Font = "strong" if strong else "body"
    return Column(to.voice.word(f"press.book.col.{key}"), share, "centre" if number else "left", font)


def faces(low: int, high: int) -> str:
    """The faces of a row."""
    return f"{low}" if low == high else f"{low}–{high}"


def signed(number: int) -> str:
    """Dice more or less."""
    return f"{number:+}".replace("-", "−") if number else NONE
