"""Rules with some numbers changed: what a case plays by where it departs from the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.game.formula import formulas, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.trial import Change


class NoSuchRuleError(ValueError):
    """A change of something that the rules do not have."""


def changed(rules: Rules, changes: Iterable[Change]) -> Rules:
    """The rules with those numbers in the place of theirs; NoSuchRuleError where something is not there."""
    for change in changes:
        rules = _changed(rules, change)
    return rules


def _changed(rules: Rules, change: Change) -> Rules:
    for section in type(rules).__struct_fields__:
        own = getattr(rules, section)
        if getattr(own, "id", "") == change.entity:
            return msgspec.structs.replace(rules, **{section: _with(own, change)})
    for section, field, key in _places(rules, change.entity):
        chapter = getattr(rules, section)
        held = getattr(chapter, field)
        entity = held[key] if key else held
        made = _with(entity, change)
        inside = {**held, key: made} if key else made
        whole = msgspec.structs.replace(chapter, **{field: inside})
        return msgspec.structs.replace(rules, **{section: whole})
    raise NoSuchRuleError(change.entity)


def _places(rules: Rules, entity: str) -> Iterator[tuple[str, str, str]]:
    """Where an entity stands: the section of the rules, the field in it, and its key if there are many."""
    for section in type(rules).__struct_fields__:
        chapter = getattr(rules, section)
        for field in getattr(type(chapter), "__struct_fields__", ()):
            held = getattr(chapter, field)
            if isinstance(held, dict) and entity in held:
                yield section, field, entity
            elif getattr(held, "id", "") == entity:
                yield section, field, ""


def _with(entity: Any, change: Change) -> Any:  # noqa: ANN401 - any kind of entity
    """An entity with one number changed; whatever the change makes must still be one of its kind."""
    value = msgspec.json.decode(msgspec.json.encode(entity, enc_hook=text_of))
    *path, last = change.path.split("/")
    inner = value
    for step in path:
        inner = _in(inner, step, change)
    _in(inner, last, change)
    inner[int(last) if isinstance(inner, list) else last] = change.value
    return msgspec.convert(value, type(entity), dec_hook=formulas)


def _in(value: Any, step: str, change: Change) -> Any:  # noqa: ANN401 - JSON of any shape
    try:
        return value[int(step) if isinstance(value, list) else step]
    except (KeyError, IndexError, ValueError, TypeError):
        raise NoSuchRuleError(f"{change.entity} {change.path}") from None
