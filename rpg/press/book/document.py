"""The rulebook: cover, contents, chapters, index; made from the rules and from printables/chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.press import boxes as b
from rpg.press import frame
from rpg.press.book import front, layout
from rpg.press.book.chapter import Stretch, Writing, named, told
from rpg.press.book.flow import Flow
from rpg.press.book.index import Entry, contents, index
from rpg.press.book.pages import Pages, around
from rpg.press.book.parts import Shown
from rpg.press.book.terms import Terms
from rpg.press.large import paper
from rpg.press.legible import unknown_letters, walk
from rpg.press.options import Laid
from rpg.press.title import Plates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.press.book.layout import Chapter
    from rpg.press.book.pages import Found
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.press.table.numbers import Met
    from rpg.words import Voice

_COVER = 1


def rulebook(  # noqa: PLR0913, PLR0917 -- which rules, in which words, how it looks, what it holds, for whom
    rules: Rules, voice: Voice, look: Look, chapters: Sequence[Chapter], met: Sequence[Met], options: Options, *,
    gm: bool = True, passing: Callable[[int], None] = lambda _: None,
) -> Laid:  # fmt: skip
    """The book; without ``gm`` what is the GM's is left out. ``passing`` is called with 1 after each chapter."""
    return _Book(rules, voice, look, options, gm=gm).made(
        sorted((one for one in chapters if gm or one.audience == "all"), key=lambda one: one.number), met, passing
    )


class _Book:
    def __init__(self, rules: Rules, voice: Voice, look: Look, options: Options, *, gm: bool) -> None:
        self._rules, self._voice, self._look, self._options, self._gm = rules, voice, look, options, gm
        self._paper = paper(options.paper, look, across=look.times != 1.0)
        self._size = self._paper.laid
        self._terms = Terms(rules, voice)
        self._title = voice.word("press.book.title" if gm else "press.book.title_players")

    def made(self, chapters: list[Chapter], met: Sequence[Met], passing: Callable[[int], None]) -> Laid:
        body = Pages(self._size, self._look)
        opened: list[tuple[int, str, str]] = []
        shown = Shown(met, _unnamed(self._rules, chapters, gm=self._gm))
        names = named(chapters, self._own)
        for number, chapter in enumerate(chapters, 1):
            flow = self._flow(body.column)
            writing = Writing(chapter, flow, body.area.width, shown, names)
            title = self._own(chapter.title)
            opened.append((len(body.sheets), title, f"chapter.{chapter.id}"))
            body.open(number, (title, f"chapter.{chapter.id}", chapter.motif), writing.runs(chapter.lead))
            body.fill(writing.write(gm=self._gm))
            body.close(number, chapter.motif)
            passing(1)
        return self._bound(body, opened)

    def _own(self, words: dict[str, str]) -> str:
        return told(words, self._voice.language)

    def _flow(self, width: float) -> Flow:
        return Flow(width, self._rules, self._voice, self._look, self._terms)

    def _bound(self, body: Pages, opened: list[tuple[int, str, str]]) -> Laid:
        """Contents before, index behind; now every page has its number."""
        ahead = _COVER + len(self._contents(_entries(body, opened, 0, 0)).sheets)
        last = ahead + len(body.sheets) + 1
        entries = _entries(body, opened, ahead, last)
        entries[-1] = entries[-1]._replace(title=self._voice.word("press.book.index"))
        sheets = [*self._contents(entries).sheets, *body.sheets, *self._index(body, ahead).sheets]
        plates = Plates(self._rules, self._voice, self._look, self._options)
        source = " + ".join(f"{pack.id} {pack.version}" for pack in self._rules.packs)
        edition = self._voice.word("press.book.edition" if self._gm else "press.book.edition_players")
        around_cover = plates.around(self._size, sheet=f"{len(sheets) + _COVER}", scale=f"1:{front.SCALE}")
        cover = front.cover(frame.room(self._size), self._voice, self._look, self._title, edition)
        pages = [self._paper.page((*around_cover, *cover), self._title)]
        marks: dict[int, str] = {_COVER: self._voice.word("press.book.contents")}
        marks |= {ahead + page: title for page, title, _ in opened} | {last - 1: entries[-1].title}
        headings: dict[int, list[b.Heading]] = {}
        for found in body.found:
            if found.mark.kind == "section":
                headings.setdefault(ahead + found.page, []).append(b.Heading(found.mark.text, found.y))
        titles = (self._title, source)
        for number, sheet in enumerate(sheets, _COVER):
            boxes = (*around(sheet, self._size, number + 1, titles, len(opened)), *sheet.boxes)
            pages.append(self._paper.page(boxes, marks.get(number, ""), tuple(headings.get(number, ()))))
        document = b.Document(
            title=self._title, subject=self._voice.word("press.book.subject"), language=self._voice.language,
            theme=self._look.theme, pages=led(pages), scale_kept=False,
        )  # fmt: skip
        problems = (*dict.fromkeys(plates.problems), *unknown_letters(document, self._look.metrics, self._voice))
        return Laid(document, problems)

    def _contents(self, entries: list[Entry]) -> Pages:
        said = self._voice.word("press.book.contents")
        pages = Pages(self._size, self._look)
        pages.turn(title=said)
        flow = self._flow(pages.column)
        contents(flow, entries)
        pages.headline(said, "contents")
        pages.fill([Stretch("columns", flow.atoms)])
        for number, sheet in enumerate(pages.sheets):
            pages.sheets[number] = sheet._replace(boxes=[b.Group(tag="TOC", boxes=tuple(sheet.boxes))])
        return pages

    def _index(self, body: Pages, ahead: int) -> Pages:
        said = self._voice.word("press.book.index")
        terms: dict[str, set[int]] = {}
        for found in body.found:
            if found.mark.kind == "term":
                name = (found.mark.text[:1].upper() + found.mark.text[1:]).rstrip(".")  # one may be a sentence
                terms.setdefault(name, set()).add(ahead + found.page + 1)
        pages = Pages(self._size, self._look)
        pages.turn(title=said)
        flow = self._flow(pages.columns(pages.count + 1))
        index(flow, terms)
        pages.headline(said, "index")
        pages.fill([Stretch("columns", flow.atoms)], pages.count + 1)
        pages.ground(0)
        return pages


