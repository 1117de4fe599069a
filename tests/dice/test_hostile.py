"""No text, however nasty, hangs, fills the memory, or brings any error but ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg import dice
from rpg.dice import dialect
from tests.dice import ordeal
from tests.dice.hostile import CONTEXT, CUT, LARGE, NESTED, PIECES, TEXTS, WHOLE
from tests.tries import tries

HERE = Path(__file__).parents[2]
EACH = 20
"""Of so many texts one is tried when time is short."""


def suffered(texts=None):
    """What the program of the ordeal finds in a process of its own, which has no other memory to answer for."""
    command = [sys.executable, "-m", "tests.dice.ordeal", *(["-"] if texts else [])]
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    told = subprocess.run(
        command, input=json.dumps(texts), env=environment, capture_output=True, text=True, timeout=600, check=True
    )
    return json.loads(told.stdout)


def test_there_are_hostile_texts_enough():
    assert len(TEXTS) >= 200
    assert len(set(TEXTS) - set(CUT)) >= 400


@pytest.mark.parametrize(
    "texts", [pytest.param(TEXTS[::EACH], id="some"), pytest.param(None, id="all", marks=pytest.mark.full)]
)
def test_every_hostile_text_is_read_or_refused(texts):
    found = suffered(texts)
    assert found["faults"] == []
    assert found["tried"] == len(texts or TEXTS)
    assert found["megabytes"] < ordeal.MEGABYTES


def test_the_ordeal_finds_what_is_wrong(monkeypatch):
    def broken(text):
        raise {"a": ValueError, "b": RecursionError}[text](text)

    monkeypatch.setattr(ordeal, "READERS", (broken, ordeal.read))
    assert [*ordeal.faults("a")] == [("broken", "ValueError: a")]
    assert [*ordeal.faults("b")] == [("broken", "RecursionError: b")]
    monkeypatch.setattr(ordeal, "READERS", (ordeal.read, ordeal.weighed))
    assert [*ordeal.faults("2d6")] == []
    monkeypatch.setattr(ordeal, "SECONDS", 0)
    assert [reader for reader, _ in ordeal.faults("20d6")] == ["read", "weighed"]


def nothing_wrong(text):
    assert [*ordeal.faults(text)] == []


characters = st.text(st.characters(), max_size=40)
thrown_together = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
good = st.sampled_from([*WHOLE, *(text for text in (*NESTED, *LARGE) if len(text) < 200)])


@st.composite
def mutated(draw):
    """A text of ours in which some places were cut out, doubled, or written over."""
    text = draw(good)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 6)))
        new = draw(st.sampled_from(PIECES) | st.characters() | st.just(text[start:end] * 3))
        text = text[:start] + new + text[end:]
    return text


few, many = settings(max_examples=tries(40), deadline=None), settings(max_examples=4_000, deadline=None)


@few
@given(characters)
def test_any_characters_are_read_or_refused(text):
    nothing_wrong(text)


@few
@given(thrown_together)
def test_parts_thrown_together_are_read_or_refused(text):
    nothing_wrong(text)


@few
@given(mutated())
def test_good_texts_gone_bad_are_read_or_refused(text):
    nothing_wrong(text)


@pytest.mark.full
@many
@given(characters | thrown_together | mutated())
def test_thousands_of_strange_texts_are_read_or_refused(text):
    nothing_wrong(text)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("2d6", 100),
        ("4d6kh3", 500),
        ("10d10kh5", 2_000),
        ("1000d10kh1", 5_000),
        ("100d6", 20_000),
        ("20d6 opp 20d6", 500_000),
        ("d1000 * d300", 1_500_000),
    ],
)
def test_what_can_be_weighed_takes_so_much_work_and_no_more(text, steps):
    """Steps are what every machine counts alike."""
    assert dice.odds(text, limits=dice.LIMITS._replace(work=steps)).total
    with pytest.raises(dice.DiceError, match="too much work"):
        dice.odds(text, limits=dice.LIMITS._replace(work=steps // 50))


@pytest.mark.parametrize(
    "text",
    [
        "let x = d900 in let y = d900 in " + "+".join(["x"] * 60),
        "d100000" + "+1" * 100,
        "-" * 30 + "d100000",
        "floor(" * 30 + "d100000/3" + ")" * 30,
        "let a=d6 in let b=d6 in let c=d6 in let d=d6 in let e=d6 in let f=d6 in a+b+c+d+e+f",
        "4d{a,b,c,d}x!=a",
        "(d900)d6kh(d900)",
        "d6x>=2:100",
        "d2x:100xx:100",
        "100d6cs[" + ",".join([">=(d6):1"] * 6) + "]",
        "{" + ",".join(["d6/7"] * 80) + "}dl3",
        "{" + ",".join(["d100000"] * 60) + "}kh3",
        "900d6 opp 2d6",
    ],
)
def test_work_is_refused_before_it_is_done(text):
    """A tenth of the work that is allowed takes less than a tenth of a second; five times that is a hang."""
    begun = time.process_time()
    with pytest.raises(dice.DiceError) as refused:
        dice.odds(text, CONTEXT, dice.LIMITS._replace(work=dice.LIMITS.work // 10))
    assert refused.value.code == "too_much_work"
    assert time.process_time() - begun < 0.5


BOUNDLESS = dice.Limits(text=10**7, depth=10**6, parts=10**6, dice=10**4)
DEEP = {
    "(1)": "(", "-1": "-", "{1}": "{", "max(1)": "max(", "d(6)": "d(", "(d6)d6": "(", "4d6kh(2)": "4d6kh(",
    "4d6cs>=(2)": "4d6cs>=(", "if((d6)>3,1,2)": "if((d6)>3,", "let x = 1 in x": "let x = 1 in ",
}  # fmt: skip


@pytest.mark.parametrize("depth", [100, 3_000])
@pytest.mark.parametrize("inner", DEEP)
def test_who_allows_any_depth_gets_what_python_can_follow(inner, depth):
    begin = DEEP[inner]
    end = inner.removeprefix(begin)[1:]
    withstood(begin * depth + inner.removeprefix(begin)[:1] + end * depth)


@pytest.mark.parametrize("parts", [180, 400, 990, 20_000])
@pytest.mark.parametrize("part", ["-1", "+d6", " [a]", "min2 ", "r=1r=2"])
def test_who_allows_any_length_gets_what_python_can_follow(part, parts):
    withstood("9d6" + part * parts)


def withstood(text):
    """Every reader, by itself; those that need a tree have one as deep as ever was read."""

    def outcome():
        return dice.roll(text, dice.Seeded("deep"), "x", CONTEXT, BOUNDLESS)

    def tree():
        return dice.parse(text, BOUNDLESS)

    readers = [
        tree,
        outcome,
        lambda: dice.odds(text, CONTEXT, BOUNDLESS),
        lambda: dice.bounds(text, CONTEXT, BOUNDLESS),
        lambda: dice.given(text, "6", CONTEXT, BOUNDLESS),
        lambda: dice.explain(tree(), ordeal.word),
        lambda: dice.show(tree()),
        lambda: dice.tell(outcome(), ordeal.word),
        *(lambda name=name: dialect.write(tree(), name) for name in dialect.NAMES),
    ]
    codes = {_code(reader) for reader in readers}
    assert codes <= {
        "",
        "told_sum",
        "told_never",
        "too_deep",
        "too_many_parts",
        "too_many",
        "too_much_work",
        "told_count",
        "no_equivalent",
        "keep",
    }


def _code(reader):
    try:
        reader()
    except dice.DiceError as error:
        return error.code
    return ""


def test_what_the_usual_limits_allow_python_follows():
    for text, told in [("max(1," * 39 + "1" + ")" * 39, "1"), ("1" + "-1" * 149, "−148")]:
        assert dice.tell(dice.roll(text, dice.Seeded("deep")), ordeal.word).endswith(f" = {told}")
        assert dice.odds(text).mean == int(told.replace("−", "-"))
