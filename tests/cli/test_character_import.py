"""``rpg character import``: what was typed into a sheet comes back into the campaign, whole or not at all."""

from __future__ import annotations

import io
import json
import os
import re
from typing import TYPE_CHECKING

import msgspec
import pikepdf
import pytest

from rpg.campaign.entry import Fact
from rpg.cli.app import opened
from rpg.cli.fault import Hint, Told
from rpg.cli.founding import Plan, found
from rpg.cli.print import desk_of
from rpg.cli.sheet_taken import whose
from rpg.desk.result import Append
from rpg.game.character.events import Died
from rpg.press.form import form
from tests.cli.sheets_back import NEW, PRINTED, SAID, faults, table
from tests.press.filling import by_pypdf
from tests.press.papers import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.cli.sheets_back import Played

__all__ = ["table"]


def test_a_sheet_as_it_was_printed_changes_nothing(table: Played):
    before = table.lines()
    answer = table.taken(who="tae")
    assert (answer.code, "nothing differs" in answer.out, answer.err) == (0, True, "")
    assert table.lines() == before


def test_what_differs_is_shown_and_recorded_as_one_line_that_is_taken_back(table: Played):
    before, lines = table.person("tae"), table.lines()
    answer = table.taken(
        who="tae", vitality__1=True, vitality__2=True, strain__1=True, contagion__1=True, player="Ada",
        hungry__condition=True, gear__5__name="Gaff", slot__4=True, scar__1__text="Torn leg", marks__1=True,
    )  # fmt: skip
    assert answer.code == 0
    for told in ("Player: – → Ada", "Vitality: 5 → 3", "Strain: 0 → 1", "Contagion: 0 → 1", "Gear: – → gaff",
                 "Conditions: – → Hungry", "Scars: – → Torn leg: Evade \N{MINUS SIGN}1.", "Marks: 0 → 1",
                 "`u` takes it back"):  # fmt: skip
        assert told in answer.out
    tae = table.person("tae")
    assert (tae.player, tae.harm, tae.strain, tae.contagion, tae.scars, tae.marks) == ("Ada", 2, 1, 1, ("torn-leg",), 1)
    assert tae.gear == (*before.gear, "core:gear/gaff")
    assert table.lines() == [*lines, "character import tae.pdf"]
    table.play("u")
    assert table.person("tae") == before


def test_the_same_sheet_a_second_time_changes_nothing(table: Played):
    sheet = table.sheet("tae", strain__1=True, player="Ada", gear__5__name="Gaff", notes=SAID)
    assert table.take(sheet).code == 0
    lines = table.lines()
    answer = table.take(sheet)
    assert (answer.code, "nothing differs" in answer.out) == (0, True)
    assert faults(answer) == []
    assert table.lines() == lines


def test_only_what_the_player_changed_counts_on_a_sheet_that_was_printed_before_play_went_on(table: Played):
    assert table.taken(who="zuru", strain__1=True, gear__3__name="Gaff").code == 0
    then = table.person("zuru")
    assert (then.strain, then.gear[2:]) == (1, ("core:gear/gaff", "core:gear/gaff"))
    old = table.sheet("zuru", player="Ada", scar__1__text="Torn leg", marks__1=True)
    answer = table.take(old)
    assert (answer.code, "Strain" in answer.out, "Gear" in answer.out) == (0, False, False)
    assert "Player: – → Ada" in answer.out
    zuru = table.person("zuru")
    assert (zuru.strain, zuru.gear, zuru.marks, zuru.player) == (1, then.gear, 1, "Ada")
    assert zuru.scars == ("torn-leg",)
    assert "nothing differs" in table.take(old).out


def test_a_sheet_that_is_handed_on_says_all_that_stands_in_it(table: Played):
    table.play("set tae strain 1")
    answer = table.taken("--dry-run", who="zuru", name="Tae")
    assert "Strain: 1 → 0" in answer.out, answer.err


def test_numbers_of_the_paper_are_those_of_the_person(table: Played):
    answer = table.taken(who="tae", frame__dice__3=True, reflex__dice__3=False, frame__climb__level__2=True)
    assert answer.code == 0, answer.err
    tae = table.person("tae")
    assert (tae.attributes["core:attribute/frame"], tae.attributes["core:attribute/reflex"]) == (3, 2)
    assert tae.skills["core:skill/climb"] == 2


def test_a_trial_records_nothing(table: Played):
    before = table.lines()
    answer = table.taken("--dry-run", who="tae", strain__1=True)
    assert (answer.code, "Strain: 0 → 1" in answer.out, "nothing was recorded" in answer.out) == (0, True, True)
    assert table.lines() == before
    answer = table.taken("--dry-run", who="tae", strain__2=True)
    assert answer.code == 1


