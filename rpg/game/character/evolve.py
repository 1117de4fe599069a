"""What each event makes of the people. No rules, no dice; what happened to somebody unknown changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from msgspec.structs import replace

from rpg.game.character import events as e
from rpg.game.character.state import People

if TYPE_CHECKING:
    from rpg.game.character.state import Person

_Gear: TypeAlias = e.GearGained | e.GearLost | e.GearEmptied | e.GearReadied | e.GearWorn
_Sum: TypeAlias = e.Harmed | e.Strained | e.LoadChanged | e.ContagionChanged
_Condition: TypeAlias = e.ConditionGained | e.ConditionLost
_Grown: TypeAlias = e.Marked | e.MarksRenewed | e.Advanced | e.Corrected
_Body: TypeAlias = e.Left | e.Scarred | e.Panicked | e.Died | e.AbilityUsed | e.Returned
_Flag: TypeAlias = e.Alarmed | e.Tended

_MOST = 2048
_changed_before: dict[tuple[int, _Gear | _Sum | _Condition | _Grown | _Flag | _Body], tuple[Person, Person]] = {}
"""Who somebody has become by an event, beside who they were, so that the identity in the key stays theirs."""


def evolve(people: People, event: e.CharacterEvent) -> People:
    """The people after an event. Somebody who is there already cannot join again."""
    if isinstance(event, e.Joined):
        known = event.person.id in people.by_id
        return people if known else People({**people.by_id, event.person.id: event.person})
    if isinstance(event, e.AbilitiesRenewed):
        return _renewed(people, event.per)
    person = people.by_id.get(event.who)
    if person is None:
        return people
    return People({**people.by_id, event.who: _person(person, event)})


def evolve_again(people: People, event: e.CharacterEvent) -> People:
    """The same, for who lets the same things happen to the same people again and again, as sampled fights do.

    Whoever changes as they did before is the very same person as then, with all that was worked out about them.
    """
    if isinstance(event, (e.Joined, e.AbilitiesRenewed)) or (person := people.by_id.get(event.who)) is None:
        return evolve(people, event)
    return People({**people.by_id, event.who: _as_before(person, event)})


def evolve_in_place(people: People, event: e.CharacterEvent) -> People:
    """The same, for whoever owns the dictionary of these people: it is changed, and they come out themselves."""
    known = people.by_id
    if isinstance(event, (e.Joined, e.AbilitiesRenewed)):
        known.update(evolve(people, event).by_id)
        return people
    person = known.get(event.who)
    if person is not None:
        before = _changed_before.get((id(person), event))
        known[event.who] = before[0] if before else _as_before(person, event)
    return people


def _as_before(person: Person, event: _Gear | _Sum | _Condition | _Grown | _Flag | _Body) -> Person:
    """Who somebody becomes by an event: the very same person as when it happened to them before."""
    known = _changed_before.get((id(person), event))
    if known is None:
        if len(_changed_before) >= _MOST:
            _changed_before.clear()
        known = _changed_before[id(person), event] = (_person(person, event), person)
    return known[0]


def _renewed(people: People, per: tuple[str, ...]) -> People:
    """Everybody, with what was spent for one of these periods fresh again."""
    if not any(use[1] in per for p in people.by_id.values() for use in p.used):
        return people
    spent = {who: tuple(use for use in p.used if use[1] not in per) for who, p in people.by_id.items() if p.used}
    return People({who: replace(p, used=spent[who]) if who in spent else p for who, p in people.by_id.items()})


def _person(person: Person, event: _Gear | _Sum | _Condition | _Grown | _Flag | _Body) -> Person:
    match event:
        case e.Harmed() | e.Strained() | e.LoadChanged() | e.ContagionChanged():
            return _counted(person, event)
        case e.GearGained() | e.GearLost() | e.GearEmptied() | e.GearReadied() | e.GearWorn():
            return _equipped(person, event)
        case e.ConditionGained() | e.ConditionLost():
            return _weighed(person, event)
        case e.Marked() | e.MarksRenewed() | e.Advanced() | e.Corrected():
            return _grown(person, event)
        case e.Alarmed() | e.Tended():
            return _noted(person, event)
        case _:
            return _changed(person, event)


def _counted(person: Person, event: _Sum) -> Person:
    match event:
        case e.Harmed(by=by):
            return replace(person, harm=person.harm + by)
        case e.Strained(by=by):
            return replace(person, strain=person.strain + by)
        case e.LoadChanged(by=by):
            return replace(person, load=person.load + by)
        case e.ContagionChanged(by=by):
            return replace(person, contagion=person.contagion + by)
        case _:
            assert_never(event)


def _equipped(person: Person, event: _Gear) -> Person:
    """Empty weapons are counted by item, so that one of two rifles can be empty."""
    match event:
        case e.GearGained(gear=gear):
            return replace(person, gear=(*person.gear, gear), lost=_without(person.lost, gear))
        case e.GearLost(gear=gear):
            left = _without(person.gear, gear)
            empty = _without(person.empty, gear) if person.empty.count(gear) > left.count(gear) else person.empty
            gone = (*person.lost, gear) if left != person.gear else person.lost
            whole = {item: n for item, n in person.worn.items() if item != gear}
            return replace(person, gear=left, empty=empty, lost=gone, worn=whole)
        case e.GearEmptied(gear=gear):
            full = person.gear.count(gear) > person.empty.count(gear)
            return replace(person, empty=(*person.empty, gear)) if full else person
        case e.GearReadied(gear=gear):
            return replace(person, empty=_without(person.empty, gear))
        case e.GearWorn(gear=gear):
            return replace(person, worn={**person.worn, gear: person.worn.get(gear, 0) + 1})
        case _:
            assert_never(event)


def _weighed(person: Person, event: _Condition) -> Person:
    match event:
        case e.ConditionGained(condition=condition, exchanges=exchanges, attribute=attribute):
            weak = {**person.weak, condition: attribute} if attribute else person.weak
            return replace(person, conditions={**person.conditions, condition: exchanges}, weak=weak)
        case e.ConditionLost(condition=condition):
            left = {k: n for k, n in person.conditions.items() if k != condition}
            return replace(person, conditions=left, weak={k: a for k, a in person.weak.items() if k != condition})
        case _:
            assert_never(event)


def _noted(person: Person, event: _Flag) -> Person:
    match event:
        case e.Alarmed(over=over):
            return replace(person, alarmed=not over)
        case e.Tended(over=over):
            return replace(person, tended=not over)
        case _:
            assert_never(event)


def _grown(person: Person, event: _Grown) -> Person:
    match event:
        case e.Marked(mark=mark):
            return replace(person, marks=person.marks + 1, marked=(*person.marked, mark))
        case e.MarksRenewed():
            return replace(person, marked=())
        case e.Corrected():
            return _corrected(person, event)
        case e.Advanced(marks=marks):
            paid = replace(
                person, marks=person.marks - marks, learned=(*person.learned, *filter(None, (event.ability,)))
            )
            return replace(
                paid, skills=_more(paid.skills, event.skill), attributes=_more(paid.attributes, event.attribute)
            )
        case _:
            assert_never(event)


def _more(numbers: dict[str, int], key: str) -> dict[str, int]:
    """The numbers with one more of that key; as they are without one."""
    return {**numbers, key: numbers.get(key, 0) + 1} if key else numbers


def _changed(person: Person, event: _Body) -> Person:
    match event:
        case e.Left(away=away):
            return replace(person, away=away)
        case e.Scarred(scar=scar):
            return replace(person, scars=(*person.scars, scar))
        case e.Panicked():
            return person
        case e.Died():
            return replace(person, dead=True)
        case e.AbilityUsed(ability=ability, per=per):
            return replace(person, used=(*person.used, (ability, per)))
        case e.Returned():
            return _anew(person, event)
        case _:
            assert_never(event)


def _anew(person: Person, event: e.Returned) -> Person:
    """Somebody in a body that was made anew: nothing that lay on the old one lies on it."""
    known = event.attribute in person.attributes
    left = {event.attribute: person.attributes[event.attribute] - event.by} if known else {}
    return replace(
        person,
        attributes={**person.attributes, **left},
        dead=False,
        harm=0,
        strain=0,
        load=0,
        conditions={},
        weak={},
        scars=(),
        contagion=0,
    )


def _corrected(person: Person, event: e.Corrected) -> Person:
    scars = person.scars
    for scar in event.unscarred:
        scars = _without(scars, scar)
    return replace(
        person,
        name=event.name or person.name,
        player="" if event.unplayed else event.player or person.player,
        archetype=event.archetype or person.archetype,
        ability=event.ability or person.ability,
        attributes=_by(person.attributes, event.attributes),
        skills=_by(person.skills, event.skills),
        marks=person.marks + event.marks,
        scars=scars,
    )


def _by(numbers: dict[str, int], changes: tuple[tuple[str, int], ...]) -> dict[str, int]:
    """The numbers with those changes."""
    changed = dict(numbers)
    for key, by in changes:
        changed[key] = changed.get(key, 0) + by
    return changed


def _without(items: tuple[str, ...], item: str) -> tuple[str, ...]:
    """The items less one of that kind; all of them if there is none."""
    at = items.index(item) if item in items else len(items)
    return items[:at] + items[at + 1 :]
