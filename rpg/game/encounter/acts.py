"""What somebody may do in an exchange, as it is asked for; plain values, before any rule is read."""

from __future__ import annotations

from typing import Literal

import msgspec

from rpg.game.check.told import Told
from rpg.game.encounter.state import Stance


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One person's act. ``target`` is a machine, ``whom`` a person, ``gear`` a full id; "" lets the rules choose.

    ``counter`` is the countermeasure (full id) that somebody tries in the place of setting up an item, at a ``place``
    with its ``watch``.

    ``push``: never, at once, or only a failed roll while Strain is low (a companion's policy). ``told`` and
    ``told_again`` are the faces of the roll and of its push, if they fell on the table.
    """

    who: str
    do: Stance
    target: str = ""
    whom: str = ""
    gear: str = ""
    counter: str = ""
    place: str = ""
    watch: int = 0
    drop: bool = False
    push: Literal["never", "now", "on_fail"] = "never"
    told: Told | None = None
    told_again: Told | None = None


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """Who tries which countermeasure (full id), helped by whom ("": nobody), at which place with which Watch."""

    who: str
    measure: str
    helper: str = ""
    place: str = ""
    watch: int = 0
