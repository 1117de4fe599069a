"""Steps (b) and (c) of an exchange: the machines close in, then each engages somebody in contact (GAME.md 5 and 18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.encounter.events import MachinesEngaged
from rpg.game.encounter.prey import chooses, choosing, picked
from rpg.game.encounter.temper import calm, stays

if TYPE_CHECKING:
    from rpg.game.encounter.ground import FightRules
    from rpg.game.encounter.play import Play
    from rpg.game.encounter.rules import Adversary
    from rpg.game.encounter.state import Fight, Machine

_RUNNING = frozenset({"flee", "drag"})
_STILL = frozenset({"immobile", "flees"})
_APART = frozenset({"harmless", "immobile", "flees"})


def settle(play: Play) -> None:
    """Nobody is nearer than contact: a gap below it is left when a step away from it was voided."""
    if min(play.before.values(), default=0) < 0:
        for who in [who for who, gap in play.before.items() if gap < 0]:
            play.move(who, 0)


def close(play: Play) -> None:
    """Whoever does not flee loses gap: the fastest Pace of the force, each from their own; a ward stops at gap 1."""
    steps = {gap: near - gap for gap, near in near_each(play.rules, play.fight).items() if near < gap}
    for who, fighter in play.fight.fighters.items() if steps else ():
        if fighter.gap not in steps or fighter.away or who in play.dragged:
            continue
        if play.stances.get(who) not in _RUNNING and not play.person(who).dead:
            play.move(who, steps[fighter.gap])


def near_each(rules: FightRules, fight: Fight) -> dict[int, int]:
    """For every gap at which somebody is, their gap once the machines have closed in and they did not flee."""
    gaps = {fighter.gap for fighter in fight.fighters.values()}
    return {gap: nearer(rules, fight, gap) if gap > 0 else gap for gap in gaps}


def nearer(rules: FightRules, fight: Fight, gap: int) -> int:
    """The gap of somebody at a distance who does not flee, once the machines have closed in."""
    near = gap
    paces = {(m.adversary, _slow(fight, m) if m.slow_until else None) for m in fight.machines.values() if not m.gone}
    for kind, slow in paces:
        adversary = rules.encounter.adversaries[kind]
        if not _STILL.isdisjoint(adversary.by_key) or stays(adversary, gap) or calm(fight, adversary):
            continue
        pace = adversary.pace if slow is None else min(slow, adversary.pace)
        near = min(near, max(min(gap, 1) if held(fight, adversary) else 0, gap - pace))
    return near


def held(fight: Fight, adversary: Adversary) -> bool:
    """Whether a ward that stands keeps such a machine from contact."""
    return fight.ward > 0 and adversary.tier < fight.ward_tier and "breaks_wards" not in adversary.by_key


def _slow(fight: Fight, machine: Machine) -> int | None:
    """The most Pace that a machine has now, if something slows it."""
    return machine.slow_pace if fight.exchange <= machine.slow_until else None


def engage(play: Play) -> None:
    """Draw who is engaged by which machines: fiercest first, evenly, never more than the rules allow for one person."""
    blocks, machines, alive = play.blocks, play.fight.machines, play.alive
    order = {b.id: _fierceness(b) for b in blocks if not (apart(b) or calm(play.fight, b))}
    fierce = [m for m in alive if machines[m].adversary in order] if len(order) < len(blocks) else list(alive)
    if len(order) > 1:
        fierce.sort(key=lambda m: order[machines[m].adversary])
    fighters = play.fight.fighters
    contact = _first(play, [who for who in play.present if fighters[who].gap == 0])
    drawn = _drawn(fierce, contact, play) if choosing(play) else _share(fierce, contact, play)
    if drawn:
        play.happen((MachinesEngaged(pairs=tuple(drawn.items())),))
    left = set(alive).difference(*drawn.values())
    if left:
        troubling = [b.id for b in blocks if not ("immobile" in b.by_key or calm(play.fight, b))]
        play.free = tuple([m for m in alive if m in left and machines[m].adversary in troubling])


def _drawn(fierce: list[str], contact: list[str], play: Play) -> dict[str, tuple[str, ...]]:
    """The same where some machines pick their prey themselves, once the others have shared people evenly."""
    choosy = [m for m in fierce if chooses(play.adversary(m))]
    drawn = picked(
        play,
        _share([m for m in fierce if m not in choosy], contact, play),
        choosy,
        contact,
        lambda who: _most(play, who),
    )
    return {who: tuple(sorted(machines, key=fierce.index)) for who, machines in drawn.items()}


def apart(adversary: Adversary) -> bool:
    """Whether it never engages anybody: harmless, rooted, or always out of reach."""
    return not _APART.isdisjoint(adversary.by_key)


def pinned(play: Play, who: str) -> int:
    """The most machines that somebody who holds keeps busy."""
    better = play.has(who, lambda e: e.pin)
    return max(better.machines if better else 0, play.rules.encounter.procedure.pin_max)


def _most(play: Play, who: str) -> int:
    """How many machines somebody can be engaged by, for what they do."""
    return pinned(play, who) if play.stances.get(who) == "hold" else play.rules.encounter.procedure.engaged_max


def _fierceness(adversary: Adversary) -> tuple[int, int, int]:
    return (-adversary.threat, -adversary.harm.fail, -adversary.tier)


def _first(play: Play, contact: list[str]) -> list[str]:
    """The people in contact, beginning with the one whom the first machine picks."""
    if len(contact) < 2:  # noqa: PLR2004 - nobody to choose between
        return contact
    start = play.dice.roll("engage", 1, len(contact))[0] - 1
    return contact[start:] + contact[:start]


def _share(machines: list[str], people: list[str], play: Play) -> dict[str, tuple[str, ...]]:
    """Machines to people, one each, then a second each, and so on."""
    drawn: dict[str, list[str]] = {}
    for who, machine in zip(_turns(people, play), machines, strict=False):
        drawn.setdefault(who, []).append(machine)
    return {who: tuple(engaging) for who, engaging in drawn.items()}


def _turns(people: list[str], play: Play) -> list[str]:
    """These people in the order in which machines engage them, each as often as they can be engaged."""
    if "hold" not in play.stances.values():
        return people * play.rules.encounter.procedure.engaged_max
    most = {who: _most(play, who) for who in people}
    return [who for layer in range(max(most.values(), default=0)) for who in people if layer < most[who]]
