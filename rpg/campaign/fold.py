"""The world is a fold over the events of the entries that count."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import msgspec

from rpg.campaign import atlas as maps
from rpg.campaign import events as campaign
from rpg.campaign.marked import marked
from rpg.campaign.revealed import revealed
from rpg.campaign.world import Boundary, Clock, Made, Place, Sealed, Turns, World
from rpg.game.character import events as character
from rpg.game.character.evolve import evolve as evolve_people
from rpg.game.check import events as check
from rpg.game.community import events as community
from rpg.game.community.evolve import COUNTED as AT_HOME
from rpg.game.community.evolve import bereaved, counted
from rpg.game.community.evolve import evolve as evolve_village
from rpg.game.contagion import events as contagion
from rpg.game.contagion.evolve import evolve as evolve_contagion
from rpg.game.encounter import events as encounter
from rpg.game.encounter.evolve import evolve as evolve_encounter
from rpg.game.expedition import events as expedition
from rpg.game.expedition.evolve import COUNTED, got_away
from rpg.game.expedition.evolve import evolve as evolve_expeditions
from rpg.game.infiltrator import events as infiltrator
from rpg.game.infiltrator.evolve import evolve as evolve_infiltrator
from rpg.game.oracle import events as oracle
from rpg.game.oracle.evolve import evolve as evolve_oracle
from rpg.game.oracle.evolve import new_scene as unasked
from rpg.game.quest import events as quest
from rpg.game.quest.evolve import evolve as evolve_quest
from rpg.game.quest.evolve import new_session, new_stratum
from rpg.game.safeguard import events as safeguard
from rpg.game.safeguard.evolve import evolve as evolve_safeguard
from rpg.game.strata import events as strata
from rpg.game.strata.evolve import evolve as evolve_strata
from rpg.game.strata.evolve import new_season
from rpg.game.strata.state import HOME
from rpg.game.wanderer import events as wanderer
from rpg.game.wanderer.evolve import evolve as evolve_wanderer
from rpg.game.wanderer.evolve import new_fight, new_scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.campaign.entry import Entry
    from rpg.campaign.events import CampaignEvent, Event
    from rpg.game.community.events import CommunityEvent
    from rpg.game.community.evolve import Counted as AtHome
    from rpg.game.encounter.events import EncounterEvent
    from rpg.game.expedition.events import ExpeditionEvent
    from rpg.game.expedition.evolve import Counted
    from rpg.game.infiltrator.events import InfiltratorEvent
    from rpg.game.oracle.events import OracleEvent
    from rpg.game.quest.events import QuestEvent
    from rpg.game.strata.events import StrataEvent
    from rpg.game.wanderer.events import WandererEvent

replace = msgspec.structs.replace
_COUNTED = (*COUNTED, *AT_HOME)


def after(world: World, event: Event) -> World:
    """The world after one event: each chapter's events are handed to that chapter."""
    if isinstance(event, check.CheckEvent):
        return world
    if isinstance(event, _COUNTED):
        world = _counted(world, event)
    if isinstance(event, expedition.ExpeditionEvent | strata.StrataEvent):
        return _walked(world, event)
    if isinstance(event, character.CharacterEvent):
        return replace(world, people=evolve_people(world.people, event))
    if isinstance(event, contagion.ContagionEvent | safeguard.SafeguardEvent):
        return _noticed(world, event)
    if isinstance(event, encounter.EncounterEvent | wanderer.WandererEvent):
        return _fought(world, event)
    return _late(world, event)


def _at_home(world: World, event: character.Died | AtHome) -> World:
    """The world with what the village feels of another chapter's event: food, dead, a barrier that is worn."""
    trip = world.expeditions.trip
    if isinstance(event, character.Died):
        person = world.people.by_id.get(event.who)
        if person is None or person.dead:
            return world
        out = trip.people if trip else ()
        wiped = event.who in out and all(_dead(world, who) for who in out if who != event.who)
        return replace(world, community=bereaved(world.community, wiped=wiped))
    if isinstance(event, expedition.CameHome) and trip is None:
        return world
    home = counted(world.community, event)
    return world if home is world.community else replace(world, community=home)


def _dead(world: World, who: str) -> bool:
    person = world.people.by_id.get(who)
    return person is None or person.dead


