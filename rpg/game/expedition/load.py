"""Who carries what is gathered: as evenly as it goes, the strongest first, up to capacity or beyond it (GAME.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import burden
from rpg.game.character import decide as character

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person

_MANY = 99


def room(rules: CharacterRules, person: Person, *, heavy: bool = False, most: int | None = None) -> int:
    """How many more canisters somebody can take, at most up to ``most`` in all.

    Up to capacity; with ``heavy`` beyond it, as far as anybody can.
    """
    return burden.room(
        rules, person, heavy=heavy, most=_MANY if most is None else max(0, most - character.load(person))
    )


def shared(
    rules: CharacterRules, people: Sequence[Person], units: int, *, heavy: bool = False, most: int | None = None
) -> dict[str, int]:
    """Who takes how many of so many units: one at a time to whoever has most room left; fewer if there is no room."""
    left = {p.id: room(rules, p, heavy=heavy, most=most) for p in people}
    taken: dict[str, int] = {}
    for _ in range(units):
        who = max(left, key=left.__getitem__, default="")
        if not who or left[who] <= 0:
            break
        left[who] -= 1
        taken[who] = taken.get(who, 0) + 1
    return taken