def _entries(body: Pages, opened: list[tuple[int, str, str]], ahead: int, last: int) -> list[Entry]:
    """Chapters with their sections, and the index."""
    found: dict[int, list[Found]] = {}
    for place in body.found:
        if place.mark.kind == "section":
            found.setdefault(place.page, []).append(place)
    entries = []
    starts = [page for page, _, _ in opened]
    for number, (page, title, anchor) in enumerate(opened, 1):
        entries.append(Entry(title, anchor, ahead + page + 1, number))
        end = starts[number] if number < len(starts) else len(body.sheets)
        sections = [place for one in range(page, end) for place in found.get(one, ())]
        entries += [
            Entry(place.mark.text, f"{anchor.replace('chapter', 'section', 1)}.{n}", ahead + place.page + 1)
            for n, place in enumerate(sections, 1)
        ]
    return [*entries, Entry("", "index", last, apart=True)]


def _unnamed(rules: Rules, chapters: Sequence[Chapter], *, gm: bool) -> list[str]:
    """The tables that no chapter of the whole book names: those of packs. Players do not get them: they may tell."""
    blocks = [block for chapter in chapters for block in chapter.blocks if isinstance(block, layout.Tables)]
    told = {rules.check.core.panic, *(id_ for block in blocks for id_ in block.ids)}
    return [id_ for id_ in rules.check.tables if id_ not in told] if gm else []


def led(pages: Sequence[b.Page]) -> tuple[b.Page, ...]:
    """The pages without links that lead nowhere: to what this book leaves out."""
    anchors = {box.name for page in pages for box in walk(page.boxes) if isinstance(box, b.Anchor)}
    return tuple(msgspec.structs.replace(page, boxes=_led(page.boxes, anchors)) for page in pages)


def _led(boxes: tuple[b.Box, ...], anchors: set[str]) -> tuple[b.Box, ...]:
    out: list[b.Box] = []
    for box in boxes:
        if isinstance(box, b.Link) and box.to not in anchors:
            out += box.boxes
        elif isinstance(box, b.Group):
            out.append(msgspec.structs.replace(box, boxes=_led(box.boxes, anchors)))
        else:
            out.append(box)
    return tuple(out)
