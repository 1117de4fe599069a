"""What everybody at the table may know: the only door between the log and a screen that players see.

A secret stands on its fact. An entry of which nothing is left is not shown at all; of an entry with a secret in it
the typed line is not shown either, for it may say what the fact hides. Of events that list people those are shown of
whom players know, and what is revealed is shown as it stands, whatever was taken back since it was told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from rpg.campaign import events as e
from rpg.campaign.fold import after, staged, voided
from rpg.campaign.revealed import as_it_stands, begun, taking_part
from rpg.campaign.world import World
from rpg.game.encounter.events import FightBegan, MachinesEngaged
from rpg.game.expedition.events import DayEaten, SetOut, WayChosen
from rpg.game.expedition.rules import Node
from rpg.game.infiltrator.events import CycleWatched, MaskSealed
from rpg.game.strata.events import StrataEvent
from rpg.game.strata.evolve import noticed, shown
from rpg.game.wanderer.events import Intervened
from rpg.game.wanderer.state import Wanderer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from rpg.campaign.atlas import Atlas, Chart
    from rpg.campaign.entry import Entry, Fact
    from rpg.campaign.events import Event


OF_PEOPLE: dict[type, tuple[str, ...]] = {
    e.TurnsSet: ("turns",),
    e.GroupSet: ("people",),
    FightBegan: ("gaps",),
    MachinesEngaged: ("pairs",),
    SetOut: ("people", "stayed", "loads"),
    DayEaten: ("fed", "unfed"),
    Intervened: ("saved",),
    MaskSealed: ("suspects",),
    CycleWatched: ("dead",),
}
"""Events of several people, and the fields that list them: ids, or tuples that begin with one."""
_NOTHING_ELSE = frozenset({e.TurnsSet, e.GroupSet})
"""Those that say nothing if nobody is left."""
_ANYBODY = frozenset({e.TurnsSet, MaskSealed})
"""Those that can list who is nobody of the party, as they were told."""


class Known(NamedTuple):
    """The world as it is, and as far as everybody at the table may know it."""

    true: World = World()
    seen: World = World(public=True)

    def after(self, fact: Fact) -> tuple[Known, Event | None]:
        """Both after one more fact, and what of it players are told (None: nothing)."""
        true, seen, event = after(self.true, fact.event), self.seen, None
        if not fact.secret:
            event = _part(as_it_stands(fact.event, true), seen, self.true)
        if event is not None or _unnoticed(fact.event):
            seen = after(seen, fact.event if event is None else event)
        if isinstance(event, e.MapTaken):
            event = replace(event, own=None)
        if isinstance(event, SetOut | WayChosen):
            event = _way(event, seen)
        if isinstance(event, e.PersonRevealed):
            seen = taking_part(seen, true, event.person.id)
        if isinstance(event, e.Revealed):
            seen = begun(seen, true, event.what)
        return Known(true, seen), event

    def past(self, entries: Iterable[Entry], without: frozenset[int]) -> Known:
        """Both after these entries, oldest first, less those ``without`` which they are to be told."""
        now = self
        for entry in entries:
            for fact in entry.facts if entry.id not in without else ():
                now, _ = now.after(fact)
        return now


def listed(event: Event) -> tuple[str, ...]:
    """The ids of those whom an event lists, if it is one of several people."""
    several = (getattr(event, field) for field in OF_PEOPLE.get(type(event), ()))
    return tuple(_id(one) for some in several for one in some)


def _id(one: str | tuple[str, object]) -> str:
    return one if isinstance(one, str) else one[0]


def _part(event: Event, seen: World, before: World) -> Event | None:
    """What of an event players learn who know that much: all, without some people, or nothing.

    ``before`` is the true world before it.
    """
    match event:
        case e.TurnPassed():
            return None if before.people.hides(before.turns.acting) else event
        case e.ClockTicked(clock=clock) | e.ClockConcealed(clock=clock) | e.ClockDropped(clock=clock):
            return event if clock in seen.clocks and not seen.clocks[clock].hidden else None
        case e.SceneSet():
            return event if staged(before, event) else None
        case _ if people := listed(event):
            unknown = {who for who in people if not _known(event, who, seen, before)}
            return None if unknown.issuperset(people) and type(event) in _NOTHING_ELSE else _without(event, unknown)
        case _:
            return None if before.people.hides(getattr(event, "who", "")) else event


def _known(event: Event, who: str, seen: World, before: World) -> bool:
    """Whether players know of somebody who is listed; of who is listed where anybody can be, unless it is kept."""
    return not before.people.hides(who) if type(event) in _ANYBODY else who in seen.people.by_id


def _without(event: Event, unknown: Collection[str]) -> Event:
    """An event of several people without some of them."""
    several = {field: getattr(event, field) for field in OF_PEOPLE[type(event)]}
    one_by_one = {"leader": event.leader, "lookout": event.lookout} if isinstance(event, SetOut) else {}
    return replace(
        event,
        **{field: tuple(one for one in some if _id(one) not in unknown) for field, some in several.items()},
        **{field: "" if who in unknown else who for field, who in one_by_one.items()},
    )


def _unnoticed(event: Event) -> bool:
    """Whether something counts for players too without their being told: a clock that they do not see goes on.

    So it stands right if they see it again because its concealment was taken back.
    """
    if isinstance(event, e.ClockTicked):
        return event.unseen
    return isinstance(event, e.ClockConcealed | e.ClockDropped)


def public_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that are no secret."""
    return tuple(fact for fact in facts if not fact.secret)


