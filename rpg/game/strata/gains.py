"""What a place gives: the first sight of one too large, and the Bearing that a group lives on (GAME.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import decide as character
from rpg.game.character.events import Strained
from rpg.game.refusal import Refusal
from rpg.game.strata.events import BearingChanged, VistaSeen
from rpg.game.strata.measures import bearing
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from rpg.game.character.state import Person
    from rpg.game.check.rules import CoreRoll
    from rpg.game.strata.rules import StrataRules
    from rpg.game.strata.state import Strata


def gained(
    rules: StrataRules, strata: Strata, by: int, why: Literal["", "vista", "silence"] = ""
) -> tuple[BearingChanged, ...]:
    """The group gains Bearing, as far as it can have any; nothing if it has the most."""
    after = min(rules.bearing.most, bearing(rules, strata) + max(0, by))
    return (BearingChanged(by=after - strata.bearing, why=why),) if after != bearing(rules, strata) else ()


def spent(
    rules: StrataRules, strata: Strata, by: int, why: Literal["", "roll", "oracle"] = ""
) -> tuple[BearingChanged, ...] | Refusal:
    """The group spends Bearing that it has."""
    has = bearing(rules, strata)
    if not 0 < by <= has:
        return Refusal(Say("strata.refused.bearing", {"n": has, "cost": by}))
    return (BearingChanged(by=has - by - strata.bearing, why=why),)


def vista(
    rules: StrataRules, core: CoreRoll, strata: Strata, people: Iterable[Person]
) -> tuple[VistaSeen | Strained | BearingChanged, ...]:
    """The first sight of the node they are in, if it is large enough: nerves mend, and the group knows where it is."""
    here = strata.node
    if here is None or here.vista or here.magnitude < rules.vista.least:
        return ()
    eased = ((p.id, min(character.strain(core, p), rules.vista.strain)) for p in people)
    return (
        VistaSeen(node=here.id),
        *(Strained(who=who, by=-by) for who, by in eased if by > 0),
        *gained(rules, strata, rules.vista.bearing, "vista"),
    )
