"""What could come next in a line that is being typed, with a hint of its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.book import BOOK
from rpg.desk.names import ALL, REST, everybody, groups, machines
from rpg.desk.plain import plain
from rpg.desk.telling import name
from rpg.desk.words import present
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rpg.desk.table import Argument, Table, Verb
    from rpg.words import Value

_MOST = 40
SHARED = (
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
    "pace": (("careful", "cauti"), ("steady", "normale"), ("rush", "corsa")),
    "work": (("load", "carico"), ("heavy", "sovraccarico"), ("most", "massimo")),
}
"""Words that only one verb has, in English and Italian."""


def complete(text: str, table: Table) -> list[tuple[str, Value]]:
    """Words that could finish the last one typed, each with a hint: a sentence or a text of the rules."""
    segment = text.rpartition(";")[2].lstrip(" .?!")
    words = segment.split(" ")
    last = plain(words[-1].rpartition(",")[2])
    book = table.book or BOOK
    about = len(words) > 1 and plain(words[0].strip(",")) in _known(table)
    verb = book.find(words[0]) if len(words) > 1 and not about else None
    mark = text.lstrip(" !")[:1]
    if mark == ".":
        choices = [*_of("person", table), *_of("kept", table)]
        last = plain(words[-1])
    elif mark == "?":
        choices = [*(choice for kind in book.whole["look"].takes for choice in _of(kind, table)), *_verbs(table)]
        last = plain(segment)
    elif about:
        choices = _about(words[-1], table)
        last = plain(words[-1])
    elif verb is None:
        choices = [*_verbs(table), *_of("target", table)]
    else:
        choices = [*_words(verb, table), *(choice for kind in verb.takes for choice in _of(kind, table))]
    return [(word, hint) for word, hint in choices if plain(word).startswith(last)][:_MOST]


def _words(verb: Verb, table: Table) -> Iterable[tuple[str, Value]]:
    """The words of its own that may follow a verb."""
    tongue = 1 if table.language == "it" else 0
    return [(word[tongue], Say(f"verb.{verb.key}")) for word in _OWN.get(verb.key, ())]


def _known(table: Table) -> set[str]:
    """Whoever a line may begin with."""
    people = everybody(table.world)
    return {*ALL, *REST, *people, *groups(table.world, people), *machines(table)}


def _about(word: str, table: Table) -> list[tuple[str, Value]]:
    """What can be said of somebody: an act, or a condition or an item gained (+) or lost (-)."""
    if word[:1] in {"+", "-"}:
        rules = table.rules.character
        return [(f"{word[0]}{key.rpartition('/')[2]}", Term(key)) for key in (*rules.conditions, *rules.gear)]
    acts = ("strike", "flee", "hold", "drag", "reload", "rig", "still", "wait")
    verbs = [BOOK.whole[act] for act in acts]
    return [((verb.it if table.language == "it" else verb.en)[0], Say(f"verb.{verb.key}")) for verb in verbs]


def _verbs(table: Table) -> Iterable[tuple[str, Value]]:
    for verb in (table.book or BOOK).verbs:
        yield (verb.it if table.language == "it" else verb.en)[0], Say(f"verb.{verb.key}")


def _groups(table: Table) -> Iterable[tuple[str, Value]]:
    for group, ids in table.world.groups.items():
        yield group, Listed(tuple(name(table.world, who) for who in ids))


def _shared(table: Table) -> Iterable[tuple[str, Value]]:
    for key, word in SHARED[table.language == "it"].items():
        yield word, Say(f"desk.share.{key}")


def _kept(table: Table) -> Iterable[tuple[str, Value]]:
    for made in table.world.kept.values():
        yield made.called, Say(f"verb.{made.what}")


def _clocks(table: Table) -> Iterable[tuple[str, Value]]:
    for key, clock in table.world.clocks.items():
        yield key, f"{clock.filled}/{clock.size}"


def _scenes(table: Table) -> Iterable[tuple[str, Value]]:
    for scene in table.prep():
        if scene.fault is None:
            yield scene.slug, scene.name
    for key in table.rules.scenes:
        yield key.rpartition("/")[2], Term(key)


_TABLES: dict[Argument, Callable[[Table], Iterable[tuple[str, Value]]]] = {
    "verb": _verbs, "share": _shared, "kept": _kept, "clock": _clocks, "scene": _scenes,
}  # fmt: skip


def _of(kind: Argument, table: Table) -> Iterable[tuple[str, Value]]:
    rules, world = table.rules, table.world
    if kind in {"person", "target"}:
        people: list[tuple[str, Value]] = [(p.id, p.name) for p in present(world)]
        return people if kind == "person" else [*people, *_groups(table), *((m, m) for m in machines(table))]
    if kind in _TABLES:
        return _TABLES[kind](table)
    kinds: dict[str, Iterable[str]] = {
        "trigger": rules.safeguard.triggers, "adversary": rules.encounter.adversaries,
        "gear": rules.character.gear, "skill": rules.character.skills, "named": rules.character.named,
        "machine": dict.fromkeys(machines(table)), "countermeasure": rules.safeguard.countermeasures,
    }  # fmt: skip
    return [(key.rpartition("/")[2], Term(key)) for key in kinds.get(kind, ())]
