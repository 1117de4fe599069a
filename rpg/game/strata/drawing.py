"""Dice that put things on the map: strata, nodes, what joins them (GAME.md 8). What fell stands in the events."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rpg.game.strata.events import ConnectorFound, NodeFound, StratumFound

if TYPE_CHECKING:
    from rpg.dice import Dice, Outcome
    from rpg.game.strata.rules import Connector, Draw, StrataRules, WatchDraw
    from rpg.game.strata.state import Strata, Way

_Row = TypeVar("_Row")


def stratum(rules: StrataRules, dice: Dice, depth: int, sector: str) -> StratumFound:
    """A stratum: how many nodes it will have."""
    size = rules.size.roll(dice, f"stratum:{depth}")
    return StratumFound(depth=depth, size=max(1, size.total), sector=sector, faces=size.faces)


def node(  # noqa: PLR0913 - where it lies, and how large it may be
    rules: StrataRules, strata: Strata, dice: Dice, depth: int, row: int, *, extra: bool = False, new: int = 0
) -> NodeFound:
    """A node at that depth, in that row; ``new`` others were found before it in the same breath."""
    number = max(strata.nodes, default=0) + 1 + new
    structure = _draw(rules.structure, dice, depth, f"structure:{number}")
    feature = _draw(rules.feature, dice, depth, f"feature:{number}")
    large = _draw(rules.magnitude, dice, depth, f"magnitude:{number}")
    watch = rules.watch.dice.roll(dice, f"watch:{number}")
    most = rules.around.most if extra else len(rules.magnitudes)
    found = len(strata.within(depth, extra=True)) + new
    return NodeFound(
        node=number,
        depth=depth,
        number=found + 1,
        row=row,
        structure=_read(rules.structures, structure[0]).key,
        feature=_read(rules.features, feature[0]).key,
        magnitude=max(1, min(most, len(rules.magnitudes), large[0])),
        watch=_watch(rules.watch, watch.total, depth),
        faces=(*structure[1], *feature[1], *large[1], *watch.faces),
        extra=extra,
    )


def structure(rules: StrataRules, dice: Dice, depth: int, label: str) -> tuple[str, tuple[int, ...]]:
    """A structure at that depth, and the faces that say so."""
    value, faces = _draw(rules.structure, dice, depth, label)
    return _read(rules.structures, value).key, faces


def connector(  # noqa: PLR0913, PLR0917 - from where to where, which way
    rules: StrataRules, strata: Strata, dice: Dice, a: int, b: int, way: Way, *, plate: bool = False
) -> ConnectorFound:
    """What joins two nodes, or leads through a shell."""
    number = max(strata.links, default=0) + 1
    kind, faces = drawn(rules, dice, f"connector:{number}", plate=plate)
    return ConnectorFound(link=number, a=a, b=b, way=way, kind=kind.key, faces=faces, plate=plate)


def drawn(rules: StrataRules, dice: Dice, label: str, *, plate: bool = False) -> tuple[Connector, tuple[int, ...]]:
    """A connector of either sort, and the faces that say so."""
    outcome = (rules.shell.dice if plate else rules.connector).roll(dice, label)
    return _read(rules.shell.passages if plate else rules.connectors, outcome.total), outcome.faces


def _draw(draw: Draw, dice: Dice, depth: int, label: str) -> tuple[int, tuple[int, ...]]:
    outcome: Outcome = draw.dice.roll(dice, label)
    return outcome.total + depth // max(1, draw.each), outcome.faces


def _watch(draw: WatchDraw, total: int, depth: int) -> int:
    reached = total + depth // max(1, draw.each)
    return max((band.watch for band in draw.bands if reached >= band.low), default=0)


def _read(rows: tuple[_Row, ...], value: int) -> _Row:
    """The row of that number, from 1; beyond the last, the last."""
    return rows[max(1, min(len(rows), value)) - 1]
