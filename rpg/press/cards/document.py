"""Decks of cards, bound as a document: a page of fronts, then the page of their backs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from rpg.press import boxes as b
from rpg.press import fit
from rpg.press.cards import impose
from rpg.press.cards.back import back
from rpg.press.cards.face import alike, faces
from rpg.press.cards.facts import KINDS, facts
from rpg.press.cards.layout import Backs, Card, Imposition
from rpg.press.large import Glass
from rpg.press.legible import unknown_letters
from rpg.press.options import Laid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.press.look import Look
    from rpg.press.options import Options
    from rpg.words import Voice

_RULER = 50.0
_SMALL = 6.5
_LINE = 2.5 / _SMALL  # millimetres from line to line for each point


class Deck(msgspec.Struct, frozen=True, kw_only=True):
    """What to print: cards of several kinds, where they lie, and how their backs are turned.

    ``hand`` is how many are wanted of each thing of the game's own kinds, by full id (None: one of every thing);
    each card is printed ``copies`` times that.
    """

    cards: tuple[Card, ...]
    lies: Imposition
    backs: Backs = "long"
    hand: dict[str, int] | None = None
    copies: int = 1


class _Drawn(NamedTuple):
    """A card: its face, the back of its kind, and what that kind is called."""

    face: impose.Boxes
    back: impose.Boxes
    kind: str


def cards(rules: Rules, voice: Voice, look: Look, deck: Deck, options: Options) -> Laid:
    """All cards one behind the other, kind by kind: a page of fronts, and behind it their backs, each its kind's own.

    With a fold fronts and backs share a page. Kinds share pages too, so that only the last may have places left.
    """
    lies = deck.lies
    size = impose.paper(lies)
    sheets = _sheets([one for card in deck.cards for one in _drawn(rules, voice, look, card, deck)], lies)
    pages: list[b.Page] = []
    for number, sheet in enumerate(sheets, 1):
        name = " · ".join(dict.fromkeys(one.kind for one in sheet))
        said = voice.word("press.card.sheet", name=name, n=number, of=len(sheets))
        backed = deck.backs != "none" or lies.fold
        behind = impose.rears([one.back for one in sheet], lies, deck.backs) if backed else ()
        front = (*impose.marks(lies), *impose.fronts([one.face for one in sheet], lies))
        front = (*front, *behind) if lies.fold else front
        pages.append(b.Page(size=size, boxes=(*front, *_slug(lies, said, look, options)), bookmark=said))
        if behind and not lies.fold:
            said = voice.word("press.card.back", sheet=said)
            boxes = (*impose.marks(lies), *behind, *_slug(lies, said, look, options))
            pages.append(b.Page(size=size, boxes=boxes, bookmark=said))
    document = b.Document(
        title=voice.word("press.card.title"), subject=voice.word("press.card.subject"), language=voice.language,
        theme=look.theme, pages=tuple(pages),
    )  # fmt: skip
    return Laid(document, unknown_letters(document, look.metrics, voice))


def _drawn(rules: Rules, voice: Voice, look: Look, card: Card, deck: Deck) -> Iterator[_Drawn]:
    """Every card wanted of one kind."""
    name, lies = voice.word(card.name), deck.lies
    seen = Glass(times := lies.card[0] / card.size[0], letters=times)
    bleed = lies.bleed / times
    rear = seen.boxes(back(card.size, bleed, voice.word("press.block.title"), (card.id, name), look))
    told_of = facts(card.of or card.id, rules, voice)
    less = alike(card, told_of, voice, look)
    for told in told_of:
        if wanted := _wanted(told, card, deck):
            drawn = [_Drawn(seen.boxes(face), rear, name) for face in faces(card, told, voice, look, bleed, less)]
            yield from drawn * wanted


def _wanted(told: dict[str, Any], card: Card, deck: Deck) -> int:
    """How often a thing has its card; the rows of a table lie in nobody's hand."""
    if deck.hand is None or (card.of or card.id) not in KINDS:
        return deck.copies
    return deck.copies * deck.hand.get(told["id"], 0)


def _sheets(drawn: list[_Drawn], lies: Imposition) -> list[list[_Drawn]]:
    each = lies.columns * lies.rows
    return [drawn[start : start + each] for start in range(0, len(drawn), each)]


def _slug(lies: Imposition, said: str, look: Look, options: Options) -> Iterator[b.Box]:
    """What the page is, in small print, beside a ruler of 50 mm: whoever measures it knows whether it was scaled."""
    x, y = lies.slug
    size = _SMALL * look.times
    body = look.metrics.faces["body"]
    yield b.Line(x1=x, y1=y, x2=x + _RULER, y2=y, weight="cut")
    for tick in range(6):
        at = x + tick * _RULER / 5
        yield b.Line(x1=at, y1=y - 1.4, x2=at, y2=y, weight="cut")
    end = impose.paper(lies)[0] - x
    beside = x + _RULER + 2
    if lies.fold:
        yield _small(beside, y, fit.wrap(body, f"50 mm · {said}", lies.fold - 3 - beside, size), size)
        beside, said = lies.fold + 8, options.notice
    else:
        said = f"50 mm · {said} · {options.notice}"
    yield _small(beside, y, fit.balanced(body, said, end - beside, size), size)


def _small(x: float, y: float, lines: tuple[str, ...], size: float) -> b.Box:
    step = size * _LINE
    return b.Group(
        tag="P",
        boxes=tuple(b.Text(x=x, y=y + i * step, text=line, size=size, colour="quiet") for i, line in enumerate(lines)),
    )
