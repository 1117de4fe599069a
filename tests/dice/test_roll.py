"""Rolling: what each modifier does to each die, in the order of the text, and what is drawn under which label."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rpg import dice
from rpg.dice import Band, Context, DiceError, Kind, Ladder, Limits, Scripted, Seeded, Stream, Surge, TableRow
from rpg.dice.binding import prepared
from rpg.dice.context import NOTHING
from rpg.dice.limits import LIMITS
from rpg.dice.rolling import Reader

BANDS = (Band(key="fail", low=1, high=3), Band(key="partial", low=4, high=5), Band(key="full", low=6, high=6))
CORE = Ladder(sides=6, read="highest", bands=BANDS, surge=Surge(key="surge", face=6, count=2))
KNOWN = Context(
    attributes={"tae.reflex": 2, "tae.debt": -2},
    macros={"hop": "2d6 + @tae.reflex", "loop": "$loop + 1", "bad": "2d"},
    ladders={"core": CORE},
    tables={"omen": (TableRow(1, 3, "dust"), TableRow(4, 6, "hum"))},
)


def fall(text: str, *faces: int) -> dice.Outcome:
    return dice.roll(text, Scripted(faces), "test", KNOWN)


def stories(outcome: dice.Outcome) -> list[str]:
    """What became of each die: its face, its value where that is another, what happened, ``-`` if it does not count."""
    found = []
    for throw in outcome.trace.throws():
        for die in throw.dice():
            what = "".join(f" {happened.what} {happened.was}" for happened in die.story)
            worth = "" if die.value == die.face else f">{die.value}"
            found.append(f"{die.face}{worth}{what}{'' if die.kept else ' -'}")
    return found


@pytest.mark.parametrize(
    ("text", "faces", "value", "story"),
    [
        ("2d6+1", (3, 5), 9, ["3", "5"]),
        ("4d6kh3", (6, 1, 3, 2), 11, ["6", "1 dropped 1 -", "3", "2"]),
        ("4d6kl2", (6, 1, 3, 2), 3, ["6 dropped 6 -", "1", "3 dropped 3 -", "2"]),
        ("4d6dh1", (6, 1, 3, 2), 6, ["6 dropped 6 -", "1", "3", "2"]),
        ("4d6dl1", (6, 1, 3, 2), 11, ["6", "1 dropped 1 -", "3", "2"]),
        ("2d6x", (6, 2, 6, 1), 15, ["6 exploded 6", "2", "6 extra 6 exploded 6", "1 extra 1"]),
        ("2d6x:1", (6, 2, 6), 14, ["6 exploded 6", "2", "6 extra 6"]),
        ("2d6x>=5:1", (5, 6, 1, 2), 14, ["5 exploded 5", "6 exploded 6", "1 extra 1", "2 extra 2"]),
        ("2d6xx", (6, 2, 6, 1), 15, ["6>13 compounded 6 compounded 12", "2"]),
        ("2d6xp", (6, 2, 6, 1), 13, ["6 exploded 6", "2", "6>5 penetrated 6 exploded 6", "1>0 penetrated 1"]),
        ("2d6r=1", (1, 4, 1, 5), 9, ["1>5 rerolled 1 rerolled 1", "4"]),
        ("2d6ro=1", (1, 4, 1), 5, ["1 rerolled 1", "4"]),
        ("2d6min3", (1, 5), 8, ["1>3 raised 1", "5"]),
        ("2d6max3", (1, 5), 4, ["1", "5>3 lowered 5"]),
        ("3d6cs>=5", (5, 6, 1), 2, ["5>1", "6>1", "1>0"]),
        ("3d6cs[>=5:1,6:2]", (5, 6, 1), 3, ["5>1", "6>2", "1>0"]),
        ("3d6cs>=5cf=1", (5, 6, 1), 1, ["5>1", "6>1", "1>-1"]),
        ("3d6cf=1", (5, 1, 1), -2, ["5>0", "1>-1", "1>-1"]),
        ("2d{1,1,2,3}", (2, 4), 4, ["1", "3"]),
        ("3dF", (1, 2, 3), 0, ["-1", "0", "1"]),
        ("d66", (9,), 23, ["23"]),
        ("step(1d8, 1)", (10,), 10, ["10"]),
        ("step(2d8, -1)", (6, 6), 12, ["6", "6"]),
        ("{1d6, 2d4}kh1", (3, 1, 1), 3, ["3", "1", "1", "3", "2 dropped 2 -"]),
    ],
)
def test_what_becomes_of_each_die(text: str, faces: tuple[int, ...], value: int, story: list[str]):
    outcome = fall(text, *faces)
    assert (outcome.value, outcome.faces) == (value, faces)
    assert stories(outcome) == story


@pytest.mark.parametrize(
    ("text", "faces", "value"),
    [
        ("4d6r=1kh3", (1, 2, 3, 4, 6), 13),
        ("4d6kh3r=1", (1, 2, 3, 4), 9),
        ("3d6kh2x", (6, 1, 2, 5), 13),
        ("3d6xkh2", (6, 1, 2, 5), 11),
        ("2d6min3kh1", (1, 2), 3),
        ("2d6kh1min5", (1, 2), 5),
        ("3d6x:1cs>=5", (6, 5, 1, 6), 3),
    ],
)
def test_modifiers_work_from_left_to_right(text: str, faces: tuple[int, ...], value: int):
    assert fall(text, *faces).value == value


@pytest.mark.parametrize(
    ("text", "faces", "value", "kind"),
    [
        ("(2d6) >= 7", (3, 4), True, Kind.BOOL),
        ("2d6 + 1 < 7", (3, 4), False, Kind.BOOL),
        ("1d6 / 2", (5,), Fraction(5, 2), Kind.NUMBER),
        ("1d6 / 2", (4,), 2, Kind.NUMBER),
        ("-7 // 2 + 7 % 4", (), -1, Kind.NUMBER),
        ("floor(1d6 / 2) + ceil(1d6 / 2) + abs(-3)", (5, 5), 8, Kind.NUMBER),
        ("min(2d6, 5) + max(1d4, 2)", (6, 6, 1), 7, Kind.NUMBER),
        ("3d6 opp 2d6", (6, 3, 2, 5, 3), 1, Kind.NUMBER),
        ("2d6 opp 3d6", (6, 3, 6, 2, 1), 1, Kind.NUMBER),
        ("3d{hit,hit,miss}", (3, 1, 2), ("hit", "hit", "miss"), Kind.SYMBOLS),
        ("3d{hit,hit,miss}cs=hit", (3, 1, 2), 2, Kind.NUMBER),
        ("2 # 1d6 + 1", (3, 4), (4, 5), Kind.RESULTS),
        ("let x = 2d6 in x kh1 - x kl1", (2, 5), 3, Kind.NUMBER),
        ("let x = 1d6 in x + x", (4,), 8, Kind.NUMBER),
        ("if((1d6) >= 4, 1d4, 1d8)", (4, 3), 3, Kind.NUMBER),
        ("if((1d6) >= 4, 1d4, 1d8)", (3, 8), 8, Kind.NUMBER),
        ("table(omen, 1d6)", (4,), "hum", Kind.ROW),
        ("(@tae.reflex)d6", (4, 5), 9, Kind.POOL),
        ("1d6 + @tae.debt", (4,), 2, Kind.NUMBER),
        ("$hop * 2", (3, 4), 18, Kind.NUMBER),
        ("pool(2) vs ladder(core)", (6, 6), "surge", Kind.DEGREE),
        ("pool(0) vs ladder(core)", (6, 4), "partial", Kind.DEGREE),
        ("4d6kh1 vs ladder(core)", (6, 6, 1, 1), "full", Kind.DEGREE),
        ("2d6 [fire] + 1d4 [cold] ; both", (1, 2, 3), 6, Kind.NUMBER),
    ],
)
def test_what_a_text_comes_to(text: str, faces: tuple[int, ...], value: dice.Value, kind: Kind):
    outcome = fall(text, *faces)
    assert (outcome.value, outcome.kind, outcome.faces) == (value, kind, faces)
    assert type(outcome.value) is type(value)


def test_degrees_and_margins():
    reached = fall("4d6kh3 [reflex] vs 12", 6, 5, 3, 2)
    assert (reached.degree, reached.margin, reached.total) == ("success", 2, 14)
    missed = fall("1d20 + 5 vs 15", 4)
    assert (missed.degree, missed.margin, missed.total) == ("failure", -6, 9)
    read = fall("pool(3) vs ladder(core)", 1, 4, 2)
    assert (read.degree, read.margin, read.total) == ("partial", None, 4)
    assert (fall("2d6", 1, 2).degree, fall("2d6", 1, 2).total) == (None, 3)


class Labels:
    """Dice that show 6, and remember what they were called."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, int]] = []

    def roll(self, label: str, count: int, sides: int) -> tuple[int, ...]:
        self.asked.append((label, count, sides))
        return (min(sides, 6),) * count


