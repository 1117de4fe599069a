"""Where the quest stands, read from running sums and clamped here: phases, the gene, the locks (GAME.md 10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from rpg.game.character import decide as character
from rpg.game.character.ability import has
from rpg.game.check import decide as check
from rpg.game.check.events import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.game.character.state import People, Person
    from rpg.game.quest.rules import Lock, Phase, QuestRules, SeekRules
    from rpg.game.quest.state import Quest, Room

Gene: TypeAlias = Literal["carrier", "synthetic", "none"]


def phase(rules: QuestRules, quest: Quest) -> Phase | None:
    """The phase at hand; None once all are over, and only the locks are left."""
    return next((each for each in rules.phases if each.key not in quest.done), None)


def filled(quest: Quest, of: Phase) -> int:
    """The segments of a phase that are filled."""
    return of.segments if of.key in quest.done else max(0, min(of.segments, quest.filled.get(of.key, 0)))


def opened(quest: Quest, lock: Lock) -> int:
    """The segments of a lock that are filled."""
    return max(0, min(lock.segments, quest.locks.get(lock.key, 0)))


def lock_at_hand(rules: QuestRules, quest: Quest) -> Lock | None:
    """The first lock that is not open; None if all are."""
    return next((lock for lock in rules.room.locks if opened(quest, lock) < lock.segments), None)


def carries(rules: SeekRules, person: Person) -> bool:
    """Whether a gene in somebody would be whole: they live, and the Contagion has not come too far."""
    return not person.dead and character.contagion(rules.fight.character, person) < rules.contagion.gene_lost_from


def carrier(rules: SeekRules, quest: Quest, people: People) -> Person | None:
    """Who carries the gene, if it is whole in them and they are with the group."""
    found = people.by_id.get(quest.carrier)
    return found if found is not None and not found.away and carries(rules, found) else None


def gene(rules: SeekRules, quest: Quest, people: People) -> Gene:
    """What the party has: a living carrier who is with them first, else a synthetic gene, else none."""
    if carrier(rules, quest, people) is not None:
        return "carrier"
    return "synthetic" if quest.synthetic else "none"


def difficulty(rules: SeekRules, lock: Lock, has_gene: Gene, person: Person) -> int:
    """The difficulty of a lock for somebody, with what the party has of the gene."""
    if lock.gene is None:
        return lock.difficulty
    if has_gene != "none":
        return int(getattr(lock.gene, has_gene))
    native = has(rules.fight.character, person, lambda e: e.native_handshake)
    return min(lock.gene.none, native[0].difficulty) if native else lock.gene.none


def lock_parts(rules: SeekRules, lock: Lock, has_gene: Gene, person: Person, skill: str = "") -> tuple[Part, ...]:
    """The dice of somebody at a lock, with that skill, or with the best of those that open it."""
    fight = rules.fight
    skills = (skill,) if skill in lock.skills else lock.skills
    each = [character.parts(fight.character, fight.check.core, person, one) for one in skills]
    own = max(each, key=lambda parts: check.pool_size(fight.check, parts))
    return (*own, Part("difficulty", -difficulty(rules, lock, has_gene, person)))


def best_at(
    rules: SeekRules, lock: Lock, has_gene: Gene, people: Iterable[Person]
) -> tuple[Person, tuple[Part, ...]] | None:
    """Whoever of these has most dice at a lock, the first of equals, with them; None if nobody is there."""
    found = [(person, lock_parts(rules, lock, has_gene, person)) for person in people]
    return max(found, key=lambda pair: check.pool_size(rules.fight.check, pair[1]), default=None)


def agent_points(rules: SeekRules) -> int:
    """The points of the room's alert at which the agent manifests."""
    levels = rules.fight.safeguard.ladder.levels
    return levels[min(rules.quest.room.agent_level, len(levels) - 1)].points


def left(room: Room) -> int | None:
    """The actions left until they are cut off; None while the agent is not there."""
    return None if room.left is None else max(0, room.left)
