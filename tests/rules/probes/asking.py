"""The oracle and the masked agent: answers, told scenes, silence; occasions, tells, readings, accusations."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from rpg.game.community.state import Community
from rpg.game.infiltrator.accuse import accuse
from rpg.game.infiltrator.decide import cycle, examine, occasion, seal, ticked
from rpg.game.infiltrator.hidden import Hidden, drawn
from rpg.game.infiltrator.measures import beliefs, chance, filled
from rpg.game.infiltrator.stage import Suspicion
from rpg.game.infiltrator.state import Infiltrator, Read
from rpg.game.oracle.decide import chances, kept, narrated, questions_left, speak, yes
from rpg.game.oracle.state import Oracle
from tests.game.encounter.fights import Fixed, ground, person
from tests.game.infiltrator.cases import SIX, case
from tests.rules.probes.desk import AtTheTable
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import FACES, fight_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules

DEGREES = ("partial", "full", "surge")


@feels("oracle")
def answers(rules: Rules, _: str) -> Iterator[Any]:
    own, core = rules.oracle, rules.check
    for one in own.likelihoods:
        yield chances(own, core, one.pool), yes(own, core, one.pool)
    yield [questions_left(own, Oracle(asked=n)) for n in range(9)]
    yield [narrated(own, core, Fixed(n), ()) for n in range(1, 5)]
    for spoken, depth in product(range(3), range(9)):
        now = Oracle(silence=True, spoken=spoken)
        yield speak(own, now, text="Come.", who="ada", depth=depth), kept(own, now, place="here", depth=depth)
    game = AtTheTable(rules)
    yield [game(line) for line in ("join oru", "silence on", "silence kept 6", "bearing")]


def suspicion(rules: Rules, now: Infiltrator) -> Suspicion:
    sefa = person("sefa", "listener")
    return Suspicion(
        rules=fight_rules(rules),
        own=rules.infiltrator,
        ground=ground(sefa),
        infiltrator=now,
        homes=rules.community,
        village=Community(),
    )


@feels("infiltrator")
def coming_in(rules: Rules, _: str) -> Iterator[Any]:
    own = rules.infiltrator
    for n in range(9):
        yield occasion(own, "strangers", n)
        for face in range(1, 9):
            yield drawn(own, Fixed(face), suspects=SIX, chances=(n,), certain=False)
        yield chance(own, case(certain=False, chances=(n,)))
        names = tuple(f"n{m}" for m in range(n + 2))
        yield seal(suspicion(rules, Infiltrator(occasions=(1,))), suspects=names, number=1, commitment="")


@feels("infiltrator")
def watched(rules: Rules, _: str) -> Iterator[Any]:
    at = suspicion(rules, Infiltrator(case=case()))
    for face, who in product(range(1, 13), ("Homa", "")):
        hidden = Hidden(who, "", Fixed(face))
        yield cycle(at, hidden, Fixed())
        for dice in FACES:
            yield examine(at, hidden, Fixed(dice), who="Homa", by="sefa")
    for shown, seen in product(range(3), range(4)):
        yield beliefs(rules.infiltrator, case(tells={"Homa": shown}, watched=seen))
    for degree in DEGREES:
        read = Read(who="Homa", degree=degree, verdict="agent")
        yield beliefs(rules.infiltrator, case(readings=(read,)))


@feels("infiltrator")
def falling(rules: Rules, _: str) -> Iterator[Any]:
    own, hidden = rules.infiltrator, Hidden("Homa", "", Fixed())
    for n, cause in product(range(9), own.clock.causes):
        at = suspicion(rules, Infiltrator(case=case(ticked=n)))
        yield ticked(at, hidden, Fixed(), cause.key), filled(own, case(ticked=n))
    for who in ("Homa", "Keld"):
        yield accuse(suspicion(rules, Infiltrator(case=case())), hidden, Fixed(), who)
