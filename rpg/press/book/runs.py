"""Runs of text in several fonts: read from a chapter's marks, and wrapped into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.metrics import MM_PER_PT
from rpg.words.marks import MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rpg.press.metrics import Metrics
    from rpg.press.theme import Colour, Font

_NEAR = 0.5  # millimetres
_WHOLE = "\N{NO-BREAK SPACE}"
"""Between the words of a term: it is found on one page, or on the next."""


class Run(NamedTuple):
    """Text in one font; ``to`` is the anchor that it leads to, ``term`` is what of it stands in the index."""

    text: str
    font: Font = "body"
    to: str = ""
    term: str = ""


class Line(NamedTuple):
    """The pieces of one line with their places from its left end, in millimetres, and its terms."""

    pieces: tuple[tuple[float, float, Run], ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """What of it stands in the index."""
        return tuple(run.term for _, _, run in self.pieces if run.term)

    def boxes(self, x: float, base: float, size: float, colour: Colour = "ink") -> tuple[b.Box, ...]:
        """Its ink, from the left end of its baseline."""
        out: list[b.Box] = []
        for left, width, run in self.pieces:
            text = b.Text(x=x + left, y=base, text=run.text, font=run.font, size=size, colour=colour)
            if not run.to:
                out.append(text)
                continue
            high = size * MM_PER_PT
            out.append(
                b.Link(x=x + left, y=base - high * 0.85, width=width, height=high * 1.1, to=run.to, tip=run.text,
                       boxes=(text,))
            )  # fmt: skip
        return tuple(out)


def marked(template: str, said: Callable[[str], str], chapter: Callable[[str], str]) -> list[Run]:
    """The runs of a chapter's text. Values are filled in by ``said`` after the marks are read: they bring none."""
    out: list[Run] = []
    at = 0
    for match in MARKS.finditer(template):
        if match.start() > at:
            out.append(Run(said(template[at : match.start()])))
        term, to = match.groups()
        if term:
            name = said(term)
            out.append(Run(name.replace(" ", _WHOLE), "strong", term=name))
        else:
            out.append(Run(chapter(to), "italic", f"chapter.{to}"))
        at = match.end()
    if at < len(template):
        out.append(Run(said(template[at:])))
    return out


class _Token(NamedTuple):
    text: str
    run: Run
    width: float


def wrapped(runs: Sequence[Run], width: float, size: float, metrics: Metrics) -> list[Line]:
    """Lines of at most ``width`` millimetres; words are broken only if one alone is longer."""
    lines: list[list[list[_Token]]] = [[]]
    space = metrics.width(" ", "body", size)
    used = 0.0
    for word in _words(runs, width, size, metrics):
        wide = sum(token.width for token in word)
        if lines[-1] and used + space + wide > width:
            lines.append([])
        used = wide if not lines[-1] else used + space + wide
        lines[-1].append(word)
    return [_line(words, size, metrics) for words in lines if words]


def evened(runs: Sequence[Run], width: float, size: float, metrics: Metrics) -> list[Line]:
    """The same in as few lines, of about one length: no word is left alone on the last."""
    lines = wrapped(runs, width, size, metrics)
    low, high = 0.0, width
    while len(lines) > 1 and high - low > _NEAR:
        middle = (low + high) / 2
        even = wrapped(runs, middle, size, metrics)
        low, high = (low, middle) if len(even) <= len(lines) else (middle, high)
        lines = even if high == middle else lines
    return lines


def _words(runs: Sequence[Run], width: float, size: float, metrics: Metrics) -> Iterator[list[_Token]]:
    """What must not be parted: letters between two spaces, of one run or of several."""
    word: list[_Token] = []
    for run in runs:
        face = metrics.faces[run.font]
        for number, part in enumerate(run.text.split(" ")):
            if number and word:
                yield word
                word = []
            if not part:
                continue
            *broken, last = fit.wrap(face, part, width, size)
            for piece in broken:
                yield [*word, _Token(piece, run, face.width(piece, size))]
                word = []
            word.append(_Token(last, run, face.width(last, size)))
    if word:
        yield word


def _line(words: list[list[_Token]], size: float, metrics: Metrics) -> Line:
    """Neighbours of one run become one piece, so that a line is few strings."""
    space = metrics.width(" ", "body", size)
    pieces: list[tuple[float, float, Run]] = []
    x = 0.0
    for number, word in enumerate(words):
        x += space if number else 0.0
        for place, token in enumerate(word):
            gap = " " if number and not place else ""
            before = pieces[-1] if pieces else None
            if before and before[2]._replace(text="") == token.run._replace(text="") and (gap or place):
                text = before[2].text + gap + token.text
                wide = metrics.width(text, token.run.font, size)
                pieces[-1] = (before[0], wide, before[2]._replace(text=text))
                x = before[0] + wide
                continue
            pieces.append((x, token.width, token.run._replace(text=token.text)))
            x += token.width
    return Line(tuple(pieces))
