"""The words of a dice text. What may stand somewhere depends on what stands before: a value, or what follows one."""

from __future__ import annotations

import re

_FLAGS = re.VERBOSE | re.IGNORECASE

_DIE = r"d(?=\d|%|\(|\{|f(?!\w)|f(?=(?:[kd][hl]|x|r|min|max|c[sf])(?![^\W\d]{3})))"
"""The ``d`` of dice: digits, ``%``, ``F``, ``(`` or ``{`` stand behind it."""

_NAME = r"[^\W\d]\w*"

VALUE = re.compile(
    rf"""\s*(?:
      (?P<number>[0-9]+)
    | (?P<die>{_DIE})
    | (?P<open>\()
    | (?P<set>\{{)
    | (?P<minus>[-\u2212])
    | (?P<plus>\+)
    | @(?:\{{\s*(?P<quoted>[^{{}}]+?)\s*\}}|(?P<attribute>{_NAME}(?:\.\w+)*))
    | \$(?P<macro>{_NAME}(?:-\w+)*)
    | (?P<word>{_NAME})
    )""",
    _FLAGS,
)
"""Where a value begins."""

AFTER = re.compile(
    rf"""\s*(?:
      (?P<end>\Z)
    | (?P<operator>//|==|!=|<=|>=|[-\u2212+*/%<>\#]|(?:vs|opp)(?!\w))
    | (?P<modifier>kh|kl|dh|dl|xx|xp|x|ro|r|min|max|cs|cf)
    | (?P<die>{_DIE})
    | \[(?P<label>[^\[\]]*)\]
    | (?P<other>in(?!\w)|[=;:,)}}\]])
    )?""",
    _FLAGS,
)
"""What may follow a value; it matches everywhere, if need be nothing."""

SIDES = re.compile(r"\s*(?:(?P<number>[0-9]+)|(?P<percent>%)|(?P<fate>f)|(?P<open>\()|(?P<list>\{))", _FLAGS)
"""What stands behind the ``d``."""

TEST = re.compile(r"\s*(==|!=|<=|>=|[<>=])", _FLAGS)
NUMBER = re.compile(r"\s*([0-9]+)", _FLAGS)
SIGNED = re.compile(r"\s*([-\u2212+]?)\s*([0-9]+)", _FLAGS)
WORD = re.compile(rf"\s*({_NAME}(?:-\w+)*)", _FLAGS)
LIMIT = re.compile(r":([0-9]+)", _FLAGS)
IDENTITY = re.compile(r"\s*([a-z][\w:/-]*)", _FLAGS)
SPACE = re.compile(r"\s*")
STRANGE = re.compile(r"\w+|.", re.DOTALL)

POWER = {
    "#": 2, "vs": 10, "==": 20, "!=": 20, "<": 20, "<=": 20, ">": 20, ">=": 20, "+": 30, "-": 30, "\u2212": 30,
    "*": 40, "/": 40, "//": 40, "%": 40, "opp": 45,
}  # fmt: skip
"""How tightly an operator binds; a sign binds at 50, whatever stands right behind its value tighter still."""

SIGN = 50

DIALECT = {
    "k": "kh", "!": "x", "!!": "xx", "!p": "xp", "e": "x", "rr": "r", "mi": "min", "ma": "max", "p": "dl", "ra": "x",
    "xo": "x:1", "sf": "cf=1", "df": "cf=1", "b": "(…)", "**": "*", "^": "*",
}  # fmt: skip
"""What other rollers write, and what is written here instead."""
