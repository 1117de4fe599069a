"""Words of a line with what is stressed in them: read from a little Markdown, and wrapped into lines.

``**`` or ``__`` around words makes them bold, ``*`` or ``_`` italic; a backslash takes a mark's meaning away. A mark
that has no other, or that stands within a word, is a letter like any other.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rpg.press import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rpg.press.metrics import Face

_PARTS = re.compile(r"\\[!-/:-@\[-`{-~]|\*+|_+|[^\\*_]+|\\")
_MARKS = re.compile(r"([\\*_|#>+.\[-])")
_BOLD = 2
_DEEPEST = 8  # marks that wait for their other; the first is given up for one more
_MOST = 2  # a run of more marks is a line to write on, or a row of stars


class Span(NamedTuple):
    """A run of letters in one style."""

    text: str
    bold: bool = False
    italic: bool = False


Line: TypeAlias = tuple[Span, ...]
"""What stands beside one another on one line."""


def escaped(text: str) -> str:
    """A text in which no mark means anything: what somebody is called is not what somebody wrote."""
    return _MARKS.sub(r"\\\1", text)


def bare(text: str) -> str:
    """The letters of a text without its marks."""
    return "".join(span.text for span in spans(text))


class _Open(NamedTuple):
    mark: str
    at: int


def spans(text: str) -> Line:
    """A text cut where its style changes; it takes as long as the text is."""
    parts: list[str] = []
    turns: dict[int, list[tuple[bool, int]]] = {}  # before which part bold (or italic) goes up or down
    opened: list[_Open] = []
    for part in _PARTS.finditer(text):
        said = part[0]
        parts.append(said[1:] if said[0] == "\\" and len(said) > 1 else said)
        if said[0] not in "*_" or len(said) > _MOST:
            continue
        before, after = text[part.start() - 1 : part.start()], text[part.end() : part.end() + 1]
        ends = bool(before) and not before.isspace() and not after.isalnum()
        begin = next((i for i in reversed(range(len(opened))) if opened[i].mark == said), None) if ends else None
        if begin is not None:
            bold, at = len(said) == _BOLD, opened[begin].at
            turns.setdefault(at, []).append((bold, 1))
            turns.setdefault(len(parts) - 1, []).append((bold, -1))
            parts[at] = parts[-1] = ""
            del opened[begin:]
        elif after and not after.isspace() and not before.isalnum():
            opened = [*opened[-_DEEPEST:], _Open(said, len(parts) - 1)]
    return tuple(_joined(_styled(parts, turns)))


def _styled(parts: list[str], turns: dict[int, list[tuple[bool, int]]]) -> Iterator[Span]:
    bold = italic = 0
    for index, part in enumerate(parts):
        for heavy, step in turns.get(index, ()):
            bold, italic = (bold + step, italic) if heavy else (bold, italic + step)
        if part:
            yield Span(part, bold > 0, italic > 0)


def _joined(runs: Iterable[Span]) -> Iterator[Span]:
    """The runs, those that follow one another in one style as one."""
    for style, alike in groupby(runs, key=lambda run: (run.bold, run.italic)):
        yield Span("".join(run.text for run in alike), *style)


def wrapped(line: Line, width: float, size: float, face: Callable[[Span], Face]) -> list[Line]:
    """The same in lines of at most ``width`` millimetres at ``size`` points; a longer word is broken in itself.

    What is tied (:func:`rpg.press.fit.tied`) is parted only if it is longer than a line.
    """
    last = len(line) - 1
    bound = [run._replace(text=fit.tied(run.text, ends=i == last)) for i, run in enumerate(line)]
    rows = [_Rows(width, size, face, words) for words in _paragraphs(bound)]
    made = [tuple(_joined(row)) for each in rows for row in each.made]
    if any(fit.TIE in run.text for run in line):  # the author's own ties hold
        return made
    return [tuple(run._replace(text=run.text.replace(fit.TIE, " ")) for run in row) for row in made]


class _Rows:
    """The lines of one paragraph, as they come to be."""

    def __init__(self, width: float, size: float, face: Callable[[Span], Face], words: Iterable[list[Span]]) -> None:
        self._width, self._size, self._face = width, size, face
        self._left = width
        self.made: list[list[Span]] = [[]]
        for word in words:
            self._add(word)

    def _wide(self, run: Span) -> float:
        return self._face(run).width(run.text, self._size)

    def _add(self, word: list[Span]) -> None:
        """A word, behind a space if there is something before it."""
        wide = sum(map(self._wide, word))
        if wide > self._width and len(parts := _parted(word)) > 1:
            for part in parts:
                self._add(part)
            return
        if self.made[-1]:
            space = _between(self.made[-1][-1], word)
            if wide + self._wide(space) > self._left:
                self._turn()
            else:
                self._put(space)
        for run in word:
            if wide > self._width:
                self._break(run)
            else:
                self._put(run)

    def _put(self, run: Span) -> None:
        self.made[-1].append(run)
        self._left -= self._wide(run)

    def _turn(self) -> None:
        self.made.append([])
        self._left = self._width

    def _break(self, run: Span) -> None:
        """A run of a word that is longer than a line, over as many as it takes."""
        rest = run.text
        while rest:
            kept = self._face(run).fitting(rest, self._left, self._size)
            part = run._replace(text=rest[:kept])
            if self.made[-1] and self._wide(part) > self._left:
                self._turn()
                continue
            self._put(part)
            rest = rest[kept:]
            if rest:
                self._turn()


def _parted(word: list[Span]) -> list[list[Span]]:
    """The words that are tied to this one."""
    parts: list[list[Span]] = [[]]
    for run in word:
        for place, part in enumerate(run.text.split(fit.TIE)):
            if place:
                parts.append([])
            if part:
                parts[-1].append(run._replace(text=part))
    return [part for part in parts if part]


def _between(last: Span, word: list[Span]) -> Span:
    """The space behind a run: in its style if the word goes on in that, else in none."""
    return last._replace(text=" ") if word and word[0][1:] == last[1:] else Span(" ")


def _paragraphs(line: Iterable[Span]) -> Iterator[list[list[Span]]]:
    """The words of a line (each the runs that it is made of), a list of them for each paragraph."""
    words: list[list[Span]] = [[]]
    for run in line:
        for number, paragraph in enumerate(run.text.split("\n")):
            if number:
                yield words
                words = [[]]
            for place, part in enumerate(paragraph.split(" ")):
                if place:
                    words.append([])
                if part:
                    words[-1].append(run._replace(text=part))
    yield words
