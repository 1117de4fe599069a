"""What can have happened because of the Contagion; how far it comes in somebody is the people's chapter's to say."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class ExposureMet(_Event, tag="contagion/exposure_met", frozen=True):
    """Somebody met an exposure of that severity: one that waited waits no more."""

    who: str
    severity: int


class Drifted(_Event, tag="contagion/drifted", frozen=True):
    """The drift of this cycle was rolled for somebody."""

    who: str


class CyclePassed(_Event, tag="contagion/cycle_passed", frozen=True):
    """A cycle is over: it drifts again."""


class Ended(_Event, tag="contagion/ended", frozen=True):
    """Somebody lost became what the GM chose: the key of an ending."""

    who: str
    ending: str


ContagionEvent: TypeAlias = ExposureMet | Drifted | CyclePassed | Ended
