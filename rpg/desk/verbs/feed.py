"""``feed``: whoever sets out of a hungry village leaves fed; ``memory``: it remembers, and a roll is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.answer import happened, misused, refuse, refused, say
from rpg.desk.line import told_in
from rpg.desk.remembering import anew, last_roll
from rpg.desk.result import Append
from rpg.desk.verbs.village import refuse_lost
from rpg.game.check.events import Tested
from rpg.game.community import decide
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.entry import Entry
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_LONGEST = 200


def run(line: Line, table: Table) -> Result:
    """``feed``."""
    if line.rest:
        return misused("feed")
    if table.world.community.lost:
        return refuse_lost(table)
    events = decide.feed(table.rules.community, table.world.community)
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def memory(line: Line, table: Table) -> Result:
    """``memory`` · ``memory the lift on the old map`` · ``memory =64``: the last roll of its kind, on new dice."""
    told = told_in(line.words)
    if isinstance(told, Refusal):
        return refused(told)
    if table.world.community.lost:
        return refuse_lost(table)
    why = " ".join(word for word in line.words if not word.startswith("="))
    if len(why) > _LONGEST or ";" in why:
        return misused("memory")
    spent, last = decide.remember(table.rules.community, table.world.community), last_roll(table.history)
    if isinstance(spent, Refusal):
        return refused(spent)
    return refuse("nothing_to_remember") if last is None else _anew(*last, why, line, table)


def _anew(entry: Entry, behind: tuple[int, ...], why: str, line: Line, table: Table) -> Result:
    """Play the line again from before it happened, on dice of its own or on those that are told."""
    dice = next((word for word in line.words if word.startswith("=")), "")
    if table.real and not dice and any(isinstance(fact.event, Tested) for fact in entry.facts):
        return refuse("remembered_at_the_table", line=entry.line, prefill=f"{line.typed} =")
    text, before = anew(entry.line, why, dice), table.history.world_at(entry.parent)
    again = table.play(text, replace(table, world=before, stream=0)) if table.play else misused("memory")
    if not isinstance(again.deed, Append):
        return again
    deed = Append(facts=again.deed.facts, line=text, amends=entry.id, carried=behind, fresh=True)
    return replace(again, says=(say("push.anew", n=entry.id), *again.says), deed=deed)
