"""Abilities that a player says they use: in a line, or after it, when it would go another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.names import entities, everybody, one
from rpg.desk.result import Append, Result
from rpg.desk.telling import name
from rpg.game.character.ability import fresh
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.desk.table import Play, Table
    from rpg.game.character.state import Person


def choices(table: Table, person: Person) -> tuple[str, ...]:
    """The abilities of somebody that they may say they use now: those of choice that are not spent."""
    known = table.rules.character.abilities
    able = (known[key] for key in person.abilities if key in known)
    return tuple(a.id for a in able if a.limited and a.limited.chosen and fresh(person, a))


def using(words: Sequence[str], table: Table) -> frozenset[tuple[str, str]] | Refusal:
    """Who uses which ability: ``keld``, if there is only one to choose, or ``keld broad back``."""
    who = one(words[0], everybody(table.world)) if words else Refusal(Say("desk.refused.use_who"))
    if isinstance(who, Refusal):
        return who
    person = table.world.people.by_id[who]
    able = choices(table, person)
    if not able:
        return Refusal(Say("desk.refused.use_nothing", {"who": person.name}))
    if len(words) == 1:
        if len(able) > 1:
            return Refusal(Say("desk.refused.use_which", {"who": person.name, "what": Listed(tuple(map(Term, able)))}))
        return frozenset({(who, able[0])})
    found = one(" ".join(words[1:]), entities(table.rules, table.language, dict.fromkeys(able)))
    return found if isinstance(found, Refusal) else frozenset({(who, found)})


def use_offer(deed: Append, line: str, table: Table, play: Play) -> tuple[Say, ...]:
    """``use: Keld (Broad Back)`` for each ability that would make the line go another way; one sentence, or none.

    Each is tried with ``play`` on the dice that the line had.
    """
    if table.uses:
        return ()
    offers = tuple(
        Say("desk.use.offer", {"who": name(table.world, who), "ability": Term(ability)})
        for who, ability in _open(table)
        if _differs(deed, play(line, replace(table, uses=frozenset({(who, ability)}))))
    )
    return (Say("desk.use.offers", {"offers": Listed(offers, " · ")}),) if offers else ()


def _open(table: Table) -> Iterator[tuple[str, str]]:
    # Whoever stayed in the village counts: they are there again by the end of the line that comes home.
    for person in table.world.people.by_id.values():
        if not person.dead:
            for ability in choices(table, person):
                yield person.id, ability


def _differs(deed: Append, again: Result) -> bool:
    """Whether more happens, or less, than that something was used."""
    return isinstance(again.deed, Append) and again.deed.facts != deed.facts
