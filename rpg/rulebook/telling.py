"""The texts of packs laid over one another, in every language: a pack's own from its entities, others from sidecars.

English is always whole: what nobody said in it stands there as its pack says it, behind a mark (‹it›).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from rpg.rulebook.ids import full
from rpg.rulebook.shape import bare, find
from rpg.words import Text
from rpg.words.token import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.rulebook.combine import Combined
    from rpg.rulebook.merged import Merged
    from rpg.rulebook.shape import Shape


class Translated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in another language, and what it keeps of its source."""

    text: Text
    source: str


Translations: TypeAlias = dict[str, dict[str, Translated]]
_Texts: TypeAlias = "dict[str, dict[str, dict[str, Any]]]"
_Told: TypeAlias = "dict[str, dict[str, Translated]]"
_WHOLE = "en"
"""The language in which every text can be said, if need be behind a mark."""


def spoken(
    book: Combined,
    shapes: Mapping[str, Shape],
    packs: Iterable[tuple[str, str, Iterable[tuple[str, Translations]]]],
) -> _Texts:
    """Language → id → key → text. ``packs``: their ids, the language of each, its translations by language; in order.

    An entity that several files made has the translations of all of them that still fit its source.
    """
    own, told = _gathered(packs)
    texts: _Texts = {_WHOLE: {}, **{language: {} for language in own.values()}}
    for language, by_id in told.items():
        said = {i: {key: entry.text for key, entry in entries.items()} for i, entries in by_id.items()}
        texts.setdefault(language, {}).update(said)
    for entity in book.entities.values():
        found = [each for each in find(entity.value, shapes[entity.kind]) if each.shape.text]
        source = {each.name: each.value for each in found}
        for language, by_id in told.items() if entity.touched else ():
            texts[language][entity.id] = _fitting(entity, source, by_id)
        if source:
            _say(texts, entity.id, source, {each.name: own[entity.origin(each.path).part.pack] for each in found})
    return texts


def _say(texts: _Texts, identity: str, source: Mapping[str, Any], tongues: Mapping[str, str]) -> None:
    """Put the texts of an entity where they belong: each is in the language of the pack that set it."""
    for language in {*tongues.values()}:
        own = {key: text for key, text in source.items() if tongues[key] == language}
        texts[language][identity] = {**texts[language].get(identity, {}), **own}
    whole = texts[_WHOLE].get(identity, {})
    if len(whole) < len(source) or not source.keys() <= whole.keys():
        told = {key: _marked(text, tongues[key]) for key, text in source.items() if key not in whole}
        texts[_WHOLE][identity] = {**whole, **told}


def _marked(text: Any, language: str) -> Any:  # noqa: ANN401 - a text, or the forms of a name, as plain JSON
    """A text, or the forms of a name, behind the mark of its language."""
    if isinstance(text, dict):
        return {form: said if form == "gender" else marked(said, language) for form, said in text.items()}
    return marked(text, language)


def _gathered(
    packs: Iterable[tuple[str, str, Iterable[tuple[str, Translations]]]],
) -> tuple[dict[str, str], dict[str, _Told]]:
    """The language of each pack, and what is translated: language → full id → key."""
    own: dict[str, str] = {}
    told: dict[str, _Told] = {}
    for pack, tongue, languages in packs:
        own[pack] = tongue
        for language, said in languages:
            for identity, entries in said.items():
                told.setdefault(language, {}).setdefault(full(identity, pack), {}).update(entries)
    return own, told


def _fitting(entity: Merged, source: Mapping[str, Any], told: _Told) -> dict[str, Any]:
    """The translations of an entity that several files made: those made for the texts that it has now."""
    from rpg.rulebook.translations import source_of  # noqa: PLC0415 - few entities are made by several files

    own = [full(part.name.removesuffix(".json"), part.pack) for part in entity.parts]
    found: dict[str, Any] = {}
    for key, text in source.items():
        sum_ = source_of(bare(text))
        for identity in (*own, entity.id):
            entry = told.get(identity, {}).get(key)
            if entry and entry.source == sum_:
                found[key] = entry.text
    return found