def _late(world: World, event: CampaignEvent | OracleEvent | QuestEvent | InfiltratorEvent | CommunityEvent) -> World:
    """The world after what belongs to the last chapters, or to the campaign itself."""
    if isinstance(event, community.CommunityEvent):
        parts = event.parts if isinstance(event, community.ProjectTicked) else 0
        home = evolve_village(world.community, event)
        return replace(world, community=home, parts=world.parts - parts)
    if isinstance(event, quest.QuestEvent):
        return replace(world, quest=evolve_quest(world.quest, event)) if _sought(world, event) else world
    if isinstance(event, oracle.OracleEvent):
        return replace(world, oracle=evolve_oracle(world.oracle, event))
    if isinstance(event, infiltrator.InfiltratorEvent):
        return replace(world, infiltrator=evolve_infiltrator(world.infiltrator, event))
    return _campaign(world, event)


def _sought(world: World, event: QuestEvent) -> bool:
    """Whether something happened to the quest: of a gene, if whose it is is known, and as ill as was told."""
    if not isinstance(event, quest.CarrierFound | quest.GeneDestroyed):
        return True
    person = world.people.by_id.get(event.who)
    caught = event.caught if isinstance(event, quest.GeneDestroyed) and not world.public else 0
    return person is not None and (not caught or person.contagion >= caught)


def _fought(world: World, event: EncounterEvent | WandererEvent) -> World:
    """The world after what happened in a fight, or because of the Wanderer: in one that begins he has done nothing."""
    if isinstance(event, wanderer.WandererEvent):
        return replace(world, wanderer=evolve_wanderer(world.wanderer, event))
    if isinstance(event, encounter.FightBegan):
        world = replace(world, wanderer=new_fight(world.wanderer))
    if isinstance(event, encounter.Salvaged) and world.encounter.wreck:
        world = replace(world, parts=world.parts + event.parts)
    if isinstance(event, encounter.FightEnded):
        world = replace(world, expeditions=got_away(world.expeditions, world.encounter.fight, event))
    return replace(world, encounter=evolve_encounter(world.encounter, event))


def _noticed(world: World, event: contagion.ContagionEvent | safeguard.SafeguardEvent) -> World:
    """The world after what the City noticed, or what the Contagion did; to somebody unknown it does nothing."""
    if not isinstance(event, contagion.ContagionEvent | safeguard.ContagionDue):
        return replace(world, safeguard=evolve_safeguard(world.safeguard, event))
    if not isinstance(event, contagion.CyclePassed) and event.who not in world.people.by_id:
        return world
    return replace(world, contagion=evolve_contagion(world.contagion, event))


def _walked(world: World, event: ExpeditionEvent | StrataEvent) -> World:
    """The world after what happened on a way: that of an expedition, or one into the depth."""
    if isinstance(event, strata.StrataEvent):
        return replace(world, strata=evolve_strata(world.strata, event))
    atlas = _set_out(world.atlas, event) if isinstance(event, expedition.SetOut) else _charted(world, event)
    return replace(world, expeditions=evolve_expeditions(world.expeditions, event), atlas=atlas)


def _set_out(atlas: maps.Atlas, event: expedition.SetOut) -> maps.Atlas:
    """The maps once somebody sets out: they are before the entrance of that which is played on, wherever they were."""
    on_it = event.map in {"", atlas.map} and any(node.place for node in event.route)
    return maps.left(atlas) if on_it else atlas


def _charted(world: World, event: ExpeditionEvent) -> maps.Atlas:
    """The maps after what happened on an expedition whose nodes are places of the one that is played on."""
    trip = world.expeditions.trip
    if trip is None or not trip.lies_on(world.atlas.map):
        return world.atlas
    match event:
        case expedition.NodeEntered(where=where):
            return maps.entered(world.atlas, trip.on_map(where))
        case expedition.NodeOpened(where=where):
            return maps.opened(world.atlas, trip.on_map(trip.where), trip.on_map(where))
        case expedition.SourceDried():
            return maps.dried(world.atlas, trip.on_map(trip.where))
        case expedition.CameHome():
            return maps.left(world.atlas) if any(node.place for node in trip.route) else world.atlas
        case _:
            return world.atlas


def _counted(world: World, event: Counted | AtHome) -> World:
    """The world with what an expedition, the map and the village count of another chapter's event."""
    if isinstance(event, (character.Died, *AT_HOME)):
        world = _at_home(world, event)
    if not isinstance(event, COUNTED):
        return world
    if isinstance(event, safeguard.SeasonTurned):
        world = replace(world, strata=new_season(world.strata), atlas=maps.new_season(world.atlas))
    expeditions = evolve_expeditions(world.expeditions, event)
    return world if expeditions is world.expeditions else replace(world, expeditions=expeditions)


