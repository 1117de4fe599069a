"""The quest as the table reads it: clocks, what is missing, the room, and the exact odds for the party as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from rpg.campaign.fold import after
from rpg.desk.chances import chance
from rpg.desk.contagion import body
from rpg.desk.telling.common import name
from rpg.desk.words import present
from rpg.game.character import decide as character
from rpg.game.check import decide as check
from rpg.game.contagion.measures import exposure_parts
from rpg.game.encounter.ground import FightRules
from rpg.game.quest import chances, decide, measures
from rpg.game.quest.rules import SeekRules
from rpg.words import Listed, Say, Term, Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.campaign.events import Event
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.character.state import Person
    from rpg.game.quest.events import GeneDestroyed
    from rpg.game.quest.rules import Lock, Order
    from rpg.words import Value

POOLS = (1, 2, 3)
"""The pools whose sessions are told."""
_PER_CENT = (10, 50, 90)


class Post(NamedTuple):
    """Who stands at a lock, with how many dice."""

    lock: Lock
    person: Person
    pool: int


def seek(rules: Rules, chosen: frozenset[tuple[str, str]] = frozenset()) -> SeekRules:
    """The rules that the quest reads."""
    fight = FightRules(
        check=rules.check,
        character=rules.character,
        safeguard=rules.safeguard,
        encounter=rules.encounter,
        chosen=chosen,
    )
    return SeekRules(fight=fight, contagion=rules.contagion, quest=rules.quest)


def shown(rules: Rules, world: World) -> tuple[Say, ...]:
    """The clocks, the phase at hand, the room they are in; from a phase on its odds, and what is missing."""
    says = [_clocks(rules, world), *_gene(rules, world), *_at_hand(rules, world), *room_lines(rules, world)]
    if _told(rules, world):
        says += (*odds(rules, world), *missing(rules, world))
    return tuple(says)


def begun(world: World) -> bool:
    """Whether anybody has looked for anything."""
    return bool(world.quest.filled or world.quest.done or world.quest.room)


def _clocks(rules: Rules, world: World) -> Say:
    told = tuple(
        Say(
            "quest.clock",
            {"phase": _phase(rules, p.key), "filled": measures.filled(world.quest, p), "size": p.segments},
        )
        for p in rules.quest.phases
    )
    return Say("quest.line", {"quest": Term(rules.quest.id), "clocks": Listed(told, " · ")})


def _gene(rules: Rules, world: World) -> Iterator[Say]:
    """In whom the gene is, whether one was made, and in whom it is destroyed."""
    quest, term = world.quest, Term(rules.quest.id)
    if quest.carrier:
        yield Say("quest.carrier", {"who": name(world, quest.carrier), "quest": term})
    if quest.synthetic:
        yield Say("quest.synthetic")
    for who in quest.destroyed:
        yield Say("quest.destroyed", {"who": name(world, who), "quest": term})


def _at_hand(rules: Rules, world: World) -> Iterator[Say]:
    at_hand, quest = measures.phase(rules.quest, world.quest), world.quest
    if at_hand is None:
        if quest.room is None and measures.lock_at_hand(rules.quest, quest) is not None:
            yield Say("quest.locks_wait", {"line": Say("line.lock", {"who": _first(rules, world)})})
        return
    text = Term(rules.quest.id, f"phases.{at_hand.key}.text")
    left = max(0, rules.quest.discovery.rolls - quest.rolled)
    key = "quest.paused" if quest.paused else "quest.rolls"
    yield Say("quest.phase", {"phase": _phase(rules, at_hand.key), "text": text})
    yield Say(key, {"n": left, "line": Say("line.discover", {"who": _first(rules, world)})})


def room_lines(rules: Rules, world: World) -> tuple[Say, ...]:
    """The room while they are in it: its alert, its locks, the actions left; and what is commanded once it is open."""
    quest, read = world.quest, seek(rules)
    if quest.room is None:
        return ()
    room, levels = quest.room, rules.safeguard.ladder.levels
    level = max(n for n, each in enumerate(levels) if each.points <= max(0, room.points))
    locks = tuple(
        Say(
            "quest.clock",
            {"phase": _lock(rules, lock.key), "filled": measures.opened(quest, lock), "size": lock.segments},
        )
        for lock in rules.quest.room.locks
    )
    values: dict[str, Value] = {"points": room.points, "level": level, "locks": Listed(locks, " · ")}
    says = [Say("quest.room", {**values, "agent": measures.agent_points(read)})]
    if measures.lock_at_hand(rules.quest, quest) is None:
        says += _orders(rules, world)
    elif room.left is not None:
        says.append(Say("quest.left", {"n": max(0, room.left)}))
    return tuple(says)


def _orders(rules: Rules, world: World) -> Iterator[Say]:
    """What may still be commanded: the first is certain."""
    given = {key for key, _ in world.quest.orders}
    open_ = [order for order in rules.quest.orders.choices if order.key not in given]
    names = tuple(Term(rules.quest.id, f"orders.choices.{order.key}.name") for order in open_)
    if names:
        line = _command(rules, open_[0])
        key = "quest.command_more" if given else "quest.command_first"
        yield Say(key, {"orders": Listed(names, " / "), "line": line})


def carriers(rules: Rules, world: World) -> tuple[str, ...]:
    """Those of the group in whom the gene is whole: one, or nobody."""
    found = measures.carrier(seek(rules), world.quest, world.people)
    return (found.id,) if found else ()


def _command(rules: Rules, order: Order) -> Say:
    return Say("line.command", {"order": Written(rules.quest.id, f"orders.choices.{order.key}.name")})


def posts(rules: Rules, world: World) -> tuple[Post, ...]:
    """Who of those present would do best at each lock; nobody where nobody stands."""
    read = seek(rules)
    has = measures.gene(read, world.quest, world.people)
    standing = [p for p in present(world) if character.standing(rules.character, p)]
    found = []
    for lock in rules.quest.room.locks:
        best = measures.best_at(read, lock, has, standing)
        if best is not None:
            found.append(Post(lock, best[0], check.pool_size(rules.check, best[1])))
    return tuple(found)


def attempt(rules: Rules, world: World, *, held: bool) -> chances.Attempt | None:
    """The control room as this party would try it from where it stands; None if nobody stands."""
    read, quest = seek(rules), world.quest
    has, there = measures.gene(read, quest, world.people), posts(rules, world)
    if not there:
        return None
    carrier = measures.carrier(read, quest, world.people)
    at_hand = measures.lock_at_hand(rules.quest, quest)
    here = next((n for n, lock in enumerate(rules.quest.room.locks) if lock is at_hand), 0)
    room = quest.room
    if room is not None and room.left is not None and not room.door and held:
        room = replace(room, left=room.left + rules.quest.room.door)
    return chances.Attempt(
        pools=tuple(_pools(rules, world, post, carrier) for post in there),
        own=tuple(carrier is not None and post.person.id == carrier.id for post in there),
        exposure=_exposures(rules, carrier) if carrier else (),
        stage=character.contagion(rules.character, carrier) if carrier else None,
        synthetic=has == "synthetic",
        held=held,
        lock=here,
        filled=measures.opened(quest, at_hand) if at_hand else 0,
        points=room.points if room else None,
        left=room.left if room else None,
    )


def _pools(rules: Rules, world: World, post: Post, carrier: Person | None) -> tuple[int, ...]:
    """The dice of whoever stands at a lock; the carrier's by their stage, which may come further meanwhile."""
    if carrier is None or post.person.id != carrier.id:
        return (post.pool,)
    read, has = seek(rules), measures.gene(seek(rules), world.quest, world.people)
    return tuple(
        check.pool_size(rules.check, measures.lock_parts(read, post.lock, has, each))
        for each in _at_each_stage(rules, carrier)
    )


