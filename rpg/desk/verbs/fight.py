"""``fight``: machines and people meet. With nothing behind it: the force that has arrived is here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rpg import dice
from rpg.desk.alert import beats_left
from rpg.desk.alert import units as shown
from rpg.desk.answer import happened, misused, refuse, refused, say
from rpg.desk.board import board
from rpg.desk.line import number, told_in
from rpg.desk.names import entities, groups, many, one, people
from rpg.desk.plain import plain
from rpg.desk.verbs.audience import clock_name
from rpg.desk.words import folded, ground, how, present, world_after
from rpg.game.check.told import Told
from rpg.game.encounter import decide, detect
from rpg.game.encounter import meeting as meet
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_COUNT = re.compile(r"x(\d{1,2}|[1-9]?\d?d[1-9]\d?(?:[+-]\d{1,2})?)$", re.IGNORECASE)
_MOST = 40
_LONGEST = 4
"""Words in the longest name of an adversary."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """Who meets whom, and how far apart."""

    units: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()
    gap: int | None = None
    ambush: bool = False
    lookout: str = ""
    told: Told | None = None


def run(line: Line, table: Table) -> Result:
    """``fight`` · ``fight exterminator x6 gap 2`` · ``… lookout sefa =54`` · ``… ambush``."""
    if table.world.encounter.fight is not None:
        return refuse("in_a_fight")
    meeting = _meeting(line, table)
    if isinstance(meeting, Refusal):
        return refused(meeting)
    arrived = table.world.sector.arrived
    force = not meeting.units and arrived is not None
    counted = arrived.units if force and arrived else _counted(meeting, table)
    if not counted:
        return _coming(table) or misused("fight")
    if sum(n for _, n in counted) > _MOST:
        return refuse("too_many", most=_MOST)
    return _begin(meeting, counted, table, force=force)


def _coming(table: Table) -> Result | None:
    """The force that is on its way, and how far: beats bring it; None if none is."""
    coming = table.world.sector.force
    if coming is None:
        return None
    n = beats_left(coming)
    prefill = f"{'battito' if table.language == 'it' else 'beat'} {n}"
    return refuse("force_coming", force=shown(coming.units), beats=n, line=prefill, prefill=prefill)


def _begin(meeting: Meeting, units: tuple[tuple[str, int], ...], table: Table, *, force: bool) -> Result:
    rules, here = ground(table)
    events: list[Event] = []
    gap = meeting.gap
    if gap is None and meet.masked(rules.encounter, units):
        meeting = msgspec.structs.replace(meeting, ambush=True)
    start = rules.encounter.procedure.start_gap
    if meeting.ambush:
        gap = start.ambush
    crowd = meeting.people or tuple(p.id for p in present(table.world))
    if gap is None:
        roll = how(table, meeting.lookout, meeting.told)
        seen = detect.lookout(rules, here, table.dice, people=crowd, who=meeting.lookout or None, how=roll)
        if isinstance(seen, Refusal):
            return refused(seen)
        looked, gap = seen
        events += looked
    begun = decide.begin(rules, folded(here, events), table.dice, units=units, people=crowd, gap=gap, force=force)
    if isinstance(begun, Refusal):
        return refused(msgspec.structs.replace(begun, prefill=begun.prefill or _instead(begun, units, table)))
    events += begun
    most = rules.encounter.procedure.away_gap - 1
    capped = (say("gap_capped", gap=gap, most=most),) if gap > most else ()
    return happened(table, events, *capped, after=board(table.rules, world_after(table.world, events)))


def _instead(why: Refusal, units: tuple[tuple[str, int], ...], table: Table) -> str:
    """A line for what never fights: the clock that the GM keeps for it."""
    if why.why.key != "encounter.refused.never_fights":
        return ""
    for adversary, _ in units:
        trait = table.rules.encounter.adversaries[adversary].trait("clock")
        if trait is not None:
            return f"{'orologio' if table.language == 'it' else 'clock'} {clock_name(adversary, table)} {trait.value}"
    return ""


def _meeting(line: Line, table: Table) -> Meeting | Refusal:
    """Read the line: adversaries with counts, people, and where it starts."""
    meeting, words = Meeting(), line.rest.replace(",", " ").split()
    i = 0
    while i < len(words):
        step = _word(meeting, words, i, table, line.typed)
        if isinstance(step, Refusal):
            return step
        meeting, i = step
    return meeting


def _word(meeting: Meeting, words: list[str], i: int, table: Table, typed: str) -> tuple[Meeting, int] | Refusal:
    key, following = plain(words[i]), words[i + 1] if i + 1 < len(words) else ""
    replace = msgspec.structs.replace
    gap = number(following)
    if key in {"gap", "distanza", "distacco"} and gap is not None:
        return replace(meeting, gap=gap), i + 2
    if key in {"ambush", "agguato"}:
        return replace(meeting, ambush=True), i + 1
    if key in {"with", "con", "vs", "contro"}:
        return meeting, i + 1
    if key in {"lookout", "vedetta"} and following:
        who = one(following, people(table.world), typed)
        return who if isinstance(who, Refusal) else (replace(meeting, lookout=who), i + 2)
    if words[i].startswith("="):
        result = told_in((words[i],))
        return result if isinstance(result, Refusal) else (replace(meeting, told=result), i + 1)
    return _body(meeting, words, i, table, typed)


def _body(meeting: Meeting, words: list[str], i: int, table: Table, typed: str) -> tuple[Meeting, int] | Refusal:
    """Somebody: a person of the table, or so many of an adversary, with the count before it or behind it."""
    first = _COUNT.fullmatch(f"x{words[i]}")
    if first and i + 1 < len(words):
        return _adversary(meeting, words, i + 1, table, typed, first[1])
    replace = msgspec.structs.replace
    here = people(table.world)
    who = many(words[i], {**groups(table.world, here), **here})
    if not isinstance(who, Refusal):
        return replace(meeting, people=(*meeting.people, *who.ids)), i + 1
    return _adversary(meeting, words, i, table, typed)


def _adversary(  # noqa: PLR0917 -- where a line is read, and the count that stood there before
    meeting: Meeting, words: list[str], i: int, table: Table, typed: str, before: str = ""
) -> tuple[Meeting, int] | Refusal:
    known = entities(table.rules, table.language, table.rules.encounter.adversaries)
    wrong = Refusal(Say("desk.refused.unknown", {"word": words[i]}))
    for end in range(min(len(words), i + _LONGEST), i, -1):
        adversary = one(" ".join(words[i:end]), known, typed)
        if isinstance(adversary, str):
            count = _COUNT.fullmatch(words[end]) if end < len(words) and not before else None
            unit = (adversary, before or (count[1] if count else "1"))
            return msgspec.structs.replace(meeting, units=(*meeting.units, unit)), end + (1 if count else 0)
        wrong = adversary
    return wrong


def _counted(meeting: Meeting, table: Table) -> tuple[tuple[str, int], ...]:
    """The machines of each kind, dice rolled."""
    return tuple(
        (adversary, int(n) if n.isdecimal() else max(1, dice.roll(n, table.dice, f"units:{i}").total))
        for i, (adversary, n) in enumerate(meeting.units)
    )
