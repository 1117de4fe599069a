"""Who drifts, who is lost, what waits for whom, and the dice of both rolls (GAME.md 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.game.character import decide as character
from rpg.game.character.ability import having
from rpg.game.character.state import Person
from rpg.game.check.events import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.character.state import People
    from rpg.game.contagion.rules import BodyRules
    from rpg.game.contagion.state import Contagion

CLINIC, SEVERITY = "clinic", "severity"
"""What the parts of these rolls are called that no entity gives."""


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody is cared for: by whom, with the dice of a clinic (0: none), with which item (its id) and whose."""

    carer: Person | None = None
    clinic: int = 0
    item: str = ""
    holder: str = ""


_ALONE = Care()


def stage(rules: BodyRules, person: Person) -> int:
    """How far it has come in somebody."""
    return character.contagion(rules.character, person)


def lost(rules: BodyRules, person: Person) -> bool:
    """Whether it has come to its end in somebody who lives."""
    return not person.dead and stage(rules, person) >= len(rules.contagion.stages) - 1


def drifts(rules: BodyRules, person: Person) -> bool:
    """Whether it drifts in somebody."""
    alive = not person.dead and not lost(rules, person)
    return alive and stage(rules, person) >= rules.contagion.drift.from_stage


def drifting(rules: BodyRules, contagion: Contagion, people: People) -> tuple[Person, ...]:
    """Everybody whose drift of this cycle is still to be rolled, away or not."""
    return tuple(p for p in people.by_id.values() if drifts(rules, p) and p.id not in contagion.drifted)


def undecided(rules: BodyRules, contagion: Contagion, people: People) -> tuple[Person, ...]:
    """The lost of whom nobody has said what they become."""
    return tuple(p for p in people.by_id.values() if lost(rules, p) and not settled(contagion, p))


def settled(contagion: Contagion, person: Person) -> bool:
    """Whether it was said what somebody became, and they are gone; who came back can be lost anew."""
    return person.id in contagion.ended and person.away


def waiting(contagion: Contagion, people: People) -> tuple[tuple[str, int], ...]:
    """The exposures that wait, of people who live."""
    known = people.by_id
    return tuple((who, severity) for who, severity in contagion.due if who in known and not known[who].dead)


def exposure_parts(rules: BodyRules, person: Person, severity: int) -> tuple[Part, ...]:
    """The dice against an exposure: the attribute, the better of skill and protection, what weighs, the severity."""
    skill = rules.contagion.exposure.skill
    best = _protection(rules, person)
    own = [part for part in _own(rules, person, skill) if best is None or part.what != skill]
    return (*own, *([best] if best else ()), Part(SEVERITY, -severity))


def drift_parts(rules: BodyRules, person: Person, care: Care = _ALONE) -> tuple[Part, ...]:
    """The dice against the drift: one's attribute and what weighs on it, and what the care of others gives."""
    skill = rules.contagion.drift.skill
    own = tuple(part for part in _own(rules, person, skill) if part.what != skill)
    return (*own, *_skilled(rules, care, skill), *([Part(CLINIC, care.clinic)] if care.clinic else ()))


def cares_with(rules: BodyRules, item: str) -> int:
    """The dice that an item gives to care; 0 if it gives none."""
    known = rules.character.gear.get(item)
    return known.effects.care.by if known and known.effects.care else 0


def _skilled(rules: BodyRules, care: Care, skill: str) -> Iterable[Part]:
    """What the carer gives: their skill, their abilities, and the item that they use."""
    if care.carer is not None:
        yield Part(skill, care.carer.skills.get(skill, 0))
        for verb, source in having(rules.character, care.carer, lambda e: e.care):
            if source in rules.character.abilities:
                yield Part(source, verb.by)
    if care.item:
        yield Part(care.item, cares_with(rules, care.item))


def _own(rules: BodyRules, person: Person, skill: str) -> tuple[Part, ...]:
    """Somebody's own dice of a skill, without what tools of that skill give: those are for wounds."""
    own = character.parts(rules.character, rules.check.core, person, skill)
    return tuple(part for part in own if part.what not in rules.character.gear)


def _protection(rules: BodyRules, person: Person) -> Part | None:
    """The item that protects best, if it does so better than the skill; a body that wears no suits has none of them."""
    bare = any(body.no_suits for body, _ in having(rules.character, person, lambda e: e.soak))
    worn = [item for item in character.carried(rules.character, person) if not (bare and item.soak)]
    best = max(worn, key=lambda item: item.protects, default=None)
    least = person.skills.get(rules.contagion.exposure.skill, 0)
    return Part(best.id, best.protects) if best and best.protects > least else None
