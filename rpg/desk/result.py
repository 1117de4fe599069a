"""What comes back from a line: sentences to say, and the one thing to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec

from rpg.campaign.entry import Fact
from rpg.words import Say

if TYPE_CHECKING:  # nobody encodes a Chart, and what it is of takes long to import
    from rpg.dice import Odds, Typed  # noqa: TC004 - the same


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """Write these facts as one entry. ``line`` is what the log keeps ("" = as typed).

    ``amends``: the entry played again by a push (0: none); the new entry then hangs from that entry's parent, draws
    from its stream (``fresh``: from one of its own, its dice are others), and ``carried`` (later entries that rolled
    nothing) are copied behind it.
    """

    facts: tuple[Fact, ...]
    line: str = ""
    amends: int = 0
    carried: tuple[int, ...] = ()
    fresh: bool = False


class Undo(msgspec.Struct, frozen=True):
    """Move the head back over ``count`` entries."""

    count: int = 1


class Redo(msgspec.Struct, frozen=True):
    """Move the head forward again over ``count`` undone entries."""

    count: int = 1


class Restore(msgspec.Struct, frozen=True):
    """Move the head to an entry of any branch, where it stood once; of a push, to the last that it carried along."""

    entry: int


CHANGES = (Append, Undo, Redo, Restore)
"""What changes the campaign; the other deeds only do something beside it."""


class Leave(msgspec.Struct, frozen=True):
    """Close the console."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """Hand on to the players: the sentences of the answer, or (``map``) the map of that name ("": the one at hand)."""

    map: bool = False
    which: str = ""


class Prepare(msgspec.Struct, frozen=True):
    """Make the file of a scene to be prepared: the name of the file without its ending, and of the scene."""

    slug: str
    name: str


Deed: TypeAlias = Append | Undo | Redo | Restore | Leave | Share | Prepare | None


class Chart(msgspec.Struct, frozen=True):
    """Odds to be drawn by whoever has a screen: the text, what was read of it, its odds, how often it is rolled."""

    text: str
    typed: Typed
    why: str
    odds: Odds
    times: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """``says``: what to print, a sentence a line. ``data``: the same for machines. ``deed``: what to do about it.

    ``chart``, where there is a screen, is shown instead of what is said.
    ``status``: ``ok``, ``refused`` (nothing recorded, exit 1) or ``usage`` (exit 2); ``prefill`` is a
    legal line to offer, or the sentence that says it.
    ``waiting``: the line that the next one may complete with dice from the table ("": none); nothing was recorded.
    """

    says: tuple[Say, ...]
    deed: Deed = None
    data: dict[str, Any] = {}
    status: Literal["ok", "refused", "usage"] = "ok"
    prefill: str | Say = ""
    chart: Chart | None = None
    waiting: str = ""
