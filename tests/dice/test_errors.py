"""Whatever is wrong with dice has a code, and every code a sentence in every language that says it with its values."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from unittest import mock

import pytest

import rpg.dice
from rpg import dice
from rpg.cli.voices import voice
from rpg.dice import Band, Context, DiceError, Ladder, Limits, TableRow, dialect
from rpg.words import Say
from rpg.words.message import names, parse

ROOM = Path(rpg.dice.__file__).parent
LANGUAGES = ("en", "it")
_HANDED_ON = {"_want", "unknown"}
"""Functions that raise with a code handed to them: it stands where they are called."""
_WANT_CODE = 3
"""Where ``_want`` takes its code, and what it takes unless it is told another."""


def catalogue(language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((ROOM.parent / "locale" / language / "dice.json").read_text(encoding="utf-8"))
    return {key.removeprefix("dice.error."): message for key, message in found.items() if key.startswith("dice.error.")}


def calls() -> list[ast.Call]:
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in sorted(ROOM.rglob("*.py")))
    found = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [call for call in found if isinstance(call.func, ast.Name)]


def raised() -> list[tuple[str, frozenset[str]]]:
    """Every code in the source, with the names of the values that it is raised with, place by place."""
    places = []
    for call in calls():
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        given = frozenset(keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg != "hint")
        code = call.args[0] if name in {"DiceError", "unknown"} else None
        if name == "_want":
            code = call.args[_WANT_CODE] if len(call.args) > _WANT_CODE else ast.Constant("needs_number")
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            places.append((code.value, given if name == "DiceError" else frozenset({"found", "known", "count"})))
        elif code is not None:
            assert ast.unparse(code) == "code", "a code is written where it is raised, or this test cannot find it"
    return places


CORE = Ladder(sides=6, read="highest", bands=(Band(key="low", low=1, high=5),))
CONTEXT = Context(
    attributes={"might": 3},
    macros={"again": "$again", "broken": "2d"},
    ladders={"core": CORE},
    tables={"omen": (TableRow(1, 2, "quiet"),)},
)


def rolled(text: str) -> object:
    return dice.roll(text, dice.Seeded("a seed"), "an example", CONTEXT)


def listed(text: str, sides: int) -> object:
    """A text rolled with dice that all show their last face."""
    script = mock.Mock()
    script.roll = lambda _label, count, given: (min(sides, given),) * count
    return dice.roll(text, script, "an example", CONTEXT)


def without_numpy() -> object:
    with mock.patch("rpg.dice.batching._prime", side_effect=ImportError):
        return dice.batch("2d6", 10, "a seed")


EXAMPLES = {
    "too_long": lambda: dice.parse("1" * 501),
    "empty": lambda: dice.parse(" "),
    "ended": lambda: dice.parse("2d6 +"),
    "unexpected": lambda: dice.parse("2d6 fire"),
    "too_deep": lambda: dice.parse("(" * 50 + "1" + ")" * 50),
    "too_many_parts": lambda: dice.parse("+".join("1" * 200)),
    "too_large": lambda: dice.parse("99999999999"),
    "decimal": lambda: dice.parse("2d6 * 1.5"),
    "no_dice": lambda: dice.parse("0d6"),
    "too_many": lambda: dice.parse("2000d6"),
    "faces": lambda: dice.parse("d0"),
    "keep": lambda: dice.parse("4d6kh5"),
    "mixed_faces": lambda: dice.parse("d{1,hit}"),
    "dice_of_dice": lambda: dice.parse("2d6d6"),
    "no_condition": lambda: dice.parse("5d6x=66321"),
    "never_met": lambda: dice.parse("5d6x>=7"),
    "times": lambda: dice.parse("2d6 x2"),
    "explosions": lambda: dice.parse("d6x:500"),
    "label": lambda: dice.parse("2d6 []"),
    "arguments": lambda: dice.parse("floor(1, 2)"),
    "reason": lambda: dice.hear("4d6 keep 3"),
    "no_reason": lambda: dice.hear("4d6 the door", reasons=False),
    "bare_comparison": lambda: dice.parse("10d6>=5"),
    "needs_number": lambda: dice.parse("d{hit,miss} + 1"),
    "needs_pool": lambda: dice.parse("(2d6 + 1)kh1"),
    "needs_bool": lambda: dice.parse("if(1, 2, 3)"),
    "needs_dice": lambda: dice.parse("step(3, 1)"),
    "needs_test": lambda: dice.parse("d{hit,miss}x"),
    "needs_word": lambda: dice.parse("d{hit,miss}cs>=3"),
    "needs_ladder": lambda: dice.parse("pool(3)"),
    "needs_whole": lambda: rolled("(7 / 2)d6"),
    "not_rolled_again": lambda: dice.parse("{1, 2}x"),
    "branches": lambda: dice.parse("if((d6)>=5, d{hit,miss}, 1)"),
    "results": lambda: dice.parse("2 # (2 # d6)"),
    "endless": lambda: rolled("d6r>=1"),
    "divided_by_zero": lambda: rolled("1 / 0"),
    "step": lambda: rolled("step(d20, 1)"),
    "ladder_of_total": lambda: rolled("d6 + 1 vs ladder(core)"),
    "off_ladder": lambda: listed("d6 vs ladder(core)", 6),
    "off_table": lambda: listed("table(omen, d6)", 6),
    "unknown_name": lambda: dice.parse("might + 1"),
    "unknown_attribute": lambda: rolled("@mihgt"),
    "unknown_macro": lambda: rolled("$agian"),
    "unknown_ladder": lambda: rolled("pool(3) vs ladder(cores)"),
    "unknown_table": lambda: rolled("table(omens, d6)"),
    "unknown_dialect": lambda: dialect.read("2d6", "roll21"),
    "macro_cycle": lambda: rolled("$again"),
    "in_macro": lambda: rolled("$broken"),
    "no_equivalent": lambda: dialect.write(dice.parse("6 # 4d6kh3"), "roll20"),
    "too_much_work": lambda: dice.odds("200d{1,10,100,1000,10000}", Context(), Limits(work=10)),
    "seed": lambda: dice.Seeded("a\udcff"),
    "told_here": lambda: rolled("2d6=7"),
    "told": lambda: dice.given("4d6", "fire"),
    "told_count": lambda: dice.given("4d6", "6,3,2"),
    "told_face": lambda: dice.given("2d6", "7,7"),
    "told_sum": lambda: dice.given("2d6", "1"),
    "told_never": lambda: dice.given("2d6 * 2", "9"),
    "told_total": lambda: dice.given("pool(3) vs ladder(core)", "11", CONTEXT),
    "no_bounds": lambda: dice.bounds("2d6 vs 7"),
    "no_numbers": lambda: dice.batch("d6 / 7", 10, "a seed").array(),
    "too_wide": lambda: dice.batch("d6 * 1000000000 * 1000000000 * 1000000000", 10, "a seed").array(),
    "too_many_results": lambda: dice.batch("2d6", 10**12, "a seed"),
    "too_few_results": lambda: dice.batch("2d6", -1, "a seed"),
    "no_weights": lambda: dice.batch({7: 0}, 10, "a seed"),
    "no_numpy": without_numpy,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_said_and_everything_said_is_a_code(language: str) -> None:
    codes = {code for code, _ in raised()}
    assert codes - catalogue(language).keys() == set()
    assert catalogue(language).keys() - codes == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_speaks_of_nothing_that_its_error_does_not_tell(language: str) -> None:
    messages = catalogue(language)
    assert {code: names(parse(messages[code])) - told for code, told in raised() if code in messages} == {
        code: frozenset() for code, _ in raised() if code in messages
    }


def test_every_code_has_an_example() -> None:
    assert {code for code, _ in raised()} ^ EXAMPLES.keys() == set()


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_real_example_is_said_in_every_language(code: str) -> None:
    with pytest.raises(DiceError) as caught:
        EXAMPLES[code]()
    error = caught.value
    assert error.code == code
    assert 0 <= error.start <= error.end
    said = [voice(language).say(Say(f"dice.error.{code}", dict(error.values))) for language in LANGUAGES]
    assert all(said)
    assert not any("{" in sentence or sentence.endswith(".") for sentence in said)
    assert len(set(said)) == len(LANGUAGES)