def test_everything_wrong_is_told_at_once_with_page_and_field_and_nothing_is_recorded(table: Played):
    before = table.lines()
    answer = table.taken(
        who="tae", archetype="Portr", ability="Wings", strain__3=True, gear__5__name="Gafg", gear__1__slots="9",
        soak="much", capacity="99", heavy__condition=True, scar__2__text="a new nose", slot__9=True, player="a;b",
    )  # fmt: skip
    assert answer.code == 1
    assert table.lines() == before
    assert faults(answer) == [
        "RPG612 1 name", "RPG612 1 archetype", "RPG612 1 ability", "RPG614 1 strain.1", "RPG614 1 gear.1.slots",
        "RPG612 1 gear.5.name", "RPG613 1 soak", "RPG614 1 capacity", "RPG614 2 heavy.condition",
        "RPG612 2 scar.2.text",
    ]  # fmt: skip
    for told in ("“Portr” is no archetype", "did you mean Porter?", "did you mean gaff?", "“a new nose” is no scar",
                 "one of these: Crushed hand: Shoot \N{MINUS SIGN}1. · Torn leg",
                 "box 1 is empty, box 3 is ticked", "write 8, or leave it empty", "nothing was recorded"):  # fmt: skip
        assert told in answer.err


def test_a_number_out_of_range_is_told(table: Played):
    answer = table.taken(who="tae", frame__dice__1=False, frame__dice__2=False)
    assert (answer.code, faults(answer)[0]) == (1, "RPG613 1 frame.dice.1")
    assert "it goes from 1 to 4" in answer.err


def test_an_unknown_field_is_told(table: Played):
    table.sheet("tae")
    file = table.path.parent / "odd.pdf"
    with pikepdf.open(io.BytesIO(PRINTED["tae", "en"])) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if field.T == "hungry.condition":
                field.T = pikepdf.String("hungri.condition")
            if field.T == "player":
                field.T = pikepdf.String("name")
                field.V = pikepdf.String("Oru")
        pdf.save(file)
    answer = table.take(file)
    assert (answer.code, "did you mean hungry.condition?" in answer.err) == (1, True)
    assert "no field called hungri.condition" in answer.err
    assert "RPG614 1 name" in faults(answer)  # it stands there twice, and says two things


def test_a_person_who_is_new_joins_by_the_line_that_a_new_character_makes(table: Played):
    answer = table.taken(values=NEW)
    assert (answer.code, answer.err) == (0, "")
    assert "Kei joins" in answer.out
    assert table.lines()[-1].startswith("join Kei porter with mule frame=3 reflex=2 signal=2 resolve=2")
    kei = table.person("kei")
    assert (kei.archetype, kei.ability, kei.strain, kei.player) == (
        "core:archetype/porter",
        "core:ability/mule",
        1,
        "Ada",
    )
    assert "nothing differs" in table.taken(values=NEW).out
    table.play("u")
    assert "kei" not in table.lines()[-1]


def test_what_is_left_blank_of_somebody_new_is_as_the_archetype_is_printed(table: Played):
    assert table.taken(name="Kei", archetype="porter").code == 0
    kind = table.person("kei")
    with opened(str(table.path)) as app:
        printed = app.rules.character.archetypes["core:archetype/porter"]
    assert (kind.attributes, kind.gear) == (printed.attributes, printed.gear)


def test_somebody_new_is_as_free_as_anybody_at_creation_and_no_freer(table: Played):
    before = table.lines()
    answer = table.taken(values={**NEW, "frame__dice__3": False, "name": "Kei2"})
    assert answer.code == 1
    assert "8 of 9 points: 1 more to spend" in answer.err
    assert {"RPG613 1 name", "RPG613 1 frame.dice.2"} <= set(faults(answer))
    assert table.lines() == before


def test_nobody_is_told_what_is_missing(table: Played):
    answer = table.taken()
    assert faults(answer) == ["RPG612 1 name", "RPG612 1 archetype"]


def test_a_name_that_is_almost_somebodys_is_asked_about(table: Played):
    answer = table.taken(name="Zurru", archetype="porter")
    assert (answer.code, "`--as zuru`" in answer.err, "`--as` and the new name" in answer.err) == (1, True, True)
    assert "Zurru joins" in table.taken("--as", "Zurru", name="Zurru", archetype="porter").out


def test_as_says_whose_it_is_and_the_name_on_it_is_the_new_one(table: Played):
    answer = table.taken("--as", "tae", who="tae", name="Tae of the Pumps")
    assert "Name: Tae → Tae of the Pumps" in answer.out
    assert table.person("tae").name == "Tae of the Pumps"
    answer = table.taken("--as", "tae", who="tae", name="oru")
    assert faults(answer) == ["RPG614 1 name"]


