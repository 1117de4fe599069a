"""The table's papers are made from the rules."""

from __future__ import annotations

import re
from typing import TypeAlias

import msgspec
import pytest

from rpg.desk.table import Survival
from rpg.game.character import decide as character
from rpg.press import boxes as b
from rpg.press import ink, shelf
from rpg.press.area import Area
from rpg.press.grid import Column, grid, least, spread
from rpg.press.legible import walk
from rpg.press.options import Laid, Options
from rpg.press.printing import look
from rpg.press.table import Met, table
from rpg.press.table.players import STANCES
from rpg.words import Term
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, NAMES, PAPERS, person, rules, voice


def came(choice: str, gap: int) -> Met:
    survival = Survival(choice=choice, fights=200, people=5, all_dead=0.642, all_home=0.1, mean_home=1.23)
    return Met(choice=choice, gap=gap, survival=survival)


MET = tuple(came(choice, gap) for choice in ("stand", "run_after", "run", "hold") for gap in range(4))


Kept: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


def made(  # noqa: PLR0913 -- all that they can be
    language: str = "en", paper: str = "a4", people: int = 5, changed: object = None, kept: Kept = ((), ()),
    *, both: bool = False, large: bool = False,
) -> Laid:  # fmt: skip
    party = [person(name, language) for name in NAMES[:people]]
    read = changed if changed is not None else rules()
    options = Options(paper=paper, notice=voice(language).word("press.notice"), lines=kept[0], veils=kept[1])
    seen = look("concrete", large=large)
    return table(party, read, voice(language), seen, shelf.sheet("half"), MET, options, both_sides=both)  # type: ignore[arg-type]  # rules, perhaps changed


