"""Every number of the core rules, and the rules with one of them changed.

A number is an integer leaf of an entity, a yes or no, or an integer in a dice text (``2d6+3`` has three). Its pointer
is the entity, ``#``, and the way to it; whatever has a key in a list stands there by its key.
"""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec.structs import replace

from rpg.campaign.rules import Rules
from rpg.game.formula import formulas
from rpg.game.kinds import KINDS
from rpg.rulebook import open_packs
from rpg.rulebook.merge import SLOTS
from rpg.rulebook.schema import Schemas
from rpg.rulebook.sense import sense
from rpg.rulebook.shape import bare
from rpg.rulebook.sieve import Sieve

if TYPE_CHECKING:
    from collections.abc import Iterator

CORE = Path(__file__).parents[2] / "rules" / "core"
WALKED = (
    "check", "character", "safeguard", "encounter", "wanderer", "expedition", "contagion", "quest", "infiltrator",
    "oracle",
)  # fmt: skip
"""The chapters that are walked: the dangerous half, what it does to bodies, what they seek, suspect and ask."""
_opened = open_packs(["core"])
assert isinstance(_opened, Rules), _opened
RULES: Rules = _opened
_SIEVE = Sieve(Schemas())
_REFERENCE = re.compile(rf"(?:{'|'.join(KINDS)})/[a-z0-9-]+")
_DICE = re.compile(r"[0-9]*d[0-9]+(?:[+*-][0-9]*(?:d[0-9]+)?)*|[0-9]+")
_FURTHEST = 12
"""How far from a number another one is looked for."""
_MOST = 5
"""So many other numbers are tried in the place of one."""


class Leaf(NamedTuple):
    """One number: of which kind and entity (by slug), the keys to it, and which number of a dice text (-1: no text)."""

    kind: str
    slug: str
    path: tuple[str | int, ...]
    nth: int
    value: int

    @property
    def full(self) -> str:
        """The id of its entity."""
        return f"core:{self.kind}/{self.slug}"

    @property
    def pointer(self) -> str:
        """How it is told: ``core:ability/mule#/effects/more_slots/by``."""
        return f"{self.full}#/{'/'.join(_named(self))}" + (f":{self.nth}" if self.nth >= 0 else "")


def kinds() -> tuple[str, ...]:
    """The kinds of entity of these chapters."""
    return tuple(kind for kind, (chapter, _) in KINDS.items() if chapter in WALKED)


@cache
def entities(kind: str) -> dict[str, Any]:
    """The entities of a kind by slug, as their files have them."""
    return {file.stem: bare(json.loads(file.read_text("utf-8"))) for file in sorted((CORE / kind).glob("*.json"))}


def leaves(kind: str) -> Iterator[Leaf]:
    """Every number of a kind."""
    for slug, entity in entities(kind).items():
        for path, value in _leaves(entity, ()):
            if isinstance(value, int):
                yield Leaf(kind, slug, path, -1, value)
            else:
                yield from (Leaf(kind, slug, path, n, int(m[0])) for n, m in enumerate(_numbers(value)))


def _leaves(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], int | str]]:
    if isinstance(value, int) or (isinstance(value, str) and _DICE.fullmatch(value)):
        yield path, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from _leaves(inner, (*path, key))


def _numbers(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"[0-9]+", text))


def _named(leaf: Leaf) -> Iterator[str]:
    inner = entities(leaf.kind)[leaf.slug]
    for step in leaf.path:
        inner = inner[step]
        yield inner["key"] if isinstance(inner, dict) and isinstance(step, int) and "key" in inner else f"{step}"


def others(leaf: Leaf) -> Iterator[int]:
    """Other numbers that may stand there: its double (of 0: 1), then the nearest, as far as they are legal.

    In the place of yes stands no, and the other way round.

    Those that make sense in their entity come first; a row of a table by itself never does.
    """
    senseless: list[int] = []
    for n, number in enumerate(_legal(leaf), 1):
        if any(sense(leaf.kind, _written(leaf, number))):
            senseless.append(number)
        else:
            yield number
        if n == _MOST:
            break
    yield from senseless


def _legal(leaf: Leaf) -> Iterator[int]:
    if isinstance(leaf.value, bool):
        return iter((not leaf.value,))
    wanted = 2 * leaf.value or 1
    around = chain.from_iterable((leaf.value + n, leaf.value - n) for n in range(1, _FURTHEST))
    return (number for number in dict.fromkeys((wanted, *around)) if _fits(leaf, number))


def _fits(leaf: Leaf, number: int) -> bool:
    if leaf.nth >= 0 and number < 0:
        return False
    value = _written(leaf, number)
    try:
        return _SIEVE.passes(leaf.kind, value) and entity(leaf.kind, value) is not None
    except (msgspec.ValidationError, ValueError):
        return False


def _written(leaf: Leaf, number: int) -> Any:
    """The entity with that number, as its file would have it."""
    value = copy.deepcopy(entities(leaf.kind)[leaf.slug])
    holder = value
    for step in leaf.path[:-1]:
        holder = holder[step]
    holder[leaf.path[-1]] = number if leaf.nth < 0 else _text(leaf, holder[leaf.path[-1]], number)
    return value


def _text(leaf: Leaf, text: str, number: int) -> str:
    which = count()
    return re.sub(r"[0-9]+", lambda m: f"{number}" if next(which) == leaf.nth else m[0], text)


def entity(kind: str, value: Any) -> Any:
    """What a document of the core rules becomes; its references are full ids."""
    fields = {key: inner for key, inner in _linked(value).items() if key != "kind"}
    return msgspec.convert(fields, KINDS[kind][1], dec_hook=formulas)


def _linked(value: Any) -> Any:
    if isinstance(value, dict):
        return {_linked(key): _linked(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_linked(inner) for inner in value]
    return f"core:{value}" if isinstance(value, str) and _REFERENCE.fullmatch(value) else value


def ruled(kind: str, slug: str, changed: Any) -> Rules:
    """The core rules with that entity in the place of theirs, wherever they have it."""
    slot, full = SLOTS[kind], f"core:{kind}/{slug}"
    section = getattr(RULES, slot.section) if slot.section else RULES
    field = {**getattr(section, slot.field), full: changed} if slot.many else changed
    section = replace(section, **{slot.field: field})
    rules = replace(RULES, **{slot.section: section}) if slot.section else section
    if full == RULES.character.person.scars:
        rules = replace(rules, character=replace(rules.character, scars=changed))
    if kind == "contagion":
        track = replace(RULES.character.track, stages=changed.stages)
        rules = replace(rules, character=replace(rules.character, track=track))
    if full == RULES.safeguard.ladder.omens:
        rules = replace(rules, safeguard=replace(rules.safeguard, omens=changed))
    return rules


def changed(leaf: Leaf, number: int) -> Rules:
    """The rules with that number in the place of theirs."""
    return ruled(leaf.kind, leaf.slug, entity(leaf.kind, _written(leaf, number)))
