"""``rpg export``: a campaign as text, for other programs and for keeps; as linked notes; as a report in few words."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from rpg.cli import home, show, streams
from rpg.cli.app import explained, opened, stored
from rpg.cli.fault import Hint
from rpg.cli.files import written
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.cli.voices import speak

_SEAL = 16


@click.command(help=text("cli.help.export"))
@click.option("--jsonl", is_flag=True, help=text("cli.option.jsonl"))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help=text("cli.option.output")
)
@click.option("--vault", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help=text("cli.option.vault"))
@click.option("--report", is_flag=True, help=text("cli.option.report"))
@click.option("--gm", is_flag=True, help=text("cli.option.gm"))
@shared
def export(output: Path | None, vault: Path | None, *, jsonl: bool, report: bool, gm: bool) -> None:
    """Write the whole log as lines of JSON, a folder of notes, or a report in few words."""
    if vault is not None and (output is not None or jsonl or report):
        raise Hint("cli.vault.output")
    if report and jsonl:
        raise Hint("cli.report.jsonl")
    if vault is not None:
        _notes(vault, gm=gm)
    elif report:
        _report(output, gm=gm)
    else:
        _lines(output, gm=gm)


def _lines(output: Path | None, *, gm: bool) -> None:
    if gm:
        raise Hint("cli.vault.gm")
    with stored(home.chosen(settings().campaign)) as store, explained():
        if output is None:
            for line in store.lines():
                streams.out(line.decode())
        else:
            written(output, b"".join(line + b"\n" for line in store.lines()))


def _report(output: Path | None, *, gm: bool) -> None:
    from rpg.desk.report import report  # noqa: PLC0415 - lines of JSON need none of it

    given = settings()
    with opened(given.campaign, given.language) as app:
        document = report(app.rules, app.store.path(), app.voice, gm=gm)
    if output is not None:
        written(output, document.encode())
    if given.json:
        streams.out(show.dump({"markdown": document}))
    elif output is None:
        streams.out(document.rstrip("\n"))


def _notes(folder: Path, *, gm: bool) -> None:
    from rpg.cli.vault import keep  # noqa: PLC0415 - lines of JSON need none of it
    from rpg.desk.vault import vault  # noqa: PLC0415 - the same

    given = settings()
    with opened(given.campaign, given.language) as app:
        notes = vault(app.rules, app.store.path(), app.voice, gm=gm)
        campaign = hashlib.sha256(app.store.seed.encode()).hexdigest()[:_SEAL]
    kept = keep(folder, notes, campaign)
    for name in kept.left:
        streams.out(speak("cli.vault.left", path=str(folder / name)), err=True)
    if given.json:
        streams.out(show.dump({"path": str(folder), **kept._asdict()}))
        return
    counts = {key: len(names) for key, names in kept._asdict().items() if key != "left"}
    streams.out(speak("cli.vault.kept", path=str(folder), **counts))
