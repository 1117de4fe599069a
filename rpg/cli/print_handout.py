"""``rpg print handout``: pages to hand to players, as if they had been found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli.choosing import Choosing
from rpg.cli.fault import Hint, Told
from rpg.cli.map_file import desk
from rpg.cli.print import PAPERS, Desk, deliver, looks, options_of, print_group
from rpg.cli.printables import THEMES, refused_as
from rpg.cli.texts import text
from rpg.desk.plain import nearest, plain, token
from rpg.words import Term
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rpg.press.handout.layout import Handout, Kind
    from rpg.press.options import Printed

_KINDS = ("plate", "log", "letter", "notice", "screen")
_LETTER: Kind = "letter"
_WORD = 5  # letters of a word in a name that tell it from others
_NAME = 60  # letters of its file's name, whatever its title is: no system takes more than some two hundred
_LONGEST = 40_000
"""Letters of a text of one's own: twenty pages, where they fill their lines."""
LINES = 400
"""Its lines and paragraphs, however short: as many pages."""
_ENDINGS = frozenset({".md", ".txt"})
"""How the names of files end that hold a text."""


@print_group.command("handout", help=text("cli.print.handout"))
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--all", "every", is_flag=True, help=text("cli.print.handout.all"))
@click.option("--new", "own", metavar="TEXT|FILE", help=text("cli.print.handout.new"))
@click.option("--kind", type=Choosing("kind", _KINDS), help=text("cli.print.handout.kind"))
@click.option("--title", metavar="TEXT", help=text("cli.print.handout.title"))
@looks
def print_handout(  # noqa: PLR0913, PLR0917 - click's own values
    names: tuple[str, ...], output: Path | None, paper: str, theme: str, own: str | None, kind: Kind | None,
    title: str | None, *, every: bool,
) -> None:  # fmt: skip
    """Print them; without any campaign, those of the game itself."""
    _agree(names, own, {"--kind": kind, "--title": title}, every=every)
    with desk() as at:
        if not (names or every or own is not None):
            raise Hint("cli.print.handout.which", below=_listed(at))
        chosen = [_own(own, kind or _LETTER, title or "", at.voice.language)] if own is not None else _chosen(at, names)
        made = handouts_paper(at, chosen, paper=paper, theme=theme)
    name = chosen[0].id if len(chosen) == 1 else "handouts"
    deliver(made, output or Path(f"{name}.pdf"))


def handouts_paper(
    at: Desk, chosen: Sequence[Handout] = (), *, paper: str = PAPERS[0], theme: str = THEMES[0]
) -> Printed:
    """Those handouts, or all; of the campaign they say only what its players know."""
    from rpg.press.handout.values import campaign  # noqa: PLC0415 - the same
    from rpg.press.printing import print_handouts  # noqa: PLC0415 - the same

    options = options_of(at, paper, theme)
    values = campaign(at.world)
    return print_handouts(chosen or at.printables.every_handout(), values, at.rules, at.voice, options, at.printables)


def found_in(at: Desk) -> tuple[Handout, ...]:
    """The handouts that are found in a scene of the story that is played, and those of no scene."""
    story = at.rules.stories.get(at.world.story) if at.world else None
    scenes = story.scenes if story else ()
    found = {scene.rpartition("/")[2] for scene in scenes}
    return tuple(each for each in at.printables.every_handout() if not each.scene or each.scene in found)


def _agree(names: Sequence[str], own: str | None, for_own: Mapping[str, str | None], *, every: bool) -> None:
    """Hint if what was asked for cannot be had together."""
    name = printable(names[0]) if names else ""
    if own is not None and names:
        raise Hint("cli.print.handout.one_text", name=name)
    if own is not None and every:
        raise Hint("cli.print.handout.all_or_new")
    if every and names:
        raise Hint("cli.print.handout.all_or_some", name=name)
    told = next((option for option, value in for_own.items() if value is not None), "")
    if told and own is None:
        raise Hint("cli.print.handout.only_new", option=told)


def _chosen(at: Desk, names: Sequence[str]) -> list[Handout]:
    """The handouts of those names, all of them without any; Hint if there is none of a name."""
    known = {plain(each.id): each for each in at.printables.every_handout()}
    for each in at.printables.every_handout():
        for called in (each.id, *(words.title for words in each.words.values())):
            known.setdefault(plain(called), each)
            known.setdefault(plain(token(called)), each)
    wrong = next((name for name in names if plain(name) not in known), "")
    if wrong:
        if told := refused_as("handout", wrong, at.refused):
            raise told
        near = _near(plain(wrong), known)
        meant = f"\n{at.voice.word('cli.hint.near', near=f'rpg print handout {near}')}" if near else ""
        raise Hint("cli.print.handout.none", name=printable(wrong), below=f"{_listed(at)}{meant}")
    return [known[plain(name)] for name in names] or list(at.printables.every_handout())


def _near(wrong: str, known: Mapping[str, Handout]) -> str:
    """The handout that may be meant: the one with the word in its name or title, or that is called nearly that."""
    has = [name for name in known if wrong and wrong in name]
    if len({known[name].id for name in has}) == 1:
        return known[has[0]].id
    words = {word: name for name in known for word in name.replace("-", " ").split() if len(word) >= _WORD}
    close = nearest(wrong, [*known, *words])
    return known[words.get(close, close)].id if close else ""


def _listed(at: Desk) -> str:
    """Every handout by name, with its title, and the scene in which it is found."""
    lines, scenes = [], {full.rpartition("/")[2]: full for full in at.rules.scenes}
    for each in at.printables.every_handout():
        where = f" ({at.voice.term(Term(scenes[each.scene]))})" if each.scene in scenes else ""
        lines.append(f"  {each.id:<16}{each.said(at.voice.language).title}{where}")
    return "\n".join(lines)


def _own(given: str, kind: Kind, title: str, language: str) -> Handout:
    """A handout of one's own, of a text or of the file of that name, taken to be in the language that is spoken.

    Told if it cannot be read or is too long.
    """
    from rpg.press.handout.layout import Handout, Words  # noqa: PLC0415 - as above
    from rpg.press.handout.spans import bare  # noqa: PLC0415 - the same
    from rpg.press.handout.words import paragraphs  # noqa: PLC0415 - the same

    lines = paragraphs(_read(given))
    if sum(line.count("\n") + 1 for line in lines) > LINES:
        raise Told("cli.print.handout.lines", most=LINES)
    if lines and lines[0].startswith("# "):
        head = bare(lines.pop(0)[2:]).strip()
        title = title or head  # one that is given takes its place
    if not lines:
        raise Told("cli.print.handout.empty")
    words = Words(title=title, text=tuple(lines))
    return Handout(id=token(title)[:_NAME].rstrip("-") or "handout", kind=kind, words={language: words})


def _read(given: str) -> str:
    said = given.replace("\\n", "\n")
    try:
        path = Path(given)
        if not path.is_file():
            if said.strip() and path.is_dir():
                raise Told("cli.print.handout.folder", path=printable(given))
            if len(said.split()) == 1 and (path.suffix.casefold() in _ENDINGS or "/" in said):
                raise Told("cli.print.handout.no_file", path=printable(given))
            return _short(said)
        with path.open("rb") as file:
            return _short(file.read(4 * _LONGEST + 1).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Told("cli.print.handout.encoding", path=given) from error
    except (OSError, ValueError):  # a text longer than any path
        return _short(said)


def _short(said: str) -> str:
    if len(said) > _LONGEST:
        raise Told("cli.print.handout.long", most=_LONGEST)
    return said
