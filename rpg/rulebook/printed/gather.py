"""What packs bring to print with, ready for the press: checked, named apart, laid over one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.ids import full
from rpg.rulebook.printed.checking import papers_checked
from rpg.rulebook.printed.kinds import is_paper, paper_of, prints
from rpg.rulebook.printed.known import fonts, themes
from rpg.rulebook.printed.saying import words_of
from rpg.rulebook.printed.themed import resolved
from rpg.rulebook.printed.values import Named, named
from rpg.rulebook.report import problem
from rpg.rulebook.shape import bare
from rpg.rulebook.targets import gathered
from rpg.words.token import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from rpg.problem import Problem
    from rpg.rulebook.document import Document
    from rpg.rulebook.fault import Fault
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.report import Saying


_FEW = 5
"""Faults of a file that whoever prints is told."""


class Paper(NamedTuple):
    """A printable as plain data, and the file that it came from, as it is shown."""

    file: str
    value: dict[str, Any]


class Gathered(NamedTuple):
    """What is sound in those packs, and the errors of what is not.

    Sheets, cards, themes, handouts and chapters by name, a later pack's in place of an earlier one's; additions and
    chapters in order; words by language and full key.
    """

    sheets: dict[str, Paper]
    additions: tuple[Paper, ...]
    cards: dict[str, Paper]
    themes: dict[str, Paper]
    words: dict[str, dict[str, str]]
    problems: tuple[Problem, ...]
    handouts: dict[str, Paper] = {}  # noqa: RUF012 - a tuple's default, never changed
    chapters: dict[str, Paper] = {}  # noqa: RUF012 - the same


def papers(places: Sequence[Path], order: Sequence[str], say: Saying) -> Gathered:
    """What the packs in those places print with, the one that comes first in ``order`` (of ids) first.

    A file with an error is left out, and the error told in the words of ``say``. Nothing is raised for what they hold.
    """
    if not any(map(prints, places)):
        return Gathered({}, (), {}, {}, {}, ())
    packs = {pack.id: pack for pack in reversed(gathered(places)) if pack.folder and any(map(is_paper, _docs(pack)))}
    ranks = {name: rank for rank, name in enumerate(order)}
    made = Gathered({}, (), {}, {}, {}, ())
    for pack in sorted(packs.values(), key=lambda pack: (ranks.get(pack.id, len(ranks)), pack.id)):
        papers_checked(pack, _take)
        made = _laid(pack, made, say)
    return made


def _docs(pack: Pack) -> list[Document]:
    return [pack.documents[name] for name in sorted(pack.documents)]


def _take(doc: Document, faults: Iterable[Fault]) -> None:
    """Keep the first few faults: whoever prints is told where to look, and ``rpg validate`` tells the rest."""
    for fault, _ in zip(faults, range(_FEW), strict=False):
        doc.faults.append(fault)


def _laid(pack: Pack, made: Gathered, say: Saying) -> Gathered:
    """What there is with that of one more pack over it."""
    docs = [doc for doc in _docs(pack) if is_paper(doc)]
    faults = [problem(doc, fault, say) for doc in docs for fault in doc.faults if fault.severity == "error"]
    sound = [doc for doc in docs if doc.sound and isinstance(doc.value, dict)]
    own = Named(pack.id, frozenset(words_of(pack)))
    values: dict[str, dict[str, Paper]] = {"sheet": {}, "card": {}}
    for doc in sound:
        if paper_of(doc) in values:
            values[paper_of(doc)][doc.slug] = Paper(doc.label, named(doc.slug, bare(doc.value), own))
    whole = {name: paper for name, paper in values["sheet"].items() if "pages" in paper.value}
    added = tuple(paper for name, paper in values["sheet"].items() if name not in whole)
    return Gathered(
        {**made.sheets, **whole},
        (*made.additions, *added),
        {**made.cards, **values["card"]},
        {**made.themes, **_themes([doc for doc in sound if paper_of(doc) == "theme"], made.themes)},
        _words([doc for doc in sound if paper_of(doc) == "words"], own, made.words, pack),
        (*made.problems, *faults),
        {**made.handouts, **_told(sound, "handout")},
        {**made.chapters, **_chapters(_told(sound, "chapter"), pack.id)},
    )


def _told(docs: list[Document], paper: str) -> dict[str, Paper]:
    return {doc.slug: Paper(doc.label, bare(doc.value)) for doc in docs if paper_of(doc) == paper}


def _chapters(papers: dict[str, Paper], pack: str) -> dict[str, Paper]:
    """Chapters by their numbers, their values with full ids."""
    made = {}
    for name, paper in sorted(papers.items(), key=lambda item: (item[1].value["number"], item[0])):
        values = paper.value.get("values", {})
        whole = {key: spec if spec.startswith("/") else full(spec, pack) for key, spec in values.items()}
        made[name] = paper._replace(value={**paper.value, "values": whole})
    return made


def _themes(docs: list[Document], before: dict[str, Paper]) -> dict[str, Paper]:
    """The themes of a pack whole, with the files of their fonts; one that has no ground is left out: it was told."""
    own = {doc.slug: bare(doc.value) for doc in docs}
    below = {**themes(), **{name: paper.value for name, paper in before.items()}}
    made = {doc: resolved(doc.slug, own, below) for doc in docs}
    return {doc.slug: Paper(doc.label, theme) for doc, theme in made.items() if theme is not None}


def with_files(theme: dict[str, Any]) -> dict[str, Any]:
    """A theme with the files of its fonts in place of their names."""
    return {**theme, "fonts": {role: fonts()[name] for role, name in theme["fonts"].items()}}


def _words(
    docs: list[Document], own: Named, before: dict[str, dict[str, str]], pack: Pack
) -> dict[str, dict[str, str]]:
    """Words by language, with those of one more pack; what a language lacks stands under the pack's own in ``""``."""
    made = {language: dict(said) for language, said in before.items()}
    for doc in docs:
        said = {own.key(key): text for key, text in bare(doc.value).items()}
        made[doc.slug] = {**made.get(doc.slug, {}), **said}
    language = pack.card.language if pack.card else "en"
    source = {own.key(key): marked(text, language) for key, text in words_of(pack).items()}
    made[""] = {**made.get("", {}), **source}
    return made
