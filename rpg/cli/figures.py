"""What sampled fights and expeditions came to, in columns: ``rpg simulate`` and ``rpg validate --balance``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.words import Voice

_LEAST = 12
"""The least width of a column, in signs."""


def columns(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    """The lines of a table: the heads over the figures, and each row's name before its own."""
    wide = max((len(name) for name, _ in rows), default=0)
    each = [max(_LEAST, len(head)) for head in heads]
    for name, cells in (("", heads), *rows):
        yield f"{name:{wide}}  {'  '.join(f'{cell:>{n}}' for cell, n in zip(cells, each, strict=True))}".rstrip()


def figure(value: float | None, key: str, voice: Voice) -> str:
    """A figure as it is said: how many are left of a party (``survivors``) is a mean, all else a share in percent."""
    if value is None:
        return "–"
    if key == "survivors":
        return voice.word("cli.simulate.mean", n=round(value, 2))
    return voice.word("cli.simulate.share", n=round(value, 1))
