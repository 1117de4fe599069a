"""``deeper``, ``across``, ``back``: the ways of a node; ``listen`` for what lies ahead, before anybody goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign.events import SceneSet, TimePassed
from rpg.campaign.fold import after
from rpg.desk.answer import happened, misused, refused
from rpg.desk.book import BOOK
from rpg.desk.depths import depth_lines, depth_of
from rpg.desk.line import told_in
from rpg.desk.names import one, people
from rpg.desk.plain import plain
from rpg.desk.verbs.trips import ROUND, decided, outing
from rpg.desk.whereabouts import village
from rpg.desk.words import ground, tagged, world_after
from rpg.game import strata
from rpg.game.encounter import homeward
from rpg.game.expedition import descent
from rpg.game.refusal import Refusal
from rpg.game.strata.events import Placed, Travelled, Went, WentBack
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.expedition.depth import Depth
    from rpg.game.expedition.descent import Choice

VILLAGE = frozenset({"village", "home", "villaggio", "casa"})
"""What somebody says who means the village."""
_MOVED = (Went, WentBack, Placed)


def depth(table: Table) -> Depth:
    """What a way into the depth reads of this table."""
    rules, here = outing(table)
    return replace(depth_of(table.rules, table.world), rules=rules, ground=here.ground)


def deeper(line: Line, table: Table) -> Result:
    """``deeper`` · ``deeper round``."""
    return _go(line, table, "deeper")


def across(line: Line, table: Table) -> Result:
    """``across`` · ``across round``."""
    return _go(line, table, "across")


def back(line: Line, table: Table) -> Result:
    """``back`` · ``back round``."""
    return _go(line, table, "back")


def _go(line: Line, table: Table, choice: Choice) -> Result:
    around = plain(line.rest) in ROUND
    if line.rest and not around:
        return misused(choice)
    events = decided(table, lambda how: descent.step(depth(table), table.dice, choice, around=around, how=how))
    if isinstance(events, Refusal):
        return refused(_led(events, table, choice))
    return answered(table, events)


def _led(refusal: Refusal, table: Table, choice: Choice) -> Refusal:
    """A refusal with the way round, where what bars the way can be gone round; or with the way deeper."""
    key = refusal.why.key.removeprefix("strata.refused.")
    own, state = table.rules.strata, table.world.strata
    link = state.before() if choice == "back" else state.way(state.here, choice)
    if key in {"closed", "one_way"} and link and strata.roundable(own, state, link, back=choice == "back"):
        return Refusal(refusal.why, prefill=f"{called(choice, table)} {'giro' if table.language == 'it' else 'round'}")
    if key in {"across", "across_home", "home"}:
        return Refusal(refusal.why, prefill=called("deeper", table))
    return refusal


def called(choice: Choice, table: Table) -> str:
    """The verb of that choice in the table's language."""
    return BOOK.by_key[choice].called(table.language)


def listen(line: Line, table: Table) -> Result:
    """``listen`` · ``listen sefa`` · ``listen sefa =6431``."""
    dice, words = told_in(line.words), [word for word in line.words if not word.startswith("=")]
    if isinstance(dice, Refusal):
        return refused(dice)
    if len(words) > 1:
        return misused("listen")
    who = one(words[0], people(table.world), line.typed) if words else ""
    if isinstance(who, Refusal):
        return refused(who)
    heard = decided(table, lambda how: descent.listen(depth(table), table.dice, who, how=how), main="ahead:", told=dice)
    return refused(heard) if isinstance(heard, Refusal) else answered(table, heard)


def put(table: Table, node: int, *read: Say) -> Result:
    """They are at a node, or in the village, by the GM's word: the place, and what follows them from sector to sector.

    ``read`` is what is read aloud there.
    """
    placed = strata.placed(table.world.strata, node)
    if isinstance(placed, Refusal):
        return refused(placed)
    to = scene_of(table, world_after(table.world, placed)).sector
    gone = homeward.crossed(*ground(table), to) if placed and to else ()
    return answered(table, (*placed, *gone), *read)


def answered(table: Table, events: Iterable[Event], *read: Say) -> Result:
    """What happened on the way, with the scene of every node and the time that went by; then where they are.

    ``read`` is what is read aloud in between.
    """
    staged = tuple(_staged(table, events))
    world = world_after(table.world, staged)
    ward = (Say("expedition.told.tagged"),) if _home(table, world) and tagged(table) else ()
    return happened(table, staged, after=(*read, *ward, *depth_lines(table.rules, world)))


def _home(table: Table, world: World) -> bool:
    return world.strata.here == strata.HOME != table.world.strata.here


def _staged(table: Table, events: Iterable[Event]) -> Iterator[Event]:
    world = table.world
    for event in events:
        before, world = world, after(world, event)
        yield event
        if isinstance(event, _MOVED) and world.strata.here != before.strata.here:
            scene = scene_of(table, world)
            world = after(world, scene)
            yield scene
        if isinstance(event, Travelled) and event.watches:
            yield TimePassed(minutes=table.rules.check.time.watch_minutes * event.watches)


def scene_of(table: Table, world: World) -> SceneSet:
    """The scene of the node they are in, in its sector; at home the one that the story begins with."""
    here, sector = world.strata.node, strata.sector_of(world.strata, world.place.sector)
    if here is None:
        return replace(village(table.rules, world, sector, str(strata.HOME)), node=strata.HOME)
    return SceneSet(title=here.title, sector=sector, watch=here.watch, node=here.id)
