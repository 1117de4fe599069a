"""Other rollers' notations: what their texts mean here, what ours become there, and what neither can say."""

from __future__ import annotations

from typing import TypeVar

import pytest

from rpg import dice
from rpg.dice import DiceError, dialect

T = TypeVar("T")

ROLL20 = [
    ("/roll 1d20+5", "1d20 + 5"),
    ("/gmroll 2d6", "2d6"),
    ("1d20+5 \\ to hit", "1d20 + 5"),
    ("4d6kh3", "4d6kh3"),
    ("4d6k3", "4d6kh3"),
    ("8d100kl4", "8d100kl4"),
    ("4d6d1", "4d6dl1"),
    ("8d100dh4", "8d100dh4"),
    ("2d20k1+7[attack]", "2d20kh1 + 7 [attack]"),
    ("3d6!", "3d6x"),
    ("3d6!>5", "3d6x>=5"),
    ("3d6!6", "3d6x"),
    ("5d6!!", "5d6xx"),
    ("5d6!!5", "5d6xx=5"),
    ("5d6!p>5", "5d6xp>=5"),
    ("2d10r<2", "2d10r<=2"),
    ("8d6r", "8d6r=1"),
    ("8d6r1r2", "8d6r<=2"),
    ("8d6r6r5r4", "8d6r>=4"),
    ("2d10ro<2", "2d10ro<=2"),
    ("3d6>3", "3d6cs>=3"),
    ("10d6<4", "10d6cs<=4"),
    ("10d6=4", "10d6cs=4"),
    ("3d6>3f1", "3d6cs>=3cf=1"),
    ("10d6<4f>5", "10d6cs<=4cf>=5"),
    ("{2d6!}>4", "2d6xcs>=4"),
    ("5d6!6>4", "5d6xcs>=4"),
    ("10d10!>8>7f1", "10d10x>=8cs>=7cf=1"),
    ("4d6kh3!", "4d6xkh3"),
    ("10d6>5dl2", "10d6dl2cs>=5"),
    ("1d20cs>19cf<2", "1d20"),
    ("4d6sd", "4d6"),
    ("4d6m2>3", "4d6"),
    ("4dF", "4dF"),
    ("(1+1)d(3+3)", "(1 + 1)d(3 + 3)"),
    ("[[1d4]]d6", "(1d4)d6"),
    ("[[2d6+1]]*2", "(2d6 + 1) * 2"),
    ("{4d6+2d8, 3d20+3, 5d10+1}d1", "{4d6 + 2d8, 3d20 + 3, 5d10 + 1}dl1"),
    ("{4d6+2d8, 3d20+3}>40f<10", "{4d6 + 2d8, 3d20 + 3}cs>=40cf<=10"),
    ("{1d20+5, 10}kh1", "{1d20 + 5, 10}kh1"),
    ("{2d6+3}", "2d6 + 3"),
    ("1d20+@{Tae|Reflex}[reflex]", "1d20 + @tae.reflex [reflex]"),
    ("1d20 + @{dex mod}", "1d20 + @{dex mod}"),
    ("#sneak+2", "$sneak + 2"),
    ("1d100<@{skill}", "1d100cs<=(@skill)"),
    ("floor(3d6*1.5)", "floor(3d6 * (3 / 2))"),
    ("round(3d6/2)", "floor(3d6 / 2 + 1 / 2)"),
    ("abs(1d6-1d6)", "abs(1d6 - 1d6)"),
    ("3d6%2", "3d6 % 2"),
    ("-1d6+2.0", "-1d6 + 2"),
    ("d66", "1d(66)"),
]
FOUNDRY = [
    ("/r 1d20 + @abilities.dex.mod[Dex] # to hit", "1d20 + @abilities.dex.mod [Dex]"),
    ("/gmroll 2d6", "2d6"),
    ("2d20kh + 5", "2d20kh1 + 5"),
    ("2d20kl", "2d20kl1"),
    ("4d6dl", "4d6dl1"),
    ("4d6d", "4d6dl1"),
    ("4d6k3", "4d6kh3"),
    ("4d6kh0", "4d6kh1"),
    ("20d20r", "20d20ro=1"),
    ("20d20r1", "20d20ro=1"),
    ("1d20r<10", "1d20ro<10"),
    ("1d20rr<3", "1d20r<3"),
    ("5d10x", "5d10x"),
    ("5d10x10", "5d10x"),
    ("5d10x>=8", "5d10x>=8"),
    ("5d10xo>=8", "5d10x>=8:1"),
    ("5d10xo", "5d10x:1"),
    ("1d10x3=9", "1d10x=9:3"),
    ("5d6x6kh2", "5d6xkh2"),
    ("4d6min2", "4d6min2"),
    ("4d6min2max5kh3", "4d6min2max5kh3"),
    ("10d6cs>=5", "10d6cs>=5"),
    ("20d20cs", "20d20cs=20"),
    ("10d6cs5", "10d6cs=5"),
    ("10d6cs>@level", "10d6cs>(@level)"),
    ("6d6cf", "6d6cs=1"),
    ("6d6cf<=3", "6d6cs<=3"),
    ("10d6cs>=5df=1", "10d6cs>=5cf=1"),
    ("10d6cs>4df<6", "10d6cs[>4:1,<6:-1]"),
    ("6d6cs>3df", "6d6cs>3cf<=3"),
    ("6d6even", "6d6cs[=2:1,=4:1,=6:1]"),
    ("3d4odd", "3d4cs[=1:1,=3:1]"),
    ("6d6ms>12", "6d6 - 12"),
    ("2 * 1d20ms15", "2 * (1d20 - 15)"),
    ("1d100ms<=45", "45 - 1d100"),
    ("{4d6,3d8,2d10}kh", "{4d6, 3d8, 2d10}kh1"),
    ("{4d6, 3d8}cs>=10", "{4d6, 3d8}cs>=10"),
    ("{4d6}", "{4d6}"),
    ("4df", "4dF"),
    ("3dc", "3d{0,1}"),
    ("(@level)d(2+4)", "(@level)d(2 + 4)"),
    ("max(1d6, 2) + min(3, 1d4)", "max(1d6, 2) + min(3, 1d4)"),
    ("ceil((1d6+2)/2)", "ceil((1d6 + 2) / 2)"),
    ("2d6[fire] + 1d4[cold]", "2d6 [fire] + 1d4 [cold]"),
]
D20 = [
    ("1d20+5", "1d20 + 5"),
    ("4d6kh3", "4d6kh3"),
    ("4d6kl1", "4d6kl1"),
    ("4d6ph1", "4d6dh1"),
    ("4d6pl1", "4d6dl1"),
    ("4d6k>4", "4d6cs[=5:5,=6:6]"),
    ("4d6k6", "4d6cs[=6:6]"),
    ("4d6k1k6", "4d6cs[=1:1,=6:6]"),
    ("4d6p<3", "4d6cs[=3:3,=4:4,=5:5,=6:6]"),
    ("4d6mi2k2", "4d6min2cs[=2:2]"),
    ("2d6ro<3", "2d6ro<3"),
    ("2d6rr<3", "2d6r<3"),
    ("4d6rr1rr2", "4d6r<3"),
    ("4d6ro5ro6", "4d6ro>4"),
    ("1d20ra1", "1d20x=1:1"),
    ("1d20ra20", "1d20x:1"),
    ("4d6e6kh3", "4d6xkh3"),
    ("4d6e>4", "4d6x>4"),
    ("8d6mi2", "8d6min2"),
    ("8d6mi2ma5", "8d6min2max5"),
    ("(1d4 + 1, 3, 2d6kl1)kh1", "{1d4 + 1, 3, 2d6kl1}kh1"),
    ("(2d6,)", "{2d6}"),
    ("(2d6)kh1", "2d6kh1"),
    ("((1d4, 1d6)kh1)kl1", "{1d4, 1d6}kh1kl1"),
    ("2*(1d6+1)", "2 * (1d6 + 1)"),
    ("3d6 [fire] + 1d4 [piercing]", "3d6 [fire] + 1d4 [piercing]"),
    ("-(1d8 + 3) [healing]", "-(1d8 + 3) [healing]"),
    ("1d20 + 5 >= 15", "1d20 + 5 >= 15"),
    ("0.5 * 1d6", "1 / 2 * 1d6"),
    ("7 // 2 % 3", "7 // 2 % 3"),
    ("(1d6 - 3) % 2", "(1d6 - 3) % 2"),
    ("d%", "1d{0,10,20,30,40,50,60,70,80,90}"),
    ("d66", "1d(66)"),
]
READ = [
    (name, text, meaning)
    for name, table in (("roll20", ROLL20), ("foundry", FOUNDRY), ("d20", D20))
    for text, meaning in table
]


