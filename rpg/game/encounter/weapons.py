"""Which weapon somebody uses on which machine, when the act does not say; and why an act that says so cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.character.rules import Weapon
    from rpg.game.character.state import Person
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.ground import FightRules
    from rpg.game.encounter.play import Play
    from rpg.game.encounter.rules import Adversary

_UNREACHED = frozenset({"no_strike", "net_layer", "flees"})


def wield(play: Play, act: Act) -> str | Refusal:
    """The weapon of an act: the one it names, else, of those that can strike now, the one that bites deepest."""
    person, gap, machines = play.person(act.who), play.fighter(act.who).gap, play.fight.machines
    pointed = machines[act.target].adversary if act.target and act.target in machines else ""
    asked = (play.read, act.gear, gap, play.kinds, pointed)
    known = person.answers.get(asked)
    if known is None:
        rules, blocks = play.rules, play.blocks
        aimed = (rules.encounter.adversaries[pointed],) if pointed else blocks
        found = _wielded(rules, person, act.gear, gap, blocks, aimed)
        known = person.answers[asked] = (found, rules.character, rules.check, rules.encounter)
    gear: str | Refusal = known[0]
    return gear


def _wielded(  # noqa: PLR0917 -- all that the choice of a weapon looks at
    rules: FightRules, person: Person, gear: str, gap: int, blocks: Sequence[Adversary], pointed: Sequence[Adversary]
) -> str | Refusal:
    """The weapon of somebody at a gap, against one of ``pointed``, with ``blocks`` there; ``gear`` is the one named."""
    weapons = {g: w for g in person.gear if (w := _weapon(rules, g))}
    if gear:
        return _named(person, gear, gap, weapons)
    ready = {g: w for g, w in weapons.items() if w.reach >= gap and not is_empty(person, g)}
    if ready:
        return _sharpest(rules, person, _useful(ready, pointed), max((b.armour for b in blocks), default=0))
    empty = next((g for g in weapons if g in person.empty), None)
    if empty:
        return Refusal(Say("encounter.refused.empty", {"who": person.name, "gear": Term(empty)}))
    key = "encounter.refused.too_far" if weapons else "encounter.refused.no_weapon"
    return Refusal(Say(key, {"who": person.name, "gap": gap}))


def aim(play: Play, act: Act, gear: str) -> str | Refusal:
    """The machine of an act: the one it names, else the first that engages, else the weakest in reach of the weapon."""
    open_to = in_reach(play, act, gear)
    if not isinstance(open_to, dict):
        return open_to
    machines, weakest, least = play.fight.machines, "", 0
    for machine in play.alive:
        kind = machines[machine].adversary
        if kind in open_to and (not weakest or open_to[kind] - machines[machine].damage < least):
            weakest, least = machine, open_to[kind] - machines[machine].damage
    return weakest


def in_reach(play: Play, act: Act, gear: str) -> str | dict[str, int] | Refusal:
    """The machine that an act cannot but strike; else the Integrity of every kind there that its weapon can strike."""
    weapon = play.rules.character.gear[gear].weapon
    reach = weapon.reach if weapon else 0
    if act.target:
        machines = play.fight.machines
        if act.target not in machines:
            return Refusal(Say("encounter.refused.no_machine", {"machine": act.target}))
        if not machines[act.target].gone:
            return _pointed(play, act, reach)
    engaging = play.engaging(act.who)
    if engaging:
        first = play.adversary(engaging[0])
        if _UNREACHED.isdisjoint(first.by_key) or act.do == "hold" or _refused(first, reach or 1) is None:
            return engaging[0]
    open_to = play.open_to.get(reach)
    if open_to is None:
        found = {block.id: block.integrity for block in play.blocks if _refused(block, reach) is None}
        open_to = play.open_to[reach] = found
    return open_to or Refusal(Say("encounter.refused.no_target", {"who": play.person(act.who).name}))


def is_empty(person: Person, gear: str) -> bool:
    """Whether every item of that kind that somebody carries is empty."""
    return person.empty.count(gear) >= person.gear.count(gear)


def _weapon(rules: FightRules, gear: str) -> Weapon | None:
    item = rules.character.gear.get(gear)
    return item.weapon if item else None


def _named(person: Person, gear: str, gap: int, weapons: dict[str, Weapon]) -> str | Refusal:
    if gear not in person.gear:
        return Refusal(Say("encounter.refused.not_carried", {"who": person.name, "gear": Term(gear)}))
    if gear not in weapons:
        return Refusal(Say("encounter.refused.not_a_weapon", {"gear": Term(gear)}))
    if is_empty(person, gear):
        return Refusal(Say("encounter.refused.empty", {"who": person.name, "gear": Term(gear)}))
    if weapons[gear].reach < gap:
        return Refusal(Say("encounter.refused.too_far", {"who": person.name, "gap": gap}))
    return gear


def _pointed(play: Play, act: Act, reach: int) -> str | Refusal:
    key = _refused(play.adversary(act.target), reach)
    return act.target if key is None else Refusal(Say(key, {"machine": act.target}))


def _refused(machine: Adversary, reach: int) -> str | None:
    """Why nobody can strike it with a weapon of that reach."""
    if machine.trait("no_strike"):
        return "encounter.refused.no_strike"
    if machine.trait("net_layer"):
        return "encounter.refused.net_layer"
    return "encounter.refused.keeps_away" if machine.trait("flees") and reach < 1 else None


def _useful(ready: dict[str, Weapon], pointed: Sequence[Adversary]) -> dict[str, Weapon]:
    """Of weapons that can strike now, those that reach the machine of an act, or any; all of them if none does."""
    return {g: w for g, w in ready.items() if any(_refused(b, w.reach) is None for b in pointed)} or ready


def _sharpest(rules: FightRules, person: Person, ready: dict[str, Weapon], armour: int) -> str:
    """The weapon that takes most boxes through the thickest armour there; of equals, the one with more dice."""
    bites = {g: weapon.damage - max(0, armour - weapon.pierce) for g, weapon in ready.items()}
    most = max(bites.values())
    deepest = [g for g, bite in bites.items() if bite == most]
    return deepest[0] if len(deepest) == 1 else max(deepest, key=lambda g: _pool(rules, person, g, ready[g]))


def _pool(rules: FightRules, person: Person, gear: str, weapon: Weapon) -> int:
    parts = character.parts(rules.character, rules.check.core, person, weapon.skill, weapon=gear)
    return check.pool_size(rules.check, parts)
