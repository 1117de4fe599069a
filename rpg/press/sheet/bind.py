"""What an element shows: pointers followed into the character, faults noted with their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.press.brief import brief
from rpg.problem import Problem
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.press.look import Look
    from rpg.press.metrics import Metrics
    from rpg.press.theme import Font, Theme
    from rpg.words import Voice

_MISSING = object()
_CARRIED = 20_000
"""Characters carried over to the notes: more than a page holds."""
_NOTES = "/notes"
_BLANK = "…………"
"""Stands in a sentence where a pen is to write."""
MOST = 6000
"""Boxes drawn on one document: several times those of our largest sheet, and soon drawn."""


class Binder:
    """What every drawer needs: the look, the voice, the character; and what it finds out on the way."""

    def __init__(self, view: dict[str, Any], voice: Voice, look: Look, file: str) -> None:
        """A binder for one document; ``file`` is the layout, for faults, as are the ``page`` and ``zone`` at hand."""
        self.view, self.voice, self.look, self.file = view, voice, look, file
        self.theme, self.metrics = look.theme, look.metrics
        self.problems: list[Problem] = []
        self.left_over: list[str] = []
        self.page, self.zone = "", ""
        self._drawn = 0
        self._noted = False

    def notes(self) -> str:
        """What is to stand in the notes, for the first who asks: it is carried over once, however many ask."""
        first, self._noted = not self._noted, True
        return str(self.view["notes"]) if first else ""

    def spent(self, boxes: int = 1) -> bool:
        """Count so many boxes more; whether there were too many, which is told once."""
        before, self._drawn = self._drawn, self._drawn + boxes
        if before <= MOST < self._drawn:
            self.fault("RPG611", "", "too_many", n=MOST)
        return self._drawn > MOST

    def trial(self) -> Binder:
        """A binder to try out what would find room: nothing that it notes is told."""
        return Binder(self.view, self.voice, self.look, self.file)

    def again(self) -> Binder:
        """A binder for a second try, with what found no room in the notes."""
        own = str(self.view["notes"])
        carried = [text for text in self.left_over if not (own and text.endswith(f": {own}"))]
        notes = "\n".join(filter(None, (own, *carried)))[: len(own) + _CARRIED]
        return Binder({**self.view, "notes": notes}, self.voice, self.look, self.file)

    @property
    def lacks_room(self) -> bool:
        """Whether something found no room."""
        return bool(self.left_over) or any(problem.code == "RPG605" for problem in self.problems)

    def settle(self) -> None:
        """A fault for each text that found no room even in the notes: where they are too short, or there are none."""
        carried = str(self.view["notes"])
        for text in self.left_over:
            if text not in carried:
                self.fault("RPG605", "", "no_room", text=text)

    def fault(self, code: str, place: str, message: str, /, *, file: str = "", **values: str | int) -> None:
        """A fault of the layout (or of another ``file``) or of what it had to hold, at a JSON pointer into it."""
        said = self.voice.say(Say(f"press.problem.{message}", {name: brief(value) for name, value in values.items()}))
        found = Problem(
            file=file or self.file, line=0, column=0, code=code, message=said, pointer=place, severity="warning"
        )
        if found not in self.problems:
            self.problems.append(found)


class Scope(msgspec.Struct, frozen=True):
    """Where an element stands: its place in the layout, the item of its loop, how the names of its fields begin."""

    binder: Binder
    place: str
    item: Any = None
    prefix: str = ""

    def at(self, place: str | int) -> Scope:
        """The scope one step further into the layout."""
        return Scope(self.binder, f"{self.place}/{place}", self.item, self.prefix)

    def inside(self, item: Any, name: str) -> Scope:  # noqa: ANN401 -- plain data of any shape
        """The scope of one item of a loop."""
        return Scope(self.binder, self.place, item, f"{self.prefix}{name}.")

    def look(self, pointer: str) -> Any:  # noqa: ANN401 -- plain data of any shape
        """What a pointer leads to ("" to nothing); a fault, and nothing, if it leads nowhere."""
        if not pointer:
            return None
        found = self.binder.view if pointer.startswith("/") else self.item
        for part in pointer.removeprefix("/").split("/"):
            found = _step(found, part)
            if found is _MISSING:
                self.binder.fault("RPG603", self.place, "pointer", pointer=pointer)
                return None
        return found

    def text(self, pointer: str) -> str:
        """The text pointed to, "" if there is none."""
        found = self.binder.notes() if pointer == _NOTES else self.look(pointer)
        return "" if found is None else str(found)

    def number(self, number: int | str) -> int:
        """A number, given or pointed to; 0 if there is none."""
        found = self.look(number) if isinstance(number, str) else number
        return int(found or 0)

    def items(self, pointer: str) -> list[Any]:
        """The items pointed to."""
        return list(self.look(pointer) or ())

    def say(self, key: str, values: Mapping[str, str] | None = None) -> str:
        """A sentence of the catalogue; a fault, and the key itself, if there is none."""
        if not key:
            return ""
        if not self.binder.voice.knows(key):
            self.binder.fault("RPG604", self.place, "key", key=key)
            return key
        found = {name: self.look(pointer) for name, pointer in (values or {}).items()}
        spoken = {name: _BLANK if value == "" else value or 0 for name, value in found.items()}
        return self.binder.voice.say(Say(key, spoken))

    def width(self, text: str, font: Font, size: float) -> float:
        """The width of a line, in millimetres."""
        return self.binder.metrics.width(text, font, size)

    @property
    def theme(self) -> Theme:
        """The theme of the document."""
        return self.binder.theme

    @property
    def metrics(self) -> Metrics:
        """The measures of its fonts."""
        return self.binder.metrics


def _step(found: Any, part: str) -> Any:  # noqa: ANN401 -- plain data of any shape
    key = part.replace("~1", "/").replace("~0", "~")
    if isinstance(found, dict):
        return found.get(key, _MISSING)
    if isinstance(found, list) and key.isdigit() and int(key) < len(found):
        return found[int(key)]
    return _MISSING
