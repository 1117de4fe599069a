"""``work``: one beat at the source. What is gathered is carried, the network may notice, a beat goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import misused, refused
from rpg.desk.line import number, told_in
from rpg.desk.names import one, people
from rpg.desk.plain import plain
from rpg.desk.verbs.trips import answered, decided, outing
from rpg.game.expedition import decide
from rpg.game.expedition.decide import Loading
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_HEAVY = frozenset({"heavy", "sovraccarico", "sovraccarichi"})
_LOAD = frozenset({"load", "carico", "carica"})
_MOST = frozenset({"most", "massimo", "max"})


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Who works, and how it is carried."""

    who: str = ""
    loading: Loading = Loading()


def run(line: Line, table: Table) -> Result:
    """``work`` · ``work oru`` · ``work oru load minto heavy`` · ``work most 2`` · ``work =64``."""
    dice = told_in(line.words)
    if isinstance(dice, Refusal):
        return refused(dice)
    asked = _asked([word for word in line.words if not word.startswith("=")], line, table)
    if isinstance(asked, Refusal):
        return refused(asked)
    if asked is None:
        return misused("work")
    rules, here = outing(table)
    events = decided(
        table,
        lambda how: decide.work(rules, here, table.dice, who=asked.who, loading=asked.loading, how=how),
        main="forage:",
        told=dice,
    )
    return answered(table, events)


def _asked(words: list[str], line: Line, table: Table) -> Asked | Refusal | None:
    asked, at = Asked(), 0
    while at < len(words):
        key, following = plain(words[at]), words[at + 1] if at + 1 < len(words) else ""
        if key in _HEAVY:
            asked = _loading(asked, heavy=True)
        elif key in _MOST:
            most = number(following)
            if most is None or most < 0:
                return None
            asked, at = _loading(asked, most=most), at + 1
        else:
            carrier = key in _LOAD and bool(following)
            who = one(following if carrier else words[at], people(table.world), line.typed)
            if isinstance(who, Refusal):
                return who
            asked = _loading(asked, carrier=who) if carrier else msgspec.structs.replace(asked, who=who)
            at += int(carrier)
        at += 1
    return asked


def _loading(asked: Asked, **changes: object) -> Asked:
    return msgspec.structs.replace(asked, loading=msgspec.structs.replace(asked.loading, **changes))