@pytest.mark.parametrize(("name", "text", "meaning"), READ)
def test_what_their_texts_mean(name: str, text: str, meaning: str) -> None:
    tree = dialect.read(text, name)
    assert dice.show(tree) == meaning
    assert tree == dice.parse(meaning)


@pytest.mark.parametrize(("name", "text", "meaning"), READ)
def test_what_was_read_means_the_same_when_it_is_written_and_read_again(name: str, text: str, meaning: str) -> None:
    assert dice.show(dialect.read(dialect.write(dialect.read(text, name), name), name)) == meaning


@pytest.mark.parametrize(
    ("name", "text", "code", "place"),
    [
        ("roll20", "2d6 + 8d6r2r4r6", "no_equivalent", "r2r4r6"),
        ("roll20", "4d6!r1", "no_equivalent", "r1"),
        ("roll20", "{4d6+3d8}k4 + 1", "no_equivalent", "{4d6+3d8}k4"),
        ("roll20", "{3d20+5}>21", "no_equivalent", "{3d20+5}>21"),
        ("roll20", "{2d6>4}>1", "no_equivalent", "{2d6>4}>1"),
        ("roll20", "{1d6, 1d8}!", "no_equivalent", "!"),
        ("roll20", "5d6f1", "no_equivalent", "f1"),
        ("roll20", "5d6>4>5", "no_equivalent", ">5"),
        ("roll20", "5d6>4f1f2", "no_equivalent", "f2"),
        ("roll20", "4d6kh>3", "no_equivalent", "kh>3"),
        ("roll20", "4dFr", "no_equivalent", "r"),
        ("roll20", "20d6mt", "no_equivalent", "mt"),
        ("roll20", "(1d6-3)%2", "no_equivalent", "(1d6-3)%2"),
        ("roll20", "2**3", "no_equivalent", "**"),
        ("roll20", "1d20+?{Bonus|0}", "no_equivalent", "?{Bonus|0}"),
        ("roll20", "%{Tae|strike}", "no_equivalent", "%{Tae|strike}"),
        ("roll20", "1t[loot]", "no_equivalent", "t[loot]"),
        ("roll20", "1d20 to hit", "unexpected", "to"),
        ("roll20", "1d20>", "ended", ""),
        ("roll20", "(2d6", "ended", ""),
        ("roll20", "(1, 2)", "ended", ""),
        ("roll20", "min(1, 2)", "no_equivalent", "min"),
        ("roll20", "2d6[]", "label", ""),
        ("roll20", "", "empty", ""),
        ("roll20", "2000d6", "too_many", "2000"),
        ("roll20", "@level", "unexpected", "@"),
        ("foundry", "5d10x2=10", "no_equivalent", "x2=10"),
        ("foundry", "5d10xo2=10", "no_equivalent", "xo2=10"),
        ("foundry", "20d20r1=1", "no_equivalent", "r1=1"),
        ("foundry", "4d6min2cs>=2", "no_equivalent", "cs>=2"),
        ("foundry", "4d6min2x", "no_equivalent", "x"),
        ("foundry", "4d6max3min4", "no_equivalent", "min4"),
        ("foundry", "4d6min2min3", "no_equivalent", "min3"),
        ("foundry", "10d6cs>=5cf=1", "no_equivalent", "cf=1"),
        ("foundry", "10d6cs>=5kh2", "no_equivalent", "kh2"),
        ("foundry", "6d6df=1", "no_equivalent", "df=1"),
        ("foundry", "6d6sf<3", "no_equivalent", "sf<3"),
        ("foundry", "6d100even", "no_equivalent", "even"),
        ("foundry", "1d20ms10kh1", "no_equivalent", "kh1"),
        ("foundry", "4d6kh=3", "no_equivalent", "kh=3"),
        ("foundry", "pow(2, 3)", "no_equivalent", "pow"),
        ("foundry", "{4d6,3d8}x", "unexpected", "x"),
        ("foundry", "(4d6)kh1", "unexpected", "kh1"),
        ("foundry", "@{level}", "unexpected", "@"),
        ("foundry", "floor(1, 2)", "arguments", "floor(1, 2)"),
        ("d20", "4d6kh3kl1", "no_equivalent", "kh3kl1"),
        ("d20", "2d20ra1", "no_equivalent", "ra1"),
        ("d20", "2d6rol1", "no_equivalent", "rol1"),
        ("d20", "4d6eh1", "no_equivalent", "eh1"),
        ("d20", "4d6rr1rr3", "no_equivalent", "rr1rr3"),
        ("d20", "4d100k>50", "no_equivalent", "k>50"),
        ("d20", "4d6k6kh1", "no_equivalent", "k6kh1"),
        ("d20", "4d6k6ph1", "no_equivalent", "ph1"),
        ("d20", "4d6mih1", "no_equivalent", "mih1"),
        ("d20", "(1d6, 2d6)p1", "no_equivalent", "p1"),
        ("d20", "(1d6, 2d6)rr1", "unexpected", "rr1"),
        ("d20", "(2d6 + 1)kh1", "no_equivalent", "(2d6 + 1)kh1"),
        ("d20", "1 + ()", "no_equivalent", "()"),
        ("d20", "2d6!", "unexpected", "!"),
        ("d20", "{1, 2}", "unexpected", None),
        ("d20", "4dF", "unexpected", "F"),
        ("d20", "(4d6kh3)e6", "unexpected", "e6"),
        ("d20", "floor(1)", "no_equivalent", "floor"),
        ("d20", "(1d20 > 5) + 1", "needs_number", "1d20 > 5"),
        ("d20", "9" * 501, "too_long", "9"),
        ("d20", "(" * 60, "too_deep", "("),
        ("d20", "1.5" + "0" * 12 + "1", "too_large", "1.5" + "0" * 12 + "1"),
    ],
)
def test_what_we_cannot_say_is_refused_where_it_stands(name: str, text: str, code: str, place: str | None) -> None:
    with pytest.raises(DiceError) as caught:
        dialect.read(text, name)
    error = caught.value
    assert error.code == code
    assert 0 <= error.start <= error.end <= len(text)
    if place is not None:
        assert text[error.start : error.end] == place
    if code == "no_equivalent":
        assert error.values == {"found": place, "dialect": name}


