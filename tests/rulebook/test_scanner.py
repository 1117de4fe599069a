"""The scanner reads what json reads, says where everything stands, and survives everything else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.rulebook.bounds import DEEPEST, MOST_ITEMS
from rpg.rulebook.document import document
from rpg.rulebook.scanner import scan
from rpg.rulebook.swift import FAULTY, swift
from tests.tries import tries

LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | LETTERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LETTERS, inner, max_size=4),
    max_leaves=12,
)


def told(text: str) -> list[str]:
    doc = document("a.json", "a.json", text.encode())
    return [f"{fault.name} {line}:{column}" for fault in doc.faults for line, column in [doc.place(fault)]]


@given(VALUES, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_sound_json_is_read_as_json_reads_it(value, indent, ascii_only):
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    read = scan(text)
    assert read.faults == ()
    assert read.value == value


@given(VALUES)
def test_the_span_of_a_value_holds_just_that_value(value):
    text = json.dumps(value, indent=2, ensure_ascii=False)
    for path, span in scan(text).spans.items():
        inner = value
        for step in path:
            inner = inner[step]
        assert json.loads(text[span.start : span.end]) == inner
        if span.key >= 0:
            assert text.startswith(json.dumps(path[-1], ensure_ascii=False), span.key)


@given(st.text())
def test_any_text_gives_a_value_or_faults(text):
    read = scan(text)
    assert bool(read.faults) == (not is_json(text))


def is_json(text: str) -> bool:
    try:
        json.loads(text, parse_constant=lambda _: 1 / 0)
    except (ValueError, ZeroDivisionError):
        return False
    return True


SOUP = st.lists(
    st.sampled_from(['{"', '"', "{", "}", "[", "]", ",", ":", " ", "1", "-", "e5", "nul", "true", "\\u12", "\n"])
)


@given(SOUP.map("".join))
def test_json_soup_gives_a_value_or_faults(text):
    assert bool(scan(text).faults) == (not is_json(text)) or doubled(text)


def doubled(text: str) -> bool:
    """Whether a key is there twice, which json lets through."""
    return any(fault.name == "duplicate_key" for fault in scan(text).faults)


@given(st.binary())
def test_any_bytes_give_a_document(raw):
    doc = document("a.json", "a.json", raw)
    for fault in doc.faults:
        line, column = doc.place(fault)
        assert (line, column) >= (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1,}', ["trailing_comma 1:8"]),
        ("[1,\n 2,\n]", ["trailing_comma 2:3"]),
        ('{"a": 1,\n "a": 2}', ["duplicate_key 2:2"]),
        ('{"a": NaN,\n "b": [Infinity, -Infinity]}', ["not_finite 1:7", "not_finite 2:8", "not_finite 2:18"]),
        ("[1e999]", ["not_finite 1:2"]),
        ('{"a" 1}', ["expected_colon 1:6"]),
        ('{"a": 1 "b": 2}', ["expected_comma 1:9"]),
        ("{a: 1}", ["expected_key 1:2"]),
        ('["è\n"]', ["open_string 1:2"]),
        ('["\\x"]', ["bad_escape 1:3"]),
        ('["\\ud800"]', ["bad_escape 1:3"]),
        ('["a\\\\\\ud83d\\ude00\\udc12"]', ["bad_escape 1:18"]),
        ("[01]", ["bad_number 1:2"]),
        ("[True]", ["unknown_word 1:2"]),
        ("{} {}", ["extra 1:4"]),
        ("", ["empty 1:1"]),
        (" \n ", ["empty 1:1"]),
        ("[,]", ["expected_value 1:2"]),
        ('{"a": 1, // so\n "b": 2}', ["comment 1:10"]),
        ('{"a": 1 /* so */}', ["comment 1:9"]),
        ("# so\n{}", ["comment 1:1"]),
        ("{“a”: 1}", ["odd_quote 1:2"]),
        ("['a']", ["odd_quote 1:2"]),
        ('{"a": „b“}', ["odd_quote 1:7"]),
        ('["a\tb"]', ["raw_control 1:4"]),
        ('["\x1b[31m"]', ["raw_control 1:3"]),
        ('{"a": 1,\n\xa0"b": 2}', ["expected_key 2:1"]),
        ("[" * (DEEPEST + 1), [f"too_deep 1:{DEEPEST + 1}"]),
        ("[" + "1," * (MOST_ITEMS + 1), [f"too_many_items 1:{2 * MOST_ITEMS + 3}"]),
        ('{"🜁": 1,}', ["trailing_comma 1:8"]),
        ("[1,\r\n 2,]", ["trailing_comma 2:3"]),
    ],
)
def test_a_fault_of_syntax_is_told_once_where_it_is(text, expected):
    assert told(text) == expected


def test_a_byte_that_is_not_utf8_is_counted_in_characters():
    doc = document("a.json", "a.json", '{\n "è": "à'.encode() + b"\xff")
    assert [doc.place(fault) for fault in doc.faults] == [(2, 9)]


def test_depth_and_length_do_not_matter_to_a_hostile_text():
    assert told("[" * 900_000) == [f"too_deep 1:{DEEPEST + 1}"]
    assert told('"' + "\\" * 900_000) == ["open_string 1:1"]
    assert told("-" + "9" * 900_000) == ["not_finite 1:1"]


PIECES = st.sampled_from(
    ["{", "}", "[", "]", ",", ":", '"a"', '"b"', "1", "-0", "1.5", "1e9", "1E999", "NaN", "true", "null", " ", "\n",
     "//", "\t", '"\\u00e9"', '"\\ud800"', '"\\ud83d\\ude00"', "9" * 400, "\x0b", "\ufeff", '"\x01"', "01", "+1", ".5"]
)  # fmt: skip
WIDE, DEEP = ["[0" + ",0" * n + "]" for n in (3999, 4000)], ["[" * n + "]" * n for n in (40, 41)]


@settings(max_examples=tries(600), deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=30)))
def test_the_quick_way_agrees_with_the_scanner(text):
    quick, slow = swift(text), scan(text)
    if quick is not FAULTY:
        assert (slow.faults, repr(slow.value)) == ((), repr(quick))


@pytest.mark.parametrize("text", [*WIDE, *DEEP, "[" * 3000, "[[]" + ",[]" * 50, "[[]" + ",[]" * 50 + "]"])
def test_the_quick_way_has_the_same_bounds(text):
    assert (swift(text) is FAULTY) == bool(scan(text).faults)


@settings(max_examples=tries(300), deadline=None)
@given(VALUES)
def test_what_is_sound_is_read_quickly(value):
    text = json.dumps(value, ensure_ascii=False)
    assert swift(text) == value or "\\u" in text


@pytest.mark.parametrize("half", ["\\udc12", "\\uD83D"])
def test_half_a_letter_is_told_as_it_stands(half):
    (fault,) = scan(f'["\\u00e9 {half} x"]').faults
    assert fault.values == {"found": half}
