"""What a campaign has in use stays, whatever becomes of its packs: copies of entities that they no longer have."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from rpg.campaign.rules import Rules
from rpg.game.formula import formulas, text_of
from rpg.rulebook.merge import SLOTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.merge import Slot
    from rpg.store import Store

_LARGEST = 64 << 20
"""Bytes that kept rules may have."""
META = "kept"
"""The setting of a campaign's file with the ids of the entities that it lives on with by itself."""


def encoded(rules: Rules) -> bytes:
    """Rules, to be kept in a campaign's file."""
    return zlib.compress(msgspec.json.encode(rules, enc_hook=text_of))


def kept(store: Store) -> Rules | None:
    """The rules as the campaign kept them; None if it kept none, or they no longer fit this program."""
    try:
        raw = zlib.decompressobj().decompress(store.kept_rules, _LARGEST)
        return msgspec.json.decode(raw, type=Rules, dec_hook=formulas)
    except (zlib.error, msgspec.MsgspecError):
        return None


def with_copies(store: Store, rules: Rules) -> tuple[Rules, tuple[str, ...]]:
    """Rules with copies of what the campaign has in use and they lack, and the ids of the copies."""
    old = kept(store)
    used = msgspec.json.encode(store.world_at(store.head())).decode()  # every id in use stands in it between quotes
    return mended(rules, old, used) if old else (rules, ())


def again(store: Store, rules: Rules) -> Rules:
    """Rules with the copies that the campaign took before; nothing to do for most campaigns."""
    try:
        ids = msgspec.json.decode(store.meta(META) or "[]", type=list[str])
    except msgspec.MsgspecError:
        ids = []
    old = kept(store) if ids else None
    return mended(rules, old, msgspec.json.encode(ids).decode())[0] if old else rules


def mended(rules: Rules, old: Rules, used: str) -> tuple[Rules, tuple[str, ...]]:
    """Rules with copies of those old entities that they lack and that are in use, or that such a copy refers to.

    The ids of the copies come with them.
    """
    lacking = {i: (slot, entity) for i, slot, entity in _entities(old) if i not in _all(rules, slot)}
    taken: dict[str, tuple[Slot, Any]] = {}
    waiting = [used]
    while waiting:
        text = waiting.pop()
        for identity in [i for i in lacking if f'"{i}"' in text]:
            taken[identity] = lacking.pop(identity)
            waiting.append(msgspec.json.encode(taken[identity][1], enc_hook=text_of).decode())
    for identity, (slot, entity) in taken.items():
        rules = _with(rules, slot, identity, entity)
    texts = dict(rules.texts)
    for language, said in old.texts.items():  # some may be spoken by the copies alone
        if more := {i: said[i] for i in taken if i in said}:
            texts[language] = {**texts.get(language, {}), **more}
    return replace(rules, texts=texts), tuple(sorted(taken))


def _entities(rules: Rules) -> Iterator[tuple[str, Slot, Any]]:
    for slot in SLOTS.values():
        if slot.many:
            yield from ((identity, slot, entity) for identity, entity in _all(rules, slot).items())


def _all(rules: Rules, slot: Slot) -> dict[str, Any]:
    found: dict[str, Any] = getattr(getattr(rules, slot.section) if slot.section else rules, slot.field)
    return found


def _with(rules: Rules, slot: Slot, identity: str, entity: object) -> Rules:
    entities = {slot.field: {**_all(rules, slot), identity: entity}}
    if not slot.section:
        return replace(rules, **entities)
    return replace(rules, **{slot.section: replace(getattr(rules, slot.section), **entities)})
