"""``push``: force the last test. The line is played again with the same dice, and the push in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import refuse, refused, say
from rpg.desk.line import told
from rpg.desk.names import everybody, one
from rpg.desk.offers import last_test, pushable, unpushable
from rpg.desk.result import Append, Result
from rpg.game.check.events import Tested
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from rpg.campaign.entry import Entry
    from rpg.desk.line import Line
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``push`` · ``push tae`` · ``push tae =5`` (the dice rolled again, on the table)."""
    last = last_test(table.history)
    if last is None:
        return refuse("nothing_to_push")
    entry, behind = last
    who = _who(line, entry, table)
    if isinstance(who, Result):
        return who
    dice = next((word for word in line.words if word.startswith("=")), "")
    if dice and told(dice) is None:
        return refuse("told", word=dice)
    return _again(entry, behind, f"{entry.line}; push {who}{f' {dice}' if dice else ''}", table)


def _who(line: Line, entry: Entry, table: Table) -> str | Result:
    """The one person whose test is forced: the one named, or the only one who may."""
    before = table.history.world_at(entry.parent)
    tests = [fact.event for fact in entry.facts if isinstance(fact.event, Tested)]
    may = list(dict.fromkeys(test.who for test in pushable(table.rules, before, tests)))
    names = [word for word in line.words if not word.startswith("=")]
    if names:
        who = one(" ".join(names), everybody(table.world), line.typed)
        if isinstance(who, Refusal):
            return refused(who)
        known = before if who in before.people.by_id else table.world
        return who if who in may else refused(Refusal(unpushable(table.rules, known, who, tests)))
    if not may:
        rolled = dict.fromkeys(test.who for test in tests)
        reasons = tuple(unpushable(table.rules, before, who, tests) for who in rolled)
        return Result(says=reasons, status="refused")
    if len(may) > 1:
        return refuse("which", choices=Listed(tuple(may)), prefill=Say("line.push", {"who": may[0]}))
    return may[0]


def _again(entry: Entry, behind: tuple[int, ...], text: str, table: Table) -> Result:
    """Play the line again from before it happened, on the dice it had."""
    before = table.history.world_at(entry.parent)
    if table.play is None:
        return refuse("nothing_to_push")
    again = table.play(text, msgspec.structs.replace(table, world=before, stream=entry.stream))
    if not isinstance(again.deed, Append):
        return again
    deed = Append(facts=again.deed.facts, line=text, amends=entry.id, carried=behind)
    return msgspec.structs.replace(again, says=(say("push.again", n=entry.id), *again.says), deed=deed)
