"""``odds``: what a choice is worth. In a fight, of the state as it is; else of a pool, a test, or any dice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg import dice
from rpg.desk.answer import refuse, said, say
from rpg.desk.dice import context, plain_value, wrong
from rpg.desk.line import number
from rpg.desk.offers import percent
from rpg.desk.result import Chart, Result
from rpg.desk.table import Verb
from rpg.desk.telling import degree, part
from rpg.desk.verbs.roll import is_dice
from rpg.desk.verbs.test import Asked, asked
from rpg.dice.arithmetic import digits
from rpg.dice.spoken import begins
from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.words import Listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from rpg.desk.line import Line
    from rpg.desk.table import Table
    from rpg.game.check.events import Part

FIGHTS = 150


def run(line: Line, table: Table) -> Result:
    """``odds`` (of this fight) · ``odds 3`` (a pool) · ``odds tae climb 2`` (a test) · ``odds 4d6kh3``."""
    if not line.rest:
        return _fight(table)
    size = number(line.rest)
    if size is not None:
        return _pool(size, (), table)
    meant = is_dice(line.rest) or len(line.words) == 1 or begins(line.rest)
    return _dice(line.rest, table) if meant else _test(line, table)


def _fight(table: Table) -> Result:
    if table.world.encounter.fight is None:
        return refuse("odds_of_what")
    rows = table.oracle.survival(table.rules, table.world, FIGHTS)
    says = tuple(
        say(
            "odds.choice",
            choice=say(f"odds.choice.{row.choice}"),
            all_dead=percent(round(row.all_dead, 2)),
            all_home=percent(round(row.all_home, 2)),
            mean=round(row.mean_home, 1),
            people=row.people,
        )
        for row in rows
    )
    data = {"fights": FIGHTS, "choices": [msgspec.structs.asdict(row) for row in rows]}
    return said(say("odds.fight", fights=FIGHTS), *says, data=data)


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
    shares = (
        say("odds.share", degree=degree(table.rules, key), chance=percent(odds[key]))
        for key in check.RANK
        if key in odds
    )
    return Listed(tuple(shares), " · ")


def _test(line: Line, table: Table) -> Result:
    wanted = asked(line, table)
    if not isinstance(wanted, Asked):
        return wanted
    rules, person = table.rules, table.world.people.by_id[wanted.who]
    parts = (*character.parts(rules.character, rules.check.core, person, wanted.skill), *wanted.parts)
    return _pool(check.pool_size(rules.check, parts), parts, table)


def _dice(line: str, table: Table) -> Result:
    """The odds of any dice, each by itself if they are several results; who has a screen draws them."""
    try:
        text, typed, why = dice.hear(line, reasons=False)
        named = context(table)
        times, tree = dice.repeated(dice.bound(typed.tree, named)[0])
        odds = dice.odds(tree, named)
    except dice.DiceError as error:
        return wrong(error, line, "odds")
    data = {
        "text": text,
        "times": times,
        "total_weight": digits(odds.total),
        "outcomes": [{"value": _plain(value), "weight": digits(weight)} for value, weight in odds.weights.items()],
        "depth": odds.depth,
        "tail": float(odds.tail),
    }
    return Result(says=(say("odds.line", line=text),), data=data, chart=Chart(text, typed, why, odds, times))


def _plain(value: dice.Value) -> int | str:
    """A value as JSON has it."""
    return value if isinstance(value, int) else plain_value(value)


VERB = Verb(key="odds", en=("odds",), it=("probabilita", "quote"), run=run, reads=True, takes=("person", "skill"))
