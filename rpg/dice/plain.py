"""The short way for what is written most: plain dice with at most one modifier, and numbers, added up.

``1d20+5`` · ``4d6kh3`` · ``10d6cs>=5`` · ``2d6 + 1d8 - 2``. One pattern for each term takes half the time of the
parser, whose tree it equals (a test holds the two together). Whatever is less plain, or wrong, is the parser's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.dice.kinds import Kind
from rpg.dice.limits import LIMITS
from rpg.dice.tree import ASKS, Binary, Count, Dice, Explode, Keep, Node, Number, Test, Weight, span

if TYPE_CHECKING:
    from typing import Literal

_TERM = re.compile(
    r"\s*(?:([0-9]{0,4})d(?!666?(?![0-9]))([1-9][0-9]{0,4})"
    r"(?:([kd][hl])([0-9]{1,4})|(c[sf])(>=|<=|=|<|>)([0-9]{1,6})(?![0-9])|(x)(?![xp:<>=!0-9]))?"
    r"|([0-9]{1,9}))\s*(?:([-+])|\Z)",
    re.IGNORECASE | re.ASCII,
)
_SIGNS: dict[str, Literal["+", "-"]] = {"+": "+", "-": "-"}
_KEEPS: dict[str, Literal["kh", "kl", "dh", "dl"]] = {"kh": "kh", "kl": "kl", "dh": "dh", "dl": "dl"}
_COUNTS: dict[str, Literal["cs", "cf"]] = {"cs": "cs", "cf": "cf"}
_ONE = Number(1)
_PARTS = 3
"""Parts of the longest term, as the parser counts them."""


def plain(text: str) -> tuple[Node, Kind] | None:
    """The tree of a plain text within the usual limits, and what it comes to; None if the parser must read it."""
    match = _TERM.match(text) if "d" in text or "D" in text else None
    if match is None:
        return None
    term = tree = _term(match)
    op, rolled, parts = match[10], 0, _PARTS
    while term is not None and tree is not None:
        rolled += int(match[1] or "1") if match[2] else 0
        if rolled > LIMITS.dice or parts > LIMITS.parts:
            return None
        if op is None:
            return tree, _KINDS[type(tree)]
        match = _TERM.match(text, match.end())
        if match is None:
            return None
        term = _term(match)
        tree = term and Binary(_SIGNS[op], tree, term, span((tree[-1][0], term[-1][1])))
        op, parts = match[10], parts + _PARTS
    return None


def _term(match: re.Match[str]) -> Node | None:
    """One number, or dice with their modifier; None if no die is rolled."""
    amount, sides, keep, kept, count, ask, wanted, explode, number, _ = match.groups()
    if number is not None:
        return Number(int(number), span(match.span(9)))
    start = match.start(1)
    if amount:
        many = Number(int(amount))
        if not many.value:
            return None
    else:
        many = _ONE
    dice = Dice(many, Number(int(sides)), span((start, match.end(2))))
    if keep is not None and not 1 <= int(kept) <= many.value:
        return None
    if keep is not None:
        return Keep(dice, _KEEPS[keep.lower()], Number(int(kept)), span((start, match.end(4))))
    if count is not None:
        rule = Weight(Test(ASKS[ask], Number(int(wanted))), 1)
        return Count(dice, _COUNTS[count.lower()], (rule,), span((start, match.end(7))))
    return dice if explode is None else Explode(dice, "x", None, None, span((start, match.end(8))))


_KINDS: dict[type, Kind] = {
    Dice: Kind.POOL, Keep: Kind.POOL, Explode: Kind.POOL, Count: Kind.NUMBER, Number: Kind.NUMBER, Binary: Kind.NUMBER,
}  # fmt: skip
