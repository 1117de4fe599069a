"""Machines that do not share people evenly: a mass engages everybody, the cunning pick the weakest (GAME.md 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rpg.game.encounter.play import Play
    from rpg.game.encounter.rules import Adversary

_CHOOSES = frozenset({"mass", "cunning"})


def chooses(block: Adversary) -> bool:
    """Whether machines of that kind pick their prey themselves."""
    return not _CHOOSES.isdisjoint(block.by_key)


def choosing(play: Play) -> bool:
    """Whether any machine there does."""
    return not _CHOOSES.isdisjoint(play.traits)


def picked(
    play: Play,
    drawn: Mapping[str, tuple[str, ...]],
    machines: Sequence[str],
    people: Sequence[str],
    most: Callable[[str], int],
) -> dict[str, tuple[str, ...]]:
    """Who is engaged by which machines once these, fiercest first, have picked too; ``most`` is how many one can bear.

    A mass engages everybody, before any other. A cunning machine picks whoever has least Vitality left and is not yet
    engaged by as many as one can be.
    """
    taken = dict(drawn)
    for machine in machines:
        if "mass" in play.adversary(machine).by_key:
            taken |= {who: (machine, *taken.get(who, ()))[: most(who)] for who in people}
            continue
        room = [who for who in people if len(taken.get(who, ())) < most(who)]
        if room:
            weakest = min(room, key=lambda who: character.vitality(play.rules.character, play.person(who)))
            taken[weakest] = (*taken.get(weakest, ()), machine)
    return taken
