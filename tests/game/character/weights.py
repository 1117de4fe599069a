"""What each condition and each scar weighs: the same moment, with it and without."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character.decide import condition_gained
from rpg.game.character.evolve import evolve
from rpg.game.character.rest import worn
from rpg.game.character.state import People, Person
from rpg.game.expedition import decide
from rpg.game.safeguard import decide as safeguard
from tests.game.encounter.fights import SUIT, TAG, Fixed, person
from tests.game.expedition.outings import RULES, crew, done, folded, home, nodes
from tests.game.rules_for_tests import CHARACTER, CHECK, SAFEGUARD
from tests.game.with_and_without import shows

FRAME = "core:attribute/frame"


def ada(condition: str = "", **changes: Any) -> Person:
    """Somebody with that condition, given as the GM gives it, or without any."""
    plain = person("ada", **{"gear": (), **changes})
    if not condition:
        return plain
    gained = condition_gained(CHARACTER, plain, f"core:condition/{condition}")
    return evolve(People({"ada": plain}), gained).by_id["ada"]


def dice(who: Person) -> dict[str, int]:
    """The dice that somebody rolls with each skill."""
    parts = {key: character.parts(CHARACTER, CHECK.core, who, key) for key in CHARACTER.skills}
    return {key.rpartition("/")[2]: sum(part.dice for part in found) for key, found in parts.items()}


def lost(condition: str, has: bool, **changes: Any) -> dict[str, int]:  # noqa: FBT001 - as a scenario is told it
    """The dice that somebody loses by it, by skill."""
    whole, now = dice(person("ada", gear=())), dice(ada(condition if has else "", **changes))
    return {key: whole[key] - n for key, n in now.items() if n != whole[key]}


@shows("condition/hungry")
def hungry(has):
    return lost("hungry", has)


@shows("condition/starving")
def starving(has):
    who = ada("starving" if has else "")
    return lost("starving", has), [h.by for h in worn(CHARACTER, CHECK.core, who, days=2)]


@shows("condition/exhausted")
def exhausted(has):
    return character.may_push(CHARACTER, CHECK.core, ada("exhausted" if has else ""))


@shows("condition/bleeding")
def bleeding(has):
    return [h.by for h in worn(CHARACTER, CHECK.core, ada("bleeding" if has else "", gear=(SUIT,)), watches=3)]


@shows("condition/maimed")
def maimed(has):
    who = replace(ada("maimed" if has else "", attributes={FRAME: 3, "core:attribute/reflex": 2}), gear=())
    return (
        dice(who)["climb"],
        dice(who)["shoot"],
        character.vitality_max(CHARACTER, who),
        character.capacity(CHARACTER, who),
    )


@shows("condition/shaken")
def shaken(has):
    return lost("", has=False, strain=4 if has else 3)


@shows("condition/heavy")
def heavy(has):
    return lost("", has=False, load=5 if has else 4)


@shows("condition/downed")
def downed(has):
    return character.standing(CHARACTER, ada(harm=5 if has else 4))


@shows("condition/contaminated")
def contaminated(has):
    who = ada("contaminated" if has else "")
    return lost("contaminated" if has else "", has=has), character.contagion(CHARACTER, who)


@shows("scar/port-wound")
def port_wound(has):
    who = ada(scars=("port-wound",) if has else (), contagion=1)
    return lost("", has=False, scars=who.scars, contagion=1), character.contagion(CHARACTER, who)


@shows("condition/in-the-dark")
def in_the_dark(has):
    return lost("in-the-dark", has)


@shows("condition/tagged")
def tagged(has):
    (there,) = [replace(crew()[0], conditions={TAG: 0} if has else {})]
    outing = home(there, points=5)
    found = outing.ground.people.by_id["tae"].conditions.keys() & {SAFEGUARD.ladder.tag}
    sector = outing.ground.safeguard.sector("home")
    beat = safeguard.beat(SAFEGUARD, Fixed(), "home", sector, tagged=bool(found), label="beat")
    return [event.by for event in beat if hasattr(event, "by")]


@shows("scar/crushed-hand")
def crushed_hand(has):
    return lost("", has=False, scars=("crushed-hand",) if has else ())


@shows("scar/torn-leg")
def torn_leg(has):
    return lost("", has=False, scars=("torn-leg",) if has else ())


@shows("scar/deaf-ear")
def deaf_ear(has):
    return lost("", has=False, scars=("deaf-ear",) if has else ())


@shows("scar/bad-lungs")
def bad_lungs(has):
    return lost("", has=False, scars=("bad-lungs",) if has else ())


@shows("scar/night-terror")
def night_terror(has):
    people = (replace(crew()[0], scars=("night-terror",) if has else ()), *crew()[1:])
    outing = home(*people)
    after = folded(outing, done(decide.set_out(RULES, outing, Fixed(), route=nodes(0))))
    return [after.ground.people.by_id[who].strain for who in ("tae", "oru")]
