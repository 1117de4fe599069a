"""The parser beside a grammar of the same notation: both read the same texts, and see the same trees in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from lark.exceptions import LarkError, VisitError

from rpg import dice
from rpg.dice.limits import Limits
from rpg.dice.parser import Parser
from tests.dice.oracle import ORACLE, TREES, Meaning
from tests.dice.trees import trees

if TYPE_CHECKING:
    from rpg.dice.tree import Node

WIDE = Limits(10**6, 10**3, 10**6, 10**18, 10**18, 10**18, 10**18)
SYNTAX = {"empty", "unexpected", "ended", "decimal"}
REFUSED = "refused"
PIECES = (
    *"0123456789dDxXrRkKhHlL()[]{}<>=!+-*/%#:;,.@$ \t\u2212_é\u0130\u017f\u212a\u0663", "2d6", "4d6kh3", "d20", "kh",
    "kl1", "dh", "dl2", "xx", "xp", "xo", "ro", "rr", "ra", "min", "max", "cs", "cf", ">=5", "=1", "==", "!=", "//",
    "vs", "opp", "let", "in", "let x = 2 in x", "if(", "pool(", "ladder(core)", "vs ladder(core)", "table(omen,",
    "step(", "floor(", "d{1,2}", "d{hit,miss}", "=hit", "dF", "dFkh1", "d66", "vs ladder(a) + 1", "OPP", "VS 3",
    "LET y = 3 IN y", "d%", "d(6)", "(2)d6", "[fire]", "[>=5:1,10:-2]", ":3", " :3", "; why", "=6,3", "@a.b",
    "@{a b}", "$m-1", "x=hit-2", "1.5",
)  # fmt: skip


def ours(text: str) -> Node | str:
    """The tree that the parser sees, before it is asked what it means; or the code of the error."""
    parser = Parser(text, WIDE)
    try:
        tree = parser.expression()
        after = parser.peek()
        if after.lastgroup != "end" and after["other"] not in {"=", ";"}:
            return REFUSED
        if after["other"] == "=" and not text[after.end() :].partition(";")[0].strip():
            return REFUSED
    except dice.DiceError as error:
        return REFUSED if error.code in SYNTAX else error.code
    return tree


def theirs(text: str) -> Node | str:
    """The tree that the grammar sees."""
    try:
        found: Any = TREES.transform(ORACLE.parse(text))
    except VisitError as error:
        if isinstance(error.orig_exc, Meaning):
            return "meaning"
        raise
    except LarkError:
        return REFUSED
    tree: Node = found
    return tree


def agreed(text: str) -> bool:
    """Whether both read a text, after making sure that they read the same; what has no meaning proves nothing."""
    mine = ours(text)
    if isinstance(mine, str) and mine != REFUSED:
        return False
    assert mine == theirs(text), text
    return mine != REFUSED


@given(trees())
def test_both_see_the_same_tree_in_every_text(made):
    assert ours(dice.show(made)) == made
    assert agreed(dice.show(made))


@st.composite
def mutated(draw: Any) -> str:
    """A text with some pieces put in, taken out, or put in the place of others."""
    text = dice.show(draw(trees(left=2)))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 3, len(text))))
        piece = draw(st.sampled_from(PIECES) | st.just(""))
        text = text[:start] + piece + text[end:]
    return text


@given(mutated())
def test_both_refuse_the_same_texts(text):
    agreed(text)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_both_read_the_same_of_pieces_thrown_together(text):
    agreed(text)
