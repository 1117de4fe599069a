"""(quest, event) -> quest. No rules and no dice; what happens in a room that nobody is in changes no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from msgspec.structs import replace

from rpg.game.quest import events as e
from rpg.game.quest.state import Room

if TYPE_CHECKING:
    from rpg.game.quest.state import Quest

_Search: TypeAlias = e.Discovered | e.PhaseEnded
_Gene: TypeAlias = e.CarrierFound | e.GeneSynthesised | e.GeneDestroyed
_Room: TypeAlias = e.LockTried | e.SyntheticNoticed | e.AgentManifested | e.DoorHeld | e.CutOff


def evolve(quest: Quest, event: e.QuestEvent) -> Quest:
    """The quest once that has happened."""
    match event:
        case e.Discovered() | e.PhaseEnded():
            return _searched(quest, event)
        case e.CarrierFound() | e.GeneSynthesised() | e.GeneDestroyed():
            return _found(quest, event)
        case e.RoomEntered(points=points):
            return replace(quest, room=Room(points=points))
        case e.Commanded(order=order, done=done):
            return replace(quest, orders=tuple({**dict(quest.orders), order: done}.items()))
        case _:
            return _inside(quest, event)


def new_session(quest: Quest) -> Quest:
    """The quest as an evening begins: there are discovery rolls again, and a phase may begin."""
    return replace(quest, rolled=0, sought={}, paused=False) if quest.rolled or quest.sought or quest.paused else quest


def new_stratum(quest: Quest, left: str, to: str) -> Quest:
    """The quest in another stratum: there are discovery rolls again, those that were not made there this evening."""
    sought = {**quest.sought, left: quest.rolled} if quest.rolled else quest.sought
    return replace(quest, rolled=sought.get(to, 0), sought=sought) if sought else quest


def _searched(quest: Quest, event: _Search) -> Quest:
    match event:
        case e.Discovered(phase=phase, by=by):
            filled = {**quest.filled, phase: quest.filled.get(phase, 0) + by}
            return replace(quest, filled=filled, rolled=quest.rolled + 1)
        case e.PhaseEnded(phase=phase):
            return replace(quest, done=tuple(dict.fromkeys((*quest.done, phase))), paused=True)
        case _:
            assert_never(event)


def _found(quest: Quest, event: _Gene) -> Quest:
    match event:
        case e.CarrierFound(who=who):
            return replace(quest, carrier=who)
        case e.GeneSynthesised(lost=lost):
            return replace(quest, synthetic=not lost)
        case e.GeneDestroyed(who=who):
            gone = tuple(dict.fromkeys((*quest.destroyed, who)))
            return replace(quest, destroyed=gone, carrier="") if quest.carrier == who else quest
        case _:
            assert_never(event)


def _inside(quest: Quest, event: _Room) -> Quest:
    room = quest.room
    if room is None:
        return quest
    match event:
        case e.LockTried(lock=lock, by=by, points=points):
            left = None if room.left is None else room.left - 1
            locks = {**quest.locks, lock: quest.locks.get(lock, 0) + by}
            return replace(quest, locks=locks, room=replace(room, points=room.points + points, left=left))
        case e.SyntheticNoticed(points=points):
            return replace(quest, room=replace(room, points=room.points + points, noticed=True))
        case e.AgentManifested(actions=actions):
            return replace(quest, room=replace(room, left=actions))
        case e.DoorHeld(actions=actions):
            left = actions + (room.left or 0)
            return replace(quest, room=replace(room, left=left, door=True))
        case e.CutOff(phase=phase):
            done = tuple(key for key in quest.done if key != phase)
            return replace(quest, room=None, locks={}, done=done, filled={**quest.filled, phase: 0}, paused=True)
        case _:
            assert_never(event)
