"""The map moves: every cycle the Builders rebuild a part of it, and what was open for a cycle only is shut (GAME.md 8).

Nothing is taken off the map: what joins two nodes becomes another thing, so all that was charted stays joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.strata import drawing
from rpg.game.strata.events import (
    ConnectorClosed,
    ConnectorRebuilt,
    CycleLived,
    MapDrifted,
    StructureSet,
)
from rpg.game.strata.evolve import folded
from rpg.game.strata.measures import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.dice import Dice, Outcome
    from rpg.game.strata.events import StrataEvent
    from rpg.game.strata.rules import StrataRules
    from rpg.game.strata.state import Link, Node, Strata


def cycle(rules: StrataRules, strata: Strata, dice: Dice, *, more: int = 0) -> tuple[StrataEvent, ...]:
    """A cycle ends: fresh passages close, then every node rolls for its drift.

    ``more`` are that many further faces on which a connector is drawn anew, such as those of a season of building.
    """
    found: list[StrataEvent] = [CycleLived()] if strata.away > 0 else []
    found += _shut(rules, strata, dice)
    for depth in sorted({node.depth for node in strata.nodes.values()}):
        found += _drift(rules, folded(strata, found), dice, depth, more)
    return tuple(found)


def reshaped(rules: StrataRules, strata: Strata, dice: Dice, node: int) -> tuple[ConnectorRebuilt, ...]:
    """A Builder is at work in that node: one connector of it is another one; nothing if none can be."""
    link, which = _one(strata, dice, node, f"builder:{node}")
    if link is None:
        return ()
    kind, faces = drawing.drawn(rules, dice, f"builder:{link.id}")
    return (ConnectorRebuilt(link=link.id, kind=kind.key, faces=faces, which=which, why="builder"),)


def _shut(rules: StrataRules, strata: Strata, dice: Dice) -> Iterator[StrataEvent]:
    """What is open for this cycle only is not any more; in a shell the plate heals, and has another way through."""
    for link in strata.links.values():
        if link.closed or not kind_of(rules, link).closes:
            continue
        if link.plate:
            kind, faces = drawing.drawn(rules, dice, f"shell:{link.id}", plate=True)
            yield ConnectorRebuilt(link=link.id, kind=kind.key, faces=faces, why="healed")
        else:
            yield ConnectorClosed(link=link.id)


def _drift(rules: StrataRules, strata: Strata, dice: Dice, depth: int, more: int) -> list[StrataEvent]:
    drift = rules.drift
    most = max(drift.connector_on, default=0)
    on = {*drift.connector_on, *range(most + 1, most + 1 + more)}
    nodes = strata.within(depth, extra=True)
    rolled = {node.id: drift.dice.roll(dice, f"drift:{node.id}") for node in nodes}
    moved = [node for node in nodes if rolled[node.id].total in on]
    again = {node.id: drift.dice.roll(dice, f"again:{node.id}") for node in moved}
    found: list[StrataEvent] = [MapDrifted(depth=depth, faces=_faces(rolled), again=_faces(again))]
    for node in moved:
        found += _rebuilt(rules, strata, dice, node, again[node.id])
    return found


def _faces(rolled: Mapping[int, Outcome]) -> tuple[int, ...]:
    return tuple(face for outcome in rolled.values() for face in outcome.faces)


def _rebuilt(rules: StrataRules, strata: Strata, dice: Dice, node: Node, again: Outcome) -> Iterator[StrataEvent]:
    """One connector of a node is drawn anew; and by what its second roll says, its structure too."""
    link, which = _one(strata, dice, node.id, f"which:{node.id}")
    if link is not None:
        kind, faces = drawing.drawn(rules, dice, f"rebuilt:{node.id}")
        yield ConnectorRebuilt(link=link.id, kind=kind.key, faces=faces, which=which)
    if again.total in rules.drift.structure_on:
        key, faces = drawing.structure(rules, dice, node.depth, f"structure:{node.id}")
        yield StructureSet(node=node.id, structure=key, faces=faces)


def _one(strata: Strata, dice: Dice, node: int, label: str) -> tuple[Link | None, tuple[int, ...]]:
    """One of the connectors of a node, but no way through a shell, and the faces that chose it; None without any."""
    links = [link for link in strata.links.values() if node in {link.a, link.b} and not link.plate]
    if len(links) <= 1:
        return (links[0] if links else None), ()
    which = dice.roll(label, 1, len(links))
    return links[which[0] - 1], tuple(which)
