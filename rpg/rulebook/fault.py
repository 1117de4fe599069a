"""A fault before it is said: its name, its values, and where it stands in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.problem import Severity
    from rpg.rulebook.shape import Path
    from rpg.words import Say, Value

At = Literal["value", "key", "text", "file"]


class Fault(NamedTuple):
    """One fault: a name of CODES, the path of the value at fault, and the values that its sentence speaks of.

    ``at``: it stands at the value (``offset`` characters inside it), at its key, at the character ``offset`` of the
    text, or concerns the file as a whole.
    """

    name: str
    path: Path = ()
    values: Mapping[str, Value] = {}
    hint: Say | None = None
    at: At = "value"
    offset: int = 0
    severity: Severity = "error"


def pointer(path: Path) -> str:
    """The path as a JSON pointer (RFC 6901)."""
    return "".join("/" + f"{part}".replace("~", "~0").replace("/", "~1") for part in path)
