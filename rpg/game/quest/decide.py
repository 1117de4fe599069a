"""What is decided on the quest: discoveries, whose gene it is, the locks of the room, and what is commanded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from rpg.game.character import decide as character
from rpg.game.check.decide import read_table
from rpg.game.check.events import Part, Tested
from rpg.game.encounter.course import Course, Roll
from rpg.game.encounter.ground import GroundEvent, active
from rpg.game.quest import events as e
from rpg.game.quest import measures
from rpg.game.quest.evolve import evolve
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import ContagionDue
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice import Dice
    from rpg.game.character.state import People
    from rpg.game.encounter.ground import Ground
    from rpg.game.quest.rules import Lock, SeekRules
    from rpg.game.quest.state import Quest

SeekEvent: TypeAlias = GroundEvent | e.QuestEvent
Price: TypeAlias = Literal["alert", "exposure"]
"""What a partial at a lock costs: points of the room's alert, or an exposure to the Contagion."""
_PLAIN = Roll()


def discover(  # noqa: PLR0913 - who seeks with which skill, all named by keyword
    rules: SeekRules,
    ground: Ground,
    quest: Quest,
    dice: Dice,
    *,
    who: str,
    skill: str,
    difficulty: int = 0,
    how: Roll = _PLAIN,
) -> tuple[SeekEvent, ...] | Refusal:
    """Somebody makes a discovery roll; a fail brings a complication, and what a phase does not need is lost."""
    phase, numbers = measures.phase(rules.quest, quest), rules.quest.discovery
    wrong = _cannot_seek(rules, ground, quest, who, difficulty)
    if wrong is not None or phase is None:
        return wrong or Refusal(Say("quest.refused.found"))
    course = Course(rules.fight, ground, dice)
    own = character.parts(rules.fight.character, rules.fight.check.core, course.person(who), skill)
    tested = course.roll(f"discover:{who}", who, (*own, *_less(difficulty)), how)
    if isinstance(tested, Refusal):
        return tested
    if tested.degree == "fail":
        course.happen((read_table(rules.fight.check, dice, numbers.complication, "complication"),))
    course.heard()
    by = min(numbers.segments.of(tested.degree), phase.segments - measures.filled(quest, phase))
    full = measures.filled(quest, phase) + by >= phase.segments
    return (*course.events, e.Discovered(phase=phase.key, by=by), *([e.PhaseEnded(phase=phase.key)] if full else ()))


def carrier(rules: SeekRules, quest: Quest, people: People, who: str) -> tuple[e.QuestEvent, ...] | Refusal:
    """Somebody of the campaign carries the gene."""
    person = people.by_id[who]
    if who in quest.destroyed or not measures.carries(rules, person):
        return Refusal(Say("quest.refused.no_gene", {"who": person.name}))
    return () if quest.carrier == who else (e.CarrierFound(who=who),)


def synthetic(quest: Quest, *, lost: bool = False) -> tuple[e.QuestEvent, ...]:
    """A laboratory has made a gene; or the one it made is lost."""
    return () if quest.synthetic is not lost else (e.GeneSynthesised(lost=lost),)


def destroyed(rules: SeekRules, quest: Quest, people: People) -> tuple[e.GeneDestroyed, ...]:
    """That the Contagion has come too far in the carrier for the gene to be left; nothing if it has not."""
    person = people.by_id.get(quest.carrier)
    if person is None or character.contagion(rules.fight.character, person) < rules.contagion.gene_lost_from:
        return ()
    return (e.GeneDestroyed(who=person.id, caught=person.contagion),)


def lock(  # noqa: PLR0913 - who tries it with what, and what a partial costs, all named by keyword
    rules: SeekRules,
    ground: Ground,
    quest: Quest,
    dice: Dice,
    *,
    who: str,
    skill: str = "",
    price: Price = "alert",
    held: bool = False,
    how: Roll = _PLAIN,
) -> tuple[SeekEvent, ...] | Refusal:
    """Somebody tries the lock at hand; ``held``: the Wanderer holds the door. The first try enters the room."""
    at_hand = measures.lock_at_hand(rules.quest, quest)
    wrong = _cannot_open(rules, ground, quest, who)
    if wrong is not None or at_hand is None:
        return wrong or Refusal(Say("quest.refused.open"))
    inside = _Inside(rules, quest)
    if quest.room is None:
        inside.happen(e.RoomEntered(points=rules.quest.room.start))
    course, has_gene = Course(rules.fight, ground, dice), measures.gene(rules, quest, ground.people)
    parts = measures.lock_parts(rules, at_hand, has_gene, course.person(who), skill)
    tested = course.roll(f"lock:{who}", who, parts, how)
    if isinstance(tested, Refusal):
        return tested
    if tested.degree == "partial" and price == "exposure":
        course.happen((ContagionDue(sector=ground.sector, who=who, severity=rules.quest.room.severity),))
    course.heard()
    inside.tried(at_hand, tested, price, has_gene, held=held)
    return (*inside.before, *course.events, *inside.after)


