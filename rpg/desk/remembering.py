"""What the village remembers: a roll on maps, oracles or the quest is made again, on dice of its own (GAME.md 7).

The line is played again, with ``; memory WHY`` behind it: that is what the log keeps, and what spends the re-roll.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign.entry import Fact
from rpg.desk.acts import PUSH
from rpg.desk.answer import refused
from rpg.desk.asking import together
from rpg.desk.narrate import narrate
from rpg.desk.offers import CLOSES
from rpg.desk.plain import plain
from rpg.desk.result import Append
from rpg.desk.words import world_after
from rpg.game.check.events import Tested
from rpg.game.community import decide
from rpg.game.oracle.events import ImageDrawn, QuestionAnswered, SceneNarrated
from rpg.game.quest.events import Discovered, LockTried
from rpg.game.refusal import Refusal
from rpg.game.strata.events import NodeFound

if TYPE_CHECKING:
    from rpg.campaign.entry import Entry
    from rpg.campaign.events import Event
    from rpg.desk.result import Result
    from rpg.desk.table import History, Table

_ROLLS = (QuestionAnswered, ImageDrawn, SceneNarrated, Discovered, LockTried, NodeFound)
_LISTENS = "ahead:"
"""The beginning of the label of whoever listens for what lies ahead."""


def last_roll(history: History) -> tuple[Entry, tuple[int, ...]] | None:
    """The newest entry, if it is of such a roll and still counts, with the entries behind it that rolled nothing."""
    voided, behind = history.voided(), list[int]()
    for entry in reversed(history.path(100)):
        events = [fact.event for fact in entry.facts]
        if entry.id not in voided and any(_rolled(event) for event in events):
            fight = history.world_at(entry.parent).encounter.fight
            return None if fight is not None else (entry, tuple(reversed(behind)))
        if entry.id not in voided and any(isinstance(event, (*CLOSES, Tested)) for event in events):
            return None
        behind.append(entry.id)
    return None


def _rolled(event: object) -> bool:
    return isinstance(event, _ROLLS) or (isinstance(event, Tested) and event.label.startswith(_LISTENS))


def anew(line: str, why: str, dice: str) -> str:
    """A line as it is played again: without pushes, with these dice in place of those that fell at the table."""
    kept = [part for part in together(line).split(";") if plain((part.split() or [""])[0]) not in PUSH]
    words = " ".join(word for word in ";".join(kept).split() if not word.startswith("="))
    return f"{f'{words} {dice}'.strip()}; memory {why}".strip()


def remembered(result: Result, table: Table) -> Result:
    """The answer to a line that is played again because the village remembers, with the re-roll that it costs."""
    if not table.remembers or not isinstance(result.deed, Append):
        return result
    spent: list[Event] = []
    world = table.world
    for why in table.remembers:
        new = decide.remember(table.rules.community, world.community, why)
        if isinstance(new, Refusal):
            return refused(new)
        spent += new
        world = world_after(world, new)
    facts = tuple(Fact(event, secret=table.secret) for event in spent)
    deed = replace(result.deed, facts=(*facts, *result.deed.facts))
    return replace(result, says=(*narrate(table, spent), *result.says), deed=deed)
