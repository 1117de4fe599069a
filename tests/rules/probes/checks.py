"""The core roll, its ladder, tables and time."""

from __future__ import annotations

from itertools import product, starmap
from typing import TYPE_CHECKING, Any

from rpg.game.character import decide as character
from rpg.game.character.rest import eased
from rpg.game.check import decide as check
from rpg.game.check.chances import odds, odds_pushed
from rpg.game.check.events import Part, TurnDrawn
from rpg.game.check.tables import read_table
from rpg.game.encounter.acts import Act
from rpg.game.encounter.course import Roll
from rpg.game.encounter.ordeal import ordeal
from rpg.game.encounter.turned import turned
from rpg.game.expedition import decide as expedition
from rpg.game.refusal import Refusal
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import EXTERMINATOR, TAG, Fixed, ground
from tests.rules.probes.probing import feels
from tests.rules.probes.scenes import (
    ADA,
    BO,
    HIGHEST,
    TOUGH,
    Pair,
    begun,
    exchanges,
    fight_rules,
    nodes,
    outing,
    outing_rules,
    person,
    then,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.dice import Dice

CLIMB = "core:skill/climb"


@feels("core-roll", "ladder")
def pools(rules: Rules, _: str) -> Iterator[Any]:
    """What pools show, and their odds; a face that no band of the ladder covers is read as none."""
    for dice in (-9, -1, 0, 1, 2, 3, 20):
        for face in range(1, 7):
            try:
                yield check.test(rules.check, Fixed(face), who="ada", label="roll", parts=(Part("any", dice),))
            except KeyError:
                yield None
    for pool in range(4):
        yield odds(rules.check, pool), odds_pushed(rules.check, pool)


@feels("core-roll")
def pushes(rules: Rules, _: str) -> Iterator[Any]:
    for pool in (1, 3):
        for face in range(1, 7):
            for again in (1, 2, 6):
                dice = Fixed(again).at("roll", *[face] * pool)
                part = (Part("any", pool),)
                tested = check.test(rules.check, dice, who="ada", label="roll", parts=part, push="now")
                yield tested, 0 if isinstance(tested, Refusal) else check.noises(rules.check, tested)


@feels("core-roll")
def nerves(rules: Rules, _: str) -> Iterator[Any]:
    for strain in range(7):
        for push in ("now", "on_fail"):
            here, how = ground(person("ada", strain=strain)), Roll(push=push)
            yield ordeal(fight_rules(rules), here, Fixed(2), who="ada", skill=CLIMB, how=how, label="climb")
    for home in (False, True):
        yield eased(rules.character, rules.check.core, [person("ada", strain=5)], watches=1, home=home)
    yield character.strain(rules.check.core, person("ada", strain=99))


@feels("core-roll")
def a_death(rules: Rules, _: str) -> Iterator[Any]:
    here = begun(fight_rules(rules), ground(person("ada", attributes=TOUGH), person("bo", harm=9)), (EXTERMINATOR, 5))
    yield exchanges(fight_rules(rules), here, 2, [Act(who="ada", do="wait")])


@feels("table")
def rows(rules: Rules, full: str) -> Iterator[Any]:
    """Every face that the shipped dice of any table can show; a face that no row covers is read as none."""
    same: list[Dice] = [Fixed(face) for face in (*range(1, 37), HIGHEST)]
    for dice in (*same, *starmap(Pair, product(range(1, 7), repeat=2))):
        try:
            yield read_table(rules.check, dice, full, "read")
        except KeyError:
            yield None


@feels("table")
def panics(rules: Rules, _: str) -> Iterator[Any]:
    fight = fight_rules(rules)
    for row in range(1, 7):
        here = begun(fight, ground(person("ada", strain=5), BO), (EXTERMINATOR, 1), gap=2)
        acts = [Act(who="ada", do="flee", push="now"), Act(who="bo", do="flee")]
        found = exchanges(fight, here, 2, acts)
        dice = Fixed(1).at("panic:ada", row)
        told = ordeal(
            fight, ground(person("ada", strain=5)), dice, who="ada", skill=CLIMB, how=Roll(push="now"), label="climb"
        )
        yield found, told


@feels("table")
def scars(rules: Rules, _: str) -> Iterator[Any]:
    assert rules.character.scars is not None
    for row in rules.character.scars.rows:
        who = person("ada", scars=(row.key,))
        yield [character.parts(rules.character, rules.check.core, who, skill) for skill in rules.character.skills]
        yield expedition.set_out(outing_rules(rules), outing(who, BO), Fixed(), route=nodes(0))


@feels("table")
def presences(rules: Rules, _: str) -> Iterator[Any]:
    for row in range(1, 7):
        there = outing(ADA, BO)
        there = then(there, expedition.set_out(outing_rules(rules), there, Fixed(), route=nodes(0, 1)))
        yield expedition.cross(outing_rules(rules), there, Fixed(2).at("node", 1).at("presence", row))


@feels("table")
def turns(rules: Rules, full: str) -> Iterator[Any]:
    """Every price and every surge, where a force is on its way, for somebody who has something to lose."""
    if full not in {rules.check.core.price, rules.check.core.surge}:
        return
    coming = Force(level=3, units=((EXTERMINATOR, 2),), clock=6)
    here = ground(person("ada", strain=2, load=2, conditions={TAG: 0}), points=3, force=coming)
    for row in rules.check.tables[full].rows:
        drawn = TurnDrawn(of="price", table=full, row=row.key, who="ada")
        yield turned(fight_rules(rules), here, Fixed(1), drawn, tool="core:gear/gaff")


@feels("time")
def a_day_of_watches(rules: Rules, _: str) -> Iterator[Any]:
    there = outing(ADA, BO)
    there = then(there, expedition.set_out(outing_rules(rules), there, Fixed(), route=nodes(0, 1)))
    for _n in range(3):
        events = expedition.camp(outing_rules(rules), there, Fixed())
        yield events
        there = then(there, events)
