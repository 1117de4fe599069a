"""``set``: the numbers on the paper are right, the tool follows: ``set tae vit 3 strain 2 load 1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refused
from rpg.desk.line import number
from rpg.desk.names import everybody, one
from rpg.desk.plain import plain
from rpg.desk.table import Verb
from rpg.game.character import decide as character
from rpg.game.character.events import Harmed, LoadChanged, Strained
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.character.state import Person

_NUMBERS = {
    "vit": "vitality", "vitality": "vitality", "vitalita": "vitality",
    "strain": "strain", "tensione": "strain",
    "load": "load", "carico": "load",
}  # fmt: skip


def run(line: Line, table: Table) -> Result:
    """``set NAME vit N strain N load N``, in any order and number."""
    words = line.words
    pairs = list(zip(words[1::2], words[2::2], strict=False))
    if not pairs or len(words) % 2 == 0:
        return misused("set")
    who = one(words[0], everybody(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    wanted: dict[str, int] = {}
    for what, word in pairs:
        key, to = _NUMBERS.get(plain(what)), number(word)
        if key is None or to is None or to < 0:
            return misused("set")
        wanted[key] = to
    person = table.world.people.by_id[who]
    return happened(table, [event for key, to in wanted.items() for event in _set(person, key, to, table)])


def _set(person: Person, key: str, to: int, table: Table) -> list[Event]:
    """The change from the number that is to the number that shall be, kept inside what the rules allow."""
    rules, core = table.rules.character, table.rules.check.core
    if key == "vitality":
        by = character.vitality(rules, person) - min(to, character.vitality_max(rules, person))
        return [Harmed(who=person.id, by=by)] if by else []
    if key == "strain":
        by = min(to, core.strain.max) - character.strain(core, person)
        return [Strained(who=person.id, by=by)] if by else []
    by = to - max(0, person.load)
    return [LoadChanged(who=person.id, by=by)] if by else []


VERB = Verb(key="set", en=("set",), it=("imposta",), run=run, takes=("person", "text"))
