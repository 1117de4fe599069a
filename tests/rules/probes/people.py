"""People: who they are made to be, what they carry, what weighs on them, how they grow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.character import advancement, burden, measures
from rpg.game.character import decide as character
from rpg.game.character.creation import Choice, created
from rpg.game.character.decide import condition_gained
from rpg.game.character.evolve import evolve
from rpg.game.character.rest import worn
from rpg.game.character.state import People, Person
from rpg.game.encounter.ordeal import ordeal
from rpg.press.sheet.view import view
from tests.game.encounter.fights import GAFF, RIFLE, SUIT, Fixed, folded, ground
from tests.press.papers import voice
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import ADA, fight_rules, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules


def pools(rules: Rules, who: Person, **how: Any) -> dict[str, int]:
    """The dice that somebody rolls with each skill."""
    core, own = rules.check.core, rules.character
    return {key: sum(p.dice for p in character.parts(own, core, who, key, **how)) for key in own.skills}


def body(rules: Rules, who: Person) -> tuple[Any, ...]:
    """Everything else that is counted of somebody."""
    own = rules.character
    return (
        measures.vitality_max(own, who),
        measures.capacity(own, who),
        measures.filled(own, who),
        measures.soak(own, who),
        burden.room(own, who),
        burden.room(own, who, heavy=True),
        [c.id for c in measures.conditions(own, rules.check.core, who)],
    )


@feels("archetype", "person-rules")
def made(rules: Rules, full: str) -> Iterator[Any]:
    """Somebody as printed, and with each number of the archetype one more or less, as far as it is allowed."""
    for archetype in (full,) if full in rules.character.archetypes else tuple(rules.character.archetypes):
        who = created(rules.character, Choice(name="Ada", archetype=archetype), "ada")
        yield who if not isinstance(who, Person) else (pools(rules, who), body(rules, who), who.skills)
        known = rules.character.archetypes[archetype]
        for numbers in ("attributes", "skills"):
            for key in getattr(known, numbers):
                for value in range(6):
                    told: Any = {numbers: {key: value}}
                    yield created(rules.character, Choice(name="Ada", archetype=archetype, **told), "ada")


@feels("person-rules", "gear", "condition")
def bodies(rules: Rules, _: str) -> Iterator[Any]:
    for load in range(9):
        for gear in ((), (SUIT, RIFLE, GAFF), *((key,) for key in rules.character.gear)):
            yield body(rules, person("ada", gear=gear, load=load))


@feels("person-rules")
def growing(rules: Rules, _: str) -> Iterator[Any]:
    own = rules.character
    for learned in ((), ("core:ability/line-shot",), ("core:ability/line-shot", "core:ability/last-bolt")):
        for level in range(1, 6):
            grown = dict.fromkeys(own.skills, level), dict.fromkeys(own.attributes, level)
            who = replace(ADA, skills=grown[0], attributes=grown[1], learned=learned, marks=99)
            yield advancement.offers(own, who)
    for units in range(14):
        yield advancement.earned(own, People({"ada": ADA}), ["ada"], units)
    yield view(None, rules, voice("en"))


@feels("attribute", "skill")
def orders(rules: Rules, _: str) -> Iterator[Any]:
    """The paper shows them in their order, and of equal attributes the first counts as the highest."""
    yield view(None, rules, voice("en"))


@feels("gear")
def carried(rules: Rules, full: str) -> Iterator[Any]:
    who = person("ada", gear=(full,))
    for watch in range(7):
        yield pools(rules, who, watch=watch)
    for weapon in rules.character.gear:
        yield pools(rules, person("ada", gear=(full, weapon)), weapon=weapon)
    here = ground(who)
    for skill in ("core:skill/mend",) * 8:
        events = ordeal(fight_rules(rules), here, Fixed(4), who="ada", skill=skill, label="roll")
        yield events
        here = folded(here, events)


@feels("condition")
def weighed(rules: Rules, full: str) -> Iterator[Any]:
    plain = person("ada", gear=(), harm=1)
    gained = condition_gained(rules.character, plain, full)
    who = evolve(People({"ada": plain}), gained).by_id["ada"]
    yield pools(rules, who), body(rules, who)
    yield measures.may_push(rules.character, rules.check.core, who), view(None, rules, voice("en"))
    yield worn(rules.character, rules.check.core, who, watches=1), worn(rules.character, rules.check.core, who, days=1)
    for strain in range(7):
        yield pools(rules, replace(plain, strain=strain))
    for load in range(9):
        yield pools(rules, replace(plain, load=load))
    for harm in range(9):
        there = replace(plain, harm=harm)
        yield [c.id for c in measures.conditions(rules.character, rules.check.core, there)]
