"""Maps in play: which one, where on it they are, what of it was seen; an expedition from place to place of one."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.campaign.atlas import Chart
from rpg.campaign.events import MapSeen, MapTaken, SceneSet
from rpg.desk.charting import Ground
from rpg.desk.meant import Reader
from rpg.game.expedition import events as e
from rpg.game.refusal import Refusal
from rpg.maps.ascii import numbers
from rpg.maps.coordinates import zone_of_place
from tests.desk.game import Game, rules
from tests.maps.making import made

if TYPE_CHECKING:
    from rpg.maps.model import Map

FILE = "map-5.json"


def game(seed: str = "7", language: str = "en") -> Game:
    """The people of the story, and a generated map in a file beside them."""
    played = Game(seed, language)
    played("join" if language == "en" else "entra")
    played.maps[FILE] = city()
    return played


def city() -> Map:
    return msgspec.structs.replace(made("5", 2), id="./map/city")


def chart(played: Game) -> Chart:
    return played.world.atlas.chart


def test_a_map_of_the_packs_is_taken_up_and_put_away() -> None:
    played = game()
    assert "silo under the sentinel" in played("chart food-run")
    assert played.world.atlas.map == "zuru:map/food-run"
    assert played("chart") == "map: The food run: the silo under the sentinel"
    assert played("chart none") == "no map is played on"
    assert played.status("chart") == "refused"
    assert played.result.prefill == "chart food-run"


def test_a_map_out_of_a_file_is_kept_in_the_log_once() -> None:
    played = game()
    played(f"chart {FILE}")
    assert chart(played).own == city()
    played(f"chart {FILE}")
    facts = played.log.kept[played.log.at].facts
    assert [fact.event for fact in facts] == [MapTaken(map="./map/city")]
    played.maps.clear()
    assert played.status(f"chart {FILE}") == "refused"
    assert chart(played).own == city()


def test_a_file_that_is_no_map_says_why() -> None:
    played = game()
    played.maps["bad.json"] = "bad.json:3:7: a row is too short"  # type: ignore[assignment]  # why it is none
    assert "bad.json:3:7" in played("chart bad.json")
    assert played.result.status == "refused"


@pytest.mark.parametrize("word", ["𐩀", "9" * 5000, "-5"])
@pytest.mark.parametrize("verb", ["at", "seen"])
def test_signs_that_are_no_number_mean_no_place(verb: str, word: str) -> None:
    played = game()
    played("chart food-run")
    assert played.status(f"{verb} {word}") == "refused"
    assert chart(played).seen == ()


@pytest.mark.parametrize("words", ["5", "at 5", "B7", "in b7", "gallery of piers", "piers", "Gallery of p"])
def test_a_place_is_meant_by_its_number_its_zone_or_its_name(words: str) -> None:
    played = game()
    played("chart food-run", f"at {words}")
    assert chart(played).at == "piers"
    assert chart(played).seen == ("piers",)


def test_in_italian_too() -> None:
    played = game(language="it")
    played("carta food-run")
    assert "sono in 5" in played("siamo nel luogo 5")
    assert "7 " in played("visto 7, la zona C3") or played.result.status == "refused"
    assert played.status("visto 7, c3") == "ok"
    assert chart(played).seen == ("piers", "cut-walk", "poles")


def test_italian_counts_one_place_and_more_and_says_what_it_does_not_know() -> None:
    played = game(language="it")
    played("carta food-run", "siamo nel luogo 5")
    assert "visto 1 luogo su " in played("visto")
    played("visto 7, c3")
    assert "visti 3 luoghi su " in played("visto")
    assert "qui non c’è nulla che si chiami «valvola»" in played("carta valvola")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "7, C3 and the head of the sentinel"),
        ("en", "7 and c3 and head of the sentinel"),
        ("en", "7; 0:C3; and head of the sentinel"),
        ("en", "7 c3, head of the sentinel, 7"),
        ("it", "7, c3 e head of the sentinel"),
        ("it", "7 e C3 e head"),
    ],
)
def test_a_list_is_read_as_one_would_write_it(language: str, words: str) -> None:
    played = game(language=language)
    verb = {"en": "seen", "it": "visto"}[language]
    played({"en": "chart food-run", "it": "carta food-run"}[language], f"{verb} {words}")
    assert chart(played).seen == ("cut-walk", "poles", "head")


@pytest.mark.parametrize("name", ["A picker, hands full", "picker, hands full", "the picker, hands full"])
def test_a_name_with_an_article_or_a_comma_is_read_whole(name: str) -> None:
    played = game()
    played.maps["own.json"] = msgspec.structs.replace(
        city(), features=(msgspec.structs.replace(city().features[0], name="A picker, hands full"),)
    )
    played("chart own.json", f"seen {name}")
    assert chart(played).seen == (city().features[0].key,)


def test_in_a_list_one_word_that_means_nothing_takes_all_of_it_back() -> None:
    played = game()
    played("chart food-run")
    assert "“99” is no place" in played("seen 7 and 99")
    assert chart(played).seen == ()


def test_a_zone_may_name_its_stratum() -> None:
    played = game()
    played("chart food-run", "at 0:B7")
    assert chart(played).at == "piers"
    played("at 5", "at 0:B 07")
    assert chart(played).at == "piers"
    assert "there is no stratum 8" in played("at 8:B7")


def test_the_sign_of_a_stratum_above_is_no_word_between_two_places() -> None:
    played = game()
    above = tuple(msgspec.structs.replace(level, depth=index - 1) for index, level in enumerate(city().strata))
    played.maps["own.json"] = msgspec.structs.replace(city(), strata=above)
    one, other = (next(place for place in city().places if place.stratum == index) for index in (0, 1))
    zone = zone_of_place(city(), one)
    played("chart own.json", f"at +01:{zone}")
    at = chart(played).at
    assert next(place.stratum for place in city().places if place.key == at) == 0
    assert "there is no stratum -01" in played(f"at −01:{zone}")
    number = numbers(city())[other.key]
    for said in (f"{number} and +01:{zone}", f"+01:{zone}+{number}", f"{number} + +01:{zone}"):
        played(f"seen {said}")
        assert {*chart(played).seen} == {at, other.key}
        played("undo")


def test_four_times_the_blanks_in_a_list_take_about_four_times_as_long() -> None:
    """And not sixteen times."""
    reader = Reader(rules(), "en", Ground(city(), Chart()))

    def seconds(blanks: int) -> float:
        words, taken = f"x{' ' * blanks}y", []
        for _ in range(3):
            begun = perf_counter()
            assert isinstance(reader.several(words), Refusal)
            taken.append(perf_counter() - begun)
        return min(taken)

    reader.several("x")  # what is read once
    assert seconds(8_000) < 9 * seconds(2_000)


def test_what_is_no_place_or_could_be_several_is_refused() -> None:
    played = game()
    played("chart food-run")
    assert "is no place of" in played("at 99")
    assert played.result.status == "refused"
    assert played.status("at stair") == "ok"
    assert "can be" in played("at h12") or "no place" in played.text()
    assert chart(played).seen == ("stair",)


def test_undo_takes_back_what_was_seen() -> None:
    played = game()
    played("chart food-run", "at 5", "seen 7, head of the sentinel")
    assert chart(played).seen == ("piers", "cut-walk", "head")
    played("undo")
    assert chart(played).seen == ("piers",)
    played("undo 2")
    assert played.world.atlas.map == ""


def test_a_scene_that_was_tied_to_a_place_leads_back_to_it() -> None:
    played = game()
    played("chart food-run", "go a nook", "at 5", "go elsewhere", "at 7")
    assert chart(played).at == "cut-walk"
    played("go a nook")
    assert chart(played).at == "piers"


def test_a_line_that_is_a_secret_shows_players_nothing() -> None:
    played = game()
    played("chart food-run", "at 5", "!seen 7")
    assert chart(played).seen == ("piers", "cut-walk")
    assert played.log.public_at(played.log.at).atlas.chart.seen == ("piers",)


def test_players_hold_no_more_of_a_map_than_was_seen() -> None:
    played = game()
    played(f"chart {FILE}", "at 8")
    own = played.log.public_at(played.log.at).atlas.chart.own
    assert own is not None
    key = next(key for key, number in numbers(city()).items() if number == 8)
    assert [place.key for place in own.places] == [key]
    said = msgspec.json.encode(played.log.public_at(played.log.at)).decode()
    assert [str(p.gm) for p in city().places if p.gm and str(p.gm) in said] == []


def test_old_events_are_read_as_they_were() -> None:
    raw = b'{"type":"expedition/set_out","sector":"s","route":[{"watch":1}],"people":["a"],"pace":"steady"}'
    out = msgspec.json.decode(raw, type=e.SetOut)
    assert out.route[0].place == ""
    assert out.route[0].food


def test_a_map_that_nobody_plays_on_is_seen_of_nobody() -> None:
    played = game()
    played.add(MapSeen(map="zuru:map/ring", seen=("vats",), at="vats"), SceneSet(title="x"))
    assert played.world.atlas.charts == {}


def test_the_way_of_a_story_leads_past_places_of_its_map() -> None:
    """Each scene of a route that is a place names one that there is; entering it is having seen it."""
    ways = [
        (story.maps, route)
        for story in rules().stories.values()
        for route in (story.route, *(rules().scenes[key].route for key in story.scenes))
    ]
    tied = [(maps, node.place) for maps, way in ways for node in way if node.place]
    assert len(tied) > 10
    for maps, place in tied:
        assert any(place in {p.key for p in rules().maps[full].places} for full in maps)
    for seed in range(60):
        played = game(str(seed))
        if all(played.status(line) == "ok" for line in ("chart food-run", "expedition out", "cross")):
            assert chart(played).seen == ("lift",)
            assert played.status("at 3") == "ok"
            return
    raise AssertionError
