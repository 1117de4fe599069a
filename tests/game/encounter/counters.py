"""What each countermeasure and each trigger changes: the same moment, with it and with rules that lack it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.dice import Scripted
from rpg.game.encounter import counter, decide, detect
from rpg.game.encounter.acts import Act, Attempt
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import AlertRaised
from rpg.game.safeguard.rules import Countermeasure, CounterResult
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import (
    EXTERMINATOR,
    GAFF,
    RIFLE,
    RULES,
    SUIT,
    TAG,
    TOWER,
    Fixed,
    fight,
    folded,
    ground,
    only,
    person,
    played,
    sure,
)
from tests.game.with_and_without import shows

if TYPE_CHECKING:
    from rpg.game.encounter.ground import FightRules, Ground
    from rpg.words import Say

FAIL, PARTIAL, FULL = 2, 4, 6
TOOLS = ("core:gear/decoy-lure", "core:gear/cutting-torch", "core:gear/ward-stake", "core:gear/breaching-charge")
PATROL = Force(level=3, units=((EXTERMINATOR, 2),), clock=6)


def measure(slug: str) -> Countermeasure:
    return RULES.safeguard.countermeasures[f"core:countermeasure/{slug}"]


def ruled(slug: str, **changes: Any) -> FightRules:
    """The rules, with one countermeasure changed."""
    known = RULES.safeguard.countermeasures
    changed = {**known, f"core:countermeasure/{slug}": replace(measure(slug), **changes)}
    return replace(RULES, safeguard=replace(RULES.safeguard, countermeasures=changed))


def without(slug: str, *, has: bool) -> FightRules:
    """The rules, in which that countermeasure does nothing unless ``has``."""
    empty = CounterResult()
    return RULES if has else ruled(slug, fail=empty, partial=empty, clean=empty)


def here(points: int = 8, **sector: Any) -> Ground:
    """Two people with all that countermeasures need, Tagged, in a sector that is awake."""
    return tagged(ground(tooled("ada"), tooled("bo"), points=points, **sector))


def tooled(who: str, **changes: Any) -> Any:
    return person(who, "listener", **{"gear": (SUIT, RIFLE, GAFF, *TOOLS), **changes})


def tagged(there: Ground, *who: str) -> Ground:
    people = {
        key: replace(p, conditions={TAG: 0} if key in (who or there.people.by_id) else {})
        for key, p in there.people.by_id.items()
    }
    return replace(there, people=replace(there.people, by_id=people))


def attempt(slug: str, **how: Any) -> Attempt:
    return Attempt(**{"who": "ada", "measure": f"core:countermeasure/{slug}", "place": "silo", "watch": 3, **how})


def tried(slug: str, face: int, there: Ground, rules: FightRules = RULES, **how: Any) -> Any:
    """The events of a countermeasure whose dice all show one face."""
    return sure(counter.counter(rules, there, Fixed(face), attempt(slug, **how)))


def outcome(slug: str, there: Ground, rules: FightRules) -> list[Any]:
    """What is true of the sector, of Tags and of gear after a fail, a partial and a full one."""
    found = []
    for face in (FAIL, PARTIAL, FULL):
        after = folded(there, tried(slug, face, there, rules))
        tags = tuple(who for who, p in after.people.by_id.items() if TAG in p.conditions)
        found.append((after.safeguard.sector("home"), tags, after.people.by_id["ada"].gear))
    return found


@shows("countermeasure/go-dark")
def go_dark(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return outcome("go-dark", here(), without("go-dark", has=has))


@shows("countermeasure/lure")
def lure(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return outcome("lure", here(force=PATROL), without("lure", has=has))


@shows("countermeasure/blind-the-eye")
def blind_the_eye(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return outcome("blind-the-eye", here(), without("blind-the-eye", has=has))


@shows("countermeasure/spoof-identity")
def spoof_identity(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return outcome("spoof-identity", here(), without("spoof-identity", has=has))


@shows("countermeasure/cut-the-trunk")
def cut_the_trunk(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return outcome("cut-the-trunk", here(force=PATROL), without("cut-the-trunk", has=has))


@shows("countermeasure/stand-down-order")
def stand_down_order(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return outcome("stand-down-order", here(14), without("stand-down-order", has=has))


@shows("countermeasure/plant-a-stake")
def plant_a_stake(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return _told("plant-a-stake", RULES if has else ruled("plant-a-stake", way="roll", skill="core:skill/sneak"))


@shows("countermeasure/hold-the-gap")
def hold_the_gap(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return _told("hold-the-gap", RULES if has else ruled("hold-the-gap", way="roll", skill="core:skill/sneak"))


def _told(slug: str, rules: FightRules) -> str | Say:
    """The line of the act of a fight that a countermeasure is; "" if it is none."""
    answer = counter.counter(rules, here(), Fixed(), attempt(slug))
    return answer.prefill if isinstance(answer, Refusal) else ""


def lacking(slug: str, *, has: bool) -> FightRules:
    """The rules, in which a trigger moves nothing unless ``has``."""
    if has:
        return RULES
    full = f"core:trigger/{slug}"
    triggers = {**RULES.safeguard.triggers, full: replace(RULES.safeguard.triggers[full], points=0)}
    return replace(RULES, safeguard=replace(RULES.safeguard, triggers=triggers))


def raised(events: Any) -> list[tuple[str, int]]:
    return [(event.trigger.rpartition("/")[2], event.by) for event in only(events, AlertRaised)]


def sneaked(slug: str, watch: int, face: int, *, has: bool) -> Any:
    there = ground(person("ada"))
    return raised(sure(detect.sneak(lacking(slug, has=has), there, Fixed(face), leader="ada", watch=watch)))


@shows("trigger/noise")
def noise(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return sneaked("noise", 0, PARTIAL, has=has)


@shows("trigger/seen-w1")
def seen_w1(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return sneaked("seen-w1", 1, FAIL, has=has)


@shows("trigger/seen-w2")
def seen_w2(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return sneaked("seen-w2", 2, FAIL, has=has)


@shows("trigger/seen-w3")
def seen_w3(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return sneaked("seen-w3", 3, FAIL, has=has)


@shows("trigger/tagged-beat")
def tagged_beat(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    rules, sector = lacking("tagged-beat", has=has).safeguard, ground(points=2).safeguard.sector("home")
    return raised(safeguard.beat(rules, Scripted(()), "home", sector, tagged=True, label="beat"))


def struck(slug: str, adversary: str, *, has: bool, machine: str = "", rules: FightRules | None = None) -> Any:
    rules = rules or lacking(slug, has=has)
    there = fight(ground(person("ada")), (adversary, 1), gap=2, rules=rules)
    if machine:
        return raised(decide.destroyed(rules, there, Fixed(), machine))
    return raised(played(there, Fixed(FULL), Act(who="ada", do="strike", gear=RIFLE), rules=rules))


@shows("trigger/shots")
def shots(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return struck("shots", EXTERMINATOR, has=has)


@shows("trigger/machine-destroyed")
def machine_destroyed(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return struck("machine-destroyed", EXTERMINATOR, has=has, machine="exterminator-1")


@shows("trigger/sentinel-destroyed")
def sentinel_destroyed(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return struck("sentinel-destroyed", TOWER, has=has, machine="sentinel-tower-1")


@shows("trigger/builder-damaged")
def builder_damaged(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    rules = lacking("builder-damaged", has=has)
    builder = replace(rules.encounter.adversaries[EXTERMINATOR], faction="builder")
    adversaries = {**rules.encounter.adversaries, EXTERMINATOR: builder}
    rules = replace(rules, encounter=replace(rules.encounter, adversaries=adversaries))
    return struck("builder-damaged", EXTERMINATOR, has=has, rules=rules)


@shows("trigger/body-left")
def body_left(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    rules = lacking("body-left", has=has)
    there = fight(ground(person("ada"), person("bo", harm=9)), (EXTERMINATOR, 2), gap=0, rules=rules)
    return raised(played(there, Fixed(), Act(who="ada", do="wait"), rules=rules))


@shows("trigger/explosion")
def explosion(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    rules = lacking("explosion", has=has)
    there = fight(ground(tooled("ada")), (EXTERMINATOR, 1), gap=0, rules=rules)
    return raised(played(there, Fixed(), Act(who="ada", do="rig", gear=TOOLS[3]), rules=rules))


@shows("trigger/interface-fail")
def interface_fail(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    there = ground(tooled("ada"))
    return raised(tried("spoof-identity", FAIL, there, lacking("interface-fail", has=has)))


@shows("trigger/beam")
def beam(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    rules = RULES if has else ruled("stand-down-order", fail=CounterResult())
    return raised(tried("stand-down-order", FAIL, ground(tooled("ada")), rules))


def waited(slug: str, adversary: str, gap: int, *, has: bool) -> Any:
    rules = lacking(slug, has=has)
    there = fight(ground(person("ada")), (adversary, 1), gap=gap, rules=rules)
    return raised(played(there, Fixed(), Act(who="ada", do="wait"), rules=rules))


@shows("trigger/trace")
def trace(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return waited("trace", "core:adversary/net-warden", 2, has=has)


@shows("trigger/shell-touched")
def shell_touched(has: bool) -> Any:  # noqa: FBT001 - as a scenario is told it
    return waited("shell-touched", "core:adversary/shell-ward", 1, has=has)
