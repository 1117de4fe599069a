"""People on the quest, and dice that fall as a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.quest import decide, measures
from rpg.game.quest.events import QuestEvent
from rpg.game.quest.evolve import evolve
from rpg.game.quest.rules import SeekRules
from rpg.game.quest.state import Quest, Room
from tests.game.encounter.fights import RULES as FIGHT
from tests.game.encounter.fights import Fixed, ground, person
from tests.game.rules_for_tests import CONTAGION, QUEST

if TYPE_CHECKING:
    from rpg.game.character.state import Person

RULES = SeekRules(fight=FIGHT, contagion=CONTAGION, quest=QUEST)
PHASES = tuple(phase.key for phase in QUEST.phases)
LOCKS = tuple(lock.key for lock in QUEST.room.locks)
SIGNAL, SCAN, INTERFACE, TINKER = (
    f"core:{key}" for key in ("attribute/signal", "skill/scan", "skill/interface", "skill/tinker")
)
READY = Quest(done=PHASES)
"""Every phase is over."""


def seeker(who: str = "ada", *, signal: int = 2, interface: int = 0, **changes: Any) -> Person:
    plain = person(who)
    return replace(
        plain,
        attributes={**plain.attributes, SIGNAL: signal},
        skills={**plain.skills, SCAN: 0, INTERFACE: interface},
        **{"gear": (), **changes},
    )


def after(quest: Quest, events: Any) -> Quest:
    for event in events:
        if isinstance(event, QuestEvent):
            quest = evolve(quest, event)
    return quest


def discovered(quest: Quest, face: int, *, signal: int = 2, **how: Any) -> Any:
    here = ground(seeker(signal=signal))
    return decide.discover(RULES, here, quest, Fixed(face), who="ada", skill=SCAN, **how)


def tried(quest: Quest, face: int, *people: Person, who: str = "ada", **how: Any) -> Any:
    here = ground(*(people or (seeker(signal=4, interface=3),)))
    return decide.lock(RULES, here, quest, Fixed(face), who=who, **how)


def at_lock(key: str, *, points: int = 7, left: int | None = None, **changes: Any) -> Quest:
    """The room with every lock before that one open."""
    before = LOCKS[: LOCKS.index(key)]
    room = Room(points=points, left=left)
    return replace(READY, locks=dict.fromkeys(before, 2), room=room, **changes)


def phase_key(quest: Quest) -> str:
    phase = measures.phase(QUEST, quest)
    return phase.key if phase else ""
