"""Messages: a small, strict subset of ICU MessageFormat, parsed once into a frozen tree.

``{name}`` · ``{n, plural, =0 {none} one {# die} other {# dice}}`` · ``{who, select, f {she} other {they}}`` ·
``{n, signed}`` (always with + or −). ``#`` inside a plural is the number. ``'{'`` quotes a brace.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias


class Plain(NamedTuple):
    """Text said as it stands."""

    text: str


class Slot(NamedTuple):
    """The place of a value; ``style`` is "" or ``signed``."""

    name: str
    style: str


class Choice(NamedTuple):
    """One of several messages, chosen by a value: by its plural category, or by its text."""

    name: str
    by: Literal["plural", "select"]
    cases: tuple[tuple[str, Message], ...]


class Number(NamedTuple):
    """``#``: the number that the nearest plural was chosen by."""


Node: TypeAlias = Plain | Slot | Choice | Number
Message: TypeAlias = tuple[Node, ...]

_TEXT = re.compile(r"(?:[^{}#']|'[{}#]'|')+")
_NAME = re.compile(r"\s*([a-z_][a-z_0-9]*)\s*")
_CASE = re.compile(r"\s*(=\d+|[a-z_]+)\s*\{")
_QUOTED = re.compile(r"'([{}#])'")


class MessageError(ValueError):
    """A catalogue's message is malformed: our own fault, found by a test."""


@lru_cache(4096)
def parse(source: str) -> Message:
    """The tree of a message; MessageError if it is malformed."""
    nodes, end = _nodes(source, 0, plural=False)
    if end != len(source):
        raise MessageError(f"a brace too many at {end} in {source!r}")
    return nodes


def names(message: Message) -> frozenset[str]:
    """The values that a message speaks of."""
    found: set[str] = set()
    for node in message:
        if isinstance(node, Slot | Choice):
            found.add(node.name)
        if isinstance(node, Choice):
            for _, case in node.cases:
                found |= names(case)
    return frozenset(found)


def _nodes(source: str, i: int, *, plural: bool) -> tuple[Message, int]:
    out: list[Node] = []
    while i < len(source) and source[i] != "}":
        if source[i] == "{":
            node, i = _slot(source, i + 1)
            out.append(node)
        elif source[i] == "#":
            out.append(Number() if plural else Plain("#"))
            i += 1
        elif match := _TEXT.match(source, i):
            out.append(Plain(_QUOTED.sub(r"\1", match.group())))
            i = match.end()
    return tuple(out), i


def _slot(source: str, i: int) -> tuple[Node, int]:
    name, i = _name(source, i)
    if source[i : i + 1] == "}":
        return Slot(name, ""), i + 1
    style, i = _name(source, i + 1)
    if style == "signed" and source[i : i + 1] == "}":
        return Slot(name, style), i + 1
    if style not in {"plural", "select"}:
        raise MessageError(f"unknown style {style!r} in {source!r}")
    cases: list[tuple[str, Message]] = []
    i += 1
    while match := _CASE.match(source, i):
        case, i = _nodes(source, match.end(), plural=style == "plural")
        cases.append((match[1], case))
        i += 1
    i += len(source[i:]) - len(source[i:].lstrip())
    if source[i : i + 1] != "}" or "other" not in dict(cases):
        raise MessageError(f"{name!r} needs a case 'other' and a closing brace in {source!r}")
    return Choice(name, "plural" if style == "plural" else "select", tuple(cases)), i + 1


def _name(source: str, i: int) -> tuple[str, int]:
    match = _NAME.match(source, i)
    if match is None:
        raise MessageError(f"a name was expected at {i} in {source!r}")
    return match[1], match.end()
