"""What everybody does in a sampled fight: the policies of GAME.md 14.5, as acts that could have been typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.encounter import decide as encounter
from rpg.game.encounter.acts import Act
from rpg.game.encounter.engage import near_each
from rpg.game.encounter.ground import present

if TYPE_CHECKING:
    from rpg.game.character.rules import Weapon
    from rpg.game.character.state import Person
    from rpg.game.encounter.ground import FightRules, Ground
    from rpg.game.encounter.play import Play
    from rpg.game.encounter.state import Fight

Choice: TypeAlias = Literal["stand", "run_after", "run", "hold", "weigh"]
EVEN = 1.0


def acts(  # noqa: PLR0913 - the fight, who does what in it, and what is known of it already
    rules: FightRules,
    ground: Ground,
    choice: Choice,
    holder: str,
    odds: float = EVEN,
    *,
    sheds: bool = True,
    going: Play | None = None,
) -> list[Act]:
    """An act for everybody who can act, by one choice; ``holder`` is who stays behind in ``hold``.

    ``weigh`` strikes where there are at most ``odds`` machines for each person there; else it runs, one holding.
    ``sheds``: whoever runs close to the machines drops the load first. ``going`` is the fight as it is being played,
    for whoever has it: it knows who is there.
    """
    fight = ground.encounter.fight
    if fight is None:
        return []
    there = None if going is None else going.present
    if choice == "weigh":
        machines = sum(not machine.gone for machine in fight.machines.values())
        choice = "stand" if machines <= odds * len(present(rules, ground) if there is None else there) else "hold"
    running = choice == "run" or (choice == "run_after" and _casualty(rules, ground, fight))
    doing = []
    kinds = _kinds(fight) if going is None else going.kinds
    near = near_each(rules, fight)
    for who in encounter.actors(rules, ground, there):
        stays = holder == who and _needed(rules, ground, fight, holder) if choice == "hold" else not running
        if stays:
            doing.append(_stand(rules, ground.people.by_id[who], kinds, near[fight.fighters[who].gap], choice))
        else:
            doing.append(_flee(rules, ground, fight, who, sheds=sheds))
    return doing


def _kinds(fight: Fight) -> tuple[str, ...]:
    """The kinds of machine that are still there."""
    return tuple(dict.fromkeys([m.adversary for m in fight.machines.values() if not m.gone]))


def holder(rules: FightRules, ground: Ground) -> str:
    """Who holds best: the one good shot, by dice; "" if nobody has a weapon that is ready."""
    best: dict[str, int] = {}
    for who in encounter.actors(rules, ground):
        person = ground.people.by_id[who]
        pools = [_pool(rules, person, gear, weapon) for gear, weapon in _ready(rules, person).items()]
        if pools:
            best[who] = max(pools)
    return max(best, key=best.__getitem__, default="")


def _stand(rules: FightRules, person: Person, kinds: tuple[str, ...], gap: int, choice: Choice) -> Act:
    """Strike (or hold) with what is ready, else reload, else wait: at a gap, against machines of these kinds."""
    asked = ("stand", id(rules), gap, kinds, choice)
    known = person.answers.get(asked)
    if known is None:
        known = person.answers[asked] = (_standing(rules, person, kinds, gap, choice), rules)
    act: Act = known[0]
    return act


def _standing(rules: FightRules, person: Person, kinds: tuple[str, ...], gap: int, choice: Choice) -> Act:
    who = person.id
    if _can_strike(rules, kinds, person, gap):
        return Act(who=who, do="hold" if choice == "hold" else "strike", push="on_fail")
    return Act(who=who, do="reload" if person.empty else "wait")


def _flee(rules: FightRules, ground: Ground, fight: Fight, who: str, *, sheds: bool) -> Act:
    """Run; whoever sheds it is without the load once they are close."""
    drop = sheds and _close(rules, fight, who) and ground.people.by_id[who].load > 0
    return Act(who=who, do="flee", drop=drop, push="on_fail")


def _can_strike(rules: FightRules, kinds: tuple[str, ...], person: Person, gap: int) -> bool:
    reaches = [weapon.reach for weapon in _ready(rules, person).values() if weapon.reach >= gap]
    blocks = (rules.encounter.adversaries[kind] for kind in kinds)
    return bool(reaches) and any(
        not (block.trait("no_strike") or block.trait("net_layer")) and (max(reaches) > 0 or not block.trait("flees"))
        for block in blocks
    )


def _ready(rules: FightRules, person: Person) -> dict[str, Weapon]:
    """The weapons that somebody carries and that are not empty."""
    gear = rules.character.gear
    carried = {g: w for g in person.gear if g in gear and (w := gear[g].weapon)}
    return {g: w for g, w in carried.items() if person.empty.count(g) < person.gear.count(g)}


def _pool(rules: FightRules, person: Person, gear: str, weapon: Weapon) -> int:
    parts = character.parts(rules.character, rules.check.core, person, weapon.skill, weapon=gear)
    return check.pool_size(rules.check, parts)


def _casualty(rules: FightRules, ground: Ground, fight: Fight) -> bool:
    """Whether anybody of the fight is down or dead."""
    people = (ground.people.by_id[who] for who in fight.fighters)
    return any(person.dead or character.downed(rules.character, person) for person in people)


def _needed(rules: FightRules, ground: Ground, fight: Fight, who: str) -> bool:
    """Whether somebody else is still close enough to be caught."""
    return any(other != who and _close(rules, fight, other) for other in encounter.actors(rules, ground))


def _close(rules: FightRules, fight: Fight, who: str) -> bool:
    """Whether somebody is nearer than where distance begins to help."""
    return fight.fighters[who].gap < rules.encounter.procedure.far_gap
