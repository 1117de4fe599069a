"""What machines cost those who roll near them: dice before the roll, harm after it. Machines themselves never roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.toll import take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.encounter.play import Play


def engaged_parts(play: Play, machines: Sequence[str]) -> tuple[Part, ...]:
    """The dice that the machines engaging somebody take: the Threat of the first, and more for each beyond it."""
    first = play.adversary(machines[0])
    threat = Part(first.id, -first.threat)
    return (threat, *beyond_parts(play, machines)) if len(machines) > 1 else (threat,)


def beyond_parts(play: Play, machines: Sequence[str]) -> tuple[Part, ...]:
    """The dice that every machine takes that engages somebody beyond the first."""
    beyond = play.rules.encounter.procedure.engaged_each * (len(machines) - 1)
    return (Part("engaged", -beyond),) if beyond > 0 else ()


def pay(play: Play, who: str, degree: str) -> None:
    """The harm of a roll: none if clean; else from the first machine that engages, or from one that reaches so far."""
    if degree in check.CLEAN:
        return
    machine = threatening(play, who)
    if machine is not None and not shrugged(play, who, degree):
        suffer(play, who, machine, failed=degree == "fail")


def shrugged(play: Play, who: str, degree: str) -> bool:
    """Whether somebody ignores the harm of such a roll; if so, that is used."""
    return play.use(who, lambda e: e.shrug_off if e.shrug_off and e.shrug_off.degree == degree else None) is not None


def threatening(play: Play, who: str) -> str | None:
    """The machine that harms somebody when a roll lets it."""
    engaging = play.engaging(who)
    if engaging:
        return engaging[0]
    gap = play.fighter(who).gap
    far = [m for m in play.free if not play.fight.machines[m].gone and play.adversary(m).reach >= max(1, gap)]
    return max(far, key=lambda m: play.adversary(m).harm.fail, default=None)


def watching(play: Play, who: str) -> str | None:
    """The machine that harms whoever does something else: the first that engages them; else one that shoots so far."""
    engaging = play.engaging(who)
    if engaging:
        return engaging[0]
    gap, shooters = play.fighter(who).gap, [m for m in play.free if "ranged" in play.adversary(m).by_key]
    near = [m for m in shooters if not play.fight.machines[m].gone and play.adversary(m).reach >= gap]
    return max(near, key=lambda m: play.adversary(m).harm.fail, default=None)


def suffer(play: Play, who: str, machine: str, *, failed: bool) -> None:
    """Take the harm of a machine; one that sweeps harms the nearest others within its reach as well."""
    adversary = play.adversary(machine)
    by = adversary.harm.fail if failed else adversary.harm.partial
    if by <= 0:
        return
    take(play, who, machine, by, failed=failed)
    sweep = adversary.by_key.get("sweep")
    if sweep is None:
        return
    near = [p for p in play.present if p != who and play.fighter(p).gap <= adversary.reach]
    near.sort(key=lambda p: play.fighter(p).gap)
    for other in near[: sweep.value - 1]:
        take(play, other, machine, by, failed=failed)
