"""A printable whose shape is wrong somewhere, with something that says nothing in that place: for the rest to be read.

Whoever mends a file wants to hear of everything in it at once.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from rpg.rulebook.document import Document
from rpg.rulebook.printed.kinds import paper_of
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.rulebook.fault import Fault
    from rpg.rulebook.printed.shape import Looker
    from rpg.rulebook.shape import Path

_HARMLESS = frozenset({"out_of_range", "wrong_length", "repeated", "id_not_file"})
"""Faults of shape that keep nothing else from being read."""
_TELLING = {("handout", "kind"), ("chapter", "name"), ("chapter", "audience"), ("chapter", "motif")}
"""Where any word lets the rest of a file be read."""
_BLANK: dict[str, Any] = {"string": "", "integer": 1, "number": 1, "boolean": False}
_PARTY = "/party"


def healed(doc: Document, looker: Looker) -> Document | None:
    """The document as far as it can be read; None if what is wrong leaves no shape to read."""
    if not isinstance(doc.value, dict) or not paper_of(doc):
        return None
    made = Document(doc.name, doc.label, value=copy.deepcopy(doc.value))
    for fault in doc.faults:
        if not (_passes(fault, doc) or _mended(made.value, fault)):
            return None
    return made if all(_passes(fault, made) for fault in looker.faults(made)) else None


def elsewhere(found: Iterable[Fault], told: Iterable[Fault]) -> list[Fault]:
    """The faults found that stand in no place of which something was told."""
    places = [path for fault in told if fault.path for path in (fault.path, (*fault.path[:-1], _meant(fault)))]
    return [fault for fault in found if not any(fault.path[: len(path)] == path for path in places)]


def _passes(fault: Fault, doc: Document) -> bool:
    """Whether it may stand as it is."""
    if fault.name in _HARMLESS or fault.severity != "error":
        return True
    return fault.name == "not_one_of" and (paper_of(doc), *fault.path[-1:]) in _TELLING


def _mended(value: Any, fault: Fault) -> bool:  # noqa: ANN401 - any JSON
    """Put something harmless where a fault stands; False if nothing would do."""
    if not fault.path:
        return False
    held, key = _at(value, fault.path[:-1]), fault.path[-1]
    if held is None:
        return False
    if fault.name == "unknown_key":
        taken = held.pop(key, None)
        if meant := _meant(fault):
            held.setdefault(meant, taken)
        return True
    if fault.name == "wrong_type":
        expected = fault.values["expected"]
        kind = expected.key.rpartition(".")[2] if isinstance(expected, Say) else ""
        held[key] = _BLANK.get(kind)
        return kind in _BLANK
    if fault.name == "wrong_pattern" and fault.path[0] == "binds":
        held[key] = _PARTY
        return True
    return False


def _meant(fault: Fault) -> str:
    """The key that was meant by one that is not known; "" if nobody can say."""
    guessed = fault.name == "unknown_key" and fault.hint and fault.hint.key == "rulebook.hint.guess"
    return f"{fault.hint.values['guess']}" if guessed and fault.hint else ""


def _at(value: Any, path: Path) -> Any:  # noqa: ANN401 - the same
    """What stands there; None if nothing does any more."""
    for step in path:
        there = isinstance(value, dict) and step in value
        if not (there or (isinstance(value, list) and isinstance(step, int) and step < len(value))):
            return None
        value = value[step]
    return value if isinstance(value, dict | list) else None
