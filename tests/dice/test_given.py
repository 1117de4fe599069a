"""Real dice on the table: totals, faces, what cannot be; and the same roll again from the faces that were kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import Band, Context, DiceError, Ladder, Seeded, Surge

BANDS = (Band(key="fail", low=1, high=3), Band(key="partial", low=4, high=5), Band(key="full", low=6, high=6))
CORE = Ladder(sides=6, read="highest", bands=BANDS, surge=Surge(key="surge", face=6, count=2))
KNOWN = Context(ladders={"core": CORE}, attributes={"tae.reflex": 3})


@pytest.mark.parametrize(
    ("text", "told", "value", "faces"),
    [
        ("2d6", "8", 8, ()),
        ("2d6 + 1d8 - 2", "11", 11, ()),
        ("10d6cs>=5", "3", 3, ()),
        ("d20+5", "18", 18, (13,)),
        ("d66", "35", 35, (17,)),
        ("4d6kh3", "6,3,2,1", 11, (6, 3, 2, 1)),
        ("4d6kh3", "6 3 2 1", 11, (6, 3, 2, 1)),
        ("4d6kh3", "6321", 11, (6, 3, 2, 1)),
        ("2d20kh1", "7, 19", 19, (7, 19)),
        ("5d6x", "6,6,5,4,3,2,1", 27, (6, 6, 5, 4, 3, 2, 1)),
        ("2d6r=1", "1,4,5", 9, (1, 4, 5)),
        ("3d{hit,hit,miss}cs=hit", "hit,miss,hit", 2, (1, 3, 1)),
        ("4dF", "+,+,0,-", 1, (3, 3, 2, 1)),
        ("4dF", "++0-", 1, (3, 3, 2, 1)),
        ("3d6 vs ladder(core)", "166", "surge", (1, 6, 6)),
        ("1d20 + 5 vs 15", "12", "success", (12,)),
        ("(@tae.reflex)d6", "531", 9, (5, 3, 1)),
    ],
)
def test_what_fell_is_read(text: str, told: str, value: dice.Value, faces: tuple[int, ...]):
    outcome = dice.given(text, told, KNOWN)
    assert (outcome.value, outcome.faces) == (value, faces)


@pytest.mark.parametrize(
    ("text", "told", "code"),
    [
        ("2d6", "blue", "told"),
        ("2d6", "6;5", "told"),
        ("4d6", "6,5", "told_count"),
        ("4d6", "6,5,4,3,2", "told_count"),
        ("4d6", "7,1,1,1", "told_face"),
        ("2d6", "0,1", "told_face"),
        ("3d{hit,miss}", "hit,hit,mist", "told_face"),
        ("2d20", "21,1", "told_face"),
        ("5d6x", "6,5,4,3,2", "told_count"),
    ],
)
def test_what_cannot_have_fallen_is_refused(text: str, told: str, code: str):
    with pytest.raises(DiceError) as fault:
        dice.given(text, told, KNOWN)
    assert fault.value.code == code
    assert 0 <= fault.value.start <= fault.value.end <= len(told)


TEXTS = ["4d6kh3", "5d6x:3", "3d6ro<3 + d8", "let x = 2d6 in x kh1 - x kl1", "3d{a,b,c}", "2 # 2d4", "d66", "4d6r=1",
         "if((d6) >= 4, 2d4, d8)", "3d6 opp 2d6", "4d6 vs ladder(core)"]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 10**6))
def test_faces_that_were_kept_tell_the_whole_roll_again(text: str, stream: int):
    rolled = dice.roll(text, Seeded("kept", stream), "roll", KNOWN)
    assert dice.replay(text, rolled.faces, KNOWN) == rolled


@pytest.mark.parametrize("faces", [(1, 2, 3), (1, 2, 3, 4, 5), (1, 2, 3, 7)])
def test_faces_that_do_not_fit_are_refused(faces: tuple[int, ...]):
    with pytest.raises(DiceError) as fault:
        dice.replay("4d6", faces)
    assert fault.value.code.startswith("told_")
