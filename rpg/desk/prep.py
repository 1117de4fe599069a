"""Scenes that a GM prepares as plain files: front matter, then what is read aloud, what is here, tests, exits.

The text comes in and values go out; where files are kept is the composition root's affair. Nothing in a file refers to
another file. A file with a fault is no scene but a sentence that says in which line it lies; the first one is enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from rpg.desk.plain import plain
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("aloud", "here", "tests", "exits")
HEADINGS = {
    "read aloud": "aloud", "aloud": "aloud", "da leggere": "aloud", "da leggere ad alta voce": "aloud",
    "what is here": "here", "here": "here", "che cosa ce": "here", "cosa ce": "here", "qui": "here",
    "tests": "tests", "likely tests": "tests", "prove": "tests",
    "exits": "exits", "ways out": "exits", "uscite": "exits",
}  # fmt: skip
_KEYS = {
    "name": "name", "nome": "name", "watch": "watch", "sorveglianza": "watch",
    "sector": "sector", "settore": "sector", "tower": "tower", "torre": "tower",
}  # fmt: skip
_YES = {"yes": True, "true": True, "si": True, "no": False, "false": False}
_FENCE = "---"
_HIGHEST = 3
"""The highest Watch of a place."""
_LONGEST = 120
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BULLET = re.compile(r"[-*+>]\s+")


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A scene out of a file. ``text`` is (part, sentence) in order; ``fault`` says why it is none.

    ``tower`` is None where the file does not speak of it; ``sector`` "" stays in the one at hand.
    """

    slug: str
    name: str
    watch: int = 0
    sector: str = ""
    tower: bool | None = None
    text: tuple[tuple[str, str], ...] = ()
    fault: Say | None = None


class _Fault(Exception):  # noqa: N818 - it never leaves this file
    """What is wrong, and in which line."""

    def __init__(self, line: int, why: str, **values: str | int) -> None:
        super().__init__(why)
        self.say = Say("desk.prep.fault", {"line": line, "why": Say(f"desk.prep.fault.{why}", {**values})})


def slug_of(name: str) -> str:
    """The name of a scene's file, without its ending: letters, digits and hyphens; "" if none is left."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(name)))[:60].strip("-")


def read(slug: str, text: str) -> Prepared:
    """The scene that a file called ``slug`` holds; one with a ``fault`` if it holds none."""
    try:
        lines = _blanked(text.removeprefix("\ufeff")).splitlines()
        fields, start = _front(lines)
        said = _said(lines, start)
    except _Fault as fault:
        return unread(slug, fault.say)
    scene = Prepared(slug=slug, name=str(fields.pop("name", "")) or slug.replace("-", " "), text=said)
    return msgspec.structs.replace(scene, **fields)


def unread(slug: str, why: Say) -> Prepared:
    """A file that is no scene."""
    return Prepared(
        slug=slug, name=slug.replace("-", " "), fault=Say("desk.prep.file", {"file": f"{slug}.md", "why": why})
    )


def _blanked(text: str) -> str:
    """The text without its comments; the lines keep their numbers."""
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)


def _front(lines: list[str]) -> tuple[dict[str, object], int]:
    """The front matter, and the index of the line behind it; a file without one has none."""
    fields: dict[str, object] = {}
    if not lines or lines[0].strip() != _FENCE:
        return fields, 0
    for index, line in enumerate(lines[1:], start=1):
        if line.strip() == _FENCE:
            return fields, index + 1
        if line.strip():
            word, _, value = line.partition(":")
            key = _KEYS.get(plain(word))
            if key is None:
                raise _Fault(index + 1, "key", key=word.strip())
            fields[key] = _value(key, value.strip().strip("\"'"), index + 1)
    raise _Fault(1, "open")


def _value(key: str, value: str, line: int) -> object:
    if key == "watch":
        if not (value.isdecimal() and value.isascii() and int(value) <= _HIGHEST):
            raise _Fault(line, "watch", value=value, most=_HIGHEST)
        return int(value)
    if key == "tower":
        if plain(value) not in _YES:
            raise _Fault(line, "tower", value=value)
        return _YES[plain(value)]
    if len(value) > _LONGEST:
        raise _Fault(line, "long", most=_LONGEST)
    return value


def _said(lines: list[str], start: int) -> tuple[tuple[str, str], ...]:
    said = tuple(_sentences(lines, start))
    if not any(part == "aloud" for part, _ in said):
        raise _Fault(max(1, len(lines)), "silent")
    return said


def _sentences(lines: list[str], start: int) -> Iterator[tuple[str, str]]:
    """Every paragraph and every item of a list, with the part that it stands in."""
    part, words = "aloud", list[str]()
    for index, line in enumerate([*lines[start:], ""], start=start + 1):
        text = line.strip()
        heading = text.startswith("#")
        bullet = _BULLET.match(text)
        if words and (not text or heading or bullet):
            yield part, " ".join(words)
            words = []
        if heading:
            part = _part(text.strip("# "), index)
        elif text:
            words.append(text[bullet.end() :] if bullet else text)


def _part(heading: str, line: int) -> str:
    found = HEADINGS.get(plain(heading).rstrip(":"))
    if found is None:
        raise _Fault(line, "heading", heading=heading)
    return found
