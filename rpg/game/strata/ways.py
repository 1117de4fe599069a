"""Where each way leads: to what is charted, to what is not yet, or round what bars it (GAME.md 8 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.game.refusal import Refusal
from rpg.game.strata import drawing
from rpg.game.strata.events import ConnectorFound, NodeFound, StratumFound, WayRoundFound
from rpg.game.strata.evolve import folded
from rpg.game.strata.measures import roundable
from rpg.game.strata.rules import Connector
from rpg.game.strata.state import HOME
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.strata.rules import StrataRules
    from rpg.game.strata.state import Link, Node, Strata, Way

_BESIDE: Way = "around"
_ONWARD: Way = "deeper"
_SECTOR = "stratum-"
"""What the id of a sector that is a stratum begins with; its name is a sentence of the desk."""


class Ahead(msgspec.Struct, frozen=True, kw_only=True):
    """Where a way leads: the link, and what had to be charted for it."""

    link: int
    events: tuple[StratumFound | NodeFound | ConnectorFound, ...] = ()


class Detour(msgspec.Struct, frozen=True, kw_only=True):
    """A way round, from where they are: its links in order, and what had to be charted for it."""

    links: tuple[int, ...]
    events: tuple[NodeFound | ConnectorFound | WayRoundFound, ...] = ()


def ahead(rules: StrataRules, strata: Strata, dice: Dice, way: Way, sector: str) -> Ahead | Refusal:
    """The connector that leads on that way, charted now if nobody has; ``sector`` is that of the village.

    A stratum that has nodes left gives a new one: deeper, a row further; across, in the same row. One whose nodes are
    all found closes: across leads round to another of the row; deeper to the next row, or through the shell.
    """
    known = strata.way(strata.here, way)
    if known is not None:
        return Ahead(link=known.id)
    here = strata.node
    if here is None:
        if way == "across":
            return Refusal(Say("strata.refused.across_home"))
        return _into(rules, strata, dice, 0, sector)
    return _on(rules, strata, dice, here, way)


def _on(rules: StrataRules, strata: Strata, dice: Dice, here: Node, way: Way) -> Ahead | Refusal:
    """A way on from a node that nobody has gone yet."""
    if _room(strata, here.depth):
        return _fresh(rules, strata, dice, here.depth, here.row + (1 if way == "deeper" else 0), way)
    other = _closing(strata, here, way)
    if other is not None:
        joined = drawing.connector(rules, strata, dice, here.id, other.id, way)
        return Ahead(link=joined.link, events=(joined,))
    if way == "across":
        return Refusal(Say("strata.refused.across"))
    return _into(rules, strata, dice, here.depth + 1, f"{_SECTOR}{here.depth + 1}")


def _into(rules: StrataRules, strata: Strata, dice: Dice, depth: int, sector: str) -> Ahead:
    """Into a stratum: the first one from the village, any other through its shell."""
    plate = strata.here != HOME
    entry = next((node for node in strata.within(depth) if node.row == 0), None)
    if entry is not None:
        joined = drawing.connector(rules, strata, dice, strata.here, entry.id, "deeper", plate=plate)
        return Ahead(link=joined.link, events=(joined,))
    found = () if depth in strata.strata else (drawing.stratum(rules, dice, depth, sector),)
    first = _fresh(rules, strata, dice, depth, 0, "deeper", plate=plate)
    return Ahead(link=first.link, events=(*found, *first.events))


def _fresh(  # noqa: PLR0913, PLR0917 - where a new node lies and what leads there
    rules: StrataRules, strata: Strata, dice: Dice, depth: int, row: int, way: Way, *, plate: bool = False
) -> Ahead:
    node = drawing.node(rules, strata, dice, depth, row)
    joined = drawing.connector(rules, strata, dice, strata.here, node.node, way, plate=plate)
    return Ahead(link=joined.link, events=(node, joined))


def _room(strata: Strata, depth: int) -> bool:
    known = strata.strata.get(depth)
    return known is not None and len(strata.within(depth)) < known.size


def _closing(strata: Strata, here: Node, way: Way) -> Node | None:
    """Where a way leads once every node of the stratum is found; None if nowhere within it."""
    row = here.row + (1 if way == "deeper" else 0)
    joined = {here.id}
    if way == "across":
        joined |= {link.b for link in strata.links.values() if link.a == here.id}
        joined |= {link.a for link in strata.links.values() if link.b == here.id}
    return next((node for node in strata.within(here.depth) if node.row == row and node.id not in joined), None)


def around(rules: StrataRules, strata: Strata, dice: Dice, link: Link, *, back: bool = False) -> Detour | Refusal:
    """The way round a connector, or round the large node behind it: more nodes, each joined by a plain way.

    Round a connector it ends where that leads. Round a node it ends beside it, where the way goes on; on the way home
    it begins before that node, and ends here.
    """
    if not roundable(rules, strata, link, back=back):
        return Refusal(Say("strata.refused.around"))
    beyond = strata.nodes.get(link.a if back else link.b)
    large = beyond is not None and beyond.magnitude >= rules.around.least
    if not large:
        return _chain(rules, strata, dice, link, link.b)
    if not back:
        return _chain(rules, strata, dice, link, None)
    before = strata.links[strata.trail[-2]]
    found = _chain(rules, strata, dice, before, None)
    return _onto(rules, folded(strata, found.events), found, strata.here)


def _onto(rules: StrataRules, strata: Strata, found: Detour, end: int) -> Detour:
    """A way round that leads on to a node: by what joins them, or by a plain way that is charted now."""
    last = strata.links[found.links[-1]].b
    on = next((other for other in strata.links.values() if other.a == last and other.b == end), None)
    if on is not None:
        return Detour(links=(*found.links, on.id), events=found.events)
    joined = _plain(rules, strata, last, end, _ONWARD)
    return Detour(links=(*found.links, joined.link), events=(*found.events, joined))


def _known(rules: StrataRules, strata: Strata, link: Link, end: int | None) -> Detour:
    """A way round that was found before, past the node behind a connector or (``end``) on to it, however it was."""
    leads_on = strata.links[link.around[-1]].b == link.b
    beside = Detour(links=link.around[:-1] if leads_on else link.around)
    return beside if end is None else _onto(rules, strata, beside, end)


def _chain(rules: StrataRules, strata: Strata, dice: Dice, link: Link, end: int | None) -> Detour:
    """So many nodes in a row from where a connector begins, and (``end``) on to that node; once found it stays."""
    if link.around:
        return _known(rules, strata, link, end)
    found: list[NodeFound | ConnectorFound] = []
    start, beyond, seen = strata.nodes.get(link.a), strata.nodes[link.b], strata
    within = start is not None and end is not None and start.depth == beyond.depth
    row = start.row if start is not None and within else beyond.row
    at, way = link.a, _BESIDE
    for _ in range(max(1, rules.around.nodes)):
        node = drawing.node(rules, seen, dice, beyond.depth, row, extra=True)
        seen = folded(seen, (node,))
        step = _plain(rules, seen, at, node.node, way)
        seen = folded(seen, (step,))
        found += [node, step]
        at, way = node.node, _ONWARD
    if end is not None:
        found.append(_plain(rules, seen, at, end, _ONWARD))
    links = tuple(event.link for event in found if isinstance(event, ConnectorFound))
    return Detour(links=links, events=(*found, WayRoundFound(link=link.id, links=links)))


def _plain(rules: StrataRules, strata: Strata, a: int, b: int, way: Way) -> ConnectorFound:
    """A way that demands nothing."""
    kind = next((kind for kind in rules.connectors if kind == Connector(key=kind.key, text=kind.text)), None)
    number = max(strata.links, default=0) + 1
    return ConnectorFound(link=number, a=a, b=b, way=way, kind=(kind or rules.connectors[0]).key)
