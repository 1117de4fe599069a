"""``mend``: somebody tends one of the downed, who lives or dies of it, or somebody hurt at a rest (GAME.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused
from rpg.desk.line import told_in
from rpg.desk.names import one, people
from rpg.desk.plain import plain
from rpg.desk.words import ground, how
from rpg.game.character import decide as character
from rpg.game.encounter import aftermath
from rpg.game.encounter.tending import tend
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``mend oru by sefa`` · ``mend oru sefa =64``."""
    if table.world.encounter.fight is not None:
        return refuse("mend_in_a_fight")
    words = [word for word in line.words if plain(word) not in {"by", "da", "di"} and not word.startswith("=")]
    dice = told_in(line.words)
    if isinstance(dice, Refusal):
        return refused(dice)
    if len(words) != 2:  # noqa: PLR2004  the patient and the healer
        return misused("mend")
    patient, healer = one(words[0], people(table.world), line.typed), one(words[1], people(table.world), line.typed)
    if isinstance(patient, Refusal):
        return refused(patient)
    if isinstance(healer, Refusal):
        return refused(healer)
    rules, here = ground(table)
    roll = how(table, healer, dice)
    if character.standing(rules.character, table.world.people.by_id[patient]):
        events = tend(rules, here, table.dice, healer=healer, patient=patient, how=roll)
    else:
        events = aftermath.rescue(rules, here, table.dice, healer=healer, patient=patient, how=roll)
    return refused(events) if isinstance(events, Refusal) else happened(table, events)
