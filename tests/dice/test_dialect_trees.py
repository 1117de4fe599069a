"""Other rollers' notations: whatever a dialect can say is read as it was written, and no text breaks a reader."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import DiceError, dialect
from rpg.dice.tree import (
    Binary,
    Call,
    Clamp,
    Compare,
    Count,
    Dice,
    Explode,
    Faces,
    Keep,
    Labeled,
    Name,
    Number,
    Reroll,
    Set,
    Test,
    Unary,
    Weight,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.dice.tree import Node

T = TypeVar("T")

numbers = st.builds(Number, st.integers(0, 12))
tests = st.builds(Test, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), st.builds(Number, st.integers(1, 7)))
sided = st.sampled_from(
    [Number(4), Number(6), Number(66), Faces((-1, 0, 1), "F"), Faces((0, 1)), Faces(tuple(range(0, 100, 10)))]
)


def plain_dice() -> st.SearchStrategy[Node]:
    return st.builds(Dice, st.builds(Number, st.integers(1, 4)), sided)


def modified(pools: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    limits = st.none() | st.integers(1, 3)
    return st.one_of(
        st.builds(Keep, pools, st.sampled_from(["kh", "kl", "dh", "dl"]), st.builds(Number, st.integers(0, 3))),
        st.builds(Explode, pools, st.sampled_from(["x", "x", "xx", "xp"]), st.none() | tests, limits),
        st.builds(Reroll, pools, st.sampled_from(["r", "ro"]), tests),
        st.builds(Clamp, pools, st.sampled_from(["min", "max"]), st.builds(Number, st.integers(1, 6))),
    )


def counted(pools: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    weights = st.lists(st.builds(Weight, tests, st.sampled_from([1, 1, -1, 2])), min_size=1, max_size=2).map(tuple)
    successes = st.builds(Count, pools, st.just("cs"), weights)
    return successes | st.builds(Count, successes, st.just("cf"), weights)


def pools() -> st.SearchStrategy[Node]:
    once = modified(plain_dice())
    sets = st.lists(once | numbers, min_size=1, max_size=3).map(lambda items: Set(tuple(items)))
    kept = st.builds(Keep, sets, st.sampled_from(["kh", "dl"]), st.just(Number(1)))
    return plain_dice() | once | modified(once) | sets | kept


def trees() -> st.SearchStrategy[Node]:
    leaves = pools() | counted(pools()) | numbers | st.just(Name("@", "tae.reflex"))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(Binary, st.sampled_from(["+", "-", "*", "/", "//", "%"]), inner, inner),
            st.builds(Unary, st.just("-"), inner),
            st.builds(Labeled, inner, st.sampled_from(["fire", "old iron"])),
            st.builds(lambda function, a, b: Call(function, (a, b)), st.sampled_from(["min", "max"]), inner, inner),
            st.builds(lambda function, a: Call(function, (a,)), st.sampled_from(["floor", "ceil", "abs"]), inner),
        ),
        max_leaves=4,
    ) | st.builds(Compare, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), leaves, numbers)


def spelled(tree: object, name: str) -> object:
    """The same tree, with those of its parts spelled anew that a dialect has one spelling for and we have several."""
    if not isinstance(tree, tuple):
        return tree
    again = partial(spelled, name=name)
    parts: list[Any] = [again(part) for part in tree]
    made = type(tree)(*parts) if hasattr(tree, "_fields") else tuple(parts)
    match made:
        case Test(op=op, value=Number(value=value)) if name != "foundry" and op not in {"=", "!="}:
            strict = {">=": (">", -1), "<=": ("<", 1)} if name == "d20" else {">": (">=", 1), "<": ("<=", -1)}
            sign, more = strict.get(op, (op, 0))
            return Test(sign, Number(value + more))  # type: ignore[arg-type]  # one of the six signs
        case Explode(pool=pool, when=Test()):
            (faces,) = {dialect.same.faces_of(pool)}
            return made._replace(when=dialect.same.exploding(made.when, faces))
        case Binary(op="//", left=left, right=right) if name != "d20":
            return Call("floor", (Binary("/", left, right),))
        case Call(function="min" | "max" as function, values=values) if name != "foundry":
            return Keep(Set(values), "kl" if function == "min" else "kh", Number(1))
        case _:
            return made


def tried(read: Callable[[], T]) -> T | DiceError:
    try:
        return read()
    except DiceError as error:
        return error


@pytest.mark.parametrize("name", dialect.NAMES)
@given(tree=trees())
def test_what_a_dialect_can_say_is_read_as_it_was_written(name: str, tree: Node) -> None:
    text = tried(lambda: dialect.write(tree, name))
    event("refused" if isinstance(text, DiceError) else "written")
    if isinstance(text, DiceError):
        assert text.code == "no_equivalent"
        return
    read = tried(lambda: dialect.read(text, name))
    if isinstance(read, DiceError):
        assert isinstance(tried(lambda: dice.parse(dice.show(tree))), DiceError)  # wrong here, too: perhaps twice
        return
    assert read == spelled(tree, name)
    assert dialect.read(dialect.write(read, name), name) == read


@given(st.text(alphabet="0123456789dkhlrxopmia!{}()[]<>=+-*/%.,@#fe \\", max_size=20), st.sampled_from(dialect.NAMES))
def test_no_text_breaks_a_reader(text: str, name: str) -> None:
    tree = tried(lambda: dialect.read(text, name))
    if isinstance(tree, DiceError):
        assert 0 <= tree.start <= tree.end <= len(text)
    else:
        assert dice.parse(dice.show(tree)) == tree
