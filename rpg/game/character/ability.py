"""What somebody's abilities and gear let them do, and how often (GAME.md 2): the one way to ask for an effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rpg.game.character.events import AbilitiesRenewed, AbilityUsed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from rpg.game.character.rules import Ability, CharacterRules
    from rpg.game.character.state import People, Person
    from rpg.game.effects import Effects

_PERIODS = ("exchange", "encounter", "watch", "expedition", "cycle", "season")

Verb = TypeVar("Verb")


def having(
    rules: CharacterRules, person: Person, of: Callable[[Effects], Verb | None], chosen: Collection[str] = ()
) -> Iterator[tuple[Verb, str]]:
    """Every verb of that kind that somebody can use now, with the ability or item (full id) it comes from.

    Abilities first, then gear. One that is limited counts while it is fresh; one whose player says when counts only
    if it is among ``chosen``.
    """
    for key in person.abilities:
        ability = rules.abilities.get(key)
        verb = _verb(person, ability, of, chosen) if ability else None
        if verb is not None:
            yield verb, key
    for key in person.gear:
        verb = of(rules.gear[key].effects) if key in rules.acting else None
        if verb is not None:
            yield verb, key


def _verb(
    person: Person, ability: Ability, of: Callable[[Effects], Verb | None], chosen: Collection[str]
) -> Verb | None:
    """The verb of an ability: what it always has, else what it has while it is fresh."""
    verb, limited = of(ability.effects), ability.limited
    if verb is not None or limited is None or not (ability.id in chosen or not limited.chosen):
        return verb
    return of(limited.effects) if fresh(person, ability) else None


def has(
    rules: CharacterRules, person: Person, of: Callable[[Effects], Verb | None], chosen: Collection[str] = ()
) -> tuple[Verb, str] | None:
    """The first of them, or None."""
    return next(having(rules, person, of, chosen), None)


def fresh(person: Person, ability: Ability) -> bool:
    """Whether what an ability does only so often is not spent."""
    limited = ability.limited
    return limited is None or not limited.times or person.used.count((ability.id, limited.per)) < limited.times


def spend(
    rules: CharacterRules, person: Person, source: str, of: Callable[[Effects], object]
) -> tuple[AbilityUsed, ...]:
    """That such a verb of an ability was used; nothing for what it always has, or for an item."""
    ability = rules.abilities.get(source)
    if ability is None or ability.limited is None or of(ability.effects) is not None:
        return ()
    return (AbilityUsed(who=person.id, ability=source, per=ability.limited.per),)


def renew(people: People, per: str) -> tuple[AbilitiesRenewed, ...]:
    """A period ends, and every shorter one with it: what was spent for them is fresh again; nothing if nothing was."""
    ended = _PERIODS[: _PERIODS.index(per) + 1]
    spent = {used for person in people.by_id.values() for _, used in person.used}
    over = tuple(period for period in ended if period in spent)
    return (AbilitiesRenewed(per=over),) if over else ()
