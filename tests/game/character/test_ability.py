"""What abilities and gear let somebody do, how often, and only when they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.game.character import ability
from rpg.game.character.evolve import evolve
from rpg.game.character.rules import Ability
from rpg.game.character.state import People
from rpg.game.effects import Effects, Limited
from rpg.game.effects.keep_loaded import KeepLoaded
from rpg.game.effects.more_slots import MoreSlots
from tests.game.character.test_evolve import ZURU
from tests.game.rules_for_tests import CHARACTER

if TYPE_CHECKING:
    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person

LAST, WIDE = "house:ability/last", "house:ability/wide"


def house(*, chosen: bool = False) -> CharacterRules:
    limited = Limited(effects=Effects(keep_loaded=KeepLoaded()), per="expedition", chosen=chosen)
    mine = {
        LAST: Ability(id=LAST, name="", text="", limited=limited),
        WIDE: Ability(id=WIDE, name="", text="", effects=Effects(more_slots=MoreSlots(by=4))),
    }
    return replace(CHARACTER, abilities=mine)


def person(*abilities: str) -> Person:
    return replace(ZURU, ability=abilities[0] if abilities else "", learned=abilities[1:], used=())


def sources(who: Person, chosen: tuple[str, ...] = (), read: CharacterRules | None = None) -> list[str]:
    return [source for _, source in ability.having(read or house(), who, lambda e: e.keep_loaded, chosen)]


def test_an_ability_gives_its_verbs_and_no_others():
    assert sources(person(LAST)) == [LAST]
    assert sources(person(WIDE)) == []
    assert sources(person()) == []


def test_a_learned_ability_counts_as_the_first_does():
    assert sources(person(WIDE, LAST)) == [LAST]
    assert [verb.by for verb, _ in ability.having(house(), person(WIDE, LAST), lambda e: e.more_slots)] == [4]


def test_a_limited_ability_is_spent_until_its_period_ends():
    who = person(LAST)
    people = People({who.id: who})
    for event in ability.spend(house(), who, LAST, lambda e: e.keep_loaded):
        people = evolve(people, event)
    assert sources(people.by_id[who.id]) == []
    assert ability.renew(people, "encounter") == ()
    for fresh in ability.renew(people, "expedition"):
        people = evolve(people, fresh)
    assert sources(people.by_id[who.id]) == [LAST]


def test_a_longer_period_ends_the_shorter_ones_too():
    who = replace(person(LAST), used=((LAST, "encounter"), (WIDE, "season")))
    (event,) = ability.renew(People({who.id: who}), "expedition")
    assert event.per == ("encounter",)


def test_what_has_no_limit_is_never_spent():
    assert ability.spend(house(), person(WIDE), WIDE, lambda e: e.more_slots) == ()
    assert ability.spend(house(), person(), "core:gear/gaff", lambda e: e.more_slots) == ()


def test_a_chosen_ability_counts_only_when_its_player_says_so():
    assert sources(person(LAST), read=house(chosen=True)) == []
    assert sources(person(LAST), (LAST,), house(chosen=True)) == [LAST]


def test_gear_has_effects_too():
    read = house()
    gaff = read.gear["core:gear/gaff"]
    read = replace(read, gear={**read.gear, gaff.id: replace(gaff, effects=Effects(keep_loaded=KeepLoaded()))})
    assert sources(replace(person(), gear=(gaff.id,)), read=read) == [gaff.id]
