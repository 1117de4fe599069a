"""What can have happened in a fight. Harm, strain and deaths are the character chapter's, alert is the Safeguard's."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from rpg.game.encounter.state import Stance


class _Event(msgspec.Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    pass


class FightBegan(_Event, tag="encounter/fight_began", frozen=True):
    """Machines (id, adversary) and people (id, gap) met in a sector; ``force``: they are the force that arrived.

    ``hurt``: machines (id, boxes) that an earlier fight damaged.
    """

    sector: str
    machines: tuple[tuple[str, str], ...]
    gaps: tuple[tuple[str, int], ...]
    force: bool = False
    hurt: tuple[tuple[str, int], ...] = ()


class MachinesJoined(_Event, tag="encounter/machines_joined", frozen=True):
    """More machines (id, adversary) came; ``force``: they are the force that arrived; ``hurt`` as of a fight."""

    machines: tuple[tuple[str, str], ...]
    force: bool = False
    hurt: tuple[tuple[str, int], ...] = ()


class ExchangeBegan(_Event, tag="encounter/exchange_began", frozen=True):
    """Everybody acts once."""


class StanceTaken(_Event, tag="encounter/stance_taken", frozen=True):
    """What somebody chose, before any dice."""

    who: str
    stance: Stance


class GapChanged(_Event, tag="encounter/gap_changed", frozen=True):
    """Somebody's gap changed by ``by``."""

    who: str
    by: int


class MachinesEngaged(_Event, tag="encounter/machines_engaged", frozen=True):
    """Who is engaged by which machines, this exchange; machines not named are free."""

    pairs: tuple[tuple[str, tuple[str, ...]], ...]


class MachineStruck(_Event, tag="encounter/machine_struck", frozen=True):
    """A machine lost ``by`` boxes, after armour; a negative ``by`` repairs."""

    machine: str
    by: int


class MachineDestroyed(_Event, tag="encounter/machine_destroyed", frozen=True):
    """A machine is gone from the fight: destroyed."""

    machine: str


class MachineSaw(_Event, tag="encounter/machine_saw", frozen=True):
    """A machine that watches has told the network, once."""

    machine: str


class ShotsHeard(_Event, tag="encounter/shots_heard", frozen=True):
    """A loud weapon spoke, for the first time in this fight."""


class GotAway(_Event, tag="encounter/got_away", frozen=True):
    """Somebody left the fight alive."""

    who: str


class Forced(_Event, tag="encounter/forced", frozen=True):
    """A panic makes somebody act: freeze for one exchange, flee for the scene, strike until it falls; "" ends it."""

    who: str
    how: Literal["", "freeze", "flee", "strike"]


class BonusGiven(_Event, tag="encounter/bonus_given", frozen=True):
    """Dice for somebody's next roll (negative: used)."""

    who: str
    by: int


class WardRaised(_Event, tag="encounter/ward_raised", frozen=True):
    """A ward stands for ``exchanges`` against machines below ``below_tier`` (negative exchanges: time passed)."""

    exchanges: int
    below_tier: int = 0


class FightEnded(_Event, tag="encounter/fight_ended", frozen=True):
    """The fight is over: everyone away, every machine destroyed, nobody standing, or broken off by the GM."""

    outcome: Literal["away", "won", "lost", "broken_off"]


class MachineSlowed(_Event, tag="encounter/machine_slowed", frozen=True):
    """A machine's Pace is at most ``pace`` for so many exchanges after this one."""

    machine: str
    pace: int
    exchanges: int


class ClockRead(_Event, tag="encounter/clock_read", frozen=True):
    """Somebody knows in how many beats a force arrives."""

    who: str
    beats: int


class Spared(_Event, tag="encounter/spared", frozen=True):
    """One of the downed could not be finished in this exchange."""

    who: str


class TraitShown(_Event, tag="encounter/trait_shown", frozen=True):
    """A trait of a machine had its effect, on ``who`` if it was on one person."""

    machine: str
    trait: str
    who: str = ""


class MachineStoodDown(_Event, tag="encounter/machine_stood_down", frozen=True):
    """A machine obeyed and is out of the fight, whole."""

    machine: str


class Captured(_Event, tag="encounter/captured", frozen=True):
    """A machine carried somebody off, out of the fight."""

    who: str
    machine: str


class MoveSeen(_Event, tag="encounter/move_seen", frozen=True):
    """What a machine was seen to do: the key of its move. It changes nothing."""

    machine: str
    move: str


class Salvaged(_Event, tag="encounter/salvaged", frozen=True):
    """Somebody took the machines of the last fight apart: so many parts, each worth a tick of a project."""

    who: str
    parts: int


EncounterEvent: TypeAlias = (
    FightBegan
    | MachinesJoined
    | ExchangeBegan
    | StanceTaken
    | GapChanged
    | MachinesEngaged
    | MachineStruck
    | MachineDestroyed
    | MachineSaw
    | ShotsHeard
    | GotAway
    | Forced
    | BonusGiven
    | WardRaised
    | FightEnded
    | MachineSlowed
    | ClockRead
    | Spared
    | TraitShown
    | MachineStoodDown
    | Captured
    | MoveSeen
    | Salvaged
)
