from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.campaign import events as campaign
from rpg.campaign.entry import Entry, Fact
from rpg.campaign.fold import fold
from rpg.campaign.public import OF_PEOPLE, cut, public, public_world
from rpg.game.character.events import Harmed, Joined
from rpg.game.character.state import Person
from rpg.game.encounter.events import FightBegan, MachinesEngaged
from rpg.game.expedition.events import DayEaten, SetOut
from rpg.game.infiltrator.events import MaskSealed
from rpg.game.safeguard.events import AlertRaised
from rpg.game.wanderer.events import Intervened
from tests.campaign.happenings import KINDS, happened

OPEN = Fact(AlertRaised(sector="home", by=2))
SECRET = Fact(AlertRaised(sector="home", by=5, why="the mask slips"), secret=True)


def entry(number: int, line: str, *facts: Fact) -> Entry:
    return Entry(id=number, parent=number - 1, depth=number, session=1, at="", line=line, stream=number, facts=facts)


PATH = [
    entry(1, "alert +2", OPEN),
    entry(2, "!alert +5 the mask slips", SECRET),
    entry(3, "alert +2; !alert +5 the mask slips", OPEN, SECRET),
]


def test_nothing_secret_is_left_in_what_players_see() -> None:
    shown = public(PATH)
    assert [(e.id, e.line, e.facts) for e in shown] == [(1, "alert +2", (OPEN,)), (3, "", (OPEN,))]
    assert b"mask" in msgspec.json.encode(PATH)
    assert b"mask" not in msgspec.json.encode(shown)
    assert b"mask" not in msgspec.json.encode(public_world(PATH))


def test_the_public_world_is_made_of_public_facts() -> None:
    assert public_world(PATH).safeguard.sector("home").points == 4


def test_a_secret_void_counts_for_everybody() -> None:
    path = [*PATH, entry(4, "!undo #1", Fact(campaign.Voided(entry=1), secret=True))]
    assert public_world(path).safeguard.sector("home").points == 2
    assert [e.id for e in public(path)] == [1, 3]


# ------------------------------------------------------------------ clocks, whatever was taken back
DOOM = campaign.ClockMade(clock="doom", size=6)
CONCEALED = campaign.ClockConcealed(clock="doom")
UNSEEN = Fact(campaign.ClockTicked(clock="doom", by=2, unseen=True), secret=True)


def clocked(*facts: Fact) -> list[Entry]:
    return [entry(n, "clock", fact) for n, fact in enumerate(facts, 1)]


def test_a_clock_whose_concealment_is_taken_back_is_seen_as_it_stands() -> None:
    path = clocked(Fact(DOOM), Fact(CONCEALED), UNSEEN, Fact(campaign.Voided(entry=2)))
    assert public_world(path[:-1]).clocks == {}
    assert public_world(path).clocks == fold(path).clocks
    assert public_world(path).clocks["doom"].filled == 2
    assert [e.id for e in public(path)] == [1, 2, 4]


def test_a_tick_in_secret_of_a_clock_that_players_see_stays_one() -> None:
    path = clocked(Fact(DOOM), Fact(campaign.ClockTicked(clock="doom", by=2), secret=True))
    assert public_world(path).clocks["doom"].filled == 0


@pytest.mark.parametrize("event", [CONCEALED, campaign.ClockDropped(clock="doom")])
def test_a_clock_that_goes_in_secret_is_seen_no_more(event: Any) -> None:
    path = clocked(Fact(DOOM), Fact(event, secret=True))
    assert public_world(path).clocks == {}
    assert [e.id for e in public(path)] == [1]


def test_what_a_revealed_clock_had_before_can_be_taken_back() -> None:
    told = campaign.ClockRevealed(clock="doom", size=6, ticked=2)
    path = clocked(
        Fact(msgspec.structs.replace(DOOM, hidden=True), secret=True), UNSEEN, Fact(told),
        Fact(campaign.Voided(entry=2)),
    )  # fmt: skip
    assert public_world(path[:3]).clocks["doom"].filled == 2
    assert fold(path).clocks["doom"].filled == 0
    assert public_world(path).clocks["doom"].filled == 0


