"""What can have happened because somebody may be masked. None of it says who."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from rpg.game.infiltrator.state import Said


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class OccasionNoted(_Event, tag="infiltrator/occasion_noted", frozen=True):
    """A mask may have entered: the occasion's key, and on how much of the die it did."""

    occasion: str
    chance: int


class ConsentGiven(_Event, tag="infiltrator/consent_given", frozen=True):
    """Whoever plays somebody agrees that they may be the one."""

    who: str


class MaskSealed(_Event, tag="infiltrator/mask_sealed", frozen=True):
    """Who is masked was drawn, unseen; ``seal`` is its number, that of its entry.

    Nothing of it is kept but the ``commitment``: it follows from the seed of that number. ``chances`` are those of the
    occasions that count, ``certain``: one of them it is. ``ticked`` is where the clock of the mask goes on from: that
    of a secret that was told and taken back, in whose place this one is drawn.
    """

    seal: int
    commitment: str
    suspects: tuple[str, ...]
    chances: tuple[int, ...] = ()
    certain: bool = False
    ticked: int = 0


class TellShown(_Event, tag="infiltrator/tell_shown", frozen=True):
    """A suspect showed a tell: a table and the key of its row."""

    who: str
    table: str
    row: str


class CycleWatched(_Event, tag="infiltrator/cycle_watched", frozen=True):
    """A cycle went by in which everybody was watched: whoever has shown nothing in it has shown nothing.

    ``dead`` are the suspects who were dead by then: of them nobody saw anything.
    """

    dead: tuple[str, ...] = ()


class SuspectExamined(_Event, tag="infiltrator/suspect_examined", frozen=True):
    """Somebody was examined, with that degree; ``verdict`` is what it said ("": nothing)."""

    who: str
    by: str
    degree: str
    verdict: Said = ""


class MaskTicked(_Event, tag="infiltrator/mask_ticked", frozen=True):
    """The clock of the mask moved: its cause's key, and by how much."""

    cause: str
    by: int


class Accused(_Event, tag="infiltrator/accused", frozen=True):
    """The assembly accused somebody."""

    who: str
    right: bool = False


class MaskFell(_Event, tag="infiltrator/mask_fell", frozen=True):
    """It is known who was masked ("": nobody), and how that came out: accused, the clock full, or told.

    ``name`` and ``nonce`` are what was sealed under the number ``seal`` (0: the GM's own doing, which had no seal).
    """

    who: str
    name: str = ""
    seal: int = 0
    nonce: str = ""
    how: Literal["accused", "full", "told"] = "told"


InfiltratorEvent: TypeAlias = (
    OccasionNoted
    | ConsentGiven
    | MaskSealed
    | TellShown
    | CycleWatched
    | SuspectExamined
    | MaskTicked
    | Accused
    | MaskFell
)
