"""What a command about dice was asked: its texts, what they may name, and the words to answer with."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from rpg import dice
from rpg.cli import notation, texts
from rpg.cli.known import Known
from rpg.cli.options import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.cli.misread import Wrong
    from rpg.cli.notation import Asked


class Question(NamedTuple):
    """The texts that were asked about, and what is known."""

    texts: list[Asked]
    known: Known


def question(words: Sequence[str], *, reasons: bool = True) -> Question:
    """What these words ask, with or without ``reasons`` (see :func:`rpg.cli.notation.read`). Wrong if no dice."""
    asked = read(words, reasons=reasons)
    return Question(asked, _known(asked))


def read(words: Sequence[str], *, reasons: bool = True) -> list[Asked]:
    """The texts that these words are, before anything is known of what they name."""
    try:
        return notation.read(words, reasons=reasons)
    except notation.Misread as misread:
        raise _wrong(misread.error, misread.text, texts.Words(texts.language())) from misread


def _known(asked: list[Asked]) -> Known:
    """What these texts may name. A campaign, or the rules, are opened only if they name anything."""
    names, rules = notation.named(tuple(one.typed.tree for one in asked))
    if not names and not rules:
        return Known(dice.NOTHING, texts.Words(texts.language()))
    from rpg.cli.named import known  # noqa: PLC0415 - most dice name nothing

    return known(settings(), names, asked)


@contextlib.contextmanager
def told(text: str, known: Known, real: str = "") -> Iterator[None]:
    """Tell what goes wrong with a text as a sentence. ``real`` is what its real dice are told to show."""
    try:
        yield
    except dice.DiceError as error:
        if not real or not error.code.startswith("told"):
            raise _wrong(error, text, known.words) from error
        error.hint = dice.mended(text, error)
        raise _wrong(error, real, known.words) from error


def _wrong(error: dice.DiceError, text: str, words: texts.Words) -> Wrong:
    from rpg.cli.misread import Wrong  # noqa: PLC0415 - most dice are right

    return Wrong(error, text, words)
