"""Which weapon somebody uses on which machine, when the act does not say; and why an act that says so cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.game.character.rules import Weapon
    from rpg.game.character.state import Person
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.play import Play
    from rpg.game.encounter.rules import Adversary


def wield(play: Play, act: Act) -> str | Refusal:
    """The weapon of an act: the one it names, else, of those that can strike now, the one that bites deepest."""
    person = play.person(act.who)
    weapons = {g: w for g in person.gear if (w := _weapon(play, g))}
    if act.gear:
        return _named(play, act, weapons)
    gap = play.fighter(act.who).gap
    ready = {g: w for g, w in weapons.items() if w.reach >= gap and not is_empty(person, g)}
    if ready:
        return _sharpest(play, act.who, _useful(play, act, ready))
    empty = next((g for g in weapons if g in person.empty), None)
    if empty:
        return Refusal(Say("encounter.refused.empty", {"who": person.name, "gear": Term(empty)}))
    key = "encounter.refused.too_far" if weapons else "encounter.refused.no_weapon"
    return Refusal(Say(key, {"who": person.name, "gap": gap}))


def aim(play: Play, act: Act, gear: str) -> str | Refusal:
    """The machine of an act: the one it names, else the first that engages, else the weakest in reach of the weapon."""
    weapon = _weapon(play, gear)
    reach = weapon.reach if weapon else 0
    machines = play.fight.machines
    if act.target and act.target in machines and not machines[act.target].gone:
        return _pointed(play, act, reach)
    if act.target and act.target not in machines:
        return Refusal(Say("encounter.refused.no_machine", {"machine": act.target}))
    engaging = play.engaging(act.who)
    if engaging and (act.do == "hold" or not play.adversary(engaging[0]).trait("no_strike")):
        return engaging[0]
    open_to = [m for m in play.living() if _refused(play.adversary(m.id), reach) is None]
    if not open_to:
        return Refusal(Say("encounter.refused.no_target", {"who": play.person(act.who).name}))
    return min(open_to, key=lambda m: play.adversary(m.id).integrity - m.damage).id


def is_empty(person: Person, gear: str) -> bool:
    """Whether every item of that kind that somebody carries is empty."""
    return person.empty.count(gear) >= person.gear.count(gear)


def _weapon(play: Play, gear: str) -> Weapon | None:
    item = play.rules.character.gear.get(gear)
    return item.weapon if item else None


def _named(play: Play, act: Act, weapons: dict[str, Weapon]) -> str | Refusal:
    person, gap = play.person(act.who), play.fighter(act.who).gap
    if act.gear not in person.gear:
        return Refusal(Say("encounter.refused.not_carried", {"who": person.name, "gear": Term(act.gear)}))
    if act.gear not in weapons:
        return Refusal(Say("encounter.refused.not_a_weapon", {"gear": Term(act.gear)}))
    if is_empty(person, act.gear):
        return Refusal(Say("encounter.refused.empty", {"who": person.name, "gear": Term(act.gear)}))
    if weapons[act.gear].reach < gap:
        return Refusal(Say("encounter.refused.too_far", {"who": person.name, "gap": gap}))
    return act.gear


def _pointed(play: Play, act: Act, reach: int) -> str | Refusal:
    key = _refused(play.adversary(act.target), reach)
    return act.target if key is None else Refusal(Say(key, {"machine": act.target}))


def _refused(machine: Adversary, reach: int) -> str | None:
    """Why nobody can strike it with a weapon of that reach."""
    if machine.trait("no_strike"):
        return "encounter.refused.no_strike"
    return "encounter.refused.keeps_away" if machine.trait("flees") and reach < 1 else None


def _useful(play: Play, act: Act, ready: dict[str, Weapon]) -> dict[str, Weapon]:
    """Of weapons that can strike now, those that reach the machine of an act, or any; all of them if none does."""
    machines = [act.target] if act.target in play.fight.machines else [m.id for m in play.living()]
    blocks = [play.adversary(machine) for machine in machines]
    return {g: w for g, w in ready.items() if any(_refused(b, w.reach) is None for b in blocks)} or ready


def _sharpest(play: Play, who: str, ready: dict[str, Weapon]) -> str:
    """The weapon that takes most boxes through the thickest armour there; of equals, the one with more dice."""
    armour = max((play.adversary(m.id).armour for m in play.living()), default=0)
    bites = {g: weapon.damage - max(0, armour - weapon.pierce) for g, weapon in ready.items()}
    deepest = [g for g, bite in bites.items() if bite == max(bites.values())]
    return deepest[0] if len(deepest) == 1 else max(deepest, key=lambda g: _pool(play, who, g, ready[g]))


def _pool(play: Play, who: str, gear: str, weapon: Weapon) -> int:
    rules = play.rules
    parts = character.parts(rules.character, rules.check.core, play.person(who), weapon.skill, weapon=gear)
    return check.pool_size(rules.check, parts)