def test_the_sheet_of_the_dead_changes_no_more(table: Played):
    sheet = table.sheet("tae", strain__1=True)
    with opened(str(table.path)) as app:
        app.store.perform(Append(facts=(Fact(Died(who="tae")),)), line="x", at="")
    with pytest.raises(Told, match="dead"):
        table.take(sheet)


def test_an_exact_id_comes_before_the_living_and_they_before_the_dead(table: Played):
    sheet = form(table.sheet("tae").read_bytes())
    with opened(str(table.path)) as app:
        desk = desk_of(app)
    assert desk.world is not None
    tae, zuru = desk.world.people.by_id["tae"], desk.world.people.by_id["zuru"]
    dead = msgspec.structs.replace(tae, dead=True)
    heir, other = msgspec.structs.replace(zuru, id="heir", name="Tae"), msgspec.structs.replace(zuru, name="heir")
    people = msgspec.structs.replace(desk.world.people, by_id={"tae": dead, "zuru": other, "heir": heir})
    desk = desk._replace(world=msgspec.structs.replace(desk.world, people=people))
    assert whose(desk, sheet, "", None).person is heir
    assert whose(desk, sheet, "heir", None).person is heir
    with pytest.raises(Told, match="dead"):
        whose(desk, sheet, "tae", None)


def test_how_somebody_is_spoken_of_is_told_of_nobody_who_is_known(table: Played):
    before = table.lines()
    with pytest.raises(Hint, match="only for somebody new"):
        table.take(table.sheet("tae", strain__1=True), "--gender", "f")
    assert table.lines() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_italian_sheet_is_read_in_italian_and_in_english(table: Played, language: str):
    words = {"it": ("Spallona", "Mulo", "Gaffa", "Gamba lacerata"), "en": ("Porter", "Mule", "Gaff", "Torn leg")}[
        language
    ]
    archetype, ability, gear, scar = words
    told = {"archetype": archetype, "ability": ability, "scar__1__text": scar, "gear__1__name": gear}
    values: dict[str, str | bool] = {**NEW, **told}
    answer = table.taken(language="it", values=values)
    assert (answer.code, answer.err) == (0, "")
    kei = table.person("kei")
    assert (kei.ability, kei.gear, kei.scars) == ("core:ability/mule", ("core:gear/gaff",), ("torn-leg",))
    assert kei.gender == ("f" if language == "it" else "n")


def test_an_italian_sheet_of_somebody_differs_in_nothing_from_an_english_one(table: Played):
    for who in ("tae", "zuru"):
        answer = table.taken(who=who, language="it")
        assert ("nothing differs" in answer.out, answer.err) == (True, "")


def test_it_is_told_in_italian(table: Played):
    answer = table.taken("--language", "it", who="tae", gear__5__name="Gaffffa", heavy__condition=True)
    assert "pagina 1" in answer.err
    assert "«Gaffffa» non è un oggetto" in answer.err
    assert "la condizione «Sovraccarico» è segnata" in answer.err
    assert "non è stato registrato nulla" in answer.err


def test_what_was_written_is_kept_and_printed_again(table: Played):
    long = "\n".join(f"{n}. {SAID}" for n in range(40))
    answer = table.taken(who="tae", notes=long, story="Nobody knows.", expedition__2__where="the pumps", hunger__1=True)
    assert (answer.code, answer.err) == (0, "")
    file = table.path.parent / "again.pdf"
    file.write_bytes(table.printed("tae"))
    held = {field.name: field for field in form(file.read_bytes()).fields}
    assert (held["notes"].text, held["story"].text) == (long, "Nobody knows.")
    assert (held["expedition.2.where"].text, held["hunger.1"].on) == ("the pumps", True)
    assert "nothing differs" in table.take(file).out
    file.write_bytes(by_pypdf(file.read_bytes(), {"notes": "", "hunger.1": False}))
    assert table.take(file).code == 0
    with opened(str(table.path)) as app:
        assert sorted(app.world.papers["tae"]) == ["expedition.2.where", "story"]


def test_what_the_campaign_cannot_keep_is_said_to_stay_on_paper(table: Played):
    answer = table.taken(who="tae", gear__1__effect="two shots left", strain__1=True)
    assert (answer.code, faults(answer)) == (0, ["RPG616 1 gear.1.effect"])
    assert "warning" in answer.err


def test_text_that_nobody_can_have_written_by_hand_is_refused(table: Played):
    answer = table.taken(who="tae", player="A\u202edA", notes="x" * 2001)
    assert (answer.code, faults(answer)) == (1, ["RPG615 1 player", "RPG615 2 notes"])


def test_a_list_without_any_gear_leaves_it_as_it_is(table: Played):
    before = table.person("tae").gear
    answer = table.taken(who="tae", values={f"gear__{n}__name": "" for n in range(1, 8)}, strain__1=True)
    assert (answer.code, faults(answer)) == (0, ["RPG616 1 gear.1.name"])
    assert table.person("tae").gear == before


