"""The canonical text of a tree: the one spelling that means it. Reading it again gives an equal tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice import lexer
from rpg.dice.depth import followed
from rpg.dice.tree import (
    Binary,
    Call,
    Clamp,
    Compare,
    Count,
    Dice,
    Explode,
    Faces,
    Graded,
    If,
    Keep,
    Labeled,
    Let,
    Lookup,
    Name,
    Node,
    Number,
    Opposed,
    Pool,
    Repeat,
    Reroll,
    Set,
    Step,
    Test,
    Unary,
    Versus,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable

_TIGHT = 99
_POWERS: dict[type, int] = {
    Let: -1, Repeat: lexer.POWER["#"], Versus: lexer.POWER["vs"], Graded: lexer.POWER["vs"],
    Opposed: lexer.POWER["opp"], Unary: lexer.SIGN,
}  # fmt: skip
_COMPARED = lexer.POWER["=="]


@followed
def show(tree: Node) -> str:
    """The canonical text; ``parse(show(tree)) == tree`` for every tree that a parser made."""
    return _SHOWN[type(tree)](tree)


def repeated(tree: Node) -> tuple[str, Node]:
    """How often a text is rolled, as it is written ("" if it has one result), and what is rolled each time."""
    while isinstance(tree, Labeled):
        tree = tree.value
    return (show(tree.times), tree.body) if isinstance(tree, Repeat) else ("", tree)


def _within(node: Node, power: int) -> str:
    """A part, in parentheses if it would not hold together beside an operator that binds so."""
    text = _SHOWN[type(node)](node)
    return text if _power(node) > power else f"({text})"


def _power(node: Node) -> int:
    return lexer.POWER[node.op] if isinstance(node, Compare | Binary) else _POWERS.get(type(node), _TIGHT)


def _number(node: Number) -> str:
    return f"{node.value}"


def _name(node: Name) -> str:
    plain = lexer.VALUE.fullmatch(f"@{node.name}")
    if node.sigil == "@" and (plain is None or plain.lastgroup != "attribute"):
        return f"@{{{node.name}}}"
    return node.sigil + node.name


def _faces(faces: Faces) -> str:
    return faces.said or f"{{{','.join(str(face) for face in faces.faces)}}}"


def _dice(node: Dice) -> str:
    amount = show(node.amount) if isinstance(node.amount, Number) else f"({show(node.amount)})"
    match node.sides:
        case Faces():
            return f"{amount}d{_faces(node.sides)}"
        case Number(value=value) if f"{value}" not in {"66", "666"}:
            return f"{amount}d{value}"
        case sides:
            return f"{amount}d({show(sides)})"


def _set(node: Set) -> str:
    return f"{{{', '.join(show(item) for item in node.items)}}}"


def _amount(node: Node) -> str:
    """A number behind the name of a modifier; anything else in parentheses."""
    match node:
        case Number(value=value):
            return f"{value}"
        case Unary(value=Number(value=value)):
            return f"-{value}"
        case _:
            return f"({show(node)})"


def _test(test: Test) -> str:
    match test.value:
        case Name(sigil="", name=word):
            return f"{test.op}{word}"
        case value:
            return f"{test.op}{_amount(value)}"


def _pool(node: Node) -> str:
    """What a modifier stands behind; a space keeps it from running on into a name or a word."""
    text = _within(node, _TIGHT - 1)
    return f"{text} " if _ends_in_word(node) else text


def _ends_in_word(node: Node) -> bool:
    match node:
        case Name():
            return True
        case Explode(when=Test(value=Name(sigil=""))):
            return node.limit is None
        case Reroll(when=Test(value=Name(sigil=""))):
            return True
        case Count():
            test, points = node.rules[-1]
            return len(node.rules) == points == 1 and isinstance(test.value, Name) and not test.value.sigil
        case _:
            return False


def _keep(node: Keep) -> str:
    amount = node.amount
    return f"{_pool(node.pool)}{node.how}{amount.value if isinstance(amount, Number) else f'({show(amount)})'}"


def _explode(node: Explode) -> str:
    when = _test(node.when) if node.when else ""
    pool = _pool(node.pool)
    apart = " " if pool[-1] in "xp" and isinstance(node.pool, Explode) else ""
    return f"{pool}{apart}{node.how}{when}{f':{node.limit}' if node.limit else ''}"


def _reroll(node: Reroll) -> str:
    return f"{_pool(node.pool)}{node.how}{_test(node.when)}"


def _clamp(node: Clamp) -> str:
    return f"{_pool(node.pool)}{node.how}{_amount(node.bound)}"


def _count(node: Count) -> str:
    first = node.rules[0]
    if len(node.rules) == 1 and first.points == 1:
        return f"{_pool(node.pool)}{node.how}{_test(first.when)}"
    rules = ",".join(f"{_test(rule.when)}:{rule.points}" for rule in node.rules)
    return f"{_pool(node.pool)}{node.how}[{rules}]"


def _unary(node: Unary) -> str:
    return f"-{_within(node.value, lexer.SIGN - 1)}"


def _binary(node: Binary) -> str:
    power = lexer.POWER[node.op]
    return f"{_within(node.left, power - 1)} {node.op} {_within(node.right, power)}"


def _compare(node: Compare) -> str:
    left = show(node.left)
    text = left if isinstance(node.left, Number | Name | Binary | Unary | Call | Count | If) else f"({left})"
    return f"{text} {node.op} {_within(node.right, _COMPARED)}"


def _opposed(node: Opposed) -> str:
    power = lexer.POWER["opp"]
    return f"{_within(node.left, power - 1)} opp {_within(node.right, power)}"


def _versus(node: Versus) -> str:
    power = lexer.POWER["vs"]
    return f"{_within(node.value, power - 1)} vs {_within(node.target, power)}"


def _graded(node: Graded) -> str:
    return f"{_within(node.value, lexer.POWER['vs'] - 1)} vs ladder({node.ladder})"


def _pool_of(node: Pool) -> str:
    return f"pool({show(node.size)})"


def _lookup(node: Lookup) -> str:
    return f"table({node.table}, {show(node.value)})"


def _call(node: Call) -> str:
    return f"{node.function}({', '.join(show(value) for value in node.values)})"


def _step(node: Step) -> str:
    return f"step({show(node.dice)}, {show(node.by)})"


def _if(node: If) -> str:
    return f"if({show(node.condition)}, {show(node.then)}, {show(node.other)})"


def _let(node: Let) -> str:
    return f"let {node.name} = {show(node.value)} in {show(node.body)}"


def _repeat(node: Repeat) -> str:
    return f"{_within(node.times, _TIGHT - 1)} # {_within(node.body, 1)}"


def _labeled(node: Labeled) -> str:
    return f"{_within(node.value, _TIGHT - 1)} [{node.label}]"


_SHOWN: dict[type, Callable[..., str]] = {
    Number: _number, Name: _name, Dice: _dice, Set: _set, Keep: _keep, Explode: _explode, Reroll: _reroll,
    Clamp: _clamp, Count: _count, Unary: _unary, Binary: _binary, Compare: _compare, Opposed: _opposed,
    Versus: _versus, Pool: _pool_of, Graded: _graded, Lookup: _lookup, Call: _call, Step: _step, If: _if, Let: _let,
    Repeat: _repeat, Labeled: _labeled,
}  # fmt: skip
