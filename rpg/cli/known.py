"""What is known when dice are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.cli.texts import Words
    from rpg.dice import Context


class Known(NamedTuple):
    """What texts may name, the words of the language to answer in, and how a degree or a row is called by its key."""

    context: Context
    words: Words
    name: Callable[[str], str] = str
