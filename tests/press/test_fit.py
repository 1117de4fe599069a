"""Text fits, or says what did not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rpg.press import fit
from rpg.press.printing import look

FACE = look("concrete").metrics.faces["body"]
LETTERS = st.text(st.sampled_from("abc deè—M "), max_size=120)


@given(LETTERS, st.floats(8, 80))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text, width):
    lines = fit.wrap(FACE, text, width, 9)
    assert all(FACE.width(line, 9) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(LETTERS, st.floats(8, 80), st.floats(4, 40))
def test_a_block_keeps_to_its_room_and_hands_back_the_rest(text, width, height):
    fitted = fit.block(FACE, text, (width, height), size=12, floor=8.5)
    assert fit.height(len(fitted.lines), fitted.size) <= height + 1e-9
    assert 8.5 <= fitted.size <= 12
    assert "".join((*fitted.lines, fitted.rest)).replace(" ", "") == text.replace(" ", "")


@given(LETTERS, st.floats(8, 80))
def test_a_line_keeps_to_its_room_and_hands_back_the_rest(text, width):
    fitted = fit.line(FACE, text, width, size=12, floor=8.5)
    assert FACE.width(fitted.lines[0], fitted.size) <= width
    assert "".join((*fitted.lines, fitted.rest)).replace(" ", "") == text.replace(" ", "")


def test_text_that_fits_keeps_its_size():
    assert fit.line(FACE, "abc", 50, size=12, floor=8.5) == fit.Fitted(("abc",), 12)


def test_a_word_longer_than_a_line_is_broken():
    lines = fit.wrap(FACE, "a" * 200, 20, 9)
    assert len(lines) > 5
    assert "".join(lines) == "a" * 200


def test_a_letter_in_two_parts_is_one():
    assert FACE.shown("e\u0300") == "è"


def test_balanced_lines_are_as_few_and_none_is_short():
    said = "Unofficial and made by players. Names belong to their owners. Texts of the rules CC BY 4.0."
    plain = fit.wrap(FACE, said, FACE.width(said, 8) * 0.95, 8)
    even = fit.balanced(FACE, said, FACE.width(said, 8) * 0.95, 8)
    assert len(plain) == len(even) == 2
    assert " ".join(even) == said
    assert len(plain[1]) < 10
    assert min(map(len, even)) > 35


@pytest.mark.parametrize("width", [0.0, 0.1, -5.0])
def test_no_room_at_all_is_a_letter_a_line_and_an_end(width):
    assert "".join(fit.wrap(FACE, "ab cd", width, 9)) == "abcd"


@pytest.mark.parametrize(("said", "lines"), [
    ("Two cycles then 26 a signal", ("26~a",)), ("It lowers the need by 1 unit.", ("1~unit.",)),
    ("The map says so too", ("so~too",)), ("finishes whoever has fallen.", ("has~fallen.",)),
    ("Everybody fed: Hunger −1; at least half: +1.", ("Hunger~−1;",)),
    ("Stealth failed in Watch 2 (Tagged too)", ("Watch~2 (",)), ("OPEN FOR 1,114 YEARS", ("FOR 1,114~YEARS",)),
])  # fmt: skip
def test_lines_part_neither_a_number_from_what_it_counts_nor_a_short_last_word(said: str, lines: tuple[str, ...]):
    bound = fit.tied(said).replace(fit.TIE, "~")
    assert bound.replace("~", " ") == said
    assert lines[0] in bound
    assert "one~so" not in fit.tied("of one so", ends=False).replace(fit.TIE, "~")


def test_prose_and_blocks_keep_a_number_with_its_noun_unless_the_line_is_too_short():
    said = "near two, standing still costs 1 die more than before"
    width = FACE.width("near two, standing still costs 1", 9) + 0.5
    assert fit.wrap(FACE, said, width, 9)[0].endswith("costs 1")
    assert fit.prose(FACE, said, width, 9)[0].endswith("costs")
    assert fit.block(FACE, said, (width, 40), size=9, floor=9).lines == fit.prose(FACE, said, width, 9)
    assert fit.prose(FACE, "Watch 2", FACE.width("Watch", 9) + 0.1, 9) == ("Watch", "2")
