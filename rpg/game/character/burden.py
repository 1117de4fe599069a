"""Taking up canisters, and letting them go (GAME.md 2): never beyond what anybody can carry; dropped at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.game.character import measures
from rpg.game.character.events import LoadChanged
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person


def room(rules: CharacterRules, person: Person, *, heavy: bool = False, most: int | None = None) -> int:
    """How many more canisters somebody can take, at most up to ``most`` in all.

    Up to capacity; with ``heavy`` beyond it, as far as anybody can.
    """
    asked = ("room", id(rules), heavy, most)
    known = person.answers.get(asked)
    if known is None:
        known = person.answers[asked] = (_room(rules, person, heavy=heavy, most=most), rules)
    free: int = known[0]
    return free


def _room(rules: CharacterRules, person: Person, *, heavy: bool, most: int | None) -> int:
    limit, has = rules.person.overload_max if heavy else 0, measures.load(person)
    more = 0
    while (most is None or has + more < most) and _over(rules, person, more + 1) <= limit:
        more += 1
    return more


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


def taken(rules: CharacterRules, person: Person, units: int) -> tuple[LoadChanged, ...] | Refusal:
    """Somebody takes up so many canisters."""
    if not measures.standing(rules, person):
        return Refusal(Say("encounter.refused.cannot_act", {"who": person.name}))
    free = room(rules, person, heavy=True)
    if free < units:
        return Refusal(Say("person.refused.too_heavy", {"who": person.name, "n": free}))
    return (LoadChanged(who=person.id, by=units),)


def dropped(person: Person, units: int | None = None) -> tuple[LoadChanged, ...] | Refusal:
    """Somebody lets so many canisters go, or all of them."""
    has = measures.load(person)
    if not has:
        return Refusal(Say("person.refused.no_load", {"who": person.name}))
    if units is not None and units > has:
        return Refusal(Say("person.refused.less_load", {"who": person.name, "n": has}))
    return (LoadChanged(who=person.id, by=-(has if units is None else units)),)


def _over(rules: CharacterRules, person: Person, more: int) -> int:
    return measures.overload(rules, replace(person, load=measures.load(person) + more))
