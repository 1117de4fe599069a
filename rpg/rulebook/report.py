"""From a fault in a document to a Problem that a person can read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from rpg import content
from rpg.problem import Problem
from rpg.rulebook.codes import CODES
from rpg.rulebook.fault import pointer
from rpg.words import Catalogue, Say, Voice
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.rulebook.document import Document
    from rpg.rulebook.fault import Fault

Saying: TypeAlias = "Callable[[Say], str]"


def problem(doc: Document | None, fault: Fault, say: Saying) -> Problem:
    """The fault as a value with its place and its words; without a document, one that stands in no file."""
    line, column = doc.place(fault) if doc else (0, 0)
    return Problem(
        file=printable(doc.label) if doc else "",
        line=line,
        column=column,
        code=CODES[fault.name],
        message=say(Say(f"rulebook.{fault.name}", dict(fault.values))),
        hint=say(fault.hint) if fault.hint else "",
        pointer=printable(pointer((*(doc.prefix if doc else ()), *fault.path))),
        severity=fault.severity,
    )


def english() -> Saying:
    """A voice for those who hand in none."""
    messages: dict[str, str] = {}
    for raw in content.catalogues("en"):
        messages |= json.loads(raw)
    return Voice(Catalogue("en", messages)).say
