"""What somebody's abilities and gear let them do, and how often (GAME.md 2): the one way to ask for an effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rpg.game.character.events import AbilitiesRenewed, AbilityUsed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from rpg.game.character.rules import Ability, CharacterRules
    from rpg.game.character.state import People, Person
    from rpg.game.effects import Effects

_PERIODS = ("exchange", "encounter", "watch", "expedition", "season")

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
        verb = of(ability.effects) if ability else None
        if ability and verb is not None and fresh(person, ability) and (key in chosen or not ability.chosen):
            yield verb, key
    for key in person.gear:
        item = rules.gear.get(key)
        verb = of(item.effects) if item else None
        if verb is not None:
            yield verb, key


def has(
    rules: CharacterRules, person: Person, of: Callable[[Effects], Verb | None], chosen: Collection[str] = ()
) -> tuple[Verb, str] | None:
    """The first of them, or None."""
    return next(having(rules, person, of, chosen), None)


def fresh(person: Person, ability: Ability) -> bool:
    """Whether an ability can be used: it has no limit, or is not spent."""
    limit = ability.limit
    return limit is None or person.used.count((ability.id, limit.per)) < limit.times


def spend(rules: CharacterRules, person: Person, source: str) -> tuple[AbilityUsed, ...]:
    """That an ability was used; nothing for one without a limit, or for an item."""
    ability = rules.abilities.get(source)
    if ability is None or ability.limit is None:
        return ()
    return (AbilityUsed(who=person.id, ability=source, per=ability.limit.per),)


def renew(people: People, per: str) -> tuple[AbilitiesRenewed, ...]:
    """A period ends, and every shorter one with it: what was spent for them is fresh again; nothing if nothing was."""
    ended = _PERIODS[: _PERIODS.index(per) + 1]
    spent = {used for person in people.by_id.values() for _, used in person.used}
    over = tuple(period for period in ended if period in spent)
    return (AbilitiesRenewed(per=over),) if over else ()
