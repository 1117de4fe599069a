"""A chapter of the book, written: its blocks become atoms, in columns or across the whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from rpg.game.formula import Formula
from rpg.press.book import layout
from rpg.press.book.parts import PARTS, WIDE
from rpg.press.book.parts.village import table
from rpg.press.book.runs import Run, marked
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rpg.campaign.rules import Rules
    from rpg.press.book.atoms import Atom
    from rpg.press.book.flow import Flow
    from rpg.press.book.parts import Shown
    from rpg.words import Value, Voice

_GLOSSARY = "glossary."
_ESCAPED = (("~1", "/"), ("~0", "~"))


class Stretch(NamedTuple):
    """Atoms in a row, in ``columns`` or across the whole page (``wide``)."""

    way: Literal["columns", "wide"]
    atoms: list[Atom]


def value(rules: Rules, voice: Voice, spec: str) -> Value:
    """What a chapter's value is; LookupError or AttributeError if there is none.

    It is a number or a text at a pointer into the rules, where ``÷60`` divides it; or the name of an entity, of which
    ``#KEY`` chooses another text.
    """
    if not spec.startswith("/"):
        id_, _, key = spec.partition("#")
        return Term(id_, key or "name")
    pointer, _, by = spec.partition("÷")
    found: object = rules
    for step in pointer[1:].split("/"):
        for escaped, plain in _ESCAPED:
            step = step.replace(escaped, plain)  # noqa: PLW2901 -- the same step, as it is meant
        if isinstance(found, dict):
            found = found[step]
        elif isinstance(found, tuple):
            found = found[int(step)]
        else:
            found = getattr(found, step)
    return _said(found, rules, voice, int(by or 1))


def _said(found: object, rules: Rules, voice: Voice, by: int = 1) -> Value:
    match found:
        case bool():
            raise TypeError("yes or no is no value of a sentence")
        case int():
            return found // by
        case Formula():
            return found.text
        case str():
            return Term(found) if found in rules.texts.get("en", {}) else found
        case tuple():
            return ", ".join(voice.value(_said(one, rules, voice)) for one in found)
        case _:
            raise TypeError(f"{type(found).__name__} is no value of a sentence")


class Writing:
    """Writes one chapter."""

    def __init__(self, chapter: layout.Chapter, to: Flow, wide: float, shown: Shown, names: Mapping[str, str]) -> None:
        """A chapter in columns as wide as ``to``, on a page ``wide`` millimetres wide.

        ``names`` are those of the chapters, by their ids.
        """
        self._chapter, self._to, self._wide, self._shown, self._names = chapter, to, wide, shown, names
        self._values = {key: value(to.rules, to.voice, spec) for key, spec in chapter.values.items()}
        self._sections = 0
        self._section: tuple[int, list[layout.ChapterBlock]] = (0, [])
        self.stretches: list[Stretch] = []

    def said(self, words: layout.Words) -> str:
        """A text in the language of the book, with its values."""
        return self._filled(self.own(words))

    def own(self, words: layout.Words) -> str:
        """A text in the language of the book, or in one that it has."""
        return told(words, self._to.voice.language)

    def runs(self, words: layout.Words) -> list[Run]:
        """The same in its fonts."""
        return marked(self.own(words), self._filled, lambda to: self._names.get(to, to))

    def write(self, *, gm: bool) -> list[Stretch]:
        """All blocks, those of the GM only if the book is theirs."""
        for block in self._chapter.blocks:
            if not gm and block.audience == "gm":
                continue
            if isinstance(block, layout.Head):
                self._sections += 1
                self._section = (len(self._to.atoms), [])
            if isinstance(block, layout.Part) and block.name in WIDE:
                self._across(block)
            else:
                self._section[1].append(block)
                self._block(block, self._to)
        self._close("columns", self._to)
        return self.stretches

    def _filled(self, template: str) -> str:
        return self._to.voice.filled(template, self._values)

    def _close(self, way: Literal["columns", "wide"], flow: Flow) -> None:
        if flow.atoms:
            self.stretches.append(Stretch(way, flow.atoms))
            flow.atoms = []

    def _across(self, part: layout.Part) -> None:
        """A part across the page, and above it what its section has said before."""
        start, blocks = self._section
        del self._to.atoms[start:]
        self._close("columns", self._to)
        across = self._to.again(self._wide)
        for block in (*blocks, part):
            self._block(block, across)
        self._close("wide", across)
        self._section = (0, [])

    def _block(self, block: layout.ChapterBlock, to: Flow) -> None:
        match block:
            case layout.Head():
                to.section(self.said(block.title), f"section.{self._chapter.id}.{self._sections}")
            case layout.Text():
                to.rich(self.runs(block.text))
            case layout.Quoted():
                for key in block.keys:
                    to.rich(self._quoted(key))
            case layout.Part():
                PARTS[block.name](to, self._shown)
            case _:
                self._group(block, to)

    def _group(self, block: layout.Steps | layout.Points | layout.Aside | layout.Tables, to: Flow) -> None:
        match block:
            case layout.Steps() | layout.Points():
                for number, item in enumerate(block.items, 1):
                    to.item(self.runs(item), f"{number}" if isinstance(block, layout.Steps) else "")
            case layout.Aside():
                to.boxed(self.said(block.title), [self.runs(words) for words in block.text])
            case layout.Tables():
                for id_ in block.ids:
                    table(to, id_, row_behind_row=block.run_in)
            case _:
                assert_never(block)

    def _quoted(self, key: str) -> list[Run]:
        """A sentence of the catalogue, with its full stop; what the glossary explains stands out and is indexed."""
        said = self._to.voice.word(key, **self._values)
        said = said[:1].upper() + said[1:].removesuffix(".") + "."
        term, colon, rest = said.partition(": ")
        if not colon or not key.startswith(_GLOSSARY):
            return [Run(said)]
        return [Run(term, "strong", term=term), Run(f": {rest}")]


def told(words: layout.Words, language: str) -> str:
    """A text in a language, or in English, or in the first that it has."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


def named(chapters: list[layout.Chapter], said: Callable[[layout.Words], str]) -> dict[str, str]:
    """How each chapter is called where another one leads to it: its number in this book, and its title."""
    return {one.id: f"§\N{NO-BREAK SPACE}{number} {said(one.title)}" for number, one in enumerate(chapters, 1)}
