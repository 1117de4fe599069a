"""What a word on a paper means: the name of a thing of the rules, in any language of theirs, or a beginning of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.making import feminine
from rpg.desk.names import entities, means
from rpg.desk.plain import nearest, plain
from rpg.words.token import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.campaign.rules import Rules

_LEAST = 3
"""Letters that a beginning must have."""


def names(rules: Rules, tongues: Iterable[str], ids: Iterable[str]) -> dict[str, str]:
    """Plain name -> full id, the names of earlier languages first; of archetypes both genders."""
    things = dict.fromkeys(ids)
    known: dict[str, str] = {}
    for tongue in tongues:
        for name, full in {**entities(rules, tongue, things), **feminine(rules, tongue)}.items():
            if full in things:
                known.setdefault(name, full)
    return known


def rows(rules: Rules, tongues: Iterable[str], table: str) -> dict[str, str]:
    """Plain text, or key -> key of every row of a table."""
    known: dict[str, str] = {}
    keys = [row.key for row in rules.check.tables[table].rows] if table in rules.check.tables else []
    for tongue in tongues:
        for key in keys:
            text = rules.texts.get(tongue, {}).get(table, {}).get(f"rows.{key}.text")
            if isinstance(text, str):
                known.setdefault(plain(text).rstrip("."), key)
    return known | {plain(key): key for key in keys}


def meant(word: str, known: Mapping[str, str]) -> str:
    """What a word means: a whole name, or the beginning of one alone; "" if that is nothing, or could be several."""
    key = plain(" ".join(bare(word).split())).rstrip(".")
    if key in known:
        return known[key]
    found = {full for name, full in known.items() if means(key, name)} if len(key) >= _LEAST else set()
    return found.pop() if len(found) == 1 else ""


def near(word: str, known: Mapping[str, str]) -> str:
    """What a word may be a slip of; "" if it is none."""
    close = nearest(" ".join(word.split()), known)
    return known[close] if close else ""
