"""Going down into the City, node by node, with no route: what a way demands, and what it costs (GAME.md 8).

What is on the map is the chapter of strata's. Here people pass: they climb, open, wait, are heard; and what is large
takes its time of them. An uncharted way that asks for something is only looked at: whoever stands at the threshold
knows how large it is beyond, and decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from rpg.game import strata
from rpg.game.character import decide as character
from rpg.game.check.events import Part
from rpg.game.encounter import homeward
from rpg.game.encounter.detect import best
from rpg.game.encounter.ground import active
from rpg.game.expedition import hazard, march, sealed
from rpg.game.expedition.depth import Depth, Descent
from rpg.game.expedition.walking import plain
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import TowerSet
from rpg.game.strata.events import ConnectorOpened, NodeKnown, ThresholdSeen, Went, WentBack
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.expedition.depth import DescentEvent
    from rpg.game.expedition.walking import How
    from rpg.game.strata.rules import Lock
    from rpg.game.strata.state import Link

Choice: TypeAlias = Literal["deeper", "across", "back"]


def ready(depth: Depth) -> Refusal | None:
    """Why nobody goes anywhere: a fight, a force, an expedition, nobody on their feet; None if they may."""
    if depth.ground.encounter.fight is not None:
        return Refusal(Say("expedition.refused.fight"))
    if depth.ground.safeguard.sector(depth.ground.sector).arrived is not None:
        return Refusal(Say("expedition.refused.force"))
    if depth.trip:
        return Refusal(Say("strata.refused.expedition"))
    return None if standing(depth) else Refusal(Say("strata.refused.nobody"))


def standing(depth: Depth) -> tuple[str, ...]:
    """Whoever is with the group and on their feet."""
    return tuple(p.id for p in active(depth.ground) if character.standing(depth.rules.fight.character, p))


def step(
    depth: Depth, dice: Dice, choice: Choice, *, around: bool = False, how: How = plain
) -> tuple[DescentEvent, ...] | Refusal:
    """One node on, that way; or only its threshold, if it asks for something that nobody knows of.

    Nobody has charted it then, or it was rebuilt since.

    ``around`` goes round what is shut or too large.
    """
    wrong = ready(depth)
    if wrong is not None:
        return wrong
    descent = Descent(depth, dice, how)
    if choice == "back":
        return _back(descent, around=around) or tuple(descent.done)
    if depth.strata.uncrossed:
        wrong = march.taken(descent)
        if wrong is not None or descent.found:
            return wrong or tuple(descent.done)
    return _on(descent, choice, around=around) or tuple(descent.done)


def _on(descent: Descent, choice: Literal["deeper", "across"], *, around: bool) -> Refusal | None:
    """One node on, deeper or across."""
    found = strata.ahead(descent.own, descent.strata, descent.dice, choice, descent.ground.sector)
    if isinstance(found, Refusal):
        return found
    descent.happen(found.events)
    link = descent.strata.links[found.link]
    if around:
        return _around(descent, link, back=False)
    if (found.events or link.changed) and strata.asks(descent.own, descent.strata, link):
        descent.happen(() if found.events else (ThresholdSeen(link=link.id),))
        return None
    return _through(descent, link, Went(link=link.id), back=False)


def listen(depth: Depth, dice: Dice, who: str = "", *, how: How = plain) -> tuple[DescentEvent, ...] | Refusal:
    """Somebody (or whoever is best at it) listens for what lies ahead: deeper first, then across."""
    wrong = ready(depth)
    if wrong is not None:
        return wrong
    descent = Descent(depth, dice, how)
    who = who or listener(depth)
    person = depth.ground.people.by_id.get(who)
    if person is None or who not in descent.up:
        return Refusal(Say("encounter.refused.cannot_act", {"who": person.name if person else who}))
    tested = descent.test("ahead", who, listening(depth, who))
    if isinstance(tested, Refusal):
        return tested
    descent.read_clock(depth.own.listen.skill, tested)
    ways = {"fail": 0, "partial": depth.own.listen.partial}.get(tested.degree, depth.own.listen.clean)
    for choice in _WAYS[:ways]:
        found = strata.ahead(depth.own, descent.strata, dice, choice, depth.ground.sector)
        if isinstance(found, strata.Ahead):
            descent.happen(found.events)
            descent.happen((NodeKnown(node=descent.strata.links[found.link].b),))
    descent.heard()
    descent.ticks(depth.own.listen.beats)
    return tuple(descent.done)


_WAYS: tuple[Literal["deeper", "across"], ...] = ("deeper", "across")


def listener(depth: Depth) -> str:
    """Who listens, unless somebody is named: the best at it."""
    return best(depth.rules.fight, depth.ground, standing(depth), depth.own.listen.skill)


def listening(depth: Depth, who: str) -> tuple[Part, ...]:
    """The dice of whoever listens."""
    fight, here = depth.rules.fight, depth.strata.node
    own = character.parts(fight.character, fight.check.core, depth.ground.people.by_id[who], depth.own.listen.skill)
    return (*own, Part("watch", -here.watch)) if here and here.watch else own


def locked(depth: Depth, lock: Lock, who: str) -> tuple[Part, ...]:
    """The dice of whoever tries a lock."""
    fight = depth.rules.fight
    own = character.parts(fight.character, fight.check.core, depth.ground.people.by_id[who], lock.skill)
    return (*own, Part("gate", -lock.difficulty))


def carrier(depth: Depth) -> str:
    """Who of the group carries the gene, on their feet or not; "" if nobody does."""
    return next((person.id for person in active(depth.ground) if person.id in depth.carriers), "")


def waits(depth: Depth, link: Link) -> int:
    """Beats that a connector costs these people: none, if somebody carries what it asks for."""
    kind, people = strata.kind_of(depth.own, link), active(depth.ground)
    return 0 if any(kind.gear in p.gear for p in people) else kind.beats_each * len(people)


def _back(descent: Descent, *, around: bool) -> Refusal | None:
    link = descent.strata.before()
    if link is None:
        return Refusal(Say("strata.refused.home"))
    if around:
        return _around(descent, link, back=True)
    if link.changed and strata.costs(descent.own, link) and not strata.barred(descent.own, link, back=True):
        descent.happen((ThresholdSeen(link=link.id),))
        return None
    return _through(descent, link, WentBack(start=descent.strata.here), back=True)


def _around(descent: Descent, link: Link, *, back: bool) -> Refusal | None:
    """Onto the first node of the way round."""
    found = strata.around(descent.own, descent.strata, descent.dice, link, back=back)
    if isinstance(found, Refusal):
        return found
    descent.happen(found.events)
    if back:
        beyond = descent.strata.nodes.get(link.a)
        large = beyond is not None and beyond.magnitude >= descent.own.around.least
        drop, start = 2 if large else 1, descent.strata.here
        descent.happen((WentBack(drop=drop, onto=found.links[:-1], start=start),))
    else:
        descent.happen((Went(link=found.links[0]),))
    return _arrived(descent)


def _through(descent: Descent, link: Link, move: Went | WentBack, *, back: bool) -> Refusal | None:
    """Along a connector, with all that it demands; they stay where they are if it does not open, or a force comes."""
    bar = strata.barred(descent.own, link, back=back)
    if bar:
        return Refusal(Say(f"strata.refused.{bar}"))
    if strata.shut(descent.own, link):
        opened = _opened(descent, link)
        if opened is not True:
            return opened or None
    kind = strata.kind_of(descent.own, link)
    descent.ticks(waits(_now(descent), link), "gap")
    if descent.found:
        return None
    wrong = hazard.endured(descent) if kind.hazard else None
    if wrong is not None:
        return wrong
    descent.noise(kind.noises)
    descent.heard()
    descent.happen((move,))
    return _arrived(descent)


def _opened(descent: Descent, link: Link) -> bool | Refusal:
    """Open what is sealed, or try a lock."""

    def open_(tool: str) -> None:
        descent.happen((ConnectorOpened(link=link.id, tool=tool),))

    lock = strata.kind_of(descent.own, link).lock
    if lock is None:
        return sealed.forced(descent, open_)
    if lock.gene and carrier(_now(descent)):
        open_("")
        descent.ticks(lock.beats, "lock")
        return not descent.found
    who = best(descent.rules, descent.ground, descent.up, lock.skill)
    tested = descent.test("lock", who, locked(_now(descent), lock, who))
    if isinstance(tested, Refusal):
        return tested
    if tested.degree == "fail":
        descent.trigger(lock.trigger)
    else:
        open_("")
    descent.heard()
    descent.ticks(lock.beats, "lock")
    return tested.degree != "fail" and not descent.found


def _arrived(descent: Descent) -> Refusal | None:
    """In the node: another sector if it is another stratum, what is seen for the first time, and the time it takes."""
    to = strata.sector_of(descent.strata, descent.ground.sector)
    if descent.ground.safeguard.sector(descent.ground.sector).tower:
        descent.happen((TowerSet(sector=descent.ground.sector, beside=False),))
    if to != descent.ground.sector:
        descent.happen(homeward.crossed(descent.rules, descent.ground, to))
        descent.stand(msgspec.structs.replace(descent.ground, sector=to))
    there = active(descent.ground)
    descent.happen(strata.vista(descent.own, descent.rules.check.core, descent.strata, there))
    return march.taken(descent)


def _now(descent: Descent) -> Depth:
    return Depth(
        rules=descent.run,
        own=descent.own,
        ground=descent.ground,
        strata=descent.strata,
        carriers=descent.carriers,
    )
