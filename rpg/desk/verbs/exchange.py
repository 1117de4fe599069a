"""An exchange: what everybody does, in one line. ``tae strike =64; oru hold; rest flee``, then the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.acts import acts
from rpg.desk.answer import happened, misused, refuse, refused, say
from rpg.desk.board import board
from rpg.desk.stranger import stepping_in
from rpg.desk.words import folded, ground, stage, world_after
from rpg.game.check.events import Tested
from rpg.game.encounter import moves
from rpg.game.encounter.events import GapChanged
from rpg.game.refusal import Refusal
from rpg.game.wanderer import decide as wanderer
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.encounter.acts import Act


def run(line: Line, table: Table) -> Result:
    """``WHO ACT …; WHO ACT …; rest ACT``; without WHO, everybody."""
    if table.world.encounter.fight is None:
        return refuse("no_fight")
    if not line.rest:
        return misused("exchange")
    wanted = acts(line.rest, table)
    return refused(wanted) if isinstance(wanted, Refusal) else play(wanted, line, table)


def play(wanted: tuple[Act, ...], line: Line, table: Table) -> Result:
    """Play one whole exchange and show the board; an incomplete one is refused, with the rest ready to say."""
    wanted = tuple(msgspec.structs.replace(act, told=act.told or table.results.get(act.who)) for act in wanted)
    events = wanderer.exchange(stage(table), table.dice, wanted)
    if isinstance(events, Refusal):
        missing = events.why.key.endswith("missing")
        prefill = events.prefill or (Say("line.others", {"acts": f"{line.rest}; "}) if missing and line.rest else "")
        return refused(msgspec.structs.replace(events, prefill=prefill))
    rules, here = ground(table)
    move = moves.seen(rules, folded(here, events), table.dice, events)
    free = _unhindered(wanted, events, table)
    events = (*events, *move)
    now = msgspec.structs.replace(table, world=world_after(table.world, events))
    return happened(table, events, after=(*free, *board(table.rules, now.world), *stepping_in(now)))


def _unhindered(wanted: tuple[Act, ...], events: Sequence[Event], table: Table) -> tuple[Say, ...]:
    """Those who fled, alone or with somebody in tow, without a roll: no machine was free to hinder them (GAME.md 5)."""
    rolled = {event.who for event in events if isinstance(event, Tested)}
    moved = {event.who for event in events if isinstance(event, GapChanged) and event.by > 0}
    ran = [act for act in wanted if act.do in {"flee", "drag"} and act.who in moved - rolled]
    people = table.world.people.by_id
    fled = [people[who] for act in ran for who in (act.who, act.whom if act.do == "drag" else "") if who in people]
    women = "f" if all(person.gender == "f" for person in fled) else "m"
    names = Listed(tuple(person.name for person in fled))
    return (say("fight.unhindered", people=names, n=len(fled), gender=women),) if fled else ()
