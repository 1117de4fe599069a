"""``rpg odds``: exact odds as bars, as JSON, side by side, and the desk's line for everything else."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from rpg import dice
from rpg.cli import spread
from rpg.cli.bars import Bars, Screen, columns
from rpg.cli.chances import decimal, exactly, one_in, percent, tally
from rpg.cli.known import Known
from rpg.cli.texts import Words
from rpg.dice.beating import beats
from tests.cli.terminal import Terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "odds.schema.json").read_text(encoding="utf-8"))
EN, IT = Words("en"), Words("it")
KNOWN = Known(dice.NOTHING, EN)
ESCAPE = re.compile(r"\x1b")


def documents(text: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in text.splitlines()]
    for one in found:
        Draft202012Validator(SCHEMA).validate(one)
    return found


def laid(text: str, room: int = 40) -> list[spread.Row]:
    return spread.rows([dice.odds(text)], KNOWN, room)


def test_one_text_is_a_chart_with_its_chances(rpg: Run, home: Path) -> None:
    done = rpg("odds", "4d6kh3")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "4d6kh3 · mean 12.24 ± 2.85 · 3 to 18"
    rows = [line.split() for line in lines[3:]]
    assert [row[0] for row in rows] == [f"{n}" for n in range(3, 19)]
    assert rows[0][1] == "0.1"
    assert max(rows, key=lambda row: len(row[3]))[0] == "13"
    assert rows[-1][-2:] == ["1.6", "%"]
    assert not ESCAPE.search(done.stdout)
    assert max(map(len, lines)) <= 80
    assert not home.exists()


def test_the_odds_of_each_of_several_results_and_of_dice_that_go_on(rpg: Run) -> None:
    six = rpg("odds", "6 # 4d6kh3").stdout.splitlines()
    assert six[1] == "rolled 6 times; these are the odds of each"
    assert six[3:] == rpg("odds", "4d6kh3").stdout.splitlines()[2:]
    (one,) = documents(rpg("odds", "6 # 4d6kh3", "--json").stdout)
    assert (one["times"], one["total_weight"]) == ("6", "1296")
    on = rpg("odds", "5d6x").stdout.splitlines()
    assert on[0].endswith("· 5 and up")
    assert re.search(r"followed \d+ explosions deep; .* once in [\d.]+ trillion rolls", on[1])


def test_json_has_whole_weights_as_text(rpg: Run) -> None:
    (one,) = documents(rpg("odds", "100d6", "--json").stdout)
    assert one["total_weight"] == f"{6**100}"
    assert sum(int(outcome["weight"]) for outcome in one["outcomes"]) == 6**100
    assert one["outcomes"][0] == {"value": 100, "weight": "1", "probability": 6.0**-100}
    assert (one["mean"], one["at_least"], one["beats"]) == (350.0, None, [])


@pytest.mark.parametrize("text", ["2d6 vs 8", "(2d6)>=8", "2d{a,b}", "d6/2", "2 # 2d6", "pool(3) vs ladder(core)"])
@pytest.mark.usefixtures("home")
def test_json_of_every_kind_keeps_its_shape(rpg: Run, text: str) -> None:
    done = rpg("odds", text, "--json")
    assert done.returncode == 0, done.stderr
    (one,) = documents(done.stdout)
    assert sum(outcome["probability"] for outcome in one["outcomes"]) == pytest.approx(1)


@pytest.mark.parametrize(
    ("least", "said", "chance"),
    [
        ("12", "at least 12: 799/1296 · 61.7 %", "799/1296"),
        ("-3", "at least −3: 100 %", "1"),
        ("7/2", "at least 7/2: ", None),
    ],
)
def test_the_chance_of_at_least(rpg: Run, least: str, said: str, chance: str | None) -> None:
    assert rpg("odds", "4d6kh3", "--at-least", least).stdout.splitlines()[1].startswith(said)
    (one,) = documents(rpg("odds", "4d6kh3", "--at-least", least, "--json").stdout)
    assert chance is None or one["at_least"]["chance"] == chance


@pytest.mark.parametrize("least", ["x", "1e99999999", "1/0", "7/000", "7/\u0660", "9" * 40, "--json"])
def test_a_total_that_is_none_is_wrong_usage(rpg: Run, least: str) -> None:
    done = rpg("odds", "4d6kh3", "--at-least", least)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_what_comes_to_no_total_has_no_at_least(rpg: Run) -> None:
    assert rpg("odds", "2d6 vs 8", "--at-least", "3").returncode == 2


def test_several_texts_stand_side_by_side_and_the_first_is_compared(rpg: Run) -> None:
    done = rpg("odds", "4d6kh3", "3d6")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("A  4d6kh3 · mean 12.24")
    assert lines[1].startswith("B  3d6 · mean 10.50")
    assert lines[-1] == "A against B: more 62.2 % · equal 8.6 % · less 29.2 %"
    first, second = documents(rpg("odds", "4d6kh3", "3d6", "--json").stdout)
    assert first["beats"][0]["chance"] == "29029/46656"
    assert second["beats"] == []
    mixed = rpg("odds", "2d6", "2d6 vs 8").stdout
    assert "B  2d6 vs 8" in mixed
    assert "beats" not in mixed
    assert rpg("odds", *["d6"] * 5).returncode == 2


def test_beating_is_counted_as_by_hand() -> None:
    mine, others = dice.odds("2d4"), dice.odds("d6")
    pairs = [(a + b, c) for a in range(1, 5) for b in range(1, 5) for c in range(1, 7)]
    won, equal = beats(mine, others)
    assert won == Fraction(sum(m > o for m, o in pairs), len(pairs))
    assert equal == Fraction(sum(m == o for m, o in pairs), len(pairs))


@pytest.mark.parametrize(
    "text", ["100d6", "d100", "1d100000", "5d6x", "10d6 - 60", "3d20", "d6/2 + 30d6", "d6*d6*d6*d6"]
)
@pytest.mark.parametrize("room", [12, 24, 42])
def test_long_odds_fit_and_lose_nothing(text: str, room: int) -> None:
    rows, odds = laid(text, room), dice.odds(text)
    assert len(rows) <= room
    assert sum(row.shares[0] for row in rows) == 1
    assert sum(row.joined for row in rows) == len(odds.weights)
    for row in rows:
        assert row.ends is not None
        assert row.at_least[0] == odds.at_least(row.ends[0])


def test_what_is_joined_says_what_it_holds() -> None:
    labels = [row.label for row in laid("100d6")]
    assert labels[0] == "≤ 289"
    assert labels[-1] == "≥ 410"
    assert "300–304" in labels
    assert [row.label for row in laid("d100", 30)][:2] == ["1–5", "6–10"]
    assert laid("10d6 - 60", 12)[1].label == "−45 … −41"


def test_many_words_keep_the_likeliest_and_count_the_others() -> None:
    rows = laid("9d{a,b,c,d}", 12)
    assert len(rows) == 12
    assert (rows[-1].label, rows[-1].joined) == ("", len(dice.odds("9d{a,b,c,d}").weights) - 11)
    assert sum(row.shares[0] for row in rows) == 1


@pytest.mark.parametrize(
    ("share", "english", "italian"),
    [
        (Fraction(1, 6), "16.7 %", "16,7 %"), (Fraction(1, 3000), "<0.1 %", "<0,1 %"),
        (Fraction(1, 2000), "0.1 %", "0,1 %"),
        (Fraction(2999, 3000), ">99.9 %", ">99,9 %"), (Fraction(1), "100 %", "100 %"), (Fraction(0), "0 %", "0 %"),
    ],
)  # fmt: skip
def test_percentages_never_round_to_never_or_always(share: Fraction, english: str, italian: str) -> None:
    assert percent(share, EN) == english
    assert percent(share, IT) == italian


def test_rare_chances_are_one_in_so_many() -> None:
    assert one_in(Fraction(1, 46656), EN) == "46,000"
    assert one_in(Fraction(1, 1_000_000), IT) == "1,0 milione"
    assert one_in(Fraction(1, 15_600_000), IT) == "15 milioni"
    assert one_in(Fraction(1, 2_821_109_907_456), EN) == "2.8 trillion"
    assert one_in(Fraction(1, 2_821_109_907_456), IT) == "2,8 mila miliardi"
    assert one_in(Fraction(1, 6**100), EN) == "6.5 × 10^77"
    assert one_in(Fraction(1, 6**100), IT) == "6,5 × 10^77"
    assert exactly(Fraction(1, 46656), EN) == "1/46656 · <0.1 % · 1 in 46,000"
    assert exactly(Fraction(1, 2), IT) == "1/2 · 50,0 %"
    assert tally(1296, EN) == "1,296"
    assert tally(1296, IT) == "1.296"
    assert tally(6**100, EN) == "6.5 × 10^77"


def test_halves_are_rounded_up() -> None:
    assert percent(Fraction(1, 16), EN) == "6.3 %"
    assert percent(Fraction(245, 2000), EN) == "12.3 %"
    assert decimal(Fraction(-5, 1000), EN) == "−0.01"
    assert decimal(-0.001, EN) == "0.00"


@pytest.mark.parametrize(
    ("text", "said"), [("5d6xkh3", "3 to 18"), ("5d6x", "5 and up"), ("2 # 3d6xkl1", "1 to 6"), ("4d6", "4 to 24")]
)
def test_dice_that_explode_say_how_far_they_go(rpg: Run, text: str, said: str) -> None:
    shown = rpg("odds", text).stdout
    assert shown.splitlines()[0].endswith(said)
    assert ("explosions deep; a die goes on beyond that once in 2.8 trillion rolls" in shown) is ("x" in text)


def test_bars_are_scaled_to_the_widest_and_never_nothing() -> None:
    lines = Bars(laid("2d6"), EN, Screen(60, 40)).one("")
    bars = [line.split("%")[1].strip() for line in lines]
    assert max(bars, key=len) == bars[5]
    assert bars[5] == "█" * len(bars[5])
    assert all(bars)
    tiny = Bars(laid("20d6", 200), EN, Screen(60, 200)).one("")
    assert tiny[0].endswith("▏")


@pytest.mark.parametrize("width", [20, 40, 80, 300])
@pytest.mark.parametrize("names", [["A"], ["A", "B"], ["A", "B", "C", "D"]])
def test_a_chart_stays_in_its_width(width: int, names: list[str]) -> None:
    found = [dice.odds(text) for text in ("2d6", "3d6", "4d6", "d20")][: len(names)]
    drawn = Bars(spread.rows(found, KNOWN, 40), EN, Screen(width, 40))
    lines = drawn.one("") if len(names) == 1 else drawn.several(names)
    assert max(map(columns, lines)) <= max(width, 30)


def test_what_was_not_asked_for_is_faint_and_plain_screens_have_plain_signs() -> None:
    lines = Bars(laid("2d6"), EN, Screen(60, 40), 7).one("")
    assert ["░" in line for line in lines] == [True] * 5 + [False] * 6
    plain = Bars(laid("100d6"), EN, Screen(60, 40, blocks=False), 300).one("or more")
    assert all(line.isascii() for line in plain)
    assert any("#" in line for line in plain)


def test_an_output_without_blocks_gets_plain_signs(rpg: Run) -> None:
    done = rpg("odds", "2d6", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert "###" in done.stdout
    assert "?" not in done.stdout


def test_a_terminal_is_filled_but_not_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    terminal = Terminal("odds", "100d6")
    shown = terminal.until("≥ ")
    assert terminal.leave() == 0
    terminal.close()
    lines = shown.replace("\r", "").splitlines()
    assert len(lines) <= 30
    assert 80 < max(map(len, lines)) <= 110


def test_the_answer_speaks_italian(rpg: Run) -> None:
    said = rpg("odds", "2d6 vs 8", "--language", "it").stdout
    assert "fallimento   58,3 %" in said
    assert "o meglio" in said


@pytest.mark.usefixtures("home")
def test_degrees_have_the_names_of_the_shipped_rules(rpg: Run) -> None:
    said = rpg("odds", "pool(3) vs ladder(core)").stdout
    assert [line.split()[0] for line in said.splitlines()[3:]] == ["fail", "partial", "full", "surge"]
    assert rpg("odds", "3").stdout == said


@pytest.mark.usefixtures("blame")
def test_with_a_campaign_deeds_and_sizes_are_the_desks(rpg: Run) -> None:
    for words in (["3"], ["tae", "climb"]):
        done = rpg("odds", *words, "--json")
        assert done.returncode == 0, done.stderr
        assert "says" in json.loads(done.stdout)
    assert rpg("odds").returncode == 1
    assert rpg("odds", "4d6kh3").stdout.startswith("4d6kh3 · mean")
    assert rpg("odds", "tae", "climb", "--at-least", "3").returncode == 2


@pytest.mark.usefixtures("home")
def test_without_a_campaign_they_hint_at_start(rpg: Run) -> None:
    for words in ([], ["tae", "climb"], ["max", "climb"]):
        done = rpg("odds", *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "rpg start" in done.stderr


@pytest.mark.parametrize(
    ("text", "mean"),
    [
        ("1000d100000cs>=5", 999.96),
        ("d6 * " + " * ".join(["1000000000"] * 32), 3.5e288),
        ("1000d99999cf=1", -1000 / 99999),
    ],
)
def test_numbers_that_no_float_and_no_text_holds_are_told(rpg: Run, text: str, mean: float) -> None:
    told = rpg("odds", text)
    assert (told.returncode, told.stderr) == (0, "")
    (document,) = documents(rpg("odds", text, "--json").stdout)
    assert document["mean"] == pytest.approx(mean)
    assert 0 < document["deviation"] < abs(mean) * 1000
    explained = rpg("explain", text)
    assert (explained.returncode, explained.stderr) == (0, "")
    assert rpg("odds", text, "--at-least", "3", "--json").returncode == 0


def test_dice_that_cannot_be_read_or_weighed_are_told(rpg: Run) -> None:
    wrong = rpg("odds", "4d6kh(")
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "^" in wrong.stderr
    much = rpg("odds", "1000d100000 * 1000d100000")
    assert (much.returncode, much.stdout) == (1, "")
    assert "Traceback" not in much.stderr


def test_a_plot_is_a_file_by_its_suffix(rpg: Run, home: Path) -> None:
    begins = {"svg": b"<svg ", "png": b"\x89PNG", "pdf": b"%PDF-1.7"}
    for suffix, magic in begins.items():
        done = rpg("odds", "2d6", "3d6", "--plot", f"chart.{suffix}", "--at-least", "9")
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        assert done.stdout.endswith(f"\nwrote chart.{suffix}\n")
        assert (home.parent / f"chart.{suffix}").read_bytes().startswith(magic)
        assert done.stdout.startswith("A  2d6")
    done = rpg("odds", "2d6", "--plot", "chart.svg", "--json")
    assert "chart.svg" in done.stderr
    documents(done.stdout)


@pytest.mark.parametrize("file", ["chart.jpg", "chart", "svg", ".svg"])
def test_a_wrong_suffix_is_wrong_usage(rpg: Run, home: Path, file: str) -> None:
    done = rpg("odds", "2d6", "--plot", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".pdf" in done.stderr
    assert list(home.parent.iterdir()) == []


def test_a_place_that_cannot_be_written_is_a_sentence(rpg: Run, home: Path) -> None:
    (home.parent / "file").write_text("x")
    done = rpg("odds", "2d6", "--plot", "file/chart.svg")
    assert done.returncode == 1
    assert "file/chart.svg" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_chart_does_not_hold_totals_and_degrees(rpg: Run) -> None:
    assert rpg("odds", "2d6", "2d6 vs 8", "--plot", "x.svg").returncode == 2


@pytest.mark.usefixtures("blame")
@pytest.mark.parametrize(
    ("text", "least"),
    [("4d6kh3", 18), ("3 # d20 vs 11", 5), ("1d100000", 20), ("5d6x", 20), ("pool(3) vs ladder(core)", 6)],
)
def test_the_desk_draws_the_same_odds(rpg: Run, text: str, least: int) -> None:
    desk = rpg("do", "odds", text)
    assert desk.returncode == 0, desk.stderr
    assert [line for line in rpg("odds", text).stdout.splitlines() if line] == desk.stdout.splitlines()
    assert least <= len(desk.stdout.splitlines()) <= 48


@pytest.mark.usefixtures("blame")
def test_dice_that_are_wrong_are_dice_at_the_desk(rpg: Run) -> None:
    done = rpg("do", "odds", "4d6", "keep", "3", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["prefill"] == "odds 4d6kh3"


def test_faces_that_somebody_made_up_are_not_translated(rpg: Run) -> None:
    own = rpg("odds", "d{success,failure}", "--language", "it").stdout
    assert "success" in own
    assert "successo" not in own
    assert "successo" in rpg("odds", "d20 vs 11", "--language", "it").stdout
