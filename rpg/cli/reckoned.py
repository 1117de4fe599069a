"""Odds that were reckoned before, by the same rules for the same people: a kit waits for no fights that were fought.

A table is kept under the hash of all that it follows from, the program's own rooms too. What is kept here can always be
thrown away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from typing import TYPE_CHECKING

import msgspec

from rpg.cli import home
from rpg.game.formula import text_of
from rpg.press.table import Met
from rpg.rulebook import recalled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.game.character.state import Person

FOLDER = "reckoned"
"""Beside the campaigns."""
_MOST = 32
"""Tables that are kept; of more, those reckoned last."""
_ROOMS = ("dice", "game", "odds")
"""Whose code decides what fights come to."""


def odds(rules: Rules, people: Sequence[Person], fights: int) -> tuple[Met, ...]:
    """What each choice comes to at each gap (see :func:`rpg.odds.survival_table`), sampled only if it is not known."""
    place = home.home() / FOLDER / f"{_sign(rules, people, fights)}.json"
    with contextlib.suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(place.read_bytes(), type=tuple[Met, ...])
    from rpg.odds import survival_table  # noqa: PLC0415 - what is known needs no sampler

    cells = survival_table(rules, people, fights)
    found = tuple(Met(choice=cell.choice, gap=cell.gap, survival=cell.survival) for cell in cells)
    with contextlib.suppress(OSError):  # where nothing can be kept, nothing is
        _keep(place, msgspec.json.encode(found))
    return found


def _sign(rules: Rules, people: Sequence[Person], fights: int) -> str:
    told = msgspec.json.encode((rules, tuple(people), fights), enc_hook=text_of, order="deterministic")
    return hashlib.sha256(recalled.look_of(_ROOMS).encode() + told).hexdigest()[:32]


def _keep(place: Path, table: bytes) -> None:
    home.private()
    place.parent.mkdir(exist_ok=True)
    draft = place.with_suffix(f".{os.getpid()}")
    try:
        draft.write_bytes(table)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)  # of a disk that was full
    for old in sorted(place.parent.iterdir(), key=lambda kept: kept.stat().st_mtime_ns)[:-_MOST]:  # drafts too
        old.unlink(missing_ok=True)
