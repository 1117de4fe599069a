"""Whatever data a schema allows: no box leaves its page, none lies over another, and what has no room is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rpg.game.expedition.rules import Node
from rpg.game.expedition.state import Expeditions, Trip
from rpg.press import boxes as b
from rpg.press import fit, ink, shelf
from rpg.press.brief import brief
from rpg.press.cards import KINDS
from rpg.press.cards.face import faces
from rpg.press.cards.facts import facts
from rpg.press.metrics import Face
from rpg.press.options import Laid, Options
from rpg.press.printing import look
from rpg.press.sheet.machine import machine_view
from rpg.press.sheet.outing import outing_view
from rpg.press.sheet.page import filled, sheet
from rpg.press.sheet.village import village_view
from rpg.press.table import table
from tests.press.checks import crowded, structure
from tests.press.hostile import ANY, TEXTS, speaking
from tests.press.papers import person, rules, voice
from tests.press.test_cards import placed
from tests.press.test_other_sheets import MACHINES, world

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.game.character.state import Person
    from rpg.game.community.state import Community

METRICS = look("concrete").metrics
QUICK = settings(
    max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # a paper takes long: to make a failing one simpler is for the full form
)  # fmt: skip
MANY = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
LONG = 400  # letters of a sentence about what has no room
BIG = st.integers(-(10**9), 10**9)


def faultless(one: Laid) -> None:
    """No box outside, none over another, and sentences about it that can be read."""
    for number, page in enumerate(one.document.pages):
        assert (number, crowded(page, METRICS)[:3]) == (number, [])
    for problem in one.problems:
        assert len(problem.message) <= LONG
        assert problem.message.isprintable()


def people() -> st.SearchStrategy[Person]:
    character = rules().character
    conditions = st.sampled_from(sorted(character.conditions))
    gear = st.one_of(st.sampled_from(sorted(character.gear)), st.just("gone:gear/thing"))
    return st.builds(
        person,
        st.just("zuru"),
        name=ANY, player=ANY, harm=BIG, strain=BIG, load=BIG, contagion=BIG, marks=BIG,
        conditions=st.dictionaries(conditions, BIG), scars=st.lists(ANY, max_size=9).map(tuple),
        gear=st.lists(gear, max_size=30).map(tuple),
    )  # fmt: skip


def character(who: Person, said: str, *, large: bool) -> Laid:
    options = Options(large=large, place=said, seed="a1b2c3d4")
    return sheet(who, rules(), voice(), look("concrete", large=large), shelf.sheet("character"), options)


def village(numbers: list[int], said: str, *, large: bool) -> Laid:
    own: Community = world().community
    levels = dict(zip(("ward", "larder", "workshop", "memory"), numbers[4:], strict=False))
    now = msgspec.structs.replace(
        own,
        population=numbers[0],
        stores=numbers[1],
        hunger=numbers[2],
        cohesion=numbers[3],
        levels=levels,
        ticks=levels,
    )
    speak = speaking(said)
    shown = village_view(msgspec.structs.replace(world(), community=now), rules(), speak)
    return filled(shown, (said, said), rules(), speak, look("concrete", large=large), shelf.sheet("village"), Options())


def adversary(numbers: list[int], said: str, *, large: bool) -> Laid:
    machine = msgspec.structs.replace(
        MACHINES[-1], integrity=max(1, min(10_000, numbers[0])), armour=min(100, abs(numbers[1])), beam_units=numbers[2]
    )
    speak = speaking(said)
    shown = machine_view(machine, speak)
    return filled(
        shown, (said, said), rules(), speak, look("concrete", large=large), shelf.sheet("adversary"), Options()
    )


def expedition(who: Person, said: str, *, large: bool, nodes: int = 3) -> Laid:
    now = world()
    trip = Trip(sector=said, route=(Node(watch=2, scene="zuru:scene/silo"),) * nodes, people=("zuru",) * 12, pace=said,
                leader="zuru", lookout=said)  # fmt: skip
    all_ = {**now.people.by_id, "zuru": who}
    now = msgspec.structs.replace(now, people=type(now.people)(all_), expeditions=Expeditions(trip=trip))
    speak = speaking(said)
    shown = outing_view(now, rules(), speak)
    return filled(
        shown, (said, said), rules(), speak, look("concrete", large=large), shelf.sheet("expedition"), Options()
    )


def papers(who: Person, said: str, *, large: bool) -> Laid:
    options = Options(lines=(said, said), veils=(said,))
    return table([who, who][:1], rules(), voice(), look("concrete", large=large), shelf.sheet("half"), (), options)


NUMBERS = st.lists(BIG, min_size=8, max_size=8)
CASES: dict[str, tuple[Callable[..., Laid], st.SearchStrategy[Any]]] = {
    "character": (character, people()),
    "village": (village, NUMBERS),
    "adversary": (adversary, NUMBERS),
    "expedition": (expedition, people()),
    "table": (papers, people()),
}


@pytest.mark.parametrize("case", CASES)
@given(data=st.data(), said=ANY, large=st.booleans())
@QUICK
def test_no_box_overflows(case: str, data: st.DataObject, said: str, large: bool):  # noqa: FBT001 - hypothesis names it
    make, of = CASES[case]
    faultless(make(data.draw(of), said, large=large))


@pytest.mark.full
@pytest.mark.parametrize("case", CASES)
@given(data=st.data(), said=ANY, large=st.booleans())
@MANY
def test_no_box_overflows_in_many_tries(case: str, data: st.DataObject, said: str, large: bool):  # noqa: FBT001 - the same
    make, of = CASES[case]
    faultless(make(data.draw(of), said, large=large))


@pytest.mark.parametrize("said", TEXTS, ids=lambda text: ascii(text)[:24])
def test_no_text_stops_the_press(said: str):
    who = person("zuru", name=said, player=said, scars=(said,))
    for one in (character(who, said, large=False), expedition(who, said, large=False)):
        faultless(one)
        assert structure(ink.write(one.document)) == []


@given(said=ANY, kind=st.sampled_from(KINDS))
@QUICK
def test_no_box_of_a_card_overflows(said: str, kind: str):
    speak = speaking(said)
    for told in facts(kind, rules(), speak)[:2]:
        for face in faces(shelf.card(kind), told, speak, look("concrete"), 3.0)[:40]:
            page = b.Page(size=shelf.card(kind).size, boxes=tuple(placed(face)))
            assert crowded(page, METRICS)[:3] == []


class Counted(dict[int, float]):
    """Widths that count how often one is looked up."""

    looked = 0

    def get(self, key: int, default: Any = None) -> Any:  # of two arguments, as it is called
        self.looked += 1
        return super().get(key, default)


@pytest.mark.parametrize("text", ["a" * 10_000, "word " * 2_000, "ab\n" * 3_000], ids=["word", "words", "lines"])
def test_a_very_long_text_is_set_by_looking_at_each_letter_a_few_times(text: str):
    widths = Counted(METRICS.faces["body"].widths)
    face = Face(widths, 1.0, -0.2, 0.7)
    fitted = fit.block(face, text, (60, 20), size=12, floor=8.5)
    assert fitted.rest
    fit.line(face, text, 60, size=12, floor=8.5)
    assert widths.looked < 40 * len(text)


def test_a_text_is_quoted_briefly_and_steers_no_terminal():
    assert brief("x" * 500) == "x" * 79 + "…"
    assert brief("\x1b[31m\u202e") == "U+001B[31mU+202E"
    assert brief("one\ntwo\xa0three") == "one two three"
    assert brief(7) == 7
