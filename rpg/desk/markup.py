"""Text into Markdown that stays text; links and front matter that stay whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Field: TypeAlias = "str | int | bool | Sequence[str] | Sequence[int]"

_MEANT = re.compile(r"(?P<sign>[\\`*_{}\[\]<>#|~=%$^!&])|(?P<twice>(?<=:):)")
_FACES = r"(?:^\[\d[\d ,]*\](?![\[(:])|(?<=.)\[\d[\d ,]*\](?![\[(]))"
"""``[6 4]`` is no link, unless a target follows it, or at the beginning of a line a colon."""
_LOUD = re.compile(
    rf"{_FACES}|(?P<sign>[\\`*_{{}}\[\]<>|~$^]|^=|#(?!\d+\b)|=(?==)|(?<==)=|%(?=%)|(?<=%)%|!(?=\[)|&(?=#?\w+;))"
    r"|(?P<twice>(?<=:):)"
)
_FIRST = re.compile(r"^(?:([-+])|(\d+)(?=[.)]))")
_BREAKS = str.maketrans(dict.fromkeys("\r\n\t\v\f\x85\u2028\u2029", " "))


def flat(text: str) -> str:
    """A text on one line, without signs that nobody sees."""
    return printable(text.translate(_BREAKS)).strip()


def plain(text: str) -> str:
    """A text that Markdown, and what notes programs add to it, leave as it is."""
    return _quiet(text, _MEANT)


def told(text: str) -> str:
    """A text that Markdown leaves as it is, for people to read as well, in a chat that knows no Markdown.

    Signs stand as they are where they mean nothing: ``2d6 = 8 [6 2]``, ``12.5 %``, ``#12``.
    """
    return _quiet(text, _LOUD)


def _quiet(text: str, signs: re.Pattern[str]) -> str:
    said = signs.sub(lambda found: f"\\{found[0]}" if found["sign"] or found["twice"] else found[0], flat(text))
    return _FIRST.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\", said)


def link(path: str, said: str) -> str:
    """A link to a note (its path without a suffix), shown as a text."""
    shown = re.sub(r"[\[\]|#^\\<>`$%]+", " ", flat(said))
    return f"[[{path}|{' '.join(shown.split()) or path}]]"


def front(fields: Mapping[str, Field]) -> str:
    """Front matter: each value as JSON, which is YAML whatever stands in it."""
    rows = (f"{key}: {msgspec.json.encode(_flat(value)).decode()}" for key, value in fields.items())
    return "\n".join(("---", *rows, "---"))


def _flat(value: Field) -> Field:
    if isinstance(value, str):
        return flat(value)
    if isinstance(value, bool | int):
        return value
    return [flat(item) if isinstance(item, str) else item for item in value]  # type: ignore[return-value]  # all of one kind
