"""What there is to translate in a pack, what is translated, and what of that is out of date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from rpg.rulebook.ids import NOTES, full
from rpg.rulebook.shape import bare, find
from rpg.rulebook.translations import source_of, unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rpg.rulebook.pack import Pack
    from rpg.rulebook.together import Together

State = Literal["whole", "missing", "unseen", "stale", "nothing"]
_WIDTH = 120


class Unit(NamedTuple):
    """A text of a pack: the id of its entity, its key, its English, what is said for it, and how that stands.

    ``english`` is None where a translation is about nothing, ``said`` where there is none.
    """

    id: str
    key: str
    english: Any
    said: Any
    state: State

    @property
    def source(self) -> str:
        """What a translation of the English as it is now keeps of it."""
        return source_of(self.english)


def units(pack: Pack, together: Together, language: str) -> list[Unit]:
    """Every text of a pack with its translation, in the order of its files; then translations about nothing."""
    said = _said(pack, language)
    english = dict(_english(pack, together))
    found = [_unit(place, text, said.get(place)) for place, text in english.items()]
    elsewhere = {(identity, key) for identity, key in said if identity.partition(":")[0] != pack.id}
    left = [place for place in said if place not in english and place not in elsewhere]
    return found + [Unit(*place, None, said[place].get("text"), "nothing") for place in left]


def spoken(together: Together, language: str) -> dict[str, dict[str, Any]]:
    """Everything that the packs say in a language, by the id of the entity and its key, out of date or not."""
    found: dict[str, dict[str, Any]] = {}
    for pack in together.packs:
        for (identity, key), entry in _said(pack, language).items():
            if "text" in entry:
                found.setdefault(identity, {})[key] = entry["text"]
    return found


def _unit(place: tuple[str, str], english: object, entry: dict[str, Any] | None) -> Unit:
    if entry is None:
        return Unit(*place, english, None, "missing")
    if unseen(entry, english):
        return Unit(*place, english, None, "unseen")
    return Unit(*place, english, entry["text"], "whole" if entry["source"] == source_of(english) else "stale")


def _said(pack: Pack, language: str) -> dict[tuple[str, str], dict[str, Any]]:
    doc = pack.translations.get(language)
    value: dict[str, Any] = bare(doc.value) if doc and doc.sound else {}
    return {(full(i, pack.id), key): entry for i, entries in value.items() for key, entry in entries.items()}


def _english(pack: Pack, together: Together) -> Iterator[tuple[tuple[str, str], Any]]:
    for identity, doc in pack.ids.items():
        for found in find(bare(doc.value), together.shapes[doc.kind]):
            if found.shape.text:
                yield (identity, found.name), found.value
    for identity, texts in together.texts(pack).items():
        for key, (_, text) in texts.items():
            yield (identity, key), text


def with_entries(
    value: Mapping[str, Any], pack: str, entries: Iterable[tuple[str, str, Any, str]]
) -> dict[str, dict[str, Any]]:
    """A locale file with more entries (id, key, text, source), each in the place of an older one if there is one."""
    made: dict[str, Any] = {key: dict(inner) if isinstance(inner, dict) else inner for key, inner in value.items()}
    written = {full(identity, pack): identity for identity in made if identity not in NOTES}
    for identity, key, text, source in entries:
        group = made.setdefault(written.setdefault(identity, identity), {})
        group[key] = {"text": text, "source": source}
    return made


def laid_out(value: Mapping[str, Any]) -> str:
    """A locale file as text: one line for each entry that fits on one."""
    blocks = []
    for identity, entries in value.items():
        lines = (
            [f"    {_json(key)}: {_entry(entry)}" for key, entry in entries.items()] if identity not in NOTES else []
        )
        inner = "{\n" + ",\n".join(lines) + "\n  }" if lines else _json(entries)
        blocks.append(f"  {_json(identity)}: {inner}")
    return "{\n" + ",\n".join(blocks) + "\n}\n" if blocks else "{}\n"


def _entry(entry: object) -> str:
    line = _json(entry)
    if len(line) <= _WIDTH - len("    ") or not isinstance(entry, dict):
        return line
    return "{\n" + ",\n".join(f"      {_json(key)}: {_json(value)}" for key, value in entry.items()) + "\n    }"


def _json(value: object) -> str:
    if isinstance(value, dict):
        return (
            "{ " + ", ".join(f"{_json(key)}: {_json(inner)}" for key, inner in value.items()) + " }" if value else "{}"
        )
    return json.dumps(value, ensure_ascii=False)
