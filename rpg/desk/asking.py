"""Tests with real dice: what is to be rolled at the table, and the results that a later line tells.

The mode ``dice table`` changes nothing about a line, only who rolls: a line whose tests are all told is played as ever.
Of another nothing is recorded. It says what everybody rolls, and is kept by whoever runs the lines until its dice
come. Dice behind a line of several acts (``rest flee; =64 =31``) are those of its tests in the order of their rolls.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from rpg.desk.answer import refuse
from rpg.desk.chances import chances
from rpg.desk.drawn import PUSH
from rpg.desk.result import Append, Result
from rpg.desk.telling import deed, degree, part
from rpg.desk.telling.checks import roller
from rpg.game.check import decide as check
from rpg.game.check.events import Tested
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from rpg.desk.line import Line
    from rpg.desk.table import Table
    from rpg.game.check.told import Told
    from rpg.words import Value

_SINGLE = frozenset(
    {
        "test",
        "sneak",
        "search",
        "mend",
        "fight",
        "push",
        "counter",
        "dark",
        "ward",
        "beam",
        "emitter",
        "wanderer",
        "ask",
        "exposure",
        "drift",
        "discover",
        "lock",
        "examine",
    }
)
"""Verbs of one roll: their dice stand in the line itself."""
_WAY = frozenset({"cross", "work", "deeper", "across", "back", "listen"})
"""Verbs in which one person may roll more than once: a result belongs to its roll, by the label."""
_TOLD = _SINGLE | _WAY | {"exchange"}
"""Verbs whose lines tell what dice showed at the table."""
_PUSH = ("push", "forza")
_LOOSE = re.compile(r"=(\d+(?:,\d+)*)((?:(?: |, ?)\d)+)(?=\s*(?:$|;|=|[-+]\d))")
"""Faces typed with spaces: up to the end of what a line says, or to more dice."""


class _Tried(NamedTuple):
    """A line, tried: its answer, the tests whose dice were not told, and those whose push was not."""

    result: Result
    first: list[Tested]
    again: list[Tested]


def together(typed: str) -> str:
    """Results with the faces of each in one word: ``=6 3 1`` is ``=6,3,1``."""
    return _LOOSE.sub(_joined, typed)


def _joined(found: re.Match[str]) -> str:
    first = found[1] if "," in found[1] else ",".join(found[1])
    return f"={','.join((first, *re.findall('[0-9]', found[2])))}"


def tidied(line: Line, key: str) -> Line:
    """A line of tests with the faces of each result in one word: ``=2 1`` is no face and a difficulty of 1."""
    if key not in _TOLD:
        return line
    return replace(line, typed=together(line.typed), rest=together(line.rest))


def played(play: Callable[[Table], Result], table: Table, line: Line, given: tuple[Told, ...]) -> Result:
    """Play a line with the results ``given`` behind it; where dice are real and some are missing, say which."""
    asks = table.real and table.book is None
    for told in given:
        # A push that is told fits only dice that are told.
        pushes = {who: again if who in table.results else None for who, again in table.pushes.items()}
        tried = _tried(play, replace(table, pushes=pushes))
        if isinstance(tried.result.deed, Append) and not tried.first:
            return refuse("too_many_results", n=len(table.results))
        if not tried.first:
            break
        test = tried.first[0]
        table = replace(table, results={**table.results, test.label if line.verb in _WAY else test.who: told})
    if not asks:
        return play(table)
    tried = _untold(play, table)
    if tried.first or tried.again:
        return _asked(tried, table, line)
    result = play(table)
    if len(table.results) > 1 and result.says and result.says[0].key == "check.told.count":
        return _moved(play, table, line, result)
    return result


def _moved(play: Callable[[Table], Result], table: Table, line: Line, refused: Result) -> Result:
    """What somebody told does not fit any more, after those before them: their dice and the later ones are asked again.

    It happens in an exchange: a machine that the first one destroys is none that the second one faces.
    """
    kept = dict(list(table.results.items())[:-1])
    head, _, dice = line.typed.rpartition(";")
    line = replace(line, typed=f"{head}; {' '.join(dice.split()[: len(kept)])}")
    table = replace(table, results=kept)
    asked = _asked(_untold(play, table), table, line)
    return replace(asked, says=(*refused.says, *asked.says), status="refused")


def _tried(play: Callable[[Table], Result], table: Table, blank: frozenset[str] = frozenset()) -> _Tried:
    labels: set[str] = set()
    result = play(replace(table, drawn=labels, blank=blank))
    facts = result.deed.facts if isinstance(result.deed, Append) else ()
    tests = [fact.event for fact in facts if isinstance(fact.event, Tested)]
    first = [test for test in tests if test.label in labels]
    again = [test for test in tests if test not in first and f"{test.label}{PUSH}" in labels]
    return _Tried(result, first, again)


def _untold(play: Callable[[Table], Result], table: Table) -> _Tried:
    """A line as it goes if all whose dice are not told come to a partial: nothing may hang on what would fall."""
    blank: frozenset[str] = frozenset()
    while True:
        tried = _tried(play, table, blank)
        found = blank | {test.label for test in (*tried.first, *tried.again)}
        if found == blank:
            return tried
        blank = found


def _asked(tried: _Tried, table: Table, line: Line) -> Result:
    """What is to be rolled, and the line that waits for it."""
    tests = tried.first or tried.again[:1]
    says = tuple((_roll if tried.first else _reroll)(test, table) for test in tests)
    mark, waiting = "!" if line.secret else "", line.typed
    if line.verb not in _SINGLE or len(tests) > 1:
        last = waiting.rpartition(";")[2].strip()
        if not tried.first:
            waiting = f"{waiting}; {_PUSH[table.language == 'it']} {tests[0].who}"
        elif not last.startswith("="):
            waiting = f"{waiting};"
    if len(says) > 1:
        says = (*says, Say("desk.asked.order", {"example": " ".join(["="] * len(says))}))
    data = {"rolls": [{"who": test.who, "pool": test.pool, "dice": _count(test, table, tried)} for test in tests]}
    return Result(says=says, data=data, prefill="=", waiting=f"{mark}{waiting}")


def _count(test: Tested, table: Table, tried: _Tried) -> int:
    """The dice that fall."""
    if tried.first:
        return table.rules.check.ladder.count(test.pool)
    return sum(face in table.rules.check.core.push.rerolls for face in test.faces)


def _roll(test: Tested, table: Table) -> Say:
    """``roll 3d6: Tae · Sneak Reflex +3 … · fail 12.5 % · partial 45.4 % · clean 42.1 %``."""
    check_rules = table.rules.check
    values: dict[str, Value] = {
        **_who(test, table),
        "dice": check_rules.ladder.count(test.pool),
        "parts": Listed(tuple(part(p) for p in test.parts if p.dice), " "),
        "low": Say("desk.asked.lowest" if test.pool < 1 else "desk.nothing"),
        "odds": _odds(table, check.odds(check_rules, test.pool)),
    }
    return Say("desk.asked.roll", values)


def _reroll(test: Tested, table: Table) -> Say:
    """``roll 1d6 again: Tae · Climb (5 stays) · fail …``."""
    rules, rerolls = table.rules.check, table.rules.check.core.push.rerolls
    kept = [face for face in test.faces if face not in rerolls]
    before = replace(test, again=(), degree=rules.ladder.degree(test.pool, test.faces))
    values: dict[str, Value] = {
        **_who(test, table),
        "dice": len(test.faces) - len(kept),
        "kept": Say("desk.asked.kept", {"n": len(kept), "faces": " ".join(map(str, kept))}) if kept else _nothing(),
        "odds": _odds(table, check.odds_after(rules, before)),
    }
    return Say("desk.asked.reroll", values)


def _who(test: Tested, table: Table) -> dict[str, Value]:
    return {"who": roller(test, table.world), "what": deed(test), "sides": table.rules.check.ladder.sides}


def _odds(table: Table, odds: dict[str, Fraction]) -> Value:
    if table.world.odds == "off":
        return _nothing()
    clean = sum(share for key, share in odds.items() if check.is_clean(key))
    shares = [(degree(table.rules, key), odds[key]) for key in odds if not check.is_clean(key)]
    return Say("desk.asked.odds", {"odds": chances(table.world, [*shares, (Say("desk.asked.clean"), clean)])})


def _nothing() -> Say:
    return Say("desk.nothing")
