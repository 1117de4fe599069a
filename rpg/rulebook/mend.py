"""Putting right what can be put right without a doubt: a slip of the pen for which there is one near word.

Edits are made by spans: every character that is not at fault stays as it is.
"""

from __future__ import annotations

import contextlib
import difflib
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rpg.rulebook.checking import examined
from rpg.rulebook.codes import CODES
from rpg.rulebook.document import document
from rpg.rulebook.guess import slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rpg.rulebook.document import Document
    from rpg.rulebook.fault import Fault
    from rpg.rulebook.pack import Pack

_NEAR_ENOUGH = 0.8
"""How like the word meant must be (difflib's ratio); hints are given from 0.6 on."""
_ROUNDS = 4
"""How often files are looked at again: what is at fault in a later stage shows only when the earlier are clean."""
_GUESSED = frozenset(
    {"unknown_key", "not_one_of", "unknown_kind", "no_such_id", "no_such_file", "translates_nothing", "redirected",
     "target_missing", "requirement_missing"}
)  # fmt: skip
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` of a text give way to ``text``."""

    start: int
    end: int
    text: str


def mended(paths: Sequence[Path], wanted: Callable[[str], bool]) -> dict[str, int]:
    """Mend the files under those paths; how many faults of each were put right, by its name.

    ``wanted``: whether faults of a code are to be mended. A file that has changed since it was read stays as it is, and
    so does one whose mended text would not be read.
    """
    found: Counter[str] = Counter()
    for _ in range(_ROUNDS):
        before = found.total()
        for pack in examined(paths):
            for name in sorted(pack.checked):
                found[pack.documents[name].label] += _mended(pack, pack.documents[name], wanted)
        if found.total() == before:
            break
    return {label: count for label, count in found.items() if count}


def _mended(pack: Pack, doc: Document, wanted: Callable[[str], bool]) -> int:
    edits = edits_of(doc, [fault for fault in doc.faults if wanted(CODES[fault.name])])
    return len(edits) if edits and _written(_place(pack, doc), doc, applied(doc.text, edits)) else 0


def edits_of(doc: Document, faults: Iterable[Fault]) -> list[Edit]:
    """The edits that put faults right, in order of their places; none where two would touch, or make a key twice."""
    told = [(fault, edit) for fault in faults if (edit := _edit(doc, fault))]
    keys = Counter((fault.path[:-1], edit.text) for fault, edit in told if fault.at == "key")
    single = {edit for fault, edit in told if fault.at != "key" or keys[fault.path[:-1], edit.text] == 1}
    edits = sorted(single)
    return [edit for index, edit in enumerate(edits) if index == 0 or edits[index - 1].end <= edit.start]


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with those edits made."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _edit(doc: Document, fault: Fault) -> Edit | None:
    if fault.name == "trailing_comma":
        return Edit(fault.offset, fault.offset + 1, "")
    guess = f"{fault.hint.values['guess']}" if fault.hint and fault.hint.key == "rulebook.hint.guess" else ""
    span = doc.spans.get(fault.path)
    if fault.name not in _GUESSED or not guess or span is None:
        return None
    start = span.key if fault.at == "key" else span.start
    token = _STRING.match(doc.text, start)
    if token is None or not (fault.name == "redirected" or _near(json.loads(token[0]), guess)):
        return None
    return Edit(start, token.end(), json.dumps(guess, ensure_ascii=False))


def _near(word: str, guess: str) -> bool:
    """Whether the guess is so like the word that no doubt is left."""
    tails = (word.rpartition("/")[2], guess.rpartition("/")[2])
    return slip(*tails) or difflib.SequenceMatcher(None, *tails).ratio() >= _NEAR_ENOUGH


def _place(pack: Pack, doc: Document) -> Path:
    return pack.folder / doc.name if pack.folder else Path(doc.label)


def _written(place: Path, doc: Document, text: str) -> bool:
    """Write a mended text whole or not at all; whether that was done."""
    raw = text.encode()
    before = doc.text.encode()
    after = document(doc.name, doc.label, raw)
    if after.value is None or len(after.faults) > len(doc.faults):
        return False
    draft = place.with_name(f".{place.name}.mended")
    try:
        if place.is_symlink() or place.read_bytes() != before:
            return False
        draft.write_bytes(raw)
        draft.chmod(place.stat().st_mode)
        os.replace(draft, place)  # noqa: PTH105 - one step on every system
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        return False
    return True
