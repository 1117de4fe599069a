"""What is told of a map that does not hold: the names that stand on the plate, not the keys of the file."""

from __future__ import annotations

import json

import pytest

from rpg.cli.map_file import encoded
from rpg.rulebook.sense_map import map_faults
from tests.maps.making import made
from tests.press.papers import voice


@pytest.mark.parametrize(("language", "never"), [("en", "never opens"), ("it", "non si apre mai")])
def test_a_seal_that_never_opens_is_told_by_name_zone_and_number(language: str, never: str) -> None:
    entity = json.loads(encoded(made("5", 2)))
    sealed = next(thing for thing in entity["features"] if thing.get("opened_by"))
    shut = {link["one"] for link in entity["links"] if link.get("lock") == sealed["key"]}
    behind = {link["other"] for link in entity["links"] if link.get("lock") == sealed["key"]} | shut
    told = []
    for key in sorted(behind):
        for thing in entity["features"]:
            if thing.get("opened_by"):
                thing["opened_by"] = key
        told += [voice(language).value(fault.values["why"]) for fault in map_faults(entity)]
    assert any(never in line for line in told)
    assert not any(key in line for line in told for key in (sealed["key"], *behind))
    assert any(place["name"] in line for line in told for place in entity["places"] if place["key"] in behind)
