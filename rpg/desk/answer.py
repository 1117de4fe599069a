"""Short ways to make a Result: a refusal, a wrong use, something only said, something that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.campaign.entry import Fact
from rpg.campaign.events import ClockTicked
from rpg.desk.guided import with_bearing
from rpg.desk.marks import marks
from rpg.desk.masks import followed
from rpg.desk.narrate import narrate
from rpg.desk.quest import lost_genes
from rpg.desk.reshaping import reshaped
from rpg.desk.result import Append, Result
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import AlertRaised
from rpg.game.wanderer.events import SECRET
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.events import Event
    from rpg.desk.table import Table
    from rpg.words import Value

_MOST = 120
"""Letters of a word that are said back."""


def say(key: str, **values: Value) -> Say:
    """A sentence of the desk."""
    return Say(f"desk.{key}", values)


def said(*says: Say, data: dict[str, Any] | None = None) -> Result:
    """An answer that changes nothing."""
    return Result(says=says, data=data or {})


def refused(refusal: Refusal) -> Result:
    """An act that the rules, or the table, do not allow; nothing is recorded."""
    why = refusal.why
    why = Say(why.key, {name: brief(value) for name, value in why.values.items()})
    return Result(says=(why,), status="refused", prefill=refusal.prefill)


def refuse(key: str, *, prefill: str | Say = "", **values: Value) -> Result:
    """The same, for a reason of the desk itself."""
    told = {name: value if name == "line" else brief(value) for name, value in values.items()}
    return Result(says=(say(f"refused.{key}", **told),), status="refused", prefill=prefill)


def brief(value: Value) -> Value:
    """What was typed, as far as it helps to know it again."""
    return f"{value[:_MOST]}…" if isinstance(value, str) and len(value) > _MOST else value


def misused(verb: str, word: str = "") -> Result:
    """A line that its verb cannot read: the word that it stops at, if known, how the verb is written, an example."""
    usage, example = Say(f"verb.{verb}.usage"), Say(f"verb.{verb}.example")
    key, values = ("refused.usage_word", {"word": brief(word)}) if word else ("refused.usage", {})
    return Result(says=(say(key, usage=usage, example=example, **values),), status="usage")


def _hidden(table: Table, event: Event) -> bool:
    """Whether an event is the GM's alone by what it is: what happens to a hidden clock is as hidden as the clock."""
    clock = table.world.clocks.get(event.clock) if isinstance(event, ClockTicked) else None
    return type(event) in SECRET or bool(clock and clock.hidden)


def happened(table: Table, events: Iterable[Event], *before: Say, after: Iterable[Say] = ()) -> Result:
    """Something that happened: recorded as one entry, told event by event; some things are secret whoever says them."""
    paid = with_bearing(table, reshaped(table, tuple(events)))
    if isinstance(paid, Refusal):
        return refused(paid)
    events = (*paid, *followed(table, paid))
    if any(isinstance(event, AlertRaised) for event in events):
        events = (*events, *marks(table.rules, table.world, events))
    events = (*events, *lost_genes(table.rules, table.world, events))
    facts = tuple(Fact(event, secret=table.secret or _hidden(table, event)) for event in events)
    if not facts and not before:
        return said(say("unchanged"))
    says = (*before, *narrate(table, [f.event for f in facts]), *after)
    if table.secret:
        says = tuple(say("secret", what=one) for one in says)
    return Result(says=says, deed=Append(facts=facts), data={"events": [f.event for f in facts]})
