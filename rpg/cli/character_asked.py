"""Making somebody question by question: an answer that cannot be is told why, and asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from rpg.cli import streams
from rpg.cli.character_list import numbers
from rpg.cli.fault import Hint
from rpg.desk.making import GENDERS, ability_of, archetype_of, made
from rpg.game.refusal import Refusal
from rpg.words import Listed, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.game.character.rules import Archetype
    from rpg.game.character.state import Person
    from rpg.words import Say, Voice


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What was told of somebody; "", None and no numbers: nothing was."""

    name: str = ""
    archetype: str = ""
    ability: str = ""
    numbers: tuple[str, ...] = ()
    gender: str | None = None
    player: str = ""


def described(rules: Rules, speaker: Voice, wanted: Wanted) -> Person | tuple[Say, ...]:
    """The person of these words, or every fault in them."""
    return made(
        rules,
        speaker.language,
        name=wanted.name,
        archetype=wanted.archetype,
        ability=wanted.ability,
        numbers=wanted.numbers,
        gender=GENDERS[wanted.gender or "n"],
        player=wanted.player,
    )


def asked(rules: Rules, speaker: Voice, wanted: Wanted) -> Person:
    """The person once every question is answered; what was told already is not asked. Hint if that cannot be."""
    kinds = rules.character.archetypes
    word = wanted.archetype or _word(
        speaker, "archetype", tuple(kinds), lambda w: archetype_of(rules, speaker.language, w)
    )
    archetype = archetype_of(rules, speaker.language, word)
    if isinstance(archetype, Refusal):
        raise Hint("cli.character.faults", below=told(speaker, (archetype.why,)))
    kind = kinds[archetype]
    ability = wanted.ability or _word(
        speaker, "ability", kind.abilities, lambda w: ability_of(rules, speaker.language, archetype, w)
    )
    wanted = msgspec.structs.replace(wanted, archetype=word, ability=ability)
    return _called(rules, speaker, msgspec.structs.replace(wanted, numbers=_points(rules, speaker, wanted, kind)))


def told(speaker: Voice, faults: Sequence[Say]) -> str:
    """A line for each fault."""
    return "\n".join(f"  {speaker.say(say)}" for say in faults)


def _word(speaker: Voice, what: str, known: Sequence[str], find: Callable[[str], str | Refusal]) -> str:
    """Ask for one of those until the answer is one."""
    question = speaker.word(f"cli.character.ask.{what}", choices=Listed(tuple(Term(key) for key in known)))
    while True:
        word = str(click.prompt(question, default=speaker.term(Term(known[0]))))
        found = find(word)
        if not isinstance(found, Refusal):
            return word
        streams.out(speaker.say(found.why), err=True)


def _points(rules: Rules, speaker: Voice, wanted: Wanted, kind: Archetype) -> tuple[str, ...]:
    """Ask how the points are spent, unless it was told; an empty answer is as the archetype is printed."""
    limits, pairs = rules.character.person, wanted.numbers
    while True:
        for what, own, points in (
            ("attributes", kind.attributes, limits.attribute_points),
            ("skills", kind.skills, limits.skill_points),
        ):
            if not wanted.numbers:
                question = speaker.word(f"cli.character.ask.{what}", printed=numbers(speaker, own), points=points)
                pairs += tuple(str(click.prompt(question, default="", show_default=False)).split())
        found = described(rules, speaker, msgspec.structs.replace(wanted, name="x", player="", numbers=pairs))
        if not isinstance(found, tuple):
            return pairs
        streams.out(told(speaker, found), err=True)
        wanted, pairs = msgspec.structs.replace(wanted, numbers=()), ()


def _called(rules: Rules, speaker: Voice, wanted: Wanted) -> Person:
    """Ask for name, gender and player."""
    while True:
        name = wanted.name or str(click.prompt(speaker.word("cli.character.ask.name")))
        gender = wanted.gender or click.prompt(
            speaker.word("cli.character.ask.gender"), type=click.Choice(tuple(GENDERS)), default="n"
        )
        player = wanted.player or click.prompt(speaker.word("cli.character.ask.player"), default="", show_default=False)
        person = described(
            rules, speaker, msgspec.structs.replace(wanted, name=name, gender=gender, player=str(player))
        )
        if not isinstance(person, tuple):
            return person
        streams.out(told(speaker, person), err=True)
        wanted = msgspec.structs.replace(wanted, name="", gender=gender, player="")
