"""What a campaign has in use stays, whatever becomes of its packs: copies of entities that they no longer have."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from rpg.campaign.rules import Rules
from rpg.desk.named import slug
from rpg.game.formula import formulas, text_of
from rpg.rulebook.merge import SLOTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.rulebook.merge import Slot
    from rpg.store import Store

_LARGEST = 64 << 20
"""Bytes that kept rules may have."""
META = "kept"
"""The setting of a campaign's file with the ids of the entities that it lives on with by itself."""
_ID = re.compile(r'"([^"\s/]+/[^"\s/]+)"')
"""An id in JSON: a text or a key by itself."""
_WORD = re.compile(r"[a-z][a-z0-9-]*")
_OF_DICE = frozenset({"check/rolled", "campaign/macro_set"})
"""Events with a dice text, which names entities by their slugs alone: ``table(weather, d6)``, ``@rust-rat.armour``."""


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
    return mended(rules, old, _named(store)) if old else (rules, ())


def _named(store: Store) -> Iterator[tuple[str, bool]]:
    """What every line of every branch names: undo, restore, the recap and the check of the dice go back to any."""
    return ((data, kind in _OF_DICE) for kind, data in store.said())


def again(store: Store, rules: Rules) -> Rules:
    """Rules with the copies that the campaign took before; nothing to do for most campaigns."""
    try:
        ids = msgspec.json.decode(store.meta(META) or "[]", type=list[str])
    except msgspec.MsgspecError:
        ids = []
    old = kept(store) if ids else None
    return mended(rules, old, [(msgspec.json.encode(ids).decode(), False)])[0] if old else rules


def mended(rules: Rules, old: Rules, used: Iterable[tuple[str, bool]]) -> tuple[Rules, tuple[str, ...]]:
    """Rules with copies of those old entities that they lack and that are in use, or that such a copy refers to.

    ``used`` is JSON with the ids in use, each with whether it may name entities by their slugs too. The ids of the
    copies come with the rules.
    """
    lacking = {i: (slot, entity) for i, slot, entity in _entities(old) if i not in _all(rules, slot)}
    taken: dict[str, tuple[Slot, Any]] = {}
    waiting = list(_wanted(used, lacking)) if lacking else []
    while waiting:
        identity = waiting.pop()
        if identity in lacking:
            taken[identity] = lacking.pop(identity)
            text = msgspec.json.encode(taken[identity][1], enc_hook=text_of).decode()
            waiting += _wanted([(text, False)], lacking)
    for identity, (slot, entity) in taken.items():
        rules = _with(rules, slot, identity, entity)
    texts = dict(rules.texts)
    for language, said in old.texts.items():  # some may be spoken by the copies alone
        if more := {i: said[i] for i in taken if i in said}:
            texts[language] = {**texts.get(language, {}), **more}
    return replace(rules, texts=texts), tuple(sorted(taken))


def _wanted(used: Iterable[tuple[str, bool]], lacking: Iterable[str]) -> set[str]:
    """Which of those ids are named."""
    known = set(lacking)
    found: set[str] = set()
    for text, loosely in used:
        found.update(known.intersection(_ID.findall(text)))
        if loosely:
            words = set(_WORD.findall(text))
            found.update(identity for identity in known if slug(identity) in words)
    return found


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
