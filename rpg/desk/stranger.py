"""The Wanderer, as the GM sees him: where he is and what is left to him, and whether he may step into this fight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.chances import chance
from rpg.desk.words import stage
from rpg.game.wanderer import measures
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.desk.table import Table
    from rpg.game.wanderer.stage import Stage
    from rpg.words import Value

_AHEAD = 3
"""Exchanges that chances look ahead."""


def shown(table: Table) -> tuple[Say, ...]:
    """All that there is to know of him: for the GM alone."""
    here = stage(table)
    own, now = here.own, here.wanderer
    numbers = (
        ("proximity", measures.proximity(own, now), own.proximity.most),
        ("charge", measures.charge(own, now), own.block.charge),
        ("vitality", measures.vitality(own, now), own.block.vitality),
        ("words", measures.words_left(own, now), own.words),
        ("interventions", now.interventions, own.wake.interventions),
    )
    clauses: list[Value] = [Say(f"wanderer.is.{'here' if now.here else 'elsewhere'}")]
    clauses += [Say(f"wanderer.has.{key}", {"now": left, "most": most}) for key, left, most in numbers]
    if now.hunter:
        clauses.append(Say("wanderer.has.hunter", {"hunter": Term(now.hunter)}))
    line = Say("wanderer.line", {"wanderer": Term(own.id), "clauses": Listed(tuple(clauses), " · ")})
    return (line, *(_played(here) if now.here else _chances(table, here)))


def stepping_in(table: Table) -> tuple[Say, ...]:
    """In a fight: who plays him if he is there; if somebody has fallen, how likely it is that he comes."""
    here = stage(table)
    if here.ground.encounter.fight is None:
        return ()
    if here.wanderer.here:
        return _played(here)
    return _chances(table, here) if measures.fallen(here.rules, here.ground) else ()


def _played(here: Stage) -> tuple[Say, ...]:
    values: dict[str, Value] = {"wanderer": Term(here.own.id), "level": here.own.emitter.default}
    players = measures.controllers(here.rules, here.ground)
    if not players:
        return (Say("wanderer.oracle", values),)
    return (Say("wanderer.played", {**values, "players": Listed(players)}),)


def _chances(table: Table, here: Stage) -> tuple[Say, ...]:
    """``within 1 exchange 16.7 % · within 2 exchanges 30.6 % · …``; nothing where he cannot come, or odds are off."""
    near = measures.reached(here)
    if near <= 0 or table.world.odds == "off":
        return ()
    told = tuple(
        Say("wanderer.within", {"n": n, "chance": chance(table.world, measures.arrival(here.own, near, n))})
        for n in range(1, _AHEAD + 1)
    )
    return (Say("wanderer.chances", {"wanderer": Term(here.own.id), "chances": Listed(told, " · ")}),)
