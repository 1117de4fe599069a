"""Where a fight stands: everything its rules may look at, and how an event changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import msgspec
from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.events import CharacterEvent
from rpg.game.character.evolve import evolve_again as people_after
from rpg.game.character.evolve import evolve_in_place as people_in_place
from rpg.game.character.rules import CharacterRules
from rpg.game.character.state import People
from rpg.game.check.events import CheckEvent
from rpg.game.check.rules import CheckRules
from rpg.game.encounter.events import EncounterEvent
from rpg.game.encounter.evolve import evolve as encounter_after
from rpg.game.encounter.evolve import evolve_in_place as encounter_in_place
from rpg.game.encounter.rules import EncounterRules
from rpg.game.encounter.state import Encounter
from rpg.game.safeguard.events import SafeguardEvent
from rpg.game.safeguard.evolve import evolve as safeguard_after
from rpg.game.safeguard.rules import SafeguardRules
from rpg.game.safeguard.state import Safeguard

if TYPE_CHECKING:
    from rpg.game.character.state import Person

GroundEvent: TypeAlias = CheckEvent | CharacterEvent | SafeguardEvent | EncounterEvent
"""Everything that a fight, and what leads to it, can have made happen."""

_CHAPTER: dict[type, str] = {
    **dict.fromkeys(get_args(EncounterEvent), "encounter"),
    **dict.fromkeys(get_args(CharacterEvent), "people"),
    **dict.fromkeys(get_args(SafeguardEvent), "safeguard"),
}
"""Whose state a kind of event changes."""


class FightRules(msgspec.Struct, frozen=True, kw_only=True):
    """The rules that a fight reads: this chapter's and those of the chapters before it.

    ``chosen`` are the abilities, (who, ability), that players say they use now; ``guided`` who has dice more in their
    first roll, and how many: the group spends its Bearing on it.
    """

    check: CheckRules
    character: CharacterRules
    safeguard: SafeguardRules
    encounter: EncounterRules
    chosen: frozenset[tuple[str, str]] = frozenset()
    guided: dict[str, int] = {}

    def uses(self, who: str) -> tuple[str, ...]:
        """The abilities that somebody says they use now."""
        return tuple([ability for user, ability in self.chosen if user == who]) if self.chosen else ()


class Ground(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The state that a fight reads and changes; ``sector`` is the one it happens in."""

    people: People
    safeguard: Safeguard = Safeguard()
    encounter: Encounter = Encounter()
    sector: str


def after(ground: Ground, event: Any) -> Ground:  # noqa: ANN401 - total: events of other chapters change nothing here
    """The ground once that has happened."""
    match _CHAPTER.get(type(event)):
        case "encounter":
            return replace(ground, encounter=encounter_after(ground.encounter, event))
        case "people":
            return replace(ground, people=people_after(ground.people, event))
        case "safeguard":
            return replace(ground, safeguard=safeguard_after(ground.safeguard, event))
        case _:
            return ground


def owned(ground: Ground) -> Ground:
    """The same ground, with dictionaries of its own for :func:`after_in_place` to change."""
    fight = ground.encounter.fight
    if fight is not None:
        fight = replace(fight, machines=dict(fight.machines), fighters=dict(fight.fighters))
    encounter = replace(ground.encounter, fight=fight)
    return replace(ground, people=People(dict(ground.people.by_id)), encounter=encounter)


def after_in_place(ground: Ground, event: Any) -> Ground:  # noqa: ANN401 - as above
    """The ground once that has happened, for whoever owns it: the one that went in is what it was no longer."""
    chapter = _CHAPTER.get(type(event))
    if chapter == "people":
        people_in_place(ground.people, event)
        return ground
    if chapter == "encounter":
        encounter = encounter_in_place(ground.encounter, event)
        return ground if encounter is ground.encounter else replace(ground, encounter=encounter)
    return after(ground, event) if chapter else ground


def attended(ground: Ground) -> Ground:
    """The ground with a fight among people who are known: of whoever's joining was voided nothing is left in it."""
    fight, people = ground.encounter.fight, ground.people.by_id
    if fight is None or fight.fighters.keys() <= people.keys():
        return ground
    fighters = {who: fighter for who, fighter in fight.fighters.items() if who in people}
    engaged = {who: machines for who, machines in fight.engaged.items() if who in people}
    known = replace(fight, fighters=fighters, engaged=engaged)
    return replace(ground, encounter=Encounter(known))


def present(rules: FightRules, ground: Ground) -> tuple[str, ...]:
    """Everybody who stands in the fight, in the order in which they came; nobody without a fight."""
    fight, people = ground.encounter.fight, ground.people.by_id
    if fight is None:
        return ()
    known, stands = rules.character, character.standing
    return tuple([w for w, f in fight.fighters.items() if not f.away and w in people and stands(known, people[w])])


def up(rules: FightRules, person: Person) -> bool:
    """Whether somebody is on their feet."""
    return character.standing(rules.character, person)


def active(ground: Ground) -> list[Person]:
    """Everybody who is with the group: alive, and not away."""
    return [p for p in ground.people.by_id.values() if not p.dead and not p.away]


def tagged(rules: FightRules, ground: Ground) -> bool:
    """Whether the network knows where the group is: somebody in it bears the Tag."""
    tag = rules.safeguard.ladder.tag
    return any(tag in p.conditions and not (p.dead or p.away) for p in ground.people.by_id.values())
