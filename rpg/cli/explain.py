"""``rpg explain``: what a dice text means in words, how far it goes, and how other rollers spell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from rpg import dice
from rpg.cli import asking, notation, streams, texts
from rpg.cli.chances import NUMBERS, decimal, plain, shown
from rpg.cli.dumped import dump
from rpg.cli.known import Known
from rpg.cli.misread import DIALECTS
from rpg.cli.notation import Asked
from rpg.cli.options import settings, shared
from rpg.cli.texts import Words
from rpg.dice.kinds import check
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.cli.asking import Question
    from rpg.cli.spread import Number
    from rpg.dice import Odds
    from rpg.dice.tree import Node


@click.command(context_settings=notation.AS_TYPED, help=texts.text("cli.help.explain"))
@click.argument("words", metavar="DICE...", nargs=-1, type=click.UNPROCESSED, required=True)
@click.option("--dialect", type=click.Choice(list(DIALECTS)), default=None, help=texts.text("cli.option.dialect"))
@shared
def explain(words: tuple[str, ...], *, dialect: str | None) -> None:
    """Explain dice."""
    asked, known = _question(words, dialect)
    answers = [_document(one, known) if settings().json else "\n".join(_lines(one, known)) for one in asked]
    streams.out(("\n" if settings().json else "\n\n").join(answers))


def _question(words: Sequence[str], dialect: str | None) -> Question:
    """What is asked, read as another roller would if one is named. Names need no campaign: they are not looked up."""
    known = Known(dice.NOTHING, Words(texts.language()))
    if dialect is None:
        return asking.Question([one._replace(why="") for one in asking.read(words, reasons=False)], known)
    from rpg.dice.dialect import read  # noqa: PLC0415 - only who asks for it

    found = list[Asked]()
    for text in _texts(words, dialect):
        with asking.told(text, known):
            if dialect == "roll20":
                found += _chatted(text, known)
            else:
                found.append(_asked(text, read(text, dialect)))
    return asking.Question(found, known)


def _asked(text: str, tree: Node, note: str = "") -> Asked:
    return Asked(text, dice.Typed(tree, check(tree), named=bool(notation.named(tree)[0])), note)


def _texts(words: Sequence[str], dialect: str) -> list[str]:
    """Words as texts: each by itself if each is one there, else all of them together."""
    from rpg.dice.dialect import read  # noqa: PLC0415 - only who asks for it

    try:
        trees = [read(word, dialect) for word in words]
    except dice.DiceError:
        return [" ".join(words)]
    signed = any(re.match(r"[-+*/%<>=\u2212]", word) for word in words[1:])
    return [" ".join(words)] if signed or not trees else list(words)


def _chatted(line: str, known: Known) -> list[Asked]:
    """The dice of a line of Roll20's chat, each with what its text says and does not roll."""
    from rpg.dice.dialect.chat import heard  # noqa: PLC0415 - only who asks for it

    chat = heard(line)
    skipped = " … ".join(chat.skipped)
    notes = [known.words("cli.explain.skipped", found=skipped)] if skipped else []
    found = list[Asked]()
    for at, one in enumerate(chat.dice):
        coloured = [known.words("cli.explain.looks", found=look) for look in one.looks]
        said = (*coloured, *(notes if at == len(chat.dice) - 1 else ()))
        found.append(_asked(one.text, one.tree, "\n".join(said)))
    return found


def _lines(one: Asked, known: Known) -> Iterator[str]:
    """The answer for people."""
    words = known.words
    yield printable(one.shown)
    yield printable(dice.explain(one.typed.tree, words))
    ends, odds = _reach(one), _odds(one)
    if ends:
        low, high = (shown(end, words) for end in ends)
        line = words("cli.odds.range", low=low, high=high)
        if odds:
            mean, deviation = decimal(odds.mean, words), decimal(odds.deviation, words)
            line += f" · {words('cli.odds.mean', mean=mean, deviation=deviation)}"
        yield line
    if one.why:
        yield from map(printable, one.why.splitlines())
    wide = max(map(len, DIALECTS.values()))
    for name, spelt in _spelt(one):
        yield printable(f"{DIALECTS[name]:{wide}}  {spelt if isinstance(spelt, str) else _unsaid(one, spelt, words)}")


def _unsaid(one: Asked, error: dice.DiceError, words: Words) -> str:
    """Why a roller cannot spell a text: what of it is strange to that roller."""
    found = f"{error.values.get('found', '')}"
    return words("cli.explain.unsaid") if found in {"", one.shown} else words("cli.explain.unsaid_part", found=found)


def _document(one: Asked, known: Known) -> str:
    """The same for machines; the shape is docs/explain.schema.json."""
    ends, odds = _reach(one), _odds(one)
    return dump(
        {
            "text": one.shown,
            "words": dice.explain(one.typed.tree, known.words),
            "kind": one.typed.kind.value,
            "low": plain(ends[0]) if ends else None,
            "high": plain(ends[1]) if ends else None,
            "mean": float(odds.mean) if odds else None,
            "deviation": odds.deviation if odds else None,
            "notes": one.why.splitlines(),
            "dialects": {name: spelt if isinstance(spelt, str) else None for name, spelt in _spelt(one)},
        }
    )


def _reach(one: Asked) -> tuple[Number, Number] | None:
    """The least and the greatest total; None of what comes to none, or names what is not looked up here."""
    if one.typed.kind not in NUMBERS or one.typed.named:
        return None
    try:
        low, high = dice.bounds(one.typed.tree)
    except dice.DiceError:
        return None
    return low, high


def _odds(one: Asked) -> Odds | None:
    """The odds of a total; None if there are none, or it would take too long to weigh them."""
    if one.typed.kind not in NUMBERS or one.typed.named:
        return None
    try:
        return dice.odds(one.typed.tree)
    except dice.DiceError:
        return None


def _spelt(one: Asked) -> Iterator[tuple[str, str | dice.DiceError]]:
    """The text as other rollers spell it, or why they cannot."""
    from rpg.dice.dialect import write  # noqa: PLC0415 - reading words needs none of them

    for name in DIALECTS:
        try:
            yield name, write(one.typed.tree, name)
        except dice.DiceError as error:
            yield name, error
