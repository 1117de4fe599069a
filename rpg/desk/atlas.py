"""The map of a stratum for the console: the known nodes row by row, in ASCII, with what joins them; then each by name.

``[0]`` is the village, ``[0.1]`` a node, ``<0.1>`` where they are, ``(0.1)`` one that nobody has entered. Between two
stands the sign of what joins them: under a node that of the way deeper, with the node that it leads to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.strata import connector, place, size
from rpg.desk.titles import structure
from rpg.game.strata.state import HOME
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.game.strata.state import Link, Node, Strata
    from rpg.words import Value

SIGNS = {
    "free": "-", "climb": "^", "lift": ">", "gap": "~", "sealed": "#", "fresh": "+", "shaft": "~", "wound": "+",
    "gene-gate": "#", "beam-hole": "O",
}  # fmt: skip
"""Signs of the connectors that ship; any other is ``?``."""
_CLOSED = "x"
_WIDTH = 11


def map_lines(rules: Rules, strata: Strata, depth: int) -> tuple[Say, ...]:
    """A stratum drawn, its signs, and its nodes with what is known of each."""
    drawn = tuple(Say("strata.map.line", {"line": line}) for line in drawing(strata, depth))
    links = [link for link in strata.links.values() if _shows(strata, link, depth)]
    kinds = {sign(link): connector(rules, link) for link in links if not link.closed}
    signs: list[Value] = [Say("strata.map.sign", {"sign": mark, "what": what}) for mark, what in kinds.items()]
    if any(link.closed for link in links):
        signs.append(Say("strata.map.sign", {"sign": _CLOSED, "what": Say("strata.bar.closed")}))
    rows = tuple(_row(rules, node) for node in strata.within(depth, extra=True))
    return (
        Say("strata.map", {"depth": depth}),
        *drawn,
        *(Say("strata.map.line", {"line": one}) for one in signs),
        *rows,
    )


def drawing(strata: Strata, depth: int) -> Iterator[str]:
    """The lines of it, ASCII only."""
    if depth == 0:
        yield _mark(strata, HOME, str(HOME))
        yield from _below(strata, [HOME], depth)
    nodes = strata.within(depth, extra=True)
    for row in sorted({node.row for node in nodes}):
        ids = [node.id for node in nodes if node.row == row]
        yield "".join(_beside(strata, at, ids) for at in ids).rstrip()
        yield from _below(strata, ids, depth)


def sign(link: Link) -> str:
    """The sign of a connector."""
    return _CLOSED if link.closed else SIGNS.get(link.kind, "?")


def _beside(strata: Strata, at: int, row: list[int]) -> str:
    """A node, and what leads from it along its row: to the next one by its sign, to any other with its name."""
    node = strata.nodes[at]
    text = _mark(strata, at, node.label)
    along = [link for link in strata.links.values() if link.a == at and link.b in row]
    following = row[row.index(at) + 1] if row.index(at) + 1 < len(row) else None
    text += "".join(f"{sign(link)}{strata.nodes[link.b].label}" for link in along if link.b != following)
    on = next((sign(link) for link in along if link.b == following), " ")
    return text.ljust(_WIDTH, on) if following is not None else text


def _below(strata: Strata, row: list[int], depth: int) -> Iterator[str]:
    """What leads from each node of a row into the next one, or through the shell; nothing if nothing does."""
    ways = {at: [link for link in strata.links.values() if link.a == at and link.b not in row] for at in row}
    for n in range(max((len(links) for links in ways.values()), default=0)):
        cells = (
            f" {sign(links[n])} {_to(strata, links[n], depth)}" if n < len(links) else "" for links in ways.values()
        )
        yield "".join(cell.ljust(_WIDTH) for cell in cells).rstrip()


def _to(strata: Strata, link: Link, depth: int) -> str:
    node = strata.nodes[link.b]
    return node.label if node.depth == depth else f"={node.label}"


def _mark(strata: Strata, at: int, label: str) -> str:
    node = strata.nodes.get(at)
    if strata.here == at:
        return f"<{label}>"
    return f"[{label}]" if node is None or node.entered else f"({label})"


def _shows(strata: Strata, link: Link, depth: int) -> bool:
    node = strata.nodes.get(link.a)
    return node.depth == depth if node else depth == 0


def _row(rules: Rules, node: Node) -> Say:
    """What is known of one: all of it once somebody was there or heard it; its size, and what was declared, before."""
    if node.entered or node.known:
        return Say("strata.map.node", {"place": place(rules, node), "size": size(rules, node), "watch": node.watch})
    if node.declared:
        built = structure(rules, node.structure)
        return Say("strata.map.declared", {"label": node.title, "structure": built, "size": size(rules, node)})
    return Say("strata.map.unknown", {"label": node.title, "size": size(rules, node)})
