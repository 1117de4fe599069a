"""Whom and what a word means: people, machines, clocks, triggers and other entities, by any unique beginning.

``tae`` · ``sen2`` = sentinel-2 · ``sen*`` every sentinel · ``a,b`` both · ``all`` everybody · ``rest`` everybody else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rpg.desk.plain import nearest, plain, token
from rpg.game.refusal import Refusal
from rpg.words import Forms, Listed, Say, Term
from rpg.words.token import bare, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.table import Table
    from rpg.words import Value

ALL = frozenset({"all", "everybody", "tutti", "tutte", "party", "gruppo"})
REST = frozenset({"rest", "others", "resto", "altri", "altre"})
_ELIDED = re.compile("['’]")
_CHOICES = 8
"""How many of them a sentence names."""
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


def machines(table: Table, *, gone: bool = False) -> dict[str, str]:
    """Plain name -> id of every machine of the fight that stands, by its id and by its name in this language.

    ``gone``: of every one that is destroyed.
    """
    fight = table.world.encounter.fight
    standing = [m for m in fight.machines.values() if m.gone is gone] if fight else []
    known = {machine.id: machine.id for machine in standing}
    for machine in standing:
        name = text_of(table.rules, machine.adversary, table.language)
        known.setdefault("-".join([*plain(name).split(), machine.id.rpartition("-")[2]]), machine.id)
    return known


def entities(rules: Rules, language: str, table: Mapping[str, object]) -> dict[str, str]:
    """Plain name (in the table's language, then English) or slug -> full id, for one kind of entity.

    A name of several words stands there as one word too, first: ``way-home``; and one without its article, last.
    """
    return _spelt(rules, language, ((full, full, "name") for full in table))


def within(table: Table, entity: str, where: str, keys: Iterable[str], what: str = "name") -> dict[str, str]:
    """Plain name (in the table's language, then English) or key -> ``entity#where.key.what``, of parts of an entity."""
    parts = (f"{where}.{key}.{what}" for key in keys)
    return _spelt(table.rules, table.language, ((f"{entity}#{part}", entity, part) for part in parts))


def _spelt(rules: Rules, language: str, things: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """How each thing is written -> what is meant, of (what is meant, entity, key of its name)."""
    short, whole = dict[str, str](), dict[str, str]()
    for meant, entity, part in things:
        for tongue in dict.fromkeys((language, "en")):
            name = rules.texts.get(tongue, {}).get(entity, {}).get(part)
            for form in filter(None, (name.one, name.other) if isinstance(name, Forms) else (name,)):
                for known, text in ((short, bare(form)), (whole, form)):
                    known.setdefault(plain(token(text)), meant)
                    known.setdefault(plain(text), meant)
        whole.setdefault(plain(entity.rpartition("/")[2] if part == "name" else part.split(".")[-2]), meant)
    return {**short, **whole}


def one_within(word: str, known: Mapping[str, str], line: str = "") -> str | Refusal:
    """The key of the one part of an entity that a word means; a Refusal as :func:`one` gives it."""
    found = one(word, known, line)
    return found if isinstance(found, Refusal) else found.split(".")[-2]


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
            return unmarked(name.one if isinstance(name, Forms) else name)
    return full.rpartition("/")[2]


def one(word: str, known: Mapping[str, str], line: str = "") -> str | Refusal:
    """The one id that a word means; a Refusal that names the choices, or the nearest, if it is not one."""
    whole = known.get(plain(word), "")
    if whole and "," not in whole:
        return whole
    found = many(word, known, line)
    if isinstance(found, Refusal):
        return found
    if not found.ids:
        return _unknown(word, known, line)
    return found.ids[0] if len(found.ids) == 1 else _which(word, found.ids, known, line)


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
        return _which(word, _unique(ids), known, line)
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


def _which(word: str, ids: tuple[str, ...], known: Mapping[str, str], line: str) -> Refusal:
    called = [_called(meant, known) for meant in ids]
    stem = called[0].rpartition("-")[0] if isinstance(called[0], str) else ""
    values: dict[str, Value] = {"word": word, "choices": Listed(tuple(called[:_CHOICES]), " · ")}
    more = len(ids) - _CHOICES
    return Refusal(
        Say("desk.refused.which_of_many", {**values, "n": more}) if more > 0 else Say("desk.refused.which", values),
        prefill=_swap(line, word, f"{stem}-" if stem and all(f"{one}".startswith(stem) for one in called) else ""),
    )


def _unknown(word: str, known: Mapping[str, str], line: str) -> Refusal:
    near = nearest(word, known)
    if not near:
        return Refusal(Say("desk.refused.unknown", {"word": word}))
    meant = known[near]
    typed = next((name for name, full in known.items() if full == meant and plain(name) == near), near)
    if " " in typed:
        typed = next(name for name, full in known.items() if full == meant)
    why = Say("desk.refused.near", {"word": word, "near": _called(meant, known)})
    return Refusal(why, prefill=_swap(line, word, typed))


def _called(meant: str, known: Mapping[str, str]) -> Term | str:
    """What stands for an id in a sentence: the name of an entity or of a part of it; people are called by the id.

    A machine, which has a number, is called by its name in this language, the last of those known.
    """
    if "/" in meant:
        entity, _, part = meant.partition("#")
        return Term(entity, part or "name")
    names = [name for name, full in known.items() if full == meant and meant[-1:].isdigit()]
    return names[-1] if names else meant


def _swap(line: str, word: str, by: str) -> str:
    """The line with that word replaced where it stands as a word; "" if it nowhere does."""
    if not by:
        return ""
    swapped, times = re.subn(rf"(?<![^\s;,.!?+-]){re.escape(word)}(?![^\s;,])", lambda _: by, line, count=1)
    return swapped if times else ""
