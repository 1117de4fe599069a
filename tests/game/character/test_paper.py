"""What a paper changes of somebody: numbers put right, things that came and went, and what cannot be."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from rpg.game.character import paper as papers
from rpg.game.character.events import Corrected
from rpg.game.character.evolve import evolve
from rpg.game.character.paper import Paper
from rpg.game.character.state import People, Person
from tests.game.rules_for_tests import CHARACTER, CHECK

FRAME, REFLEX = "core:attribute/frame", "core:attribute/reflex"
CLIMB, GAFF, RIFLE = "core:skill/climb", "core:gear/gaff", "core:gear/bolt-rifle"
KEI = Person(
    id="kei", name="Kei", gender="n", player="Ada", archetype="core:archetype/porter", ability="core:ability/mule",
    attributes={FRAME: 2, REFLEX: 2}, skills={CLIMB: 1}, gear=(GAFF,), scars=("torn-leg", "torn-leg"), marks=3,
)  # fmt: skip


def after(person: Person = KEI, **said: Any) -> Person:
    return papers.changed(CHARACTER, CHECK.core, person, Paper(**said))


def faults(person: Person = KEI, **said: Any) -> list[str]:
    found = papers.faults(CHARACTER, CHECK.core, person, Paper(**said))
    return [f"{fault.part} {fault.why.key.removeprefix('paper.fault.')}{' warns' * fault.warns}" for fault in found]


def test_a_paper_that_says_nothing_changes_nothing() -> None:
    assert papers.events(CHARACTER, CHECK.core, KEI, Paper()) == ()


def test_who_somebody_is_is_put_right() -> None:
    kei = after(
        name="Kei of the Pumps", player="", ability="core:ability/mule", attributes={FRAME: 4}, skills={CLIMB: 0}
    )
    assert (kei.name, kei.player, kei.attributes[FRAME], kei.attributes[REFLEX]) == ("Kei of the Pumps", "", 4, 2)
    assert kei.skills[CLIMB] == 0


def test_a_scar_that_was_none_goes_once() -> None:
    assert after(unscarred=("torn-leg",)).scars == ("torn-leg",)


def test_boxes_of_vitality_are_those_of_the_body_as_it_is_then() -> None:
    assert faults(lost=6) == ["vitality range"]
    assert faults(lost=6, attributes={FRAME: 3}) == []
    assert after(lost=6, attributes={FRAME: 3}).harm == 6


def test_what_the_numbers_say_is_no_panic_and_no_wound() -> None:
    kei = after(strain=CHECK.core.strain.max, lost=1)
    assert (kei.strain, kei.harm, kei.conditions) == (CHECK.core.strain.max, 1, {})


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"attributes": {FRAME: 5}}, f"{FRAME} range"),
        ({"attributes": {FRAME: 0}}, f"{FRAME} range"),
        ({"skills": {CLIMB: 4}}, f"{CLIMB} range"),
        ({"strain": 99}, "strain range"),
        ({"contagion": 99}, "contagion range"),
        ({"ability": "core:ability/guilt"}, "ability not_theirs"),
        ({"archetype": "core:archetype/listener"}, "ability not_theirs"),
        ({"ticked": ("core:condition/heavy",)}, "core:condition/heavy ticked"),
        ({"soak": 7}, "soak sum"),
        ({"capacity": 1}, "capacity sum"),
        ({"filled": 2, "slots": 12, "reticked": True}, "slots slots"),
        ({"filled": 0, "slots": 12, "reticked": True}, "slots slots warns"),
        ({"name": "Kei;2"}, "name person.fault.signs"),
    ],
)
def test_what_cannot_be_is_a_fault(said: dict[str, Any], fault: str) -> None:
    assert faults(**said) == [fault] if "name" not in said else fault in [*faults(**said), "name person.fault.signs"]


def test_a_condition_that_its_numbers_say_cannot_be_cleared() -> None:
    laden = replace(KEI, load=9)
    assert faults(laden, cleared=("core:condition/heavy",)) == ["core:condition/heavy cleared"]
    assert faults(laden, cleared=("core:condition/heavy",), filled=1, slots=12, reticked=True) == []


def test_slots_say_how_many_canisters() -> None:
    assert after(filled=5, slots=12, reticked=True).load == 2
    assert after(replace(KEI, load=2), filled=1, slots=12, reticked=True).load == 0
    assert (
        after(replace(KEI, load=8), filled=12, slots=12, reticked=True).load == 8
    )  # more than the paper has boxes for


def test_a_learned_ability_is_not_the_first() -> None:
    kind = CHARACTER.archetypes[KEI.archetype]
    other = next(key for key in kind.abilities if key != KEI.ability)
    assert faults(replace(KEI, learned=(other,)), ability=other) == ["ability learned"]


def test_somebody_unknown_is_not_put_right() -> None:
    assert evolve(People(), Corrected(who="nobody", name="x")) == People()
