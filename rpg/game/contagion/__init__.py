"""The Contagion: what touches somebody, and then drifts by itself until they are no longer themselves.

It has stages, from none to lost. An exposure is rolled against its severity; from a stage on each cycle is rolled for,
with whatever care others give. Stages help with Interface, which is the temptation; some are sensed by the Safeguard,
destroy a gene, or weigh on everything else. Which ones, the kind ``contagion`` says. GAME.md 9 and 18.
"""

from __future__ import annotations

from rpg.game.contagion.decide import cycle, drifted, ended, exposed, moved, returned, severity_of
from rpg.game.contagion.evolve import evolve
from rpg.game.contagion.measures import Care
from rpg.game.contagion.rules import BodyRules

__all__ = [
    "BodyRules",
    "Care",
    "cycle",
    "drifted",
    "ended",
    "evolve",
    "exposed",
    "moved",
    "returned",
    "severity_of",
]
