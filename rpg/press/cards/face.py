"""The face of a card, and of those that go on where one is not enough."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from rpg.press import boxes as b
from rpg.press.cards.blocks import Bench, Piece
from rpg.press.cards.layout import Title
from rpg.press.figure import person
from rpg.press.shapes import polygon

if TYPE_CHECKING:
    from rpg.press.cards.layout import Card, Zone
    from rpg.press.look import Look
    from rpg.press.theme import Colour
    from rpg.words import Voice

_STEP = 0.5  # points between two sizes tried
_STEPS = 8
_METRE = 5.0  # millimetres of paper: 1:200
_MASS = 2.6
_DRAWN = 14.0  # millimetres of empty paper that the drawing needs
_TICKS = 11  # of the ruler along the left edge


def faces(card: Card, facts: dict[str, Any], voice: Voice, look: Look, bleed: float) -> tuple[tuple[b.Box, ...], ...]:
    """The boxes of each card that the thing needs, from its top left corner out to the bleed; one, if all fits."""
    flowing = next(zone for zone in card.zones if zone.flows)
    parts = _parts(card, flowing, facts, voice, look)
    out = []
    for number, pieces in enumerate(parts, 1):
        told = {**facts, "part": f"{number}/{len(parts)}" if len(parts) > 1 else ""}
        boxes: list[b.Box] = []
        for zone in card.zones:
            boxes += _ground(card, zone, bleed)
            boxes += _placed(zone, pieces) if zone is flowing else _fixed(zone, told, voice, look)
        boxes += _ground_level(card, flowing, _height(pieces), bleed)
        out.append((*_ruler(card, flowing), *boxes))
    return tuple(out)


def _parts(card: Card, zone: Zone, facts: dict[str, Any], voice: Voice, look: Look) -> list[list[Piece]]:
    """What stands in the flowing zone of each card: all on one in the largest letters that allow it, else on more."""
    width, height = zone.at[2] - 2 * zone.pad, zone.at[3] - zone.top
    pieces: list[Piece] = []
    for step in range(_STEPS):
        bench = Bench(facts, voice, look, width, step * _STEP)
        pieces = _whole_name(card, facts, voice, look, bench)
        for element in zone.elements:
            pieces += bench.pieces(element)
        if _height(pieces) <= height:
            return [pieces]
    return _broken(pieces, height)


def _whole_name(card: Card, facts: dict[str, Any], voice: Voice, look: Look, bench: Bench) -> list[Piece]:
    """A name too long for its place, once more where there is room for it."""
    for zone in card.zones:
        for element in zone.elements:
            if isinstance(element, Title):
                fitted = Bench(facts, voice, look, zone.at[2] - 2 * zone.pad).title(element)
                return bench.words(str(facts["name"]), 11.0, "strong", "name") if fitted.rest else []
    return []


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


def _fixed(zone: Zone, facts: dict[str, Any], voice: Voice, look: Look) -> list[b.Box]:
    bench = Bench(facts, voice, look, zone.at[2] - 2 * zone.pad)
    colour: Colour = "on_mass" if zone.ground == "mass" else "quiet"
    pieces = [piece for element in zone.elements for piece in bench.pieces(element, colour=colour)]
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
