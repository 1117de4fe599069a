"""What a filled character sheet says: its fields beside those that it would be printed with now.

A field that says what it was printed with says nothing, whatever was played since. Every other is read as a number, as
a thing of the rules or as words; what cannot be read is a Problem with its page and its field, and all of them are
found at once.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rpg.desk.plain import nearest
from rpg.press import boxes as b
from rpg.press.form import Typed
from rpg.press.legible import walk
from rpg.problem import Problem
from rpg.words import Listed, Say
from rpg.words.safe import UNSEEN, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rpg.words import Value, Voice

LONGEST_LINE = 120
LONGEST_TEXT = 2000
"""Letters of a line, and of a text of several."""
_SHOWN = 60
_HINTED = 20
"""Unknown fields to which the nearest is looked for."""
_CHOICES = 8
_BOUND = re.compile(r"\d+\.")
_LEAST = 20
"""Fields that a sheet of ours has at least."""
_LONGER = frozenset({"vitality", "slot"})
_BOXES = 40
_ROWS = ("gear.", "scar.")
_LINES = re.compile(r"(?:notes|story|ability_text|gear\.\d+\.\w+)")


class Printed(NamedTuple):
    """The fields of a sheet as it is printed: by name, and what each is called aloud."""

    fields: dict[str, Typed]
    tips: dict[str, str]


def printed(document: b.Document) -> Printed:
    """The fields of a document."""
    fields, tips = dict[str, Typed](), dict[str, str]()
    for number, page in enumerate(document.pages, 1):
        for box in walk(page.boxes):
            if isinstance(box, b.Field):
                fields[box.name] = Typed(box.name, number, box.value)
            elif isinstance(box, b.Check):
                fields[box.name] = Typed(box.name, number, box=True, on=box.on)
            if isinstance(box, b.Field | b.Check):
                tips[box.name] = box.tip
    return Printed(fields, tips)


def strange(fields: Sequence[Typed], known: Mapping[str, object]) -> str:
    """What these fields are instead of a character sheet: ``bound`` papers, something ``foreign``; "" if they are one.

    Several papers in one have numbers before the names of their fields.
    """
    ours = sum(field.name in known for field in fields)
    if ours >= min(_LEAST, len(known)):
        return ""
    bound = sum(_BOUND.sub("", field.name, count=1) in known for field in fields)
    return "bound" if bound > ours else "foreign"


class Filled:
    """The fields that somebody filled, each beside the one that was printed."""

    def __init__(self, file: str, fields: Sequence[Typed], before: Printed, blank: Printed, voice: Voice) -> None:
        """``before`` is the sheet as it would be printed now, ``blank`` an empty one.

        ``tips`` is what each field is called aloud.
        """
        self.problems: list[Problem] = []
        self._file, self._voice, self._before = file, voice, before
        self.tips = {**blank.tips, **before.tips}
        self._typed: dict[str, Typed] = {}
        self._known = {**blank.fields, **before.fields}
        for field in fields:
            if _longer(field.name):
                self._known.setdefault(field.name, Typed(field.name, field.page, box=True))
        self._unknown = 0
        for field in fields:
            self._add(field)
        self._printed = {
            field.name: field._replace(text=field.default)
            for field in self._typed.values()
            if isinstance(field.default, str) and not field.box and field.name.startswith(_ROWS)
        }
        self._untouched()

    def _untouched(self) -> None:
        """What nobody touched since it was printed says what would be printed now; rows are left: they move."""
        tracks: dict[str, list[Typed]] = {}
        for field in list(self._typed.values()):
            if field.box:
                tracks.setdefault(field.name.rpartition(".")[0], []).append(field)
            elif isinstance(field.default, str) and field.name not in self._printed and same(field.text, field.default):
                del self._typed[field.name]
        for track, boxes in tracks.items():
            if all(box.on is box.default for box in boxes):
                now = (field for field in self._before.fields.values() if field.box)
                for box in boxes:
                    del self._typed[box.name]
                self._typed |= {field.name: field for field in now if field.name.rpartition(".")[0] == track}

    def _add(self, field: Typed) -> None:
        known = self._known.get(field.name)
        self._typed.setdefault(field.name, field)
        if known is None:
            self._strange(field)
        elif field.box is not known.box:
            self.fault("RPG611", field.name, "kind")
        elif self._typed[field.name] is not field:
            self.fault("RPG614", field.name, "twice")
        elif not field.box:
            self._typed[field.name] = field._replace(text=self._clean(field))

    def _strange(self, field: Typed) -> None:
        self._unknown += 1
        near = nearest(field.name, self._known) if self._unknown <= _HINTED and len(field.name) < LONGEST_LINE else ""
        hint = Say("paper.hint.near", {"near": near}) if near else Say("paper.hint.field")
        self.fault("RPG611", field.name, "field", hint, field=shown(field.name))

    def _clean(self, field: Typed) -> str:
        """The text without what no pen writes; a Problem if it is too long, or breaks a line that is one."""
        text = unicodedata.normalize("NFC", field.text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        lines = _LINES.fullmatch(field.name) is not None
        most = LONGEST_TEXT if lines else LONGEST_LINE
        before = self.now(field.name)
        if len(text) > most and text not in {before.text, field.default}:
            self.fault("RPG615", field.name, "long", n=len(text), most=most)
        bare = "".join(c if c == "\n" or unicodedata.category(c) not in UNSEEN else " " for c in text)
        if not lines and bare.replace("\n", " ") != text:
            self.fault("RPG615", field.name, "signs")
        return bare if lines else " ".join(bare.split())

    def fault(
        self, code: str, field: str, key: str, hint: Say | None = None, /, *, warns: bool = False, **values: Value
    ) -> None:
        """Something wrong with a field: ``paper.fault.KEY``, and what to do, by itself ``paper.hint.KEY``."""
        self.told(code, field, Say(f"paper.fault.{key}", values), hint or Say(f"paper.hint.{key}", values), warns=warns)

    def told(self, code: str, field: str, why: Say, hint: Say | None, *, warns: bool = False) -> None:
        """The same in whole sentences."""
        typed = self._typed.get(field) or self._known.get(field)
        self.problems.append(
            Problem(
                file=self._file, line=0, column=0, code=code, message=self._voice.say(why),
                hint=self._voice.say(hint) if hint else "", severity="warning" if warns else "error",
                page=typed.page if typed else 0, field=field,
            )
        )  # fmt: skip

    @property
    def names(self) -> list[str]:
        """Every field that the sheet can have."""
        return list(self._known)

    def before(self, field: str) -> Typed:
        """A field as it was printed; empty if it was not."""
        return self._printed.get(field) or self.now(field)

    def now(self, field: str) -> Typed:
        """A field as it would be printed now; empty if it would not. Only rows can have been printed otherwise."""
        return self._before.fields.get(field, Typed(field, 0))

    def text(self, field: str) -> str:
        """What stands in a field of text; what was printed if the file lacks it."""
        typed = self._typed.get(field)
        return self.before(field).text if typed is None or typed.box else typed.text

    def changed(self, field: str) -> bool:
        """Whether a text says something else than was printed."""
        return not same(self.text(field), self.before(field).text)

    def boxes(self, track: str, *, printed: bool = False) -> list[int]:
        """The numbers of the boxes of a track that are ticked, from 1; as printed if the file lacks the whole track."""
        typed = {name: field for name, field in self._typed.items() if name in self._known}
        whose = self._before.fields if printed or not self.count(track) else typed
        ticked = (name for name, field in whose.items() if field.on and name.rpartition(".")[0] == track)
        return sorted(int(name.rpartition(".")[2]) for name in ticked)

    def count(self, track: str) -> int:
        """How many boxes a track has."""
        return sum(name.rpartition(".")[0] == track for name in self._typed)

    def track(self, track: str) -> int | None:
        """How many boxes are ticked from the left; None if they are those that were. A Problem if there is a gap."""
        ticked = self.boxes(track)
        if ticked == self.boxes(track, printed=True):
            return None
        if ticked != list(range(1, len(ticked) + 1)):
            gap = next(n for n in range(1, ticked[-1]) if n not in ticked)
            self.fault("RPG614", f"{track}.{gap}", "gap", n=gap, last=ticked[-1], count=len(ticked))
            return None
        return len(ticked)

    def on(self, field: str) -> bool:
        """Whether one box is ticked."""
        return self._typed.get(field, self.before(field)).on

    def word(self, field: str, known: Mapping[str, Value], found: tuple[str, Value], what: str) -> None:
        """A Problem: a word that is none of those known; ``found`` is the word, and what it may be a slip of ("")."""
        word, near = found
        choices = list(dict.fromkeys(known.values()))
        more = max(0, len(choices) - _CHOICES)
        hint = Say("paper.hint.some", {"choices": Listed(tuple(choices[:_CHOICES]), " · "), "n": more})
        self.fault("RPG612", field, what, Say("paper.hint.near", {"near": near}) if near else hint, word=shown(word))


def _longer(field: str) -> bool:
    """Whether it is a box of a track that is longer the better somebody is: another time they had more of them."""
    track, _, number = field.partition(".")
    return track in _LONGER and number.isascii() and number.isdecimal() and 0 < int(number) <= _BOXES


def same(one: str, other: str) -> bool:
    """Whether two texts have the same words."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def shown(text: str) -> str:
    """A text of somebody's, short and safe to show."""
    safe = printable(" ".join(text.split()))
    return safe if len(safe) <= _SHOWN else f"{safe[: _SHOWN - 1]}…"


def numbered(names: Iterable[str], table: str, column: str) -> list[str]:
    """The fields of a column of a table, from its first row."""
    found = [name for name in names if re.fullmatch(rf"{re.escape(table)}\.\d+\.{re.escape(column)}", name)]
    return sorted(found, key=lambda name: int(name.split(".")[1]))
