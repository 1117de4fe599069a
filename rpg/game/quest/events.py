"""What can have happened on the quest. Changes, never totals."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class Discovered(_Event, tag="quest/discovered", frozen=True):
    """A discovery roll filled so many segments of that phase (its key); 0: it came to nothing."""

    phase: str
    by: int = 0


class PhaseEnded(_Event, tag="quest/phase_ended", frozen=True):
    """A phase is over; what was found beyond it is lost, and the next one begins with a session."""

    phase: str


class CarrierFound(_Event, tag="quest/carrier_found", frozen=True):
    """Somebody carries the gene."""

    who: str


class GeneSynthesised(_Event, tag="quest/gene_synthesised", frozen=True):
    """There is a synthetic gene; or (``lost``) there is none any more."""

    lost: bool = False


class GeneDestroyed(_Event, tag="quest/gene_destroyed", frozen=True):
    """The gene in somebody is destroyed, for good; nothing happens in somebody who does not carry it.

    ``caught`` is the sum of stages that they had come to (0: as it was told before that was kept): with less, because
    what brought them there was taken back, the gene is whole.
    """

    who: str
    caught: int = 0


class RoomEntered(_Event, tag="quest/room_entered", frozen=True):
    """They stand in the control room, whose alert begins at so many points."""

    points: int


class LockTried(_Event, tag="quest/lock_tried", frozen=True):
    """An action on a lock filled so many segments; the room's alert rose by ``points``."""

    lock: str
    by: int
    points: int


class SyntheticNoticed(_Event, tag="quest/synthetic_noticed", frozen=True):
    """The room has noticed that the gene is none: its alert rose by ``points``."""

    points: int


class AgentManifested(_Event, tag="quest/agent_manifested", frozen=True):
    """The agent is there: so many actions are left."""

    actions: int


class DoorHeld(_Event, tag="quest/door_held", frozen=True):
    """The Wanderer holds the door: so many actions more are left."""

    actions: int


class CutOff(_Event, tag="quest/cut_off", frozen=True):
    """They are driven out: the locks close, and that phase (its key) is to be done again."""

    phase: str


class Commanded(_Event, tag="quest/commanded", frozen=True):
    """Something was commanded (the key of an order), and was done or not."""

    order: str
    done: bool


QuestEvent: TypeAlias = (
    Discovered
    | PhaseEnded
    | CarrierFound
    | GeneSynthesised
    | GeneDestroyed
    | RoomEntered
    | LockTried
    | SyntheticNoticed
    | AgentManifested
    | DoorHeld
    | CutOff
    | Commanded
)
