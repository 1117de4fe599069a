"""What stands on a map: doors and what seals them, stairs and lifts, food, towers, and what the tables add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from rpg.maps.generate.doorways import hangs
from rpg.maps.generate.level import BLOCKED, VOID
from rpg.maps.generate.mission import MIDDLE
from rpg.maps.model import Feature
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.maps.district import Thing
    from rpg.maps.generate.level import Level
    from rpg.maps.generate.naming import Names
    from rpg.maps.generate.plan import Plan

Symbol: TypeAlias = Literal[
    "tower", "source", "door", "sealed", "lift", "stair", "terminal", "beam_hole", "body", "eye", "exit", "note"
]


def doors(plan: Plan, names: Names) -> Iterator[Feature]:
    """What is sealed; plain doors at some thresholds; stairs and lifts; the way out."""
    shut = {spot: plan.mission.edges[index].key for index, spot in plan.locks.items()}
    for (stratum, at), keeper in sorted(shut.items()):
        yield _feature(plan, names, "sealed", stratum, at, opened_by=f"place{keeper}")
    chance = plan.chance.apart("doors")
    for (index, stratum), path in sorted(plan.paths.items()):
        edge = plan.mission.edges[index]
        for at in (path[0], path[-1]):
            fit = edge.kind == "way" and (stratum, at) not in shut and hangs(plan.levels[stratum], at)
            if fit and chance.once_in(3):
                shut[stratum, at] = -1
                yield _feature(plan, names, "door", stratum, at)
    for climb in plan.climbs:
        for stratum in (climb.stratum, climb.stratum + 1):
            yield _feature(plan, names, climb.symbol, stratum, climb.at)
    yield _feature(plan, names, "exit", 0, plan.exit)


def sights(plan: Plan, names: Names) -> Iterator[Feature]:
    """Stratum by stratum: food in its place, a tower over the void, what the district has, a row of the table."""
    for stratum, at in plan.beams:
        yield _feature(plan, names, "beam_hole", stratum, at)
    chance = plan.chance.apart("sights")
    for stratum in range(len(plan.levels)):
        taken: set[int] = {climb.at for climb in plan.climbs if stratum - climb.stratum in {0, 1}}
        for symbol, at, open_ in _standing(plan, stratum):
            free = at if at not in taken else _beside(plan, stratum, at, taken)
            taken.add(free)
            name = _said(plan, names, stratum, symbol)
            yield _feature(plan, names, symbol, stratum, free, name=name, open_=open_)
        halls = [n.id for n in plan.mission.nodes if n.stratum == stratum and n.role in {"hall", "gallery", "platform"}]
        for node in chance.order(halls)[: chance.between(1, 2)]:
            at = chance.one([spot for spot in plan.sites[node].spots if spot not in taken])
            taken.add(at)
            yield _feature(plan, names, "note", stratum, at, name=_row(plan, names, stratum), open_=False)


def _standing(plan: Plan, stratum: int) -> Iterator[tuple[Thing, int, bool]]:
    """Symbol, cell and whether everybody sees it."""
    chance = plan.chance.apart(f"standing{stratum}")
    nodes = [node for node in plan.mission.nodes if node.stratum == stratum]
    for node in nodes:
        if node.role == "source":
            yield "source", _inside(plan, node.id), True
        if node.role == "goal" or (node.role == "vault" and chance.once_in(2)):
            yield "terminal", _inside(plan, node.id), not node.hidden
    if stratum in plan.towers:
        yield "tower", plan.towers[stratum], True
    rooms = [node.id for node in nodes if node.role in {"room", "hall", "vault"}]
    if rooms and chance.once_in(2):
        yield "body", chance.one(plan.sites[chance.one(rooms)].spots), False
    edges = [node.id for node in nodes if node.role == "gallery"]
    if edges and chance.once_in(2):
        yield "eye", chance.one(plan.sites[chance.one(edges)].spots), False


def towers(plan: Plan) -> None:
    """In some strata a sentinel tower stands on what rises through the void, or on what hangs in it."""
    chance = plan.chance.apart("towers")
    for stratum, level in enumerate(plan.levels):
        gap = plan.gaps[stratum]
        if gap is None or chance.once_in(3):
            continue
        inside = [at for at in level.spots(gap.box) if level.cells[at] == BLOCKED and _in_sight(level, at)]
        hung = [n.id for n in plan.mission.nodes if n.stratum == stratum and n.side == MIDDLE
                and n.role in {"platform", "floor"}]  # fmt: skip
        if inside:
            plan.towers[stratum] = chance.one(inside)
        elif hung:
            plan.towers[stratum] = _inside(plan, chance.one(hung))


def _in_sight(level: Level, at: int) -> bool:
    x, y = at % level.width, at // level.width
    inner = 0 < x < level.width - 1 and 0 < y < level.height - 1
    return inner and sum(level.cells[near] == VOID for near in level.around(at)) == 2  # noqa: PLR2004 - the corner of a pillar


def _inside(plan: Plan, node: int) -> int:
    """The cell of a place nearest to its middle."""
    site = plan.sites[node]
    wide = plan.levels[plan.mission.nodes[node].stratum].width
    x, y = site.box.middle
    return min(site.spots, key=lambda at: (abs(at % wide - x) + abs(at // wide - y), at))


def _beside(plan: Plan, stratum: int, at: int, taken: set[int]) -> int:
    """The free cell of the same place nearest to one that is taken."""
    level = plan.levels[stratum]
    site = plan.sites[level.owner[at]]
    y, x = divmod(at, level.width)
    free = [spot for spot in site.spots if spot not in taken]
    return min(free or site.spots, key=lambda spot: (abs(spot % level.width - x) + abs(spot // level.width - y), spot))


def _row(plan: Plan, names: Names, stratum: int) -> str:
    """A row of the feature table, drawn for the depth of the stratum."""
    rules = names.sources.strata
    depth = plan.depth + stratum
    total = rules.feature.dice.roll(plan.chance, f"feature:{stratum}").total + depth // max(1, rules.feature.each)
    row = rules.features[max(1, min(len(rules.features), total)) - 1]
    text = names.sources.term(Term(rules.id, f"features.{row.key}.text"))
    return text[:1].upper() + text[1:]


def _said(plan: Plan, names: Names, stratum: int, symbol: Symbol) -> str:
    district = plan.districts[stratum]
    own = [sight for sight in district.sights if sight.symbol == symbol]
    if not own:
        return names.sources.say(Say(f"map.made.{'source_of_food' if symbol == 'source' else symbol}"))
    return names.term(district, f"sights.{plan.chance.one(own).key}.name")


def _feature(  # noqa: PLR0913 - what, where, what it is called, who sees it
    plan: Plan, names: Names, symbol: Symbol, stratum: int, at: int, *, name: str = "", open_: bool = True,
    opened_by: str = "",
) -> Feature:  # fmt: skip
    wide = plan.levels[stratum].width
    return Feature(
        key=f"{symbol.replace('_', '')}{stratum}x{at}",
        symbol=symbol,
        name=name or names.sources.say(Say(f"map.made.{symbol}")),
        stratum=stratum,
        at=(at % wide, at // wide),
        visible_to="all" if open_ else "gm",
        opened_by=opened_by,
    )