def _exposures(rules: Rules, carrier: Person) -> tuple[int, ...]:
    severity = rules.quest.room.severity
    return tuple(
        check.pool_size(rules.check, exposure_parts(body(rules), each, severity))
        for each in _at_each_stage(rules, carrier)
    )


def _at_each_stage(rules: Rules, person: Person) -> Iterator[Person]:
    scars = character.scarred(rules.character, person, "contagion_gained")
    for stage in range(rules.contagion.gene_lost_from):
        yield replace(person, contagion=stage - scars)


def odds(rules: Rules, world: World) -> tuple[Say, ...]:
    """How the room would end for the party as it is, exactly, with the door held and not; who stands at which lock."""
    if world.odds == "off" or measures.lock_at_hand(rules.quest, world.quest) is None:
        return ()
    says = []
    for held in (True,) if world.wanderer.here else (False, True):
        tried = attempt(rules, world, held=held)
        if tried is None:
            return (Say("quest.nobody"),)
        end = chances.room(seek(rules), tried)
        values: dict[str, Value] = {
            "commanded": chance(world, end.commanded),
            "cut_off": chance(world, end.cut_off),
            "gene_lost": chance(world, end.gene_lost),
            "wanderer": Term(rules.wanderer.id),
        }
        says.append(Say("quest.odds_held" if held else "quest.odds", values))
    there = tuple(
        Say("quest.post", {"lock": _lock(rules, post.lock.key), "who": post.person.name, "pool": post.pool})
        for post in posts(rules, world)
    )
    return (*says, Say("quest.posts", {"posts": Listed(there, " · ")}))


