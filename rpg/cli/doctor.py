"""``rpg doctor``: a thorough look at a campaign's file."""

from __future__ import annotations

import click

from rpg.cli import home, show, streams
from rpg.cli.app import explained, stored
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.cli.voices import speak


@click.command(help=text("cli.help.doctor"))
@shared
@click.pass_context
def doctor(context: click.Context) -> None:
    """Look for damage: pages, the log's tree, snapshots against a replay."""
    path = home.chosen(settings().campaign)
    with stored(path) as store, explained():
        faults, entries, risks = store.faults(), len(store.entries()), store.risks
    said = [speak(risk.key, **risk.values) for risk in risks]
    if settings().json:
        streams.out(show.dump({"ok": not faults, "entries": entries, "faults": faults, "risks": said}))
    elif faults:
        streams.out(speak("cli.doctor.ill", n=len(faults), path=str(path)))
        streams.out("\n".join(f"  {show.seen(fault)}" for fault in faults))
        streams.out(speak("cli.doctor.advice"))
    else:
        streams.out(speak("cli.doctor.ok", n=entries))
    if said and not settings().json:
        streams.out("\n".join(said))
    context.exit(1 if faults else 0)
