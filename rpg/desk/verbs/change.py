"""Target first: ``tae -4`` raw harm, ``tae +shaken 2`` a condition, ``tae -tagged`` its end, ``tae +gaff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.line import number
from rpg.desk.names import entities, everybody, one, targets
from rpg.desk.plain import plain
from rpg.desk.telling import machine
from rpg.desk.verbs.hit import struck
from rpg.game.character.decide import condition_gained
from rpg.game.character.events import ConditionLost, GearGained, GearLost
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``tae -4`` · ``tae +2`` · ``tae +shaken 2`` · ``tae +maimed frame`` · ``sen2 -3`` · ``tae -gaff``."""
    signs = [i for i, word in enumerate(line.words) if word[0] in "+-" and len(word) > 1]
    if not signs:
        return misused("change")
    found = targets(" ".join(line.words[: signs[0]]).replace(", ", ","), everybody(table.world), table, line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    change, rest = line.words[signs[0]], line.words[signs[0] + 1 :]
    by = number(change)
    if by is not None and rest:
        return refuse("change_more", word=" ".join(rest))
    if by is not None:
        return happened(table, struck(found.ids, -by, table, armour=False))
    events: list[Event] = []
    for target in found.ids:
        new = _change(target, change, rest, table, line.typed)
        if isinstance(new, Refusal):
            return refused(new)
        events += new
    return happened(table, events)


def _change(target: str, change: str, rest: tuple[str, ...], table: Table, typed: str) -> list[Event] | Refusal:
    rules, attribute = table.rules.character, _attribute(rest, table)
    lasts = number(rest[-1]) or 0 if rest else 0
    word = " ".join((change[1:], *rest[: len(rest) - (1 if lasts or attribute else 0)]))
    found = one(word, entities(table.rules, table.language, {**rules.conditions, **rules.gear}), typed)
    if isinstance(found, Refusal):
        return found
    if target not in table.world.people.by_id:
        return Refusal(Say("desk.refused.people_only", {"machine": machine(table.world, target)}))
    gained = change[0] == "+"
    if found in rules.gear and lasts:
        return Refusal(Say("desk.refused.change_more", {"word": rest[-1]}))
    if found in rules.gear:
        return [GearGained(who=target, gear=found) if gained else GearLost(who=target, gear=found)]
    if gained:
        person = table.world.people.by_id[target]
        return [condition_gained(rules, person, found, exchanges=lasts, attribute=attribute)]
    return [ConditionLost(who=target, condition=found)]


def _attribute(rest: tuple[str, ...], table: Table) -> str:
    """The attribute that the last word is, whole; "" if it is none."""
    known = entities(table.rules, table.language, table.rules.character.attributes)
    return known.get(plain(rest[-1]), "") if rest else ""
