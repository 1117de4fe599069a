"""What abilities do on an expedition and beside the Wanderer, and what each item does: the same moment without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from rpg.game.character import decide as character
from rpg.game.character import measures
from rpg.game.character.mending import restored
from rpg.game.character.state import People, Person
from rpg.game.check.events import Tested
from rpg.game.community import gifts
from rpg.game.community.events import CohesionChanged, Eaten
from rpg.game.community.turning import Way
from rpg.game.contagion import decide as contagion
from rpg.game.contagion.measures import Care, exposure_parts
from rpg.game.contagion.state import Contagion
from rpg.game.encounter import counter, decide
from rpg.game.encounter.acts import Act, Attempt
from rpg.game.encounter.events import MachineStruck, WardRaised
from rpg.game.encounter.ordeal import ordeal
from rpg.game.expedition import decide as expedition
from rpg.game.expedition import events as e
from rpg.game.expedition import roles
from rpg.game.expedition.camp import person_days
from rpg.game.expedition.going import Going, plain
from rpg.game.expedition.rules import Node
from rpg.game.quest.measures import difficulty
from rpg.game.refusal import Refusal
from rpg.game.strata.charts import declared, redrawn
from rpg.game.wanderer.measures import reached
from rpg.game.wanderer.rolls import opened
from tests.game.community.villages import happened as village_cycle
from tests.game.community.villages import village
from tests.game.contagion.bodies import RULES as BODIES
from tests.game.contagion.bodies import Rolls, people, someone
from tests.game.encounter.counters import PATROL
from tests.game.encounter.fights import COLOSSUS, EXTERMINATOR, RIFLE, Fixed, fight, folded, ground, only, person
from tests.game.encounter.fights import RULES as FIGHT
from tests.game.expedition.outings import RULES, calm, done, home, out, trip
from tests.game.expedition.outings import at_source as source
from tests.game.quest.seekers import RULES as SEEKERS
from tests.game.rules_for_tests import CHARACTER, CHECK, COMMUNITY, STRATA
from tests.game.strata.maps import at_first, found, joined
from tests.game.wanderer.stages import EMITTER, party, quiet
from tests.game.with_and_without import shows

if TYPE_CHECKING:
    from rpg.game.expedition.ground import Outing

BO = person("bo")


def able(slug: str, has: bool, **changes: Any) -> Person:  # noqa: FBT001 - as a scenario is told it
    """Somebody with that ability, or without any."""
    return person("ada", ability=f"core:ability/{slug}" if has else "", **changes)


def with_item(slug: str, has: bool, **changes: Any) -> Person:  # noqa: FBT001 - as a scenario is told it
    """Somebody with that item and no other, or with none."""
    return person("ada", gear=(f"core:gear/{slug}",) if has else (), **changes)


def dice(who: Person, skill: str, **how: Any) -> int:
    """The dice that somebody rolls with a skill."""
    return sum(part.dice for part in character.parts(CHARACTER, CHECK.core, who, f"core:skill/{skill}", **how))


def refused(answer: object) -> str:
    """The last word of the key of a refusal; "" if it is none."""
    return answer.why.key.rpartition(".")[2] if isinstance(answer, Refusal) else ""


@shows("ability/bleed-the-pipe")
def a_pipe_that_gives_more(has):
    there = source(home(able("bleed-the-pipe", has, gear=()), BO), 0)
    worked = done(expedition.work(RULES, there, Fixed(6).at("forage:ada", 6, 1, 1, 1), who="ada"))
    return [event.units for event in only(worked, e.SourceWorked)]


@shows("ability/knows-the-hum")
def a_watch_that_is_known(has):
    there = out(home(able("knows-the-hum", has), BO), route=(Node(watch=2, charted=False), Node(watch=0)))
    learned = expedition.learn(RULES, there, "ada")
    return refused(learned) or [event.where for event in only(learned, e.NodeLearned)]


@shows("ability/light-bones")
def a_fall_that_hurts_less(has):
    there = out(home(able("light-bones", has)), 0, 0)
    fell = done(expedition.cross(RULES, there, Fixed(2).at("node", 3).at("hazard", 6)))
    return [type(event).__name__ for event in fell if type(event).__name__ in {"Harmed", "Strained"}]


@shows("ability/patchwork")
def an_item_that_is_whole_again(has):
    people = {"ada": able("patchwork", has), "bo": person("bo", empty=(RIFLE,))}
    mended: Any = restored(CHARACTER, People(people), who="ada", whose="bo")
    return refused(mended) or [type(event).__name__ for event in mended]


@shows("ability/someone-came")
def nearer_to_the_last(has):
    return reached(party(able("someone-came", has), person("bo", harm=9)))


@shows("ability/kill-the-eye")
def an_eye_that_is_easier(has):
    there = ground(able("kill-the-eye", has, gear=()))
    attempt = Attempt(who="ada", measure="core:countermeasure/blind-the-eye", place="silo", watch=3)
    return sum(part.dice for part in counter.circumstances(FIGHT, there, attempt))


def hit(slug: str, has: bool, gap: int = 0, foe: str = EXTERMINATOR) -> Any:  # noqa: FBT001 - as a scenario is told it
    """The boxes that a clean strike takes, or why there is none."""
    here = fight(ground(with_item(slug, has)), (foe, 1), gap=gap)
    events = decide.exchange(FIGHT, here, Fixed(6), [Act(who="ada", do="strike")])
    return refused(events) or [event.by for event in only(events, MachineStruck)]


@shows("gear/bolt-rifle:weapon")
def a_rifle(has):
    return hit("bolt-rifle", has, gap=3)


@shows("gear/gaff:weapon")
def a_gaff(has):
    return hit("gaff", has)


@shows("gear/conduit-harpoon:weapon")
def a_harpoon(has):
    return hit("conduit-harpoon", has, gap=1, foe=COLOSSUS)


@shows("gear/silicon-blade:weapon")
def a_blade(has):
    return hit("silicon-blade", has, foe=COLOSSUS)


@shows("gear/fisher-suit:soak")
def a_suit(has):
    return [h.by for h in character.harm(CHARACTER, with_item("fisher-suit", has), 4)]


@shows("gear/plated-suit:soak")
def plates(has):
    return [h.by for h in character.harm(CHARACTER, with_item("plated-suit", has), 4)]


@shows("gear/fisher-suit:bonuses")
def unseen_in_a_suit(has):
    return [dice(with_item("fisher-suit", has), "sneak", watch=watch) for watch in range(4)]


@shows("gear/plated-suit:bonuses")
def heard_in_plates(has):
    return dice(with_item("plated-suit", has), "sneak")


@shows("gear/ear-rig:bonuses")
def ears(has):
    return dice(with_item("ear-rig", has), "scan")


@shows("gear/finger-probe:bonuses")
def a_probe(has):
    return dice(with_item("finger-probe", has), "interface")


@shows("gear/line-spool:bonuses")
def a_line(has):
    return dice(with_item("line-spool", has), "climb")


@shows("gear/patch-kit:bonuses")
def needle_and_thread(has):
    return dice(with_item("patch-kit", has), "mend")


@shows("gear/tool-roll:bonuses")
def tools(has):
    return dice(with_item("tool-roll", has), "tinker")


@shows("gear/patch-kit:uses")
def a_kit_that_is_used_up(has):
    here, left = ground(with_item("patch-kit", has)), []
    for _ in range(4):
        rolled = ordeal(FIGHT, here, Fixed(), who="ada", skill="core:skill/mend", label="mend")
        here = folded(here, rolled)
        left.append(bool(here.people.by_id["ada"].gear))
    return left


@shows("gear/carry-frame:carries")
def a_frame(has):
    return measures.filled(CHARACTER, with_item("carry-frame", has, load=2))


@shows("gear/breaching-charge:rig")
def a_charge(has):
    here = fight(ground(with_item("breaching-charge", has)), (EXTERMINATOR, 2))
    events = decide.exchange(FIGHT, here, Fixed(), [Act(who="ada", do="rig")])
    return refused(events) or [event.by for event in only(events, MachineStruck)]


@shows("gear/ward-stake:rig")
def a_stake(has):
    here = fight(ground(with_item("ward-stake", has)), (EXTERMINATOR, 1), gap=2)
    events = decide.exchange(FIGHT, here, Fixed(), [Act(who="ada", do="rig")])
    return refused(events) or [(event.exchanges, event.below_tier) for event in only(events, WardRaised)][:1]


@shows("gear/finger-probe:sever_link")
def a_link_that_is_cut(has):
    here = fight(ground(with_item("finger-probe", has)), ("core:adversary/net-warden", 1))
    return refused(decide.exchange(FIGHT, here, Fixed(), [Act(who="ada", do="rig")]))


def lamp_lit(slug: str, has: bool) -> int:  # noqa: FBT001 - as a scenario is told it
    return dice(with_item(slug, has, conditions={"core:condition/in-the-dark": 0}), "climb")


@shows("gear/hand-lamp:light")
def a_lamp(has):
    return lamp_lit("hand-lamp", has)


@shows("gear/cutting-torch:open_sealed")
def a_torch(has):
    there = out(home(with_item("cutting-torch", has), BO), route=(Node(watch=0, sealed=True), Node(watch=0)))
    crossed = done(expedition.cross(RULES, there, calm(1)))
    return [event.tool for event in only(crossed, e.NodeOpened)]


@shows("gear/ear-rig:keep_watch")
def ears_at_work(has):
    there = source(home(with_item("ear-rig", has), BO), 3, leader="bo", lookout="ada")
    return roles.watching(RULES, there, "ada")


def needed(slug: str, item: str, has: bool) -> str:  # noqa: FBT001 - as a scenario is told it
    """Why a countermeasure cannot be tried."""
    attempt = Attempt(who="ada", measure=f"core:countermeasure/{slug}", place="silo", watch=3)
    return refused(counter.counter(FIGHT, ground(with_item(item, has), force=PATROL), Fixed(), attempt))


@shows("gear/decoy-lure:needed")
def a_decoy(has):
    return needed("lure", "decoy-lure", has)


@shows("gear/cutting-torch:needed")
def a_torch_for_the_trunk(has):
    return needed("cut-the-trunk", "cutting-torch", has)


@shows("gear/breaching-charge:needed")
def a_charge_for_the_trunk(has):
    return needed("cut-the-trunk", "breaching-charge", has)


@shows("gear/ration-block:eaten")
def a_block(has):
    there: Outing = out(home(with_item("ration-block", has)), 0, 0)
    return person_days(Going(RULES, there, trip(there), Fixed(), plain))


@shows("gear/beam-emitter:fired")
def an_emitter(has):
    assert EMITTER.endswith("/beam-emitter")
    return refused(opened(quiet(with_item("beam-emitter", has)), Fixed(6), "ada"))


def drift(carer: Person, item: str = "") -> Any:
    """The drift of somebody whom that one cares for, with that item."""
    crowd = people(someone("cy", resolve=2, at=3), carer)
    care = Care(carer=carer, item=f"core:gear/{item}" if item else "", holder=carer.id if item else "")
    roll = Rolls()
    events: Any = contagion.drifted(BODIES, Contagion(), crowd, "cy", care, roll)
    return refused(events) or (roll.pools["drift:cy"], sorted(type(event).__name__ for event in events))


@shows("ability/clean-hands")
def hands_that_care(has):
    return drift(someone(mend=1, ability="core:ability/clean-hands" if has else ""))[0]


@shows("gear/stabiliser:care")
def a_dose(has):
    told = drift(someone(mend=1, gear=("core:gear/stabiliser",) if has else ()), "stabiliser")
    return told[0] if has else told


@shows("gear/stabiliser:uses")
def a_dose_that_is_gone(has):
    _, happened = drift(someone(mend=1, gear=("core:gear/stabiliser",)), "stabiliser" if has else "")
    return [name for name in happened if name.startswith("Gear")]


@shows("gear/fisher-suit:protects")
def a_suit_against_it(has):
    return exposure("fisher-suit", has)


@shows("gear/plated-suit:protects")
def plates_against_it(has):
    return exposure("plated-suit", has)


def exposure(slug: str, has: bool) -> int:  # noqa: FBT001 - as a scenario is told it
    """The dice against an exposure."""
    worn = someone(resolve=2, gear=(f"core:gear/{slug}",) if has else ())
    return sum(part.dice for part in exposure_parts(BODIES, worn, 1))


@shows("ability/rewrite")
def a_word_that_is_let_in(has):
    rules = replace(FIGHT, chosen=frozenset({("ada", "core:ability/rewrite")}))
    rolled: Any = ordeal(
        rules, ground(able("rewrite", has)), Fixed(5), who="ada", skill="core:skill/interface", label="i"
    )
    return [event.degree for event in only(rolled, Tested)]


def back(**changes: Any) -> Any:
    gone = {"dead": True, "ability": "core:ability/body-archive", "gear": ("core:gear/archive-core",), **changes}
    crowd = people(someone(resolve=3, **gone))
    answer: Any = contagion.returned(CHARACTER, crowd, "ada", "core:attribute/resolve", 1)
    return refused(answer) or [type(event).__name__ for event in answer]


@shows("ability/body-archive")
def a_body_that_is_made_anew(has):
    return back() if has else back(ability="")


@shows("gear/archive-core:kept")
def a_core_that_is_there(has):
    return back() if has else back(gear=())


@shows("ability/native-handshake")
def a_body_that_the_net_greets(has):
    identity = next(lock for lock in SEEKERS.quest.room.locks if lock.gene)
    return difficulty(SEEKERS, identity, "none", able("native-handshake", has))


def fasting(has: bool, **numbers: int) -> tuple[int, list[str]]:  # noqa: FBT001 - as a scenario is told it
    """What the village needs when somebody leaves their bowl empty, and who is hungry for it."""
    who, start = able("empty-bowl", has), village(**numbers)
    less, cost = gifts.fasted(COMMUNITY, CHARACTER, (who,), frozenset({("ada", "core:ability/empty-bowl")}))
    eaten = only(village_cycle(start, way=Way(less=less)), Eaten)
    return eaten[0].need, [type(event).__name__ for event in cost]


@shows("ability/empty-bowl")
def a_bowl_that_stays_empty(has):
    return fasting(has)


@shows("ability/speak-for-the-dead")
def words_over_a_body(has):
    uses = frozenset({("ada", "core:ability/speak-for-the-dead")})
    said = gifts.spoken(COMMUNITY, village(cohesion=3), CHARACTER, (able("speak-for-the-dead", has),), uses)
    return [event.by for event in only(tuple(said), CohesionChanged)]


@shows("ability/fabricate")
def a_relic_of_the_fabricator(has):
    core = CHARACTER.gear["core:gear/archive-core"]
    made: Any = gifts.fabricated(CHARACTER, village(), core, able("fabricate", has), "bo")
    return refused(made) or [type(event).__name__ for event in made]


def chart(**changes: Any) -> tuple[Any, Any]:
    """Somebody, and a map with a node that nobody has entered beside them."""
    return person("ada", **changes), at_first(found(2, row=1), joined(2, 1, 2))


@shows("ability/old-charts")
def a_place_that_is_remembered(has):
    who, state = chart(ability="core:ability/old-charts" if has else "", gear=())
    told: Any = declared(STRATA, CHARACTER, state, who, 2, STRATA.structures[0].key)
    return refused(told) or [type(event).__name__ for event in told]


@shows("gear/old-charts:redraw_structure")
def charts_that_are_right_after_all(has):
    who, state = chart(gear=("core:gear/old-charts",) if has else ())
    told: Any = redrawn(STRATA, CHARACTER, state, Fixed(), who, 2)
    return refused(told) or [type(event).__name__ for event in told]
