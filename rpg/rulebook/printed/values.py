"""A printable of a pack among those of others: its fields, words and rules by names that nobody else has."""

from __future__ import annotations

from typing import Any, NamedTuple

from rpg.rulebook.ids import full
from rpg.rulebook.printed.kinds import FOLDER

_SAID = ("say", "label", "last", "head", "title")


class Named(NamedTuple):
    """A pack by its id, and the keys of its own words."""

    pack: str
    words: frozenset[str]

    def key(self, key: str) -> str:
        """The key by which the voice says a word of this pack."""
        return f"{FOLDER}.{self.pack}.{key}"

    def said(self, key: str) -> str:
        """A key as it stands in a file of this pack, as the voice knows it."""
        return self.key(key) if key in self.words else key


def named(slug: str, value: dict[str, Any], own: Named) -> dict[str, Any]:
    """A sound sheet or card, with names as they are known outside its pack."""
    made: dict[str, Any] = _inside(value, own, _prefix(slug, own) if "sheet" in value else "")
    if "size" in value and "name" in value:  # a card is called by a sentence, its zones are not
        made["name"] = own.said(value["name"])
        if ":" not in value.get("of", ":") and value["of"].startswith("table/"):
            made["of"] = full(value["of"], own.pack)
    return made


def _prefix(slug: str, own: Named) -> str:
    """How the fields of an addition begin, so that no two packs have one field."""
    return f"{own.pack}__{slug}__".replace("-", "_")


def _inside(value: Any, own: Named, prefix: str) -> Any:  # noqa: ANN401 -- JSON of any shape
    if isinstance(value, list):
        return [_inside(each, own, prefix) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _inside(inner, own, prefix) for key, inner in value.items()}
    for key in _SAID:
        if isinstance(made.get(key), str):
            made[key] = own.said(made[key])
    if made.get("is") == "track" and "note" in made:
        made["note"] = own.said(made["note"])
    if "is" in made and "name" in made and prefix:
        made["name"] = f"{prefix}{made['name']}"
    return made
