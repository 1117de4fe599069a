"""``solo``: where somebody who plays alone stands: a node, a choice, a roll, an image, one written line; and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import Noted, SceneSet
from rpg.desk.answer import misused, said
from rpg.game.check.events import Tested
from rpg.game.expedition.events import NodeCrossed
from rpg.game.oracle.events import ImageDrawn, LineSpoken, QuestionAnswered, SceneNarrated, SilenceKept, SilenceSet
from rpg.game.strata.events import Placed, Went, WentBack
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.entry import Entry
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

STEPS = ("node", "choice", "roll", "image", "line")
_NODE = (SceneSet, NodeCrossed, Went, WentBack, Placed)
_LINE = (Noted, LineSpoken)
_IMAGE = (ImageDrawn, SceneNarrated)
_ASIDE = (*_LINE, SilenceSet, SilenceKept)
"""What is no choice of anybody in the story."""
_BACK = 60
"""Entries that are looked through for the node at hand."""


def run(line: Line, table: Table) -> Result:
    """``solo``."""
    if line.rest:
        return misused("solo")
    steps = done(table.history.path(_BACK), table.history.voided())
    due = next((step for step in STEPS if step not in steps), STEPS[0])
    told = tuple(Say(f"oracle.solo.{'done' if step in steps else 'open'}", {"step": _step(step)}) for step in STEPS)
    says = (Say("oracle.solo", {"steps": Listed(told, " → ")}), Say(f"oracle.solo.next.{due}"))
    return said(*says, data={"done": sorted(steps, key=STEPS.index), "next": due})


def done(path: Sequence[Entry], without: frozenset[int]) -> frozenset[str]:
    """The steps of the loop that were taken since the last node; a written line ends it, and the next begins."""
    steps: frozenset[str] = frozenset()
    for entry in path:
        kinds = [type(fact.event) for fact in entry.facts if entry.id not in without]
        if any(issubclass(kind, _NODE) for kind in kinds):
            steps = frozenset(STEPS[:1])
        elif steps.issuperset(STEPS[:-1]) and any(issubclass(kind, _LINE) for kind in kinds):
            steps = frozenset()
        elif steps:
            steps = steps.union(_taken(kinds))
    return steps


def _taken(kinds: Sequence[type]) -> tuple[str, ...]:
    """What an entry behind a node was: an image, or a choice, which may have been rolled for."""
    if any(issubclass(kind, _IMAGE) for kind in kinds):
        return ("image",)
    if not kinds or any(issubclass(kind, _ASIDE) for kind in kinds):
        return ()
    rolled = any(issubclass(kind, Tested | QuestionAnswered) for kind in kinds)
    return ("choice", "roll") if rolled else ("choice",)


def _step(step: str) -> Say:
    return Say(f"oracle.solo.step.{step}")
