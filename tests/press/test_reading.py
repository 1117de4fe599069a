"""A sheet says who somebody is: read back, it is the same person, whoever they may be."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import msgspec
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rpg.game.character import decide as character
from rpg.game.character import paper as papers
from rpg.game.character.paper import Paper
from rpg.game.character.rules import Gender
from rpg.game.character.state import Person
from rpg.press import ink
from rpg.press.form import Typed, form
from rpg.press.options import Options
from rpg.press.printing import laid_sheet
from rpg.press.sheet.believed import Believed, believed
from rpg.press.sheet.reading import Filled, Printed, printed
from tests.press.papers import LANGUAGES, person, rules, voice

ROWS = 7
SCARS = 5


def sheet(who: Person | None, language: str, written: dict[str, str]) -> Printed:
    return printed(laid_sheet(who, rules(), voice(language), Options(written=written)).document)


@cache
def blank(language: str = "en") -> Printed:
    return sheet(None, language, {})


def read(fields: Printed, before: Printed, who: Person, own: dict[str, str]) -> tuple[Believed, list[str]]:
    filled = Filled("sheet.pdf", list(fields.fields.values()), before, blank(), voice())
    said = believed(filled, rules(), ("en", "it"), who.archetype, own)
    return said, [f"{problem.code} {problem.field}" for problem in filled.problems]


def texts(most: int) -> st.SearchStrategy[str]:
    letters = st.characters(codec="cp1252", exclude_categories=["Cc", "Cf", "Zl", "Zp"], exclude_characters="\xa0")
    return st.text(letters, max_size=most).map(lambda text: " ".join(text.split()))


@st.composite
def anybody(draw: st.DrawFn, *, most: int = 99) -> Person:
    """Somebody whom the rules and their history allow; ``most`` is how many of anything fit on the sheet."""
    of = rules().character
    kind = of.archetypes[draw(st.sampled_from(sorted(of.archetypes)))]
    given = sorted(c.id for c in of.conditions.values() if c.when is None and not c.attribute and not c.secret)
    scars = [row.key for row in of.scars.rows if row.effect != "contagion_gained"] if of.scars else []
    gear = st.lists(st.sampled_from(sorted(of.gear)), max_size=min(most, ROWS + 4))
    return Person(
        id="kei",
        name=draw(texts(40).filter(lambda text: text and not text[-1].isdecimal() and not {*text} & {*";="})),
        player=draw(texts(40).filter(lambda text: not {*text} & {*";="})),
        gender=draw(st.sampled_from(get_args(Gender))),
        archetype=kind.id,
        ability=draw(st.sampled_from(kind.abilities)),
        attributes={key: draw(st.integers(1, 4)) for key in of.attributes},
        skills={key: level for key in of.skills if (level := draw(st.integers(0, 3)))},
        gear=tuple(draw(gear)),
        harm=draw(st.integers(0, 4)),
        strain=draw(st.integers(0, 6)),
        load=draw(st.integers(0, 3)),
        marks=draw(st.integers(0, 10)),
        contagion=draw(st.integers(0, 5)),
        conditions=dict.fromkeys(draw(st.lists(st.sampled_from(given), unique=True)), 0),
        scars=tuple(draw(st.lists(st.sampled_from(scars), max_size=min(most, SCARS + 2)))),
    )


written = st.dictionaries(
    st.sampled_from(["notes", "story", "expedition.1.where", "expedition.8.left"]), texts(300).filter(bool), max_size=3
)
QUICK = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])


@QUICK
@given(who=anybody(), own=written, language=st.sampled_from(LANGUAGES))
def test_a_sheet_on_paper_and_back_changes_nothing_in_anybody(who: Person, own: dict[str, str], language: str) -> None:
    document = laid_sheet(who, rules(), voice(language), Options(written=own)).document
    fields = {field.name: field for field in form(ink.write(document)).fields}
    said, problems = read(Printed(fields, {}), sheet(who, language, own), who, own)
    shown = msgspec.structs.replace(said.paper, filled=0, slots=0)
    assert (shown, said.texts, problems) == (Paper(), {}, [])


@QUICK
@given(old=anybody(most=5), new=anybody(most=5), own=written)
def test_the_sheet_of_somebody_makes_anybody_the_same(old: Person, new: Person, own: dict[str, str]) -> None:
    """Who was somebody else before prints the same sheet when that sheet has been taken."""
    of, core = rules().character, rules().check.core
    new = msgspec.structs.replace(new, gear=new.gear or ("core:gear/gaff",), gender=old.gender)
    new = msgspec.structs.replace(new, skills=new.skills or {"core:skill/climb": 1})
    if character.filled(of, new) > character.capacity(of, new) + of.person.overload_max:
        new = msgspec.structs.replace(new, load=0, gear=new.gear[:2])
    wanted = sheet(new, "en", own)
    said, problems = read(wanted, sheet(old, "en", {}), old, {})
    assert problems == []
    assert papers.faults(of, core, old, said.paper) == ()
    became = papers.changed(of, core, old, said.paper)
    held = {name: field.said for name, field in sheet(became, "en", said.texts).fields.items()}
    assert _sorted(held) == _sorted({name: field.said for name, field in wanted.fields.items()})


def _sorted(held: dict[str, Any]) -> dict[str, Any]:
    """Fields by name; items and scars, which have no order, as lists."""
    rest = {name: said for name, said in held.items() if name.partition(".")[0] not in {"gear", "scar"}}
    rows = [(name.partition(".")[0], name.rpartition(".")[2], said) for name, said in held.items() if name not in rest]
    return {**rest, "rows": sorted(rows)}


def test_two_items_of_a_kind_are_two() -> None:
    zuru = person("zuru")
    twice = msgspec.structs.replace(zuru, gear=(*zuru.gear, "core:gear/gaff", "core:gear/gaff"))
    said, _ = read(sheet(twice, "en", {}), sheet(zuru, "en", {}), zuru, {})
    assert said.paper.gained == ("core:gear/gaff", "core:gear/gaff")
    assert read(sheet(zuru, "en", {}), sheet(twice, "en", {}), twice, {})[0].paper.dropped == said.paper.gained


def test_a_long_name_that_went_on_in_the_notes_is_no_note_of_another_sheet() -> None:
    zuru, long = person("zuru"), "a player with a name that goes on and on, and on"
    said, _ = read(sheet(person("zuru", player=long), "en", {"notes": "mine"}), sheet(zuru, "en", {}), zuru, {})
    assert (said.paper.player, said.texts) == (long, {"notes": "mine"})


def test_what_a_player_wrote_stays_whatever_fields_are_called() -> None:
    zuru = person("zuru", player="Ada")
    before = sheet(zuru, "en", {})
    tip = before.tips["player"]
    for notes in (
        f"ask {tip}: who owes {before.tips['gear.7.name']}: nothing",
        f"ask {tip}: Ada owes us",
        f"mine\n{tip}: Ada\nyours",
    ):
        fields = {**before.fields, "notes": before.fields["notes"]._replace(text=notes)}
        assert read(Printed(fields, {}), before, zuru, {})[0].texts == {"notes": notes}


def test_a_line_that_was_carried_over_is_cut_only_as_a_whole_line() -> None:
    laden = person("zuru", gear=("core:gear/gaff",) * 9)
    before = sheet(laden, "en", {})
    carried = before.fields["notes"].text
    notes = f"we want ({carried.splitlines()[0]}) back"
    fields = {**before.fields, "notes": before.fields["notes"]._replace(text=f"{notes}\n{carried}")}
    assert read(Printed(fields, {}), before, laden, {})[0].texts == {"notes": notes}


def test_a_field_of_a_pack_is_said_to_stay_on_paper() -> None:
    zuru = person("zuru")
    before = sheet(zuru, "en", {})
    own = Printed({**before.fields, "oath": Typed("oath", 1, "none")}, {})
    typed = Printed({**before.fields, "oath": Typed("oath", 1, "to the pumps")}, {})
    said, problems = read(typed, own, zuru, {})
    assert (problems, said.texts) == (["RPG616 oath"], {})
    assert read(own, own, zuru, {})[1] == []


def test_what_found_no_room_is_not_taken_for_a_note() -> None:
    laden = person("zuru", gear=("core:gear/gaff",) * 9)
    before = sheet(laden, "en", {"notes": "mine"})
    assert before.fields["notes"].text.startswith("mine\nGaff")
    fields = {**before.fields, "notes": before.fields["notes"]._replace(text=before.fields["notes"].text + "\nmore")}
    said, _ = read(Printed(fields, {}), before, laden, {"notes": "mine"})
    assert "".join(said.texts["notes"].split()) == "minemore"
