"""How deep parts may stand inside one another: every reader calls itself for each, and Python ends that somewhere."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from rpg.dice.error import DiceError
from rpg.dice.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice.limits import Limits

P = ParamSpec("P")
T = TypeVar("T")

_MOST = 1_000
"""Parts inside one another that Python, as it comes, surely cannot follow; in C it does, until the memory is gone."""


def within(limits: Limits) -> Limits:
    """The same limits, but for trees that would be too deep even to be compared, or forgotten."""
    if limits is LIMITS or (limits.depth <= _MOST and limits.parts <= _MOST):
        return limits
    return limits._replace(depth=min(limits.depth, _MOST), parts=min(limits.parts, _MOST))


def too_deep() -> DiceError:
    """The error of a tree that is deeper than Python can follow: a caller's own limits allow it."""
    return DiceError("too_deep", "parts stand inside one another too deep to be followed", (0, 0), limit=LIMITS.depth)


def followed(reader: Callable[P, T]) -> Callable[P, T]:
    """A reader that says ``too_deep`` where Python cannot follow."""

    @wraps(reader)
    def read(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return reader(*args, **kwargs)
        except RecursionError:
            raise too_deep() from None

    return read