def _campaign(  # noqa: C901, PLR0911, PLR0912 - a match whose cases each return one expression
    world: World, event: CampaignEvent
) -> World:
    if isinstance(event, campaign.ClockEvent):
        return replace(world, clocks=_clocks(world.clocks, event))
    if isinstance(event, campaign.RevealEvent):
        return revealed(world, event)
    match event:
        case campaign.Begun():
            return replace(world, name=event.name, language=event.language, story=event.story)
        case campaign.SessionBegun() | campaign.SessionEnded():
            return _session(world, event)
        case campaign.SceneSet() | campaign.ScenePrepared():
            return _staged(world, event)
        case campaign.GroupSet():
            return replace(world, groups=_groups(world.groups, event))
        case campaign.MacroSet():
            return replace(world, macros=_macros(world.macros, event))
        case campaign.DiceMoved() | campaign.OddsShown():
            return _agreed(world, event)
        case campaign.Improvised() | campaign.Kept():
            return _invented(world, event)
        case campaign.ThreadOpened() | campaign.ThreadClosed():
            return replace(world, threads=_threads(world.threads, event))
        case campaign.Ruled():
            return replace(world, rulings=(*world.rulings, event.text))
        case campaign.TurnsSet() | campaign.TurnPassed():
            return replace(world, turns=_turns(world.turns, event))
        case campaign.BoundaryDrawn() | campaign.BoundaryLifted():
            return replace(world, boundaries=_boundaries(world.boundaries, event))
        case campaign.PeakMarked() | campaign.PaperWritten():
            return marked(world, event)
        case campaign.RollSealed() | campaign.RollUnsealed():
            return replace(world, seals=_seals(world.seals, event))
        case campaign.TimePassed(minutes=minutes):
            return replace(world, minutes=world.minutes + minutes)
        case campaign.MapTaken() | campaign.MapSeen():
            return replace(world, atlas=maps.after(world.atlas, event))
        case campaign.Noted() | campaign.Voided() | campaign.Cut():
            return world
        case _:
            assert_never(event)


def _agreed(world: World, event: campaign.DiceMoved | campaign.OddsShown) -> World:
    """The world with how this table rolls, or is told chances."""
    if isinstance(event, campaign.DiceMoved):
        return replace(world, real_dice=event.real)
    return replace(world, odds=event.how)


def _session(world: World, event: campaign.SessionBegun | campaign.SessionEnded) -> World:
    if isinstance(event, campaign.SessionEnded):
        return replace(world, session_open=False, sealed=0)
    number = world.sessions + 1
    world = replace(world, quest=new_session(world.quest))
    return replace(world, sessions=number, session_open=True, session_title=event.title, sealed=event.sealed)


def staged(world: World, event: campaign.SceneSet) -> bool:
    """Whether a scene can begin: those at the table are where on the map, or on their way, it is, if it is there."""
    trip = world.expeditions.trip
    on_map = event.node < HOME or event.node == world.strata.here
    return on_map and (event.way < 0 or (trip is not None and trip.where == event.way))


def _staged(world: World, event: campaign.SceneSet | campaign.ScenePrepared) -> World:
    """The world in a scene of which more is prepared, or one that begins.

    There the Wanderer has said nothing, nothing lies to be taken apart, and the oracle was asked nothing.
    """
    if isinstance(event, campaign.SceneSet) and not (world.public or staged(world, event)):
        return world
    place = _place(world.place, event)
    if isinstance(event, campaign.ScenePrepared):
        return replace(world, place=place)
    left = replace(world.encounter, wreck=()) if world.encounter.wreck else world.encounter
    world = replace(world, atlas=maps.came_to(world.atlas, place.key)) if world.atlas.map else world
    if place.sector != world.place.sector:
        world = replace(world, quest=new_stratum(world.quest, world.place.sector, place.sector))
    return replace(world, place=place, wanderer=new_scene(world.wanderer), encounter=left, oracle=unasked(world.oracle))


def _place(place: Place, event: campaign.SceneSet | campaign.ScenePrepared) -> Place:
    if isinstance(event, campaign.ScenePrepared):
        return replace(place, text=event.text)
    sector = event.sector or place.sector
    return Place(title=event.title, scene=event.scene, sector=sector, watch=event.watch)


def _clocks(clocks: dict[str, Clock], event: campaign.ClockEvent) -> dict[str, Clock]:
    if isinstance(event, campaign.ClockMade):
        return {**clocks, event.clock: Clock(size=event.size, hidden=event.hidden)}
    clock = clocks.get(event.clock)
    if clock is None:
        return clocks
    if isinstance(event, campaign.ClockDropped):
        return {name: other for name, other in clocks.items() if name != event.clock}
    if isinstance(event, campaign.ClockConcealed):
        return {**clocks, event.clock: replace(clock, hidden=True)}
    return {**clocks, event.clock: replace(clock, ticked=clock.ticked + event.by)}


