"""``depth``: where they are on the map of the City, and what leads where. Behind it: names, charts, the GM's word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.depths import depth_lines
from rpg.desk.names import one, people
from rpg.desk.plain import plain
from rpg.desk.telling.strata import uncrossed
from rpg.desk.verbs import deeper
from rpg.game import strata
from rpg.game.refusal import Refusal
from rpg.game.strata.state import HOME, Way
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.strata.state import Link

_NAME = frozenset({"name", "nome", "chiama"})
_AT = frozenset({"at", "a"})
_OPEN = frozenset({"open", "apri"})
_CHARTS = frozenset({"charts", "chart", "carte"})
_CHOICES: dict[str, Way] = {"deeper": "deeper", "scendi": "deeper", "across": "across", "traversa": "across"}
_BACK = frozenset({"back", "indietro"})
_LONGEST = 60
"""Bytes of the name of a node."""


def run(line: Line, table: Table) -> Result:
    """``depth`` · ``depth name Old Pump`` · ``depth name 0.2 Old Pump`` · ``depth at 0.2`` · ``depth open deeper``.

    ``depth charts ansa deeper silo`` declares a structure; ``depth charts tae`` draws the one at hand anew.
    """
    if not line.words:
        edge = (uncrossed(table.rules, table.world),) if table.world.strata.uncrossed else ()
        return said(*depth_lines(table.rules, table.world), *edge)
    key, rest = plain(line.words[0]), list(line.words[1:])
    if key in _NAME:
        return _name(rest, table)
    if key in _AT and len(rest) == 1:
        return _at(rest[0], table)
    if key in _OPEN and len(rest) <= 1:
        return _open(rest, table)
    if key in _CHARTS and rest:
        return _charts(rest, line, table)
    return misused("depth")


def node_of(word: str, table: Table) -> int | None:
    """The node that a word means: the village, a label, or a name."""
    key, nodes = plain(word), table.world.strata.nodes.values()
    if key in deeper.VILLAGE or key == str(HOME):
        return HOME
    return next((node.id for node in nodes if key in {node.label, plain(node.name)}), None)


def _name(words: list[str], table: Table) -> Result:
    """The node that a label names, or the one at hand, is called so; without a name it has none any more."""
    labels = {node.label: node.id for node in table.world.strata.nodes.values()}
    at = labels.get(words[0]) if words else None
    text = " ".join(words[1:] if at else words).strip('"“”«»')
    if len(text.encode()) > _LONGEST:
        return refuse("shorter", most=_LONGEST)
    return _done(strata.named(table.world.strata, at or table.world.strata.here, text), table)


def _at(word: str, table: Table) -> Result:
    node = node_of(word, table)
    return refused(Refusal(Say("strata.refused.no_node"))) if node is None else deeper.put(table, node)


def _open(words: list[str], table: Table) -> Result:
    link = _link(words[0] if words else "deeper", table)
    if link is None:
        return refuse_way(table)
    return _done(strata.opened(table.rules.strata, link), table)


def refuse_way(table: Table) -> Result:
    """There is nothing charted that way: whoever wants to know goes and looks."""
    prefill = deeper.called("deeper", table)
    return refused(Refusal(Say("strata.refused.uncharted"), prefill=prefill))


def _link(word: str, table: Table) -> Link | None:
    """The charted connector of that way."""
    state, key = table.world.strata, plain(word)
    if key in _BACK:
        return state.before()
    way = _CHOICES.get(key)
    return state.way(state.here, way) if way else None


def _charts(words: list[str], line: Line, table: Table) -> Result:
    """Who declares, or draws anew, which structure: of the node at hand, or one beside it."""
    who = one(words[0], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    person, rest = table.world.people.by_id[who], words[1:]
    node, known = table.world.strata.here, table.rules.character
    if rest and plain(rest[0]) in _CHOICES:
        link = _link(rest[0], table)
        if link is None:
            return refuse_way(table)
        node, rest = link.b, rest[1:]
    if not rest:
        return _done(strata.redrawn(table.rules.strata, known, table.world.strata, table.dice, person, node), table)
    structure = one(" ".join(rest), _structures(table))
    if isinstance(structure, Refusal):
        return refused(structure)
    return _done(strata.declared(table.rules.strata, known, table.world.strata, person, node, structure), table)


def _structures(table: Table) -> dict[str, str]:
    """Plain key, number or text -> key of every structure."""
    own, known = table.rules.strata, dict[str, str]()
    for n, row in enumerate(own.structures, 1):
        known |= {plain(row.key): row.key, str(n): row.key}
        for tongue in ("en", table.language):
            text = table.rules.texts.get(tongue, {}).get(own.id, {}).get(f"structures.{row.key}.text")
            if isinstance(text, str):
                known.setdefault(plain(text), row.key)
    return known


def _done(events: Sequence[Event] | Refusal, table: Table) -> Result:
    return refused(events) if isinstance(events, Refusal) else happened(table, events)
