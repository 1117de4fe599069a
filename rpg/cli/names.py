"""How a campaign names packs that are no files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PYTHON = "python:"
"""Before the name of a code pack. Nothing else makes the program run somebody else's code."""


def coded(names: Iterable[object]) -> list[str]:
    """The code packs among those names."""
    return [name for name in names if isinstance(name, str) and name.startswith(PYTHON)]
