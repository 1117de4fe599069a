"""What traits change at the desk: the same line, with the trait and without."""

from __future__ import annotations

from msgspec.structs import replace

from rpg.desk.run import run
from rpg.game.strata.events import ConnectorRebuilt
from tests.desk.game import Game
from tests.game.encounter.traits import BUILDER, COLOSSAL, ECHO, of
from tests.game.with_and_without import shows


def answered(line: str, adversary: str, key: str, *before: str, has: bool):
    """What a line of a new campaign does, behind others, played by the rules with that trait or without."""
    game = Game()
    game("join oru", *before)
    table = game.table()
    encounter = of(has, adversary, key).encounter
    return run(line, replace(table, rules=replace(table.rules, encounter=encounter)))


@shows("trait/clock")
def a_clock_that_is_kept_for_it(has):
    horizon = answered("fight colossal builder", COLOSSAL, "clock", has=has)
    spoken = answered("audience oru =64", ECHO, "clock", has=has)
    clocks = [event.clock for event in spoken.data["events"] if hasattr(event, "clock")]
    return horizon.status, horizon.prefill, clocks


@shows("trait/reshapes_edge")
def a_builder_that_eats_the_stair_behind_them(has):
    depth = ("deeper", "deeper")
    fought = answered("fight minor builder", BUILDER, "reshapes_edge", *depth, has=has)
    assert fought.status == "ok"
    return [event.why for event in fought.data["events"] if isinstance(event, ConnectorRebuilt)]
