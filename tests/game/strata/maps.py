"""A map to try the rules on: nodes and connectors as a test says, dice that fall as it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.game import strata
from rpg.game.refusal import Refusal
from rpg.game.strata.events import ConnectorFound, NodeFound, StratumFound, Went
from rpg.game.strata.evolve import folded
from rpg.game.strata.state import Strata
from tests.game.encounter.fights import Fixed
from tests.game.rules_for_tests import STRATA

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.strata.rules import StrataRules
    from rpg.game.strata.state import Way

RULES = STRATA


def patched(**changes: Any) -> StrataRules:
    """The rules with some numbers changed; ``vista=dict(...)`` changes some of those inside."""
    inside = {
        key: msgspec.structs.replace(getattr(RULES, key), **value) if isinstance(value, dict) else value
        for key, value in changes.items()
    }
    return msgspec.structs.replace(RULES, **inside)


def found(node: int, *, depth: int = 0, row: int = 0, magnitude: int = 2, watch: int = 0, **more: Any) -> NodeFound:
    """A node as a test wants it."""
    return NodeFound(
        node=node,
        depth=depth,
        number=node,
        row=row,
        structure="corridor",
        feature="light",
        magnitude=magnitude,
        watch=watch,
        **more,
    )


def joined(link: int, a: int, b: int, kind: str = "free", way: Way = "deeper", **more: Any) -> ConnectorFound:
    """A connector as a test wants it."""
    return ConnectorFound(link=link, a=a, b=b, way=way, kind=kind, **more)


def at_first(*more: Any, size: int = 6, **node: Any) -> Strata:
    """A map on which the group stands in the first node of the first stratum."""
    start = (StratumFound(depth=0, size=size, sector="home"), found(1, **node), joined(1, 0, 1), Went(link=1))
    return folded(Strata(), (*start, *more))


def ahead(state: Strata, way: Way = "deeper", dice: Dice | None = None, rules: StrataRules = RULES) -> strata.Ahead:
    """Where a way leads; the test fails if nowhere."""
    there = strata.ahead(rules, state, dice or Fixed(1), way, "home")
    assert isinstance(there, strata.Ahead), there
    return there


def gone(state: Strata, way: Way = "deeper", dice: Dice | None = None, rules: StrataRules = RULES) -> Strata:
    """The map once they went that way, whatever it demands."""
    there = ahead(state, way, dice, rules)
    return folded(state, (*there.events, Went(link=there.link)))


def why(answer: Any) -> str:
    """The key of the refusal; the test fails if there is none."""
    assert isinstance(answer, Refusal), answer
    return answer.why.key
