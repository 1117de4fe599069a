"""The texts of packs laid over one another, in every language: English from the entities, others from the sidecars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from rpg.rulebook.ids import full
from rpg.rulebook.shape import bare, find
from rpg.words import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.rulebook.combine import Combined
    from rpg.rulebook.merged import Merged
    from rpg.rulebook.shape import Shape


class Translated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in another language, and what it keeps of its English."""

    text: Text
    source: str


Translations: TypeAlias = dict[str, dict[str, Translated]]
_Told: TypeAlias = "dict[str, dict[str, Translated]]"


def spoken(
    book: Combined,
    shapes: Mapping[str, Shape],
    packs: Iterable[tuple[str, Iterable[tuple[str, Translations]]]],
) -> dict[str, dict[str, dict[str, Any]]]:
    """Language → id → key → text. ``packs``: their ids with their translations by language, in order.

    An entity that several files made has the translations of all of them that still fit its English.
    """
    told = _gathered(packs)
    texts: dict[str, dict[str, dict[str, Any]]] = {"en": {}}
    for language, by_id in told.items():
        said = {i: {key: entry.text for key, entry in entries.items()} for i, entries in by_id.items()}
        texts.setdefault(language, {}).update(said)
    for entity in book.entities.values():
        english = {found.name: found.value for found in find(entity.value, shapes[entity.kind]) if found.shape.text}
        if english:
            texts["en"][entity.id] = english
        for language, by_id in told.items() if entity.touched else ():
            texts[language][entity.id] = _fitting(entity, english, by_id)
    return texts


def _gathered(packs: Iterable[tuple[str, Iterable[tuple[str, Translations]]]]) -> dict[str, _Told]:
    told: dict[str, _Told] = {}
    for pack, languages in packs:
        for language, said in languages:
            for identity, entries in said.items():
                told.setdefault(language, {}).setdefault(full(identity, pack), {}).update(entries)
    return told


def _fitting(entity: Merged, english: Mapping[str, Any], told: _Told) -> dict[str, Any]:
    """The translations of an entity that several files made: those made for the English that it has now."""
    from rpg.rulebook.translations import source_of  # noqa: PLC0415 - few entities are made by several files

    own = [full(part.name.removesuffix(".json"), part.pack) for part in entity.parts]
    found: dict[str, Any] = {}
    for key, text in english.items():
        source = source_of(bare(text))
        for identity in (*own, entity.id):
            entry = told.get(identity, {}).get(key)
            if entry and entry.source == source:
                found[key] = entry.text
    return found
