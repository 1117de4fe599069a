"""Dice rolled, and told as people write them and as machines read them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from rpg import dice
from rpg.cli import asking
from rpg.cli.chances import NUMBERS, plain
from rpg.cli.options import settings
from rpg.dice.kinds import Kind
from rpg.dice.telling import tell
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.cli.known import Known
    from rpg.cli.notation import Asked
    from rpg.dice import Die, Outcome

_SEED = 8
"""Bytes of chance in a seed that nobody chose."""


def answered(words: Sequence[str], seed: str = "") -> str:
    """The dice of these words, rolled and told, a line each; Wrong if they are no dice."""
    asked, known = asking.question(words)
    seed = seed or os.environ.get("RPG_SEED", "") or os.urandom(_SEED).hex()
    with asking.told(seed, known):
        sources = [dice.Seeded(seed, stream) for stream in range(len(asked))]
    return "\n".join(_answer(one, source, seed, known) for one, source in zip(asked, sources, strict=True))


def _answer(one: Asked, source: dice.Seeded, seed: str, known: Known) -> str:
    """A text rolled, or read from real dice, as a line of words or of JSON."""
    with asking.told(one.text, known, one.typed.told):
        if one.typed.told:
            outcome, seed = dice.given(one.typed.tree, one.typed.told, known.context), ""
        else:
            outcome = dice.roll(one.typed.tree, source, "roll", known.context)
    if settings().json:
        from rpg.cli.dumped import dump  # noqa: PLC0415 - only machines ask for it

        return dump(document(one, outcome, seed))
    why = f" — {printable(one.why)}" if one.why else ""
    return f"{printable(_told(one, outcome, known))}{why}"


def _told(one: Asked, outcome: Outcome, known: Known) -> str:
    """The text and what it came to; of a total that real dice showed nobody knows how it came about."""
    real = known.words("desk.told") if one.typed.told else ""
    if real and not outcome.faces and outcome.kind in NUMBERS:
        return f"{one.shown} = {outcome.total}{real}".replace("= -", "= −")
    return f"{one.shown}{real}: {tell(outcome, known.words, known.name)}"


def document(one: Asked, outcome: Outcome, seed: str) -> dict[str, Any]:
    """The same for machines; the shape is docs/roll.schema.json."""
    return {
        "text": one.shown,
        "why": one.why,
        "value": plain(outcome.value),
        "kind": outcome.kind.value,
        "degree": outcome.degree,
        "margin": _margin(outcome),
        "faces": outcome.faces,
        "dice": [_die(die) for throw in outcome.trace.throws() for die in throw.dice()],
        "told": bool(one.typed.told),
        "seed": seed,
    }


def _margin(outcome: Outcome) -> object:
    """By how much the target was passed; of several results an array."""
    margins = tuple(None if margin is None else plain(margin) for margin in outcome.margins)
    if outcome.kind is not Kind.RESULTS:
        return margins[0]
    return None if None in margins else list(margins)


def _die(die: Die) -> dict[str, Any]:
    story = [
        {"what": happened.what, "by": dice.show(happened.by).removeprefix(dice.show(happened.by.pool)).strip(),
         "was": plain(happened.was)}
        for happened in die.story
    ]  # fmt: skip
    return {"sides": die.sides, "face": plain(die.face), "value": plain(die.value), "kept": die.kept, "story": story}
