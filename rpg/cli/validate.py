"""``rpg validate``: what is wrong with rule files, where, and how to mend it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from rpg.cli import streams
from rpg.cli.fault import Hint
from rpg.cli.options import settings, shared
from rpg.cli.texts import spoken, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from rpg.cli.reports import Findings
    from rpg.words import Voice

_USAGE = 2
_STYLES = ("text", "json", "jsonl", "github", "sarif", "junit")


class Asked(NamedTuple):
    """What a check is to tell, and how."""

    paths: tuple[Path, ...]
    style: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stats: bool = False
    strict: bool = False
    fix: bool = False
    names: str = ""
    """The packs that are checked, where nobody named a path."""

    def wants(self, code: str) -> bool:
        """Whether faults of that code are to be told."""
        selected = not self.select or code.startswith(self.select)
        return selected and not (self.ignore and code.startswith(self.ignore))


@click.command(help=text("cli.help.validate"))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(_STYLES), help=text("cli.validate.format"))
@click.option("--select", metavar="CODE,…", multiple=True, help=text("cli.validate.select"))
@click.option("--ignore", metavar="CODE,…", multiple=True, help=text("cli.validate.ignore"))
@click.option("--stats", is_flag=True, help=text("cli.validate.stats"))
@click.option("--strict", is_flag=True, help=text("cli.validate.strict"))
@click.option("--fix", is_flag=True, help=text("cli.validate.fix"))
@click.option("--balance", is_flag=True, help=text("cli.validate.balance"))
@click.option("--watch", is_flag=True, help=text("cli.validate.watch"))
@shared
@click.pass_context
def validate(
    context: click.Context,
    /,
    *,
    watch: bool,
    balance: bool,
    **given: Any,  # noqa: ANN401 - click's own values
) -> None:
    """Check packs, folders of packs or single files; else the pack one stands in, or the shipped ones."""
    from rpg.cli.names import coded  # noqa: PLC0415 - `rpg validate --help` checks nothing
    from rpg.cli.shelf import places  # noqa: PLC0415 - the same
    from rpg.cli.voices import voice  # noqa: PLC0415 - the same

    codes = {name: _codes(given[name]) for name in ("select", "ignore")}
    style = given["style"] or ("json" if settings().json else "text")
    paths = tuple(map(Path, (*places(given["paths"]), *coded(given["paths"]))))
    paths, names = (paths, "") if paths else _here()
    asked = Asked(**{**given, **codes, "style": style, "paths": paths, "names": names})
    speaker = voice(settings().language or spoken())
    if watch:
        from rpg.cli.watch import watched  # noqa: PLC0415 - few runs go on

        context.exit(watched(asked.paths, lambda: _once(asked, speaker)))
    code = _once(asked, speaker)
    if balance and code == 0:
        from rpg.cli.balance import balanced  # noqa: PLC0415 - few checks play fights

        balanced(asked.paths, speaker, err=style != "text")
    context.exit(code)


def _here() -> tuple[tuple[Path, ...], str]:
    """The pack that one stands in and its id, else the shipped ones and theirs."""
    from rpg import content  # noqa: PLC0415 - as above
    from rpg.cli.shelf import card  # noqa: PLC0415 - the same
    from rpg.rulebook.folder import came, home_of  # noqa: PLC0415 - the same

    home = home_of(Path.cwd())
    if home is None:
        return (content.folder("rules"),), ", ".join(came())
    own = card(home)
    return (Path(os.path.relpath(home)),), own.id if own else home.name


def _once(asked: Asked, voice: Voice) -> int:
    """Check, mend if asked, and tell; the exit code."""
    from rpg.cli.reports import Findings, statistics  # noqa: PLC0415 - as above
    from rpg.rulebook.checking import run  # noqa: PLC0415 - as above

    if asked.fix:
        _mended(asked, voice)
    report = run(asked.paths, voice.say, wanted=asked.wants)
    found = Findings(report.problems, report.files, asked.strict, asked.names)
    if said := _writer(asked.style)(found, voice):
        streams.out(said)
    if asked.stats and found.problems:
        streams.out(statistics(found, voice), err=asked.style != "text")
    return _USAGE if any(not _there(path) for path in asked.paths) else found.code


def _mended(asked: Asked, voice: Voice) -> None:
    """Put right what can be put right without a doubt, and say on stderr what that was, a line each, and how much."""
    from rpg.rulebook.mend import mended  # noqa: PLC0415 - only where it was asked for
    from rpg.words.safe import printable  # noqa: PLC0415 - the same

    files, kept, changes = mended(asked.paths, asked.wants)
    for change in changes:
        told = {**change._asdict(), "file": printable(change.file), "old": printable(change.old)}
        key = "rulebook.changed" if change.new else "rulebook.taken_out"
        streams.out(voice.word(key, **{**told, "line": f"{change.line}"}), err=True)
    streams.out(voice.word("rulebook.mended", n=sum(files.values()), files=len(files)), err=True)
    if kept:
        names = ", ".join(printable(name) for name in kept)
        streams.out(voice.word("rulebook.not_written", n=len(kept), files=names), err=True)


def _writer(style: str) -> Callable[[Findings, Voice], str]:
    """The face of that name, imported only where it is worn."""
    if style == "sarif":
        from rpg.cli.report_sarif import as_sarif  # noqa: PLC0415 - see above

        return as_sarif
    if style == "junit":
        from rpg.cli.report_junit import as_junit  # noqa: PLC0415 - see above

        return as_junit
    from rpg.cli import reports  # noqa: PLC0415 - see above

    return {"text": reports.as_text, "json": reports.as_json, "jsonl": reports.as_jsonl}.get(style, reports.as_github)


def _codes(given: Sequence[str]) -> tuple[str, ...]:
    """Codes or beginnings of codes (``RPG3``), apart at commas; Hint for one that no code begins with."""
    from rpg.rulebook.codes import CODES  # noqa: PLC0415 - as above

    asked = tuple(part.strip().upper() for text_ in given for part in text_.split(",") if part.strip())
    for part in asked:
        if not any(code.startswith(part) for code in CODES.values()):
            raise Hint("cli.hint.codes", code=part)
    return asked


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