def test_every_draw_has_a_label_of_its_own():
    source = Labels()
    dice.roll("2d6x:2 + 1d8 + 3d{a,b}cs=b", source, "strike")
    assert source.asked == [
        ("strike", 2, 6), ("strike.1", 2, 6), ("strike.2", 2, 6), ("strike.3", 1, 8), ("strike.4", 3, 2),
    ]  # fmt: skip


def test_only_the_branch_that_is_taken_is_rolled():
    source = Labels()
    dice.roll("if(1 > 2, 100d6, 1d4)", source, "x")
    assert source.asked == [("x", 1, 4)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$loop", "macro_cycle"),
        ("$bad", "in_macro"),
        ("$unheard", "unknown_macro"),
        ("@tae.reflexes", "unknown_attribute"),
        ("(1 - 2)d6", "no_dice"),
        ("1d(0)", "faces"),
        ("1 / (2 - 2)", "divided_by_zero"),
        ("d1x", "endless"),
        ("3d6r<=6", "endless"),
        ("6 # 200d6", "too_many"),
        ("(1d6 / 2)d6", "needs_whole"),
        ("step(1d20, 1)", "step"),
        ("1d6 vs ladder(cor)", "unknown_ladder"),
        ("1d6 + 1 vs ladder(core)", "ladder_of_total"),
        ("table(omens, 1d6)", "unknown_table"),
        ("table(omen, 7)", "off_table"),
    ],
)
def test_what_cannot_be_carried_out_says_why(text: str, code: str):
    with pytest.raises(DiceError) as fault:
        dice.roll(text, Labels() if code != "needs_whole" else Scripted([3]), "x", KNOWN)
    assert fault.value.code == code


