"""A roll and its story: every die, what became of it and by which modifier, from left to right."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import Band, Context, DiceError, Kind, Ladder, Scripted, Seeded, Stream, Surge, TableRow
from tests.dice.trees import trees

CORE = Ladder(
    sides=6,
    read="highest",
    bands=(Band(key="fail", low=1, high=3), Band(key="partial", low=4, high=5), Band(key="full", low=6, high=6)),
    surge=Surge(key="surge", face=6, count=2),
)
SUM = Ladder(sides=6, read="sum", bands=(Band(key="miss", low=-9, high=6), Band(key="hit", low=7, high=99)))
HERE = Context(
    attributes={"reflex": 3, "old charts": -2},
    macros={"sneak": "2d6 + @reflex", "pool": "4d6"},
    ladders={"core": CORE, "sum": SUM},
    tables={"omen": (TableRow(1, 2, "quiet"), TableRow(3, 6, "noise"))},
)


def rolled(text, *faces):
    outcome = dice.roll(text, Scripted(faces), "x", HERE)
    assert outcome.faces == faces, "every face of the script falls"
    return outcome


def story(outcome, throw=0):
    """Each die as its face, what it is worth (in brackets: it does not count), and what happened to it."""
    told = []
    for die in outcome.trace.throws()[throw].dice():
        value = f"{die.value}" if die.kept else f"({die.value})"
        told.append(" ".join([f"{die.face}>{value}", *(f"{h.what}:{h.was}" for h in die.story)]))
    return told


@pytest.mark.parametrize(
    ("text", "faces", "value"),
    [
        ("2d6", [3, 4], 7),
        ("d20+5", [13], 18),
        ("d%", [100], 100),
        ("4dF", [1, 2, 3, 3], 1),
        ("d66", [1], 11),
        ("d66", [36], 66),
        ("d666", [7], 121),
        ("d{5,5,7}", [3], 7),
        ("d{-1,4}-1", [1], -2),
        ("(1+1)d(2*3)", [6, 6], 12),
        ("(d4)d6", [2, 5, 6], 11),
        ("0 + (1-1)d6", [], 0),
        ("2d6 - 1d4 * 2", [6, 6, 4], 4),
        ("7/2", [], Fraction(7, 2)),
        ("8/2", [], 4),
        ("-7//2", [], -4),
        ("-7%3", [], 2),
        ("7//-2", [], -4),
        ("2d6/4*4", [3, 4], 7),
        ("floor(d6/2)+ceil(d6/2)+abs(-d6)", [3, 3, 3], 6),
        ("min(d6,d6)+max(d6,d6)", [2, 5, 2, 5], 7),
        ("4d6kh3", [6, 1, 3, 1], 10),
        ("4d6kl1", [6, 2, 3, 4], 2),
        ("4d6dh1", [6, 2, 3, 4], 9),
        ("4d6dl2", [6, 2, 3, 4], 10),
        ("4d6kh(1+1)", [6, 2, 3, 4], 10),
        ("4d6kh(d2)", [6, 2, 3, 4, 1], 6),
        ("{2d6,d4}kh1", [1, 1, 4], 4),
        ("{2d6/2, 1}kl1", [1, 2], 1),
        ("{d6/2}min2", [1], 2),
        ("10d6cs>=5", [6, 5, 5, 4, 3, 2, 1, 1, 1, 1], 3),
        ("4d6cs>=5cf=1", [6, 5, 1, 1], 0),
        ("4d6cf=1", [6, 1, 1, 1], -3),
        ("4d6cs[>=5:1,6:2]", [6, 5, 4, 6], 5),
        ("2d6cs>=(d6)", [3, 6, 4], 1),
        ("{2d6,d4}cs>=7", [3, 4, 4], 1),
        ("3d{hit,miss,hit}cs=hit", [1, 2, 3], 2),
        ("let hit = 3 in 3d{hit,miss}cs=hit + hit", [1, 2, 1], 5),
        ("4d6 opp 3d6", [6, 5, 2, 2, 5, 5, 5], 1),
        ("2d6 opp 2d6", [4, 4, 4, 4], 0),
        ("d6 opp 3d6", [6, 1, 1, 5], 1),
        ("let x = 2d6 in x*x", [3, 4], 49),
        ("let x = 4d6 in x kh1 - x kl1", [6, 1, 3, 1], 5),
        ("let x = d4 in let x = x+1 in x*10", [3], 40),
        ("(let x = 2 in x) + (let x = 3 in x)", [], 5),
        ("if((d6)>=4, 2d6, 0)", [4, 1, 2], 3),
        ("if((d6)>=4, 2d6, 0)", [3], 0),
        ("let big = (d6)>=4 in if(big, 10, 20) + if(big, 1, 2)", [5], 11),
        ("step(d8,+1)", [10], 10),
        ("step(2d8,-2)", [4, 4], 8),
        ("step(d(4+4), d1)", [1, 10], 10),
        ("@reflex + @{old charts}", [], 1),
        ("$sneak * 2", [1, 2], 12),
        ("$pool kh1", [6, 2, 3, 4], 6),
    ],
)
def test_a_text_comes_to_a_total(text, faces, value):
    outcome = rolled(text, *faces)
    assert outcome.value == value
    assert type(outcome.value) is type(value)
    assert outcome.total == int(value // 1)
    assert (outcome.degree, outcome.margin) == (None, None)


@pytest.mark.parametrize(
    ("text", "faces", "value", "told"),
    [
        ("3d6", [1, 6, 3], 10, ["1>1", "6>6", "3>3"]),
        ("4d6kh3", [6, 1, 3, 1], 10, ["6>6", "1>1", "3>3", "1>(1) dropped:1"]),
        ("4d6kl2", [6, 1, 3, 1], 2, ["6>(6) dropped:6", "1>1", "3>(3) dropped:3", "1>1"]),
        ("3d6dh1", [6, 6, 1], 7, ["6>6", "6>(6) dropped:6", "1>1"]),
        ("3d6dl1", [1, 6, 1], 7, ["1>1", "6>6", "1>(1) dropped:1"]),
        ("2d6x", [6, 2, 6, 4], 18, ["6>6 exploded:6", "2>2", "6>6 extra:6 exploded:6", "4>4 extra:4"]),
        ("2d6x>=5:1", [5, 2, 6], 13, ["5>5 exploded:5", "2>2", "6>6 extra:6"]),
        ("2d6xx", [6, 2, 6, 4], 18, ["6>16 compounded:6 compounded:12", "2>2"]),
        ("2d6xp", [6, 2, 6, 4], 16, ["6>6 exploded:6", "2>2", "6>5 penetrated:6 exploded:6", "4>3 penetrated:4"]),
        ("3d6r=1", [1, 4, 1, 1, 5, 2], 11, ["1>2 rerolled:1 rerolled:1", "4>4", "1>5 rerolled:1"]),
        ("3d6ro=1", [1, 4, 1, 1, 5], 10, ["1>1 rerolled:1", "4>4", "1>5 rerolled:1"]),
        ("3d6min3max4", [1, 3, 6], 10, ["1>3 raised:1", "3>3", "6>4 lowered:6"]),
        ("3d6cs>=5", [6, 5, 1], 2, ["6>1", "5>1", "1>0"]),
        ("3d6cs>=5cf=1", [6, 5, 1], 1, ["6>1", "5>1", "1>-1"]),
        ("3d6kh2cs>=5", [6, 1, 5], 2, ["6>1", "1>(0) dropped:1", "5>1"]),
        ("2d{hit,miss}x=hit", [1, 2, 1, 2], ("hit", "hit", "miss", "miss"),
         ["hit>hit exploded:hit", "miss>miss", "hit>hit extra:hit exploded:hit", "miss>miss extra:miss"]),
        ("2d{hit,miss}xx=hit", [1, 2, 2], ("hit", "miss", "miss"),
         ["hit>hit exploded:hit", "miss>miss", "miss>miss extra:miss"]),
        ("{d6,2d4}dl1", [6, 1, 2], 6, ["6>6", "3>(3) dropped:3"]),
    ],
)  # fmt: skip
def test_every_die_tells_its_story(text, faces, value, told):
    outcome = rolled(text, *faces)
    assert outcome.value == value
    assert story(outcome, -1) == told


@pytest.mark.parametrize(
    ("text", "faces", "value", "told"),
    [
        ("4d6kh3r=1", [6, 1, 1, 1, 2, 4], 12,
         ["6>6", "1>2 rerolled:1", "1>4 rerolled:1", "1>(1) dropped:1"]),
        ("4d6r=1kh3", [6, 1, 1, 1, 2, 4, 3], 13,
         ["6>6", "1>(2) rerolled:1 dropped:2", "1>4 rerolled:1", "1>3 rerolled:1"]),
        ("2d6xkh1", [6, 2, 3], 6, ["6>6 exploded:6", "2>(2) dropped:2", "3>(3) extra:3 dropped:3"]),
        ("2d6kh1x", [6, 2, 3], 9, ["6>6 exploded:6", "2>(2) dropped:2", "3>3 extra:3"]),
        ("2d6min5x=5", [1, 6, 5, 2], 18,
         ["1>5 raised:1 exploded:5", "6>6", "5>5 extra:5 exploded:5", "2>2 extra:2"]),
        ("2d6x=5min5", [1, 5, 2], 15, ["1>5 raised:1", "5>5 exploded:5", "2>5 extra:2 raised:2"]),
        ("2d6xxcs>=7", [6, 5, 1], 1, ["6>1 compounded:6", "5>0"]),
        ("1d6xp x:1", [6, 6, 1, 2], 13,
         ["6>6 exploded:6 exploded:6", "6>5 penetrated:6 exploded:6", "1>0 penetrated:1", "2>2 extra:2"]),
        ("4d6dl1dh1", [1, 2, 5, 6], 7, ["1>(1) dropped:1", "2>2", "5>5", "6>(6) dropped:6"]),
    ],
)  # fmt: skip
def test_modifiers_work_from_left_to_right(text, faces, value, told):
    outcome = rolled(text, *faces)
    assert (outcome.value, story(outcome)) == (value, told)


def test_a_story_names_the_modifier_that_made_it():
    outcome = rolled("3d6r=1kh1", 1, 4, 5, 6)
    tree = dice.parse("3d6r=1kh1")
    (first, *_) = outcome.trace.throws()[0].dice()
    assert [happened.by for happened in first.story] == [tree.pool]  # type: ignore[union-attr]  # a Keep
    assert outcome.trace.node == tree


def test_only_the_branch_that_is_taken_is_rolled():
    asked = []

    class Recording:
        def roll(self, label, count, sides):
            asked.append((label, count, sides))
            return (4,) * count

    dice.roll("if((d6)>=4, 2d8, 3d10) + d12", Recording(), "x")
    assert asked == [("x", 1, 6), ("x.1", 2, 8), ("x.2", 1, 12)]


def test_every_draw_has_a_label_of_its_own():
    labels = []

    class Recording:
        def roll(self, label, count, sides):
            labels.append((label, count))
            return (sides,) * count

    dice.roll("2d6 + 3d4x=4:2", Recording())
    assert labels == [("roll", 2), ("roll.1", 3), ("roll.2", 3), ("roll.3", 3)]


def test_what_let_names_is_rolled_once():
    outcome = rolled("let x = 2d6 in x + x kh1 + x", 3, 4)
    assert outcome.value == 7 + 4 + 7
    named, body = outcome.trace.parts
    assert named.value == 7
    assert [die.kept for throw in body.throws() for die in throw.dice()] == [True, True, False, True, True, True]


@pytest.mark.parametrize(
    ("text", "faces", "degree", "total", "margin"),
    [
        ("2d6 vs 7", [3, 4], "success", 7, 0),
        ("2d6+1 vs 7", [3, 4], "success", 8, 1),
        ("2d6 vs 12", [3, 4], "failure", 7, -5),
        ("d6/2 vs 2", [3], "failure", 1, Fraction(-1, 2)),
        ("2d6 vs 2d6", [3, 4, 6, 1], "success", 7, 0),
        ("pool(3) vs ladder(core)", [3, 1, 2], "fail", 3, None),
        ("pool(@reflex-1) vs ladder(core)", [6, 6], "surge", 6, None),
        ("pool(0) vs ladder(core)", [6, 4], "partial", 4, None),
        ("4d6 vs ladder(core)", [1, 1, 6, 6], "surge", 6, None),
        ("4d6kl2 vs ladder(core)", [1, 5, 6, 6], "partial", 5, None),
        ("2d6+1 vs ladder(sum)", [3, 3], "hit", 7, None),
        ("2d6 vs ladder(sum)", [3, 3], "miss", 6, None),
        ("let x = 4d6 in x kh1 vs ladder(core)", [1, 5, 6, 6], "full", 0, None),
    ],
)
def test_degrees_and_margins(text, faces, degree, total, margin):
    outcome = rolled(text, *faces)
    assert (outcome.degree, outcome.value, outcome.kind) == (degree, degree, Kind.DEGREE)
    assert outcome.margin == margin
    assert outcome.total == total or "let" in text


@pytest.mark.parametrize(
    ("text", "faces", "value", "kind"),
    [
        ("(2d6)>=7", [3, 4], True, Kind.BOOL),
        ("(2d6)==8", [3, 4], False, Kind.BOOL),
        ("d6/2 != 3/2", [3], False, Kind.BOOL),
        ("3d{miss,hit}", [2, 1, 2], ("hit", "hit", "miss"), Kind.SYMBOLS),
        ("3d{miss,hit}r=miss", [2, 1, 2, 2], ("hit", "hit", "hit"), Kind.SYMBOLS),
        ("table(omen, d6)", [2], "quiet", Kind.ROW),
        ("table(omen, d6+1)", [2], "noise", Kind.ROW),
        ("3 # 2d6", [1, 2, 3, 4, 5, 6], (3, 7, 11), Kind.RESULTS),
        ("(d2) # d6 vs 4", [2, 3, 4], ("failure", "success"), Kind.RESULTS),
        ("2 # d{hit,miss}", [1, 2], (("hit",), ("miss",)), Kind.RESULTS),
        ("(1-1) # d6", [], (), Kind.RESULTS),
    ],
)
def test_what_is_no_total(text, faces, value, kind):
    outcome = rolled(text, *faces)
    assert (outcome.value, outcome.kind) == (value, kind)


def test_six_results_are_rolled_one_by_one():
    outcome = dice.roll("6 # 4d6kh3", Scripted([1, 2, 3, 4] * 6), "x")
    assert outcome.value == (9,) * 6
    assert [trace.value for trace in outcome.trace.parts] == [9] * 6
    assert len(outcome.trace.throws()) == 6


def test_a_label_stands_in_the_story():
    outcome = rolled("2d6 [fire] + 1", 3, 4)
    labeled = outcome.trace.parts[0]
    assert (labeled.value, labeled.node.label, labeled.parts[0].value) == (7, "fire", 7)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("1/0", "divided_by_zero", "1/0"),
        ("7 + 1//(d1-1)", "divided_by_zero", "1//(d1-1)"),
        ("1%(1-1)", "divided_by_zero", "1%(1-1)"),
        ("(1-2)d6", "no_dice", "(1-2)"),
        ("(7/2)d6", "needs_whole", "(7/2)"),
        ("4d6kh(7/2)", "needs_whole", "7/2"),
        ("4d6min(7/2)", "needs_whole", "7/2"),
        ("d(1-1)", "faces", "1-1"),
        ("d(100000*2)", "faces", "100000*2"),
        ("(600)d6 + (500)d6", "too_many", "(500)"),
        ("(1000*1000)d6", "too_many", "(1000*1000)d6"),
        ("(1000+1) # 1", "too_many", "(1000+1) # 1"),
        ("d6r<=6", "endless", "d6r<=6"),
        ("d6x<=6", "endless", "d6x<=6"),
        ("d1x", "endless", "d1x"),
        ("(1-1)d1x", "endless", "(1-1)d1x"),
        ("d{a,a}x=a", "endless", "d{a,a}x=a"),
        ("d{a}r=a", "endless", "d{a}r=a"),
        ("step(d20,1)", "step", "step(d20,1)"),
        ("step(d7,0)", "step", "step(d7,0)"),
        ("step(d4,-1)", "step", "step(d4,-1)"),
        ("2d6+1 vs ladder(core)", "ladder_of_total", "2d6+1 vs ladder(core)"),
        ("4d6kh(1-1) vs ladder(core)", "no_dice", "4d6kh(1-1) vs ladder(core)"),
        ("(1-1)d6 vs ladder(core)", "no_dice", "(1-1)d6 vs ladder(core)"),
        ("(1-1)d6 vs ladder(sum)", "no_dice", "(1-1)d6 vs ladder(sum)"),
        ("pool(7/2) vs ladder(core)", "needs_whole", "7/2"),
        ("1000d1x:100", "too_many", "1000d1x:100"),
        ("d6*100 vs ladder(sum)", "off_ladder", "d6*100 vs ladder(sum)"),
        ("table(omen, 7)", "off_table", "table(omen, 7)"),
        ("table(omens, 7)", "unknown_table", "table(omens, 7)"),
        ("2d6 vs ladder(cor)", "unknown_ladder", "2d6 vs ladder(cor)"),
        ("1+@reflexes", "unknown_attribute", "@reflexes"),
        ("1+$sneek", "unknown_macro", "$sneek"),
        ("2d6=8", "told_here", "=8"),
        ("let a = 1000000000*1000000000 in let b = a*a*a*a in let c = b*b*b*b in c*c*c", "too_large", "c*c"),
    ],
)
def test_what_cannot_be_carried_out_has_a_code_and_a_place(text, code, place):
    with pytest.raises(DiceError) as caught:
        dice.roll(text, Stream("any"), "x", HERE)
    error = caught.value
    assert (error.code, text[error.start : error.end]) == (code, place)


def test_a_plain_roll_passes_no_limit_that_others_keep():
    with pytest.raises(DiceError) as caught:
        dice.roll("1000d1x:100", Stream("any"))
    assert caught.value.code == "too_many"


def test_what_is_not_known_is_perhaps_something_like_it():
    for text, hint in [
        ("@reflx", "@reflex"),
        ("$snek", "$sneak"),
        ("d6 vs ladder(cor)", "core"),
        ("table(omne, 1)", "omen"),
    ]:
        with pytest.raises(DiceError) as caught:
            dice.roll(text, Stream("any"), "x", HERE)
        assert caught.value.hint == hint


def macros(**texts):
    return Context(macros=texts, attributes={"a": 1})


@pytest.mark.parametrize(
    ("context", "code"),
    [
        (macros(m="$m"), "macro_cycle"),
        (macros(m="1+$n", n="2*$m"), "macro_cycle"),
        (macros(m="2d"), "in_macro"),
        (macros(m="2d6=8"), "in_macro"),
        (macros(m="10d6>=5"), "in_macro"),
        (macros(m="1+@b"), "unknown_attribute"),
        (macros(m="1/0"), "divided_by_zero"),
        (macros(m="d{a,b}"), "needs_number"),
        (macros(m="$n+$n", n="$o+$o", o="1+" * 62 + "1"), "too_long"),
        (macros(**{f"m{i}": f"$m{i + 1}+$m{i + 1}" for i in range(100)}, m="$m0", m100="1"), "too_long"),
        (
            macros(m="-" * 39 + "$n", n="-" * 39 + "$o", o="-" * 39 + "$p", p="-" * 39 + "$q", q="-" * 38 + "1"),
            "too_deep",
        ),
    ],
)
def test_a_macro_counts_as_its_text_written_out_where_it_is_named(context, code):
    with pytest.raises(DiceError) as caught:
        dice.roll("7 + $m", Stream("any"), "x", context)
    error = caught.value
    assert error.code == code
    assert (error.start, error.end) in {(4, 6), (5, 6)}, "the place is in the text, not in the macro"


def test_macros_may_be_used_again_and_again():
    assert dice.roll("$m + $m * $n", Scripted([3, 4, 5]), "x", macros(m="d6", n="$m + @a")).value == 3 + 4 * (5 + 1)


@pytest.mark.parametrize(
    "text",
    [
        "1000d100x>1x>1x>1x>1",
        "1000d100r<100r>1r<100",
        "1000 # d100000r<100000",
        "1000 # d100000x>=2",
        "let x = 1000d6 in 1000 # x kh1",
    ],
)
def test_dice_that_bring_dice_that_bring_dice_come_to_an_end(text):
    with pytest.raises(DiceError) as caught:
        dice.roll(text, Seeded("any"), "x")
    assert (caught.value.code, caught.value.values["limit"]) == ("too_many", dice.LIMITS.extra)


def test_repetitions_are_counted_part_by_part():
    assert len(dice.roll("1000 # d6", Seeded("any"), "x").value) == 1000  # type: ignore[arg-type]  # results
    assert len(dice.roll("50 # " + "1+" * 140 + "1", Seeded("any"), "x").value) == 50  # type: ignore[arg-type]  # results
    with pytest.raises(DiceError) as caught:
        dice.roll("1000 # " + "1+" * 140 + "1", Seeded("any"), "x")
    assert caught.value.code == "too_many_parts"


@given(trees(named=False, left=3), st.text(max_size=3))
def test_a_roll_depends_on_nothing_but_text_and_dice(tree, seed):
    def once(text):
        try:
            return dice.roll(text, Seeded(seed), "x", HERE)
        except DiceError as error:
            return error.code

    assert once(tree) == once(tree)
    if len(dice.show(tree)) < 300:
        assert once(dice.show(tree)) == once(dice.parse(dice.show(tree)))
