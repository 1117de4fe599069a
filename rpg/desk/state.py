"""The state of the table, said and as data: the answer of ``status`` and of an empty line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.desk.alert import alert_line, beats_left
from rpg.desk.board import board
from rpg.desk.contagion import stage_line
from rpg.desk.depths import depth_data, place_line
from rpg.desk.opening import suspected
from rpg.desk.outing import outing_data, outing_lines
from rpg.desk.quest import room_lines
from rpg.desk.telling import clock_line, clock_time, vitals
from rpg.desk.telling.table import turn_order
from rpg.desk.titles import place_title
from rpg.desk.village import open_lines, village_data
from rpg.game.character import decide as character
from rpg.game.safeguard import decide as safeguard
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import Turns, World
    from rpg.desk.table import Table
    from rpg.game.character.state import Person
    from rpg.game.encounter.state import Fight
    from rpg.game.safeguard.state import Force
    from rpg.words import Value


def glance(table: Table) -> tuple[Say, ...]:
    """The few lines a GM wants at any moment, alert first."""
    rules, world = table.rules, table.world
    says = [alert_line(rules, world), where(rules, world), *board(rules, world), *turn_order(world)]
    says += outing_lines(rules, world)
    says += place_line(rules, world)
    says += room_lines(rules, world)
    says += suspected(rules, world)
    if world.clocks:
        clocks = tuple(clock_line(key, clock) for key, clock in world.clocks.items())
        says.append(Say("desk.line", {"clauses": Listed(clocks, " · ")}))
    return tuple(says)


def status(table: Table) -> tuple[Say, ...]:
    """The glance, what is open of the village, and a line for everybody."""
    people = tuple(person_line(table.rules, person) for person in table.world.people.by_id.values())
    return (*glance(table), *open_lines(table.rules, table.world), *people)


def where(rules: Rules, world: World) -> Say:
    """Session, scene, Watch and time."""
    session = Say("desk.where.session", {"n": world.sessions}) if world.session_open else Say("desk.where.none")
    title = place_title(rules, world) or Say("desk.where.nowhere")
    time = clock_time(world.minutes)
    return Say("desk.where", {"session": session, "title": title, "watch": world.watch, "time": time})


def person_line(rules: Rules, person: Person) -> Say:
    """One person on one line: Vitality, Strain, load, conditions."""
    if person.dead:
        return Say("desk.person.dead", {"who": person.name})
    conditions = character.conditions(rules.character, rules.check.core, person)
    staged = stage_line(rules, person)
    if staged:
        conditions = tuple(c for c in conditions if c.when is None or c.when.measure != "contagion")
    clauses: list[Value] = [vitals(rules, person)]
    strain = character.strain(rules.check.core, person)
    clauses.append(Say("desk.person.strain", {"now": strain, "top": rules.check.core.strain.max}))
    if person.load > 0:
        clauses.append(Say("desk.person.load", {"n": person.load}))
    clauses += [staged] if staged else []
    clauses += [_condition(condition.id, person.conditions.get(condition.id, 0)) for condition in conditions]
    clauses += [Say("desk.person.empty", {"gear": Term(gear)}) for gear in person.empty]
    if person.away:
        clauses.append(Say("desk.person.away"))
    return Say("desk.person", {"who": person.name, "clauses": Listed(tuple(clauses), " · ")})


def _condition(condition: str, exchanges: int) -> Value:
    """A condition, and the exchanges of a fight that it still lasts, if it ends by itself."""
    values: dict[str, Value] = {"condition": Term(condition), "n": exchanges}
    return Say("desk.person.lasts", values) if exchanges > 0 else Term(condition)


def as_data(table: Table) -> dict[str, Any]:
    """The same for machines; the shape is docs/status.schema.json."""
    rules, world = table.rules, table.world
    return {
        "campaign": world.name,
        "language": table.language,
        "entry": table.history.head(),
        "session": {"number": world.sessions, "open": world.session_open, "title": world.session_title},
        "place": {
            "title": world.place.title,
            "scene": world.place.scene,
            "sector": world.place.sector,
            "watch": world.watch,
        },
        "minutes": world.minutes,
        "alert": _alert_data(rules, world),
        "people": [_person_data(rules, p) for p in world.people.by_id.values()],
        "clocks": [
            {"name": key, "filled": c.filled, "size": c.size, "hidden": c.hidden} for key, c in world.clocks.items()
        ],
        "fight": _fight_data(world.encounter.fight),
        "turns": _turns_data(world.turns),
        "threads": list(world.threads.values()),
        "expedition": outing_data(rules, world),
        "village": village_data(rules, world),
        "strata": depth_data(rules, world),
    }


def _turns_data(turns: Turns) -> dict[str, Any] | None:
    if not turns.order:
        return None
    order = [{"who": who, "initiative": n} for who, n in turns.order]
    return {"round": turns.round, "acting": turns.acting, "order": order}


def _fight_data(fight: Fight | None) -> dict[str, Any] | None:
    if fight is None:
        return None
    machines = [
        {"id": m.id, "adversary": m.adversary, "damage": m.damage, "destroyed": m.gone} for m in fight.machines.values()
    ]
    people = [
        {"id": who, "gap": f.gap, "away": f.away, "engaged_by": list(fight.engaged.get(who, ()))}
        for who, f in fight.fighters.items()
    ]
    return {"exchange": fight.exchange, "machines": machines, "people": people}


def _alert_data(rules: Rules, world: World) -> dict[str, Any]:
    sector, ladder = world.sector, rules.safeguard.ladder
    level = safeguard.level(rules.safeguard, sector)
    return {
        "level": level,
        "top": len(ladder.levels) - 1,
        "points": safeguard.points(rules.safeguard, sector),
        "name": ladder.levels[level].key,
        "floor": safeguard.floor(rules.safeguard, sector),
        "force": _force_data(sector.force),
        "arrived": _force_data(sector.arrived),
    }


def _force_data(force: Force | None) -> dict[str, Any] | None:
    if force is None:
        return None
    left = beats_left(force)
    return {"level": force.level, "units": [{"adversary": a, "count": n} for a, n in force.units], "beats_left": left}


def _person_data(rules: Rules, person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "dead": person.dead,
        "away": person.away,
        "vitality": character.vitality(rules.character, person),
        "vitality_max": character.vitality_max(rules.character, person),
        "strain": character.strain(rules.check.core, person),
        "load": max(0, person.load),
        "conditions": [c.id for c in character.conditions(rules.character, rules.check.core, person)],
        "empty": list(person.empty),
        "contagion": character.contagion(rules.character, person),
    }
