"""Who notices whom: the lookout, moving unseen, and a force that has arrived and searches (GAME.md 4, 5 and 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from rpg.game.character import ability
from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.check.events import Part
from rpg.game.encounter.course import Course, Roll
from rpg.game.encounter.ground import active, tagged, up
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.dice import Dice
    from rpg.game.character.state import Person
    from rpg.game.check.events import Tested
    from rpg.game.effects import Effects
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent
    from rpg.game.encounter.rules import Adversary

Pace: TypeAlias = Literal["careful", "steady", "rush"]
Verb = TypeVar("Verb")
_PLAIN = Roll()


def lookout(  # noqa: PLR0913 - who watches for whom and how, all named by keyword
    rules: FightRules,
    ground: Ground,
    dice: Dice,
    *,
    people: Sequence[str],
    who: str | None = None,
    force: bool = False,
    how: Roll = _PLAIN,
) -> tuple[tuple[GroundEvent, ...], int] | Refusal:
    """Roll the lookout: what happened, and the gap at which machines are met.

    ``who`` watches (the best of ``people`` who stand if None); "" is nobody, a pool of ``no_lookout_pool``. ``force``:
    it is one that was sent, which some see from further off.
    """
    procedure = rules.encounter.procedure
    watcher = best(rules, ground, people, procedure.lookout_skill) if who is None else who
    if watcher and not _stands(rules, ground, watcher):
        return _unable(ground, watcher)
    course = Course(rules, ground, dice)
    if watcher:
        own = character.parts(rules.character, rules.check.core, course.person(watcher), procedure.lookout_skill)
        parts = (*own, Part("lookout_difficulty", -procedure.lookout_difficulty))
    else:
        parts = (Part("no_lookout", procedure.no_lookout_pool),)
    tested = course.roll(f"lookout:{watcher}", watcher, parts, how)
    if isinstance(tested, Refusal):
        return tested
    start = procedure.start_gap
    far = start.clean if check.is_clean(tested.degree) else start.partial
    gap = start.fail if tested.degree == "fail" else far
    early = course.use(watcher, lambda e: e.start_gap) if watcher and force else None
    course.read_clock(procedure.lookout_skill, tested)
    course.heard()
    return tuple(course.events), max(gap, min(early.most, gap + early.by)) if early else gap


def best(rules: FightRules, ground: Ground, people: Sequence[str], skill: str) -> str:
    """Who of these, of those who stand, rolls most dice with a skill; the first of equals; "" is nobody."""

    def pool(who: str) -> int:
        person = ground.people.by_id[who]
        return check.pool_size(rules.check, character.parts(rules.character, rules.check.core, person, skill))

    return max((who for who in people if _stands(rules, ground, who)), key=pool, default="")


def sneak(  # noqa: PLR0913 - the circumstances of a sneak test, all named by keyword
    rules: FightRules,
    ground: Ground,
    dice: Dice,
    *,
    leader: str,
    watch: int = 0,
    adversary: str = "",
    pace: Pace = "steady",
    lookout_helped: bool = False,
    crossing: bool = False,
    how: Roll = _PLAIN,
) -> tuple[GroundEvent, ...] | Refusal:
    """The leader takes the group past a place's Watch, or past an adversary's Sense.

    ``crossing``: they cross a node of an expedition, where some leaders make a group small.

    A partial is one noise. A fail sets off the trigger of that Watch, or what the adversary sees them with; some tag.
    """
    wrong = _cannot(rules, ground, leader)
    if wrong is not None:
        return wrong
    if adversary:
        block = rules.encounter.adversaries[adversary]
        if block.trait("landscape"):
            return Refusal(Say("encounter.refused.landscape", {"adversary": Term(adversary)}))
        spotter = block.trait("spotter")
        against, seen = sensed(rules, ground, [block]), spotter.trigger if spotter else ""
    else:
        against, seen = (Part("watch", -watch),), seen_at(rules, watch)
    course = Course(rules, ground, dice)
    circumstances = moving(rules, ground, leader, watch, pace, helped=lookout_helped, crossing=crossing)
    parts = (*circumstances, *against, *_blind(rules, dice, adversary, leader))
    tested = course.roll(f"sneak:{leader}", leader, parts, how)
    if isinstance(tested, Refusal):
        return tested
    passed(course, tested, seen)
    return tuple(course.events)


def passed(course: Course, tested: Tested, seen: str) -> None:
    """What the leader's test comes to: a partial is a noise; a fail is being seen, which sets off ``seen`` ("": no)."""
    if tested.degree == "fail" and seen:
        course.alarm(tested.who)
        course.trigger(seen)
    course.noise(int(tested.degree == "partial"))
    course.heard()


def _blind(rules: FightRules, dice: Dice, adversary: str, leader: str) -> tuple[Part, ...]:
    """The dice given by the arcs that an adversary cannot see: as many as a die of so many sides shows."""
    trait = rules.encounter.adversaries[adversary].trait("blind_arcs") if adversary else None
    if trait is None or trait.value <= 0:
        return ()
    return (Part("blind_arcs", dice.roll(f"arcs:{leader}", 1, trait.value)[0]),)


def sensed(
    rules: FightRules, ground: Ground, blocks: Sequence[Adversary], what: str = "", people: Sequence[Person] = ()
) -> tuple[Part, ...]:
    """The dice that the keenest of those adversaries takes: its Sense, and what the Safeguard senses beside it.

    ``what`` is what its Sense is called ("": its name); ``people`` are those whom it may sense, else the whole group.
    """
    marked = character.sense(rules.character, people or active(ground))

    def keen(block: Adversary) -> int:
        return block.sense + (marked if block.faction == "safeguard" else 0)

    sharpest = max(blocks, key=keen, default=None)
    if sharpest is None:
        return ()
    more = keen(sharpest) - sharpest.sense
    track = (Part(rules.character.track.id, -more),) if more else ()
    return (Part(what or sharpest.id, -sharpest.sense), *track)


