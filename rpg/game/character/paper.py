"""What somebody's paper says, where it is not what is known: whether that can be, and what it changes.

The paper is the player's: it is believed as a whole or not at all. Nothing is rolled, and nothing that a change would
set off at the table (panic, a wound felt) is set off by it: that has been played already.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from rpg.game.character import decide
from rpg.game.character.creation import misnamed
from rpg.game.character.events import (
    ConditionLost,
    Corrected,
    GearGained,
    GearLost,
    Harmed,
    LoadChanged,
    Scarred,
    Strained,
)
from rpg.game.character.evolve import evolve
from rpg.game.character.state import People
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.game.character.events import CharacterEvent
    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person
    from rpg.game.check.rules import CoreRoll
    from rpg.words import Value


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What differs, full ids throughout. None, "" and nothing at all: as it is known.

    ``lost`` are the boxes of Vitality crossed. ``filled`` are the slots ticked, of so many ``slots`` that the paper
    has, and ``reticked``: that is another number than was printed. ``soak`` and ``capacity`` were written by hand, and
    follow from the rest. ``ticked`` and ``cleared`` are conditions;
    ``gained``, ``dropped``, ``scarred`` and ``unscarred`` have one item as often as it came or went.
    """

    name: str = ""
    player: str | None = None
    archetype: str = ""
    ability: str = ""
    attributes: dict[str, int] = {}
    skills: dict[str, int] = {}
    lost: int | None = None
    strain: int | None = None
    contagion: int | None = None
    marks: int | None = None
    filled: int = 0
    slots: int = 0
    reticked: bool = False
    soak: int | None = None
    capacity: int | None = None
    gained: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    scarred: tuple[str, ...] = ()
    unscarred: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()


class Fault(NamedTuple):
    """Something that cannot be: the part of the paper (``attribute/frame``, ``vitality``), what, and what to do.

    ``warns``: it can be passed over.
    """

    part: str
    why: Say
    hint: Say
    warns: bool = False


def faults(rules: CharacterRules, core: CoreRoll, person: Person, paper: Paper) -> tuple[Fault, ...]:
    """Everything that cannot be, in the order of the paper. ``person`` is who they are before."""
    then = changed(rules, core, person, paper)
    return (
        *_name(person, paper),
        *_numbers(rules, person, paper),
        *_ability(rules, person, paper),
        *_tracks(rules, core, then, paper),
        *_slots(rules, then, paper),
        *_sums(rules, then, paper),
        *_conditions(rules, core, then, paper),
    )


def events(rules: CharacterRules, core: CoreRoll, person: Person, paper: Paper) -> tuple[CharacterEvent, ...]:
    """What makes of somebody what the paper says; nothing if they are."""
    steps = _Steps(person)
    steps.take(_corrected(person, paper))
    steps.take(Scarred(who=person.id, scar=scar) for scar in paper.scarred)
    steps.take(GearLost(who=person.id, gear=item) for item in paper.dropped)
    steps.take(GearGained(who=person.id, gear=item) for item in paper.gained)
    load = _load(rules, steps.person, paper)
    if load is not None and load != decide.load(steps.person):
        steps.take((LoadChanged(who=person.id, by=load - steps.person.load),))
    steps.take(ConditionLost(who=person.id, condition=key) for key in paper.cleared if key in person.conditions)
    if paper.contagion is not None:
        by = paper.contagion - decide.contagion(rules, steps.person)
        steps.take(decide.contaminated(rules, steps.person, by))
    given = [key for key in paper.ticked if _given(rules, key)]
    for key in given:
        steps.take((decide.condition_gained(rules, steps.person, key),))
    if paper.strain is not None and paper.strain != decide.strain(core, person):
        steps.take((Strained(who=person.id, by=paper.strain - person.strain),))
    if paper.lost is not None and paper.lost != steps.person.harm:
        steps.take((Harmed(who=person.id, by=paper.lost - person.harm),))
    return tuple(steps.events)


def changed(rules: CharacterRules, core: CoreRoll, person: Person, paper: Paper) -> Person:
    """Somebody as the paper has them."""
    steps = _Steps(person)
    steps.take(events(rules, core, person, paper))
    return steps.person


class _Steps:
    """Somebody, and what has happened to them so far."""

    def __init__(self, person: Person) -> None:
        self.person, self.events = person, list[Any]()

    def take(self, events: Iterable[CharacterEvent]) -> None:
        for event in events:
            self.events.append(event)
            self.person = evolve(People({self.person.id: self.person}), event).by_id[self.person.id]


def _corrected(person: Person, paper: Paper) -> tuple[Corrected, ...]:
    made = Corrected(
        who=person.id,
        name=paper.name,
        player=paper.player or "",
        unplayed=paper.player == "" and bool(person.player),
        archetype=paper.archetype,
        ability=paper.ability,
        attributes=_by(person.attributes, paper.attributes),
        skills=_by(person.skills, paper.skills),
        marks=0 if paper.marks is None else paper.marks - person.marks,
        unscarred=paper.unscarred,
    )
    return () if made == Corrected(who=person.id) else (made,)


