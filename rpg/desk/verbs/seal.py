"""``seal``: a roll that falls now and is told later, with a seal by which anybody can check that it was this one.

Its dice come from a seed of its own, and so does the proof: both follow from the campaign's seed and the number of the
entry, and are kept nowhere. Nothing that shows or exports the log can give away what is not in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from rpg import dice
from rpg.campaign.events import RollSealed, RollUnsealed
from rpg.desk.answer import happened, misused, refuse, said, say
from rpg.desk.dice import context, wrong
from rpg.desk.line import number
from rpg.desk.telling.table import why_of
from rpg.desk.verbs.roll import rolled
from rpg.dice.seal import roll_commitment, roll_text
from rpg.words import Listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.campaign.world import Sealed
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.check.events import Rolled
    from rpg.words import Say

_LONGEST = 400
_MOST = 100
"""Rolls that may be sealed at once."""


class Fallen(NamedTuple):
    """What a sealed roll came to, and the seed that nobody can guess."""

    roll: Rolled
    nonce: str

    @property
    def text(self) -> str:
        """What is sealed."""
        return roll_text(self.roll.read or self.roll.text, self.roll.total, self.roll.faces, self.nonce)


def run(line: Line, table: Table) -> Result:
    """``seal`` lists those still sealed · ``seal 2d6+1 why``."""
    seals = table.world.seals
    if not line.rest:
        return said(*_listed(seals)) if seals else refuse("no_seals")
    if len(line.rest.encode()) > _LONGEST:
        return refuse("too_long", most=_LONGEST)
    if len(seals) >= _MOST:
        return refuse("too_many_seals", most=_MOST)
    text = dice.sized(line.rest)
    try:
        fallen = _fallen(table.entry, text, table)
    except dice.DiceError as error:
        return wrong(error, text, line.verb, context(table))
    if fallen.roll.told:
        return refuse("seal_told")
    roll = fallen.roll
    event = RollSealed(
        seal=table.entry, text=roll.text, read=roll.read, why=roll.why, commitment=roll_commitment(fallen.text)
    )
    return happened(table, (event,))


def unseal(line: Line, table: Table) -> Result:
    """``unseal`` the only one · ``unseal #12``."""
    seals = table.world.seals
    if not seals:
        return refuse("no_seals")
    which = number(line.rest.removeprefix("#")) if line.rest else None
    if line.rest and which is None:
        return misused("unseal")
    if which is None and len(seals) > 1:
        numbers = Listed(tuple(f"#{n}" for n in seals))
        return refuse("which_seal", seals=numbers, prefill=f"{line.verb} #{max(seals)}")
    which = next(iter(seals)) if which is None else which
    sealed = seals.get(which)
    if sealed is None:
        return refuse("no_seal", n=which)
    fallen = opened(which, sealed, table)
    if roll_commitment(fallen.text) != sealed.commitment:
        return refuse("seal_broken", n=which)
    return happened(table, (RollUnsealed(seal=which, roll=fallen.roll, nonce=fallen.nonce),))


def opened(which: int, sealed: Sealed | RollSealed, table: Table) -> Fallen:
    """What fell under that seal."""
    fallen = _fallen(which, sealed.read or sealed.text, table)
    return fallen._replace(roll=replace(fallen.roll, text=sealed.text, read=sealed.read, why=sealed.why))


def _fallen(which: int, text: str, table: Table) -> Fallen:
    """Roll with the dice of that seal: seeds of evenings have the numbers of entries, those of seals negative ones."""
    world = replace(table.world, sealed=-which)
    return Fallen(rolled(text, replace(table, world=world, stream=which)), table.seeds(-which))


def _listed(seals: Mapping[int, Sealed]) -> list[Say]:
    return [
        say("seal.row", n=n, text=sealed.text, commitment=sealed.commitment, why=why_of(sealed.why))
        for n, sealed in seals.items()
    ]
