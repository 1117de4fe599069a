"""Every story that ships can be played: scenes open, expeditions set out, fronts move; in both languages."""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec
import pypdf
import pytest

from rpg.campaign.events import ClockTicked
from rpg.campaign.story import Village
from rpg.cli.founding import Plan, found, shipped
from rpg.cli.packs import rules_of
from rpg.desk.book import BOOK
from rpg.game.community import measures
from tests.walls.test_names import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rpg.campaign.entry import Fact
    from rpg.campaign.rules import Rules
    from rpg.cli.app import App
    from tests.cli.conftest import Run

SETTINGS = (shipped(), ("ashline",))
LANGUAGES = ("en", "it")
OUT = {"en": "expedition out", "it": "spedizione fuori"}
OTHERS = re.compile(r"fisher|pescator", re.IGNORECASE)
"""Words that Ashline says otherwise."""


QUOTED = re.compile(r"[“«]([^”»]+)[”»]")


@cache
def rules(packs: tuple[str, ...]) -> Rules:
    return rules_of(packs)


STORIES = [(packs, story) for packs in SETTINGS for story in sorted(rules(packs).stories)]
each_story = pytest.mark.parametrize(("packs", "story"), STORIES, ids=[story for _, story in STORIES])
each_language = pytest.mark.parametrize("language", LANGUAGES)


def begun(home: Path, packs: tuple[str, ...], story: str, language: str) -> App:
    path = home / "campaigns" / f"{language}.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    plan = Plan(
        name=language, language=language, story=story, seed="stories", packs=packs if "core" not in packs else ()
    )
    app = found(path, plan, rules(packs))
    app.keeps = False
    return app


def said(app: App, line: str) -> str:
    played = app.play_line(line)
    assert played.result.status == "ok", (line, played.says)
    return "\n".join(played.says)


def slug(full: str) -> str:
    return full.rpartition("/")[2]


@each_story
def test_what_a_story_names_is_there_and_agrees_with_itself(packs: tuple[str, ...], story: str) -> None:
    known = rules(packs)
    told = known.stories[story]
    assert set(told.people) <= known.character.named.keys()
    assert set(told.scenes) <= known.scenes.keys()
    assert told.maps
    assert set(told.maps) <= known.maps.keys()
    routes = [told.route, *(known.scenes[full].route for full in told.scenes)]
    assert any(routes)
    for node in (node for route in routes for node in route if node.scene):
        assert node.scene in told.scenes
        scene = known.scenes[node.scene]
        assert (node.watch, node.tower) == (scene.watch, scene.tower)
    for front in told.fronts:
        at = [sign.at for sign in front.signs]
        assert at == sorted(set(at))
        assert at[-1] == front.size


@each_story
@each_language
def test_every_scene_opens_and_no_other_story_shows_through(
    packs: tuple[str, ...], story: str, language: str, home: Path
) -> None:
    app = begun(home, packs, story, language)
    told = app.rules.stories[story]
    listed = [row.partition(" · ")[0] for row in said(app, "scene list").splitlines()]
    texts = app.rules.texts[language]
    assert listed == [slug(full) if language == "en" else texts[full]["name"] for full in told.scenes]
    for full in told.scenes:
        shown = said(app, f"go {slug(full)}")
        scene = app.rules.scenes[full]
        rows = [
            texts[full][f"{part}.{row.key}.text"] for part in ("aloud", "here", "tests") for row in getattr(scene, part)
        ]
        assert all(isinstance(row, str) and row in shown for row in rows), full
        assert app.world.place.scene == full


@each_story
@each_language
def test_every_prepared_expedition_sets_out_by_name_and_by_scene_and_comes_home(
    packs: tuple[str, ...], story: str, language: str, home: Path
) -> None:
    app = begun(home, packs, story, language)
    told = app.rules.stories[story]
    ways = [(scene.route, scene.sector, full) for full in told.scenes if (scene := app.rules.scenes[full]).route]
    ways += [(told.route, told.sector, "")] if told.route else []
    for route, sector, full in ways:
        for lines in ([f"{OUT[language]} {slug(full)}"], [f"go {slug(full)}", OUT[language]] if full else []):
            for line in lines:
                said(app, line)
            trip = app.world.expeditions.trip
            assert not lines or (trip and (trip.route, trip.sector) == (route, sector))
            said(app, "expedition end" if lines else "")
    said(app, f"{OUT[language]} {slug(ways[0][2])}")
    said(app, "home")
    shown = said(app, "cross")
    assert app.world.place.scene == told.scenes[0], shown


