"""The baseline party of GAME.md 14: archetypes as printed, with suit, rifle and gaff, and nothing else."""

from __future__ import annotations

from functools import cache

from rpg.campaign.rules import Rules
from rpg.game.character.state import Person
from rpg.rulebook import open_packs

FIVE = ("pathfinder", "harpooner", "harpooner", "porter", "listener")
THREE = FIVE[:3]
GEAR = ("core:gear/fisher-suit", "core:gear/bolt-rifle", "core:gear/gaff")


@cache
def rules() -> Rules:
    opened = open_packs(["core"])
    assert isinstance(opened, Rules), opened
    return opened


def party(archetypes: tuple[str, ...] = FIVE) -> list[Person]:
    return [_person(f"p{n}", f"core:archetype/{archetype}") for n, archetype in enumerate(archetypes)]


def _person(slug: str, archetype: str) -> Person:
    of = rules().character.archetypes[archetype]
    return Person(
        id=slug,
        name=slug.title(),
        gender="n",
        archetype=archetype,
        attributes=of.attributes,
        skills=of.skills,
        gear=GEAR,
    )
