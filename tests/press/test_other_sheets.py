"""Sheets of the village, of an expedition, of the Wanderer and of adversaries: whole, legible, bound to the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from rpg.campaign.atlas import Atlas, Chart
from rpg.campaign.world import World
from rpg.game.character.state import People
from rpg.game.community.state import Community
from rpg.game.expedition.rules import Node
from rpg.game.expedition.state import Expeditions, Trip
from rpg.game.wanderer.state import Wanderer
from rpg.maps.ascii import numbers
from rpg.maps.coordinates import zone_of_place
from rpg.press import boxes as b
from rpg.press import ink, shelf
from rpg.press.binding import bind
from rpg.press.cards.facts import facts
from rpg.press.homebrew import Printables
from rpg.press.legible import walk
from rpg.press.options import Laid, Options
from rpg.press.printing import look, print_adversaries, print_village
from rpg.press.sheet.machine import machine_view
from rpg.press.sheet.outing import outing_view
from rpg.press.sheet.page import filled
from rpg.press.sheet.stranger import stranger_view
from rpg.press.sheet.village import village_view
from rpg.words import Term
from tests.maps.making import made
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, NAMES, PAPERS, THEMES, person, rules, voice

if TYPE_CHECKING:
    from collections.abc import Callable

VIEWS: dict[str, Callable[..., dict[str, Any]]] = {
    "village": village_view,
    "expedition": outing_view,
    "wanderer": stranger_view,
}
MACHINES = tuple(rules().encounter.adversaries.values())


def world() -> World:
    """A campaign in the middle of everything."""
    people = {name: person(name) for name in NAMES}
    route = (Node(watch=2, scene="zuru:scene/silo"), Node(watch=1), Node(watch=3))
    trip = Trip(sector="home", route=route, where=2, people=NAMES, pace="careful", leader="zuru", lookout="tae")
    return World(
        people=People(people),
        community=Community(population=-7, stores=3, hunger=2, cohesion=-1, levels={"ward": 2}, ticks={"larder": 5}),
        expeditions=Expeditions(trip=trip),
        wanderer=Wanderer(nearer=2, spent=3, harm=6, said=2, interventions=1),
    )


def laid(name: str, of: World | None = None, language: str = "en", paper: str = "a4", theme: str = "concrete") -> Laid:
    options = Options(paper=paper, theme=theme, notice=voice(language).word("press.notice"))
    shown = VIEWS[name](of, rules(), voice(language))
    return filled(shown, (name, name), rules(), voice(language), look(theme), shelf.sheet(name), options)


def machine(machine_: Any, language: str = "en", paper: str = "a4") -> Laid:
    options = Options(paper=paper, notice=voice(language).word("press.notice"))
    said = (voice(language).term(Term(machine_.id)), "")
    return filled(
        machine_view(machine_, voice(language)), said, rules(), voice(language), look("concrete"),
        shelf.sheet("adversary"), options,
    )  # fmt: skip


def values(one: Laid) -> dict[str, str]:
    boxes = (box for page in one.document.pages for box in walk(page.boxes))
    return {box.name: box.value for box in boxes if isinstance(box, b.Field)}


def ticked(one: Laid, beginning: str) -> int:
    boxes = (box for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Check))
    return sum(box.on for box in boxes if box.name.startswith(beginning))


def said(one: Laid) -> str:
    return " ".join(box.text for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("of", [None, world()], ids=["blank", "campaign"])
def test_every_page_fits_and_nothing_overlaps(name: str, paper: str, language: str, of: World | None):
    one = laid(name, of, language, paper)
    assert one.problems == ()
    assert [crowded(page, look("concrete").metrics) for page in one.document.pages] == [[] for _ in one.document.pages]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_adversary_fits(language: str, paper: str):
    for kind in MACHINES:
        one = machine(kind, language, paper)
        assert (kind.id, one.problems) == (kind.id, ())
        assert [crowded(page, look("concrete").metrics) for page in one.document.pages] == [[]], kind.id


@pytest.mark.parametrize("paper", PAPERS)
def test_the_wanderer_has_all_his_boxes_in_rows_of_ten(paper: str):
    one = laid("wanderer", world(), "it", paper)
    boxes = [box for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Check)]
    heights = [box.y for box in boxes if box.name.startswith("vitality.")]
    assert len(heights) == rules().wanderer.block.vitality
    assert [heights.count(y) for y in sorted(set(heights))] == [10, 10]
    assert values(one)["notes"] == ""


def test_the_record_has_the_ladder_of_the_alert():
    one = laid("expedition", world())
    levels = rules().safeguard.ladder.levels
    assert {f"L{n}" for n in range(1, len(levels))} <= set(said(one).split())
    boxes = [box for page in one.document.pages for box in walk(page.boxes)]
    places = {box.name: (box.x, box.y) for box in boxes if isinstance(box, b.Check)}
    signal = {box.outlines[0].points[0] for box in boxes if isinstance(box, b.Path) and box.colour == "signal"}
    assert signal == {places[f"alert.{level.points}"] for level in levels if level.dispatch}


def test_the_record_has_a_dashed_box_for_every_beat_that_a_lure_adds():
    one = laid("expedition")
    dashed = [box for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Path) and box.dash]
    lure = rules().safeguard.countermeasures["core:countermeasure/lure"]
    assert len(dashed) == lure.clean.clock
    assert voice().word("press.outing.arrival_note") in said(one)


@pytest.mark.parametrize(("pace", "faces"), [("careful", "1"), ("rush", "1–2"), ("odd", "")])
def test_the_record_says_which_faces_bring_a_presence(pace: str, faces: str):
    now = world()
    assert now.expeditions.trip is not None
    trip = msgspec.structs.replace(now.expeditions.trip, pace=pace)
    now = msgspec.structs.replace(now, expeditions=Expeditions(trip=trip))
    assert values(laid("expedition", now))["presence"] == faces


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_village_says_the_level_of_each_development(language: str):
    one, blank = laid("village", world(), language), laid("village", None, language)
    own = rules().community
    shown = {"larder": 1, "ward": own.developments.ward.start + 2, "workshop": 1, "memory": 1}
    assert {key: values(one)[f"{key}.level"] for key in shown} == {key: str(level) for key, level in shown.items()}
    assert {values(blank)[f"{key}.level"] for key in shown} == {""}
    begins = voice(language).word("press.village.begins", n=own.developments.ward.start)
    assert (begins in said(blank), begins in said(one)) == (True, False)
    assert voice(language).word("press.village.to_level", n=5) in said(one)
    assert ticked(blank, "ward.") == 0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", VIEWS)
def test_they_are_tagged_and_whole(name: str, theme: str):
    assert structure(ink.write(laid(name, world(), theme=theme).document)) == []


def test_a_blank_village_begins_as_villages_begin():
    one = laid("village")
    assert values(one)["population"] == ""
    assert ticked(one, "hunger") == ticked(one, "cohesion") == 0
    known = rules().community.developments
    assert known.ward.start == 2
    boxes = [box.name for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Check)]
    assert len([name for name in boxes if name.startswith("ward.")]) == sum(known.ward.clocks[1:])
    assert ticked(one, "ward.") == ticked(one, "larder.") == 0


def test_a_village_is_shown_as_it_stands():
    one = laid("village", world())
    found = values(one)
    assert (found["population"], found["stores"], found["need"]) == ("53", "15", "6")
    assert (ticked(one, "hunger"), ticked(one, "cohesion")) == (2, 3)
    ward, larder = rules().community.developments.ward, rules().community.developments.larder
    assert ticked(one, "ward.") == sum(ward.clocks[1:3])  # it has risen from 2 to 4
    assert larder.start == 1
    assert ticked(one, "larder.") == 5


@pytest.mark.parametrize(("season", "said"), [("", ""), ("dark", "Dark")])
def test_a_season_is_named_where_there_is_one(season: str, said: str):
    own = world()
    now = msgspec.structs.replace(own, community=msgspec.structs.replace(own.community, season=season, cycles=2))
    assert values(laid("village", now))["season"] == said
    assert values(laid("expedition", now))["cycle"] == f"{said} 3".strip()


def test_the_numbers_of_a_village_are_those_of_the_rules():
    lost = msgspec.structs.replace(rules().community.lost, hunger=9, population=33)
    changed = msgspec.structs.replace(rules(), community=msgspec.structs.replace(rules().community, lost=lost))
    options = Options(notice="")
    shown = village_view(None, changed, voice())
    one = filled(shown, ("", ""), changed, voice(), look("concrete"), shelf.sheet("village"), options)
    assert "Lost at Hunger 9" in said(one)
    assert "33 people" in said(one)
    assert "Lost at Hunger 9" not in said(laid("village"))


def test_an_expedition_names_who_goes_and_where():
    found = values(laid("expedition", world()))
    names = {value for key, value in found.items() if key.startswith("person") and key.endswith("name")}
    assert {"Zuru", "Tae", "Oru", "Minto", "Sefa"} <= names
    assert found["leader"] == "Zuru"
    assert found["lookout"] == "Tae"
    assert found["pace"] == "Careful"
    watches = [value for key, value in found.items() if key.startswith("node") and key.endswith("watch")]
    assert watches[:4] == ["2", "1", "", ""]  # they are in the second; the third is still the GM's
    places = [value for key, value in found.items() if key.startswith("node") and key.endswith("place")]
    assert not any(places[2:])
    assert not [value for value in values(laid("expedition")).values() if value]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_what_the_party_carries_has_its_room_in_the_record(language: str, paper: str):
    """As the food run begins, the handler and the listener carry most."""
    now = world()
    carried = {"zuru": ("line-spool",), "sefa": ("ear-rig",)}
    people = {
        who: msgspec.structs.replace(
            one, gear=tuple(f"core:gear/{it}" for it in ("fisher-suit", "bolt-rifle", *carried.get(who, ()), "gaff"))
        )
        for who, one in now.people.by_id.items()
    }
    found = values(laid("expedition", msgspec.structs.replace(now, people=People(people)), language, paper))
    assert found["person.1.gear"].count(",") == 3
    assert found["notes"] == ""


def test_an_expedition_over_a_map_of_ones_own_says_its_places():
    map_ = made("2", 2)
    one, two, three = map_.places[:3]
    three = msgspec.structs.replace(three, hidden=True)
    map_ = msgspec.structs.replace(map_, places=(one, two, three, *map_.places[3:]))
    route = tuple(Node(watch=1, place=place.key) for place in (one, two, three))
    trip = Trip(sector="home", route=route, where=1, people=NAMES, pace="normal", map=map_.id)
    now = msgspec.structs.replace(
        world(), atlas=Atlas(map=map_.id, charts={map_.id: Chart(own=map_)}), expeditions=Expeditions(trip=trip)
    )

    def called(of: World) -> list[str]:
        found = values(laid("expedition", of))
        return [found["where"], *(found[f"node.{n}.place"] for n in (1, 2, 3))]

    names = [f"{numbers(map_)[p.key]} {p.name} ({zone_of_place(map_, p)})" for p in (one, two, three)]
    assert called(now) == ["", names[0], "", ""]  # the hidden one has no name before they stand in it
    there = msgspec.structs.replace(trip, where=3)
    assert called(msgspec.structs.replace(now, expeditions=Expeditions(trip=there))) == [names[2], *names]
    short = msgspec.structs.replace(trip, route=route[:2])
    assert called(msgspec.structs.replace(now, expeditions=Expeditions(trip=short)))[:3] == [names[1], names[0], ""]


def test_the_wanderer_has_what_he_has_left():
    one = laid("wanderer", world())
    own = rules().wanderer
    assert ticked(one, "vitality") == 6
    assert ticked(one, "charge") == 3
    assert ticked(one, "proximity") == min(own.proximity.most, own.proximity.start + 2)
    assert ticked(one, "words") == 2
    assert ticked(one, "interventions") == 1
    assert len([name for name in values(one) if name.startswith("level") and name.endswith("name")]) >= len(
        own.emitter.levels
    )


@pytest.mark.parametrize(("integrity", "rows"), [(4, 16), (12, 16), (13, 8), (25, 8), (26, 1), (200, 1)])
def test_there_are_boxes_for_as_many_machines_as_come(integrity: int, rows: int):
    one = machine(msgspec.structs.replace(MACHINES[0], integrity=integrity))
    assert one.problems == ()
    boxes = (box for page in one.document.pages for box in walk(page.boxes) if isinstance(box, b.Check))
    assert len([box for box in boxes if ".box." in box.name]) == rows * integrity


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trait_and_every_move_is_told(language: str):
    speak = voice(language)
    for kind in MACHINES:
        told = said(machine(kind, language)).replace("  ", " ")
        for move in kind.moves:
            assert speak.term(Term(kind.id, f"moves.{move.key}.text")).split()[-1] in told, (kind.id, move.key)
        assert not any(f"trait.{trait.key}" in told for trait in kind.traits)


@pytest.mark.parametrize(
    ("language", "paper"),
    [
        ("en", "a4"),
        ("it", "letter"),
        *(pytest.param(*one, marks=pytest.mark.full) for one in (("it", "a4"), ("en", "letter"))),
    ],
)
def test_half_a_page_holds_every_adversary_of_the_game(language: str, paper: str):
    options = Options(paper=paper, notice=voice(language).word("press.notice"))
    made = print_adversaries(MACHINES, rules(), voice(language), options)
    assert (len(made.document.pages), made.problems) == (len(MACHINES) // 2, ())
    for page in made.document.pages:
        assert crowded(page, look("concrete").metrics) == []
    boxes = [box for page in made.document.pages for box in walk(page.boxes)]
    names = [box.name for box in boxes if isinstance(box, b.Field | b.Check)]
    assert len(names) == len(set(names))
    ticks = [name for name in names if ".box." in name]
    assert len(ticks) == sum(
        kind.integrity * (16 if kind.integrity <= 12 else 8 if kind.integrity <= 25 else 1) for kind in MACHINES
    )


def test_who_does_not_fit_into_half_a_page_has_one_and_so_have_those_whose_sheet_a_pack_lays_out():
    speak, (one, other, third) = voice(), MACHINES[:3]
    talkative = msgspec.structs.replace(other, moves=other.moves * 4)
    made = print_adversaries((one, talkative, third), rules(), speak, Options())
    assert [page.bookmark for page in made.document.pages] == [
        f"{speak.term(Term(one.id))} · {speak.term(Term(third.id))}", speak.term(Term(other.id))
    ]  # fmt: skip
    own = Printables(sheets={"adversary": shelf.sheet("adversary")})
    assert len(print_adversaries(MACHINES[:2], rules(), speak, Options(), own).document.pages) == 2
    assert len(print_adversaries(MACHINES[:2], rules(), speak, Options(large=True)).document.pages) > 2


def test_adversaries_are_bound_together_with_a_page_and_a_bookmark_each():
    pair = bind([machine(kind).document for kind in MACHINES[:2]], "adversaries", "two of them", both_sides=False)
    assert [page.bookmark for page in pair.pages] == [voice().term(Term(kind.id)) for kind in MACHINES[:2]]
    names = [box.name for page in pair.pages for box in walk(page.boxes) if isinstance(box, b.Field | b.Check)]
    assert len(names) == len(set(names)) > 20
    assert structure(ink.write(pair)) == []


def test_the_bytes_are_the_same_again():
    assert print_village(world(), rules(), voice(), Options()) == print_village(world(), rules(), voice(), Options())
    again = print_adversaries(MACHINES[:3], rules(), voice(), Options())
    assert again == print_adversaries(MACHINES[:3], rules(), voice(), Options())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_faction_has_one_name_on_cards_and_on_sheets(language: str) -> None:
    own, speak = rules(), voice(language)
    cards = {card["name"]: card["note"] for card in facts("adversary", own, speak)}
    machines = [machine_view(each, speak)["machine"] for each in own.encounter.adversaries.values()]
    assert len(machines) > 10
    assert {each["name"]: each["faction"] for each in machines} == cards
