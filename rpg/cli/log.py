"""``rpg log``: the entries of a campaign, for people and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
import msgspec

from rpg.cli import clock, home, show, streams
from rpg.cli.app import stored
from rpg.cli.fault import Hint
from rpg.cli.log_verify import WORDS, verify
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.cli.voices import voice
from rpg.desk.telling.table import sealing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.entry import Entry
    from rpg.words import Voice


@click.command(context_settings={"ignore_unknown_options": True}, help=text("cli.help.log"))
@click.argument("back", metavar="[-N|verify]", required=False, default="")
@click.option("-n", "--last", type=click.IntRange(min=1), metavar="N", help=text("cli.option.last"))
@click.option("--since", "after", metavar="1h|TIME", default="", help=text("cli.option.since"))
@click.option("--all", "every", is_flag=True, help=text("cli.option.all"))
@shared
@click.pass_context
def log(context: click.Context, last: int | None, back: str, after: str, *, every: bool) -> None:
    """List the entries, oldest first, or verify their dice."""
    given = settings()
    if back.casefold() in WORDS:
        context.exit(verify(every=every))
    last = last or _count(back)
    path = home.chosen(given.campaign)
    with stored(path) as store:
        speaker = voice(given.language or store.world_at(store.head()).language)
        entries = store.entries() if every else store.path(None if after else last)
        entries = _since(after, entries, store.head()) if after else entries
        entries = entries[-last:] if last else entries
        voided, here = store.voided(), {entry.id for entry in store.path()} if every else None
        for entry in entries:
            state = (
                "left" if here is not None and entry.id not in here else "voided" if entry.id in voided else "counts"
            )
            streams.out(show.dump(row(entry, state)) if given.json else _line(speaker, entry, state))


def _count(back: str) -> int | None:
    """``-5`` as the desk writes it; None for everything."""
    if back and not back.lstrip("-").isdecimal():
        raise click.BadArgumentUsage(back)
    return abs(int(back)) or None if back else None


def _since(text: str, entries: Sequence[Entry], head: int) -> list[Entry]:
    """Those entries that are not older; Hint if the text is no time."""
    start = clock.since(text, head)
    if start is None:
        raise Hint("cli.hint.since", text=text)
    return [entry for entry in entries if clock.at(entry.at) >= start]


def row(entry: Entry, state: str) -> dict[str, Any]:
    """An entry for machines; ``state`` is ``counts``, ``voided``, or ``left`` (on a branch that was undone)."""
    return {
        "id": entry.id,
        "parent": entry.parent,
        "session": entry.session,
        "at": entry.at,
        "line": entry.line,
        "state": state,
        "stream": entry.stream,
        "amends": entry.amends,
        "facts": [{**msgspec.to_builtins(fact.event), "secret": fact.secret} for fact in entry.facts],
    }


def _line(speaker: Voice, entry: Entry, state: str) -> str:
    line = speaker.word(f"cli.log.{state}", n=entry.id, line=entry.line, time=entry.at[11:16], session=entry.session)
    return "\n".join([line, *(f"    {speaker.say(say)}" for fact in entry.facts for say in sealing(fact.event))])
