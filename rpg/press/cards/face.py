"""The face of a card, and of those that go on where one is not enough."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from rpg.press import boxes as b
from rpg.press.cards.blocks import Bench, Piece
from rpg.press.cards.layout import Label, Title
from rpg.press.figure import person
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.press.cards.layout import Card, Zone
    from rpg.press.look import Look
    from rpg.press.theme import Colour
    from rpg.words import Voice

_STEP = 0.5  # points between two sizes tried
_STEPS = 8
_ALIKE = 2.5  # points by which a whole deck may be smaller than its layout asks for
_CLEAR = 3.0  # millimetres that are empty above what gives way
_SMALL = 8.5
_METRE = 5.0  # millimetres of paper: 1:200
_MASS = 2.6
_DRAWN = 14.0  # millimetres of empty paper that the drawing needs
_TICKS = 11  # of the ruler along the left edge


def faces(  # noqa: PLR0917 -- of what layout, what is told, in which words, how it looks, out to where
    card: Card, facts: dict[str, Any], voice: Voice, look: Look, bleed: float, less: float = 0.0
) -> tuple[tuple[b.Box, ...], ...]:
    """The boxes of each card that the thing needs, from its top left corner out to the bleed; one, if all fits.

    Its letters are ``less`` points smaller than the layout asks for, or more where it would need a second card.
    """
    flowing = _flowing(card)
    parts, _ = _parts(card, facts, voice, look, less)
    height = flowing.at[3] - flowing.top
    out = []
    for number, pieces in enumerate(parts, 1):
        told = {**facts, "part": f"{number}/{len(parts)}" if len(parts) > 1 else ""}
        close = _height(pieces) > height - _CLEAR
        boxes: list[b.Box] = []
        for zone in card.zones:
            boxes += _ground(card, zone, bleed)
            boxes += _placed(zone, pieces) if zone is flowing else _fixed(zone, told, voice, look, close=close)
        boxes += _ground_level(card, flowing, _height(pieces), bleed)
        out.append((*_ruler(card, flowing), *boxes))
    return tuple(out)


def alike(card: Card, things: Sequence[dict[str, Any]], voice: Voice, look: Look) -> float:
    """How many points smaller the letters of a whole deck are, so that its cards look alike.

    What would need much smaller letters than the layout asks for, or a second card, does not make the others small.
    """
    needed = (_parts(card, facts, voice, look, 0.0)[1] for facts in things)
    return max((less for less in needed if less <= _ALIKE), default=0.0)


def _flowing(card: Card) -> Zone:
    return next(zone for zone in card.zones if zone.flows)


def _parts(
    card: Card, facts: dict[str, Any], voice: Voice, look: Look, least: float
) -> tuple[list[list[Piece]], float]:
    """What stands in the flowing zone of each card, and how many points smaller: on one card, if letters allow it."""
    zone = _flowing(card)
    width, height = zone.at[2] - 2 * zone.pad, zone.at[3] - zone.top
    pieces: list[Piece] = []
    less = least
    for step in range(_STEPS):
        less = max(least, step * _STEP)
        bench = Bench(facts, voice, look, width, less)
        pieces = _whole_name(card, facts, voice, look, bench)
        for element in zone.elements:
            pieces += bench.pieces(element)
        pieces += _homeless(card, facts, voice, look, bench)
        if _height(pieces) <= height:
            return [pieces], less
    return _broken(pieces, height), less


def _whole_name(card: Card, facts: dict[str, Any], voice: Voice, look: Look, bench: Bench) -> list[Piece]:
    """A name too long for its place, once more where there is room for it."""
    for zone in card.zones:
        for element in zone.elements:
            if isinstance(element, Title):
                fitted = Bench(facts, voice, look, zone.at[2] - 2 * zone.pad).title(element)
                return bench.words(str(facts["name"]), 11.0, "strong", "name") if fitted.rest else []
    return []


def _homeless(card: Card, facts: dict[str, Any], voice: Voice, look: Look, bench: Bench) -> list[Piece]:
    """Small print too long for its line: whole, where there is room for it."""
    out: list[Piece] = []
    for zone in card.zones:
        if zone.flows:
            continue
        beside = Bench(facts, voice, look, zone.at[2] - 2 * zone.pad)
        for element in zone.elements:
            if isinstance(element, Label) and beside.label(element).rest:
                out += bench.words(beside.said(element), _SMALL, "italic", element.value or element.say)
    return out


def _height(pieces: list[Piece]) -> float:
    return sum(piece.height + piece.air for piece in pieces) - (pieces[-1].air if pieces else 0.0)


def _broken(pieces: list[Piece], height: float) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if parts[-1] and _height([*parts[-1], piece]) > height:
            held = [parts[-1].pop()] if parts[-1][-1].clings and len(parts[-1]) > 1 else []
            parts.append(held)
        parts[-1].append(piece)
    return parts


def _placed(zone: Zone, pieces: list[Piece]) -> list[b.Box]:
    """The pieces below one another, lines of a paragraph under one tag."""
    x, y = zone.at[0] + zone.pad, zone.at[1] + zone.top
    out: list[b.Box] = []
    for paragraph, group in groupby(pieces, key=lambda piece: piece.paragraph):
        boxes: list[b.Box] = []
        for piece in group:
            boxes.append(b.Scaled(x=x, y=y, scale=1.0, boxes=piece.boxes))
            y += piece.height + piece.air
        out += [b.Group(tag="P", boxes=tuple(boxes))] if paragraph else boxes
    return out


def _fixed(zone: Zone, facts: dict[str, Any], voice: Voice, look: Look, *, close: bool) -> list[b.Box]:
    """What stands in a zone of its own; without what gives way, where what is read comes ``close``."""
    bench = Bench(facts, voice, look, zone.at[2] - 2 * zone.pad)
    colour: Colour = "on_mass" if zone.ground == "mass" else "quiet"
    shown = (element for element in zone.elements if not (close and isinstance(element, Label) and element.gives_way))
    pieces = [piece for element in shown for piece in bench.pieces(element, colour=colour)]
    x, y = zone.at[0] + zone.pad, zone.at[1] + zone.top
    out: list[b.Box] = []
    for piece in pieces:
        out.append(b.Scaled(x=x, y=y, scale=1.0, boxes=piece.boxes))
        y += piece.height + piece.air
    return out


def _ground(card: Card, zone: Zone, bleed: float) -> list[b.Box]:
    """The colour of a zone, out to the bleed where it touches the edge; a rule below it, for a printer without ink."""
    if zone.ground is None:
        return []
    x, y, width, height = zone.at
    left, top = (-bleed if x <= 0 else x), (-bleed if y <= 0 else y)
    right = card.size[0] + bleed if x + width >= card.size[0] else x + width
    bottom = card.size[1] + bleed if y + height >= card.size[1] else y + height
    return [
        b.Rect(x=left, y=top, width=right - left, height=bottom - top, fill=zone.ground),
        b.Line(x1=left, y1=bottom, x2=right, y2=bottom, weight="wall"),
    ]


def _ground_level(card: Card, zone: Zone, used: float, bleed: float) -> list[b.Box]:
    """Somebody standing on cut mass, to scale, where the rules leave the card empty."""
    floor = zone.at[1] + zone.at[3] - _MASS - 0.8
    if floor - (zone.at[1] + zone.top + used) < _DRAWN:
        return []
    x, right = -bleed, card.size[0] + bleed
    mass = polygon([(x, floor), (right, floor), (right, floor + _MASS), (x, floor + _MASS)])
    drawn = (
        b.Hatch(outlines=(mass,), gap=1.1),
        b.Line(x1=x, y1=floor, x2=right, y2=floor, weight="cut"),
        person(card.size[0] - 14, floor, _METRE),
    )
    return [b.Group(tag="Artifact", boxes=drawn)]


def _ruler(card: Card, zone: Zone) -> list[b.Box]:
    """The depth ruler of every plate, along the right edge of what is read."""
    top, bottom, edge = zone.at[1] + 3.0, card.size[1] - 4.0, card.size[0]
    step = (bottom - top) / (_TICKS - 1)
    return [
        b.Line(x1=edge - (2.2 if i % 5 == 0 else 1.2), y1=top + i * step, x2=edge, y2=top + i * step, weight="far")
        for i in range(_TICKS)
    ]
