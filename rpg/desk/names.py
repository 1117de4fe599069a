"""Whom and what a word means: people, machines, clocks, triggers and other entities, by any unique beginning.

``tae`` · ``sen2`` = sentinel-2 · ``sen*`` every sentinel · ``a,b`` both · ``all`` everybody · ``rest`` everybody else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rpg.desk.plain import nearest, plain
from rpg.game.refusal import Refusal
from rpg.words import Forms, Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.table import Table

ALL = frozenset({"all", "everybody", "tutti", "tutte", "party", "gruppo"})
REST = frozenset({"rest", "others", "resto", "altri", "altre"})
_ELIDED = re.compile("['’]")
_GAP = re.compile(r"[\s-]")
_NUMBERED = re.compile(r"([a-z-]+?)-?(\d+)$")


class Found(msgspec.Struct, frozen=True):
    """What a word meant: ids in table order."""

    ids: tuple[str, ...]


def people(world: World) -> dict[str, str]:
    """Plain name -> id of everybody who is present and alive."""
    here = [p for p in world.people.by_id.values() if not p.dead and not p.away]
    return {plain(p.id): p.id for p in here} | {plain(p.name): p.id for p in here}


def everybody(world: World) -> dict[str, str]:
    """Plain name -> id of everybody, the dead and the absent too."""
    known = world.people.by_id.values()
    return {plain(p.id): p.id for p in known} | {plain(p.name): p.id for p in known}


def groups(world: World, known: Mapping[str, str]) -> dict[str, str]:
    """Plain name -> ids with commas between them, of every group, as far as its people are among those known."""
    there = set(known.values())
    found = {plain(name): ",".join(who for who in ids if who in there) for name, ids in world.groups.items()}
    return {name: ids for name, ids in found.items() if ids}


def machines(table: Table) -> dict[str, str]:
    """Plain name -> id of every machine that still stands in the fight, by its id and by its name in this language."""
    fight = table.world.encounter.fight
    standing = [m for m in fight.machines.values() if not m.gone] if fight else []
    known = {machine.id: machine.id for machine in standing}
    for machine in standing:
        name = text_of(table.rules, machine.adversary, table.language)
        known.setdefault("-".join([*plain(name).split(), machine.id.rpartition("-")[2]]), machine.id)
    return known


def entities(rules: Rules, language: str, table: Mapping[str, object]) -> dict[str, str]:
    """Plain slug or name (English, and the table's language) -> full id, for one kind of entity."""
    known: dict[str, str] = {}
    for full in table:
        known.setdefault(plain(full.rpartition("/")[2]), full)
        for tongue in ("en", language):
            name = rules.texts.get(tongue, {}).get(full, {}).get("name")
            for form in (name.one, name.other) if isinstance(name, Forms) else (name,):
                if form:
                    known.setdefault(plain(form), full)
    return known


def countermeasures(table: Table) -> dict[str, str]:
    """Plain slug or name -> full id of every countermeasure; ``occhio`` is a word of *Accecare l'occhio*."""
    measures = table.rules.safeguard.countermeasures
    known = entities(table.rules, table.language, measures)
    apart = {plain(_ELIDED.sub(" ", text_of(table.rules, full, table.language))): full for full in measures}
    return apart | known


def text_of(rules: Rules, full: str, language: str) -> str:
    """The name of an entity in a language, as one word says it; in English if it lacks that; else its slug."""
    for tongue in (language, "en"):
        name = rules.texts.get(tongue, {}).get(full, {}).get("name")
        if name is not None:
            return name.one if isinstance(name, Forms) else name
    return full.rpartition("/")[2]


def one(word: str, known: Mapping[str, str], line: str = "") -> str | Refusal:
    """The one id that a word means; a Refusal that names the choices, or the nearest, if it is not one."""
    found = many(word, known, line)
    if isinstance(found, Refusal):
        return found
    if not found.ids:
        return _unknown(word, known, line)
    return found.ids[0] if len(found.ids) == 1 else _which(word, found.ids, line)


def many(word: str, known: Mapping[str, str], line: str = "") -> Found | Refusal:
    """Every id that a word means: a list, a glob, everybody, a group (ids with commas between them), or one."""
    if plain(word) in ALL:
        return Found(_unique(known.values()))
    ids: list[str] = []
    for part in filter(None, word.split(",")):
        found = _part(part, known, line)
        if isinstance(found, Refusal):
            return found
        ids += found.ids
    return Found(_unique(ids)) if ids else _unknown(word, known, line)


def targets(word: str, people: Mapping[str, str], table: Table, line: str) -> Found | Refusal:
    """People, groups or machines; ``all`` is everybody, and no machine."""
    known = people if plain(word) in ALL else {**groups(table.world, people), **people, **machines(table)}
    return many(word, known, line)


def _part(word: str, known: Mapping[str, str], line: str) -> Found | Refusal:
    key = plain(word)
    if key in known:
        return Found(_unique((known[key],)))
    if key.endswith("*"):
        ids = _unique(full for name, full in known.items() if name.startswith(key[:-1]))
        return Found(ids) if ids else _unknown(word, known, line)
    ids = tuple(dict.fromkeys(full for name, full in known.items() if means(key, name)))
    if len(ids) > 1:
        return _which(word, _unique(ids), line)
    return Found(_unique(ids)) if ids else _unknown(word, known, line)


def means(key: str, name: str) -> bool:
    """A beginning of the name, or of its words; ``sen2`` is a beginning and a number."""
    numbered = _NUMBERED.fullmatch(key)
    if numbered:
        stem, _, number = name.rpartition("-")
        return number == numbered[2] and (stem.startswith(numbered[1]) or f"-{numbered[1]}" in stem)
    return name.startswith(key) or any(name.startswith(key, gap.end()) for gap in _GAP.finditer(name))


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for some in ids for one in some.split(",")))


def _which(word: str, ids: tuple[str, ...], line: str) -> Refusal:
    stem = "" if "/" in ids[0] else ids[0].rpartition("-")[0]
    choices = tuple(Term(full) if "/" in full else full for full in ids)
    return Refusal(
        Say("desk.refused.which", {"word": word, "choices": Listed(choices)}),
        prefill=_swap(line, word, f"{stem}-" if stem and all(i.startswith(stem) for i in ids) else ""),
    )


def _unknown(word: str, known: Mapping[str, str], line: str) -> Refusal:
    near = nearest(word, known)
    if not near:
        return Refusal(Say("desk.refused.unknown", {"word": word}))
    full = known[near]
    said, typed = (Term(full), near) if "/" in full else (full, full)
    return Refusal(Say("desk.refused.near", {"word": word, "near": said}), prefill=_swap(line, word, typed))


def _swap(line: str, word: str, by: str) -> str:
    return line.replace(word, by, 1) if line and by else ""
