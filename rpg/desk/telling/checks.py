"""Rolls, told: what was rolled, why so many dice, what they showed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg import dice
from rpg.desk.named import named_by, slug
from rpg.desk.telling.common import deed, degree, name, part, pips, tells
from rpg.game.check import events as check
from rpg.game.check.decide import noises
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value

WARD = "ward:"
"""The label of the one roll that a whole village makes."""
_POOL = re.compile(r"pool\((-?\d{1,3})\) vs ladder\(core\)$")


@tells(check.Tested)
def _tested(e: check.Tested, rules: Rules, before: World, _: World) -> list[Say]:
    noise = noises(rules.check, e)
    values: dict[str, Value] = {
        "who": roller(e, before),
        "what": deed(e),
        "pool": e.pool,
        "parts": Listed(tuple(part(p) for p in e.parts if p.dice), " "),
        "faces": pips(e.faces) or "–",
        "again": pips(e.again),
        "degree": degree(rules, e.degree),
        "low": Say("desk.test.lowest") if e.pool < 1 else Say("desk.nothing"),
        "noise": Say("desk.test.noise", {"n": noise}) if noise else Say("desk.nothing"),
    }
    told = Say("desk.told") if e.told else Say("desk.nothing")
    return [Say("desk.test.pushed" if e.again else "desk.test", {**values, "told": told})]


def roller(e: check.Tested, world: World) -> Value:
    """Who rolled: somebody, somebody whom only the rules know, the village, or nobody."""
    if "/" in e.who:
        return Term(e.who)
    return name(world, e.who) or Say("test.village" if e.label == WARD else "test.nobody")


@tells(check.Rolled)
def _rolled(e: check.Rolled, rules: Rules, before: World, __: World) -> list[Say]:
    result = _result(e, rules)
    who, _space, rest = e.why.partition(" ")
    person = before.people.by_id.get(who.casefold())
    pool = _POOL.match(e.text)
    text: Value = Say("desk.roll.pool", {"pool": int(pool[1])}) if pool else e.text
    shown = _fallen(e, rules)
    faces = Say("desk.roll.faces", {"faces": shown}) if shown else Say("desk.nothing")
    values: dict[str, Value] = {"text": text, "result": result, "faces": faces}
    values["who"] = Say("desk.roll.who", {"who": person.name}) if person else Say("desk.nothing")
    why = rest if person else e.why
    values["why"] = Say("desk.roll.why", {"why": why}) if why else Say("desk.nothing")
    values["told"] = Say("desk.told") if e.told else Say("desk.nothing")
    return [Say("desk.roll", values)]


def _result(e: check.Rolled, rules: Rules) -> Value:
    """What was rolled: a degree, success or failure, a total, whatever else it came to."""
    from rpg.dice.rolling import FAILURE, SUCCESS  # noqa: PLC0415 - few lines tell of a roll

    if e.degree in {SUCCESS, FAILURE}:
        return Say(f"desk.roll.{e.degree}", {"total": e.total})
    if e.degree:
        return Say("desk.roll.degree", {"degree": degree(rules, e.degree)})
    if e.came:
        return Listed(tuple(_came(one, rules) for one in e.came), ", ")
    return Say(f"desk.dice.{e.result}") if e.result in {"yes", "no"} else e.result or e.total


def _came(one: check.Came, rules: Rules) -> Value:
    """One thing that dice came to, in the words of the table; faces that somebody made up are said as they stand."""
    if one.kind == "bool" or (one.kind == "degree" and not one.of):
        return Say(f"desk.dice.{one.value}")
    known: Iterable[str] = rules.check.ladders if one.kind == "degree" else rules.check.tables
    full = next((full for full in known if slug(full) == one.of), "") if one.of else ""
    if full:
        return Term(full, f"names.{one.value}" if one.kind == "degree" else f"rows.{one.value}.text")
    return one.value.replace("-", "−") if one.kind == "number" else one.value


def _fallen(e: check.Rolled, rules: Rules) -> str:
    """The dice with what happened to each; their bare faces if the text cannot be read any more."""
    if not e.faces:
        return ""
    try:
        from rpg.dice.telling import fallen  # noqa: PLC0415 - the same

        return fallen(dice.replay(e.read or e.text, e.faces, named_by(rules)))
    except dice.DiceError:
        return pips(e.faces)


@tells(check.TurnDrawn)
def _drawn(e: check.TurnDrawn, _: Rules, before: World, __: World) -> list[Say]:
    values: dict[str, Value] = {
        "text": Term(e.table, f"rows.{e.row}.text"),
        "who": name(before, e.who) if e.who else "",
    }
    return [Say(f"desk.turn.{e.of}_drawn{'' if e.who else '_bare'}", values)]
