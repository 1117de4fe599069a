"""``odds``: what a choice is worth. In a fight, of the state as it is; else of a pool, a test, or any dice."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal

import msgspec

from rpg import dice
from rpg.campaign.events import OddsShown
from rpg.desk import surviving
from rpg.desk.answer import happened, refuse, refused, said, say
from rpg.desk.book import BOOK
from rpg.desk.chances import chance, chances
from rpg.desk.compared import compared
from rpg.desk.dice import context, plain_value, wrong
from rpg.desk.line import number
from rpg.desk.plain import plain
from rpg.desk.result import Chart, Result
from rpg.desk.telling import degree, part
from rpg.desk.verbs import contagion, counter, quest
from rpg.desk.verbs.roll import is_dice
from rpg.desk.verbs.test import Asked, asked
from rpg.dice.arithmetic import digits
from rpg.dice.spoken import begins
from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from rpg.desk.line import Line
    from rpg.desk.table import Table
    from rpg.game.check.events import Part

FIGHTS = 150
_HOW: dict[str, Literal["numbers", "words", "off"]] = {
    "numbers": "numbers", "numeri": "numbers", "words": "words", "parole": "words",
    "off": "off", "none": "off", "no": "off", "nessuna": "off",
}  # fmt: skip
_DARK = BOOK.by_key["dark"].names
_COUNTERS = BOOK.by_key["counter"].names | _DARK
_ROWS = 30
"""Values whose chances are told in words."""


def run(line: Line, table: Table) -> Result:
    """``odds`` (of this fight) · ``odds 3`` (a pool) · ``odds tae climb 2`` (a test) · ``odds 4d6kh3``.

    ``odds numbers``, ``odds words``, ``odds off``: how chances are told from now on.
    """
    how = _HOW.get(plain(line.rest))
    if how is not None:
        return happened(table, (OddsShown(how=how),))
    if table.world.odds == "off":
        return refuse("odds_off", prefill=Say("line.odds_numbers"))
    if not line.rest:
        return _fight(table)
    size = number(line.rest)
    if size is not None:
        return _pool(size, (), table)
    asked_of = next((answer for words, answer in _OF.items() if plain(line.words[0]) in words), None)
    if asked_of is not None:
        return asked_of(line, table)
    meant = is_dice(line.rest) or len(line.words) == 1 or begins(line.rest)
    return _dice(line.rest, table) if meant else _test(line, table)


def _fight(table: Table) -> Result:
    if table.world.encounter.fight is None:
        return refuse("odds_of_what")
    sampled, says = surviving.rows(table, table.world, FIGHTS)
    data = {"fights": FIGHTS, "choices": [msgspec.structs.asdict(row) for row in sampled]}
    return said(*says, data=data)


def _pool(size: int, parts: tuple[Part, ...], table: Table) -> Result:
    rules = table.rules.check
    core = rules.core
    size = max(core.pool_min, min(core.pool_max, size))
    odds = check.odds(rules, size)
    reasons = say("odds.parts", parts=Listed(tuple(part(p) for p in parts if p.dice), " ")) if parts else say("nothing")
    says = [say("odds.pool", pool=size, parts=reasons, shares=_shares(odds, table))]
    if size >= core.push.min_pool:
        after = check.odds_pushed(rules, size)
        says.append(say("odds.pushed", shares=_shares(after, table)))
    data = {"pool": size, "odds": {key: str(value) for key, value in odds.items()}}
    return said(*says, data=data)


def _shares(odds: Mapping[str, Fraction], table: Table) -> Listed:
    return chances(table.world, [(degree(table.rules, key), odds[key]) for key in check.RANK if key in odds])


def _test(line: Line, table: Table) -> Result:
    wanted = asked(line, table)
    if not isinstance(wanted, Asked):
        return wanted
    rules, person = table.rules, table.world.people.by_id[wanted.who]
    parts = (*character.parts(rules.character, rules.check.core, person, wanted.skill), *wanted.parts)
    return _pool(check.pool_size(rules.check, parts), parts, table)


def _counter(line: Line, table: Table) -> Result:
    """A countermeasure as it would be rolled now: ``counter dark tae``."""
    behind = msgspec.structs.replace(line, verb="counter", rest=" ".join(line.words[1:]))
    short = plain(line.words[0]) in _DARK
    if not behind.rest and not short:
        return counter.run(behind, table)
    wanted = counter.asked_dark(behind, table) if short else counter.asked(behind, table)
    if not isinstance(wanted, counter.Wanted):
        return wanted
    parts = counter.parts(wanted, table)
    if isinstance(parts, Refusal):
        return refused(parts)
    return _pool(check.pool_size(table.rules.check, parts), parts, table)


_OF = {_COUNTERS: _counter, contagion.ODDS: contagion.odds, quest.ODDS: quest.odds_of}
"""Words behind the verb, and who answers of those chances."""


def _dice(line: str, table: Table) -> Result:
    """The odds of any dice, each by itself if they are several results; who has a screen draws them."""
    try:
        several = compared(line, table)
        if several is not None:
            return several
        text, typed, why = dice.hear(line, reasons=False)
        named = context(table)
        times, tree = dice.repeated(dice.bound(typed.tree, named)[0])
        odds = dice.odds(tree, named)
    except dice.DiceError as error:
        return wrong(error, line, "odds", context(table))
    data = {
        "text": text,
        "times": times,
        "total_weight": digits(odds.total),
        "outcomes": [{"value": _plain(value), "weight": digits(weight)} for value, weight in odds.weights.items()],
        "depth": odds.depth,
        "tail": float(odds.tail),
    }
    if table.world.odds == "words":
        return said(*_in_words(text, odds, table), data=data)
    return Result(says=(say("odds.line", line=text),), data=data, chart=Chart(text, typed, why, odds, times))


def _in_words(text: str, odds: dice.Odds, table: Table) -> tuple[Say, ...]:
    """The likeliest values, each with its chance in words, in the order of the values."""
    graded = odds.kind is dice.Kind.DEGREE
    likely = sorted(odds.weights.values(), reverse=True)[:_ROWS]
    rows = (
        say(
            "odds.row",
            value=degree(table.rules, str(value)) if graded else _value(value),
            chance=chance(table.world, weight / odds.total),
        )
        for value, weight in odds.weights.items()
        if weight >= likely[-1]
    )
    return (say("odds.dice", text=text), *itertools.islice(rows, _ROWS))


def _value(value: dice.Value) -> Say | str:
    if isinstance(value, bool):
        return say("dice.yes" if value else "dice.no")
    return plain_value(value)


def _plain(value: dice.Value) -> int | str:
    """A value as JSON has it."""
    return value if isinstance(value, int) else plain_value(value)