def said(page: b.Page) -> str:
    return " ".join(box.text for box in walk(page.boxes) if isinstance(box, b.Text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_fits_and_nothing_overlaps(language, paper):
    laid = made(language, paper)
    assert laid.problems == ()
    metrics = look("concrete").metrics
    assert [crowded(page, metrics) for page in laid.document.pages] == [[]] * 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged_and_whole(language):
    assert structure(ink.write(made(language).document)) == []


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("people", [2, 5])
def test_on_both_sides_of_a_sheet_nothing_is_on_the_back_of_what_players_get(people: int, *, large: bool):
    pages = made(people=people, both=True, large=large).document.pages
    sheets = [pages[at : at + 2] for at in range(0, len(pages), 2)]
    names = {person(name).name for name in NAMES[:people]}
    theirs = [[name for name in names for page in sheet if name in page.bookmark] for sheet in sheets]
    assert [len(each) for each in theirs if each] == (
        [1] * people if large else [2] * (people // 2) + [1] * (people % 2)
    )
    players, gms = (
        voice().word("press.table.players"),
        [voice().word(f"press.table.{key}") for key in ("alert", "danger")],
    )
    for sheet, on_it in zip(sheets, theirs, strict=False):
        if on_it:
            assert sheet[1].boxes == ()
        if any(page.bookmark.startswith(players) for page in sheet):
            assert not any(page.bookmark.startswith(title) for page in sheet for title in gms)
    assert [page.boxes for page in made(people=people, large=large).document.pages] == [
        page.boxes for page in pages if page.boxes
    ]


def test_with_five_people_the_sixth_half_is_a_sheet_to_fill_in():
    last = made(people=5).document.pages[2]
    names = [box.name for box in walk(last.boxes) if isinstance(box, b.Field | b.Check)]
    spare, sefas = ({name.removeprefix(own) for name in names if name.startswith(own)} for own in ("-.", "sefa."))
    assert {name.partition(".")[0] for name in spare} == {name.partition(".")[0] for name in sefas}
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("people", "pages"), [(0, 3), (1, 4), (2, 4), (5, 6)])
def test_two_people_share_a_page(people, pages):
    assert len(made(people=people).document.pages) == pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_a_sheet_has_what_is_asked_for_at_the_table(language):
    boxes = [box for page in made(language).document.pages for box in walk(page.boxes)]
    values = {box.name: box.value for box in boxes if isinstance(box, b.Field)}
    checks = [box.name for box in boxes if isinstance(box, b.Check)]
    who = person("minto", language)
    chapter = rules().character
    assert values["minto.soak"] == str(character.soak(chapter, who))
    assert values["minto.capacity"] == str(character.capacity(chapter, who))
    slots = [name for name in checks if name.startswith("minto.slot.")]
    assert len(slots) == character.capacity(chapter, who) + chapter.person.overload_max
    assert len([name for name in checks if name.startswith("minto.contagion.")]) == 6


def lines_of(area: Area, *cells: str) -> list[str]:
    drawn = grid(area, (Column("", 1, font="strong"), Column("", 4)), [cells], look("concrete"), size=11.0).boxes
    return [box.text for box in walk(drawn) if isinstance(box, b.Text)]


def test_a_column_is_as_wide_as_its_longest_word():
    assert lines_of(Area(0, 0, 90, 50), "Contaminazione", "vedi la scala") == ["Contaminazione", "vedi la scala"]


def test_a_word_longer_than_all_the_room_is_broken_and_whole():
    lines = lines_of(Area(0, 0, 30, 50), "Contaminazione", "m" * 40)
    assert "".join(line for line in lines if set(line) == {"m"}) == "m" * 40


def test_every_page_bears_the_notice():
    notice = voice().word("press.notice")
    assert all(notice[:40] in said(page) for page in made().document.pages)


def test_the_odds_are_those_of_the_rules():
    danger = said(made().document.pages[-1])
    for number in ("93.8", "50.0", "33.3", "44.4", "39.5", "77.0"):
        assert number in danger


def test_italian_numbers_have_a_comma():
    danger = said(made("it").document.pages[-1])
    assert "93,8" in danger
    assert "64,2 · 1,2" in danger
    assert "93.8" not in danger


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rung_of_the_ladder_touches_its_name_and_each_lies_beside_its_first_line(language: str):
    page = made(language, "letter").document.pages[-2]
    names = [box for box in walk(page.boxes)
             if isinstance(box, b.Text) and box.font == "strong" and re.match(r"L[3-6] \w", box.text)]  # fmt: skip
    points = [[point for one in box.outlines for point in one.points] for box in walk(page.boxes)
              if isinstance(box, b.Path) and box.fill == "signal"]  # fmt: skip
    assert len(names) == len(points) == 4
    for name, rung in zip(sorted(names, key=lambda box: box.y), sorted(points, key=lambda run: run[0][1]), strict=True):
        assert max(x for x, _ in rung) + 1.0 < name.x
        assert abs((min(y for _, y in rung) + max(y for _, y in rung)) / 2 - (name.y - 1.2)) < 1.0


def test_the_alert_page_follows_the_ladder():
    ladder = rules().safeguard.ladder
    level = msgspec.structs.replace(ladder.levels[3], points=8)
    levels = (*ladder.levels[:3], level, *ladder.levels[4:])
    safeguard = msgspec.structs.replace(rules().safeguard, ladder=msgspec.structs.replace(ladder, levels=levels))
    changed = msgspec.structs.replace(rules(), safeguard=safeguard)
    before, after = (
        [box.text for box in walk(made(changed=read).document.pages[-2].boxes) if isinstance(box, b.Text)]
        for read in (rules(), changed)
    )
    assert before.index("L3") != after.index("L3")
    assert "1d6+3 exterminators" in " ".join(before)


def test_every_trigger_and_every_machine_is_there():
    *_, alert, danger = made().document.pages
    for id_ in rules().safeguard.triggers:
        assert voice().term(Term(id_)) in said(alert)
    for machine in rules().encounter.adversaries.values():
        assert f"{machine.harm.partial}/{machine.harm.fail}" in said(danger)


def test_only_the_alert_has_the_signal_colour():
    pages = made().document.pages
    signalled = [any(getattr(box, "colour", "") == "signal" for box in walk(page.boxes)) for page in pages]
    assert signalled == [False, False, False, False, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_lines_and_veils_stand_on_the_players_page_and_fit(language, paper):
    kept = (("harm to children", "spiders"), ("torture", "what the hunger makes of people " * 4))
    laid = made(language, paper, kept=kept)
    assert laid.problems == ()
    players = laid.document.pages[-3]
    assert crowded(players, look("concrete").metrics) == []
    for text in ("harm to children · spiders", "torture", voice(language).word("press.player.boundaries").upper()):
        assert text in said(players)
        assert text not in said(made(language, paper).document.pages[-3])
    assert not any("spiders" in said(page) for page in laid.document.pages if page is not players)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stance_is_told(language):
    players = said(made(language).document.pages[-3])
    for stance in STANCES:
        assert voice(language).word(f"press.stance.{stance}.name").split()[0] in players


@pytest.mark.parametrize("share", [0.2, 1.0])
def test_a_column_is_as_wide_as_the_longest_word_of_its_heading(share: float):
    columns = (Column("", 4), Column("assorbimento lento", share))
    at = look("concrete")
    (left, first), (right, second) = spread(
        Area(5, 0, 60, 10), columns, least(columns, [("so", "")], at, size=9.0, wrapped=True)
    )
    assert left == 5
    assert right == pytest.approx(5 + first)
    assert first + second == pytest.approx(60)
    assert second >= at.metrics.width("ASSORBIMENTO", "body", 6.5) + 0.8
    assert second >= 60 * share / (4 + share) - 1e-9
