"""Crossing a node, in this order: the node die, the sneak test where something watches, the beats (GAME.md 14.5).

A fight, or a force that arrives, suspends it; afterwards the rest of the node is played. A Tagged group that runs
crosses more than one node at once and looks at nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.encounter import homeward
from rpg.game.encounter.ground import tagged
from rpg.game.expedition import arrival, darkness, hazard, presence, roles, sealed, source, unseen
from rpg.game.expedition.events import NodeCrossed, NodeEntered
from rpg.game.expedition.ground import watch_of
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import TowerSet
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.expedition.going import Going


def onward(going: Going, *, around: bool = False) -> Refusal | None:
    """The next thing on the way: the rest of this node, the next one, a source further on, or the village."""
    if around:
        return Refusal(Say("expedition.refused.due")) if going.trip.due else enter(going, around=True)
    if going.trip.due:
        return finish(going)
    if going.trip.at_source:
        source.further(going)
    if going.trip.homeward and going.trip.ahead is None:
        arrival.arrive(going)
        return None
    return enter(going)


def enter(going: Going, *, around: bool = False) -> Refusal | None:
    """The next node, until it is done or a fight begins; ``around`` a sealed one it is the first of the way round."""
    wrong = sealed.avoided(going) if around else None
    if wrong is not None:
        return wrong
    ahead = going.trip.ahead
    opened = sealed.opened(going) if ahead is not None and ahead.sealed else True
    if opened is not True:
        return opened or None
    if _running(going):
        _run(going)
        return None
    outcome = going.numbers.node_die.roll(going.dice, "node")
    _step(going, outcome.faces)
    if outcome.total in going.pace.presence:
        wrong = presence.met(going)
    elif outcome.total in going.numbers.hazard_on:
        wrong = hazard.met(going)
    return wrong if wrong or going.fighting else finish(going)


def _run(going: Going) -> None:
    """So many nodes at once, as far as the way is open."""
    for n in range(going.numbers.tagged_run.nodes):
        if n == 0 or (going.trip.ahead and not going.trip.ahead.sealed):
            _step(going, ())
            going.happen((NodeCrossed(),))
    _through(going)


def finish(going: Going) -> Refusal | None:
    """The rest of the node that they are in."""
    watch = watch_of(going.rules, going.outing, going.trip.where)
    if watch > 0 and going.up:
        wrong = unseen.sneak(going, watch, lookout=roles.lookout(going.run, going.outing))
        if wrong is not None:
            return wrong
    going.happen((NodeCrossed(),))
    _through(going)
    return None


def _through(going: Going) -> None:
    going.ticks(going.pace.beats)
    if going.trip.at_source and not going.trip.source:
        source.found(going)


def _elsewhere(going: Going) -> None:
    """Into another sector, if the node lies in one: what tracks a Tag comes after them, a tower is left behind."""
    here, to = going.ground.sector, going.trip.sector_at(going.trip.where)
    if to == here or going.trip.node is None or not going.trip.node.sector:
        return
    if going.ground.safeguard.sector(here).tower:
        going.happen((TowerSet(sector=here, beside=False),))
    going.happen(homeward.crossed(going.rules, going.ground, to))
    going.move(to)


def _running(going: Going) -> bool:
    return going.trip.pace == going.numbers.tagged_run.pace and tagged(going.rules, going.ground)


def _step(going: Going, faces: Sequence[int]) -> None:
    """Into the next node, with its sector, its tower and its dark."""
    going.happen((NodeEntered(where=going.trip.next_where, faces=tuple(faces)),))
    _elsewhere(going)
    node, sector = going.trip.node, going.ground.safeguard.sector(going.ground.sector)
    if node is not None and node.tower != sector.tower:
        going.happen((TowerSet(sector=going.ground.sector, beside=node.tower),))
    going.happen(darkness.fallen(going, dark=node is not None and node.dark))
