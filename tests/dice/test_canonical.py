"""The canonical text: reading it gives the tree it was made of, whatever the tree."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice.limits import Limits
from rpg.dice.parser import Parser
from rpg.dice.tree import Faces, Node, Number, Span, Test, Weight
from tests.dice.trees import totals, trees

if TYPE_CHECKING:
    from collections.abc import Callable

WIDE = Limits(text=100_000, depth=500, parts=100_000, dice=1_000_000)
PLAIN = (
    "d6", "D20", "2d6", "12d66", "d666", "d6666", "1000d100000", "4d6kh3", "4D6KL1", "4d6dh9", "8d6cs>=5", "8d6cf=1",
    "8d6CS<2", "5d6x", "5d6X", "+", "-", "7", "0", "007", "123456789", "1234567890", "0d6", "01d06", "kh", "x", "p",
    ":3", "=6", ">5", "cs", "!", ".5", "%", "d%", "dF", "*", "(", ")", "=8", ";", "d", "6", "\u017f", "\u0663",
)  # fmt: skip
NODES: tuple[Any, ...] = (*get_args(Node), Faces, Test, Weight)


@given(trees())
def test_what_a_tree_says_reads_as_that_tree(made):
    said = dice.show(made)
    assert dice.parse(said, WIDE) == made
    assert dice.show(dice.parse(said, WIDE)) == said


@given(totals(left=2))
def test_the_usual_limits_make_no_other_tree(made):
    said = dice.show(made)
    if len(said) <= dice.LIMITS.text:
        limits = dice.LIMITS._replace(dice=10**6, parts=10**6, depth=100)
        assert made == dice.parse(said, limits) == Parser(said, limits).line().tree


def read(reader: Callable[[], object]) -> object:
    """What a reader reads, or what is wrong and where."""
    try:
        return reader()
    except dice.DiceError as error:
        return error.code, error.start, error.end, error.hint


@given(st.lists(st.tuples(st.sampled_from(PLAIN), st.sampled_from(["", " ", "  "])), max_size=9))
def test_the_short_way_and_the_parser_see_the_same(pieces):
    text = "".join(piece + space for piece, space in pieces)
    assert read(lambda: dice.parse_line(text)) == read(lambda: Parser(text, dice.LIMITS).line())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("d6x x", "1d6x x"),
        ("d6xx", "1d6xx"),
        ("d6x xx xp x", "1d6x xx xp x"),
        ("d6x=6x", "1d6x=6x"),
        ("d6x:2x", "1d6x:2x"),
        ("4dFx xp", "4dFx xp"),
        ("4dFxmin0", "4dFxmin0"),
        ("4dFxxkh1", "4dFxxkh1"),
        ("3d{hit,miss}x=hit cs=hit", "3d{hit,miss}x=hit cs=hit"),
        ("3d{hit,miss}x=hit:2cs=hit", "3d{hit,miss}x=hit:2cs=hit"),
        ("3d{a,b}r=a ro!=b", "3d{a,b}r=a ro!=b"),
        ("3d{a,b}cs=a cf=b", "3d{a,b}cs=a cf=b"),
        ("3d{a,b}cs[=a:1]", "3d{a,b}cs=a"),
        ("3d{a,b}cs[=a:2,=b:-1]cf=b", "3d{a,b}cs[=a:2,=b:-1]cf=b"),
        ("let x1 = 4d6 in x1 kh1", "let x1 = 4d6 in x1 kh1"),
        ("$m kh1", "$m kh1"),
        ("$m d6", "($m)d6"),
        ("d(66)", "1d(66)"),
        ("d(6)", "1d6"),
        ("@{Tae.Reflex}", "@tae.reflex"),
        ("@{ Old   Charts }", "@{old charts}"),
        ("1-(2-3)", "1 - (2 - 3)"),
        ("(1-2)-3", "1 - 2 - 3"),
        ("--1", "--1"),
        ("-(1+2)", "-(1 + 2)"),
        ("(10d6)>=5", "(10d6) >= 5"),
        ("5<=10d6", "5 <= 10d6"),
        ("(let x = 2 in x) + 1", "(let x = 2 in x) + 1"),
        ("let x = 2 in x + 1", "let x = 2 in x + 1"),
        ("4d6 vs ladder(core) [x]", "(4d6 vs ladder(core)) [x]"),
        ("4d6min-1", "4d6min-1"),
        ("4d6min(1+1)", "4d6min(1 + 1)"),
        ("4d6cs>=(d6)", "4d6cs>=(1d6)"),
        ("4d6cs>=(5)", "4d6cs>=5"),
        ("let \u0130 = 1 in \u0130", "let i = 1 in i"),
    ],
)
def test_nothing_runs_together(text, said):
    assert dice.show(dice.parse(text)) == said
    assert dice.parse(said) == dice.parse(text)


def test_parts_of_different_kinds_differ_whatever_is_in_them():
    alike = [pair for pair in itertools.combinations(NODES, 2) if len(pair[0]._fields) == len(pair[1]._fields)]
    assert len(alike) > 50
    for one, other in alike:
        fields = range(len(one._fields))
        assert tuple(one(*fields)) == tuple(other(*fields))
        assert one(*fields) != other(*fields)
        assert not one(*fields) == other(*fields)  # noqa: SIM201  both operators are ours
        assert one(*fields) == one(*fields)


def test_a_plain_tuple_is_no_part():
    assert Number(1) != (1, Span(0, 0))


def test_a_place_is_no_part_of_a_meaning():
    near, far = dice.parse("2d6kh1+1"), dice.parse("  2 d 6 kh 1 +  1 ".replace("d 6", "d6"))
    assert near == far
    assert hash(near) == hash(far)
    assert near[-1][:] != far[-1][:]
    assert Number(1, Span(0, 1)) == Number(1, Span(5, 6)) != Number(2, Span(0, 1))
