"""Why an exchange cannot be played as it was asked for: who has no act, and which act cannot be."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.encounter.counter import unriggable
from rpg.game.encounter.reaching import linkable, rideable
from rpg.game.encounter.stand import riggable, severable
from rpg.game.encounter.weapons import in_reach, wield
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.game.character.state import Person
    from rpg.game.encounter.acts import Act
    from rpg.game.encounter.play import Play
    from rpg.game.encounter.state import Stance


def roster(play: Play, acts: Sequence[Act]) -> Refusal | None:
    """Everybody who can act needs one act, and nobody else may have one; an act of the frozen is let pass."""
    present, asked = play.present, {act.who for act in acts}
    if len(asked) == len(acts) and asked == set(present):
        return None
    counts = Counter(act.who for act in acts)
    for who, count in counts.items():
        if count == 1 and who in present:
            continue
        name = _name(play, who)
        if who not in play.fight.fighters:
            return Refusal(Say("encounter.refused.not_here", {"who": name}))
        if play.fight.fighters[who].away:
            return got_away(play.ground.people.by_id[who])
        if who not in present:
            return Refusal(Say("encounter.refused.cannot_act", {"who": name}))
        return Refusal(Say("encounter.refused.twice", {"who": name}))
    missing = tuple(_name(play, w) for w in present if w not in counts and play.fighter(w).forced != "freeze")
    return Refusal(Say("encounter.refused.missing", {"who": Listed(missing)})) if missing else None


def got_away(person: Person) -> Refusal:
    """That somebody is out of this fight."""
    return Refusal(Say("encounter.refused.got_away", {"who": person.name, "gender": person.gender}))


def refusal(play: Play, act: Act) -> Refusal | None:
    """Why somebody cannot do this now; a panic's own act is never refused."""
    rule = _RULES.get(act.do)
    return None if rule is None or play.fighter(act.who).forced else rule(play, act)


def _strike(play: Play, act: Act) -> Refusal | None:
    machines = play.fight.machines
    if act.target and (act.target not in machines or machines[act.target].gone):
        return Refusal(Say("encounter.refused.no_machine", {"machine": act.target}))
    gear = wield(play, act)
    target = gear if isinstance(gear, Refusal) else in_reach(play, act, gear)
    return target if isinstance(target, Refusal) else None


def _drag(play: Play, act: Act) -> Refusal | None:
    if not act.whom:
        return Refusal(Say("encounter.refused.nobody_to_drag", {"who": _name(play, act.who)}))
    fighter, person = play.fight.fighters.get(act.whom), play.ground.people.by_id.get(act.whom)
    if fighter is None or person is None:
        return Refusal(Say("encounter.refused.not_here", {"who": _name(play, act.whom)}))
    if fighter.away:
        return got_away(person)
    if not character.downed(play.rules.character, person):
        return Refusal(Say("encounter.refused.not_down", {"whom": person.name}))
    if fighter.gap != play.fighter(act.who).gap or play.dragged.get(act.whom) != act.who:
        return Refusal(Say("encounter.refused.out_of_arm", {"who": _name(play, act.who), "whom": person.name}))
    return None


def _reload(play: Play, act: Act) -> Refusal | None:
    person = play.person(act.who)
    if act.gear and act.gear not in person.gear:
        return Refusal(Say("encounter.refused.not_carried", {"who": person.name, "gear": Term(act.gear)}))
    if not person.empty or (act.gear and act.gear not in person.empty):
        return Refusal(Say("encounter.refused.nothing_empty", {"who": person.name}))
    return None


def _rig(play: Play, act: Act) -> Refusal | None:
    if act.counter:
        return unriggable(play, act)
    name = _name(play, act.who)
    if act.whom and act.whom not in play.fight.fighters:
        return Refusal(Say("encounter.refused.not_here", {"who": _name(play, act.whom)}))
    if act.gear and act.gear not in play.person(act.who).gear:
        return Refusal(Say("encounter.refused.not_carried", {"who": name, "gear": Term(act.gear)}))
    gear, what = riggable(play, act)
    if what is None:
        return None if severable(play, act) else Refusal(Say("encounter.refused.nothing_to_rig", {"who": name}))
    if what.do == "blast" and not play.engaging(act.whom or act.who):
        return Refusal(Say("encounter.refused.nothing_to_blast", {"gear": Term(gear)}))
    return None


def _still(play: Play, act: Act) -> Refusal | None:
    name, needed = _name(play, act.who), play.rules.encounter.procedure.still_gap
    if play.rules.safeguard.ladder.tag in play.person(act.who).conditions:
        return Refusal(Say("encounter.refused.still_tagged", {"who": name}))
    full = next((block for block in play.blocks if "fills_nodes" in block.by_key), None)
    if full is not None:
        return Refusal(Say("encounter.refused.still_filled", {"adversary": Term(full.id)}))
    if play.before.get(act.who, 0) < needed:
        return Refusal(Say("encounter.refused.still_close", {"who": name, "gap": needed}))
    return None


def _ride(play: Play, act: Act) -> Refusal | None:
    found = rideable(play, act)
    return found if isinstance(found, Refusal) else None


def _link(play: Play, act: Act) -> Refusal | None:
    found = linkable(play, act)
    return found if isinstance(found, Refusal) else None


_RULES: dict[Stance, Callable[[Play, Act], Refusal | None]] = {
    "strike": _strike,
    "hold": _strike,
    "drag": _drag,
    "reload": _reload,
    "rig": _rig,
    "still": _still,
    "ride": _ride,
    "link": _link,
}


def _name(play: Play, who: str) -> str:
    person = play.ground.people.by_id.get(who)
    return person.name if person else who
