"""A theme: which font, colour and line weight stands behind each role (printables/theme/*.json)."""

from __future__ import annotations

from typing import Literal

import msgspec

Font = Literal["title", "heading", "body", "strong", "italic", "code", "field"]
Colour = Literal["ink", "paper", "mass", "on_mass", "quiet", "rule", "tint", "below", "hatch", "field", "signal"]
Weight = Literal["far", "near", "cut", "wall"]


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The smallest sizes in points to which text may shrink: reading text, and labels."""

    body: float
    label: float


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One look.

    ``fonts`` are files below ``printables/fonts``; ``palette`` colours as ``#rrggbb``; ``weights`` line widths in
    points, which mean far, near, cut and wall. In large print everything is ``large`` times as large.
    """

    id: str
    fonts: dict[Font, str]
    palette: dict[Colour, str]
    weights: dict[Weight, float]
    floors: Floors
    large: float = 1.3
