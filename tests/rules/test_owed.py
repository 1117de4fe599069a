"""Each trait, ability, condition, scar, trigger, countermeasure and effect of gear is shown to do something.

A scenario shows it: the same moment with it and without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.desk import traits as at_the_desk
from tests.game.character import weights
from tests.game.encounter import abilities, counters, traits, traits_of_others
from tests.game.infiltrator import cases
from tests.game.with_and_without import SCENARIOS
from tests.rules import shown
from tests.rules.numbers import RULES, entities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.game.character.rules import Gear

EXPECTED = {
    "ability/bleed-the-pipe": ([5], [4]),
    "ability/knows-the-hum": ([1], "cannot_learn"),
    "ability/light-bones": (["Strained"], ["Harmed", "Strained"]),
    "ability/patchwork": (["AbilityUsed", "GearReadied"], "restores_nothing"),
    "ability/someone-came": (2, 1),
    "ability/kill-the-eye": (-1, -2),
    "gear/bolt-rifle:weapon": ([8], "no_weapon"),
    "gear/gaff:weapon": ([4], "no_weapon"),
    "gear/conduit-harpoon:weapon": ([5], "no_weapon"),
    "gear/silicon-blade:weapon": ([5], "no_weapon"),
    "gear/fisher-suit:soak": ([3], [4]),
    "gear/plated-suit:soak": ([2], [4]),
    "gear/fisher-suit:bonuses": ([4, 4, 5, 5], [4, 4, 4, 4]),
    "gear/plated-suit:bonuses": (3, 4),
    "gear/ear-rig:bonuses": (3, 2),
    "gear/finger-probe:bonuses": (3, 2),
    "gear/line-spool:bonuses": (4, 3),
    "gear/patch-kit:bonuses": (3, 2),
    "gear/tool-roll:bonuses": (3, 2),
    "gear/patch-kit:uses": ([True, True, False, False], [False, False, False, False]),
    "gear/carry-frame:carries": (2, 4),
    "gear/breaching-charge:rig": ([7, 7], "nothing_to_rig"),
    "gear/ward-stake:rig": ([(3, 5)], "nothing_to_rig"),
    "gear/finger-probe:sever_link": ("", "nothing_to_rig"),
    "gear/hand-lamp:light": (3, 2),
    "gear/cutting-torch:open_sealed": (["core:gear/cutting-torch"], []),
    "gear/ear-rig:keep_watch": ("ada", ""),
    "gear/decoy-lure:needed": ("", "counter_gear"),
    "gear/cutting-torch:needed": ("", "counter_gear"),
    "gear/breaching-charge:needed": ("", "counter_gear"),
    "ability/clean-hands": (4, 3),
    "ability/rewrite": (["full"], ["partial"]),
    "ability/body-archive": (["Returned"], "no_return"),
    "ability/native-handshake": (4, 5),
    "gear/archive-core:kept": (["Returned"], "no_item"),
    "gear/stabiliser:care": (5, "no_gear"),
    "gear/stabiliser:uses": (["GearLost", "GearWorn"], []),
    "gear/fisher-suit:protects": (2, 1),
    "gear/plated-suit:protects": (3, 1),
    "ability/old-charts": (["StructureSet", "AbilityUsed"], "cannot_declare"),
    "ability/empty-bowl": ((5, ["ConditionGained", "AbilityUsed"]), (6, [])),
    "ability/speak-for-the-dead": ([1], []),
    "ability/fabricate": (["AbilityUsed", "GearGained"], "no_fabricator"),
    "gear/old-charts:redraw_structure": (["StructureSet"], "cannot_redraw"),
    "gear/ration-block:eaten": (6, 0),
    "gear/beam-emitter:fired": ("", "not_carried"),
}
MODULES = (abilities, at_the_desk, cases, counters, shown, traits, traits_of_others, weights)
FREE = {"gear/canister": "full ones are the load: the slots of each are of the rules of people"}
"""What does nothing by itself, and should not."""


def shipped() -> Iterator[str]:
    """All that the core rules say does something."""
    for kind in ("ability", "condition", "trigger", "countermeasure"):
        yield from (f"{kind}/{slug}" for slug in entities(kind))
    assert RULES.character.scars is not None
    yield from (f"scar/{row.key}" for row in RULES.character.scars.rows)
    yield from {f"trait/{t.key}" for adversary in RULES.encounter.adversaries.values() for t in adversary.traits}
    for item in RULES.character.gear.values():
        slug = item.id.rpartition("/")[2]
        parts = list(_parts(item))
        yield from (f"gear/{slug}:{part}" for part in parts)
        yield from (f"gear/{slug}",) if not parts else ()


def _parts(item: Gear) -> Iterator[str]:
    """What an item does: by its own fields, by its effects, and where other rules name it."""
    yield from (
        part for part in ("weapon", "soak", "bonuses", "carries", "uses", "rig", "protects") if getattr(item, part)
    )
    yield from msgspec.to_builtins(item.effects)
    if any(item.id == need.gear for measure in RULES.safeguard.countermeasures.values() for need in measure.gear):
        yield "needed" if not item.rig or item.rig.do == "blast" else "rig"
    returns = (ability.effects.return_anew for ability in RULES.character.abilities.values())
    if any(verb and verb.gear == item.id for verb in returns):
        yield "kept"
    if item.id == RULES.expedition.procedure.rations.item:
        yield "eaten"
    if item.id == RULES.wanderer.emitter.gear:
        yield "fired"


def test_everything_that_the_rules_ship_is_shown() -> None:
    unseen = set(shipped()) - SCENARIOS.keys() - FREE.keys()
    assert not unseen, f"nothing shows what these do: write a scenario: {sorted(unseen)}"


def test_what_does_nothing_by_itself_is_shipped_and_not_shown() -> None:
    assert not FREE.keys() & SCENARIOS.keys()
    assert set(shipped()) >= FREE.keys()


@pytest.mark.parametrize("what", sorted(SCENARIOS))
def test_it_goes_another_way_without_it(what: str) -> None:
    assert SCENARIOS[what].__module__ in {module.__name__ for module in MODULES}
    assert SCENARIOS[what](True) != SCENARIOS[what](False)  # noqa: FBT003 - with it, and without


@pytest.mark.parametrize("what", EXPECTED)
def test_it_changes_what_it_says(what: str) -> None:
    scenario = SCENARIOS[what]
    assert (scenario(True), scenario(False)) == EXPECTED[what]  # noqa: FBT003 - with it, and without


def test_every_scenario_of_these_is_expected() -> None:
    assert {what for what, play in SCENARIOS.items() if play.__module__ == shown.__name__} == EXPECTED.keys()
