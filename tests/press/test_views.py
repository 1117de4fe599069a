"""Where pointers may lead (printables/views.json) is where they lead: the same names, and the same sort of thing."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest

from rpg.press.cards.facts import KINDS, facts
from rpg.press.sheet.layout import Shows
from rpg.press.sheet.machine import machine_view
from rpg.press.sheet.outing import outing_view
from rpg.press.sheet.stranger import stranger_view
from rpg.press.sheet.view import view
from rpg.press.sheet.village import village_view
from rpg.rulebook.printed.known import views
from tests.press.papers import person, rules, voice
from tests.press.test_other_sheets import world

TABLE = "core:table/omen"


def shown() -> dict[str, list[dict[str, Any]]]:
    """Every view blank and full."""
    said = voice()
    full = person(scars=("limp",))
    return {
        "character": [
            view(None, rules(), said),
            view(full, rules(), said, {"expedition.1.where": "far", "hunger": "1"}),
        ],
        "village": [village_view(of, rules(), said) for of in (None, world())],
        "expedition": [outing_view(of, rules(), said) for of in (None, world())],
        "wanderer": [stranger_view(of, rules(), said) for of in (None, world())],
        "adversary": [machine_view(one, said) for one in rules().encounter.adversaries.values()],
    }


def differences(tree: object, value: Any, at: str = "") -> list[str]:
    """Where a value is not what the tree says; an empty text stands for anything that is not known yet."""
    match tree:
        case dict():
            names = set(value) if isinstance(value, dict) else set[str]()
            odd = [f"{at}: {sorted(names ^ set(tree))}"] if names != set(tree) else []
            return odd + [
                line for key in tree if key in names for line in differences(tree[key], value[key], f"{at}/{key}")
            ]
        case list():
            return (
                [line for item in value for line in differences(tree[0], item, at)] if isinstance(value, list) else [at]
            )
        case "number":
            return (
                [] if value == "" or (isinstance(value, int) and not isinstance(value, bool)) else [f"{at}: {value!r}"]
            )
        case "truth":
            return [] if isinstance(value, bool) else [f"{at}: {value!r}"]
        case _:
            return [] if isinstance(value, str | int) and not isinstance(value, bool) else [f"{at}: {value!r}"]


def test_there_is_a_view_of_whatever_a_sheet_shows():
    assert set(views("sheet")) == set(get_args(Shows))
    assert set(views("card")) == {*KINDS, "table"}


@pytest.mark.parametrize("name", get_args(Shows))
def test_a_sheet_points_where_its_view_says(name):
    assert [line for value in shown()[name] for line in differences(views("sheet")[name], value)] == []


@pytest.mark.parametrize("name", get_args(Shows))
def test_a_list_that_can_be_pointed_into_is_full_somewhere(name):
    """Else the items that the view tells of were compared with nothing."""
    for key, tree in views("sheet")[name].items():  # type: ignore[union-attr]  # a sheet's view is an object
        if isinstance(tree, list):
            assert any(value[key] for value in shown()[name]), key


@pytest.mark.parametrize("kind", [*KINDS, TABLE])
def test_a_card_points_where_its_view_says(kind):
    tree: Any = views("card")[kind if kind in KINDS else "table"]
    told = [{**thing, "part": ""} for thing in facts(kind, rules(), voice())]
    weapons = [thing["weapon"] for thing in told if "weapon" in thing]
    assert told
    plain = {key: inner for key, inner in tree.items() if key != "weapon"}
    bare = [{key: value for key, value in thing.items() if key != "weapon"} for thing in told]
    assert {line for thing in bare for line in differences(plain, thing)} == set()
    known = views("card")["gear"]["weapon"]  # type: ignore[call-overload, index]  # the view of gear is an object
    assert [line for weapon in weapons if weapon for line in differences(known, weapon)] == []


def test_a_lie_in_a_view_would_be_found():
    tree = msgspec.json.decode(msgspec.json.encode(views("sheet")["village"]))
    assert differences({**tree, "moon": "text"}, shown()["village"][1])
    assert differences({**tree, "hunger": {"most": "text", "marked": "truth"}}, shown()["village"][1])
