"""What was meant: whole texts that can be rolled, for what other rollers and other games write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import DiceError
from rpg.dice.habits import doubtful
from rpg.dice.mending import dialects_of


def meant(text: str) -> str:
    """The hint for a text that cannot be read."""
    with pytest.raises(DiceError) as caught:
        dice.parse(text)
    return dice.mended(text, caught.value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("4d6 keep 3", "4d6kh3"),
        ("4d6, keep 3 highest", "4d6kh3"),
        ("4d6 keep lowest", "4d6kl1"),
        ("4d6 drop lowest", "4d6dl1"),
        ("4d6 drop the lowest die", "4d6dl1"),
        ("4d6 tieni i 3 migliori", "4d6kh3"),
        ("4d6 scarta il più basso", "4d6dl1"),
        ("2d20 highest", "2d20kh1"),
        ("1d20 best of 2", "2d20kh1"),
        ("d20 il migliore di 2", "2d20kh1"),
        ("1d20 adv", "2d20kh1"),
        ("1d20+5 with advantage", "2d20kh1+5"),
        ("d20 svantaggio", "2d20kl1"),
        ("riserva(3) vs ladder(core)", "pool(3) vs ladder(core)"),
        ("tabella(omen, d6)", "table(omen, d6)"),
        ("2d6 adv", "3d6kh2"),
        ("1d20 DC 15", "1d20 vs 15"),
        ("1d20 + 3 CD 15", "1d20 + 3 vs 15"),
        ("d20 vs DC 12", "d20 vs 12"),
        ("d20 vs. 12", "d20 vs 12"),
        ("2d6 piercing + 1d4", "2d6 [piercing] + 1d4"),
        ("2d6 fire + 1d4 cold", "2d6 [fire] + 1d4 [cold]"),
        ("2d6 più 3", "2d6 + 3"),
        ("roll 2d6 + 3", "2d6 + 3"),
        ("tira 2d6", "2d6"),
        ("6 times 4d6kh3", "6 # 4d6kh3"),
        ("3d6 reroll ones", "3d6r=1"),
        ("3d6 reroll once 1", "3d6ro=1"),
        ("3d6 reroll below 3", "3d6r<3"),
        ("4d6 ritira gli 1", "4d6r=1"),
        ("5d6 exploding on 5", "5d6x=5"),
        ("5d6 esplodono", "5d6x"),
        ("4d6!", "4d6x"),
        ("4d6k3", "4d6kh3"),
        ("4d6!k3", "4d6xkh3"),
        ("8d6r1sf1", "8d6r1cf1"),
        ("4d6d1", "4d6dl1"),
        ("2d6d6", "(2d6)d6"),
        ("d{1-4}", "d{1,2,3,4}"),
        ("2d{1..3, 7}", "2d{1,2,3,7}"),
        ("3d{hit+hit,hit,-}", "3d{hit-hit,hit,blank}"),
        ("(2d6", "(2d6)"),
        ("2d6)", "2d6"),
        ("2d6 foo", "2d6"),
        ("2d6 3", "2d6 + 3"),
        ("4d6kh5", "4d6kh4"),
        ("d{flop,miss}x", "d{flop,miss}x=flop"),
        ("d6x:500", "d6x:5"),
        ("2d6 []", "2d6 [fire]"),
        ("2d6 * 1.5", "2d6 * (3/2)"),
        ("d0", "d6"),
        ("0d6", "1d6"),
        ("2d6 +", "2d6"),
        ("2d6+", "2d6"),
        ("2w6", "2d6"),
        ("5d6x=54321", "(5d6x)=54321"),
        ("5d6x=54321 Tae", "(5d6x)=54321 Tae"),
        ("5d6x=66321", ""),
        ("4d6kh3x=9", "(4d6kh3x)=9"),
        ("5d6x=6,5,4,3,2,1", "(5d6x)=6,5,4,3,2,1"),
        ("5d6x=6,6,3", ""),
        ("2d6r=64", "2d6=64"),
        ("5d6x>=7", "5d6x>=6"),
        ("2d6r<1", "2d6r<=1"),
        ("2d{-3,4}ro<-3", "2d{-3,4}ro<=-3"),
        ("d{hit,miss}x=mis", "d{hit,miss}x=hit"),
        ("2d6 x2", "2 # 2d6"),
        ("4d6kh3 x6", "6 # 4d6kh3"),
        ("4d6 x7", "7 # 4d6"),
        ("6x4d6kh3", "6 # 4d6kh3"),
        ("6 x 4d6kh3", "6 # 4d6kh3"),
        ("3x2d6", "3 # 2d6"),
        ("Zuru + 2d6", "@zuru + 2d6"),
        ("3d6<=12", "(3d6)<=12"),
        ("3d6kh2 >= 7", "(3d6kh2)>=7"),
        ("10d6>=5", "10d6cs>=5"),
        ("d{-3,99}>=5", "d{-3,99}cs>=5"),
        ("pool(3)", "pool(3) vs ladder(core)"),
        ("?", ""),
    ],
)
def test_a_whole_text_is_offered(text: str, hint: str) -> None:
    assert meant(text) == hint
    if hint:
        dice.hear(hint)


@given(st.text(alphabet="0123456789d6kxr!+-()[]{}= keptfor,:.", max_size=25))
def test_no_hint_is_itself_wrong(text: str) -> None:
    fault = None
    try:
        dice.parse(text)
    except DiceError as error:
        fault = error
    hint = dice.mended(text, fault) if fault else ""
    assert not hint or dice.parse_line(hint)


@pytest.mark.parametrize(
    ("text", "names"),
    [("4d6!", ("roll20",)), ("4d6k3", ("roll20", "foundry", "d20")), ("2d6e6", ("d20",)), ("4d6 keep 3", ())],
)
def test_the_rollers_that_would_read_it_are_known(text: str, names: tuple[str, ...]) -> None:
    assert dialects_of(text) == names


@pytest.mark.parametrize(
    "reason",
    [
        "Tae listens", "the best door", "to keep watch", "against the guard", "contro Zuru", "door/window",
        "watch out!", "half-asleep", "the door (again)", "don’t", "– a dash", "- sneaks", "Zuru: hard", "reflex",
    ],
)  # fmt: skip
def test_a_reason_is_words(reason: str) -> None:
    assert doubtful(reason) is None
    assert dice.hear(f"2d6 {reason}").why == reason


@pytest.mark.parametrize(
    ("line", "found", "hint"),
    [
        ("4d6 keep 3", "keep", "4d6kh3"),
        ("1d20 adv", "adv", "2d20kh1"),
        ("2d6 Tae with advantage", "advantage", "2d6: Tae with advantage"),
        ("1d20 DC 15", "DC", "1d20 vs 15"),
        ("1d20 CD 15", "CD", "1d20 vs 15"),
        ("2d6 room 3", "3", "2d6: room 3"),
        ("2d6 piercing + 1d4", "+", "2d6 [piercing] + 1d4"),
        ("2d6=6 3 3 drones", "3", "2d6=6 3: 3 drones"),
        ("2d6 best of us", "best", "2d6: best of us"),
        ("2d6 the door (", "(", "2d6: the door ("),
        ("2d6 -", "-", "2d6: -"),
        ("2d6 tira forte", "tira", "2d6: tira forte"),
    ],
)
def test_what_reads_like_dice_is_no_reason_unless_a_colon_says_so(line: str, found: str, hint: str) -> None:
    with pytest.raises(DiceError) as caught:
        dice.hear(f" {line} ")
    error = caught.value
    assert (error.code, line[error.start : error.end], error.hint) == ("reason", found, hint)
    assert dice.hear(hint).text
    text, _, reason = line.partition(" ")
    assert dice.hear(f"{text}: {reason}").why == reason


@pytest.mark.parametrize("line", ["d6x:500", "5d6x>=5:0", "4d6XP:101"])
def test_a_limit_that_is_too_high_is_no_reason(line: str) -> None:
    with pytest.raises(DiceError) as caught:
        dice.hear(line)
    assert caught.value.code == "explosions"
    assert dice.hear("5d6x: 500").why == "500"
    assert dice.hear("5d6x:500 men").why == "500 men"


def test_where_no_reason_is_wanted_none_is_taken_without_a_colon() -> None:
    with pytest.raises(DiceError) as caught:
        dice.hear("2d6 the door", reasons=False)
    assert (caught.value.code, caught.value.hint) == ("no_reason", "2d6")
    assert dice.hear("2d6: the door", reasons=False).why == "the door"


@pytest.mark.parametrize(
    ("line", "text", "why"),
    [
        ("3", "pool(3) vs ladder(core)", ""),
        ("-1 in the dark", "pool(-1) vs ladder(core)", "in the dark"),
        ("3: door 2", "pool(3) vs ladder(core)", "door 2"),
        ("3=642", "pool(3) vs ladder(core)=642", ""),
        ("3 = 6 4 2 over", "pool(3) vs ladder(core)= 6 4 2", "over"),
        ("3 # 2d6", "3 # 2d6", ""),
        ("3 + 2d6", "3 + 2d6", ""),
        ("3 vs 2", "3 vs 2", ""),
        ("3 d6", "3 d6", ""),
    ],
)
def test_a_number_alone_is_the_size_of_a_pool(line: str, text: str, why: str) -> None:
    said = dice.hear(dice.sized(line))
    assert (said.text, said.why) == (text, why)


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("5d6x=6 5 4 3 2 1", "no_condition", "(5d6x)=6 5 4 3 2 1"),
        ("5d6x=6 6 3", "no_condition", ""),
        ("5d6 x=54321", "no_condition", "(5d6 x)=54321"),
        ("4d6kh3 x6 stats", "times", "6 # 4d6kh3"),
        ("6 x 4d6kh3", "times", "6 # 4d6kh3"),
        ("2d6 64", "reason", "2d6=64"),
        ("2d6 99", "reason", ""),
    ],
)
def test_faces_and_repetitions_behind_dice_are_never_lost(line: str, code: str, hint: str) -> None:
    with pytest.raises(DiceError) as caught:
        dice.hear(dice.sized(line))
    error = caught.value
    assert (error.code, error.hint if code == "reason" else dice.mended(line, error)) == (code, hint)


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("d20=7+5", "told", "d20+5=12"),
        ("2d6 = 5 + 3", "told", "2d6=5,3"),
        ("2d6=5+3+2 Tae", "told", ""),
        ("2d6=5+3+2: Tae", "told", "2d6+2=10: Tae"),
        ("2d6=a/b", "told", ""),
        ("4d6kh3=6 3 2", "told_count", ""),
        ("2d10=3,0", "told_face", "2d10=3,10"),
        ("2d6=1", "told_sum", ""),
    ],
)
def test_real_dice_are_offered_only_as_they_can_fall(line: str, code: str, hint: str) -> None:
    said = dice.hear(line)
    with pytest.raises(DiceError) as caught:
        dice.given(said.typed.tree, said.typed.told)
    assert (caught.value.code, dice.mended(line, caught.value)) == (code, hint)