def missing(rules: Rules, world: World) -> tuple[Say, ...]:
    """What the party lacks before the room: phases, the gene, somebody for a lock, the Wanderer at the door."""
    read, quest = seek(rules), world.quest
    closed = {k.key for k in rules.quest.room.locks if measures.opened(quest, k) < k.segments}
    if not closed:
        return ()
    clauses: list[Value] = [
        Say("quest.lacks.phase", {"phase": _phase(rules, p.key), "n": p.segments - measures.filled(quest, p)})
        for p in rules.quest.phases
        if p.key not in quest.done
    ]
    has, lock = (
        measures.gene(read, quest, world.people),
        next((k for k in rules.quest.room.locks if k.gene and k.key in closed), None),
    )
    if has != "carrier" and lock is not None and lock.gene is not None:
        values: dict[str, Value] = {"lock": _lock(rules, lock.key), "carrier": lock.gene.carrier}
        values |= {"difficulty": lock.gene.synthetic if has == "synthetic" else lock.gene.none}
        clauses.append(_lacks_gene(rules, world, values, has))
    clauses += [
        Say("quest.lacks.dice", {"lock": _lock(rules, post.lock.key), "pool": post.pool, "who": post.person.name})
        for post in posts(rules, world)
        if post.pool < 1 and post.lock.key in closed
    ]
    if not world.wanderer.here:
        clauses.append(Say("quest.lacks.door", {"wanderer": Term(rules.wanderer.id), "n": rules.quest.room.door}))
    return (Say("quest.missing", {"clauses": Listed(tuple(clauses), " · ")}),) if clauses else ()


def _lacks_gene(rules: Rules, world: World, values: dict[str, Value], has: measures.Gene) -> Say:
    """That nobody here carries the gene; or that whoever does is not here."""
    absent = world.people.by_id.get(world.quest.carrier)
    if absent is not None and measures.carries(seek(rules), absent):
        return Say("quest.lacks.absent", {**values, "who": absent.name})
    return Say(f"quest.lacks.{'carrier' if has == 'synthetic' else 'gene'}", values)


def sessions(rules: Rules, world: World, pools: Iterable[int] = POOLS) -> tuple[Say, ...]:
    """How many sessions the search still takes, by the pool of its discovery rolls; none once it is over."""
    if measures.phase(rules.quest, world.quest) is None or world.odds == "off":
        return ()
    told = []
    for pool in pools:
        shares = chances.sessions(seek(rules), pool, world.quest)
        low, median, high = (chances.percentile(shares, n) for n in _PER_CENT)
        told.append(Say("quest.sessions.pool", {"pool": pool, "n": median, "low": low, "high": high}))
    return (Say("quest.sessions", {"pools": Listed(tuple(told), " · ")}),)


def lost_genes(rules: Rules, world: World, events: Iterable[Event]) -> tuple[GeneDestroyed, ...]:
    """That the gene is gone once the Contagion has come too far in its carrier by these events."""
    if not world.quest.carrier and not any(type(event).__name__ == "CarrierFound" for event in events):
        return ()
    for event in events:
        world = after(world, event)
    return decide.destroyed(seek(rules), world.quest, world.people)


def due(rules: Rules, world: World) -> Iterator[tuple[Say, Say]]:
    """What the quest waits for: a lock while they are in the room, or what is to be commanded."""
    if world.quest.room is None:
        return
    lock = measures.lock_at_hand(rules.quest, world.quest)
    if lock is not None:
        yield Say("quest.now.lock", {"lock": _lock(rules, lock.key)}), Say("line.lock", {"who": _first(rules, world)})
    elif not world.quest.orders:
        line = _command(rules, rules.quest.orders.choices[0])
        yield Say("quest.now.command"), line


def _told(rules: Rules, world: World) -> bool:
    """Whether the odds of the room are told already: the phase from which they are is at hand, or over."""
    at_hand = measures.phase(rules.quest, world.quest)
    keys = [p.key for p in rules.quest.phases]
    first = keys.index(rules.quest.odds_from) if rules.quest.odds_from in keys else 0
    return at_hand is None or keys.index(at_hand.key) >= first


def _first(rules: Rules, world: World) -> str:
    """Whom a line to type names: whoever is best at the lock at hand, or the first of those present."""
    lock = measures.lock_at_hand(rules.quest, world.quest)
    best = next((post.person.id for post in posts(rules, world) if post.lock is lock), "")
    return best or next((p.id for p in present(world)), "")


def _phase(rules: Rules, key: str) -> Term:
    return Term(rules.quest.id, f"phases.{key}.name")


def _lock(rules: Rules, key: str) -> Term:
    return Term(rules.quest.id, f"room.locks.{key}.name")
