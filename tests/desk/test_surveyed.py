"""The map that is played on, drawn in the console as far as it was seen."""

from __future__ import annotations

import msgspec
import pytest

from rpg.desk.surveyed import on_map, survey
from rpg.game.refusal import Refusal
from rpg.maps.ascii import numbers, window
from rpg.maps.walk import entrance
from tests.desk.game import Game, rules, voice
from tests.desk.test_charted_way import until_crossed
from tests.desk.test_charting import FILE, city, game
from tests.desk.test_depth import first
from tests.game.strata.maps import found, joined
from tests.maps.places import drawn, place


@pytest.fixture(scope="module")
def crossed() -> Game:
    """They have entered the first place of a map on an expedition."""
    return until_crossed((f"expedition out {FILE}", "cross"), entrance(city()))


def test_on_an_expedition_the_map_is_drawn_as_far_as_it_was_seen_with_where_they_are(crossed: Game) -> None:
    gate = entrance(city())
    told = crossed("map")
    number = numbers(city())[gate]
    name = next(p.name for p in city().places if p.key == gate)
    assert f"<{number}>" in told
    assert f"{number} {name} (" in told.splitlines()[-1]
    assert told.endswith("you are here")
    assert "stratum 00" in told.splitlines()[0]
    assert "#" in told
    assert not crossed.result.deed
    unseen = [p for p in city().places if p.key != gate]
    assert [p.name for p in unseen if f" {p.name} (" in told] == []


def test_a_drawing_is_no_wider_than_the_terminal_and_holds_where_they_are(crossed: Game) -> None:
    for columns in (24, 40, 80):
        table = msgspec.structs.replace(crossed.table(), columns=columns)
        says = survey(table.rules, table.world, columns=table.columns)
        assert not isinstance(says, Refusal)
        lines = [voice("en").say(say) for say in says]
        cells = [line for line in lines if line.startswith("  ") and "(" not in line and "·" not in line]
        assert max(map(len, cells)) <= columns
        assert any("<" in line for line in cells)


def test_before_the_entrance_nothing_was_seen_and_that_is_said() -> None:
    played = game()
    played(f"expedition out {FILE}")
    assert "nothing of the map has been seen" in played("map")
    assert played.result.status == "refused"
    assert played.status("map x") == "usage"


def test_another_stratum_is_drawn_by_its_depth_and_one_of_which_nothing_was_seen_is_told() -> None:
    played = game()
    upper = next(p for p in city().places if p.stratum == 1)
    played(f"chart {FILE}", f"at {numbers(city())[upper.key]}")
    assert "stratum −01" in played("map").splitlines()[0]
    assert played("map -1").endswith("you are here")
    assert "nothing of stratum 00 has been seen; seen: −01" in played("map 0")
    assert "nothing of stratum −02 has been seen; seen: −01" in played("map −02")
    played(f"seen {numbers(city())[entrance(city())]}")
    assert "you are here" not in played("map 0")
    assert "<" not in "".join(played("map 0").splitlines()[1:])


def test_players_get_no_more_than_they_know() -> None:
    played = game()
    played("chart food-run", "at 5", "!seen 7")
    known = played.log.public_at(played.log.at)
    assert on_map(known)
    says = survey(rules(), known, columns=80)
    assert not isinstance(says, Refusal)
    told = "\n".join(voice("it").say(say) for say in says)
    assert told.endswith("siete qui")
    assert any(line.startswith("  7 ") and "(" in line for line in played("map").splitlines())
    assert not any(line.startswith("  7 ") and "(" in line for line in told.splitlines())


def test_in_the_depth_and_on_the_way_of_a_story_the_map_is_the_old_one() -> None:
    played = game()
    assert not on_map(played.world)
    assert "nobody has charted" in played("map")
    played("chart food-run", "at 5", "expedition out 0,1")
    assert not on_map(played.world)
    assert "you are here" not in played("map 3")


def test_without_an_expedition_the_charted_depth_is_drawn_first() -> None:
    played = first(found(2, row=1), joined(2, 1, 2))
    played("chart food-run", "at 5")
    assert "<0.1>" in played("map")
    assert "you are here" in survey_text(played)


def survey_text(played: Game) -> str:
    says = survey(rules(), played.world, columns=80)
    return "" if isinstance(says, Refusal) else "\n".join(voice("en").say(say) for say in says)


def test_a_window_is_cut_about_a_place_and_keeps_the_frame() -> None:
    row = "#" + "." * 58 + "#"
    map_ = drawn(("#" * 60, *[row] * 8, "#" * 60), places=(place("end", 50, 3, 6, 3),))
    lines = window(map_, 0, "end", columns=24, rows=5)
    assert len(lines) == 7
    assert max(map(len, lines)) == 24
    assert any("<1>" in line for line in lines)
    assert lines[0] == lines[-1]
    assert "11" in lines[0]
    assert window(map_, 0, columns=200)[1:-1] == tuple(line.rstrip() for line in window(map_, 0, columns=64)[1:-1])
