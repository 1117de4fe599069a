"""What happens to somebody whom players do not know of is as secret as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.events import PersonRevealed
from rpg.desk.result import Append

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.world import World
    from rpg.desk.result import Result


def veiled(result: Result, world: World) -> Result:
    """The answer with every fact secret that names somebody hidden; a person who joins hidden is one from then on."""
    deed = result.deed
    hidden = {person.id for person in world.people.by_id.values() if person.hidden}
    if not hidden or not isinstance(deed, Append):
        return result
    shown = {fact.event.person.id for fact in deed.facts if isinstance(fact.event, PersonRevealed) and not fact.secret}
    hidden -= shown
    facts = tuple(
        fact if fact.secret or hidden.isdisjoint(_words(msgspec.to_builtins(fact.event))) else
        msgspec.structs.replace(fact, secret=True)
        for fact in deed.facts
    )  # fmt: skip
    return msgspec.structs.replace(result, deed=msgspec.structs.replace(deed, facts=facts))


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
