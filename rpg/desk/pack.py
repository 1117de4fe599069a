"""What a code pack gives: one frozen value with verbs of the desk and the sentences that they say.

A verb answers a line as the program's own do. It reads the table and emits existing events only, so that a campaign
replays without it; the dice, the time and the rules come from the table.
"""

from __future__ import annotations

import msgspec

from rpg.desk.table import Verb


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """A code pack. ``id`` is the name of its entry point in the group ``rpg.packs``.

    The key of each verb begins with ``<id>.``. ``texts`` are messages by language and key: for each verb
    ``verb.<key>`` (what it does), ``verb.<key>.usage`` and ``verb.<key>.example``, and whatever its verbs say, all
    under ``<id>.``. English must be complete; another language falls back on it.
    """

    id: str
    verbs: tuple[Verb, ...] = ()
    texts: dict[str, dict[str, str]] = {}
