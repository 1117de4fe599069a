"""What the names in a handout stand for: people of the campaign, its name, things of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.press.handout.layout import Handout
    from rpg.words import Voice

_BLANK = "_" * 18
_BLANKS = 5
"""Lines to write on where nobody is at the table."""


def campaign(world: World | None) -> dict[str, tuple[str, ...]]:
    """``/party``, ``/count`` and ``/campaign`` of a world as the players know it; blanks without one."""
    known = world.people.by_id.values() if world else ()
    names = tuple(person.name for person in known if not (person.dead or person.hidden))
    return {
        "/party": names or (_BLANK,) * _BLANKS,
        "/count": (f"{len(names) or _BLANKS}",),
        "/campaign": (world.name if world else _BLANK,),
    }


def bound(
    given: Handout, values: Mapping[str, tuple[str, ...]], rules: Rules, voice: Voice
) -> dict[str, tuple[str, ...]]:
    """What each name of a handout stands for; a thing that the rules lack is said by the end of its id."""
    return {name: values.get(to) or (_thing(to, rules, voice),) for name, to in given.binds.items()}


def _thing(full: str, rules: Rules, voice: Voice) -> str:
    known = full in rules.texts.get("en", {}) or full in rules.texts.get(voice.language, {})
    return voice.term(Term(full)) if known else full.rpartition("/")[2]
