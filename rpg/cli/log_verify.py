"""``rpg log verify``: every die of the evening rolled again, and held against the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.cli import show, streams
from rpg.cli.app import opened
from rpg.cli.options import settings
from rpg.desk.verify import Verdict, verified

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.words import Voice

WORDS = frozenset({"verify", "verifica"})


def verify(*, every: bool) -> int:
    """Verify the path, or every branch; the exit code: 1 if a die is not as the log has it."""
    given = settings()
    with opened(given.campaign, given.language) as app:
        entries = app.store.entries() if every else app.store.path()
        verdicts = list(verified(entries, app.table()))
    wrong = [verdict for verdict in verdicts if not verdict.sound]
    changed = [verdict for verdict in verdicts if verdict.state == "rules"]
    dice = sum(verdict.dice for verdict in verdicts)
    if given.json:
        streams.out(show.dump({"ok": not wrong, "dice": dice, "entries": [_row(verdict) for verdict in verdicts]}))
    else:
        for verdict in verdicts:
            if verdict.state != "same":
                streams.out("\n".join(_told(verdict, app.voice)))
        summary = "cli.verify.bad" if wrong else "cli.verify.changed" if changed else "cli.verify.ok"
        streams.out(app.voice.word(summary, wrong=len(wrong), changed=len(changed), lines=len(verdicts), dice=dice))
    return 1 if wrong else 0


def _row(verdict: Verdict) -> dict[str, object]:
    row: dict[str, object] = {"entry": verdict.entry, "line": verdict.line, "dice": verdict.dice}
    return {**row, "state": verdict.state, "was": _plain(verdict.was), "now": _plain(verdict.now)}


def _plain(event: Event | None) -> object:
    return msgspec.to_builtins(event) if event else None


def _told(verdict: Verdict, voice: Voice) -> list[str]:
    told = [voice.word(f"cli.verify.{verdict.state}", n=verdict.entry, line=verdict.line)]
    if verdict.was or verdict.now:
        told += [f"    - {show.dump(_plain(verdict.was))}", f"    + {show.dump(_plain(verdict.now))}"]
    return told
