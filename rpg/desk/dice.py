"""What a dice text may name at this table: people's numbers, the rules' ladders and tables, the table's own macros.

``@tae.reflex`` · ``@tae.vitality`` · ``@alert.points`` · ``@exterminator.armour`` · ``$sneak``. Names are those of the
rules in English and in the table's language, without accents; whatever has a space stands in braces: ``@{old charts}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import refuse, say
from rpg.desk.named import named_by, slug
from rpg.desk.names import everybody, text_of
from rpg.desk.plain import plain
from rpg.dice.binding import bound
from rpg.dice.error import DiceError
from rpg.dice.kinds import Kind
from rpg.dice.mending import mended
from rpg.dice.spoken import hear
from rpg.dice.tree import Graded, Lookup, Versus
from rpg.game.character import measures
from rpg.game.check.events import Came
from rpg.game.safeguard.measures import level, points
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.dice import Context, Outcome, Trace, Value
    from rpg.game.character.state import Person

_BLOCK = ("sense", "threat", "speed", "pace", "integrity", "armour", "reach")
"""Numbers of an adversary that dice may be rolled with."""


def context(table: Table) -> Context:
    """Everything that a dice text may name."""
    return named_by(table.rules)._replace(attributes=dict(_attributes(table)), macros=_macros(table.world.macros))


def _macros(macros: dict[str, str]) -> dict[str, str]:
    """The macros, each also by its name without accents."""
    return {plain(name): text for name, text in macros.items()} | macros


def wrong(error: DiceError, text: str, verb: str, named: Context) -> Result:
    """What is wrong with a dice text, and one that would do; it is offered to be typed behind the ``verb``.

    A text that names what this table does not know is not offered.
    """
    meant = error.hint if error.code == "reason" else mended(text, error)
    meant = meant if _known(meant, named) else ""
    hint = say("dice.hint", hint=meant) if meant else say("nothing")
    prefill = f"{verb} {meant}" if meant else ""
    return refuse(
        "dice", text=text, why=Say(f"dice.error.{error.code}", dict(error.values)), hint=hint, prefill=prefill
    )


def _known(text: str, named: Context) -> bool:
    """Whether everything that a text names is known here."""
    try:
        bound(hear(text).typed.tree, named)
    except DiceError:
        return False
    return True


def came(outcome: Outcome) -> tuple[Came, ...]:
    """What a roll came to, as an event keeps it, where that is no whole number and no degree; else nothing."""
    if outcome.degree is not None or (isinstance(outcome.value, int) and not isinstance(outcome.value, bool)):
        return ()
    decided = outcome.trace.decided()
    if outcome.kind is Kind.RESULTS:
        return tuple(_came(part.decided()) for part in decided.parts)
    return (_came(decided),)


def _came(trace: Trace) -> Came:
    """One thing that was decided."""
    match trace.node:
        case Versus():
            return Came("degree", f"{trace.value}")
        case Graded(ladder=ladder):
            return Came("degree", f"{trace.value}", ladder)
        case Lookup(table=table):
            return Came("row", f"{trace.value}", table)
        case _ if isinstance(trace.value, bool | tuple):
            return Came("bool" if isinstance(trace.value, bool) else "words", plain_value(trace.value))
        case _:
            return Came("number", plain_value(trace.value))


def plain_value(value: Value) -> str:
    """A value for machines: a fraction as 7/2, words with spaces, several results with commas, yes or no."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple() if value and isinstance(value[0], str):
            return " ".join(map(str, value))
        case tuple():
            return ", ".join(plain_value(item) for item in value)
        case _:
            return f"{value}"


def _attributes(table: Table) -> Iterator[tuple[str, int]]:
    world, rules = table.world, table.rules
    yield "alert.points", points(rules.safeguard, world.sector)
    yield "alert.level", level(rules.safeguard, world.sector)
    for full, adversary in rules.encounter.adversaries.items():
        yield from ((f"{slug(full)}.{field}", getattr(adversary, field)) for field in _BLOCK)
    for name, who in everybody(world).items():
        yield from ((f"{name}.{key}", value) for key, value in _person(table, world.people.by_id[who]))


def _person(table: Table, person: Person) -> Iterator[tuple[str, int]]:
    rules = table.rules.character
    yield from _named(table, rules.attributes, person.attributes)
    yield from _named(table, rules.skills, person.skills)
    yield "vitality", measures.vitality(rules, person)
    yield "strain", measures.strain(table.rules.check.core, person)
    yield "load", measures.load(person)
    yield "soak", measures.soak(rules, person)


def _named(table: Table, entities: Iterable[str], numbers: dict[str, int]) -> Iterator[tuple[str, int]]:
    for full in entities:
        value = numbers.get(full, 0)
        word = text_of(table.rules, full, table.language)
        yield from ((name, value) for name in (slug(full), plain(word), word.casefold()))
