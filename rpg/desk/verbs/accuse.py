"""``examine`` and ``accuse``: looking closely at a suspect, and saying it aloud in the assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.board import board
from rpg.desk.line import told_in
from rpg.desk.masks import broken, hidden, suspicion
from rpg.desk.names import everybody, one, people
from rpg.desk.plain import plain
from rpg.desk.words import how, world_after
from rpg.game.infiltrator import decide
from rpg.game.infiltrator.accuse import accuse
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_BY = frozenset({"by", "da"})


def examination(line: Line, table: Table) -> Result:
    """``examine oru by sefa`` · ``examine oru by sefa =64``."""
    result = told_in(line.words)
    if isinstance(result, Refusal):
        return refused(result)
    words = [word for word in line.words if not word.startswith("=")]
    at = next((n for n, word in enumerate(words) if plain(word) in _BY), 0)
    if not 0 < at < len(words) - 1:
        return misused("examine")
    who = one(" ".join(words[:at]), _known(table), line.typed)
    by = one(" ".join(words[at + 1 :]), people(table.world), line.typed)
    wrong = next((found for found in (who, by) if isinstance(found, Refusal)), None)
    if wrong is not None or isinstance(who, Refusal) or isinstance(by, Refusal):
        return refused(wrong) if wrong else misused("examine")
    events = broken(table) or decide.examine(
        suspicion(table), hidden(table), table.dice, who=who, by=by, how=how(table, by, result)
    )
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def accusation(line: Line, table: Table) -> Result:
    """``accuse oru`` · ``accuse oru by sefa``: who says it is nothing that the rules ask for."""
    at = next((n for n, word in enumerate(line.words) if n and plain(word) in _BY), len(line.words))
    if not at or at == len(line.words) - 1:
        return misused("accuse")
    who = one(" ".join(line.words[:at]), _known(table), line.typed)
    by = one(" ".join(line.words[at + 1 :]), people(table.world), line.typed) if line.words[at:] else ""
    for found in (who, by):
        if isinstance(found, Refusal):
            return refused(found)
    events = broken(table) or accuse(suspicion(table), hidden(table), table.dice, str(who))
    if isinstance(events, Refusal):
        return refused(events)
    return happened(table, events, after=board(table.rules, world_after(table.world, events)))


def _known(table: Table) -> dict[str, str]:
    """Plain name -> id of whoever may be meant: the suspects first, then everybody."""
    case, known = table.world.infiltrator.case, everybody(table.world)
    suspects = set(case.suspects) if case else set()
    own = {plain(who): who for who in suspects if who not in known.values()}
    return {**{name: who for name, who in known.items() if not suspects or who in suspects}, **own}