def test_near_names_are_suggested():
    with pytest.raises(DiceError) as fault:
        dice.roll("@tae.reflexes + 1", Labels(), "x", KNOWN)
    assert (fault.value.hint, fault.value.start, fault.value.end) == ("@tae.reflex", 0, 13)


def test_a_die_that_is_rolled_again_too_often_takes_what_is_left():
    outcome = dice.roll("1d6r<6", Scripted([1] * 22), "x")
    assert outcome.value == 6
    assert len(outcome.faces) == 22


def test_limits_are_settings():
    with pytest.raises(DiceError) as fault:
        dice.roll("11d6", Labels(), "x", KNOWN, Limits(dice=10))
    assert fault.value.code == "too_many"


@pytest.mark.parametrize(
    "text",
    [
        "1d20+5", "4d6kh3", "4d6kl2", "4d6dl1", "5d6dh4", "8d6", "10d6cs>=5", "10d6cf=1", "5d6x", "5d6x:2", "3d1x:2",
        "2d6-d4+3", "7", "5d4xx", "2d6/2+d4",
    ],
)  # fmt: skip
def test_what_is_made_ready_tells_the_same_story_as_reading(text: str):
    for n in range(60):
        source = Seeded("ready", n)
        ready = dice.roll(text, source)
        reader = Reader(source, "roll", NOTHING, LIMITS)
        assert (reader.trace(prepared(text)[0]), tuple(reader.faces)) == (ready.trace, ready.faces)


def test_a_stream_and_a_seed_roll_the_same_texts():
    assert dice.roll("100d6", Stream("a")).value == dice.roll("100d6", Stream("a")).value
    assert dice.roll("100d6", Stream("a")).faces != dice.roll("100d6", Stream("b")).faces