def _by(now: dict[str, int], wanted: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((key, n - now.get(key, 0)) for key, n in wanted.items() if n != now.get(key, 0))


def _name(person: Person, paper: Paper) -> Iterator[Fault]:
    if paper.name or paper.player:
        hint = Say("paper.hint.name", {"name": person.name})
        yield from (Fault("name", why, hint) for why in misnamed(paper.name or person.name, paper.player or ""))


def _sums(rules: CharacterRules, then: Person, paper: Paper) -> Iterator[Fault]:
    """What follows from other parts of the paper, and was written otherwise."""
    sums = (("soak", paper.soak, decide.soak), ("capacity", paper.capacity, decide.capacity))
    for part, n, reckoned in sums:
        if n is not None and n != reckoned(rules, then):
            values: dict[str, Value] = {"what": Say(f"paper.what.{part}"), "n": n, "right": reckoned(rules, then)}
            yield Fault(part, Say("paper.fault.sum", values), Say("paper.hint.sum", values))


def _numbers(rules: CharacterRules, person: Person, paper: Paper) -> Iterator[Fault]:
    """Attributes and skills that are less or more than anybody can have."""
    limits, kind = rules.person, rules.archetypes.get(paper.archetype or person.archetype)
    growth, own = limits.advancement, (kind.attribute_max, kind.skill_max) if kind else (0, 0)
    tops = (
        (paper.attributes, limits.attribute_min, max(growth.attribute_top, own[0])),
        (paper.skills, 0, max(growth.skill_top, own[1])),
    )
    for wanted, least, most in tops:
        yield from (_outside(key, Term(key), n, (least, most)) for key, n in wanted.items() if not least <= n <= most)


def _outside(part: str, what: Value, n: int, ends: tuple[int, int]) -> Fault:
    values: dict[str, Value] = {"what": what, "n": n, "least": ends[0], "most": ends[1]}
    return Fault(part, Say("paper.fault.range", values), Say("paper.hint.range", values))


def _ability(rules: CharacterRules, person: Person, paper: Paper) -> Iterator[Fault]:
    """An ability that the archetype has not, or that was learned besides."""
    kind = rules.archetypes.get(paper.archetype or person.archetype)
    ability = paper.ability or (person.ability if paper.archetype else "")
    if not ability or kind is None:
        return
    theirs = Listed(tuple(Term(key) for key in kind.abilities))
    values: dict[str, Value] = {"ability": Term(ability), "archetype": Term(kind.id), "abilities": theirs}
    if ability not in kind.abilities:
        yield Fault("ability", Say("paper.fault.not_theirs", values), Say("paper.hint.one_of", {"choices": theirs}))
    elif ability in person.learned:
        yield Fault("ability", Say("paper.fault.learned", values), Say("paper.hint.learned"))


def _tracks(rules: CharacterRules, core: CoreRoll, then: Person, paper: Paper) -> Iterator[Fault]:
    """More boxes ticked than there are."""
    tracks = (
        ("vitality", paper.lost, decide.vitality_max(rules, then)),
        ("strain", paper.strain, core.strain.max),
        ("contagion", paper.contagion, len(rules.track.stages) - 1),
    )
    for part, n, most in tracks:
        if n is not None and n > most:
            yield _outside(part, Say(f"paper.what.{part}"), n, (0, most))


def _load(rules: CharacterRules, then: Person, paper: Paper) -> int | None:
    """The canisters that fill the slots ticked, those carried now if they can; None if no number does."""
    now = decide.load(then)
    if not (paper.reticked or (paper.filled and (paper.gained or paper.dropped))):
        return now
    most = paper.slots + len(then.gear) + sum(item.carries for item in decide.carried(rules, then))
    fit = (load for load in (now, *range(most)) if min(_filled(rules, then, load), paper.slots) == paper.filled)
    return next(fit, None)


def _filled(rules: CharacterRules, person: Person, load: int) -> int:
    return decide.filled(rules, msgspec.structs.replace(person, load=load))


def _slots(rules: CharacterRules, then: Person, paper: Paper) -> Iterator[Fault]:
    """Slots that neither gear nor canisters fill. Whoever ticks too few has forgotten some: that may pass."""
    if _load(rules, then, paper) is None:
        own, each = _filled(rules, then, 0), rules.person.load_slots
        values: dict[str, Value] = {"n": paper.filled, "gear": own, "each": each}
        right = min(paper.slots, _filled(rules, then, decide.load(then)))
        warns = paper.filled < right
        yield Fault("slots", Say("paper.fault.slots", values), Say("paper.hint.slots", {"n": right}), warns=warns)


def _conditions(rules: CharacterRules, core: CoreRoll, then: Person, paper: Paper) -> Iterator[Fault]:
    """A condition that follows from numbers, ticked where they do not say so, or cleared where they still do."""
    weighing = {c.id for c in decide.conditions(rules, core, then)}
    wrong = [key for key in paper.ticked if not _given(rules, key) and key not in weighing]
    still = [key for key in paper.cleared if key in weighing]
    for which, key in (*(("ticked", key) for key in wrong), *(("cleared", key) for key in still)):
        when = rules.conditions[key].when
        measure = Say(f"paper.measure.{when.measure if when else 'given'}")
        values: dict[str, Value] = {"condition": Term(key), "measure": measure, "least": when.at_least if when else 0}
        yield Fault(key, Say(f"paper.fault.{which}", values), Say(f"paper.hint.{which}", values))


def _given(rules: CharacterRules, key: str) -> bool:
    """Whether a condition can be there although no number says so: panic shakes people too who have little Strain."""
    when = rules.conditions[key].when
    return when is None or when.measure == "strain"


def both(before: Iterable[str], after: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What came and what went between two lists in which things may stand several times."""
    old, new = Counter(before), Counter(after)
    return tuple((new - old).elements()), tuple((old - new).elements())