def test_of_a_clock_that_is_hidden_again_nothing_is_told() -> None:
    path = clocked(
        Fact(msgspec.structs.replace(DOOM, hidden=True), secret=True),
        Fact(campaign.ClockRevealed(clock="doom", size=6, ticked=0)),
        Fact(campaign.ClockTicked(clock="doom", by=1)),
        Fact(campaign.Voided(entry=2)),
    )
    assert [e.id for e in public(path)] == [2, 4]
    assert public_world(path).clocks == {}


# ------------------------------------------------------------------ people who joined in secret
def person(who: str, *, hidden: bool = False) -> Person:
    return Person(id=who, name=who.title(), gender="n", archetype="", attributes={}, skills={}, gear=(), hidden=hidden)


TABLE = [
    entry(1, "join Tae", Fact(Joined(person=person("tae")))),
    entry(2, "!join Mole", Fact(Joined(person=person("mole", hidden=True)), secret=True)),
    entry(3, "join Oru", Fact(Joined(person=person("oru")))),
]
LISTED = [
    (campaign.TurnsSet(turns=(("mole", 12), ("tae", 9))), campaign.TurnsSet(turns=(("tae", 9),))),
    (campaign.TurnsSet(turns=(("mole", 12),)), None),
    (campaign.GroupSet(group="scouts", people=("mole", "tae")), campaign.GroupSet(group="scouts", people=("tae",))),
    (campaign.GroupSet(group="scouts", people=("mole",)), None),
    (
        FightBegan(sector="home", machines=(), gaps=(("mole", 1), ("tae", 2))),
        FightBegan(sector="home", machines=(), gaps=(("tae", 2),)),
    ),
    (
        MachinesEngaged(pairs=(("mole", ("x-1",)), ("tae", ("x-2",)))),
        MachinesEngaged(pairs=(("tae", ("x-2",)),)),
    ),
    (
        SetOut(sector="home", route=(), people=("mole", "tae"), pace="steady", leader="mole", loads=(("mole", 2),)),
        SetOut(sector="home", route=(), people=("tae",), pace="steady"),
    ),
    (
        MaskSealed(seal=4, commitment="c", suspects=("the smith", "mole", "tae")),
        MaskSealed(seal=4, commitment="c", suspects=("the smith", "tae")),
    ),
    (DayEaten(fed=("mole",), unfed=("tae", "mole")), DayEaten(unfed=("tae",))),
    (Intervened(saved=("mole", "tae")), Intervened(saved=("tae",))),
]  # fmt: skip


@pytest.mark.parametrize(("event", "seen"), LISTED)
def test_of_a_list_of_people_the_others_are_shown(event: Any, seen: Any) -> None:
    shown = public([*TABLE, entry(4, "typed", Fact(event))])[2:]
    assert [(e.line, [fact.event for fact in e.facts]) for e in shown] == ([] if seen is None else [("", [seen])])


OF_OTHERS = {
    "FightBegan.hurt", "FightBegan.machines", "ForceLeft.hurt", "ForceLeft.units", "ForceSent.units",
    "MachinesJoined.hurt", "MachinesJoined.machines", "PresenceMet.units", "AbilitiesRenewed.per", "Improvised.rows",
    "ImageDrawn.rows", "MapSeen.seen", "Corrected.attributes", "Corrected.skills", "Corrected.unscarred",
    "NumbersRevealed.numbers", "ScenePrepared.text", "SceneNarrated.image", "SceneNarrated.node", "SceneNarrated.rows",
}  # fmt: skip
"""Lists of words that are no people."""


def test_every_event_that_lists_people_is_looked_through() -> None:
    """A list of words of another event is to be named here, once it is known whether it is one of people."""
    lists = {
        f"{kind.__name__}.{field.name}"
        for kind in KINDS
        for field in msgspec.structs.fields(kind)
        if _begins_with_a_word(msgspec.inspect.type_info(field.type))
    }
    assert lists == OF_OTHERS | {f"{kind.__name__}.{field}" for kind, fields in OF_PEOPLE.items() for field in fields}


