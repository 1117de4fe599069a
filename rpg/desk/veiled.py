"""What happens to somebody whom players do not know of is as secret as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from rpg.campaign.events import PersonRevealed, RollSealed, RollUnsealed
from rpg.campaign.public import listed
from rpg.desk.result import Append
from rpg.game.check.events import Rolled
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.result import Result


def veiled(result: Result, world: World) -> Result:
    """The answer with every fact secret that names somebody hidden; a person who joins hidden is one from then on.

    What is of others too stays open: it is told to players without them (:mod:`rpg.campaign.public`). Words that name
    one stay open as well, as the GM wrote them, with a warning.
    """
    deed = result.deed
    hidden = {person.id for person in world.people.by_id.values() if person.hidden}
    if not hidden or not isinstance(deed, Append):
        return result
    hidden -= {fact.event.person.id for fact in deed.facts if isinstance(fact.event, PersonRevealed)}
    names = {word for who in hidden for word in (who, world.people.by_id[who].name.casefold())}
    facts = tuple(
        replace(fact, secret=fact.secret or _theirs(fact.event, hidden) or _named(fact.event, names))
        for fact in deed.facts
    )
    text = "\n".join(_written(fact.event) for fact in facts if not fact.secret).casefold()
    told = (person.name for person in world.people.by_id.values() if person.id in hidden)
    says = tuple(Say("desk.names_hidden", {"who": name}) for name in told if named(name.casefold(), text))
    return replace(result, says=(*result.says, *says), deed=replace(deed, facts=facts))


def _theirs(event: Event, hidden: Collection[str]) -> bool:
    """Whether an event is of some of the hidden, and of nobody else."""
    several = listed(event)
    if several:
        return all(who in hidden for who in several)
    return any(word in hidden for word in _words(msgspec.to_builtins(event)))


def _named(event: Event, names: Collection[str]) -> bool:
    """Whether dice were rolled with the numbers of one of the hidden, or for a reason that names one."""
    roll = event.roll if isinstance(event, RollUnsealed) else event
    text = f"{roll.text} {roll.why}".casefold() if isinstance(roll, Rolled | RollSealed) else ""
    return any(named(who, text) for who in names)


def _written(event: Event) -> str:
    """The words of a GM that an event keeps for players to read."""
    return "\n".join(getattr(event, field, "") for field in ("text", "title", "why"))


def named(who: str, text: str) -> bool:
    """Whether a text without capitals has this name, as a word or words of its own."""
    return re.search(rf"(?<!\w){re.escape(who)}(?!\w)", text) is not None


def _words(value: object) -> Iterator[str]:
    """Every text in a value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*_words(key), *_words(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
