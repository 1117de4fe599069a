"""``rpg character import SHEET.pdf``: what a player typed into a sheet, taken back into the campaign."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from rpg.cli import show, streams
from rpg.cli.app import opened
from rpg.cli.fault import Told
from rpg.cli.options import settings, shared
from rpg.cli.print import desk_of
from rpg.cli.texts import languages, text
from rpg.desk.making import GENDERS
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rpg.cli.app import App
    from rpg.cli.sheet_taken import Whose
    from rpg.desk.telling.papers import Difference
    from rpg.press.form import Form
    from rpg.problem import Problem
    from rpg.words import Voice

_LONGEST_LINE = 80


class Took(NamedTuple):
    """What came of it: the entry (0: nothing was recorded), what differs, and what could not be taken."""

    whose: Whose
    entry: int
    differences: tuple[Difference, ...]
    problems: Sequence[Problem]
    tips: Mapping[str, str]


@click.command("import", help=text("cli.help.character.import"))
@click.argument("file", metavar="SHEET.pdf", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "name", metavar="NAME", default="", help=text("cli.character.as"))
@click.option("--gender", type=click.Choice(tuple(GENDERS)), help=text("cli.character.gender"))
@click.option("--dry-run", is_flag=True, help=text("cli.character.dry_run"))
@shared
@click.pass_context
def import_(context: click.Context, file: Path, name: str, gender: str | None, *, dry_run: bool) -> None:
    """Read it, check it, and record what differs."""
    found = _form(file)
    given = settings()
    with opened(given.campaign, given.language) as app:
        took = _taken(app, file, found, (name, gender), dry_run=dry_run)
        refused = any(problem.severity == "error" for problem in took.problems)
        if given.json:
            streams.out(_document(took, app.voice, refused=refused))
        else:
            _tell(took, app.voice, refused=refused, dry_run=dry_run)
    context.exit(int(refused))


def _form(file: Path) -> Form:
    """The form in the file; Told if there is none."""
    from rpg.press.form import LARGEST, Unread, form  # noqa: PLC0415 - `--help` reads no PDF

    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise Told("paper.file.not_pdf", file=str(file))
        with file.open("rb") as source:
            return form(source.read(LARGEST + 1))
    except OSError as error:
        raise Told("paper.file.unreadable", file=str(file), why=error.strerror or str(error)) from error
    except Unread as error:
        raise Told(f"paper.file.{error.key}", file=str(file), most=error.most) from error


def _taken(app: App, file: Path, found: Form, given: tuple[str, str | None], *, dry_run: bool) -> Took:
    """Whose sheet it is, what it says, and, if all of it can be and it is no trial, the entry that records it."""
    from rpg.cli.sheet_taken import believed, known_fields, whose  # noqa: PLC0415 - as above
    from rpg.press.sheet.reading import strange  # noqa: PLC0415 - as above

    desk, head = desk_of(app), app.store.head()
    wrong = strange(found.fields, known_fields(desk))
    if wrong:
        raise Told(f"paper.file.{wrong}", file=str(file))
    owner = whose(desk, found, *given)
    spoken = [found.language] if found.language in languages() else []
    tongues = tuple(dict.fromkeys((app.voice.language, *spoken, *languages())))
    taken = believed(desk, str(file), found, owner, tongues)
    owner, differs = taken.whose, taken.differences
    if any(problem.severity == "error" for problem in taken.problems) or dry_run or not (differs or owner.joins):
        return Took(owner, 0, differs, taken.problems, taken.tips)
    name = printable(file.name)[:_LONGEST_LINE]
    played = app.enter(taken.line or f"character import {name}", lambda table: taken.act(table, head))
    if played.result.status != "ok":
        raise Told("cli.character.refused", below="\n".join(played.says))
    return Took(owner, played.entry, differs, taken.problems, taken.tips)


def _tell(took: Took, speaker: Voice, *, refused: bool, dry_run: bool) -> None:
    for problem in took.problems:
        streams.out(_line(problem, took.tips, speaker), err=True)
    if refused:
        errors = sum(problem.severity == "error" for problem in took.problems)
        streams.out(speaker.word("paper.refused", n=errors), err=True)
        return
    name = took.whose.person.name
    streams.out(speaker.word("paper.joins" if took.whose.joins else "paper.sheet_of", who=name))
    for each in took.differences:
        streams.out(f"  {speaker.say(each.say)}")
    if not took.differences and not took.whose.joins:
        streams.out(f"  {speaker.word('paper.same')}")
    elif dry_run:
        streams.out(speaker.word("paper.dry_run"))
    else:
        streams.out(speaker.word("paper.recorded", n=took.entry))


def _line(problem: Problem, tips: Mapping[str, str], speaker: Voice) -> str:
    """A fault with its file, page and field, and what to do about it."""
    field, tip = printable(problem.field), tips.get(problem.field, "")
    field = f"{tip} ({field})" if tip else field
    place = speaker.word("paper.place", file=printable(problem.file), page=problem.page, field=field)
    severity = speaker.word(f"rulebook.severity.{problem.severity}")
    hint = f"\n    {problem.hint}" if problem.hint else ""
    return f"{place}: {problem.code} {severity}: {problem.message}{hint}"


def _document(took: Took, speaker: Voice, *, refused: bool) -> str:
    keys = ("code", "severity", "file", "page", "field", "message", "hint")
    rows = [
        {"what": d.key, "name": speaker.value(d.what), "old": speaker.value(d.old), "new": speaker.value(d.new)}
        for d in took.differences
    ]
    return show.dump(
        {
            "person": took.whose.person.id,
            "joins": took.whose.joins,
            "status": "refused" if refused else "ok",
            "entry": took.entry,
            "differences": [] if refused else rows,
            "problems": [{key: getattr(problem, key) for key in keys} for problem in took.problems],
        }
    )
