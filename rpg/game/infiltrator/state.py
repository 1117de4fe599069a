"""What is known of the masked agent now. Who it is stands nowhere: it follows from a seed that nobody is told."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Verdict: TypeAlias = Literal["agent", "innocent"]
Said: TypeAlias = Literal["agent", "innocent", ""]
"""What an examination says; "": nothing."""


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """What an examination said of a suspect, and the degree that says how far that is to be believed."""

    who: str
    degree: str
    verdict: Verdict


class Case(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A sealed secret: one of the suspects, or nobody.

    ``seal`` is its number and ``commitment`` what was published; ``chances`` are those of the occasions before it, on
    the die of the rules; ``certain``: one of them it is. ``tells`` counts those that each has shown in ``watched``
    cycles, less those of ``unseen``, in which they were dead; ``cleared`` are those that were accused and were none.
    ``ticked`` is a running sum; ``examined``: somebody was, in this cycle.
    """

    seal: int
    commitment: str
    suspects: tuple[str, ...]
    chances: tuple[int, ...] = ()
    certain: bool = False
    tells: dict[str, int] = {}
    watched: int = 0
    unseen: dict[str, int] = {}
    readings: tuple[Read, ...] = ()
    cleared: tuple[str, ...] = ()
    ticked: int = 0
    examined: bool = False


class Infiltrator(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Occasions (their chances) since the last seal, who agreed to be a suspect, and the case at hand.

    Who agreed did so until a mask falls.
    """

    occasions: tuple[int, ...] = ()
    consents: tuple[str, ...] = ()
    case: Case | None = None
