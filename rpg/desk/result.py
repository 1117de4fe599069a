"""What comes back from a line: sentences to say, and the one thing to do about it."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import msgspec

from rpg.campaign.entry import Fact
from rpg.words import Say


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """Write these facts as one entry. ``line`` is what the log keeps ("" = as typed).

    ``amends``: the entry played again by a push (0: none); the new entry then hangs from that entry's parent, draws
    from its stream, and ``carried`` (later entries that rolled nothing) are copied behind it.
    """

    facts: tuple[Fact, ...]
    line: str = ""
    amends: int = 0
    carried: tuple[int, ...] = ()


class Undo(msgspec.Struct, frozen=True):
    """Move the head back over ``count`` entries."""

    count: int = 1


class Redo(msgspec.Struct, frozen=True):
    """Move the head forward again over ``count`` undone entries."""

    count: int = 1


class Restore(msgspec.Struct, frozen=True):
    """Move the head to an entry of any branch: where it stood once."""

    entry: int


class Leave(msgspec.Struct, frozen=True):
    """Close the console."""


class Prepare(msgspec.Struct, frozen=True):
    """Make the file of a scene to be prepared: the name of the file without its ending, and of the scene."""

    slug: str
    name: str


Deed: TypeAlias = Append | Undo | Redo | Restore | Leave | Prepare | None


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """``says``: what to print, a sentence a line. ``data``: the same for machines. ``deed``: what to do about it.

    ``status``: ``ok``, ``refused`` (nothing recorded, exit 1, ``prefill`` a legal line to offer) or ``usage`` (exit 2).
    ``waiting``: the line that the next one may complete with dice from the table ("": none); nothing was recorded.
    """

    says: tuple[Say, ...]
    deed: Deed = None
    data: dict[str, Any] = {}
    status: Literal["ok", "refused", "usage"] = "ok"
    prefill: str = ""
    waiting: str = ""
