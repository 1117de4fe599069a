"""What an argument of a verb can be, each as it is typed in the campaign's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.desk.book import BOOK
from rpg.desk.fronts import scenes
from rpg.desk.names import machines, text_of
from rpg.desk.plain import token
from rpg.desk.telling import name
from rpg.desk.words import present
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rpg.desk.table import Argument, Table, Verb
    from rpg.words import Value

_SHARED = (
    {"last": "last", "board": "board", "map": "map"},
    {"last": "ultimo", "board": "tabellone", "map": "mappa"},
)
"""What can be shared, by what it is: in English, and in Italian."""
_OWN = {
    "dice": (("table", "tavolo"), ("program", "programma")),
    "odds": (("numbers", "numeri"), ("words", "parole"), ("off", "nessuna")),
    "npc": (("keep", "tieni"), ("list", "elenco")),
    "place": (("keep", "tieni"), ("list", "elenco")),
    "scene": (("list", "elenco"), ("new", "nuova")),
    "thread": (("close", "chiudi"),),
    "expedition": (
        ("out", "fuori"),
        ("source", "fonte"),
        ("careful", "cauti"),
        ("steady", "normale"),
        ("rush", "corsa"),
        ("leader", "guida"),
        ("lookout", "vedetta"),
        ("with", "con"),
        ("hunt", "caccia"),
        ("hum", "ronzio"),
        ("end", "fine"),
    ),
    "cross": (("careful", "cauti"), ("steady", "normale"), ("rush", "corsa")),
    "pace": (("careful", "cauta"), ("steady", "normale"), ("rush", "corsa")),
    "cycle": (("eat", "mangia"), ("quarrel", "lite")),
    "village": (
        ("people", "persone"),
        ("stores", "scorte"),
        ("hunger", "fame"),
        ("cohesion", "coesione"),
        ("larder", "dispensa"),
        ("ward", "barriera"),
        ("workshop", "officina"),
        ("memory", "memoria"),
        ("found", "fonda"),
    ),
    "project": (
        ("larder", "dispensa"),
        ("ward", "barriera"),
        ("workshop", "officina"),
        ("memory", "memoria"),
        ("none", "nessuno"),
        ("with", "con"),
        ("stores", "scorte"),
        ("parts", "pezzi"),
    ),
    "season": (("next", "prossima"), ("roll", "tira"), ("none", "nessuna")),
    "make": (("for", "per"),),
    "work": (("load", "carico"), ("heavy", "sovraccarico"), ("most", "massimo")),
}
"""Words that only one verb has, in English and Italian."""


class Choice(NamedTuple):
    """Something that can be typed: as one word, its meaning, what else it answers to, and the words of its name."""

    word: str
    hint: Value
    other: str = ""
    phrase: str = ""


def own_words(verb: Verb, table: Table) -> Iterable[Choice]:
    """The words of its own that may follow a verb."""
    tongue = 1 if table.language == "it" else 0
    return [Choice(word[tongue], Say(f"verb.{verb.key}")) for word in _OWN.get(verb.key, ())]


def verbs(table: Table) -> Iterable[Choice]:
    """Every verb by its first name."""
    for verb in (table.book or BOOK).verbs:
        yield Choice((verb.it if table.language == "it" else verb.en)[0], Say(f"verb.{verb.key}"))


def entities_of(table: Table, kind: Iterable[str]) -> Iterable[Choice]:
    """Every entity of a kind: by its name, and else by its id. In English the id, a short name itself, comes first."""
    for full in kind:
        said, slug = text_of(table.rules, full, table.language), full.rpartition("/")[2]
        if table.language == "en":
            yield Choice(slug, Term(full), said)
        else:
            yield Choice(token(said), Term(full), slug, said)


def _people(table: Table) -> Iterable[Choice]:
    return (Choice(person.id, person.name) for person in present(table.world))


def _groups(table: Table) -> Iterable[Choice]:
    for group, ids in table.world.groups.items():
        yield Choice(group, Listed(tuple(name(table.world, who) for who in ids)))


def _machines(table: Table) -> Iterable[Choice]:
    """Every machine that stands, by its name in this language."""
    called = {id_: word for word, id_ in machines(table).items()}
    return (Choice(word, word, id_) for id_, word in called.items())


def _targets(table: Table) -> Iterable[Choice]:
    return (*_people(table), *_groups(table), *_machines(table))


def _shared(table: Table) -> Iterable[Choice]:
    for key, word in _SHARED[table.language == "it"].items():
        yield Choice(word, Say(f"desk.share.{key}"))


def _kept(table: Table) -> Iterable[Choice]:
    for made in table.world.kept.values():
        yield Choice(made.called, Say(f"verb.{made.what}"))


def _clocks(table: Table) -> Iterable[Choice]:
    for key, clock in table.world.clocks.items():
        yield Choice(key, f"{clock.filled}/{clock.size}")


def _scenes(table: Table) -> Iterable[Choice]:
    for scene in table.prep():
        if scene.fault is None:
            yield Choice(scene.slug, scene.name)
    yield from entities_of(table, scenes(table))


_TABLES: dict[Argument, Callable[[Table], Iterable[Choice]]] = {
    "person": _people, "target": _targets, "machine": _machines, "verb": verbs, "share": _shared, "kept": _kept,
    "clock": _clocks, "scene": _scenes,
}  # fmt: skip


def of_kind(kind: Argument, table: Table) -> Iterable[Choice]:
    """Everything that an argument of a kind can be."""
    if kind in _TABLES:
        return _TABLES[kind](table)
    rules = table.rules
    kinds: dict[str, Iterable[str]] = {
        "trigger": rules.safeguard.triggers, "adversary": rules.encounter.adversaries,
        "condition": rules.character.conditions, "gear": rules.character.gear, "skill": rules.character.skills,
        "named": rules.character.named, "archetype": rules.character.archetypes,
        "countermeasure": rules.safeguard.countermeasures,
    }  # fmt: skip
    return entities_of(table, kinds.get(kind, ()))
