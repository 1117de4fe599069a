"""``wanderer``: the shared figure whom nobody plays. What stands behind says what he does; alone: where he is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.board import board
from rpg.desk.line import number, told_in
from rpg.desk.names import machines, one
from rpg.desk.plain import plain, worded
from rpg.desk.stranger import shown
from rpg.desk.telling.common import whoever
from rpg.desk.words import stage, world_after
from rpg.game.refusal import Refusal
from rpg.game.wanderer import decide, measures
from rpg.game.wanderer.rolls import Feat, trial
from rpg.words import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_NEAR = frozenset({"near", "proximity", "vicino", "vicinanza", "prossimita"})
_COMES = frozenset({"comes", "come", "arrives", "arriva", "viene"})
_LEAVES = frozenset({"leaves", "leave", "goes", "parte", "va"})
_WAITS = frozenset({"waits", "wait", "attende", "attendi"})
_SAYS = frozenset({"says", "say", "dice", "di"})
_HURT = frozenset({"hurt", "harm", "ferito", "danno"})
_HUNTER = frozenset({"hunter", "hunted", "cacciatore", "caccia"})
_FEATS: dict[str, Feat] = {
    "strike": "strike", "strikes": "strike", "colpisce": "strike", "colpisci": "strike",
    "evade": "evade", "evades": "evade", "elude": "evade", "climb": "climb", "climbs": "climb", "scala": "climb",
    "interface": "interface", "interfaccia": "interface",
}  # fmt: skip
_MOST = 1000
_LONGEST = 300
"""Characters that seven words can take."""


def run(line: Line, table: Table) -> Result:
    """``wanderer`` · ``wanderer near 2`` · ``wanderer comes`` · ``wanderer says "…"`` · ``wanderer strike agent-1``."""
    if not line.words:
        return said(*shown(table))
    key, rest = plain(line.words[0]), line.words[1:]
    if key in _FEATS:
        return _tries(_FEATS[key], rest, line, table)
    if key in _SAYS:
        return _says(line, table)
    if key in _NEAR | _HURT:
        return _number(key, rest, table)
    if rest:
        return misused("wanderer")
    return _bare(key, table)


def _bare(key: str, table: Table) -> Result:
    """What needs no more words."""
    here = stage(table)
    if key in _COMES:
        return _done(decide.comes(here), table)
    if key in _LEAVES:
        return _done(decide.leaves(here), table)
    if key in _WAITS:
        return _done(decide.holds_back(here), table)
    if key not in _HUNTER:
        return misused("wanderer")
    events = decide.hunted(here, table.dice)
    if isinstance(events, Refusal):
        return refused(events)
    return happened(table, events, after=board(table.rules, world_after(table.world, events)))


def _number(key: str, rest: tuple[str, ...], table: Table) -> Result:
    """How near he is, or what harms him; a number with a sign moves the dial by so much."""
    value = number(rest[0]) if len(rest) == 1 else None
    if value is None or abs(value) > _MOST or (key in _HURT and value < 1):
        return misused("wanderer")
    here = stage(table)
    if key in _HURT:
        return _done(decide.hurt(here, value), table)
    by_step = rest[0][0] in "+-"
    to = measures.proximity(here.own, here.wanderer) + value if by_step else value
    return _done(decide.moved(here.own, here.wanderer, to), table)


def _says(line: Line, table: Table) -> Result:
    text = line.rest.partition(" ")[2].strip().strip("\"“”«»'").strip()
    if len(text.encode()) > _LONGEST:
        return refuse("shorter", most=_LONGEST)
    return _done(decide.speaks(stage(table), text), table) if worded(text) else misused("wanderer", text)


def _tries(feat: Feat, rest: tuple[str, ...], line: Line, table: Table) -> Result:
    """A roll of his block, against a machine or a difficulty."""
    told, words = told_in(rest), [word for word in rest if not word.startswith("=")]
    if isinstance(told, Refusal):
        return refused(told)
    difficulty = number(words[0]) if words else 0
    machine = "" if difficulty is not None else one(words[0], machines(table), line.typed)
    standing = list(dict.fromkeys(machines(table).values())) if feat == "strike" and not words else []
    if len(standing) > 1:
        return refuse("which", choices=Listed(tuple(whoever(table.world, each) for each in standing), " · "))
    machine = standing[0] if standing else machine
    if isinstance(machine, Refusal):
        return refused(machine)
    if len(words) > 1 or abs(difficulty or 0) > _MOST:
        return misused("wanderer")
    rolled = trial(stage(table), table.dice, feat, difficulty=difficulty or 0, machine=machine, told=told)
    return _done(rolled, table)


def _done(events: Sequence[Event] | Refusal, table: Table) -> Result:
    return refused(events) if isinstance(events, Refusal) else happened(table, events)
