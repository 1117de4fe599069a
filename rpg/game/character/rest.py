"""What a rest gives back (GAME.md 1 and 2): nerves, watch by watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character.ability import having
from rpg.game.character.events import Strained
from rpg.game.character.measures import standing, strain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person
    from rpg.game.check.rules import CoreRoll


def eased(
    rules: CharacterRules, core: CoreRoll, people: Sequence[Person], *, watches: int, home: bool = False
) -> tuple[Strained, ...]:
    """Strain that people who rest together lose in so many watches; at home more. Companions may ease each other."""
    each = core.strain.rest_village if home else core.strain.rest_watch
    able = [person for person in people if standing(rules, person)]
    given = {p.id: sum(more.by for more, _ in having(rules, p, lambda e: e.rest_strain)) for p in able}
    found = []
    for person in people:
        more = sum(by for who, by in given.items() if who != person.id)
        back = min(strain(core, person), (each + more) * watches)
        if back:
            found.append(Strained(who=person.id, by=-back))
    return tuple(found)
