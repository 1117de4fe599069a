"""What abilities do, each in a moment that feels its numbers."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from rpg.game.character.mending import restored
from rpg.game.character.rest import eased
from rpg.game.character.state import People
from rpg.game.community import gifts
from rpg.game.community.state import Community
from rpg.game.encounter import detect
from rpg.game.encounter.acts import Act, Attempt
from rpg.game.encounter.counter import counter
from rpg.game.encounter.course import Roll
from rpg.game.encounter.ordeal import ordeal
from rpg.game.expedition import decide as expedition
from rpg.game.expedition.rules import Node
from rpg.game.wanderer import decide as wanderer
from rpg.game.wanderer.measures import reached
from tests.game.encounter.counters import here
from tests.game.encounter.fights import EXTERMINATOR, GAFF, RIFLE, Fixed, everybody, ground, person
from tests.rules.probes.people import body, pools
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import (
    BO,
    CY,
    FACES,
    TOUGH,
    begun,
    exchanges,
    fight_rules,
    nodes,
    outing,
    outing_rules,
    stage,
    then,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules


def able(full: str, **changes: Any) -> Any:
    return person("ada", **{"ability": full, **changes})


@feels("ability")
def alone(rules: Rules, full: str) -> Iterator[Any]:
    who = able(full)
    yield pools(rules, who), body(rules, who)
    yield eased(rules.character, rules.check.core, [who, person("bo", strain=6)], watches=1)
    broken = person("bo", empty=(RIFLE,), lost=(GAFF,))
    yield restored(rules.character, People({"ada": who, "bo": broken}), who="ada", whose="bo")
    for count in range(1, 9):
        crowd = [who, *(person(f"p{n}") for n in range(count - 1))]
        yield detect.sneak(fight_rules(rules), ground(*crowd), Fixed(), leader="ada", watch=1, crossing=True)


@feels("ability")
def watching(rules: Rules, full: str) -> Iterator[Any]:
    for face in FACES:
        people = ("ada",)
        yield detect.lookout(fight_rules(rules), ground(able(full)), Fixed(face), people=people, force=True)
    for measure in rules.safeguard.countermeasures:
        there = here(8)
        there.people.by_id["ada"] = able(full, gear=there.people.by_id["ada"].gear)
        yield counter(fight_rules(rules), there, Fixed(4), Attempt(who="ada", measure=measure, place="silo", watch=3))
    slug, loud = full.rpartition("/")[2], Fixed(1)
    for points, chosen in product((0, 2), ((slug,), ())):
        how, fight = Roll(push="now"), fight_rules(rules, *chosen)
        there = ground(able(full, attributes={"core:attribute/frame": 4}), points=points)
        yield ordeal(fight, there, loud, who="ada", skill="core:skill/climb", how=how, label="climb")


@feels("ability")
def fighting(rules: Rules, full: str) -> Iterator[Any]:
    """With its player saying so, and without."""
    for fight, face in product((fight_rules(rules, full.rpartition("/")[2]), fight_rules(rules)), FACES):
        there = begun(fight, ground(able(full), BO), (EXTERMINATOR, 12))
        yield exchanges(fight, there, face, [Act(who="ada", do="hold"), Act(who="bo", do="flee")])
        there = begun(fight, ground(able(full), person("bo", harm=9)), (EXTERMINATOR, 2))
        yield exchanges(fight, there, face, [Act(who="ada", do="drag", whom="bo")])
        there = begun(fight, ground(able(full)), ("core:adversary/hunter", 1), gap=3)
        strike = [Act(who="ada", do="strike")]
        yield exchanges(fight, there, face, strike, *[[Act(who="ada", do="wait")]] * 3)
        down = [person(who, harm=9) for who in ("bo", "cy", "di")]
        there = begun(fight, ground(able(full, attributes={"core:attribute/frame": 60}), *down), (EXTERMINATOR, 8))
        yield exchanges(fight, there, face, strike)


@feels("ability")
def out_there(rules: Rules, full: str) -> Iterator[Any]:
    run = outing_rules(rules, full.rpartition("/")[2])
    there = outing(able(full, skills={"core:skill/forage": 3}), BO, CY)
    route = (*nodes(0), Node(watch=1, charted=False), Node(watch=2, charted=False), Node(watch=0))
    there = then(there, expedition.set_out(run, there, Fixed(), route=route))
    there = then(there, expedition.cross(run, there, Fixed(6).at("node", 5)))
    for _ in range(3):
        events = expedition.learn(run, there, "ada")
        yield events
        there = then(there, events)
    source = outing(able(full, attributes=TOUGH, skills={"core:skill/forage": 3}), BO, CY)
    source = then(source, expedition.set_out(run, source, Fixed(), route=nodes(0)))
    source = then(source, expedition.cross(run, source, Fixed(6).at("node", 5).at("source", 6)))
    yield expedition.work(run, source, Fixed(6), who="ada")
    near = stage(rules, able(full), person("bo", harm=9))
    yield reached(near), wanderer.exchange(near, Fixed(2), everybody(near.ground, "wait", near.rules))


@feels("ability")
def at_home(rules: Rules, full: str) -> Iterator[Any]:
    """In the village: with its player saying so, and without; after some uses of it, as often as they can be."""
    village, uses = Community(cohesion=-2), frozenset({("ada", full)})
    for used, said in product(range(3), (uses, frozenset())):
        limited = rules.character.abilities[full].limited
        who = able(full, used=((full, limited.per),) * used if limited else ())
        yield gifts.fasted(rules.community, rules.character, (who,), said)
        yield tuple(gifts.spoken(rules.community, village, rules.character, (who,), said))
        core = rules.character.gear["core:gear/archive-core"]
        yield gifts.fabricated(rules.character, village, core, who, "ada")


@feels("gear")
def made_at_home(rules: Rules, full: str) -> Iterator[Any]:
    """A fabricator makes relics and nothing else."""
    maker = able("core:ability/fabricate")
    yield gifts.fabricated(rules.character, Community(), rules.character.gear[full], maker, "ada")