@each_story
@each_language
def test_fronts_have_clocks_that_show_their_signs_as_they_move(
    packs: tuple[str, ...], story: str, language: str, home: Path
) -> None:
    app = begun(home, packs, story, language)
    told = app.rules.stories[story]
    texts = app.rules.texts[language][story]
    assert len(app.world.clocks) == len(told.fronts)
    assert list(app.world.threads.values()) == [texts[f"threads.{thread.key}.text"] for thread in told.threads]
    for front, (key, clock) in zip(told.fronts, app.world.clocks.items(), strict=True):
        assert (key, clock.size, clock.hidden) == (
            str(texts[f"fronts.{front.key}.name"]).lower(),
            front.size,
            front.hidden,
        )
        assert str(texts[f"fronts.{front.key}.text"]) in said(app, f"front {key}")
        for filled in range(1, front.size + 1):
            shown = said(app, f"tick {key}")
            for sign in front.signs:
                assert (str(texts[f"fronts.{front.key}.signs.{sign.key}.text"]) in shown) == (sign.at == filled)
    public = app.store.public_at(app.store.head())
    assert len(public.clocks) == sum(not front.hidden for front in told.fronts)


@each_story
@each_language
def test_a_cycle_moves_the_fronts_that_it_moves_and_hidden_ones_stay_hidden(
    packs: tuple[str, ...], story: str, language: str, home: Path
) -> None:
    app = begun(home, packs, story, language)
    told, texts = app.rules.stories[story], app.rules.texts[language][story]
    clocks = dict(zip((front.key for front in told.fronts), app.world.clocks, strict=True))
    for cycle in range(1, 4):
        shown = said(app, "cycle")
        for front in told.fronts:
            assert app.world.clocks[clocks[front.key]].filled == min(front.size, cycle * front.cycle)
            for sign in front.signs:
                text = str(texts[f"fronts.{front.key}.signs.{sign.key}.text"])
                assert (text in shown) == (front.cycle > 0 and sign.at == cycle * front.cycle)
            entry = app.store.entry(app.store.head())
            assert entry
            secret = [fact.secret for fact in entry.facts if is_tick(fact, clocks[front.key])]
            assert secret == [front.hidden] * (front.cycle > 0)
    said(app, "undo 3")
    assert {clock.filled for clock in app.world.clocks.values()} <= {0}


def is_tick(fact: Fact, clock: str) -> bool:
    return isinstance(fact.event, ClockTicked) and fact.event.clock == clock


@each_story
@each_language
def test_lines_that_a_story_names_can_be_typed(packs: tuple[str, ...], story: str, language: str, home: Path) -> None:
    app = begun(home, packs, story, language)
    told, texts = app.rules.stories[story], app.rules.texts[language]
    said(app, "begin")
    quoted = {
        line
        for full in (story, *told.scenes)
        for text in texts[full].values()
        for line in QUOTED.findall(str(text))
        if line[0].islower()  # a name, and no line
        and BOOK.find(line.split()[0].strip(",")) is not None
    }
    assert [line for line in quoted if app.play_line(line).result.status not in {"ok", "refused"}] == []
    assert len(quoted) >= (10 if "season" in story else 0)


@pytest.mark.parametrize(("packs", "story", "people", "stores"), [
    (shipped(), "zuru:story/last-season", 60, 12), (("ashline",), "ashline:story/below-the-line", 40, 4),
])  # fmt: skip
def test_the_village_starts_as_its_story_says(
    packs: tuple[str, ...], story: str, people: int, stores: int, home: Path
) -> None:
    app = begun(home, packs, story, "en")
    village = app.world.community
    assert measures.population(app.rules.community, village) == people
    assert measures.stores(app.rules.community, village) == stores


