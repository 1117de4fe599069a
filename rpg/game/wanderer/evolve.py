"""(wanderer, event) -> wanderer. No rules and no dice."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from rpg.game.wanderer import events as e

if TYPE_CHECKING:
    from rpg.game.wanderer.state import Wanderer


def evolve(wanderer: Wanderer, event: e.WandererEvent) -> Wanderer:  # noqa: C901, PLR0911, PLR0912 - a match of one expression each
    """The Wanderer once that has happened."""
    match event:
        case e.ProximityChanged():
            return replace(wanderer, nearer=wanderer.nearer + event.by)
        case e.Arrived() | e.WentOn():
            return replace(wanderer, here=isinstance(event, e.Arrived))
        case e.HeldBack():
            return replace(wanderer, fired={**wanderer.fired, "": event.exchange})
        case e.Felled():
            return replace(wanderer, fired={**wanderer.fired, "": event.exchange})
        case e.BeamFired():
            spent, nearer = wanderer.spent + event.charge, wanderer.nearer + event.nearer
            return replace(wanderer, spent=spent, nearer=nearer, fired=_fired(wanderer, event))
        case e.Hurt():
            return replace(wanderer, harm=wanderer.harm + event.by)
        case e.Recharged():
            return replace(wanderer, spent=wanderer.spent - event.by)
        case e.Intervened():
            return _intervened(wanderer, event)
        case e.Forgotten():
            return replace(wanderer, interventions=0, saved=())
        case e.WakeRaised():
            return replace(wanderer, hunter=event.hunter)
        case e.HunterCame():
            return replace(wanderer, hunter="")
        case e.Spoke():
            return replace(wanderer, said=wanderer.said + event.words)
        case e.LockOpened():
            return replace(wanderer, opened=tuple(dict.fromkeys((*wanderer.opened, event.who))))
        case e.Awaited() | e.CollapseRolled():
            return wanderer
        case _:
            assert_never(event)


def new_fight(wanderer: Wanderer) -> Wanderer:
    """The Wanderer in a fight that begins: nobody has had an act in it, and he has not changed it."""
    return replace(wanderer, fired={}, acted=False) if wanderer.fired or wanderer.acted else wanderer


def new_scene(wanderer: Wanderer) -> Wanderer:
    """The Wanderer in a scene that begins: he has said nothing in it."""
    return replace(wanderer, said=0) if wanderer.said else wanderer


def _fired(wanderer: Wanderer, event: e.BeamFired) -> dict[str, int]:
    return {**wanderer.fired, event.who: event.exchange} if event.exchange else wanderer.fired


def _intervened(wanderer: Wanderer, event: e.Intervened) -> Wanderer:
    saved = tuple(dict.fromkeys((*wanderer.saved, *event.saved)))
    return replace(wanderer, acted=True, interventions=wanderer.interventions + 1, saved=saved)
