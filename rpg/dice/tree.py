"""What a dice text means, as a frozen tree. Equal trees mean the same dice, wherever they stood in their text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Handful:
    """``count`` dice of ``sides`` sides, added or (``sign`` -1) subtracted.

    ``keep`` of them count, the highest ones or the lowest; 0 means all. ``start`` and ``end`` are the span in the text.
    """

    count: int
    sides: int
    keep: int = 0
    lowest: bool = False
    sign: int = 1
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    def __str__(self) -> str:
        kept = f"k{'l' if self.lowest else 'h'}{self.keep}" if self.keep else ""
        return f"{self.count}d{self.sides}{kept}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A whole number, not negative, added or (``sign`` -1) subtracted."""

    value: int
    sign: int = 1

    def __str__(self) -> str:
        return f"{self.value}"


@dataclass(frozen=True, slots=True)
class Total:
    """Handfuls and numbers, added up."""

    terms: tuple[Handful | Number, ...]

    def __str__(self) -> str:
        said = "".join(f"{'-' if term.sign < 0 else '+'}{term}" for term in self.terms)
        return said.removeprefix("+")

    @property
    def handfuls(self) -> tuple[Handful, ...]:
        """The terms that are dice, in order."""
        return tuple(term for term in self.terms if isinstance(term, Handful))

    @property
    def fixed(self) -> int:
        """What the numbers among the terms add up to."""
        return sum(term.sign * term.value for term in self.terms if isinstance(term, Number))


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolTest:
    """A pool read against the ladder of that name: ``pool(4) vs ladder(core)``."""

    pool: int
    ladder: str
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"pool({self.pool}) vs ladder({self.ladder})"


Expr: TypeAlias = Total | PoolTest
