"""The Contagion as the table reads it: who has how much, what waits, and how likely it is that somebody is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.chances import chance, chances
from rpg.desk.telling import degree, name, part
from rpg.game.check import decide as check
from rpg.game.community.measures import clinic as built
from rpg.game.contagion import measures
from rpg.game.contagion.chances import constant, lost_within, own_pools
from rpg.game.contagion.rules import BodyRules
from rpg.game.strata.state import HOME
from rpg.words import Listed, Say, Term, Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.character.state import Person
    from rpg.game.check.events import Part
    from rpg.game.contagion.measures import Care
    from rpg.words import Value

POOLS = (1, 2, 3, 4)
"""The pools whose chances are told when nobody's own are asked for."""


def body(rules: Rules) -> BodyRules:
    """The rules that the Contagion reads."""
    return BodyRules(check=rules.check, character=rules.character, contagion=rules.contagion)


def clinic(rules: Rules, world: World) -> int:
    """The dice that the clinic of the village gives to those who are there; 0 out there, or without one."""
    home = world.expeditions.trip is None and world.strata.here == HOME and world.encounter.fight is None
    return rules.contagion.drift.clinic if home and built(rules.community, world.community) else 0


def stage_line(rules: Rules, person: Person) -> Say | None:
    """``contagion 3/6 Marked``; None for somebody without a trace."""
    stage = measures.stage(body(rules), person)
    return Say("contagion.stage", _values(rules, stage)) if stage else None


def listed(rules: Rules, world: World) -> tuple[Say, ...]:
    """Everybody in whom it is, with what their stage does and their own chance; what waits."""
    read = body(rules)
    says: list[Say] = []
    for person in world.people.by_id.values():
        stage = measures.stage(read, person)
        if stage and not person.dead:
            says.append(Say("contagion.has", {"who": person.name, **_values(rules, stage)}))
            says += drift_line(rules, world, person) if measures.drifts(read, person) else ()
    says += [due_line(world, who, severity) for who, severity in measures.waiting(world.contagion, world.people)]
    return tuple(says) or (Say("contagion.nobody"),)


def of_one(rules: Rules, world: World, who: str) -> tuple[Say, ...]:
    """How much somebody has, none too; their own chance where it drifts; what waits for them."""
    read, person = body(rules), world.people.by_id[who]
    says = [Say("contagion.has", {"who": person.name, **_values(rules, measures.stage(read, person))})]
    says += drift_line(rules, world, person) if measures.drifts(read, person) else ()
    waits = measures.waiting(world.contagion, world.people)
    return (*says, *(due_line(world, who, severity) for whom, severity in waits if whom == who))


def due_line(world: World, who: str, severity: int) -> Say:
    """An exposure that waits, and the line that rolls for it."""
    line = Say("line.exposure", {"who": who})
    return Say("contagion.due", {"who": name(world, who), "severity": severity, "line": line})


def drift_line(rules: Rules, world: World, person: Person, care: Care | None = None) -> tuple[Say, ...]:
    """What somebody rolls when it drifts, and their exact chance to be lost within a season; none if odds are off."""
    read, care = body(rules), care or measures.Care(clinic=clinic(rules, world))
    parts = measures.drift_parts(read, person, care)
    says = pool_line(rules, world, parts)
    cycles = rules.check.time.season_cycles
    if world.odds == "off":
        return says
    share = lost_within(read, own_pools(read, person, care), measures.stage(read, person), cycles)
    return (*says, Say("contagion.lost_within", {"cycles": cycles, "chance": chance(world, share)}))


def pool_line(rules: Rules, world: World, parts: tuple[Part, ...]) -> tuple[Say, ...]:
    """The pool of those parts and its exact chances."""
    pool = check.pool_size(rules.check, parts)
    reasons = Listed(tuple(part(p) for p in parts if p.dice), " ")
    if world.odds == "off":
        return (Say("contagion.pool_bare", {"pool": pool, "parts": reasons}),)
    shares = chances(world, [(degree(rules, key), share) for key, share in check.odds(rules.check, pool).items()])
    return (Say("contagion.pool", {"pool": pool, "parts": reasons, "shares": shares}),)


def table_of(rules: Rules, world: World, stages: tuple[int, ...], pools: tuple[int, ...] = POOLS) -> tuple[Say, ...]:
    """The chance to be lost within a season from each of those stages, by a constant pool of dice actually rolled."""
    read, cycles = body(rules), rules.check.time.season_cycles
    says = [Say("contagion.table", {"cycles": cycles})]
    for stage in stages:
        shares = tuple(
            Say(
                "contagion.table.pool",
                {"pool": pool, "chance": chance(world, lost_within(read, constant(read, pool), stage, cycles))},
            )
            for pool in pools
        )
        says.append(Say("contagion.table.row", {**_values(rules, stage), "shares": Listed(shares, " · ")}))
    return tuple(says)


def due(rules: Rules, world: World) -> Iterator[tuple[Say, Say]]:
    """What the Contagion waits for, and a line for each: exposures, and the lost."""
    for who, severity in measures.waiting(world.contagion, world.people):
        values: dict[str, Value] = {"who": name(world, who), "severity": severity}
        yield Say("contagion.now.due", values), Say("line.exposure", {"who": who})
    for person in measures.undecided(body(rules), world.contagion, world.people):
        ending = Term(rules.contagion.id, f"endings.{rules.contagion.endings[0].key}.name")
        yield (
            Say("contagion.now.lost", {"who": person.name, "ending": ending}),
            Say("line.becomes", {"who": person.id, "ending": Written(ending.id, ending.key)}),
        )


def _values(rules: Rules, stage: int) -> dict[str, Value]:
    """How a stage is said: its number, the last one, its name and what it does."""
    track, key = rules.contagion.id, rules.contagion.stages[stage].key
    return {
        "stage": stage,
        "top": len(rules.contagion.stages) - 1,
        "name": Term(track, f"stages.{key}.name"),
        "effect": Term(track, f"stages.{key}.effect"),
    }
