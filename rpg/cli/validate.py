"""``rpg validate``: what is wrong with rule files, where, and how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.excerpt import Excerpts
from rpg.cli.options import settings, shared
from rpg.cli.texts import language, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.problem import Problem
    from rpg.words import Voice

_USAGE = 2


@click.command(help=text("cli.help.validate"))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), help=text("cli.validate.format"))
@click.option("--strict", is_flag=True, help=text("cli.validate.strict"))
@shared
@click.pass_context
def validate(context: click.Context, paths: tuple[Path, ...], style: str | None, *, strict: bool) -> None:
    """Check packs, folders of packs or single files; the shipped packs by default. The help is in the catalogue."""
    from rpg import content  # noqa: PLC0415 - `rpg validate --help` checks nothing
    from rpg.cli.voices import voice  # noqa: PLC0415 - the same
    from rpg.rulebook.checking import run  # noqa: PLC0415 - the same

    given = settings()
    speaker = voice(given.language or language())
    found, files = run(paths or (content.folder("rules"),), speaker.say)
    chosen = style or ("json" if given.json else "text")
    streams.out(_STYLES[chosen](found, files, speaker))
    context.exit(_USAGE if any(not path.exists() for path in paths) else exit_code(found, strict=strict))


def exit_code(found: Sequence[Problem], *, strict: bool) -> int:
    """0 if the files are clean, or have warnings only and ``strict`` is off; else 1."""
    return int(any(strict or problem.severity == "error" for problem in found))


def as_text(found: Sequence[Problem], files: int, voice: Voice) -> str:
    """For people: each fault with its line, a caret under the place, and the hint; then a summary."""
    excerpts = Excerpts()
    blocks = ["\n".join((headline(problem, voice), *excerpts.of(problem), *_hint(problem))) for problem in found]
    return "\n".join((*blocks, summary(found, files, voice)))


def summary(found: Sequence[Problem], files: int, voice: Voice) -> str:
    """How many files, errors and warnings."""
    errors = sum(problem.severity == "error" for problem in found)
    return voice.word("rulebook.summary", files=files, errors=errors, warnings=len(found) - errors)


def headline(problem: Problem, voice: Voice) -> str:
    """``file:line:column: CODE severity: message``; without line and column for a file as a whole."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    severity = voice.word(f"rulebook.severity.{problem.severity}")
    return f"{place}: {problem.code} {severity}: {problem.message}"


def _hint(problem: Problem) -> list[str]:
    return [f"    {problem.hint}"] if problem.hint else []


def as_json(found: Sequence[Problem], files: int, voice: Voice) -> str:
    """For machines: a list of objects, one for each fault."""
    del files, voice
    keys = ("code", "severity", "file", "line", "column", "pointer", "message", "hint")
    return show.dump([{key: getattr(problem, key) for key in keys} for problem in found])


def as_github(found: Sequence[Problem], files: int, voice: Voice) -> str:
    """Workflow commands, which a build service turns into notes beside the lines; then the summary."""
    lines = [
        f"::{problem.severity} file={_property(problem.file)},line={max(1, problem.line)},col={max(1, problem.column)},"
        f"title={problem.code}::{_data(problem.message + (problem.hint and f' ({problem.hint})'))}"
        for problem in found
    ]
    return "\n".join((*lines, summary(found, files, voice)))


def _data(text_: str) -> str:
    return text_.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text_: str) -> str:
    return _data(text_).replace(":", "%3A").replace(",", "%2C")


_STYLES: dict[str, Callable[[Sequence[Problem], int, Voice], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
