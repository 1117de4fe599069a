"""The quest: discoveries, whose gene it is, the locks and the room, and the exact chances of both."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.character.state import People
from rpg.game.quest import chances, decide, measures
from rpg.game.quest.rules import SeekRules
from rpg.game.quest.state import Quest, Room
from tests.game.encounter.fights import Fixed, ground
from tests.game.quest.seekers import LOCKS, PHASES, SCAN, seeker
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import FACES, fight_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules

GENES: tuple[dict[str, Any], ...] = ({}, {"carrier": "ada"}, {"synthetic": True})


def seek(rules: Rules) -> SeekRules:
    return SeekRules(fight=fight_rules(rules), contagion=rules.contagion, quest=rules.quest)


@feels("quest")
def discoveries(rules: Rules, _: str) -> Iterator[Any]:
    own, here = seek(rules), ground(seeker(signal=2))
    for n, face, filled, rolled in product(range(len(PHASES)), FACES, range(0, 10, 3), range(4)):
        quest = Quest(done=PHASES[:n], filled={PHASES[n]: filled}, rolled=rolled)
        for hard in range(4) if filled == rolled == 0 else (0,):
            yield decide.discover(own, here, quest, Fixed(face), who="ada", skill=SCAN, difficulty=hard)
    for pool in (1, 2):
        yield chances.percentile(chances.sessions(own, pool, Quest(done=PHASES[:-1])), 50)


@feels("quest")
def locks(rules: Rules, _: str) -> Iterator[Any]:
    own, here = seek(rules), ground(seeker(signal=4, interface=3))
    yield decide.lock(own, here, Quest(done=PHASES), Fixed(), who="ada")
    for (n, key), face, gene in product(enumerate(LOCKS), FACES, GENES):
        for filled, points, left in product(range(2), (7, 17, 18), (None, 1)):
            opened = dict.fromkeys(LOCKS[:n], 9) | {key: filled}
            quest = Quest(done=PHASES, locks=opened, room=Room(points=points, left=left), **gene)
            for price, held in (("alert", False), ("exposure", True)):
                yield decide.lock(own, here, quest, Fixed(face), who="ada", price=price, held=held)  # type: ignore[arg-type]  # both are prices


@feels("quest", "contagion")
def genes(rules: Rules, _: str) -> Iterator[Any]:
    own = seek(rules)
    for stage in range(7):
        crowd = People({"ada": seeker(contagion=stage)})
        yield decide.carrier(own, Quest(), crowd, "ada"), decide.destroyed(own, Quest(carrier="ada"), crowd)


@feels("ability")
def greetings(rules: Rules, full: str) -> Iterator[Any]:
    asks = next(lock for lock in rules.quest.room.locks if lock.gene)
    for gene in ("none", "synthetic"):
        native = replace(seeker(), ability=full)
        yield measures.difficulty(seek(rules), asks, gene, native)
