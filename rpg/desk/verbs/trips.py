"""An expedition at the table: how a step is rolled, pushed and told from real dice, and the scenes it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar

from msgspec.structs import replace

from rpg.campaign.events import SceneSet
from rpg.campaign.fold import after
from rpg.desk.answer import happened, refused
from rpg.desk.charting import note_said
from rpg.desk.offers import pushable
from rpg.desk.outing import outing_lines
from rpg.desk.telling import name
from rpg.desk.verbs.scene import aloud
from rpg.desk.whereabouts import village
from rpg.desk.words import ground, present, world_after
from rpg.game.check.events import Tested
from rpg.game.community import gifts
from rpg.game.encounter.course import Roll
from rpg.game.expedition import events as e
from rpg.game.expedition.ground import Outing, OutingRules
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rpg.campaign.events import Event, MapTaken
    from rpg.campaign.world import World
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.check.told import Told
    from rpg.game.expedition.ground import OutingEvent
    from rpg.game.expedition.state import Trip
    from rpg.game.expedition.walking import How

Decided: TypeAlias = "tuple[OutingEvent, ...] | Refusal"
ROUND = frozenset({"round", "around", "giro", "attorno", "intorno", "aggira"})
"""What somebody says who goes round."""
Happening = TypeVar("Happening", bound="Event")


def outing(table: Table, sector: str = "") -> tuple[OutingRules, Outing]:
    """The rules and the part of the world that an expedition reads; ``sector`` is where it goes, if not here."""
    fight, here = ground(table)
    if sector:
        here = replace(here, sector=sector)
    rules = OutingRules(fight=fight, expedition=table.rules.expedition)
    return rules, Outing(ground=here, expeditions=table.world.expeditions)


def decided(
    table: Table, play: Callable[[How], tuple[Happening, ...] | Refusal], main: str = "", told: Told | None = None
) -> tuple[Happening, ...] | Refusal:
    """Play a step with the dice told from the table, and the pushes of this line.

    ``told`` are the dice of the roll ``main``, by the beginning of its label. Of somebody who is to push and has
    several rolls in the step, the worst of those that may be pushed is forced.
    """
    events = play(_how(table, {}, main, told))
    if isinstance(events, Refusal):
        return events
    tests = [event for event in events if isinstance(event, Tested)]
    if told is not None and not any(test.label.startswith(main) for test in tests):
        return Refusal(Say("expedition.refused.nothing_told"))
    forced: dict[str, Told | None] = {}
    for who, again in table.pushes.items():
        mine = next((test for test in pushable(table.rules, table.world, tests) if test.who == who), None)
        if mine is None:
            return Refusal(Say("desk.refused.no_push", {"who": name(table.world, who)}))
        forced[mine.label] = again
    return play(_how(table, forced, main, told)) if forced else events


def _how(table: Table, forced: dict[str, Told | None], main: str, told: Told | None) -> How:
    def how(label: str, who: str) -> Roll:
        del who
        given = (told if main and label.startswith(main) else None) or table.results.get(label)
        return Roll(told=given, push="now" if label in forced else "never", told_again=forced.get(label))

    return how


def answered(table: Table, events: Decided, *before: Say, first: tuple[MapTaken, ...] = ()) -> Result:
    """A step that was taken, with the scenes it leads to, and what may be done next; or why it cannot be.

    ``first`` is what happened before it.
    """
    if isinstance(events, Refusal):
        return refused(events)
    staged: tuple[Event, ...] = (*first, *_staged(table, events))
    world = world_after(table.world, staged)
    if any(isinstance(event, e.CameHome) for event in staged):
        words = tuple(_spoken(table, world))
        staged, world = (*staged, *words), world_after(world, words)
    trip = world.expeditions.trip
    read = tuple(say for event in staged for say in _read(table, event)) if trip and not trip.homeward else ()
    notes = tuple(say for event in staged for say in _note(table, world, event))
    return happened(table, staged, *before, after=(*read, *notes, *outing_lines(table.rules, world)))


def _spoken(table: Table, world: World) -> Iterator[Event]:
    """Whoever says so speaks for those of the expedition who are dead, once it is home."""
    trip, known = table.world.expeditions.trip, world.people.by_id
    if trip and any(who in known and known[who].dead for who in trip.people):
        rules = table.rules
        yield from gifts.spoken(rules.community, world.community, rules.character, present(world), table.uses)


def _staged(table: Table, events: Iterable[OutingEvent]) -> Iterator[Event]:
    """What happened, with the scene of every place that they come to behind it."""
    world = table.world
    for event in events:
        before, world = world, after(world, event)
        yield event
        scene = _scene(table, before, world, event)
        if scene is not None:
            world = after(world, scene)
            yield scene


def _scene(table: Table, before: World, world: World, event: OutingEvent) -> SceneSet | None:
    trip = world.expeditions.trip or before.expeditions.trip
    if trip is None:
        return None
    if isinstance(event, e.SetOut):
        return None if trip.sector == before.place.sector else replace(_barrier(trip), way=trip.where)
    if isinstance(event, e.NodeEntered) and trip.node is not None:
        node = trip.node
        scene = table.rules.scenes.get(node.scene)
        if scene is None:
            return SceneSet(title=trip.place(trip.where), sector=node.sector, watch=node.watch, way=trip.where)
        title, at = _slug(scene.id), trip.where
        return SceneSet(title=title, scene=scene.id, sector=scene.sector, watch=node.watch, way=at)
    if isinstance(event, e.CameHome):
        return _barrier(trip) if event.tagged else village(table.rules, table.world, trip.sector, trip.place(0))
    return None


def _barrier(trip: Trip) -> SceneSet:
    """Before the village, in the sector that they go through: where a trail is tested."""
    return SceneSet(title=trip.place(0), sector=trip.sector)


def _slug(full: str) -> str:
    return full.rpartition("/")[2]


def _note(table: Table, world: World, event: Event) -> tuple[Say, ...]:
    """What the GM reads of the place of a map that they come to, on their way out."""
    trip = world.expeditions.trip
    if trip is None or trip.homeward or not isinstance(event, e.NodeEntered) or not trip.lies_on(world.atlas.map):
        return ()
    return note_said(table.rules, world, trip.on_map(event.where))


def _read(table: Table, event: Event) -> tuple[Say, ...]:
    """What is read aloud where they come to."""
    scene = table.rules.scenes.get(event.scene) if isinstance(event, SceneSet) else None
    return aloud(scene)[1:] if scene else ()
