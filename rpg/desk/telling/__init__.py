"""What happened, told: one teller for each kind of event, a file for each chapter.

Each file registers its tellers when it is imported; ``TELLERS`` is complete once this package is.
"""

from __future__ import annotations

from rpg.campaign.events import ScenePrepared, Voided
from rpg.desk.telling import (
    abilities,
    alert,
    charts,
    checks,
    contagion,
    counter,
    expedition,
    fight,
    growth,
    infiltrator,
    made,
    oracle,
    papers,
    people,
    quest,
    revealed,
    strata,
    table,
    village,
    wanderer,
)
from rpg.desk.telling.alert import reason
from rpg.desk.telling.common import (
    TELLERS,
    archetype,
    clock_line,
    clock_time,
    deed,
    degree,
    machine,
    name,
    part,
    vitals,
    whoever,
)
from rpg.game.character.events import AbilitiesRenewed, Alarmed, MarksRenewed, Tended
from rpg.game.check.events import TableRead
from rpg.game.contagion.events import CyclePassed, Drifted, ExposureMet
from rpg.game.encounter.events import GapChanged, MachinesEngaged, StanceTaken
from rpg.game.expedition.events import NodeCrossed, RingCounted
from rpg.game.strata.events import NodeFound
from rpg.game.wanderer.events import Forgotten

SILENT = frozenset(
    {
        TableRead,  # what the row does is told
        StanceTaken,  # so is the act
        GapChanged,  # the board shows it
        MachinesEngaged,  # and this
        ScenePrepared,  # the verb reads it out
        RingCounted,  # nobody knows how many sources there are
        NodeCrossed,  # where they stand is said anyway
        Forgotten,  # the season is told
        Voided,  # undo says what it dropped
        AbilitiesRenewed,  # the period that ended is told
        Alarmed,  # what it leads to is
        Tended,  # the roll is told, and what it mends
        MarksRenewed,  # an expedition that begins is told
        ExposureMet,  # the roll is told, and what it leaves
        Drifted,  # and so is this one
        CyclePassed,  # that a cycle ends is told
        NodeFound,  # what leads there is told, and the rest once somebody is there
    }
)
"""Events that others tell of."""

CHAPTERS = (
    checks,
    people,
    alert,
    fight,
    table,
    made,
    abilities,
    counter,
    expedition,
    wanderer,
    growth,
    revealed,
    oracle,
    village,
    contagion,
    strata,
    quest,
    infiltrator,
    papers,
    charts,
)

__all__ = [
    "CHAPTERS",
    "SILENT",
    "TELLERS",
    "archetype",
    "clock_line",
    "clock_time",
    "deed",
    "degree",
    "machine",
    "name",
    "part",
    "reason",
    "vitals",
    "whoever",
]