def commanded(quest: Quest, order: str, *, done: bool) -> tuple[e.Commanded, ...]:
    """Something is commanded, and done or not."""
    return () if any(key == order for key, _ in quest.orders) else (e.Commanded(order=order, done=done),)


class _Inside:
    """The room while an action is decided: what happens in it, before the roll and after."""

    def __init__(self, rules: SeekRules, quest: Quest) -> None:
        self.rules, self.quest = rules, quest
        self.before: list[e.QuestEvent] = []
        self.after: list[e.QuestEvent] = []

    def happen(self, event: e.QuestEvent) -> None:
        (self.before if isinstance(event, e.RoomEntered) else self.after).append(event)
        self.quest = evolve(self.quest, event)

    def tried(self, lock: Lock, tested: Tested, price: Price, has_gene: measures.Gene, *, held: bool) -> None:
        """What an action comes to: segments and points, the agent, the door, the end."""
        numbers = self.rules.quest.room
        more = {"fail": numbers.fail, "partial": numbers.partial if price == "alert" else 0}.get(tested.degree, 0)
        by = min(numbers.segments.of(tested.degree), lock.segments - measures.opened(self.quest, lock))
        self.happen(e.LockTried(lock=lock.key, by=by, points=numbers.action + more))
        is_open = measures.opened(self.quest, lock) >= lock.segments
        if is_open and lock.gene is not None and has_gene == "synthetic":
            self.happen(e.SyntheticNoticed(points=numbers.synthetic))
        if measures.lock_at_hand(self.rules.quest, self.quest) is not None:
            self._agent(held=held)

    def _agent(self, *, held: bool) -> None:
        """The agent comes, is held off, or ends it; while a lock is closed."""
        numbers, room = self.rules.quest.room, self.quest.room
        if room is not None and room.left is None and room.points >= measures.agent_points(self.rules):
            self.happen(e.AgentManifested(actions=numbers.actions))
        room = self.quest.room
        if room is not None and held and room.left is not None and not room.door:
            self.happen(e.DoorHeld(actions=numbers.door))
        room = self.quest.room
        if room is not None and measures.left(room) == 0:
            self.happen(e.CutOff(phase=numbers.cut_off_to))


def _less(difficulty: int) -> tuple[Part, ...]:
    return (Part("difficulty", -difficulty),) if difficulty else ()


def _cannot_seek(rules: SeekRules, ground: Ground, quest: Quest, who: str, difficulty: int) -> Refusal | None:
    numbers = rules.quest.discovery
    if not 0 <= difficulty <= numbers.difficulty_most:
        return Refusal(Say("quest.refused.difficulty", {"most": numbers.difficulty_most}))
    if quest.paused:
        return Refusal(Say("quest.refused.paused"))
    if quest.rolled >= numbers.rolls:
        return Refusal(Say("quest.refused.rolled", {"n": numbers.rolls}))
    return _unable(rules, ground, who)


def _cannot_open(rules: SeekRules, ground: Ground, quest: Quest, who: str) -> Refusal | None:
    phase = measures.phase(rules.quest, quest)
    if phase is not None:
        values = {"phase": Term(rules.quest.id, f"phases.{phase.key}.name")}
        left = phase.segments - measures.filled(quest, phase)
        return Refusal(Say("quest.refused.too_soon", {**values, "left": left}))
    return _unable(rules, ground, who)


def _unable(rules: SeekRules, ground: Ground, who: str) -> Refusal | None:
    able: Sequence[str] = [p.id for p in active(ground) if character.standing(rules.fight.character, p)]
    if who in able:
        return None
    person = ground.people.by_id.get(who)
    return Refusal(Say("encounter.refused.cannot_act", {"who": person.name if person else who}))
