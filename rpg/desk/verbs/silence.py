"""``silence``: few words far down, and Bearing for none; ``speak``: a line that somebody says.

The silence is an option of a campaign. Who does not play by it speaks as ever, and may still have lines kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.line import number
from rpg.desk.names import everybody
from rpg.desk.plain import plain, worded
from rpg.desk.verbs.ask import again, without
from rpg.game import strata
from rpg.game.oracle import decide
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.words import Value

_ON = frozenset({"on", "yes", "si", "attivo"})
_OFF = frozenset({"off", "no", "spento"})
_KEPT = frozenset({"kept", "keep", "held", "tenuto", "mantenuto", "serbato"})
_LONGEST = 300
"""Bytes of what somebody says."""
_QUOTES = "\"“”«»'"


def run(line: Line, table: Table) -> Result:
    """``silence`` · ``silence on`` · ``silence off`` · ``silence kept`` · ``silence kept 4`` (a depth that is told)."""
    words = [plain(word) for word in line.words]
    if not words:
        return said(*_shown(table))
    key, rest = words[0], words[1:]
    if key in _KEPT and len(rest) <= 1:
        return _kept(rest, table)
    if rest or key not in _ON | _OFF:
        return misused("silence")
    return happened(table, decide.silence(table.world.oracle, on=key in _ON))


def speak(line: Line, table: Table) -> Result:
    """``speak tae "Come back."`` · ``speak Come back.`` · ``speak tae Come back. anyway``."""
    anyway, words = without(list(line.words))
    who = everybody(table.world).get(plain(words[0].strip(":,")), "") if len(words) > 1 else ""
    text = " ".join(words[1:] if who else words).strip().strip(_QUOTES).strip()
    if not worded(text):
        return misused("speak", text)
    if len(text.encode()) > _LONGEST:
        return refuse("shorter", most=_LONGEST)
    events = decide.speak(table.rules.oracle, table.world.oracle, text=text, who=who, depth=depth(table), anyway=anyway)
    if isinstance(events, Refusal):
        return refused(Refusal(events.why, prefill=again(line, table)))
    return happened(table, events)


def depth(table: Table) -> int:
    """How many strata lie between the village and here."""
    return table.world.strata.depth


def _kept(rest: list[str], table: Table) -> Result:
    told = number(rest[0]) if rest else depth(table)
    if told is None or told < 0:
        return misused("silence")
    node = table.world.strata.node
    place = node.label if node else table.world.place.key
    events = decide.kept(table.rules.oracle, table.world.oracle, place=place, depth=told)
    if isinstance(events, Refusal):
        return refused(events)
    gained = strata.gained(table.rules.strata, table.world.strata, table.rules.oracle.silence.bearing, "silence")
    return happened(table, (*events, *gained))


def _shown(table: Table) -> tuple[Say, ...]:
    rule, now = table.rules.oracle.silence, table.world.oracle
    how = Say(f"oracle.silence.{'on' if now.silence else 'off'}")
    values: dict[str, Value] = {
        "how": how,
        "depth": rule.depth,
        "lines": rule.lines,
        "bearing": rule.bearing,
        "said": now.spoken,
    }
    return (Say("oracle.silence.line", values),)
