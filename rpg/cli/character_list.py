"""``rpg character list`` and ``party``: what somebody can be, and who is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from rpg.cli import show, streams, texts
from rpg.cli.app import opened
from rpg.cli.founding import shipped
from rpg.cli.options import settings, shared
from rpg.cli.packs import rules_of
from rpg.cli.texts import text
from rpg.cli.voices import voice
from rpg.desk.telling import archetype
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.campaign.rules import Rules
    from rpg.words import Voice


@click.command("list", help=text("cli.help.character.list"))
@shared
def list_() -> None:
    """Show every archetype with its numbers and abilities."""
    rules, speaker = played()
    kinds = rules.character.archetypes.values()
    if settings().json:
        rows = [
            {
                "id": kind.id,
                "name": named(rules, kind.id),
                "attributes": kind.attributes,
                "skills": kind.skills,
                "gear": list(kind.gear),
                "abilities": [
                    {"id": key, "name": named(rules, key), "text": _texts(rules, key)} for key in kind.abilities
                ],
            }
            for kind in kinds
        ]
        streams.out(show.dump({"archetypes": rows}))
        return
    for kind in kinds:
        streams.out(speaker.term(Term(kind.id)))
        streams.out(f"  {numbers(speaker, kind.attributes)}\n  {numbers(speaker, kind.skills)}")
        streams.out(f"  {', '.join(speaker.term(Term(key)) for key in kind.gear)}")
        for key in kind.abilities:
            streams.out(f"  · {speaker.term(Term(key))}: {speaker.term(Term(key, 'text'))}")


@click.command("party", help=text("cli.help.character.party"))
@shared
def party() -> None:
    """Show the story's own people."""
    rules, speaker = played()
    people = [named_ for named_ in rules.character.named.values() if named_.party]
    if settings().json:
        streams.out(show.dump({"party": msgspec.to_builtins(people)}))
        return
    for who in people:
        of = [speaker.term(archetype(rules, who)), *([speaker.term(Term(who.ability))] if who.ability else [])]
        streams.out(f"{speaker.term(Term(who.id))} · {' · '.join(of)}\n  {speaker.term(Term(who.id, 'text'))}")
        streams.out(f"  {numbers(speaker, who.attributes)}\n  {numbers(speaker, who.skills)}")


def played(*, joins: bool = False) -> tuple[Rules, Voice]:
    """The rules of the campaign that was named, or that somebody ``joins``, else the shipped ones; a voice for them."""
    given = settings()
    if given.campaign or joins:
        with opened(given.campaign, given.language) as app:
            return app.rules, app.voice
    rules = rules_of(shipped())
    return rules, voice(given.language or texts.spoken(), rules)


def named(rules: Rules, full: str) -> dict[str, str]:
    """The name of an entity in every language of the program."""
    return {tongue: voice(tongue, rules).term(Term(full)) for tongue in texts.languages()}


def numbers(speaker: Voice, values: Mapping[str, int]) -> str:
    """``Frame 3 · Reflex 2``."""
    return " · ".join(f"{speaker.term(Term(key))} {n}" for key, n in values.items() if n)


def _texts(rules: Rules, full: str) -> dict[str, Any]:
    return {tongue: voice(tongue, rules).term(Term(full, "text")) for tongue in texts.languages()}
