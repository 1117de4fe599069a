"""Putting right what can be put right without a doubt: a slip of the pen for which there is one near word.

Edits are made by spans: every character that is not at fault stays as it is.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rpg.rulebook.bundle import WHOLE
from rpg.rulebook.checking import examined
from rpg.rulebook.codes import CODES
from rpg.rulebook.guess import slip
from rpg.rulebook.ids import ASIDE
from rpg.rulebook.rewrite import rewritten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

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
_SUPERFLUOUS = frozenset({"trailing_comma", "byte_order_mark"})
"""One character that is to go."""
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
"""A text or a key as it stands in a sound file."""


class Edit(NamedTuple):
    """Characters ``start`` to ``end`` of a text give way to ``text``."""

    start: int
    end: int
    text: str


class Change(NamedTuple):
    """What was put right: the file as it is shown, its line (from 1), what stood there, and what does now."""

    file: str
    line: int
    old: str
    new: str


class Mended(NamedTuple):
    """How many faults were put right, by file; the files that could not be written; and what was changed."""

    files: dict[str, int]
    kept: tuple[str, ...]
    changes: tuple[Change, ...] = ()


def mended(paths: Sequence[Path], wanted: Callable[[str], bool]) -> Mended:
    """Mend the files under those paths, each whole or not at all.

    ``wanted``: whether faults of a code are to be mended. A file that has changed since it was read stays as it is, and
    so does one whose mended text would not be read.
    """
    found: Counter[str] = Counter()
    kept: set[str] = set()
    changes: list[Change] = []
    for _ in range(_ROUNDS):
        before = found.total()
        for pack in examined(paths):
            counts = _mended(pack, wanted)
            found.update(counts.files)
            kept.update(counts.kept)
            changes += counts.changes
        if found.total() == before:
            break
    return Mended(dict(found), tuple(sorted(kept)), tuple(changes))


def _mended(pack: Pack, wanted: Callable[[str], bool]) -> Mended:
    """Mend the checked files of a pack."""
    edits: dict[str, list[Edit]] = {}
    for name in sorted(pack.checked):
        doc = pack.documents[name]
        found = edits_of(doc, [fault for fault in doc.faults if wanted(CODES[fault.name])])
        edits.setdefault(WHOLE if WHOLE in pack.documents else name, []).extend(found)
    apart = {name: _apart(told) for name, told in edits.items() if told}
    texts = {name: applied(pack.documents[name].text, told) for name, told in apart.items()}
    done = rewritten(pack, texts)
    labels = {name: pack.documents[name].label for name in apart}
    files = {labels[name]: len(apart[name]) for name in done}
    changes = [_change(pack.documents[name], edit) for name in done for edit in apart[name]]
    return Mended(files, tuple(labels[name] for name in apart if name not in done), tuple(sorted(changes)))


def _change(doc: Document, edit: Edit) -> Change:
    line = doc.text.count("\n", 0, edit.start) + 1
    return Change(doc.label, line, doc.text[edit.start : edit.end], edit.text)


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Those edits in order of their places; none that touches the one before."""
    told = sorted(set(edits))
    return [edit for index, edit in enumerate(told) if index == 0 or told[index - 1].end <= edit.start]


def edits_of(doc: Document, faults: Iterable[Fault]) -> list[Edit]:
    """The edits that put faults right, in order of their places; none where two would touch, or make a key twice."""
    told = [(fault, edit) for fault in faults if (edit := _edit(doc, fault))]
    keys = Counter((fault.path[:-1], edit.text) for fault, edit in told if fault.at == "key")
    single = {edit for fault, edit in told if fault.at != "key" or keys[fault.path[:-1], edit.text] == 1}
    return _apart(single)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with those edits made."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _edit(doc: Document, fault: Fault) -> Edit | None:
    if fault.name in _SUPERFLUOUS:
        return Edit(fault.offset, fault.offset + 1, "")
    guess = f"{fault.hint.values['guess']}" if fault.hint and fault.hint.key == "rulebook.hint.guess" else ""
    span = doc.spans.get(fault.path)
    if fault.name not in _GUESSED or not guess or span is None:
        return None
    start = span.key if fault.at == "key" else span.start
    token = STRING.match(doc.text, start)
    if token is None or json.loads(token[0]).startswith(ASIDE):
        return None
    if not (fault.name == "redirected" or _near(json.loads(token[0]), guess)):
        return None
    return Edit(start, token.end(), json.dumps(guess, ensure_ascii=False))


def _near(word: str, guess: str) -> bool:
    """Whether the guess is so like the word that no doubt is left."""
    tails = (word.rpartition("/")[2], guess.rpartition("/")[2])
    return slip(*tails) or difflib.SequenceMatcher(None, *tails).ratio() >= _NEAR_ENOUGH