def _groups(groups: dict[str, tuple[str, ...]], event: campaign.GroupSet) -> dict[str, tuple[str, ...]]:
    if event.people:
        return {**groups, event.group: event.people}
    return {name: people for name, people in groups.items() if name != event.group}


def _macros(macros: dict[str, str], event: campaign.MacroSet) -> dict[str, str]:
    kept = {name: text for name, text in macros.items() if name != event.macro}
    return {**kept, event.macro: event.text} if event.text else kept


def _made(last: Made | None, event: campaign.Improvised) -> Made:
    """What was made up, with what an event before it told of the same."""
    known = last.rows if last and last.number == event.number else ()
    return Made(what=event.what, number=event.number, asked=event.asked, rows=(*known, *event.rows))


def _invented(world: World, event: campaign.Improvised | campaign.Kept) -> World:
    """The world with what was made up, or with what of it became real."""
    if isinstance(event, campaign.Kept):
        return replace(world, kept=_kept(world, event))
    return replace(world, made={**world.made, event.what: _made(world.made.get(event.what), event)})


def _kept(world: World, event: campaign.Kept) -> dict[str, Made]:
    made = world.made.get(event.what)
    if made is None or made.number != event.number:
        return world.kept
    return {**world.kept, event.name.casefold(): replace(made, called=event.name, own=event.own)}


def _threads(threads: dict[int, str], event: campaign.ThreadOpened | campaign.ThreadClosed) -> dict[int, str]:
    if isinstance(event, campaign.ThreadOpened):
        return {**threads, event.thread: event.text}
    return {number: text for number, text in threads.items() if number != event.thread}


def _boundaries(
    boundaries: dict[int, Boundary], event: campaign.BoundaryDrawn | campaign.BoundaryLifted
) -> dict[int, Boundary]:
    left = {number: boundary for number, boundary in boundaries.items() if number != event.boundary}
    if isinstance(event, campaign.BoundaryLifted):
        return left
    return {**left, event.boundary: Boundary(event.kind, event.text)}


def _seals(seals: dict[int, Sealed], event: campaign.RollSealed | campaign.RollUnsealed) -> dict[int, Sealed]:
    left = {number: sealed for number, sealed in seals.items() if number != event.seal}
    if isinstance(event, campaign.RollUnsealed):
        return left
    sealed = Sealed(text=event.text, commitment=event.commitment, read=event.read, why=event.why)
    return {**left, event.seal: sealed}


def _turns(turns: Turns, event: campaign.TurnsSet | campaign.TurnPassed) -> Turns:
    if isinstance(event, campaign.TurnPassed):
        return replace(turns, passed=turns.passed + 1) if turns.order else turns
    if not event.turns:
        return Turns()
    order = sorted({**dict(turns.order), **dict(event.turns)}.items(), key=lambda turn: -turn[1])
    whose = [who for who, _ in order]
    rounds = (turns.round - 1) * len(order)
    return Turns(tuple(order), rounds + (whose.index(turns.acting) if turns.order and turns.passed else 0))


def voids(entries: Iterable[Entry]) -> tuple[tuple[int, int], ...]:
    """Who voided whom on a path: (entry, the earlier entry of the path that it voids), oldest first."""
    before: set[int] = set()
    found: list[tuple[int, int]] = []
    for entry in entries:
        targets = (fact.event.entry for fact in entry.facts if isinstance(fact.event, campaign.Voided))
        found += [(entry.id, target) for target in targets if target in before]
        before.add(entry.id)
    return tuple(found)


def gone(pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The entries that such pairs void in the end: what a voided entry voided comes back."""
    out: set[int] = set()
    for entry, target in reversed(pairs):
        if entry not in out:
            out.add(target)
    return frozenset(out)


def voided(entries: Iterable[Entry]) -> frozenset[int]:
    """The entries on a path that no longer count; voiding an entry that voided another brings that one back."""
    return gone(voids(entries))


def folded(entries: Iterable[Entry], world: World, without: frozenset[int] = frozenset()) -> World:
    """The world after these entries, oldest first, less those ``without`` which it is to be told."""
    for entry in entries:
        for fact in entry.facts if entry.id not in without else ():
            world = after(world, fact.event)
    return world


def fold(entries: Sequence[Entry], start: World | None = None) -> World:
    """The world after these entries of one path, oldest first, less those that one of them voided."""
    return folded(entries, start or World(), voided(entries))
