"""What the Contagion does to people: exposure, the drift of a cycle, and the end of the lost (GAME.md 9 and 18).

Whoever asks for a roll hands in how it is made: at a table it may be told, or forced, which is no business of a body.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from rpg.game.character import decide as character
from rpg.game.character.ability import has
from rpg.game.character.events import (
    CharacterEvent,
    ConditionLost,
    ContagionChanged,
    GearLost,
    GearWorn,
    Left,
    Returned,
)
from rpg.game.check.events import CheckEvent, Part, Tested
from rpg.game.contagion import measures
from rpg.game.contagion.events import ContagionEvent, CyclePassed, Drifted, Ended, ExposureMet
from rpg.game.contagion.measures import Care
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import SafeguardEvent
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import People, Person
    from rpg.game.contagion.rules import BodyRules
    from rpg.game.contagion.state import Contagion
    from rpg.words import Value

BodyEvent: TypeAlias = CheckEvent | CharacterEvent | SafeguardEvent | ContagionEvent
"""Everything that can happen here, the roll and its push among it."""
Made: TypeAlias = tuple[BodyEvent, ...]
Roller: TypeAlias = Callable[[str, str, tuple[Part, ...]], tuple[Any, ...] | Refusal]
"""(label, who, parts) -> what rolling it made happen, of whichever chapter, one ``Tested`` among it."""

_ALONE = Care()


def severity_of(rules: BodyRules, contagion: Contagion, people: People, who: str, told: int | None) -> int | Refusal:
    """The severity of what somebody has to roll for: as told, or of what has waited longest."""
    numbers = rules.contagion.exposure
    least, most = numbers.severity_least, numbers.severity_most
    due = [severity for waiting, severity in measures.waiting(contagion, people) if waiting == who]
    if told is None and not due:
        values: dict[str, Value] = {"who": people.by_id[who].name, "least": least, "most": most}
        return Refusal(Say("contagion.refused.nothing_due", values))
    if told is not None and not least <= told <= most:
        return Refusal(Say("contagion.refused.severity", {"least": least, "most": most}))
    return due[0] if told is None else told


def exposed(rules: BodyRules, people: People, who: str, severity: int, roll: Roller) -> Made | Refusal:
    """Somebody meets an exposure: clean it does nothing, a surge drives it back."""
    person = people.by_id[who]
    if person.dead:
        return Refusal(Say("contagion.refused.dead", {"who": person.name}))
    made = roll(f"exposure:{who}", who, measures.exposure_parts(rules, person, severity))
    if isinstance(made, Refusal):
        return made
    by = rules.contagion.exposure.stages.of(_degree(made))
    return (*made, ExposureMet(who=who, severity=severity), *character.contaminated(rules.character, person, by))


def waived(people: People, who: str, severity: int) -> tuple[ExposureMet, ...]:
    """The GM lets an exposure go."""
    return (ExposureMet(who=who, severity=severity),) if who in people.by_id else ()


def drifted(  # noqa: PLR0917 - whose body, how it is cared for, and how it is rolled
    rules: BodyRules, contagion: Contagion, people: People, who: str, care: Care, roll: Roller
) -> Made | Refusal:
    """The drift of this cycle in somebody, with the care of somebody else."""
    wrong = _cannot(rules, contagion, people, who, care)
    return wrong or _drift(rules, people.by_id[who], people, care, roll)


def cycle(
    rules: BodyRules, contagion: Contagion, people: People, roll: Roller, cares: Mapping[str, Care] | None = None
) -> Made | Refusal:
    """A cycle ends: whoever has not drifted in it does now, as they are cared for; then it may drift again."""
    found: list[BodyEvent] = []
    for person in measures.drifting(rules, contagion, people):
        made = _drift(rules, person, people, (cares or {}).get(person.id, _ALONE), roll)
        if isinstance(made, Refusal):
            return made
        found += made
    return (*found, CyclePassed()) if found or contagion.drifted else ()


def moved(rules: BodyRules, person: Person, to: int) -> tuple[ContagionChanged | ConditionLost, ...] | Refusal:
    """The GM says how far it has come in somebody."""
    top = len(rules.contagion.stages) - 1
    if not 0 <= to <= top:
        return Refusal(Say("contagion.refused.stage", {"top": top}))
    return character.contaminated(rules.character, person, to - measures.stage(rules, person))


def ended(rules: BodyRules, contagion: Contagion, people: People, who: str, ending: str) -> Made | Refusal:
    """The GM chooses what becomes of somebody lost, who is nobody's character from then on."""
    person = people.by_id[who]
    if not measures.lost(rules, person):
        values: dict[str, Value] = {"who": person.name, "stage": measures.stage(rules, person)}
        return Refusal(Say("contagion.refused.not_lost", {**values, "top": len(rules.contagion.stages) - 1}))
    if measures.settled(contagion, person):
        return Refusal(Say("contagion.refused.ended", {"who": person.name}))
    return (Ended(who=who, ending=ending), *(() if person.away else (Left(who=who, away=True),)))