def search(
    rules: FightRules, ground: Ground, dice: Dice, *, leader: str, pace: str = "steady", how: Roll = _PLAIN
) -> tuple[GroundEvent, ...] | Refusal:
    """The force that arrived searches: Tagged people are found without a roll, and nothing more happens here.

    Else the leader hides the group: clean or partial, it misses them and is gone (partial: one noise); a fail and they
    are found and Tagged. Found means that the force is still there afterwards.
    """
    if ground.safeguard.sector(ground.sector).arrived is None:
        return Refusal(Say("encounter.refused.no_force"))
    wrong = _cannot(rules, ground, leader)
    if wrong is not None or tagged(rules, ground):
        return wrong or ()
    course = Course(rules, ground, dice)
    difficulty = Part("search", -rules.safeguard.ladder.find_difficulty)
    parts = (*moving(rules, ground, leader, 0, pace, helped=False, alert=rules.safeguard.ladder.find_alert), difficulty)
    tested = course.roll(f"search:{leader}", leader, parts, how)
    if isinstance(tested, Refusal):
        return tested
    if tested.degree == "fail":
        course.alarm(leader)
        course.tag()
    course.noise(int(tested.degree == "partial"))
    course.heard()
    if tested.degree != "fail":
        sector = course.ground.safeguard.sector(ground.sector)
        course.happen(safeguard.force_gone(rules.safeguard, dice, ground.sector, sector, "missed", label="force"))
    return tuple(course.events)


def moving(  # noqa: PLR0913 - the circumstances of a sneak test
    rules: FightRules,
    ground: Ground,
    leader: str,
    watch: int,
    pace: str,
    *,
    helped: bool,
    crossing: bool = False,
    heavy: bool = True,
    alert: bool = True,
) -> tuple[Part, ...]:
    """The dice of everybody who moves unseen behind a leader, before what they move past takes its own.

    ``heavy``: whether a heavy load on anybody costs its die; ``crossing``: they cross a node, where some leaders make a
    group small; ``alert``: whether the level of the sector counts. KeyError: nobody of that id, or no such pace.
    """
    procedure, person, group = rules.encounter.procedure, ground.people.by_id[leader], active(ground)
    own = character.parts(rules.character, rules.check.core, person, procedure.sneak_skill, watch=watch)
    level = safeguard.level(rules.safeguard, ground.safeguard.sector(ground.sector))
    circumstances = (
        Part("pace", procedure.sneak_pace[pace]),
        Part("group", -_group_price(rules, person, group, crossing=crossing)),
        Part("lookout", procedure.lookout_help if helped else 0),
        Part("alert", rules.safeguard.ladder.levels[level].sneak if alert else 0),
    )
    parts = (*own, *_laden(rules, person, group), *(part for part in circumstances if part.dice))
    return parts if heavy else tuple(part for part in parts if part.what not in _loads(rules))


def _group_price(rules: FightRules, leader: Person, group: Sequence[Person], *, crossing: bool) -> int:
    """The dice that a group costs: less those who never count; none while somebody leads a crossing who spares it."""
    size = sum(_has(rules, person, lambda e: e.uncounted) is None for person in group)
    spared = _has(rules, leader, lambda e: e.spare_group) if crossing else None
    if spared and spared.least <= size <= spared.most:
        return 0
    return max((price for least, price in rules.encounter.procedure.group_sneak if size >= least), default=0)


def _has(rules: FightRules, person: Person, of: Callable[[Effects], Verb | None]) -> Verb | None:
    found = ability.has(rules.character, person, of, rules.uses(person.id) if rules.chosen else ())
    return found[0] if found else None


def _laden(rules: FightRules, leader: Person, group: Sequence[Person]) -> tuple[Part, ...]:
    """What a heavy load on anybody costs the group; the leader's own is among the leader's dice."""
    heavy = character.overload(rules.character, leader) or not any(
        character.overload(rules.character, p) for p in group
    )
    if heavy:
        return ()
    skill = rules.encounter.procedure.sneak_skill
    loads = (rules.character.conditions[load] for load in _loads(rules))
    return tuple(Part(c.id, bonus.dice) for c in loads for bonus in c.dice if skill in bonus.skills)


def _loads(rules: FightRules) -> tuple[str, ...]:
    """The conditions that a load beyond capacity brings."""
    return tuple(c.id for c in rules.character.conditions.values() if c.when and c.when.measure == "overload")


def seen_at(rules: FightRules, watch: int) -> str:
    """The trigger of being seen at a Watch rating; "" where nothing watches."""
    seen = rules.encounter.procedure.noises.seen
    return seen[min(watch, len(seen)) - 1] if watch > 0 else ""


def _cannot(rules: FightRules, ground: Ground, who: str) -> Refusal | None:
    """Why somebody cannot lead."""
    if ground.encounter.fight is not None:
        return Refusal(Say("encounter.refused.fight_on"))
    return None if _stands(rules, ground, who) else _unable(ground, who)


def _stands(rules: FightRules, ground: Ground, who: str) -> bool:
    return who in ground.people.by_id and up(rules, ground.people.by_id[who])


def _unable(ground: Ground, who: str) -> Refusal:
    person = ground.people.by_id.get(who)
    return Refusal(Say("encounter.refused.cannot_act", {"who": person.name if person else who}))
