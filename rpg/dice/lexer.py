"""The words of a dice text. What may stand somewhere depends on what stands before: a value, or what follows one.

Words of the notation are ASCII, in capitals or not; names may be written in any alphabet.
"""

from __future__ import annotations

import re

_FLAGS = re.VERBOSE

_MODIFIERS = r"kh|kl|dh|dl|xx|xp|x(?!o)|ro|r(?![ar])|min|max|cs|cf"

_DIE = rf"(?ai:d)(?=[0-9%({{]|(?ai:f)(?!\w)|(?ai:f(?:{_MODIFIERS})+)(?![^\W\d]))"
"""The ``d`` of dice: digits, ``%``, ``F``, ``(`` or ``{`` stand behind it, and behind ``F`` at most modifiers."""

_NAME = r"[^\W\d]\w*"

VALUE = re.compile(
    rf"""\s*(?:
      (?P<number>[0-9]+)
    | (?P<die>{_DIE})
    | (?P<open>\()
    | (?P<set>\{{)
    | (?P<minus>[-\u2212])
    | (?P<plus>\+)
    | @(?:\{{\s*(?P<quoted>[^{{}}\s][^{{}}]*)\}}|(?P<attribute>{_NAME}(?:\.\w+)*))
    | \$(?P<macro>{_NAME}(?:-\w+)*)
    | (?P<word>{_NAME})
    )""",
    _FLAGS,
)
"""Where a value begins."""

AFTER = re.compile(
    rf"""\s*(?:
      (?P<end>\Z)
    | (?P<operator>//|==|!=|<=|>=|[-\u2212+*/%<>\#]|(?ai:vs|opp)(?!\w))
    | (?P<modifier>(?ai:{_MODIFIERS}))
    | (?P<die>{_DIE})
    | \[(?P<label>[^\[\]]*)\]
    | (?P<other>(?ai:in)(?!\w)|[=;:,)}}\]])
    )?""",
    _FLAGS,
)
"""What may follow a value; it matches everywhere, if need be nothing."""

SIDES = re.compile(r"\s*(?:(?P<number>[0-9]+)|(?P<percent>%)|(?P<fate>[fF])|(?P<open>\()|(?P<list>\{))")
"""What stands behind the ``d``."""

TEST = re.compile(r"\s*(==|!=|<=|>=|[<>=])")
NUMBER = re.compile(r"\s*([0-9]+)")
SIGNED = re.compile(r"\s*([-\u2212+]?)\s*([0-9]+)")
NAME = re.compile(rf"\s*({_NAME})")
WORD = re.compile(rf"\s*({_NAME}(?:-\w+)*)")
TIMES = re.compile(r"([0-9]{1,4})\s*[xX]\s*([0-9]\S*)")
"""``6x4d6kh3``: how often, and what."""
LIMIT = re.compile(r":([0-9]+)")
IDENTITY = re.compile(r"\s*([a-zA-Z][\w:/-]*)")
IN = re.compile(r"\s*(?ai:in)(?!\w)")
SPACE = re.compile(r"\s*")
STRANGE = re.compile(r"\w+|.", re.DOTALL)
LETTERS = re.compile(r"[^\W\d]*")

FUNCTIONS = frozenset({"if", "pool", "table", "step", "min", "max", "floor", "ceil", "abs"})
RESERVED = FUNCTIONS | {"let", "in", "vs", "opp", "ladder"}
"""What ``let`` gives no other meaning."""

POWER = {
    "#": 2, "vs": 10, "==": 20, "!=": 20, "<": 20, "<=": 20, ">": 20, ">=": 20, "+": 30, "-": 30, "\u2212": 30,
    "*": 40, "/": 40, "//": 40, "%": 40, "opp": 45,
}  # fmt: skip
"""How tightly an operator binds; a sign binds at 50, whatever stands right behind its value tighter still."""

SIGN = 50

DIALECT = {
    "k": "kh", "!": "x", "!!": "xx", "!p": "xp", "e": "x", "rr": "r", "mi": "min", "ma": "max", "p": "dl",
    "ra": "x:1", "xo": "x:1", "d": "d6", "sf": "cf=1", "df": "cf=1", "adv": "kh1", "dis": "kl1", "**": "*", "^": "*",
    "×": "*", "÷": "/", "–": "-", "—": "-", "≥": ">=", "≤": "<=", "≠": "!=", "=>": ">=", "=<": "<=",
}  # fmt: skip
"""What other rollers write, and what is written here instead."""


def folded(word: str) -> str:
    """A word in small letters: the same word, folded once or twice."""
    return word.replace("\u0130", "i").lower()