def returned(rules: CharacterRules, people: People, who: str, attribute: str, least: int) -> Made | Refusal:
    """Somebody dead comes back, their item having reached a place where bodies are made; no attribute below ``least``.

    The item is theirs or somebody carries it: only where it is lost is nobody left.
    """
    person = people.by_id[who]
    able = has(rules, person, lambda e: e.return_anew)
    if not person.dead:
        return Refusal(Say("contagion.refused.alive", {"who": person.name}))
    if able is None:
        return Refusal(Say("contagion.refused.no_return", {"who": person.name}))
    verb, source = able
    if not any(verb.gear in other.gear for other in people.by_id.values() if other.id == who or not other.dead):
        return Refusal(Say("contagion.refused.no_item", {"who": person.name, "gear": Term(verb.gear)}))
    if person.attributes.get(attribute, 0) - verb.attribute < least:
        return Refusal(Say("contagion.refused.attribute", {"attribute": Term(attribute), "least": least}))
    return (Returned(who=who, attribute=attribute, by=verb.attribute, ability=source),)


def _drift(rules: BodyRules, person: Person, people: People, care: Care, roll: Roller) -> Made | Refusal:
    made = roll(f"drift:{person.id}", person.id, measures.drift_parts(rules, person, care))
    if isinstance(made, Refusal):
        return made
    by = rules.contagion.drift.stages.of(_degree(made))
    used = _used_up(rules, people, care)
    return (*made, *used, Drifted(who=person.id), *character.contaminated(rules.character, person, by))


def _used_up(rules: BodyRules, people: People, care: Care) -> tuple[GearWorn | GearLost, ...]:
    """What the item of a carer wears."""
    item = rules.character.gear.get(care.item)
    if item is None or not item.uses:
        return ()
    worn = people.by_id[care.holder].worn.get(item.id, 0) + 1
    gone = (GearLost(who=care.holder, gear=item.id),) if worn >= item.uses else ()
    return (GearWorn(who=care.holder, gear=item.id), *gone)


def _cannot(rules: BodyRules, contagion: Contagion, people: People, who: str, care: Care) -> Refusal | None:
    """Why this drift cannot be rolled, or not with that care."""
    person, carer = people.by_id[who], care.carer
    values: dict[str, Value] = {"who": person.name, "least": rules.contagion.drift.from_stage}
    if not measures.drifts(rules, person):
        return Refusal(Say("contagion.refused.no_drift", {**values, "stage": measures.stage(rules, person)}))
    if who in contagion.drifted:
        return Refusal(Say("contagion.refused.drifted", values))
    if carer is not None and carer.id == who:
        return Refusal(Say("contagion.refused.own_carer", values))
    if carer is not None and not character.standing(rules.character, carer):
        return Refusal(Say("contagion.refused.carer", {"who": carer.name}))
    return _lacks(rules, people, care)


def _lacks(rules: BodyRules, people: People, care: Care) -> Refusal | None:
    """Why that care cannot be given with its item."""
    if care.item and not measures.cares_with(rules, care.item):
        return Refusal(Say("contagion.refused.no_care", {"gear": Term(care.item)}))
    if care.item and (care.holder not in people.by_id or care.item not in people.by_id[care.holder].gear):
        return Refusal(Say("contagion.refused.no_gear", {"gear": Term(care.item)}))
    return None


def _degree(made: tuple[Any, ...]) -> str:
    return next(event.degree for event in made if isinstance(event, Tested))
