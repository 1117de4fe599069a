"""The steps of an expedition, each a whole: what happens when they set out, cross, work, camp, turn back (GAME.md 6).

Every function is given rules, what is so, and dice; ``how`` says of a roll, by its label and who makes it, whether it
is told from the table or pushed. Chance is asked for by label only, so nothing here needs a desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.expedition import camp as camping
from rpg.game.expedition import node, presence, source
from rpg.game.expedition.arrival import behind, rejoined
from rpg.game.expedition.events import GivenUp, NodeLearned, TurnedBack, WayChosen
from rpg.game.expedition.going import Going, plain, ready
from rpg.game.expedition.leave import LONGEST, change, set_out
from rpg.game.expedition.source import Loading
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.effects import Effects
    from rpg.game.effects.learn_watch import LearnWatch
    from rpg.game.expedition.ground import Outing, OutingEvent, OutingRules
    from rpg.game.expedition.rules import Node
    from rpg.game.expedition.state import Trip
    from rpg.game.expedition.walking import How

__all__ = ["Loading", "camp", "change", "choose", "cross", "give_up", "hunt", "learn", "set_out", "turn_back", "work"]

_AS_IT_COMES = Loading()


def cross(
    rules: OutingRules, outing: Outing, dice: Dice, *, pace: str = "", around: bool = False, how: How = plain
) -> tuple[OutingEvent, ...] | Refusal:
    """The next node, or the rest of one that a fight suspended; from the last one homewards, the village.

    Out of a source that is dry it goes one node further. ``pace`` changes the pace from here on; ``around``: they go
    round the seal of the node ahead.
    """
    trip = ready(rules, outing)
    if isinstance(trip, Refusal):
        return trip
    if trip.at_source and trip.left > 0:
        return Refusal(Say("expedition.refused.at_source"))
    if trip.at_end and not trip.at_source:
        return Refusal(Say("expedition.refused.at_end"))
    changed = change(rules, outing, pace=pace) if pace else ()
    if isinstance(changed, Refusal):
        return changed
    going = Going(rules, outing, trip, dice, how)
    going.happen(changed)
    return node.onward(going, around=around) or tuple(going.done)


def work(
    rules: OutingRules,
    outing: Outing,
    dice: Dice,
    *,
    who: str = "",
    loading: Loading = _AS_IT_COMES,
    how: How = plain,
) -> tuple[OutingEvent, ...] | Refusal:
    """One beat of work at the source, by ``who`` or the best of those who are free for it."""
    trip = ready(rules, outing)
    if isinstance(trip, Refusal):
        return trip
    wrong = source.workable(rules, outing, who, loading)
    if wrong is not None:
        return wrong
    going = Going(rules, outing, trip, dice, how)
    return source.work(going, who, loading) or tuple(going.done)


def camp(
    rules: OutingRules, outing: Outing, dice: Dice, *, label: str = "watch", awake: frozenset[str] = frozenset()
) -> tuple[OutingEvent, ...] | Refusal:
    """A watch out there, in which some stay ``awake``; its dice are asked for as ``label``."""
    trip = ready(rules, outing)
    if isinstance(trip, Refusal):
        return trip
    if trip.due:
        return Refusal(Say("expedition.refused.due"))
    going = Going(rules, outing, trip, dice, plain)
    return camping.watch(going, label, awake) or tuple(going.done)


def hunt(rules: OutingRules, outing: Outing, dice: Dice, *, how: How = plain) -> tuple[OutingEvent, ...] | Refusal:
    """They go after the vermin of this node: a fight."""
    trip = ready(rules, outing)
    if isinstance(trip, Refusal):
        return trip
    going = Going(rules, outing, trip, dice, how)
    return presence.hunt(going) or tuple(going.done)


def turn_back(rules: OutingRules, outing: Outing) -> tuple[TurnedBack, ...] | Refusal:
    """From here they go home."""
    trip = ready(rules, outing)
    if isinstance(trip, Refusal):
        return trip
    return Refusal(Say("expedition.refused.homeward")) if trip.homeward else (TurnedBack(),)


def choose(
    rules: OutingRules, outing: Outing, route: tuple[Node, ...], where: int, *, on_map: str = ""
) -> tuple[WayChosen, ...] | Refusal:
    """From here they take another way: all of it, from the village on; ``where`` is the node they are in.

    ``on_map`` is the id of the map whose places its nodes are.
    """
    trip = ready(rules, outing)
    if isinstance(trip, Refusal):
        return trip
    if trip.due:
        return Refusal(Say("expedition.refused.due"))
    if len(route) > LONGEST:
        return Refusal(Say("expedition.refused.too_far", {"most": LONGEST}))
    same = (route, where, False) == (trip.route, trip.where, trip.homeward)
    return () if same else (WayChosen(route=route, where=where, map=on_map),)


def learn(rules: OutingRules, outing: Outing, who: str) -> tuple[OutingEvent, ...] | Refusal:
    """Somebody who can learns the Watch of the next nodes that are not charted, without a roll: so many as they can."""
    trip = ready(rules, outing)
    if isinstance(trip, Refusal):
        return trip
    known, person = rules.fight.character, outing.ground.people.by_id.get(who)
    found = ability.has(known, person, _learning, known.abilities) if person else None
    near = _near(trip, found[0].nodes if found else 1)
    if not near:
        return Refusal(Say("expedition.refused.charted"))
    if person is None or found is None or who not in trip.people:
        return Refusal(Say("expedition.refused.cannot_learn", {"who": person.name if person else who}))
    learned = (NodeLearned(who=who, where=where) for where in near)
    return (*learned, *ability.spend(known, person, found[1], _learning))


def _learning(effects: Effects) -> LearnWatch | None:
    return effects.learn_watch


def give_up(rules: OutingRules, outing: Outing, dice: Dice) -> tuple[OutingEvent, ...] | Refusal:
    """The expedition is over, by the table's word: nobody is left to go on, or the story takes another way."""
    trip = outing.expeditions.trip
    if trip is None:
        return Refusal(Say("expedition.refused.none"))
    going = Going(rules, outing, trip, dice, plain)
    going.happen((*behind(going), *rejoined(going), GivenUp()))
    return tuple(going.done)


def _near(trip: Trip, most: int) -> tuple[int, ...]:
    """The nodes so far ahead, and the one behind, that are not charted: at most so many, as places on the way."""
    places = (*(trip.where + trip.step * n for n in range(1, most + 1)), trip.where - trip.step)
    return tuple(where for where in places if (node := trip.at(where)) is not None and not node.charted)[:most]
