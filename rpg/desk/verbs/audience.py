"""``audience``: somebody speaks with what does not fight; the roll fills a clock (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import ClockMade, ClockTicked
from rpg.desk.answer import happened, misused, refused
from rpg.desk.line import told_in
from rpg.desk.names import entities, one, people
from rpg.desk.plain import plain
from rpg.desk.words import ground, how
from rpg.game.encounter.audience import audience
from rpg.game.refusal import Refusal
from rpg.words import Forms

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``audience sefa`` · ``audience sefa authority echo =54``."""
    words = [word for word in line.words if not word.startswith("=")]
    result = told_in(line.words)
    if isinstance(result, Refusal):
        return refused(result)
    speaking = {a: b for a, b in table.rules.encounter.adversaries.items() if b.trait("audience")}
    if not words or not speaking:
        return misused("audience")
    who = one(words[0], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    known = entities(table.rules, table.language, table.rules.encounter.adversaries)
    adversary = one(" ".join(words[1:]), known, line.typed) if words[1:] else next(iter(speaking))
    if isinstance(adversary, Refusal):
        return refused(adversary)
    rules, here = ground(table)
    roll = how(table, who, result)
    found = audience(rules, here, table.dice, who=who, adversary=adversary, how=roll)
    if isinstance(found, Refusal):
        return refused(found)
    events, ticks = found
    return happened(table, (*events, *_filled(adversary, ticks, table)))


def _filled(adversary: str, ticks: int, table: Table) -> tuple[Event, ...]:
    """The clock of an adversary moves; it begins if there is none of that name."""
    trait = table.rules.encounter.adversaries[adversary].trait("clock")
    if trait is None or not ticks:
        return ()
    key = clock_name(adversary, table)
    clock = table.world.clocks.get(key)
    began = () if clock else (ClockMade(clock=key, size=trait.value),)
    return (*began, ClockTicked(clock=key, by=ticks, unseen=clock.hidden if clock else table.secret))


def clock_name(adversary: str, table: Table) -> str:
    """What the clock of an adversary is called at this table: one word, in its language."""
    texts = table.rules.texts
    for language in (table.language, "en"):
        name = texts.get(language, {}).get(adversary, {}).get("traits.clock.name")
        if name is not None:
            return "-".join(plain(name.one if isinstance(name, Forms) else name).split())
    return adversary.rpartition("/")[2]