def test_machines_are_told_too(table: Played):
    done = json.loads(table.taken("--json", who="tae", strain__1=True).out)
    assert (done["person"], done["joins"], done["status"], done["entry"] > 0) == ("tae", False, "ok", True)
    assert done["differences"] == [{"what": "strain", "name": "Strain", "old": "0", "new": "1"}]
    wrong = json.loads(table.taken("--json", who="tae", strain__1=False, strain__3=True).out)
    assert (wrong["status"], wrong["problems"][0]["page"], wrong["problems"][0]["field"]) == ("refused", 1, "strain.1")


def test_somebody_of_the_story_who_is_not_there_yet_joins_as_themselves(table: Played):
    sheet = table.sheet("tae", strain__1=True)
    table.path = table.path.with_name("d.db")
    found(table.path, Plan(name="d", language="en", seed="seven")).close()
    assert "Tae joins" in table.take(sheet).out
    assert (table.lines()[-1], table.person("tae").strain) == ("join tae", 1)


def test_what_players_do_not_know_of_stays_unknown_to_them(table: Played):
    table.play("!join Kei porter with mule")
    assert table.taken(name="Kei", archetype="porter", frame__dice__1=False, strain__1=True).code == 0
    with opened(str(table.path)) as app:
        assert (app.world.people.by_id["kei"].strain, "kei" in app.store.public_at(app.store.head()).people.by_id) == (
            1,
            False,
        )
        assert all(fact.secret for fact in app.store.path(1)[0].facts)


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"hello", "not a PDF"), (b"%PDF-1.7\n junk", "damaged"), (b"%PDF-" + b" " * (5 << 20), "larger than 4 MB")],
)
def test_a_file_that_is_no_sheet_is_a_sentence(table: Played, data: bytes, told: str):
    file = table.path.parent / "x.pdf"
    file.write_bytes(data)
    with pytest.raises(Told, match=told) as fault:
        table.take(file)
    assert fault.value.exit_code == 1


def test_papers_that_are_no_character_sheet_are_sentences(table: Played):
    table.sheet("tae")
    file = table.path.parent / "x.pdf"
    for change, told in ((lambda name: f"1.{name}", "bound"), (lambda name: f"x{name}", "not one of our")):
        with pikepdf.open(io.BytesIO(PRINTED["tae", "en"])) as pdf:
            for field in pdf.Root.AcroForm.Fields:
                field.T = pikepdf.String(change(str(field.T)))
            pdf.save(file)
        with pytest.raises(Told, match=told):
            table.take(file)


def test_a_pipe_is_not_waited_for(table: Played):
    pipe = table.path.parent / "pipe.pdf"
    os.mkfifo(pipe)
    with pytest.raises(Told, match="not a PDF"):
        table.take(pipe)


def test_from_the_shell(rpg: Run, home: Path):
    rpg("new", "c", "--story", "food-run")
    rpg("join")
    rpg("print", "sheet", "tae", "-o", "tae.pdf")
    done = rpg("character", "import", "tae.pdf")
    assert (done.returncode, done.stdout, done.stderr) == (0, "The sheet of Tae\n  nothing differs\n", "")
    (home.parent / "tae.pdf").write_bytes(b"%PDF-1.7")
    done = rpg("character", "import", "tae.pdf")
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (1, "", False)


def test_in_italian_the_line_is_italian_and_lets_the_same_person_join_again(table: Played):
    assert table.taken("--gender", "f", "--language", "it", language="it", values=NEW).code == 0
    line, kei = table.lines()[-1], table.person("kei")
    assert line.startswith("entra Kei spallona con mulo ")
    assert line.endswith(" genere=f giocatrice=Ada")
    assert not {"frame", "reflex", "haul"}.intersection(re.findall(r"[\w-]+(?==)", line))
    table.play("u")
    with opened(str(table.path), "it") as app:
        assert app.play_line(line).result.status == "ok"
    assert msgspec.structs.replace(table.person("kei"), strain=kei.strain) == kei


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        ({"gear__1__name": "Wingz"}, ["RPG612 1 gear.1.name"]),
        ({"gear__1__name": "Wingz", "gear__1__slots": "7", "slot__9": True}, ["RPG612 1 gear.1.name"]),
        ({"gear__1__slots": "7"}, ["RPG614 1 gear.1.slots"]),
        ({"slot__9": True}, ["RPG614 1 slot.9"]),
        ({"frame__dice__1": False, "frame__dice__2": False}, ["RPG613 1 frame.dice.1"]),
    ],
)
def test_what_follows_from_a_name_that_nobody_knows_is_not_told_beside_it(
    table: Played, filled: dict[str, str | bool], expected: list[str]
) -> None:
    assert faults(table.taken(who="tae", values=filled)) == expected
