"""What the rarer traits change: of hunters and masks, builders, silicon, the net and what speaks with authority."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from rpg.game.character.events import Harmed, Strained
from rpg.game.check.events import Tested
from rpg.game.encounter import decide, detect, fiat, homeward
from rpg.game.encounter import events as e
from rpg.game.encounter.acts import Act
from rpg.game.encounter.audience import audience
from rpg.game.encounter.counter_result import near
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import ContagionDue, ForceSent
from rpg.game.safeguard.state import Force
from tests.game.encounter.fights import (
    ENCOUNTER,
    EXTERMINATOR,
    RULES,
    SUIT,
    TAG,
    Fixed,
    everybody,
    fight,
    fighting,
    folded,
    ground,
    only,
    person,
    played,
    sure,
)
from tests.game.encounter.traits import (
    ADA,
    ADEPT,
    BO,
    BUILDER,
    COLOSSAL,
    CONTAMINATED,
    CY,
    ECHO,
    HUNTER,
    KEEPER,
    MASKED,
    RAIDER,
    SHELL,
    TIDE,
    WARDEN,
    engaged,
    gaps,
    of,
    triggers,
    why,
)
from tests.game.with_and_without import shows


@shows("trait/mass")
def everybody_at_once(has):
    here = fight(ground(ADA, BO, CY), (TIDE, 1), (EXTERMINATOR, 1))
    return engaged(played(here, Fixed(6).at("engage", 1), *everybody(here, "flee"), rules=of(has, TIDE, "mass")))


@shows("trait/fills_nodes")
def nowhere_to_hide(has):
    here = fight(ground(ADA), (TIDE, 1), gap=3)
    return why(decide.exchange(of(has, TIDE, "fills_nodes"), here, Fixed(), everybody(here, "still")))


@shows("trait/solitary")
def two_hunters(has):
    rules = of(has, HUNTER, "solitary")
    return why(decide.begin(rules, ground(ADA), Fixed(), units=((HUNTER, 2),), people=("ada",), gap=2))


@shows("trait/tracks_tag")
def away_from_a_hunter(has):
    tagged = replace(ADA, conditions={TAG: 0})
    here = fight(ground(tagged, points=7), (HUNTER, 1), gap=3)
    rules = of(has, HUNTER, "tracks_tag")
    events = played(here, Fixed(6), *everybody(here, "flee"), rules=rules)
    coming = Force(level=3, units=((EXTERMINATOR, 2), (HUNTER, 1)), clock=6, ticked=2)
    moved = homeward.crossed(rules, ground(tagged, points=7, force=coming), "deep")
    return [[(sent.sector, sent.units, sent.clock) for sent in only(those, ForceSent)] for those in (events, moved)]


@shows("trait/go_dark")
def hiding_from_a_hunter(has):
    here = ground(ADA, points=7, arrived=Force(level=3, units=((HUNTER, 1),), clock=6))
    return [part.dice for part in near(of(has, HUNTER, "go_dark"), here)]


@shows("trait/mask")
def a_face_that_no_lookout_sees(has):
    begun = decide.begin(
        of(has, MASKED, "mask"), ground(ADA), Fixed(6), units=((MASKED, 1),), people=("ada",), gap=None
    )
    return gaps(folded(ground(ADA), sure(begun)))


@shows("trait/becomes")
def what_stood_behind_the_face(has):
    here = fight(ground(ADA), (MASKED, 1), gap=3)
    here = folded(here, fiat.destroyed(of(has, MASKED, "becomes"), here, Fixed(), "agent-masked-1"))
    return [m.id for m in fighting(here).machines.values() if not m.gone] if here.encounter.fight else "won"


@shows("trait/heavy_body")
def a_line_that_does_not_hold_it(has):
    harpooner = replace(ADA, ability="core:ability/line-shot")
    here = fight(ground(harpooner), (MASKED, 1), gap=3)
    return len(only(played(here, Fixed(6), *everybody(here), rules=of(has, MASKED, "heavy_body")), e.MachineSlowed))


@shows("trait/indifferent")
def a_builder_at_work(has):
    rules = of(has, BUILDER, "indifferent")
    here = fight(ground(ADA), (BUILDER, 1), gap=3, rules=rules)
    calm = folded(here, played(here, Fixed(), *everybody(here, "wait"), rules=rules))
    angry = folded(here, played(here, Fixed(6), *everybody(here), rules=rules))
    angry = folded(angry, played(angry, Fixed(6), *everybody(angry, "wait"), rules=rules))
    return gaps(calm), gaps(angry)


@shows("trait/rideable")
def away_on_its_back(has):
    here = fight(ground(ADA, BO), (BUILDER, 1), (EXTERMINATOR, 1), gap=2)
    acts = (Act(who="ada", do="ride"), Act(who="bo", do="flee"))
    events = decide.exchange(of(has, BUILDER, "rideable"), here, Fixed(4), acts)
    return why(events) or [away.who for away in only(events, e.GotAway)]


@shows("trait/landscape")
def past_a_horizon(has):
    return why(detect.sneak(of(has, COLOSSAL, "landscape"), ground(ADA), Fixed(), leader="ada", adversary=COLOSSAL))


@shows("trait/never_fights")
def striking_a_horizon(has):
    rules = of(has, COLOSSAL, "never_fights")
    return why(decide.begin(rules, ground(ADA), Fixed(), units=((COLOSSAL, 1),), people=("ada",), gap=2))


@shows("trait/cunning")
def the_weakest_first(has):
    here = fight(ground(ADA, replace(BO, harm=3), CY), (RAIDER, 2))
    return engaged(played(here, Fixed(6).at("engage", 1), *everybody(here, "flee"), rules=of(has, RAIDER, "cunning")))


@shows("trait/takes_captives")
def carried_off(has):
    here = folded(fight(ground(ADA, BO), (RAIDER, 4)), (Harmed(who="bo", by=9),))
    here = folded(here, played(here, Fixed(6), *everybody(here), rules=of(has, RAIDER, "takes_captives")))
    return sorted(fighting(here).fighters), here.people.by_id["bo"].away, here.people.by_id["bo"].dead


@shows("trait/no_alert")
def shots_that_nobody_reports(has):
    here = fight(ground(ADA), (RAIDER, 1), gap=3)
    return triggers(played(here, Fixed(6), *everybody(here), rules=of(has, RAIDER, "no_alert")))


@shows("trait/contagion")
def harm_that_stays(has):
    here = fight(ground(ADA), (CONTAMINATED, 1))
    events = played(here, Fixed(3), *everybody(here, "wait"), rules=of(has, CONTAMINATED, "contagion"))
    return [(x.who, x.severity) for x in only(events, ContagionDue)]


@shows("trait/interface_attack")
def through_the_port(has):
    here = fight(ground(person("ada", gear=(SUIT,))), (ADEPT, 1))
    mild = replace(ENCOUNTER.adversaries[ADEPT].harm, fail=3)
    rules = of(has, ADEPT, "interface_attack", harm=mild)
    events = played(here, Fixed(), *everybody(here, "wait"), rules=rules)
    return [h.by for h in only(events, Harmed)]


@shows("trait/was_someone")
def somebody_falls(has):
    here = fight(ground(ADA, BO), (CONTAMINATED, 2))
    events = played(here, Fixed(6), *everybody(here), rules=of(has, CONTAMINATED, "was_someone"))
    return [(s.who, s.by) for s in only(events, Strained)]


def _beyond(has: bool, guard: str, key: str, **changes: Any) -> Any:  # noqa: FBT001 - as a scenario is told it
    """Somebody runs, and somebody waits, beyond the reach of a guard: who rolls, and who is nearer afterwards."""
    rules = of(has, guard, key, **changes)
    here = fight(ground(ADA, BO), (guard, 1), gap=3)
    events = played(here, Fixed(6), Act(who="ada", do="flee"), Act(who="bo", do="wait"), rules=rules)
    return [test.who for test in only(events, Tested)], fighting(folded(here, events)).fighters["bo"].gap


@shows("trait/guards_source")
def away_from_a_source(has):
    return _beyond(has, KEEPER, "guards_source", pace=1)


@shows("trait/guards_megastructure")
def away_from_a_shell(has):
    return _beyond(has, SHELL, "guards_megastructure")


@shows("trait/stand_down")
def an_automaton_obeys(has):
    here = fight(ground(person("ada", "listener")), (KEEPER, 1), gap=2)
    events = decide.exchange(of(has, KEEPER, "stand_down"), here, Fixed(4), everybody(here, "link"))
    return why(events) or [done.machine for done in only(events, e.MachineStoodDown)]


@shows("trait/net_layer")
def only_by_interface(has):
    here = fight(ground(person("ada", "listener")), (WARDEN, 1), gap=2)
    rules = of(has, WARDEN, "net_layer")
    shot = decide.exchange(rules, here, Fixed(6), everybody(here))
    linked = decide.exchange(rules, here, Fixed(6), everybody(here, "link"))
    return [why(events) or [struck.by for struck in only(events, e.MachineStruck)] for events in (shot, linked)]


@shows("trait/harm_is_strain")
def harm_to_the_mind(has):
    here = fight(ground(ADA), (WARDEN, 1))
    events = played(here, Fixed(), *everybody(here, "wait"), rules=of(has, WARDEN, "harm_is_strain"))
    return [h.by for h in only(events, Harmed)], [s.by for s in only(events, Strained)]


@shows("trait/trace")
def two_points_an_exchange(has):
    here = fight(ground(ADA), (WARDEN, 1), gap=2)
    here = folded(here, played(here, Fixed(), *everybody(here, "wait"), rules=of(has, WARDEN, "trace")))
    return safeguard.points(RULES.safeguard, here.safeguard.sector("home"))


@shows("trait/audience")
def an_answer(has):
    asked = [
        audience(of(has, ECHO, "audience"), ground(ADA), Fixed(face), who="ada", adversary=ECHO) for face in (2, 4, 6)
    ]
    return [why(answer) or answer[1] for answer in asked]  # type: ignore[index]  # a refusal has a reason


@shows("trait/not_hostile")
def striking_an_echo(has):
    rules = of(has, ECHO, "not_hostile")
    return why(decide.begin(rules, ground(ADA), Fixed(), units=((ECHO, 1),), people=("ada",), gap=2))


@shows("trait/dispatch_on_touch")
def a_line_that_is_crossed(has):
    rules = of(has, SHELL, "dispatch_on_touch")
    here = fight(ground(ADA), (SHELL, 1), gap=1)
    far = folded(here, played(here, Fixed(6), *everybody(here, "flee"), rules=rules))
    near = folded(here, played(here, Fixed(6), *everybody(here, "wait"), rules=rules))
    return [safeguard.level(RULES.safeguard, after.safeguard.sector("home")) for after in (far, near)]
