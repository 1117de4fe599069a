"""``exposure``, ``drift``, ``contagion`` and ``return``: what touches people, and what it makes of them (GAME.md 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.contagion import POOLS, body, clinic, drift_line, due_line, listed, of_one, pool_line, table_of
from rpg.desk.line import number, told_in
from rpg.desk.names import entities, everybody, one, one_within, within
from rpg.desk.plain import plain
from rpg.desk.rolling import Rolling
from rpg.game.contagion import decide, measures
from rpg.game.contagion.measures import Care
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.check.told import Told

_SEVERITY = frozenset({"severity", "gravita"})
_WAIVED = frozenset({"waived", "waive", "none", "lascia", "nessuna"})
_BY = frozenset({"by", "da", "di"})
_CLINIC = frozenset({"clinic", "clinica"})
_BECOMES = frozenset({"becomes", "diventa"})
_EXPOSURE = frozenset({"exposure", "esposizione"})
ODDS = _EXPOSURE | {"contagion", "contagio", "drift", "deriva"}
"""Words behind ``odds`` that ask for these chances."""
_MOST = 20


def exposure(line: Line, table: Table) -> Result:
    """``exposure`` · ``exposure ada`` · ``exposure ada severity 2`` · ``exposure ada waived``."""
    told = told_in(line.words)
    if isinstance(told, Refusal):
        return refused(told)
    words = [w for w in line.words if not w.startswith("=") and plain(w) not in _SEVERITY]
    if not words:
        return said(*_due(table))
    who = one(words[0], everybody(table.world), line.typed)
    return refused(who) if isinstance(who, Refusal) else _exposed(who, words[1:], told, table)


def _exposed(who: str, words: Sequence[str], told: Told | None, table: Table) -> Result:
    """The exposure of somebody that waits, or one of the severity that is told: rolled, or let go."""
    rules, people, now = body(table.rules), table.world.people, table.world.contagion
    waived, severity = bool(words) and plain(words[0]) in _WAIVED, number(words[0]) if words else None
    if len(words) > 1 or (words and severity is None and not waived):
        return misused("exposure")
    due = decide.severity_of(rules, now, people, who, severity)
    if isinstance(due, Refusal):
        least = rules.contagion.exposure.severity_least
        verb = "esposizione" if table.language == "it" else "exposure"
        return refused(Refusal(due.why, prefill="" if words else f"{verb} {who} {least}"))
    if waived:
        gone = decide.waived(people, who, due)
        return happened(table, gone, Say("contagion.waived", {"who": people.by_id[who].name, "severity": due}))
    return _done(decide.exposed(rules, people, who, due, Rolling(table, told)), table)


def _due(table: Table) -> tuple[Say, ...]:
    """What waits, line by line."""
    waits = measures.waiting(table.world.contagion, table.world.people)
    return tuple(due_line(table.world, who, severity) for who, severity in waits) or (Say("contagion.nothing_due"),)


def drift(line: Line, table: Table) -> Result:
    """``drift`` · ``drift ada`` · ``drift ada by sefa clinic stabiliser`` · ``drift ada =64``."""
    told = told_in(line.words)
    if isinstance(told, Refusal):
        return refused(told)
    words = [w for w in line.words if not w.startswith("=") and plain(w) not in _BY]
    rules, world = body(table.rules), table.world
    if not words:
        return said(*_drifting(table))
    who = one(words[0], everybody(world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    care = _care(who, words[1:], table, line.typed)
    if isinstance(care, Refusal):
        return refused(care)
    return _done(decide.drifted(rules, world.contagion, world.people, who, care, Rolling(table, told)), table)


def _drifting(table: Table) -> tuple[Say, ...]:
    """Who still has the drift of this cycle before them, with what they would roll."""
    says: list[Say] = []
    for person in measures.drifting(body(table.rules), table.world.contagion, table.world.people):
        says.append(Say("contagion.drifts", {"who": person.name, "line": Say("line.drift", {"who": person.id})}))
        says += drift_line(table.rules, table.world, person)
    return tuple(says) or (Say("contagion.nobody_drifts"),)


def _care(who: str, words: Sequence[str], table: Table, typed: str) -> Care | Refusal:
    """How somebody is cared for: by whom, in a clinic, with an item that the carer or they themselves carry.

    At home it is in the clinic that the village has built, if there is one.
    """
    people, carer, item, dice = table.world.people.by_id, "", "", clinic(table.rules, table.world)
    items = {key: full for key, full in _items(table).items() if key}
    for word in words:
        if plain(word) in _CLINIC:
            dice = dice or table.rules.contagion.drift.clinic
            continue
        found = one(word, {**items, **everybody(table.world)}, typed)
        if isinstance(found, Refusal):
            return found
        item, carer = (found, carer) if found in table.rules.character.gear else (item, found)
    holder = next((each for each in (carer, who) if each and item in people[each].gear), "")
    return Care(carer=people[carer] if carer else None, clinic=dice, item=item, holder=holder)


def _items(table: Table) -> dict[str, str]:
    """The items that give dice to care, by their names."""
    gear = table.rules.character.gear
    return entities(table.rules, table.language, {key: each for key, each in gear.items() if each.effects.care})


def contagion(line: Line, table: Table) -> Result:
    """``contagion`` · ``contagion ada`` · ``contagion ada 3`` · ``… +1`` · ``… becomes silicon``."""
    if not line.words:
        return said(*listed(table.rules, table.world))
    who = one(line.words[0], everybody(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    words, rules, person = line.words[1:], body(table.rules), table.world.people.by_id[who]
    if not words:
        return said(*of_one(table.rules, table.world, who))
    if words and plain(words[0]) in _BECOMES:
        return _becomes(who, words[1:], line, table)
    by = number(words[0]) if len(words) == 1 else None
    if by is None or abs(by) > _MOST:
        return misused("contagion")
    to = measures.stage(rules, person) + by if words[0][0] in "+-" else by
    return _done(decide.moved(rules, person, to), table)


def _becomes(who: str, words: Sequence[str], line: Line, table: Table) -> Result:
    """What becomes of somebody lost, by the key or the name of an ending."""
    track = table.rules.contagion
    endings = within(table, track.id, "endings", (each.key for each in track.endings))
    ending = one_within(" ".join(words), endings, line.typed) if words else ""
    if isinstance(ending, Refusal):
        return refused(ending)
    if not ending:
        return misused("contagion")
    return _done(decide.ended(body(table.rules), table.world.contagion, table.world.people, who, ending), table)


def odds(line: Line, table: Table) -> Result:
    """``odds contagion`` · ``odds contagion 3 [2]`` · ``odds contagion ada by sefa`` · ``odds exposure ada 2``."""
    first, words = plain(line.words[0]), [w for w in line.words[1:] if plain(w) not in _BY | _SEVERITY]
    rules, world = table.rules, table.world
    drift = rules.contagion.drift
    stages = range(drift.from_stage, len(rules.contagion.stages) - 1)
    numbers = [n for word in words if (n := number(word)) is not None]
    if first not in _EXPOSURE and len(numbers) == len(words) <= 2:  # noqa: PLR2004 - a stage, and a pool
        if numbers and numbers[0] not in stages:
            return refuse("no_drift_there", first=stages[0], last=stages[-1])
        core = rules.check.core
        pools = tuple(max(core.pool_min, min(core.pool_max, n)) for n in numbers[1:]) or POOLS
        return said(*table_of(rules, world, tuple(numbers[:1]) or tuple(stages), pools))
    who = one(words[0], everybody(world), line.typed) if words else ""
    if isinstance(who, Refusal) or not who:
        return refused(who) if isinstance(who, Refusal) else misused("odds")
    person = world.people.by_id[who]
    if first in _EXPOSURE:
        severity = decide.severity_of(body(rules), world.contagion, world.people, who, numbers[0] if numbers else None)
        if isinstance(severity, Refusal):
            return refused(severity)
        return said(*pool_line(rules, world, measures.exposure_parts(body(rules), person, severity)))
    care = _care(who, words[1:], table, line.typed)
    return refused(care) if isinstance(care, Refusal) else said(*drift_line(rules, world, person, care))


def comes_back(line: Line, table: Table) -> Result:
    """``return ada frame``."""
    if len(line.words) != 2:  # noqa: PLR2004 - who, and which attribute
        return misused("return")
    who = one(line.words[0], everybody(table.world), line.typed)
    known = table.rules.character.attributes
    attribute = one(line.words[1], entities(table.rules, table.language, known), line.typed)
    for wrong in (who, attribute):
        if isinstance(wrong, Refusal):
            return refused(wrong)
    least = table.rules.character.person.attribute_min
    return _done(decide.returned(table.rules.character, table.world.people, str(who), str(attribute), least), table)


def _done(events: Sequence[Event] | Refusal, table: Table) -> Result:
    return refused(events) if isinstance(events, Refusal) else happened(table, events)