def test_a_story_may_set_every_number_of_its_village(home: Path) -> None:
    known = rules(shipped())
    full = "zuru:story/last-season"
    wanted = {
        "population": 31,
        "stores": 0,
        "hunger": 2,
        "cohesion": 3,
        "larder": 3,
        "ward": 1,
        "workshop": 2,
        "memory": 1,
    }
    story = msgspec.structs.replace(known.stories[full], village=Village(**wanted))
    changed = msgspec.structs.replace(known, stories={**known.stories, full: story})
    path = home / "campaigns" / "numbers.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    village = found(path, Plan(name="numbers", language="en", story=full), changed).world.community
    read = {
        "population": measures.population,
        "stores": measures.stores,
        "hunger": measures.hunger,
        "cohesion": measures.cohesion,
    }
    now = {what: number(known.community, village) for what, number in read.items()}
    now |= {what: measures.level(known.community, village, what) for what in measures.DEVELOPMENTS}
    assert now == wanted


def test_a_campaign_without_a_story_has_no_fronts_and_every_scene(home: Path) -> None:
    app = begun(home, shipped(), "", "en")
    assert app.play_line("front").result.status == "refused"
    assert len(said(app, "scene list").splitlines()) == len(app.rules.scenes)


def test_a_scene_without_a_route_is_no_expedition(home: Path) -> None:
    app = begun(home, shipped(), "zuru:story/last-season", "en")
    played = app.play_line("expedition out vats")
    assert played.result.status == "refused"
    assert app.world.expeditions.trip is None


def text_of(paper: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages)


def spoken(app: App) -> Iterator[str]:
    """What a campaign says and prints, as far as names could stand in it."""
    from rpg.cli import papers  # noqa: PLC0415 - only this test prints

    told = app.rules.stories[app.world.story]
    lines = [
        "begin",
        "status",
        "alert",
        "scene list",
        "front",
        "thread",
        "wanderer",
        "name",
        "npc",
        "place",
        "help",
        "counter",
    ]
    lines += [f"? {slug(full)}" for full in (*app.rules.character.gear, *app.rules.character.abilities)]
    for line in (*lines, *(f"go {slug(full)}" for full in told.scenes), "expedition out", "cross", "status"):
        yield "\n".join(app.play_line(line).says)
    yield from (text_of(papers.sheet(app, slug(who))) for who in told.people)
    yield text_of(papers.table(app, fights=0))
    yield from (text_of(papers.map_of(app, full, gm=gm)) for full in told.maps for gm in (True, False))


@each_language
def test_nothing_that_ashline_says_or_prints_has_a_borrowed_name(language: str, home: Path) -> None:
    app = begun(home, ("ashline",), "ashline:story/below-the-line", language)
    everything = re.sub(r"core:[a-z/-]+", "", "\n".join(spoken(app)))  # ids are nobody's words
    assert len(everything) > 10_000
    assert NAMES.findall(everything) == []
    assert OTHERS.findall(everything) == []
    assert ("l’Agrimensore" if language == "it" else "the Surveyor") in everything
    assert "CC BY 4.0" in everything


def test_the_story_pack_would_be_caught(home: Path) -> None:
    app = begun(home, shipped(), "zuru:story/food-run", "en")
    assert NAMES.search("\n".join(spoken(app)))


def test_a_campaign_is_named_by_its_story_without_an_article(rpg: Run, home: Path) -> None:
    asked = ("--players", "1", "--campaign", "--fights", "0", "--seed", "x")
    assert rpg("start", "last-season", *asked, "--language", "it").returncode == 0
    assert [file.stem for file in (home / "campaigns").glob("*.db")] == ["ultima-stagione-degli-elettro-pescatori"]


def test_start_takes_a_story_and_a_pack(rpg: Run, home: Path) -> None:
    asked = ("--language", "en", "--players", "2", "--campaign", "--fights", "5")
    season = rpg("start", "last-season", *asked)
    assert season.returncode == 0, season.stderr
    assert "Ansa · player 1" in season.stdout
    ash = rpg("start", "--pack", "ashline", *asked, "--name", "ash")
    assert ash.returncode == 0, ash.stderr
    assert "Tirza · player 1" in ash.stdout
    assert "Surveyor" in rpg("wanderer", "--campaign", "ash").stdout
    lost = rpg("start", "first-season", *asked)
    assert lost.returncode == 2
    assert "last-season" in lost.stderr
    assert sorted(path.stem for path in (home / "campaigns").glob("*.db")) == ["ash", "the-electro-fishers-last-season"]
