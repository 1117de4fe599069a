"""What a dice text may name: attributes, macros, ladders and tables, handed in by whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.dice.ladder import Ladder

_NONE: Mapping[str, object] = {}


class TableRow(NamedTuple):
    """Totals from ``low`` to ``high``, both included, fall on the row ``key``."""

    low: int
    high: int
    key: str


class Context(NamedTuple):
    """What is known by name. Names are folded to small letters.

    ``attributes``: ``@tae.reflex`` is found as ``tae.reflex``. ``macros``: ``$sneak`` as ``sneak``, a dice text.
    ``ladders`` and ``tables`` by the name in ``ladder(core)`` and ``table(omen, d12)``.
    """

    attributes: Mapping[str, int] = _NONE  # type: ignore[assignment]  # empty, so of any type
    macros: Mapping[str, str] = _NONE  # type: ignore[assignment]  # the same
    ladders: Mapping[str, Ladder] = _NONE  # type: ignore[assignment]  # the same
    tables: Mapping[str, tuple[TableRow, ...]] = _NONE  # type: ignore[assignment]  # the same


NOTHING = Context()
"""A context in which nothing has a name."""
