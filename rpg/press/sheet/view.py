"""A person as plain data: what the elements of a sheet point to. Without a person, the same shape, empty.

The numbers come from the chapter's questions, the words from the voice; nothing is counted here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from rpg.game.character import decide as character
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.campaign.rules import Rules
    from rpg.game.character.rules import Attribute, Gear
    from rpg.game.character.state import Person
    from rpg.words import Voice

_OUTING = ("cycle", "where", "food", "peak", "left")
"""The columns of the record of expeditions."""


def view(
    person: Person | None, rules: Rules, voice: Voice, written: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """The view of somebody, or of nobody yet; ``written`` is what they wrote on their sheet, by field."""
    story = {"text": written["story"]} if "story" in written else {}
    return {
        "person": {**_who(person, rules, voice), **story},
        "attributes": [_attribute(person, rules, voice, attribute) for attribute in _ordered(rules)],
        **_tracks(person, rules),
        "gear": [_item(item, voice) for item in (character.carried(rules.character, person) if person else ())],
        "conditions": _conditions(person, rules, voice),
        "scars": [{"text": _scar(scar, rules, voice)} for scar in (person.scars if person else ())],
        "rules": _limits(rules, voice),
        "notes": written.get("notes", ""),
        "hunger": int(written.get("hunger", 0)),
        "outings": _outings(written),
    }


def _outings(written: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of the record of expeditions, up to the last in which something was written."""
    rows: dict[int, dict[str, str]] = {}
    for field, text in written.items():
        table, _, cell = field.partition(".")
        row, _, column = cell.partition(".")
        if table == "expedition":
            rows.setdefault(int(row), {})[column] = text
    return [dict.fromkeys(_OUTING, "") | rows.get(i, {}) for i in range(1, max(rows, default=0) + 1)]


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def _ordered(rules: Rules) -> list[Attribute]:
    return sorted(rules.character.attributes.values(), key=lambda attribute: attribute.order)


def _who(person: Person | None, rules: Rules, voice: Voice) -> dict[str, Any]:
    ability = person.ability if person else ""
    return {
        "name": person.name if person else "",
        "player": person.player if person else "",
        "archetype": _archetype(person, rules, voice) if person else "",
        "ability": capital(voice.term(Term(ability, "name"))) if ability else "",
        "ability_text": voice.term(Term(ability, "text")) if ability else "",
        "text": _story(person, rules, voice) if person else "",
    }


def _archetype(person: Person, rules: Rules, voice: Voice) -> str:
    known = rules.character.archetypes.get(person.archetype)
    key = "feminine" if person.gender == "f" and known is not None and known.feminine else "name"
    return capital(voice.term(Term(person.archetype, key)))


def _story(person: Person, rules: Rules, voice: Voice) -> str:
    told = (named.id for named in rules.character.named.values() if named.id.rpartition("/")[2] == person.id)
    return next((voice.term(Term(id_, "text")) for id_ in told), "")


def _attribute(person: Person | None, rules: Rules, voice: Voice, attribute: Attribute) -> dict[str, Any]:
    learnt = sorted(
        (skill for skill in rules.character.skills.values() if skill.attribute == attribute.id),
        key=lambda skill: skill.order,
    )
    return {
        "slug": attribute.id.rpartition("/")[2],
        "name": capital(voice.term(Term(attribute.id, "name"))),
        "covers": voice.term(Term(attribute.id, "covers")),
        "dice": person.attributes.get(attribute.id, 0) if person else 0,
        "skills": [
            {
                "slug": skill.id.rpartition("/")[2],
                "name": capital(voice.term(Term(skill.id, "name"))),
                "dice": person.skills.get(skill.id, 0) if person else 0,
            }
            for skill in learnt
        ],
    }


