"""Moving unseen on an expedition: the lookout's roll, then the leader's sneak test, and what being seen brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.check.events import Part
from rpg.game.encounter.detect import moving, passed, seen_at
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.game.encounter.ground import FightRules, Ground
    from rpg.game.expedition.going import Going


def listening(rules: FightRules, ground: Ground, who: str, watch: int) -> tuple[Part, ...]:
    """The dice of a lookout at a node of that Watch."""
    skill = rules.encounter.procedure.lookout_skill
    own = character.parts(rules.character, rules.check.core, ground.people.by_id[who], skill)
    return (*own, Part("watch", -watch))


def sneak(
    going: Going, watch: int, *, lookout: str, free: bool = False, heavy: bool = True, crossing: bool = True
) -> Refusal | None:
    """The leader takes the group past that Watch, with the lookout's help if they notice enough in time.

    ``free``: a lookout helps without a roll. ``heavy``: whether a heavy load counts. ``crossing``: they
    are on their way through a node, not at work in it. A partial is a noise; a fail is
    being seen at that Watch.
    """
    helped = bool(lookout)
    if lookout and not free:
        heard = going.test("listen", lookout, listening(going.rules, going.ground, lookout, watch))
        if isinstance(heard, Refusal):
            return heard
        going.read_clock(going.rules.encounter.procedure.lookout_skill, heard)
        helped = heard.degree != "fail"
    parts = moving(
        going.rules,
        going.ground,
        going.leader,
        watch,
        going.trip.pace,
        helped=helped,
        crossing=crossing,
        heavy=heavy,
    )
    return past(going, "sneak", (*parts, Part("watch", -watch)), watch)


def past(going: Going, label: str, parts: tuple[Part, ...], watch: int) -> Refusal | None:
    """The leader's test, and what it comes to at that Watch."""
    tested = going.test(label, going.leader, parts)
    if isinstance(tested, Refusal):
        return tested
    passed(going, tested, seen_at(going.rules, watch))
    return None
