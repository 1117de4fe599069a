"""What a party has before it on the table: so many cards of each thing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rpg.game.character import decide as character

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.rules import Rules
    from rpg.game.character.state import Person


def hand(people: Iterable[Person], rules: Rules) -> dict[str, int]:
    """How many people have each thing, by full id: gear as often as it is carried, abilities, conditions that weigh.

    What the rules at hand lack is in no hand, and neither is a secret.
    """
    out: Counter[str] = Counter()
    chapter = rules.character
    for person in people:
        out.update(gear.id for gear in character.carried(chapter, person))
        out.update(id_ for id_ in person.abilities if id_ in chapter.abilities)
        weighing = character.conditions(chapter, rules.check.core, person)
        out.update(condition.id for condition in weighing if not condition.secret)
    return dict(out)