def _tracks(person: Person | None, rules: Rules) -> dict[str, Any]:
    chapter, core = rules.character, rules.check.core
    limits = chapter.person
    if person is None:
        most = limits.vitality_base + limits.attribute_max
        slots = limits.slots_base + limits.slots_each * limits.attribute_max
        vitality = {"sure": limits.vitality_base, "spare": most - limits.vitality_base, "lost": 0}
        load = {"sure": slots, "spare": limits.overload_max, "filled": 0, "capacity": "", "soak": ""}
    else:
        most = character.vitality_max(chapter, person)
        vitality = {"sure": most, "spare": 0, "lost": most - character.vitality(chapter, person)}
        load = {
            "sure": character.capacity(chapter, person),
            "spare": limits.overload_max,
            "filled": character.filled(chapter, person),
            "capacity": character.capacity(chapter, person),
            "soak": character.soak(chapter, person),
        }
    strain = {"most": core.strain.max, "marked": character.strain(core, person) if person else 0}
    return {
        "vitality": vitality,
        "load": load,
        "strain": strain,
        "contagion": character.contagion(chapter, person) if person else 0,
        "marks": max(0, person.marks) if person else 0,
    }


def _item(gear: Gear, voice: Voice) -> dict[str, Any]:
    return {
        "slug": gear.id.rpartition("/")[2],
        "name": capital(voice.term(Term(gear.id, "name"))),
        "effect": voice.term(Term(gear.id, "effect")),
        "slots": gear.slots,
    }


def _conditions(person: Person | None, rules: Rules, voice: Voice) -> list[dict[str, Any]]:
    chapter = rules.character
    weighing = {c.id for c in character.conditions(chapter, rules.check.core, person)} if person else set()
    return [
        {
            "slug": condition.id.rpartition("/")[2],
            "name": capital(voice.term(Term(condition.id, "name"))),
            "effect": voice.term(Term(condition.id, "effect")),
            "on": condition.id in weighing,
        }
        for condition in chapter.conditions.values()
        if not condition.secret
    ]


def _scar(scar: str, rules: Rules, voice: Voice) -> str:
    table = rules.character.person.scars
    known = table in rules.check.tables and any(row.key == scar for row in rules.check.tables[table].rows)
    return voice.term(Term(table, f"rows.{scar}.text")) if known else scar


def _limits(rules: Rules, voice: Voice) -> dict[str, Any]:
    limits, core = rules.character.person, rules.check.core
    return {
        "attribute_points": limits.attribute_points,
        "attribute_min": limits.attribute_min,
        "attribute_max": limits.attribute_max,
        "skill_points": limits.skill_points,
        "skill_max": limits.skill_max,
        "vitality_base": limits.vitality_base,
        "vitality_attribute": capital(voice.term(Term(limits.vitality_attribute))),
        "slots_attribute": capital(voice.term(Term(limits.slots_attribute))),
        "slots_base": limits.slots_base,
        "slots_each": limits.slots_each,
        "load_slots": limits.load_slots,
        "overload_max": limits.overload_max,
        "after_panic": core.strain.after_panic,
        "push_strain": core.push.strain,
        "roll": roll_words(rules),
        "ladder": ladder_cells(rules, voice),
    }


def roll_words(rules: Rules) -> dict[str, Any]:
    """What a sentence about the roll needs: faces of each degree, faces rolled again, the loud face."""
    bands = {
        band.key: f"{band.low}" if band.low == band.high else f"{band.low}–{band.high}"
        for band in rules.check.ladder.bands
    }
    return {
        **bands,
        "noise": rules.check.core.push.noise_face,
        "rerolls": "–".join(_ends(rules.check.core.push.rerolls)),
    }


def ladder_cells(rules: Rules, voice: Voice) -> list[dict[str, str]]:
    """How a roll is read, from worst to best: faces, name and key of each degree."""
    ladder, core = rules.check.ladder, rules.check.core
    faces = {band.key: f"{band.low}" if band.low == band.high else f"{band.low}–{band.high}" for band in ladder.bands}
    if ladder.surge is not None:
        faces[ladder.surge.key] = " ".join([f"{ladder.surge.face}"] * ladder.surge.count)
    return [
        {"key": key, "faces": text, "name": voice.term(Term(core.ladder, f"names.{key}"))}
        for key, text in faces.items()
    ]


def _ends(faces: tuple[int, ...]) -> Iterable[str]:
    return dict.fromkeys((str(min(faces)), str(max(faces))))
