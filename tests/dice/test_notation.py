"""The notation: what may be written, what it means, and what is said about everything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import DiceError, Kind
from tests.dice.trees import trees

MEANINGS = [
    ("2d6", "2d6"),
    ("d20", "1d20"),
    ("D20", "1d20"),
    (" 2 d6 ", "2d6"),
    ("d%", "1d100"),
    ("3D%", "3d100"),
    ("4dF", "4dF"),
    ("4df", "4dF"),
    ("d66", "1d66"),
    ("2d666", "2d666"),
    ("d(66)", "1d(66)"),
    ("d6666", "1d6666"),
    ("d{1,1,2,3}", "1d{1,1,2,3}"),
    ("d{ -1 , \u22122, +3 }", "1d{-1,-2,3}"),
    ("3d{Hit, hit ,MISS}", "3d{hit,hit,miss}"),
    ("(1+2)d(4*2)", "(1 + 2)d(4 * 2)"),
    ("(4)d(6)", "4d6"),
    ("(d4)d6", "(1d4)d6"),
    ("floor(7/2)d6", "(floor(7 / 2))d6"),
    ("@level d6", "(@level)d6"),
    ("4d6kh3", "4d6kh3"),
    ("4d6 KH 3", "4d6kh3"),
    ("4d6KL", "4d6kl1"),
    ("4d6dh", "4d6dh1"),
    ("4d6dl2", "4d6dl2"),
    ("4d6kh(1+1)", "4d6kh(1 + 1)"),
    ("4d6kh(2)", "4d6kh2"),
    ("5d6x", "5d6x"),
    ("5d6 x >= 5 :3", None),
    ("5d6 x >= 5:3", "5d6x>=5:3"),
    ("5d6x6", "5d6x=6"),
    ("5d6xx:2", "5d6xx:2"),
    ("5d6XP>4", "5d6xp>4"),
    ("5d6x==6", "5d6x=6"),
    ("5d6x!=1", "5d6x!=1"),
    ("5d6xkh3", "5d6xkh3"),
    ("5d6kh3x", "5d6kh3x"),
    ("4d6r1", "4d6r=1"),
    ("4d6r<3", "4d6r<3"),
    ("4d6ro=1", "4d6ro=1"),
    ("4d6r=(d2)", "4d6r=(1d2)"),
    ("4d6min2max5", "4d6min2max5"),
    ("4dFmin-1", "4dFmin-1"),
    ("4dFmin \u2212 1", "4dFmin-1"),
    ("10d6cs>=5", "10d6cs>=5"),
    ("10d6 cs 5", "10d6cs=5"),
    ("10d6cs[>=5:1, 10 : 2]", "10d6cs[>=5:1,=10:2]"),
    ("10d6cs[>=5:-1]", "10d6cs[>=5:-1]"),
    ("10d6cs[>=5:1]", "10d6cs>=5"),
    ("10d6cf=1", "10d6cf=1"),
    ("10d6cs>=5cf=1", "10d6cs>=5cf=1"),
    ("3d{hit,miss}cs=hit", "3d{hit,miss}cs=hit"),
    ("3d{hit,miss}x!=Miss:1", "3d{hit,miss}x!=miss:1"),
    ("2d6+1d8-3", "2d6 + 1d8 - 3"),
    ("2d6 + 1d8 \u2212 3", "2d6 + 1d8 - 3"),
    ("2*3/4//5%6", "2 * 3 / 4 // 5 % 6"),
    ("-1+d4", "-1 + 1d4"),
    ("+d4", "1d4"),
    ("-2d6kh1", "-2d6kh1"),
    ("- -3", "--3"),
    ("{2d6,3d4}kh1", "{2d6, 3d4}kh1"),
    ("{ 7 }", "{7}"),
    ("(10d6)>=5", "(10d6) >= 5"),
    ("10d6cs>=5 >= 3", "10d6cs>=5 >= 3"),
    ("5 < 10d6", "5 < 10d6"),
    ("2d6+1 != 3", "2d6 + 1 != 3"),
    ("2d6 VS 12", "2d6 vs 12"),
    ("2d6+1 vs 10+2", "2d6 + 1 vs 10 + 2"),
    ("4d6 vs ladder(core)", "4d6 vs ladder(core)"),
    ("POOL( -2 )VS LADDER( core )", "pool(-2) vs ladder(core)"),
    ("pool(3) vs ladder(zine/odd)", "pool(3) vs ladder(zine/odd)"),
    ("4d6 opp 3d6", "4d6 opp 3d6"),
    ("4d6opp 3d6", "4d6 opp 3d6"),
    ("4d6opp3d6", None),
    ("6 # 4d6kh3", "6 # 4d6kh3"),
    ("(2+4)#2d6 vs 7", "(2 + 4) # 2d6 vs 7"),
    ("let x = 4d6 in x kh1 + x kl1", "let x = 4d6 in x kh1 + x kl1"),
    ("LET X=2 IN X*X", "let x = 2 in x * x"),
    ("let x = 2 in let y = x in x + y", "let x = 2 in let y = x in x + y"),
    ("1 + let x = 2 in x + 3", "1 + (let x = 2 in x + 3)"),
    ("if((d20)>=15,2,1)", "if((1d20) >= 15, 2, 1)"),
    ("min(1,2d6)+MAX(3)", "min(1, 2d6) + max(3)"),
    ("floor(d6/2)+ceil(d6/2)+abs(-1)", "floor(1d6 / 2) + ceil(1d6 / 2) + abs(-1)"),
    ("table( Core/Omens , d12)", "table(core/omens, 1d12)"),
    ("step(d8,+1)", "step(1d8, 1)"),
    ("step(2d8, -1)", "step(2d8, -1)"),
    ("@Tae.Reflex", "@tae.reflex"),
    ("@{ Old  Charts }", "@{old charts}"),
    ("@{plain}", "@plain"),
    ("$Far-Off + 1", "$far-off + 1"),
    ("2d6 [ cold   iron ] + 1 [fire]", "2d6 [cold iron] + 1 [fire]"),
    ("(2d6 + 1) [all]", "(2d6 + 1) [all]"),
    ("2d6 [a] [b]", "2d6 [a] [b]"),
    ("2d6;why", "2d6"),
    ("2d6 ; x = 3; y", "2d6"),
    ("7", "7"),
    ("007", "7"),
]


@pytest.mark.parametrize(("text", "said"), MEANINGS)
def test_a_text_has_one_meaning(text, said):
    if said is None:
        with pytest.raises(DiceError):
            dice.parse(text)
    else:
        assert dice.show(dice.parse(text)) == said
        assert dice.parse(said) == dice.parse(text)


@pytest.mark.parametrize(("text", "said"), [(text, said) for text, said in MEANINGS if said and "[" not in text])
def test_capitals_and_spaces_change_nothing(text, said):
    assert dice.parse(text.upper()) == dice.parse(text.lower()) == dice.parse(said)
    assert dice.parse(f"\t{said}\n") == dice.parse(said.replace(" ", "  "))


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("1+2*3", "1+(2*3)"),
        ("1*2+3", "(1*2)+3"),
        ("1-2-3", "(1-2)-3"),
        ("8/4/2", "(8/4)/2"),
        ("-2*3", "(-2)*3"),
        ("2*-3", "2*(-3)"),
        ("-2d6kh1", "-(2d6kh1)"),
        ("1+2<3*4", "(1+2)<(3*4)"),
        ("1+2 vs 3+4", "(1+2) vs (3+4)"),
        ("2*3d6 opp 4d6", "2*(3d6 opp 4d6)"),
        ("1 # 2 vs 3", "1 # (2 vs 3)"),
        ("1+1 # 2", "(1+1) # 2"),
        ("let x = 1 in x + 2", "let x = 1 in (x + 2)"),
        ("2 * let x = 1 in x + 2", "2 * (let x = 1 in (x + 2))"),
        ("2d6 [a] + 1", "(2d6 [a]) + 1"),
        ("1 + 2 [a]", "1 + (2 [a])"),
        ("4d6kh3r1", "(4d6kh3)r1"),
    ],
)
def test_what_binds_tighter(text, parted):
    assert dice.parse(text) == dice.parse(parted)


def test_left_to_right_is_an_order():
    assert dice.parse("4d6kh3r1") != dice.parse("4d6r1kh3")
    assert dice.parse("8/4/2") != dice.parse("8/(4/2)")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2d6+1", Kind.NUMBER),
        ("2d6kh1", Kind.POOL),
        ("2d6cs>=5", Kind.NUMBER),
        ("4d6 opp 4d6", Kind.NUMBER),
        ("d{hit,miss}", Kind.SYMBOLS),
        ("(2d6)>=7", Kind.BOOL),
        ("2d6 vs 7", Kind.DEGREE),
        ("4d6 vs ladder(core)", Kind.DEGREE),
        ("table(omen, d6)", Kind.ROW),
        ("6 # d6", Kind.RESULTS),
        ("$macro", Kind.ANY),
        ("let x = 4d6 in x kh1", Kind.NUMBER),
        ("let x = d{hit,miss} in x", Kind.SYMBOLS),
        ("if(1<2, d6, 2d6)", Kind.NUMBER),
        ("if(1<2, d6 vs 3, d6 vs 4)", Kind.DEGREE),
        ("2d6 [fire]", Kind.POOL),
    ],
)
def test_a_text_comes_to_one_kind_of_thing(text, kind):
    assert dice.parse_line(text).kind is kind


def test_a_line_tells_real_dice_and_why():
    typed = dice.parse_line("4d6kh3 = 6,3,2,1 ; for luck; and more ")
    assert (typed.told, typed.comment, typed.named) == ("6,3,2,1", "for luck; and more", False)
    assert typed.told_at == len("4d6kh3 ")
    assert dice.parse_line("2d6+@a.b").named
    assert dice.parse_line("2d6 ;  ").comment == ""


def test_real_dice_are_told_only_where_they_are_asked_for():
    with pytest.raises(DiceError) as caught:
        dice.parse("2d6=8")
    assert (caught.value.code, caught.value.start, caught.value.end, caught.value.hint) == ("unexpected", 3, 4, "==")
    assert dice.parse("2d6cs=1") == dice.parse("2d6cs==1")


def deep(count):
    return "(" * count + "1" + ")" * count


@pytest.mark.parametrize(
    ("text", "code", "span", "hint"),
    [
        ("", "empty", (0, 0), "2d6"),
        ("   ", "empty", (0, 3), "2d6"),
        ("; why", "empty", (0, 5), "2d6"),
        ("2d", "unexpected", (1, 2), "d6"),
        ("2d6 2", "unexpected", (4, 5), "+"),
        ("2d6+", "ended", (4, 4), "d6"),
        ("2d6+;why", "unexpected", (4, 5), "d6"),
        ("(2d6", "ended", (4, 4), ")"),
        ("2d6)", "unexpected", (3, 4), "+"),
        ("2d6 fire", "unexpected", (4, 8), "+"),
        ("\u0663d6", "unexpected", (0, 3), "d6"),
        ("d\u0663", "unknown_name", (0, 2), "@d\u0663"),
        ("max()", "unexpected", (4, 5), "d6"),
        ("foo(3)", "unexpected", (0, 3), "floor"),
        ("let x 3", "unexpected", (6, 7), "="),
        ("let x = 3 inx", "unexpected", (10, 13), "in"),
        ("let in = 2 in 1", "unexpected", (4, 6), "x"),
        ("let floor = 2 in 1", "unexpected", (4, 9), "x"),
        ("4d6 vs ladder", "ended", (13, 13), "("),
        ("4d6 vs ladder()", "unexpected", (14, 15), "core"),
        ("4d6 vs ladder(core) + 3", "unexpected", (20, 21), "4d6 + 3 vs ladder(core)"),
        ("4d6 vs ladder(core)kh1", "unexpected", (19, 22), "4d6 kh1 vs ladder(core)"),
        ("table(omen)", "unexpected", (10, 11), ","),
        ("4d6r", "ended", (4, 4), "=1"),
        ("4d6cs", "ended", (5, 5), "=1"),
        ("4d6min", "ended", (6, 6), "2"),
        ("4d6cs[>=5]", "unexpected", (9, 10), ":"),
        ("4d6cs[>=5:]", "unexpected", (10, 11), "1"),
        ("2d6=", "ended", (4, 4), "8"),
        ("5d6x=6,6", "no_condition", (4, 8), ""),
        ("@{a\u0007}", "unexpected", (2, 3), "name"),
        ("1.5", "decimal", (0, 1), "3/2"),
        ("d6.5", "decimal", (1, 2), "3/2"),
        ("1" * 501, "too_long", (500, 501), ""),
        (deep(41), "too_deep", (40, 41), ""),
        ("-" * 40 + "1", "too_deep", (40, 41), ""),
        ("+".join("1" * 152), "too_many_parts", (303, 303), ""),
        ("+".join("1" * 153), "too_many_parts", (303, 304), ""),
        ("99999999999", "too_large", (0, 11), ""),
        ("9" * 30, "too_large", (0, 30), ""),
        ("1+0d6", "no_dice", (2, 3), "1d6"),
        ("d0", "faces", (1, 2), "d6"),
        ("d100001", "faces", (1, 7), "d6"),
        ("500d6+501d6", "too_many", (6, 9), ""),
        ("d{1,hit}", "mixed_faces", (1, 8), "d{0,0,1}"),
        ("4d6d6", "dice_of_dice", (3, 4), "dl1"),
        ("4d6kh3d6", "dice_of_dice", (6, 7), "dl1"),
        ("10d6cs>=5df=1", "dice_of_dice", (9, 10), "cf=1"),
        ("d6x:0", "explosions", (4, 5), ":5"),
        ("d6x:101", "explosions", (4, 7), ":5"),
        ("2d6 []", "label", (5, 5), "[fire]"),
        ("2d6 [\u202e]", "label", (5, 6), "[fire]"),
        ("floor(1,2)", "arguments", (0, 10), ""),
        ("if(1,2)", "arguments", (0, 7), ""),
        ("table(omen,1,2)", "arguments", (0, 15), ""),
        ("10d6>=5", "bare_comparison", (4, 6), "10d6cs>=5"),
        ("10d6 [x] [y] >= 5", "bare_comparison", (13, 15), "10d6 [x] [y]cs>=5"),
        ("4d6kh3 > 5; why", "bare_comparison", (7, 8), "4d6kh3cs>5"),
        ("might + 1", "unknown_name", (0, 5), "@might"),
        ("let x = 2 in y", "unknown_name", (13, 14), "x"),
        ("d{a,b}+1", "needs_number", (0, 6), ""),
        ("2d6 vs (1<2)", "needs_number", (7, 12), ""),
        ("let x = d6 vs 3 in 1", "needs_number", (8, 15), ""),
        ("(2d6+1)kh1", "needs_pool", (0, 7), "4d6kh3"),
        ("d6 opp 3", "needs_pool", (7, 8), "4d6 opp 4d6"),
        ("(let x = 4d6 in x)kh1", "needs_pool", (0, 18), "4d6kh3"),
        ("if(1<2,d{a,b},d{a,b})cs=a", "needs_pool", (0, 21), "10d6cs>=5"),
        ("if(1,2,3)", "needs_bool", (3, 4), "if((d20)>=15, 2, 1)"),
        ("step(3,1)", "needs_dice", (0, 9), "step(d8, 1)"),
        ("step(d66,1)", "needs_dice", (0, 11), "step(d8, 1)"),
        ("d{a,b}x", "needs_test", (0, 7), "x=hit"),
        ("d{a,b}cs>=3", "needs_word", (0, 11), "=hit"),
        ("pool(3)+1", "needs_ladder", (0, 7), "pool(3) vs ladder(core)"),
        ("{1,2}x", "not_rolled_again", (0, 6), "5d6x"),
        ("let x = 4d6 in x r=1", "not_rolled_again", (15, 20), "5d6x"),
        ("if((d6)>=5,d{a,b},1)", "branches", (0, 20), ""),
        ("2 # (2 # d6)", "results", (0, 12), "6 # 4d6kh3"),
        ("4d6kh5", "keep", (0, 6), "kh1"),
        ("4d6dl0", "keep", (0, 6), "dl1"),
    ],
)
def test_every_fault_has_a_code_a_place_and_a_way_out(text, code, span, hint):
    with pytest.raises(DiceError) as caught:
        dice.parse(text)
    error = caught.value
    assert (error.code, (error.start, error.end), error.hint) == (code, span, hint)
    assert error.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("4d6k3", "kh"),
        ("4d6!", "x"),
        ("4d6!!", "xx"),
        ("4d6!p", "xp"),
        ("4d6!>5", "x"),
        ("4d6e6", "x"),
        ("4d6mi2", "min"),
        ("4d6ma5", "max"),
        ("4d6rr<2", "r"),
        ("4d6ra6", "x:1"),
        ("4d6xo6", "x:1"),
        ("4d6p1", "dl"),
        ("d20 adv", "kh1"),
        ("d20 dis", "kl1"),
        ("10d6cs>=5sf=1", "cf=1"),
        ("2^3", "*"),
        ("2\u00d73", "*"),
        ("4\u00f72", "/"),
        ("4 \u2013 2", "-"),
        ("(10d6)\u22655", ">="),
        ("(10d6)\u22645", "<="),
        ("(10d6)\u22605", "!="),
        ("2d6=>7", ">="),
        ("2d6 persuasion", "+"),
        ("2d6 exactly", "+"),
    ],
)
def test_what_other_rollers_write_is_translated(text, hint):
    with pytest.raises(DiceError) as caught:
        dice.parse(text)
    assert (caught.value.code, caught.value.hint) == ("unexpected", hint)


def test_both_readings_of_a_bare_comparison_are_offered():
    with pytest.raises(DiceError) as caught:
        dice.parse("10d6kh3 >= 5")
    both = caught.value.hint, caught.value.values["other"]
    assert [dice.show(dice.parse(str(hint))) for hint in both] == ["10d6kh3cs>=5", "(10d6kh3) >= 5"]


@pytest.mark.parametrize(
    "text", ["4d6c\u017f>=5", "4d6\u212ah3", "d20m\u0131n3", "2d6 v\u017f 7", "let x = 2 \u0131n x", "d6 r\u2014"]
)
def test_no_foreign_letter_passes_for_one_of_ours(text):
    with pytest.raises(DiceError) as caught:
        dice.parse(text)
    assert caught.value.code == "unexpected"


def test_names_may_be_written_in_any_alphabet():
    assert dice.show(dice.parse("let gr\u00f6\u00dfe = 4d6 in GR\u00d6\u00dfE kh1 + @\u01c5ejn.\u0130")) == (
        "let gr\u00f6\u00dfe = 4d6 in gr\u00f6\u00dfe kh1 + @{\u01c6ejn.i\u0307}"
    )


def fault_of(text):
    try:
        dice.parse_line(text)
    except DiceError as fault:
        return fault
    return None


PIECES = [
    *"0123456789dkhlxrcsDpo()[]{}<>=!,:;+-*/%#@$ ve\u2212",
    "2d6",
    "4d6kh3",
    "let x =",
    " in ",
    "vs",
    "opp",
    "if(",
]


@given(
    st.text(alphabet=st.sampled_from("0123456789dkhlxrcsDpo(vs)e+-\u2212%[]{}=;: "), max_size=40) | st.text(max_size=40)
)
def test_no_text_brings_any_other_error(text):
    fault = fault_of(text)
    assert fault is None or 0 <= fault.start <= fault.end <= len(text)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_thrown_together_bring_no_other_error(text):
    fault = fault_of(text)
    assert fault is None or 0 <= fault.start <= fault.end <= len(text)


@given(trees(), st.data())
def test_a_text_cut_off_anywhere_brings_no_other_error(tree, data):
    text = dice.show(tree)[: dice.LIMITS.text]
    cut = text[: data.draw(st.integers(0, len(text)))]
    fault = fault_of(cut)
    assert fault is None or 0 <= fault.start <= fault.end <= len(cut)
