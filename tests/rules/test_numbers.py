"""The numbers of the core rules keep to the design of GAME.md: points, ladder, ceilings, harm, bonuses."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

CORE = Path(__file__).parents[2] / "rules" / "core"


def entities(kind: str) -> dict[str, dict[str, Any]]:
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted((CORE / kind).glob("*.json"))}


def test_archetypes_are_made_with_the_points_of_creation() -> None:
    limits = entities("person-rules")["standard"]
    for slug, archetype in entities("archetype").items():
        attributes, skills = archetype["attributes"].values(), archetype["skills"].values()
        assert (sum(attributes), sum(skills)) == (limits["attribute_points"], limits["skill_points"]), slug
        for numbers, limit in ((attributes, "attribute_max"), (skills, "skill_max")):
            *others, most = sorted(numbers)
            assert max(others) <= limits[limit], slug
            assert most <= max(limits[limit], archetype.get(limit, 0)), slug


def test_only_the_remnant_may_exceed_what_others_may_have() -> None:
    over = {
        slug for slug, archetype in entities("archetype").items() if {"attribute_max", "skill_max"} & set(archetype)
    }
    assert over == {"remnant"}


def test_the_alert_climbs_without_a_step_back() -> None:
    levels = entities("alert-ladder")["city"]["levels"]
    for low, high in pairwise(levels):
        assert low["points"] < high["points"], high["key"]
        assert low["floor_after_peak"] <= high["floor_after_peak"], high["key"]
    for level in levels[1:]:
        assert level["floor_after_peak"] < level["points"], level["key"]
    clocks = [level["dispatch"]["arrival_clock"] for level in levels if "dispatch" in level]
    assert clocks == [6, 4, 3, 2]
    assert [level["points"] for level in levels] == [0, 2, 4, 7, 10, 14, 19]


def test_ceilings_end_at_the_last_level_and_one_trigger_reaches_it() -> None:
    ceilings = {slug: trigger["ceiling"] for slug, trigger in entities("trigger").items()}
    assert max(ceilings.values()) == len(entities("alert-ladder")["city"]["levels"]) - 1
    assert ceilings["noise"] == 3
    assert len(ceilings) == 15


def test_a_partial_in_contact_hurts_almost_as_a_fail() -> None:
    for slug, adversary in entities("adversary").items():
        harm = adversary["harm"]
        assert harm["partial"] <= harm["fail"], slug
        assert adversary["faction"] != "safeguard" or harm["partial"] >= 0.6 * harm["fail"], slug
        assert adversary["threat"] <= 6, slug


def test_gear_gives_at_most_one_die() -> None:
    for slug, gear in entities("gear").items():
        dice = [bonus["dice"] for bonus in gear.get("bonuses", ())] + [gear.get("weapon", {}).get("bonus", 0)]
        assert gear.get("relic") or max(dice) <= 1, slug


def test_a_watch_a_cycle_and_a_season() -> None:
    time = entities("time")["standard"]
    assert (time["watch_minutes"], time["cycle_days"], time["season_cycles"]) == (8 * 60, 10, 9)
