"""Real dice, typed in: a total where only the total is read, faces where faces are, and nothing that cannot be."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import Band, Context, DiceError, Kind, Ladder, Scripted, Seeded, TableRow
from tests.dice.trees import totals, trees

HERE = Context(
    attributes={"reflex": 3},
    ladders={
        "core": Ladder(
            sides=6, read="highest", bands=(Band(key="low", low=1, high=3), Band(key="high", low=4, high=6))
        ),
        "sum": Ladder(sides=6, read="sum", bands=(Band(key="few", low=2, high=6), Band(key="many", low=7, high=12))),
    },
    tables={"omen": (TableRow(1, 6, "quiet"), TableRow(7, 12, "noise"))},
)


def told(line):
    typed = dice.parse_line(line)
    assert typed.told
    return dice.given(typed.tree, typed.told, HERE)


@pytest.mark.parametrize(
    ("line", "value", "faces"),
    [
        ("2d6=8", 8, ()),
        ("2d6 = 8", 8, ()),
        ("2d6=+8", 8, ()),
        ("2d6=11", 11, ()),
        ("2d6+1=13", 13, ()),
        ("2d6=34", 7, (3, 4)),
        ("2d6=3,4", 7, (3, 4)),
        ("2d6=3 4", 7, (3, 4)),
        ("2d6= 3 , 4 ", 7, (3, 4)),
        ("4d6=6,3,2,1", 12, (6, 3, 2, 1)),
        ("4d6=6 3 2 1", 12, (6, 3, 2, 1)),
        ("4d6=6321", 12, (6, 3, 2, 1)),
        ("4d6kh3=6321", 11, (6, 3, 2, 1)),
        ("4d6kh3=11", 11, ()),
        ("d20=20", 20, (20,)),
        ("d20+5=18", 18, (13,)),
        ("d20+5=3", 8, (3,)),
        ("5-d6=1", 1, (4,)),
        ("d6*2=6", 6, (3,)),
        ("d6*2=5", 10, (5,)),
        ("d100000+5=77777", 77777, (77772,)),
        ("abs(d100000-50)=99", 99, ()),
        ("2d20=3,17", 20, (3, 17)),
        ("d6-d6=-2", -2, ()),
        ("d6-d6=\u22122", -2, ()),
        ("d66=35", 35, (17,)),
        ("2d66=35,41", 76, (17, 19)),
        ("d{5,5,7}=5", 5, (1,)),
        ("2d{1,3}=13", 4, (1, 2)),
        ("7=7", 7, ()),
        ("let x = d6 in x+x=8", 8, (4,)),
        ("@reflex + 2d6=9", 9, ()),
        ("@reflex + d6=9", 9, (6,)),
        ("4dF=1", 1, ()),
        ("dF=-1", -1, (1,)),
        ("dF=-", -1, (1,)),
        ("4dF=+ - 0 0", 0, (3, 1, 2, 2)),
        ("4dF=+,-,0,0", 0, (3, 1, 2, 2)),
        ("4dF=+-0+", 1, (3, 1, 2, 3)),
        ("4dF=\u2212\u221200", -2, (1, 1, 2, 2)),
        ("4dF=-1,0,1,1", 1, (1, 2, 3, 3)),
        ("(5d6x)=6,6,4,3,2,1,6,5", 33, (6, 6, 4, 3, 2, 1, 6, 5)),
        ("(5d6x)=66432165", 33, (6, 6, 4, 3, 2, 1, 6, 5)),
        ("(5d6x)=29", 29, ()),
        ("(2d6x)=500", 500, ()),
        ("10-(2d6x)=-500", -500, ()),
        ("(d6x)=8", 8, ()),
        ("3d6r=1=1,1,3,4,5", 12, (1, 1, 3, 4, 5)),
        ("d6r<6=1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 6", 6, (*(1, 2, 3, 4, 5) * 6, 6)),
        ("2d6xx:1=6,3,2", 11, (6, 3, 2)),
        ("3d{hit,miss}cs=hit=2", 2, ()),
        ("3d{hit,miss}cs=hit=hit hit miss", 2, (1, 1, 2)),
        ("if((d6)>=4, 2d6, 0)=5,1,2", 3, (5, 1, 2)),
        ("4d6cs>=5=3", 3, ()),
        ("4d6cs>=5=6511", 2, (6, 5, 1, 1)),
    ],
)
def test_what_fell_is_read(line, value, faces):
    outcome = told(line)
    assert (outcome.value, outcome.faces) == (value, faces)
    assert outcome.trace.value == value
    assert bool(outcome.trace.throws()) == bool(faces)


@pytest.mark.parametrize(
    ("line", "value", "faces", "kind"),
    [
        ("pool(3) vs ladder(core)=521", "high", (5, 2, 1), Kind.DEGREE),
        ("pool(1) vs ladder(core)=6", "high", (6,), Kind.DEGREE),
        ("pool(0) vs ladder(core)=6,2", "low", (6, 2), Kind.DEGREE),
        ("2d6 vs ladder(sum)=61", "many", (6, 1), Kind.DEGREE),
        ("d20 vs 12=15", "success", (15,), Kind.DEGREE),
        ("(2d6)>=7=34", True, (3, 4), Kind.BOOL),
        ("(2d6)>=7=8", True, (), Kind.BOOL),
        ("(2d6)<7=8", False, (), Kind.BOOL),
        ("7<=2d6 [luck]=8", True, (), Kind.BOOL),
        ("d20+5 >= 15=18", True, (13,), Kind.BOOL),
        ("2d6+3 vs 10=9", "failure", (), Kind.DEGREE),
        ("2d6+3 vs 10=4,5", "success", (4, 5), Kind.DEGREE),
        ("4d6kh3 [reflex] vs 12=14", "success", (), Kind.DEGREE),
        ("d20+5 vs 15=12", "failure", (7,), Kind.DEGREE),
        ("d20+5 vs 15=3", "failure", (3,), Kind.DEGREE),
        ("table(omen, 2d6)=8", "noise", (), Kind.ROW),
        ("table(omen, d12)=11", "noise", (11,), Kind.ROW),
        ("table(omen, 2d6)=61", "noise", (6, 1), Kind.ROW),
        ("3d{hit,miss}=Hit,MISS,hit", ("hit", "hit", "miss"), (1, 2, 1), Kind.SYMBOLS),
        ("6 # d6=123456", (1, 2, 3, 4, 5, 6), (1, 2, 3, 4, 5, 6), Kind.RESULTS),
        ("3 # d6=4", (), (), None),
    ],
)
def test_what_is_no_total_is_told_by_its_faces(line, value, faces, kind):
    if kind is None:
        with pytest.raises(DiceError):
            told(line)
    else:
        outcome = told(line)
        assert (outcome.value, outcome.faces, outcome.kind) == (value, faces, kind)


@pytest.mark.parametrize(
    ("dice_text", "said", "code", "span", "values"),
    [
        ("2d6", "77", "told_face", (0, 1), {"face": "7", "most": "1\u20136"}),
        ("d6", "7", "told_face", (0, 1), {"face": "7", "most": "1\u20136"}),
        ("d20", "21", "told_face", (0, 2), {"face": "21", "most": "1\u201320"}),
        ("2d6", "3, 0", "told_face", (3, 4), {"face": "0", "most": "1\u20136"}),
        ("2d6", "-3", "told_face", (0, 2), {"face": "-3", "most": "1\u20136"}),
        ("2d20", "41", "told_face", (0, 2), {"face": "41", "most": "1\u201320"}),
        ("2d{-1,1}", "2,2", "told_face", (0, 1), {"face": "2", "most": "-1, 1"}),
        ("2d66", "35,47", "told_face", (3, 5), {"face": "47", "most": "11\u201366"}),
        ("3d{hit,miss}", "hit,flop,hit", "told_face", (4, 8), {"face": "flop", "most": "hit, miss"}),
        ("3d{hit,miss}", "1,2,1", "told_face", (0, 1), {"face": "1", "most": "hit, miss"}),
        ("4d6", "6,3,2", "told_count", (0, 5), {"needed": 4, "count": 3}),
        ("4d6", "632", "told_count", (0, 3), {"needed": 4, "count": 3}),
        ("4d6", "6,3,2,1,1", "told_count", (8, 9), {"needed": 4, "count": 5}),
        ("2d6+3d8", "1,2", "told_count", (0, 3), {"needed": 5, "count": 2}),
        ("5d6x", "6,6,4,3,2", "told_count", (0, 9), {"needed": 7, "count": 5}),
        ("5d6x", "6,6,4,3,2,1,6", "told_count", (0, 13), {"needed": 8, "count": 7}),
        ("5d6x", "5,5,4,3,2,1", "told_count", (10, 11), {"needed": 5, "count": 6}),
        ("7", "8", "told_sum", (0, 1), {"total": 8, "low": "7", "high": "7"}),
        ("2d6", "1", "told_sum", (0, 1), {"total": 1, "low": "2", "high": "12"}),
        ("10d6", "99", "told_sum", (0, 2), {"total": 99, "low": "10", "high": "60"}),
        ("d20+5", "30", "told_sum", (0, 2), {"total": 30, "low": "6", "high": "25"}),
        ("4d6kh3", "2", "told_sum", (0, 1), {"total": 2, "low": "3", "high": "18"}),
        ("10d6cs>=5", "11", "told_sum", (0, 2), {"total": 11, "low": "0", "high": "10"}),
        ("2d6+3 vs 10", "4", "told_sum", (0, 1), {"total": 4, "low": "5", "high": "15"}),
        ("2d6*2", "9", "told_never", (0, 1), {"total": 9}),
        ("3d6*10 vs 50", "45", "told_never", (0, 2), {"total": 45}),
        ("2d{1,1,9}", "5", "told_never", (0, 1), {"total": 5}),
        ("(d6x)", "6", "told_never", (0, 1), {"total": 6}),
        ("d10", "0", "told_face", (0, 1), {"face": "0", "most": "1\u201310"}),
        ("pool(3) vs ladder(core)", "6", "told_total", (0, 1), {"needed": 3}),
        ("4d6 vs ladder(core)", "14", "told_total", (0, 2), {"needed": 4}),
        ("4d6 vs ladder(core)", "6,3", "told_count", (0, 3), {"needed": 4, "count": 2}),
        ("2d6", "", "told", (0, 0), {"found": ""}),
        ("2d6", "eight", "told", (0, 5), {"found": "eight"}),
        ("2d6", "3,x", "told", (2, 3), {"found": "x"}),
        ("2d6", "1,,2", "told", (2, 3), {"found": "1,,2"}),
        ("2d6", ",1", "told", (0, 1), {"found": ",1"}),
        ("2d6", "1,", "told", (0, 2), {"found": "1,"}),
        ("2d6", "1.5", "told", (0, 3), {"found": "1.5"}),
        ("2d6", "\u0663,1", "told", (0, 1), {"found": "\u0663,1"}),
        ("2d6", "1" * 5001, "told", (0, 5001), {"found": "1" * 20}),
        ("2d6", "1" * 400, "told_count", (2, 400), {"needed": 2, "count": 400}),
    ],
)
def test_what_cannot_be_is_refused(dice_text, said, code, span, values):
    with pytest.raises(DiceError) as caught:
        dice.given(dice_text, said, HERE)
    error = caught.value
    assert (error.code, (error.start, error.end), error.values) == (code, span, values)


@pytest.mark.parametrize(
    ("line", "total", "margin"),
    [
        ("2d6+3 vs 10=9", 9, -1),
        ("d20+5 vs 15=21", 21, 6),
        ("4d6kh3 [reflex] vs 12=14", 14, 2),
        ("(5d6x) vs 20=37", 37, 17),
    ],
)
def test_a_total_against_a_target_has_its_margin(line, total, margin):
    outcome = told(line)
    assert (outcome.total, outcome.margin) == (total, margin)
    assert f"{total} vs" in dice.tell(outcome, lambda key, **_: key)


def test_a_total_beyond_what_was_weighed_of_exploding_dice_is_taken():
    assert told("(d6x)=500").value == 500
    assert told("4d6kh3=11").faces == ()
    assert told("200d{1,10,100,1000}=5000").value == 5000


def test_an_error_of_the_text_is_no_error_of_what_is_told():
    for text, said, code in [
        ("1/(d6-3)", "1,4", "told_count"),
        ("1/(d6-3)", "3", "divided_by_zero"),
        ("2d", "3", "unexpected"),
    ]:
        with pytest.raises(DiceError) as caught:
            dice.given(text, said)
        assert caught.value.code == code


def test_a_total_of_several_dice_tells_no_story():
    outcome = dice.given("2d6 + d8", "12")
    assert (outcome.kind, outcome.total, outcome.trace.throws()) == (Kind.NUMBER, 12, ())


@given(trees(named=False, left=3), st.text(max_size=3))
def test_a_roll_can_be_replayed_from_its_faces(tree, seed):
    try:
        outcome = dice.roll(tree, Seeded(seed), "x", HERE)
    except DiceError:
        return
    assert dice.replay(tree, outcome.faces, HERE) == outcome
    if len(dice.show(tree)) < dice.LIMITS.text:
        assert dice.replay(dice.show(tree), list(outcome.faces), HERE) == outcome
    with pytest.raises(DiceError) as caught:
        dice.replay(tree, (*outcome.faces, 1), HERE)
    assert caught.value.code == "told_count"


@pytest.mark.parametrize(
    ("faces", "code", "span"),
    [((1, 2), "told_count", (0, 2)), ((1, 2, 3, 4), "told_count", (3, 4)), ((1, 7, 3), "told_face", (1, 2)),
     ((0, 1, 1), "told_face", (0, 1)), ((), "told_count", (0, 0))],
)  # fmt: skip
def test_faces_that_do_not_fit_are_not_replayed(faces, code, span):
    with pytest.raises(DiceError) as caught:
        dice.replay("3d6", faces)
    assert (caught.value.code, (caught.value.start, caught.value.end)) == (code, span)


def test_a_die_drawn_from_what_may_stay_is_replayed_too():
    outcome = dice.roll("d6r<3", Scripted([1] * 20 + [2, 4]), "x")
    assert outcome.value == 6
    assert dice.replay("d6r<3", outcome.faces) == outcome


@given(totals(left=2), st.text(max_size=3))
@example(dice.parse("(d1)d6"), "the dice of a rolled amount are told")
@example(dice.parse("(d100)dF"), "the dice of a rolled amount are told")
@example(dice.parse("(d3)d(d6) + 4d6kh(d3)"), "rolled sides, and what is kept, are told in the order of the dice")
def test_faces_told_are_the_roll_that_showed_them(tree, seed):
    try:
        outcome = dice.roll(tree, Seeded(seed), "x")
    except DiceError:
        return
    shown = [str(die.face) for throw in outcome.trace.throws() for die in throw.dice() if throw.sides]
    simple = not any(word in dice.show(tree) for word in ("let", "x", "r", "c", "{", "#"))
    if simple and len(outcome.faces) > 1:
        assert dice.given(tree, ",".join(shown)) == outcome
    elif simple and len(outcome.faces) == 1 and isinstance(outcome.value, int):
        assert dice.given(tree, str(outcome.value)).value == outcome.value


@given(
    st.sampled_from(
        ["2d6", "4dF", "d20+5", "3d{hit,miss}", "(5d6x)", "pool(3) vs ladder(core)", "d66", "6 # 2d6 vs 7"]
    ),
    st.text(alphabet=st.sampled_from("0123456789,+-\u2212 hitms\u0663"), max_size=12) | st.text(max_size=8),
)
def test_nothing_told_brings_any_other_error(text, said):
    fault = None
    try:
        outcome = dice.given(text, said, HERE)
        assert outcome.kind is dice.parse_line(text).kind
    except DiceError as error:
        fault = error
    assert fault is None or (fault.code.startswith("told") and 0 <= fault.start <= fault.end <= len(said))


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        ("2d6+1: Tae listens", ("2d6+1", "Tae listens")),
        ("2d6+1 : Tae listens", ("2d6+1", "Tae listens")),
        ("2d6 + 1 Tae listens", ("2d6 + 1", "Tae listens")),
        ("2d6=8 Tae listens", ("2d6=8", "Tae listens")),
        ("2d6=8: Tae listens", ("2d6=8", "Tae listens")),
        ("2d6=6,3 Tae", ("2d6=6,3", "Tae")),
        ("2d6=6 3 Tae", ("2d6=6 3", "Tae")),
        ("2d6=6 3 3 drones", ("2d6=6 3", "3 drones")),
        ("2d6=99 Tae", ("2d6=99", "Tae")),
        ("3d{hit,miss}=hit hit miss hit her", ("3d{hit,miss}=hit hit miss", "hit her")),
        ("pool(3) vs ladder(core)=631 Tae sneaks", ("pool(3) vs ladder(core)=631", "Tae sneaks")),
        ("2d6 Tae listens: hard", ("2d6", "Tae listens: hard")),
        ("5d6x:3", ("5d6x:3", "")),
        ("5d6x:3 Tae", ("5d6x:3", "Tae")),
        ("5d6x:3: Tae", ("5d6x:3", "Tae")),
        ("5d6x: 3 drones", ("5d6x", "3 drones")),
        ("10d6cs[>=5:1,10:2] Tae", ("10d6cs[>=5:1,10:2]", "Tae")),
        ("10d6cs[>=5:1,10:2]:Tae", ("10d6cs[>=5:1,10:2]", "Tae")),
        ("2d6 [fire: hot] burn", ("2d6 [fire: hot]", "burn")),
        ("@{a b} + $m d6 Tae", ("@{a b} + $m d6", "Tae")),
        ("2d6;note: x", ("2d6;note: x", "")),
        ("2d6: Tae; listens", ("2d6", "Tae; listens")),
        ("2d6 - sneaks", ("2d6", "- sneaks")),
        ("2d6\u00a0Tae", ("2d6", "Tae")),
        ("10d6>=5 Tae", ("10d6>=5", "Tae")),
        ("10d6 >= 5 Tae", ("10d6 >= 5", "Tae")),
        ("2d6 + Tae", ("2d6 + Tae", "")),
        ("2d6 = Tae", ("2d6 = Tae", "")),
        ("2y6: Tae", ("2y6", "Tae")),
        ("2y6 Tae", ("2y6 Tae", "")),
        ("", ("", "")),
        (": Tae", ("", "Tae")),
    ],
)
def test_a_spoken_line_is_dice_and_a_reason(line, parted):
    assert dice.split_line(line) == parted
    assert dice.split_line(f"  {line} ") == parted


@given(
    trees(left=2), st.sampled_from(["Tae listens", "why: because", "the 3 drones"]), st.sampled_from([" ", ": ", " : "])
)
def test_dice_and_a_reason_are_parted_again(tree, reason, by):
    said = dice.show(tree)
    if len(said) < 200:
        text, why = dice.split_line(f"{said}{by}{reason}")
        assert dice.parse_line(text).tree == tree
        assert why == reason


@given(st.text(max_size=30))
def test_no_line_is_too_strange_to_be_parted(line):
    text, reason = dice.split_line(line)
    assert text in line
    assert reason in line
