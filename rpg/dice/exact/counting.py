"""Dice that are counted, weighed: what each is worth by the rules of a count, and of the counts around it."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

from rpg.dice.exact.dist import Dist, mixed
from rpg.dice.exact.heaps import Groups, Iid, grouped, read, summed
from rpg.dice.heap import ASKED, Passes, points
from rpg.dice.kinds import bare, plain_dice
from rpg.dice.tree import Count, Number, Weight

if TYPE_CHECKING:
    from rpg.dice.exact.heaps import Heap, Multiset
    from rpg.dice.exact.weighing import Weighed, Weigher
    from rpg.dice.outcome import Value


def weighed_count(weigher: Weigher, node: Count) -> Dist:
    """How many points the dice of a count come to."""
    dice, rule = plain_dice(node.pool), node.rules[0]
    if dice is not None and len(node.rules) == 1 and isinstance(rule.when.value, Number):
        return _binomial(node, dice, rule.when.value.value, weigher)
    inner, chain = node.pool, [node]
    while isinstance(bare(inner), Count):
        chain.append(bare(inner))  # type: ignore[arg-type]  # a count, as was just seen
        inner = chain[-1].pool
    heaps = weigher.heaps(inner)
    rules = [_weighed_rules(part, heaps, weigher) for part in reversed(chain)]
    if len(heaps) == 1 and all(len(choices) == 1 for choices in rules):
        return _points(heaps[0][1], [choices[0][1] for choices in rules], weigher)
    cases: list[tuple[int, list[_Rules]]] = [(1, [])]
    for choices in rules:
        weigher.budget.spend(8 * len(cases) * len(choices))
        cases = [(weight * ways, [*chosen, rule]) for weight, chosen in cases for ways, rule in choices]
    parts = [(weight * ways, _points(heap, chosen, weigher)) for weight, heap, _ in heaps for ways, chosen in cases]
    return mixed(parts, weigher.budget)


def _binomial(node: Count, dice: tuple[int, int], wanted: int, weigher: Weigher) -> Dist:
    """Plain dice of which each passes or not."""
    (count, sides), rule = dice, node.rules[0]
    op, points = rule.when.op, rule.points if node.how == "cs" else -rule.points
    ask = ASKED[op]
    weigher.more(count, node)
    passing = sum([ask(face, wanted) for face in range(1, sides + 1)])
    weigher.budget.spend(sides + count * count * sides.bit_length() // 64)
    other = sides - passing
    if not passing or not other:
        return Dist({count * points if passing else 0: 1}, 1)
    weights: dict[Value, int] = {}
    for n in range(count + 1):
        weights[n * points] = comb(count, n) * passing**n * other ** (count - n)
    return Dist(weights if points else {0: 1}, sides**count if points else 1)


_Rules = tuple[int, list[tuple[Passes, Weight]]]
"""The sign of a count, and its rules ready to be asked."""


def _weighed_rules(node: Count, heaps: Weighed, weigher: Weigher) -> list[tuple[int, _Rules]]:
    """The rules of a count, for everything that its tests may ask for."""
    sign = 1 if node.how == "cs" else -1
    cases: list[tuple[int, list[tuple[Passes, Weight]]]] = [(1, [])]
    for rule in node.rules:
        asked = weigher.passes(rule.when, heaps)
        weigher.budget.spend(8 * len(cases) * len(asked))
        cases = [(weight * ways, [*rules, (passes, rule)]) for weight, rules in cases for ways, passes in asked]
    return [(weight, (sign, rules)) for weight, rules in cases]


def _points(heap: Heap, chain: list[_Rules], weigher: Weigher) -> Dist:
    asked = sum(len(rules) for _, rules in chain)

    def worth(value: Multiset) -> int:
        return sum(sign * points(rules, face) for face in value for sign, rules in chain)

    if isinstance(heap, Iid) and heap.keep == heap.dice:
        weigher.budget.spend(len(heap.weights) * (4 + 2 * asked))
        weights: dict[int, int] = {}
        for value, weight in heap.weights.items():
            key = worth((value,))
            weights[key] = weights.get(key, 0) + weight
        return summed(Iid(weights, heap.total, heap.dice, heap.dice), weigher.budget)  # type: ignore[arg-type]  # numbers
    ready = grouped(heap, weigher.budget)
    for group in ready.groups if isinstance(ready, Groups) else (ready,):
        weigher.budget.spend(asked * sum(map(len, group.weights)))
    return read(ready, worth, weigher.budget)