def public(path: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of a path, from its beginning, as players may see them, in the same order; voided ones too."""
    now, gone = Known(), voided(path)
    land = Known().past(path, gone).true.strata
    found: list[Entry] = []
    for entry in path:
        facts: list[Fact] = []
        before = now
        for fact in entry.facts:
            now, event = now.after(fact)
            if isinstance(event, StrataEvent):
                event = noticed(land, event)
            if event is not None:
                whole: object = fact.event  # two unions of all events are compared by the type checker for minutes
                facts.append(fact if event == whole else replace(fact, event=event))
        if facts:
            found.append(entry if tuple(facts) == entry.facts else replace(entry, line="", facts=tuple(facts)))
        now = before if entry.id in gone else now
    return tuple(found)


def cut(path: Sequence[Entry]) -> bool:
    """Whether the last thing that players may know of is that somebody asked to stop: then they see nothing.

    The end of a path is enough, as far as to something that :func:`tells`.
    """
    return any(isinstance(fact.event, e.Cut) for fact in last.facts) if (last := _last(path)) else False


def tells(path: Sequence[Entry]) -> bool:
    """Whether there is anything in it that players may know of, and that counts."""
    return _last(path) is not None


def _last(path: Sequence[Entry]) -> Entry | None:
    gone = voided(path)
    return next((entry for entry in _latest(path) if entry.id not in gone and public_facts(entry.facts)), None)


def _latest(path: Sequence[Entry]) -> Iterator[Entry]:
    """The entries in the order in which they were typed, latest first: before what it carried along comes a push."""
    carried: list[Entry] = []
    for entry in reversed(path):
        if entry.copy_of:
            carried.append(entry)
        else:
            yield from (entry, *carried)
            carried.clear()
    yield from carried


def public_world(path: Sequence[Entry]) -> World:
    """The world as far as the public facts of a path make it; a void counts even when it is secret itself."""
    return presented(Known().past(path, voided(path)).seen)


def presented(world: World) -> World:
    """A world that players know without what they do not see of it now.

    A clock that was concealed is left out: players saw it once, not where it stands now. Of the Wanderer they know
    whether he is there; of the map, what somebody saw or heard; of maps that are drawn, what was seen, and so of the
    nodes of an expedition that are places of one.
    """
    clocks = {name: clock for name, clock in world.clocks.items() if not clock.hidden}
    wanderer, atlas = Wanderer(here=world.wanderer.here), drawn(world.atlas)
    expeditions, trip = world.expeditions, world.expeditions.trip
    if trip is not None:
        route = nodes_seen(trip.route, _chart_of(world, trip.map), trip.learned)
        known = tuple(place for place in trip.learned if any(node.place == place for node in route))
        expeditions = replace(expeditions, trip=replace(trip, route=route, learned=known))
    return replace(
        world, clocks=clocks, wanderer=wanderer, strata=shown(world.strata), atlas=atlas, expeditions=expeditions
    )


def nodes_seen(route: Iterable[Node], chart: Chart | None, learned: Collection[str] = ()) -> tuple[Node, ...]:
    """The nodes of a way, with nothing but their number of those that are places of a map and were not seen.

    Of those ``learned`` the Watch is known. All of it, where nobody plays on the map (None).
    """
    if chart is None:
        return tuple(route)
    return tuple(
        node
        if not node.place or node.place in chart.seen
        else Node(watch=node.watch if node.place in learned else 0, charted=node.place in learned)
        for node in route
    )


def _chart_of(world: World, map_: str) -> Chart | None:
    """What is known of the map with that id ("": that is played on); None if nobody plays on it, or ever did."""
    return world.atlas.charts.get(map_ or world.atlas.map)


def _way(event: SetOut | WayChosen, seen: World) -> SetOut | WayChosen:
    """A way that is chosen, as far as players know it."""
    trip = seen.expeditions.trip
    chart = _chart_of(seen, trip.map if trip else event.map)
    return replace(event, route=nodes_seen(event.route, chart), map=event.map if chart is not None else "")


def drawn(atlas: Atlas) -> Atlas:
    """The maps as far as players have seen them: of all else nothing is left in the value."""
    return replace(atlas, charts={key: _seen(chart) for key, chart in atlas.charts.items()})


def _seen(chart: Chart) -> Chart:
    from rpg.maps.seen import seen_view  # noqa: PLC0415 - few campaigns are played on a map of their own
    from rpg.maps.view import player_view  # noqa: PLC0415 - the same

    own = seen_view(chart.own, chart.seen) if chart.own else None
    return replace(
        chart,
        own=player_view(own) if own else None,
        ties={where: place for where, place in chart.ties.items() if place in chart.seen},
        opened=tuple(pair for pair in chart.opened if {*pair} <= {*chart.seen}),
        dry=tuple(place for place in chart.dry if place in chart.seen),
    )
