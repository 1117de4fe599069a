"""``counter``: what can be done about the alert, with its exact odds; and doing it (GAME.md 4 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.chances import chances
from rpg.desk.line import told_in
from rpg.desk.names import countermeasures, one, people
from rpg.desk.plain import plain
from rpg.desk.telling import degree
from rpg.desk.words import ground, how, present, tagged
from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.check.told import Told
from rpg.game.encounter import counter
from rpg.game.encounter.acts import Attempt
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.words import Listed, Say, Term, Written

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.check.events import Part
    from rpg.game.safeguard.rules import Countermeasure
    from rpg.words import Value

_HELP = frozenset({"help", "helped", "with", "aiuta", "aiuto", "con"})
_FILLER = frozenset({"by", "da", "di", "the", "il", "la"})


class Wanted(msgspec.Struct, frozen=True):
    """A countermeasure as a line asks for it: the attempt, real dice."""

    attempt: Attempt
    told: Told | None = None


def run(line: Line, table: Table) -> Result:
    """``counter`` · ``counter dark tae`` · ``counter lure sefa help oru =631``."""
    if not line.rest:
        return _list(table)
    return _try(asked(line, table), table)


def dark(line: Line, table: Table) -> Result:
    """``dark`` · ``dark tae help oru``: the countermeasure that takes the Tag away."""
    return _try(asked_dark(line, table), table)


def asked(line: Line, table: Table) -> Wanted | Result:
    """Read ``MEASURE [WHO] [help WHO] [=631]``: the longest beginning of it that names a countermeasure."""
    known = countermeasures(table)
    for end in range(len(line.words), 0, -1):
        found = one(" ".join(line.words[:end]), known)
        if isinstance(found, str):
            return _of(found, line.words[end:], line, table)
    wrong = one(line.words[0], known, line.typed) if line.words else ""
    if isinstance(wrong, Refusal) and wrong.prefill:
        return refused(wrong)
    return misused("counter")


def asked_dark(line: Line, table: Table) -> Wanted | Result:
    """Read ``[WHO] [help WHO] [=631]``."""
    measures = table.rules.safeguard.countermeasures.values()
    measure = next((m.id for m in measures if m.way == "roll" and m.clean.untag), "")
    return _of(measure, line.words, line, table) if measure else misused("dark")


def _of(measure: str, words: tuple[str, ...], line: Line, table: Table) -> Wanted | Result:
    """Who, with whom, with which dice; whoever is best at it unless the line says who."""
    dice = told_in(words)
    if isinstance(dice, Refusal):
        return refused(dice)
    named = [word for word in words if not word.startswith("=") and plain(word) not in _FILLER]
    at = next((i for i, word in enumerate(named) if plain(word) in _HELP), len(named))
    who, helper = _one(named[:at], line, table), _one(named[at + 1 :], line, table)
    if not isinstance(who, str):
        return who
    if not isinstance(helper, str):
        return helper
    if at < len(named) and not helper:
        return misused(line.verb)
    who = who or best(table, measure)
    attempt = Attempt(who=who, measure=measure, helper=helper, place=table.world.place.key, watch=table.world.watch)
    return Wanted(attempt, dice) if who else refuse("nobody")


def _one(words: list[str], line: Line, table: Table) -> str | Result:
    """The one person that these words name; "" if there are none."""
    if not words:
        return ""
    if len(words) > 1:
        return misused(line.verb)
    found = one(words[0], people(table.world), line.typed)
    return refused(found) if isinstance(found, Refusal) else found


def parts(wanted: Wanted, table: Table) -> tuple[Part, ...] | Refusal:
    """The dice of it as things are; a refusal if it cannot be tried, or is not rolled."""
    rules, here = ground(table)
    return counter.cannot(rules, here, wanted.attempt) or counter.parts(rules, here, wanted.attempt)


def _try(wanted: Wanted | Result, table: Table) -> Result:
    if not isinstance(wanted, Wanted):
        return wanted
    rules, here = ground(table)
    attempt = wanted.attempt
    measure = rules.safeguard.countermeasures[attempt.measure]
    untags = any(result.untag for result in measure.results) and not tagged(table)
    sector = table.world.sector
    calm = safeguard.points(rules.safeguard, sector) <= safeguard.floor(rules.safeguard, sector)
    if untags and calm and counter.cannot(rules, here, attempt) is None:
        return refuse("nobody_tagged")
    roll = how(table, attempt.who, wanted.told)
    events = counter.counter(rules, here, table.dice, attempt, how=roll)
    if isinstance(events, Refusal):
        return refused(events)
    needs = (Say("counter.needs", {"needs": Term(measure.id, "needs")}),) if measure.needs else ()
    return happened(table, events, *needs, *([Say("counter.untagged")] if untags else []))


def best(table: Table, measure: str) -> str:
    """Who of those present has most dice for it, among those who carry what it needs; "" is nobody."""
    rules, here = ground(table)
    asked_for = rules.safeguard.countermeasures[measure]
    standing = [p for p in present(table.world) if character.standing(rules.character, p)]
    able = [p for p in standing if not asked_for.gear or counter.tool(asked_for, p)] or standing
    if asked_for.way != "roll":
        return able[0].id if able else ""

    def pool(who: str) -> int:
        return check.pool_size(rules.check, counter.parts(rules, here, Attempt(who=who, measure=measure)))

    return max((p.id for p in able), key=pool, default="")


def _list(table: Table) -> Result:
    """Every countermeasure: who would do it best, how likely it is, how long it takes, what it needs, what it does."""
    says: list[Say] = []
    data: list[dict[str, Value]] = []
    for measure in table.rules.safeguard.countermeasures.values():
        row, pool = _row(measure, table)
        says += [row, Say("counter.effect", {"effect": Term(measure.id, "effect")})]
        data.append({"id": measure.id, **pool})
    return said(*says, data={"countermeasures": data})


def _row(measure: Countermeasure, table: Table) -> tuple[Say, dict[str, Value]]:
    clauses: list[Value] = [Say("counter.name", {"name": Term(measure.id), "slug": Written(measure.id)})]
    data: dict[str, Value] = {}
    who = best(table, measure.id)
    if measure.way == "roll" and who:
        rules, here = ground(table)
        attempt = Attempt(who=who, measure=measure.id, place=table.world.place.key, watch=table.world.watch)
        pool = check.pool_size(rules.check, counter.parts(rules, here, attempt))
        data = {"who": who, "pool": pool}
        clauses.append(Say("counter.who", {"who": table.world.people.by_id[who].name, "pool": pool}))
        if table.world.odds != "off":
            clauses.append(_shares(table, pool))
        clauses.append(Say("counter.beats", {"n": measure.beats}))
    clauses += _needs(measure, table)
    return Say("desk.line", {"clauses": Listed(tuple(clauses), " · ")}), data


def _needs(measure: Countermeasure, table: Table) -> list[Say]:
    """What it needs: items, with a word if nobody carries one; what the GM must say is there."""
    found: list[Say] = []
    if measure.gear:
        items = Listed(tuple(Term(item.gear) for item in measure.gear), " / ")
        carried = any(counter.tool(measure, person) for person in present(table.world))
        found.append(Say("counter.gear" if carried else "counter.gear_missing", {"gear": items}))
    return [*found, Say("counter.place", {"needs": Term(measure.id, "needs")})] if measure.needs else found


def _shares(table: Table, pool: int) -> Listed:
    odds = check.odds(table.rules.check, pool)
    return chances(table.world, [(degree(table.rules, key), odds[key]) for key in check.RANK if key in odds])