def _begins_with_a_word(shape: Any) -> bool:
    while isinstance(shape, msgspec.inspect.VarTupleType | msgspec.inspect.TupleType):
        shape = shape.item_type if isinstance(shape, msgspec.inspect.VarTupleType) else shape.item_types[0]
        if isinstance(shape, msgspec.inspect.StrType | msgspec.inspect.LiteralType):
            return True
    return False


NAMING = [kind for kind in KINDS if "who" in kind.__struct_fields__]


@pytest.mark.parametrize("kind", NAMING, ids=lambda kind: kind.__struct_config__.tag)
@given(data=st.data())
def test_what_happens_to_somebody_unknown_is_told_to_nobody(kind: Any, data: st.DataObject) -> None:
    event = data.draw(happened(kind))
    for who, seen in (("mole", False), ("tae", True)):
        path = [*TABLE, entry(4, "typed", Fact(msgspec.structs.replace(event, who=who)))]
        assert (4 in [e.id for e in public(path)]) is seen


def test_somebody_hidden_takes_no_turn_that_players_see() -> None:
    order = campaign.TurnsSet(turns=(("mole", 12), ("tae", 9), ("oru", 5)))
    path = [*TABLE, entry(4, "init", Fact(order))]
    acting = []
    for number in range(5, 11):
        acting.append((fold(path).turns.acting, public_world(path).turns.acting, public_world(path).turns.round))
        path = [*path, entry(number, "n", Fact(campaign.TurnPassed()))]
    assert acting == [
        ("mole", "tae", 1), ("tae", "tae", 1), ("oru", "oru", 1),
        ("mole", "tae", 2), ("tae", "tae", 2), ("oru", "oru", 2),
    ]  # fmt: skip
    path = [*path[:5], entry(9, "reveal mole", Fact(campaign.PersonRevealed(person=person("mole"))))]
    assert public_world(path).turns == fold(path).turns


def test_what_happened_before_somebody_was_revealed_can_be_taken_back() -> None:
    path = [
        *TABLE,
        entry(4, "mole -2", Fact(Harmed(who="mole", by=2), secret=True)),
        entry(5, "reveal mole", Fact(campaign.PersonRevealed(person=msgspec.structs.replace(person("mole"), harm=2)))),
        entry(6, "mole -1", Fact(Harmed(who="mole", by=1))),
        entry(7, "undo #4", Fact(campaign.Voided(entry=4))),
    ]
    assert public_world(path[:-1]).people.by_id["mole"].harm == 3
    assert fold(path).people.by_id["mole"] == public_world(path).people.by_id["mole"]
    assert public_world(path).people.by_id["mole"].harm == 1
    back = [*path, entry(8, "undo #5", Fact(campaign.Voided(entry=5)))]
    assert "mole" not in public_world(back).people.by_id
    assert [e.id for e in public(back)] == [1, 3, 5, 7, 8]


# ------------------------------------------------------------------ a cut
CUT = entry(2, "cut", Fact(campaign.Cut()))
THINKS = entry(3, "!. only the GM thinks", Fact(campaign.Noted(text="only"), secret=True))
GOES_ON = entry(5, "alert +2", OPEN)
PUSH = entry(7, "test tae climb; push tae", OPEN)
SECRETLY = entry(7, "! push", Fact(OPEN.event, secret=True))
CARRIED = msgspec.structs.replace(CUT, id=8, copy_of=2)


@pytest.mark.parametrize(
    ("behind", "blank"),
    [
        ((), True),
        ((THINKS,), True),
        ((GOES_ON,), False),
        ((GOES_ON, THINKS), False),
        ((entry(6, "!undo #2", Fact(campaign.Voided(entry=2), secret=True)),), False),
        ((PUSH, CARRIED), False),
        ((SECRETLY, CARRIED), True),
        ((GOES_ON, entry(6, "!undo #5", Fact(campaign.Voided(entry=5), secret=True))), True),
    ],
)
def test_what_only_the_gm_may_see_ends_no_cut(behind: tuple[Entry, ...], blank: bool) -> None:  # noqa: FBT001  a row of the table
    assert cut([*TABLE[:1], *(() if CARRIED in behind else (CUT,)), *behind]) is blank
