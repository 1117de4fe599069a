"""What packs bring to print with, found for those who print: a pack's faults never stop what the program prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rpg.cli.choosing import meant
from rpg.cli.fault import Hint, Told
from rpg.cli.packs import listed, said
from rpg.cli.shelf import places
from rpg.cli.texts import DEFAULT
from rpg.rulebook.folder import located
from rpg.rulebook.printed.kinds import prints
from rpg.words.token import marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rpg.campaign.rules import Rules
    from rpg.press.book.layout import Chapter
    from rpg.press.homebrew import Printables
    from rpg.press.sheet.layout import Sheet
    from rpg.problem import Problem
    from rpg.rulebook.printed.gather import Gathered, Paper
    from rpg.words import Voice

T = TypeVar("T")
THEMES = ("concrete", "ink")


class Found(NamedTuple):
    """What packs bring (None: nothing), a voice that says its words too, and the faults of what was left out."""

    brought: Printables | None
    voice: Voice
    refused: tuple[Problem, ...] = ()


def found(packs: Sequence[str], rules: Rules, voice: Voice) -> Found:
    """What those packs bring, named as a campaign names them, in the order of its rules."""
    where = [located(place) for place in places(packs)]
    if not any(map(prints, where)):
        return Found(None, voice)
    from rpg.rulebook.printed.gather import papers  # noqa: PLC0415 - few packs print

    made = papers(where, [pack.id for pack in rules.packs], said)
    return Found(_built(made), voice.also(_words(made.words, voice.language)), made.problems)


def _words(words: Mapping[str, Mapping[str, str]], language: str) -> dict[str, str]:
    """The words of a language; behind a mark in English where it lacks them, or in the pack's own."""
    english = {
        key: text if language == DEFAULT else marked(text, DEFAULT) for key, text in words.get(DEFAULT, {}).items()
    }
    return {**words.get("", {}), **english, **words.get(language, {})}


def _built(made: Gathered) -> Printables:
    import msgspec  # noqa: PLC0415 - as above

    from rpg.press.cards.layout import Card  # noqa: PLC0415 - the same
    from rpg.press.handout.layout import Handout  # noqa: PLC0415 - the same
    from rpg.press.homebrew import Brought, Printables  # noqa: PLC0415 - the same
    from rpg.press.sheet.layout import Addition, Sheet  # noqa: PLC0415 - the same
    from rpg.press.theme import Theme  # noqa: PLC0415 - the same
    from rpg.rulebook.printed.gather import with_files  # noqa: PLC0415 - the same

    def typed(papers: Mapping[str, Paper], shape: type[T]) -> dict[str, T]:
        return {name: msgspec.convert(paper.value, shape) for name, paper in papers.items()}

    additions = tuple(Brought(paper.file, msgspec.convert(paper.value, Addition)) for paper in made.additions)
    themes = {name: msgspec.convert(with_files(paper.value), Theme) for name, paper in made.themes.items()}
    sheets, cards, handouts = typed(made.sheets, Sheet), typed(made.cards, Card), typed(made.handouts, Handout)
    return Printables(sheets, additions, cards, themes, handouts, _chapters(made))


def _chapters(made: Gathered) -> dict[str, Chapter]:
    if not made.chapters:
        return {}
    import msgspec  # noqa: PLC0415 - few packs have chapters

    from rpg.press.book.layout import Chapter  # noqa: PLC0415 - the same

    return {name: msgspec.convert(paper.value, Chapter) for name, paper in made.chapters.items()}


def theme_in(name: str, brought: Printables | None, refused: Sequence[Problem]) -> str:
    """The name of a theme that there is; Told with its faults if it was left out, Hint if there is none."""
    known = [*THEMES, *(brought.themes if brought else ())]
    if name not in known:
        name = meant("theme", name, THEMES)
    if name not in known:
        raise _none("theme", name, known, refused)
    return name


def layout_in(name: str, brought: Printables | None, refused: Sequence[Problem]) -> Sheet:
    """The sheet of a pack of that name; Told with its faults if it was left out, Hint if there is none."""
    from rpg.press.sheet.layout import OF_THEIR_OWN  # noqa: PLC0415 - as above

    known = [own for own, sheet in (brought.sheets if brought else {}).items() if sheet.shows not in OF_THEIR_OWN]
    if brought is None or name not in known:
        raise _none("sheet", name, known, refused)
    return brought.sheet(name)


def refused_as(what: str, name: str, refused: Sequence[Problem]) -> Told | None:
    """What to tell of something to print with that was left out for its faults; None if it was not."""
    faults = [problem for problem in refused if problem.file.endswith(f"printables/{what}/{name}.json")]
    return Told("cli.print.refused", n=len(faults), below=listed(faults)) if faults else None


def _none(what: str, name: str, known: Sequence[str], refused: Sequence[Problem]) -> Told:
    """Why there is no such thing to print with."""
    known_as = ", ".join(sorted(known)) or "–"
    return refused_as(what, name, refused) or Hint(f"cli.print.no_{what}", name=name, known=known_as)
