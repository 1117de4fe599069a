"""A roll in one line: which dice fell, what happened to each of them, and what it all came to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rpg.dice
from rpg import dice
from rpg.cli.voices import voice
from rpg.dice import Band, Context, Kind, Ladder, Outcome, TableRow, Trace
from rpg.dice.telling import fallen, tell

CORE = Ladder(
    sides=6,
    read="highest",
    bands=(
        Band(key="fail", low=1, high=3),
        Band(key="partial", low=4, high=5),
        Band(key="full", low=6, high=6),
    ),
)
SUM = Ladder(sides=6, read="sum", bands=(Band(key="short", low=-9, high=7), Band(key="far", low=8, high=99)))
CONTEXT = Context(
    attributes={"might": -2},
    macros={"best": "2d6kh1"},
    ladders={"core": CORE, "sum": SUM},
    tables={"omen": (TableRow(1, 4, "quiet"), TableRow(5, 12, "storm"))},
)


class Falling:
    """Dice that show these faces, one after another, whatever is rolled for."""

    def __init__(self, faces: list[int]) -> None:
        self.faces = faces

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        del label
        fallen = tuple(self.faces[:count])
        assert len(fallen) == count
        assert all(1 <= face <= sides for face in fallen)
        self.faces = self.faces[count:]
        return fallen


def rolled(text: str, faces: str) -> Outcome:
    return dice.roll(text, Falling([int(face) for face in faces.split()]), "an example", CONTEXT)


def name(key: str) -> str:
    return {"partial": "parziale", "storm": "tempesta"}.get(key, f"<{key}>")


@pytest.mark.parametrize(
    ("text", "faces", "told"),
    [
        ("4d6kh3 [reflex] vs 12", "6 5 3 2", "6 5 3 (2) [reflex] = 14 vs 12 · success by 2"),
        ("1d20 + 5", "13", "13 + 5 = 18"),
        ("d20", "13", "13"),
        ("d20 [attack]", "13", "13 [attack]"),
        ("7", "", "7"),
        ("4d6", "6 5 3 2", "6 5 3 2 = 16"),
        ("4d6kl1", "6 2 2 3", "(6) 2 (2) (3) = 2"),
        ("3d6x", "6 5 6 4 6 1", "6! 4 5 6! 6! 1 = 28"),
        ("3d6x kh2", "6 5 1 4", "6! (4) 5 (1) = 11"),
        ("2d6xp", "6 5 4", "6! 4↓3 5 = 14"),
        ("2d6xx", "6 5 6 3", "6+6+3 5 = 20"),
        ("2d6r=1", "1 5 1 4", "1→1→4 5 = 9"),
        ("2d6ro<=2", "2 5 1", "2→1 5 = 6"),
        ("3d6min2max5", "1 6 4", "1↑2 6↓5 4 = 11"),
        ("4d6cs>=5", "6 5 2 1", "6* 5* 2 1 = 2"),
        ("4d6cs>=5cf=1", "6 5 2 1", "6* 5* 2 1:−1 = 1"),
        ("3d6cs[>=3:1,6:2]", "6 3 1", "6:2 3* 1 = 3"),
        ("3d6kh2cs>=5", "6 5 5", "6* 5* (5) = 2"),
        ("2d6ro=1cs>=4", "1 6 5", "1→5* 6* = 2"),
        ("3d6min2cs>=2", "1 6 5", "1↑2* 6* 5* = 3"),
        ("2d6xxcs>=8", "6 5 3", "6+3* 5 = 1"),
        ("2d6r=1max5cs>=5cf=2", "1 6 2", "1→2:−1 6↓5* = 0"),
        ("3d{hit,hit,miss}", "1 2 3", "hit hit miss"),
        ("2d{hit,miss}x=hit:1", "2 1 2", "miss hit! miss"),
        ("3d{hit,hit,miss}cs=hit", "1 2 3", "hit* hit* miss = 2"),
        ("4dF", "1 2 3 1", "−1 0 1 −1 = −1"),
        ("d66", "8", "22"),
        ("(2 - 2)d6 + 1", "", "0 + 1 = 1"),
    ],
)
def test_dice_are_told(text: str, faces: str, told: str) -> None:
    assert tell(rolled(text, faces), voice("en").word) == told


@pytest.mark.parametrize(
    ("text", "faces", "told"),
    [
        ("2d6 + 1d4", "6 5 3", "6 5 + 3 = 14"),
        ("1 + 2d6", "6 5", "1 + 6 5 = 12"),
        ("5 - 2d6", "6 5", "5 − {6 5} = −6"),
        ("2d6 * 2", "6 5", "{6 5} * 2 = 22"),
        ("(d6 + 2) * 3", "4", "(4 + 2) * 3 = 18"),
        ("4d6cs>=5 + 2", "6 5 2 1", "{6* 5* 2 1 = 2} + 2 = 4"),
        ("-2d6", "6 5", "−{6 5} = −11"),
        ("-(d6 + 1)", "6", "−(6 + 1) = −7"),
        ("7 / 2 + 1", "", "7 / 2 + 1 = 9/2"),
        ("floor(3d6 / 2)", "6 5 4", "floor({6 5 4} / 2 = 15/2) = 7"),
        ("max(2d6, 5) + 1", "1 2", "max(1 2 = 3, 5) + 1 = 6"),
        ("2d6 [fire] + 1d4 [cold]", "6 5 3", "6 5 [fire] + 3 [cold] = 14"),
        ("(2d6 + 3) [fire]", "6 5", "(6 5 + 3) [fire] = 14"),
        ("{2d6, d20 + 3, 4}kh1", "6 5 3", "{6 5 = 11, (3 + 3 = 6), (4)} = 11"),
        ("{2d6, d20}cs>=8", "6 5 3", "{6 5 = 11*, 3} = 1"),
        ("(2d6 opp 2d6) + 1", "6 4 5 4", "(6 4 opp 5 4 = 1) + 1 = 2"),
        ("@might + d6", "6", "−2 + 6 = 4"),
        ("$best + 1", "6 5", "6 (5) + 1 = 7"),
        ("step(2d8, +1)", "9 5", "9 5 = 14"),
        ("let x = 2d6 in x kh1 + x", "6 5", "x: 6 5 = 11; 6 (5) + 11 = 17"),
        ("let x = 2d6 [luck] in x + 1", "6 5", "x: 6 5 [luck] = 11; 11 + 1 = 12"),
        ("let x = {2d6, 3} [luck] in x kh1", "6 5", "x: {6 5 = 11, 3} [luck] = 14; {11, (3)} = 11"),
        ("2d6 [ours] opp 2d6", "6 5 4 3", "6 5 [ours] opp 4 3 = 2"),
        ("let x = 2d6 in x opp 2d6", "6 5 4 3", "x: 6 5 = 11; 6 5 opp 4 3 = 2"),
        ("2 # 2d6", "6 5 4 3", "6 5 = 11; 4 3 = 7"),
        ("2 # d6 vs 5", "6 2", "6 vs 5 · success by 1; 2 vs 5 · failure by 3"),
        ("2 # let x = d6 in x + x", "6 2", "(x: 6; 6 + 6 = 12); (x: 2; 2 + 2 = 4)"),
        ("6 # d6", "1 2 3 4 5 6", "1; 2; 3; 4; 5; 6"),
    ],
)
def test_arithmetic_is_told(text: str, faces: str, told: str) -> None:
    assert tell(rolled(text, faces), voice("en").word) == told


@pytest.mark.parametrize(
    ("text", "faces", "english", "italian"),
    [
        ("d20 vs 6", "6", "6 vs 6 · success, exactly", "6 vs 6 · riuscito senza margine"),
        ("d20 vs 9", "6", "6 vs 9 · failure by 3", "6 vs 9 · fallito per 3"),
        ("d20 / 2 vs 3", "7", "7 / 2 = 7/2 vs 3 · success by 1/2", "7 / 2 = 7/2 vs 3 · riuscito con margine 1/2"),
        (
            "d20 + 2 vs 5 + d4",
            "6 1",
            "6 + 2 = 8 vs 5 + 1 = 6 · success by 2",
            "6 + 2 = 8 vs 5 + 1 = 6 · riuscito con margine 2",
        ),
        ("2d6 >= 5", None, "", ""),
        ("(2d6) >= 5", "6 5", "6 5 = 11 >= 5 · yes", "6 5 = 11 >= 5 · sì"),
        ("d6 + 1 == 8", "6", "6 + 1 = 7 == 8 · no", "6 + 1 = 7 == 8 · no"),
        ("pool(3) vs ladder(core)", "5 3 2", "5 3 2, read as 5 · parziale", "5 3 2, si legge 5 · parziale"),
        ("pool(1) vs ladder(core)", "5", "5 · parziale", "5 · parziale"),
        ("pool(0) vs ladder(core)", "6 2", "6 2, read as 2 · <fail>", "6 2, si legge 2 · <fail>"),
        ("2d6kh1 vs ladder(sum)", "6 5", "6 (5) = 6 · <short>", "6 (5) = 6 · <short>"),
        ("2d6 + 1 vs ladder(sum)", "6 5", "6 5 + 1 = 12 · <far>", "6 5 + 1 = 12 · <far>"),
        ("table(omen, 2d6)", "6 5", "6 5 = 11 · tempesta", "6 5 = 11 · tempesta"),
        ("if((d20) >= 15, 2d6, 1d6)", "17 6 5", "17 >= 15 · yes: 6 5 = 11", "17 >= 15 · sì: 6 5 = 11"),
        ("(1-1)d6", "", "0", "0"),
        ("(1-1)d{hit,miss}", "", "—", "—"),
        ("(1-1)d{hit,miss}cs=hit", "", "0", "0"),
        ("(d3)d6", "2 5 4", "1d3: 2; 5 4 = 9", "1d3: 2; 5 4 = 9"),
        (
            "(d3 [squad])d(d8) + 4d6kh(d2)",
            "1 5 3 6 1 1 2 1",
            "1d3: 1 [squad]; 1d8: 5; 1d2: 1; 3 + 6 (1) (1) (2) = 9",
            "1d3: 1 [squad]; 1d8: 5; 1d2: 1; 3 + 6 (1) (1) (2) = 9",
        ),
        ("((d2)d3)d6", "1 2 5 4", "(1d2)d3: 1d2: 1; 2; 5 4 = 9", "(1d2)d3: 1d2: 1; 2; 5 4 = 9"),
        ("4d6cs>=(d6) - 1", "6 5 4 1 5", "1d6: 5; {6* 5* 4 1 = 2} − 1 = 1", "1d6: 5; {6* 5* 4 1 = 2} − 1 = 1"),
        ("(d3)d6cs>=5", "2 5 4", "1d3: 2; 5* 4 = 1", "1d3: 2; 5* 4 = 1"),
        ("(d3) # d6", "2 5 4", "1d3: 2; 5; 4", "1d3: 2; 5; 4"),
        ("2 # (d3)d6", "2 5 4 1 6", "(1d3: 2; 5 4 = 9); (1d3: 1; 6)", "(1d3: 2; 5 4 = 9); (1d3: 1; 6)"),
        (
            "pool(d3 [heads]) vs ladder(core)",
            "2 5 4",
            "1d3: 2 [heads]; 5 4, read as 5 · parziale",
            "1d3: 2 [heads]; 5 4, si legge 5 · parziale",
        ),
        ("{(d2)d6, d8}kh1", "2 5 4 1", "{1d2: 2; 5 4 = 9, (1)} = 9", "{1d2: 2; 5 4 = 9, (1)} = 9"),
        ("step(d8, d2) opp (d2)d6", "1 7 1 6", "1d2: 1; 1d2: 1; 7 opp 6 = 1", "1d2: 1; 1d2: 1; 7 opp 6 = 1"),
        (
            "if((d20) >= 15, 2d6, 1d6) + 1",
            "7 6",
            "(7 >= 15 · no: 6) + 1 = 7",
            "(7 >= 15 · no: 6) + 1 = 7",
        ),
        (
            "if((d20) >= 15, 2d6, 1d6) vs 3",
            "7 6",
            "(7 >= 15 · no: 6) vs 3 · success by 3",
            "(7 >= 15 · no: 6) vs 3 · riuscito con margine 3",
        ),
    ],
)
def test_what_it_came_to_is_said(text: str, faces: str | None, english: str, italian: str) -> None:
    if faces is None:
        with pytest.raises(dice.DiceError):
            rolled(text, "6 5")
        return
    outcome = rolled(text, faces)
    assert tell(outcome, voice("en").word, name) == english
    assert tell(outcome, voice("it").word, name) == italian


@pytest.mark.parametrize(
    ("text", "faces", "dice_alone"),
    [
        ("(d3)d6 + 4d6kh(d2)", "2 5 4 6 1 1 2 1", "2 5 4 6 (1) (1) (2) 1"),
        ("let s = {d4, (d2)d6} in s kh1 + s", "3 2 5 4", "3 2 5 4"),
        ("let p = (d3)d6 in p + p kh(d2)", "2 5 4 1", "2 5 4 1"),
        ("4d6cs>=(d6)", "6 5 4 1 5", "6* 5* 4 1 5"),
    ],
)
def test_dice_alone_are_told_once_each_in_their_order(text: str, faces: str, dice_alone: str) -> None:
    assert fallen(rolled(text, faces)) == dice_alone


def test_without_names_a_degree_is_told_by_its_key() -> None:
    assert tell(rolled("pool(1) vs ladder(core)", "5"), voice("en").word) == "5 · partial"


def test_a_total_without_dice_is_told_alone() -> None:
    total = Trace(dice.parse("2d6"), 8)
    assert tell(Outcome(8, Kind.POOL, (), total), voice("en").word) == "8"
    tested = Trace(dice.parse("2d6 [luck] vs 7"), "success", (total, Trace(dice.parse("7"), 7)))
    assert tell(Outcome("success", Kind.DEGREE, (), tested), voice("en").word) == "8 vs 7 · success by 1"


def test_every_sentence_written_is_said() -> None:
    written = json.loads((Path(rpg.dice.__file__).parent.parent / "locale/en/dice.json").read_text(encoding="utf-8"))
    told = ("success", "failure", "reading", "yes", "no")
    assert {key for key in written if key.startswith("dice.told.")} == {f"dice.told.{key}" for key in told}


@given(
    st.sampled_from(
        [
            "(d3)d6kh(d2)",
            "pool(d3-1) vs ladder(core)",
            "(d3) # 2d6",
            "4d6kh3",
            "5d6x",
            "4d6xx",
            "4d6xp kl2",
            "6d6r<=2",
            "8d6cs>=5",
            "3 # 2d6 + 1",
            "{2d6, 3d4}dh1",
            "d20 vs 9",
        ]
    ),
    st.text(max_size=3),
)
def test_a_line_is_plain_text_that_tells_every_die(text: str, seed: str) -> None:
    outcome = dice.roll(text, dice.Seeded(seed), "an example", CONTEXT)
    told = tell(outcome, voice("en").word)
    assert told.isprintable()
    numbers = [int(number) for number in "".join(c if c.isdigit() else " " for c in told).split()]
    assert all(numbers.count(face) >= outcome.faces.count(face) for face in outcome.faces)
