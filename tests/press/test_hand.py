"""Cards of what the party has, as many as it has; and the kit that needs no more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
import pypdf
import pytest

from rpg.campaign.coming import may_come
from rpg.campaign.world import World
from rpg.cli.app import opened
from rpg.cli.print import desk_of
from rpg.cli.print_kit import _jobs
from rpg.game.encounter.state import Fight, Machine
from rpg.press import boxes as b
from rpg.press.cards.hand import hand
from rpg.press.legible import walk
from rpg.press.options import Options
from rpg.press.printing import print_cards
from tests.press.papers import rules, voice
from tests.press.test_print import run, table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["table"]

FOOD_RUN = {
    "conduit-vermin", "drift-eye", "exterminator", "lancer", "sentinel-tower", "colossus", "agent",
}  # fmt: skip


def heads(made: object) -> Counter[str]:
    """How often each code stands on the fronts."""
    pages = made.document.pages  # type: ignore[attr-defined]  # Printed
    said = [box.text for page in pages for box in walk(page.boxes) if isinstance(box, b.Text) and ":" in box.text]
    return Counter(text for text in said if text.startswith("core:"))


def slugs(ids: frozenset[str]) -> set[str]:
    return {id_.rpartition("/")[2] for id_ in ids}


@pytest.mark.usefixtures("table")
def test_there_are_as_many_cards_as_the_party_has_of_each_thing():
    with opened("first") as app:
        first, *others = desk_of(app).party
        party = (msgspec.structs.replace(first, conditions={"core:condition/bleeding": 0}), *others)
        held = hand(party, app.rules)
        gear = Counter(id_ for person in party for id_ in person.gear)
        assert held["core:gear/fisher-suit"] == gear["core:gear/fisher-suit"] == 5
        assert held["core:condition/bleeding"] == 1
        assert sum(held.values()) == sum(gear.values()) + len(party) + 1
        made = print_cards(app.rules, app.voice, Options(notice=""), backs="none", hand=held)
        twice = print_cards(app.rules, app.voice, Options(notice=""), backs="none", hand=held, copies=2)
    told = {f"core:{id_.rpartition('/')[2]}": number for id_, number in held.items()}
    assert heads(made) == told
    assert heads(twice) == {code: 2 * number for code, number in told.items()}


def test_copies_are_of_everything_and_lie_side_by_side():
    one, three = (
        print_cards(rules(), voice(), Options(notice=""), ("condition",), backs="none", copies=n) for n in (1, 3)
    )
    assert heads(three) == {code: 3 * number for code, number in heads(one).items()}
    said = [box.text for box in walk(three.document.pages[0].boxes) if isinstance(box, b.Text)]
    order = [text for text in said if text.startswith("core:")]
    assert order[:3] == [order[0]] * 3


def test_from_the_command_line(table):
    for words, number in ((("--party",), 5), (("--party", "--copies", "2"), 10), (("--copies", "2"), 2)):
        assert run("print", "cards", "--kind", "gear", "--backs", "none", *words).exit_code == 0
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(table / "cards.pdf").pages)
        assert text.count("core:fisher-suit") == number


@pytest.mark.usefixtures("table")
def test_what_nobody_has_is_said_and_prints_nothing(table: Path):
    done = run("print", "cards", "--party", "--kind", "adversary")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--party" in done.stderr
    assert not (table / "cards.pdf").exists()


@pytest.mark.usefixtures("table")
def test_players_get_no_card_of_somebody_of_whom_they_do_not_know():
    assert run("do", "! join Xyzzy porter").exit_code == 0
    for words, number in (((), 6), (("--for", "player"), 5)):
        assert run("print", "cards", "--kind", "ability", "--party", "--backs", "none", *words).exit_code == 0
        text = " ".join(page.extract_text() for page in pypdf.PdfReader("cards.pdf").pages)
        assert text.count("core:") == number


def given(jobs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """What each paper of a kit is made of."""
    return {name: getattr(make, "args", ()) for name, make in jobs}


@pytest.mark.usefixtures("table")
def test_the_kit_has_what_this_table_needs_and_all_if_asked():
    with opened("first") as app:
        at = desk_of(app)
        few, every = (given(_jobs(app, at, 1, ("a4", "ink"), every=every, gm=True)) for every in (False, True))
        assert slugs(frozenset(one.id for one in few["adversaries"][0])) == FOOD_RUN
        assert len(every["adversaries"][0]) == len(app.rules.encounter.adversaries)
        assert (few["cards"][1].party, every["cards"][1].party) == (True, False)


@pytest.mark.usefixtures("table")
def test_an_evening_that_is_not_over_is_not_retold_in_the_kit():
    seen = []
    for line in ("begin one", "end", "begin two", "end"):
        assert run("do", line).exit_code == 0
        with opened("first") as app:
            jobs = dict(_jobs(app, desk_of(app), 1, ("a4", "ink"), every=False, gm=True))
            seen.append([name for name in jobs if name.startswith("recap")])
    assert seen == [[], ["recap-1"], ["recap-1"], ["recap-2"]]


def test_what_may_come_is_what_is_sent_what_scenes_name_and_what_was_woken():
    own = rules()
    story = "zuru:story/food-run"
    bare = World()
    sent = slugs(may_come(own, bare))
    assert sent == {"conduit-vermin", "exterminator", "lancer", "colossus", "agent"}
    assert slugs(may_come(own, World(story=story))) - sent == {"drift-eye", "sentinel-tower"}
    season = slugs(may_come(own, World(story="zuru:story/last-season"))) - sent
    assert season >= {"silo-keeper", "silicon-raider", "builder-minor", "builder-colossal", "drift-eye"}
    masked = msgspec.structs.replace(bare, infiltrator=msgspec.structs.replace(bare.infiltrator, occasions=(1,)))
    assert slugs(may_come(own, masked)) - sent == {"agent-masked"}


def test_what_a_pack_brings_may_come():
    own = rules()
    mine = msgspec.structs.replace(own.encounter.adversaries["core:adversary/hunter"], id="mine:adversary/moth")
    more = {**own.encounter.adversaries, mine.id: mine}
    changed = msgspec.structs.replace(own, encounter=msgspec.structs.replace(own.encounter, adversaries=more))
    assert may_come(changed, World()) - may_come(own, World()) == {mine.id}


def test_who_fights_now_may_come():
    own, bare = rules(), World()
    machine = Machine(id="hunter-1", adversary="core:adversary/hunter")
    fight = Fight(sector="x", machines={"hunter-1": machine})
    fought = msgspec.structs.replace(bare, encounter=msgspec.structs.replace(bare.encounter, fight=fight))
    assert slugs(may_come(own, fought) - may_come(own, bare)) >= {"hunter"}
