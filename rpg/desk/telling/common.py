"""What every teller needs: the register of tellers, and how people, machines, faces and degrees are said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from rpg.game.character import decide as character
from rpg.game.check.rules import DAY
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import Clock, World
    from rpg.game.character.rules import Named
    from rpg.game.character.state import Person
    from rpg.game.check.events import Part, Tested
    from rpg.words import Value

Teller: TypeAlias = "Callable[[Any, Rules, World, World], list[Say]]"
TELLERS: dict[type, Teller] = {}
"""Event type -> the sentences it is worth, from the event, the rules, and the world before and after it."""


def tells(*kinds: type) -> Callable[[Teller], Teller]:
    """Register a teller for these kinds of event."""

    def register(teller: Teller) -> Teller:
        TELLERS.update(dict.fromkeys(kinds, teller))
        return teller

    return register


def told(key: str, **values: Value) -> list[Say]:
    """One sentence of the desk."""
    return [Say(f"desk.{key}", values)]


def name(world: World, who: str) -> str:
    """A person's name, as the table says it; the id of somebody unknown."""
    person = world.people.by_id.get(who)
    return person.name if person else who


def whoever(world: World, who: str) -> Value:
    """The same of somebody who may be a machine of the fight."""
    return name(world, who) if who in world.people.by_id else machine(world, who)


def archetype(rules: Rules, person: Person | Named) -> Term:
    """What somebody is, as it is said of a man or of a woman."""
    known = rules.character.archetypes.get(person.archetype)
    return Term(person.archetype, "feminine" if person.gender == "f" and known and known.feminine else "name")


def machine(world: World, which: str) -> Value:
    """A machine as the table says it: ``exterminator-2``, ``sterminatore-2``; its id if it is not in the fight."""
    fight = world.encounter.fight
    if fight is None or which not in fight.machines:
        return which
    number = which.rpartition("-")[2]
    return Say("desk.machine", {"name": Term(fight.machines[which].adversary), "n": number})


def pips(faces: tuple[int, ...]) -> str:
    """Faces as they lie on the table, highest first."""
    return " ".join(str(f) for f in sorted(faces, reverse=True))


def part(p: Part) -> Say:
    """One reason for dice: ``Reflex +3``."""
    what: Value = Term(p.what) if "/" in p.what else Say(f"part.{p.what}")
    return Say("desk.part", {"what": what, "dice": p.dice})


def deed(tested: Tested) -> Term | Say:
    """What was rolled for: the skill of a plain test (its label is the skill's id), or the act."""
    what = tested.label.rpartition(":")[0]
    return Term(what) if "/" in what else Say(f"test.{what.partition(':')[0]}")


def degree(rules: Rules, key: str) -> Term:
    """The word for a degree of the core ladder."""
    return Term(rules.check.core.ladder, f"names.{key}")


def vitals(rules: Rules, person: Person) -> Say:
    """``vitality 3/5``."""
    now, top = character.vitality(rules.character, person), character.vitality_max(rules.character, person)
    return Say("desk.vitals", {"now": now, "top": top})


def clock_line(key: str, clock: Clock) -> Say:
    """``starvation 4/6``, and a mark on one that players do not see."""
    values: dict[str, Value] = {"clock": key, "filled": clock.filled, "size": clock.size}
    return Say("desk.clock_hidden" if clock.hidden else "desk.clock", values)


def clock_time(minutes: int) -> Say:
    """Fiction time since the campaign began: ``3d 04:40``."""
    days, rest = divmod(max(0, minutes), DAY)
    return Say("desk.time.clock", {"days": days, "clock": f"{rest // 60:02}:{rest % 60:02}"})
