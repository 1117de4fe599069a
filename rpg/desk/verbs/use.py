"""``use``: somebody says that they use an ability. The last line is played again with it; or it works by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.answer import happened, refuse, refused, say
from rpg.desk.names import entities, everybody, one, text_of
from rpg.desk.plain import plain, token
from rpg.desk.result import Append, Result
from rpg.desk.using import choices, using
from rpg.desk.words import ground
from rpg.game.character import mending
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.entry import Entry
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_FOR = frozenset({"on", "for", "of", "su", "per", "di"})


def run(line: Line, table: Table) -> Result:
    """``use keld`` · ``use keld broad back`` · ``use ansa patchwork on oru gaff``; alone: who could use what."""
    if not line.words:
        return _listed(table)
    words, target = _parted(line.words)
    found = using(words, table)
    if isinstance(found, Refusal):
        return refused(found)
    ((who, ability),) = found
    limited = table.rules.character.abilities[ability].limited
    if limited and limited.effects.restore_item:
        return _restored(who, target, line, table)
    return _again(who, ability, table)


def _parted(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who and what; and for whom."""
    at = next((i for i, word in enumerate(words) if plain(word) in _FOR), len(words))
    return words[:at], words[at + 1 :]


def _listed(table: Table) -> Result:
    """What everybody could say they use."""
    people = [p for p in table.world.people.by_id.values() if not p.dead and not p.away]
    can = tuple(
        say("use.offer", who=person.name, ability=Term(ability))
        for person in people
        for ability in choices(table, person)
    )
    return Result(says=(say("use.can", offers=Listed(can, " · ")) if can else say("use.none"),))


def _restored(who: str, target: tuple[str, ...], line: Line, table: Table) -> Result:
    """An item is whole again: of the one named, or of whoever uses the ability."""
    whose = one(target[0], everybody(table.world), line.typed) if target else who
    if isinstance(whose, Refusal):
        return refused(whose)
    owner = table.world.people.by_id[whose]
    broken = dict.fromkeys((*owner.empty, *owner.lost))
    item = one(" ".join(target[1:]), entities(table.rules, table.language, broken), line.typed) if target[1:] else ""
    if isinstance(item, Refusal):
        return refused(item)
    rules, here = ground(table)
    events = mending.restored(rules.character, here.people, who=who, whose=whose, gear=item)
    return refused(events) if isinstance(events, Refusal) else happened(table, events)


def _again(who: str, ability: str, table: Table) -> Result:
    """Play the last line that it would change again, from before it happened, with the ability and the same dice."""
    voided = table.history.voided()
    entry = next((e for e in reversed(table.history.path(1)) if e.id not in voided), None)
    if entry is None or table.play is None:
        return refuse("use_when", who=who, ability=Term(ability))
    text = f"{entry.line}; use {who} {token(text_of(table.rules, ability, table.language))}"
    before = table.history.world_at(entry.parent)
    again = table.play(text, msgspec.structs.replace(table, world=before, stream=entry.stream))
    if not isinstance(again.deed, Append) or _same(again.deed, entry):
        return refuse("use_when", who=table.world.people.by_id[who].name, ability=Term(ability))
    deed = Append(facts=again.deed.facts, line=text, amends=entry.id)
    return msgspec.structs.replace(again, says=(Say("desk.push.again", {"n": entry.id}), *again.says), deed=deed)


def _same(deed: Append, entry: Entry) -> bool:
    """Whether the line goes exactly as it went."""
    return tuple(fact.event for fact in deed.facts) == tuple(fact.event for fact in entry.facts)
