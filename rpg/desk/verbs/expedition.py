"""``expedition``: who goes for food, which way, at which pace; and how it stands. Unsaid things have sensible defaults.

A route is the Watch of each node, with commas: ``0,1,1``. Behind the number ``?`` is a node that nobody has charted,
``d`` one in the dark, ``s`` one that is sealed, ``t`` one beside a tower, ``e`` one at the edge of the sector (``c`` as
well: confine). ``source 3t`` is the node at the end. A scene may have a route: it is taken if the scene is named, or at
hand. Without one it is that of the story, or of the nearest source. ``map`` (mappa), or a file, is the map played on.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import misused, refuse, refused, said
from rpg.desk.charting import played, way_on_map
from rpg.desk.fronts import scenes, story_of
from rpg.desk.names import entities, one, people
from rpg.desk.outing import outing_lines
from rpg.desk.plain import plain
from rpg.desk.titles import place_title
from rpg.desk.verbs.atlas import map_meant
from rpg.desk.verbs.sneak import PACES
from rpg.desk.verbs.trips import answered, decided, outing
from rpg.desk.ways import MAP, first_way, other_way, stand
from rpg.desk.words import present, world_after
from rpg.game.community.decide import hungry
from rpg.game.expedition import decide
from rpg.game.expedition.events import SetOut
from rpg.game.expedition.rules import Node
from rpg.game.refusal import Refusal
from rpg.game.strata import HOME
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.campaign.events import MapTaken
    from rpg.campaign.story import Scene
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

OUT = frozenset({"out", "fuori", "parte"})
_WORDS = {
    "source": "source", "fonte": "source", "leader": "leader", "guida": "leader", "lookout": "lookout",
    "vedetta": "lookout", "with": "people", "con": "people",
}  # fmt: skip
_NOBODY = frozenset({"none", "nobody", "nessuno", "nessuna"})
_NODE = re.compile(r"([0-3])([?dbstec]*)$")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """An expedition as it is asked for."""

    way: tuple[Node, ...] = ()
    source: Node | None = None
    pace: str = ""
    leader: str = ""
    lookout: str | None = None
    people: tuple[str, ...] = ()


def run(line: Line, table: Table) -> Result:
    """``expedition`` · ``expedition out 0,1,1 source 3t careful leader tae lookout sefa with tae,sefa,oru``.

    ``expedition out the cistern careful`` · ``expedition leader oru`` · ``expedition lookout none`` ·
    ``expedition out map to 12 careful`` · ``expedition hunt`` · ``expedition hum tae`` · ``expedition end``.
    """
    first = plain(line.words[0]) if line.words else ""
    rest = list(line.words[1:])
    if not first:
        lines = outing_lines(table.rules, table.world)
        return said(*lines) if lines else _none(table)
    if first in OUT:
        return _out(rest, line, table) if table.world.strata.here == HOME else _in_the_depth(table)
    rules, here = outing(table)
    if first in {"hunt", "caccia"} and not rest:
        return answered(table, decided(table, lambda how: decide.hunt(rules, here, table.dice, how=how)))
    if first in {"end", "fine"} and not rest:
        return _given_up(answered(table, decide.give_up(rules, here, table.dice)), table)
    if first in {"hum", "ronzio"} and len(rest) == 1:
        who = one(rest[0], people(table.world), line.typed)
        return refused(who) if isinstance(who, Refusal) else answered(table, decide.learn(rules, here, who))
    return _change(line, table)


def _none(table: Table) -> Result:
    """Nobody is on an expedition: one may set out, unless they are in the depth."""
    if table.world.strata.here != HOME:
        return _in_the_depth(table)
    return refuse("no_expedition", prefill="spedizione fuori" if table.language == "it" else "expedition out")


def _in_the_depth(table: Table) -> Result:
    """Whoever is in the depth is on no expedition, and sets out on none."""
    node, prefill = table.world.strata.node, "profondità" if table.language == "it" else "depth"
    return refuse("in_the_depth", where=node.title if node else "", prefill=prefill)


def _given_up(result: Result, table: Table) -> Result:
    """Where those who gave up stand, and the food that nobody has handed in: a line puts it into the Stores."""
    trip = table.world.expeditions.trip
    if trip is None or result.status != "ok":
        return result
    food = sum(max(0, n) for n in trip.carried.values())
    where = stand(table.rules, table.world) or place_title(table.rules, table.world)
    at = Say("expedition.given_up.stand", {"where": where})
    if not food or table.world.community.lost:
        return msgspec.structs.replace(result, says=(*result.says, at))
    hand_in = f"villaggio scorte +{food}" if table.language == "it" else f"village stores +{food}"
    left = Say("expedition.given_up.food", {"n": food, "line": hand_in})
    return msgspec.structs.replace(result, says=(*result.says, at, left), prefill=hand_in)


def _change(line: Line, table: Table) -> Result:
    plan = _plan(list(line.words), line, table)
    if isinstance(plan, Refusal):
        return refused(plan)
    if plan is None or plan.way or plan.source or plan.people:
        return misused("expedition")
    rules, here = outing(table)
    return answered(table, decide.change(rules, here, leader=plan.leader, lookout=plan.lookout, pace=plan.pace))


def _out(words: list[str], line: Line, table: Table) -> Result:
    if words and (plain(words[0]) in MAP or words[0].endswith(".json")):
        return _on_map(words, line, table)
    named = list(itertools.takewhile(lambda word: not _is_known(word), words))
    plan = _plan(words[len(named) :], line, table)
    scene = _prepared(" ".join(named), line, table)
    if isinstance(plan, Refusal):
        return refused(plan)
    if isinstance(scene, Refusal):
        return refused(scene)
    if plan is None or (named and scene is None):
        return misused("expedition", named[0] if named else "")
    route, sector = _way(_route(plan), scene, table)
    story = story_of(table)
    maps = (table.rules.maps[full] for full in (story.maps if story else ()) if full in table.rules.maps)
    ground = played(table.rules, table.world)
    on_map = way_on_map(maps, ground, route)
    sent = _sent(plan, route, sector, table, on_map=on_map)
    if ground is None or on_map == ground.map.id or plan.way or plan.source or named or sent.status != "ok":
        return sent
    return msgspec.structs.replace(sent, says=(*sent.says, other_way(ground, table)))


def _on_map(words: list[str], line: Line, table: Table) -> Result:
    """Out on the map that is played on, or on that of a file: to a place of it, or to the nearest food."""
    taken = () if plain(words[0]) in MAP else (map_meant(words[0], line, table),)
    if taken and isinstance(taken[0], Refusal):
        return refused(taken[0])
    events = tuple(event for event in taken if not isinstance(event, Refusal))
    at = msgspec.structs.replace(table, world=world_after(table.world, events))
    ground = played(at.rules, at.world)
    if ground is None:
        return refuse("no_map", known=", ".join(full.rpartition("/")[2] for full in sorted(table.rules.maps)))
    named = list(itertools.takewhile(lambda word: plain(word) not in PACES and plain(word) not in _WORDS, words[1:]))
    plan = _plan(words[1 + len(named) :], line, table)
    way = first_way(ground, " ".join(named), at)
    if isinstance(way, Refusal):
        return refused(way)
    if isinstance(plan, Refusal):
        return refused(plan)
    return misused("expedition") if plan is None or plan.way else _sent(plan, way, "", table, ground.map.id, events)


def _sent(  # noqa: PLR0917 - which way, and what happened before
    plan: Plan, route: tuple[Node, ...], sector: str, table: Table, on_map: str = "", first: tuple[MapTaken, ...] = ()
) -> Result:
    """They set out, that way; its nodes are places of the map with that id."""
    rules, here = outing(table, sector)
    events = decide.set_out(
        rules,
        here,
        table.dice,
        route=route,
        people=plan.people or tuple(person.id for person in present(table.world)),
        pace=plan.pace or "steady",
        leader=plan.leader,
        lookout=plan.lookout,
        on_map=on_map,
    )
    if isinstance(events, Refusal):
        return refused(events)
    out = next((event.people for event in events if isinstance(event, SetOut)), ())
    unfed = hungry(table.rules.community, table.world.community, [table.world.people.by_id[who] for who in out])
    return answered(table, (*unfed, *events), first=first)


def _is_known(word: str) -> bool:
    """Whether a word of the line says something else than the name of a scene."""
    return plain(word) in PACES or plain(word) in _WORDS or _nodes(word) is not None


def _prepared(name: str, line: Line, table: Table) -> Scene | Refusal | None:
    """The scene of that name that has a route; for "" the one at hand, if it has one."""
    known = {key: scene for key, scene in scenes(table).items() if scene.route}
    if not name or not known:
        return None if name else known.get(table.world.place.scene)
    found = one(name, entities(table.rules, table.language, known), line.typed)
    return found if isinstance(found, Refusal) else known[found]


def _way(route: tuple[Node, ...], scene: Scene | None, table: Table) -> tuple[tuple[Node, ...], str]:
    """The nodes, and the sector that they lie in ("": here): as said, of the scene, or of the story."""
    story = story_of(table)
    if not route and scene:
        return scene.route, scene.sector
    return (story.route, story.sector) if not route and story and story.route else (route, "")


def _route(plan: Plan) -> tuple[Node, ...]:
    """The nodes, and the source at their end; a source alone is right behind the barrier."""
    return (*plan.way, *([plan.source] if plan.source else []))


def _plan(words: list[str], line: Line, table: Table) -> Plan | Refusal | None:
    """Read the words; None where one of them means nothing here."""
    plan, at = Plan(), 0
    while at < len(words):
        key, following = plain(words[at]), words[at + 1] if at + 1 < len(words) else ""
        if key in PACES:
            plan = msgspec.structs.replace(plan, pace=PACES[key])
        elif key in _WORDS:
            step = _named(plan, _WORDS[key], following, line, table)
            if step is None or isinstance(step, Refusal):
                return step
            plan, at = step, at + 1
        else:
            way = _nodes(words[at])
            if way is None:
                return None
            plan = msgspec.structs.replace(plan, way=(*plan.way, *way))
        at += 1
    return plan


def _named(plan: Plan, what: str, word: str, line: Line, table: Table) -> Plan | Refusal | None:
    """A source, a leader, a lookout, or who goes."""
    if what == "source":
        nodes = _nodes(word)
        return msgspec.structs.replace(plan, source=nodes[0]) if nodes and len(nodes) == 1 else None
    if what == "lookout" and plain(word) in _NOBODY:
        return msgspec.structs.replace(plan, lookout="")
    ids: list[str] = []
    for part in filter(None, word.split(",")):
        who = one(part, people(table.world), line.typed)
        if isinstance(who, Refusal):
            return who
        ids.append(who)
    if not ids or (what != "people" and len(ids) > 1):
        return None
    return msgspec.structs.replace(plan, **{what: tuple(ids) if what == "people" else ids[0]})


def _nodes(word: str) -> tuple[Node, ...] | None:
    """``0,1,2?t``: nodes, or None if a part of it is none."""
    found = [_NODE.match(part) for part in plain(word).split(",") if part]
    if not found or None in found:
        return None
    return tuple(
        Node(
            watch=int(match[1]),
            charted="?" not in match[2],
            dark="d" in match[2] or "b" in match[2],
            sealed="s" in match[2],
            tower="t" in match[2],
            boundary="e" in match[2] or "c" in match[2],
        )
        for match in found
        if match
    )
