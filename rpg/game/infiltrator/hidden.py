"""What nobody is told: who is masked. It is drawn anew, from the seed of the seal, whenever a rule needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.dice import Dice
    from rpg.game.infiltrator.rules import InfiltratorRules
    from rpg.game.infiltrator.state import Case


class Hidden(NamedTuple):
    """The secret as a rule sees it: who it is ("": nobody), its proof, and dice of its own that nobody sees either.

    With dice of the evening whoever learns their seed could tell a mask's tell from an innocent's.
    """

    who: str
    nonce: str
    dice: Dice


def drawn(
    rules: InfiltratorRules, dice: Dice, *, suspects: Sequence[str], chances: Sequence[int], certain: bool
) -> str:
    """Who of the suspects is masked; "" if nobody is. Each occasion has its die, and one more draws among all."""
    entry = rules.entry
    faces = [dice.roll(f"occasion:{n}", 1, entry.die)[0] for n in range(len(chances))]
    which = dice.roll("mask", 1, len(suspects))[0] - 1
    entered = certain or any(face <= chance for face, chance in zip(faces, chances, strict=True))
    return suspects[which] if entered else ""


def truth(rules: InfiltratorRules, dice: Dice, case: Case) -> str:
    """The same of a case that was sealed."""
    return drawn(rules, dice, suspects=case.suspects, chances=case.chances, certain=case.certain)