@pytest.mark.parametrize(
    ("text", "roll20", "foundry", "d20"),
    [
        ("4d6kh3 + 1", "4d6kh3 + 1", "4d6kh3 + 1", "4d6kh3 + 1"),
        ("4d6dh1", "4d6dh1", "4d6dh1", "4d6ph1"),
        ("5d6x", "5d6!", "5d6x", "5d6e6"),
        ("5d6x>4", "5d6!>5", "5d6x>4", "5d6e>4"),
        ("5d6xkh2", "5d6!kh2", "5d6x6kh2", "5d6e6kh2"),
        ("5d6xx", "5d6!!", None, None),
        ("5d6x:1", None, "5d6xo", None),
        ("1d6x=1:1", None, "1d6xo1", "1d6ra1"),
        ("1d6x:2", None, "1d6x2=6", None),
        ("4d6r<=2", "4d6r<2", "4d6rr<=2", "4d6rr<3"),
        ("4d6ro=1", "4d6ro1", "4d6r1", "4d6ro1"),
        ("4d6ro!=1", None, None, None),
        ("4d6min2", None, "4d6min2", "4d6mi2"),
        ("4d6min2cs>=2", None, None, None),
        ("10d6cs>=5", "10d6>5", "10d6cs>=5", None),
        ("10d6xcs>=5", "{10d6!}>5", "10d6x6cs>=5", None),
        ("10d6cs>=5cf=1", "10d6>5f1", "10d6cs>=5df=1", None),
        ("10d6cs>=5cf>=6", "10d6>5f>6", None, None),
        ("10d6cs[>=5:1,6:2]", None, None, None),
        ("10d6cf=1", None, None, None),
        ("4dF", "4dF", "4df", None),
        ("d66", None, None, None),
        ("d(66)", "1d66", "1d66", "1d66"),
        ("d%", "1d100", "1d100", "1d100"),
        ("3d{0,1}", None, "3dc", None),
        ("(d4)d6", "(1d4)d6", "(1d4)d6", None),
        ("{2d6, 3}kh1", "{2d6, 3}kh1", "{2d6, 3}kh1", "(2d6, 3)kh1"),
        ("{2d6}", None, "{2d6}", "(2d6,)"),
        ("4d6kh3kl1", "4d6kh3kl1", "4d6kh3kl1", "(4d6kh3)kl1"),
        ("{1, 2}kh1dl1", "{1, 2}kh1dl1", "{1, 2}kh1dl1", "(1, 2)kh1pl1"),
        ("4d6kh3kl1x", None, "4d6kh3kl1x", None),
        ("7 // 2", "floor(7 / 2)", "floor(7 / 2)", "7 // 2"),
        ("(d6 - 3) % 2", None, None, "(1d6 - 3) % 2"),
        ("max(d6, 2)", "{1d6, 2}kh1", "max(1d6, 2)", "(1d6, 2)kh1"),
        ("abs(-2)", "abs(-2)", "abs(-2)", None),
        ("@tae.reflex", "@{tae|reflex}", "@tae.reflex", None),
        ("@{old charts}", "@{old charts}", None, None),
        ("$sneak", "#sneak", None, None),
        ("(2d6 + 3) [fire]", "(2d6 + 3)[fire]", "(2d6 + 3)[fire]", "(2d6 + 3)[fire]"),
        ("2d6 [fire] kh1", None, None, None),
        ("4d6kh(d4)", None, None, None),
        ("d20 + 5 >= 15", None, None, "1d20 + 5 >= 15"),
        ("2d6 vs 7", None, None, None),
        ("6 # d6", None, None, None),
        ("let x = 2d6 in x", None, None, None),
        ("3d{hit,miss}cs=hit", None, None, None),
    ],
)
def test_what_ours_become(text: str, roll20: str | None, foundry: str | None, d20: str | None) -> None:
    tree = dice.parse(text)
    for name, theirs in (("roll20", roll20), ("foundry", foundry), ("d20", d20)):
        if theirs is not None:
            assert dialect.write(tree, name) == theirs
            continue
        with pytest.raises(DiceError) as caught:
            dialect.write(tree, name)
        assert (caught.value.code, caught.value.values["dialect"]) == ("no_equivalent", name)


def test_the_refused_part_is_named_in_our_own_text() -> None:
    text = "4d6kh3 + 5d6xx=5"
    with pytest.raises(DiceError) as caught:
        dialect.write(dice.parse(text), "foundry")
    assert text[caught.value.start : caught.value.end] == "5d6xx=5"
    assert caught.value.values["found"] == "5d6xx=5"


def test_only_these_dialects_are_known() -> None:
    assert dialect.NAMES == ("d20", "foundry", "roll20")
    with pytest.raises(DiceError) as caught:
        dialect.read("2d6", "rol20")
    assert (caught.value.code, caught.value.hint) == ("unknown_dialect", "roll20")
