"""While people are away from the village: what happens there without them, and what they are told of where they are."""

from __future__ import annotations

from rpg.campaign.events import PeakMarked
from rpg.desk.result import Append
from rpg.game.encounter.events import FightBegan
from rpg.game.infiltrator.events import MaskFell
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import WardWorn
from rpg.game.strata.events import StratumFound, Went
from tests.desk.game import Game, rules
from tests.desk.test_mask import sealed
from tests.game.strata.maps import found, joined


def last(game: Game, kind):
    """What happened of that kind in the last entry."""
    return [fact.event for fact in game.log.kept[game.log.at].facts if isinstance(fact.event, kind)]


def level(game: Game, sector: str) -> int:
    return safeguard.level(rules().safeguard, game.world.safeguard.sector(sector))


def full(game: Game) -> None:
    """The clock of the mask runs full."""
    while game.world.infiltrator.case is not None:
        game("mask cycle")
        assert isinstance(game.result.deed, Append), game.text()
    assert last(game, MaskFell)[0].how == "full"


def test_a_full_clock_strikes_the_village_not_whoever_is_in_another_stratum():
    game = sealed()
    home = game.world.place.sector
    game.add(StratumFound(depth=0, size=6, sector=home), found(1), joined(1, 0, 1), Went(link=1))
    game.add(StratumFound(depth=1, size=6, sector="stratum 1"), found(2, depth=1), joined(2, 1, 2), Went(link=2))
    game("go a ledge")
    full(game)
    assert not last(game, FightBegan)
    assert {worn.sector for worn in last(game, WardWorn)} == {home}
    assert (level(game, home), level(game, "stratum 1")) == (rules().infiltrator.clock.level, 0)
    assert [mark.sector for mark in last(game, PeakMarked)] == [home]
    assert "ledge" not in last(game, PeakMarked)[0].place


def test_a_full_clock_finds_nobody_at_home_while_an_expedition_is_out():
    game = sealed()
    home = game.world.place.sector
    game("expedition out")
    assert game.world.place.sector != home
    full(game)
    assert not last(game, FightBegan)
    assert {worn.sector for worn in last(game, WardWorn)} == {home}


def test_a_full_clock_is_a_fight_where_they_are_at_home():
    game = sealed()
    full(game)
    assert len(last(game, FightBegan)) == 1
