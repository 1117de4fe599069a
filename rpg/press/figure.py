"""A person of 1.7 m, to scale: on every plate, because nothing else tells how large the City is."""

from __future__ import annotations

from rpg.press.boxes import Outline, Path, Scaled

HEIGHT = 1.7
"""Metres."""

# The outline in metres, feet at y = 0, up is negative: someone standing still, a canister on the back, looking up.
_BODY = Outline(
    (
        (0.02, -1.46), (0.08, -1.45), (0.12, -1.42), (0.13, -1.35),
        (0.155, -1.22), (0.16, -1.08), (0.17, -0.95),
        (0.175, -0.87), (0.165, -0.8), (0.14, -0.8),
        (0.115, -0.8), (0.115, -0.88), (0.11, -0.95),
        (0.1, -0.9), (0.1, -0.86), (0.1, -0.82),
        (0.11, -0.6), (0.085, -0.3), (0.09, -0.09),
        (0.1, -0.04), (0.17, -0.04), (0.18, 0.0),
        (0.12, 0.0), (0.06, 0.0), (0.02, 0.0),
        (0.02, -0.2), (0.02, -0.45), (0.005, -0.7),
        (-0.01, -0.7), (-0.01, -0.7), (-0.02, -0.7),
        (-0.035, -0.45), (-0.06, -0.25), (-0.05, -0.08),
        (-0.03, -0.04), (0.01, -0.04), (0.01, 0.0),
        (-0.04, 0.0), (-0.1, 0.0), (-0.13, 0.0),
        (-0.14, -0.3), (-0.13, -0.55), (-0.12, -0.8),
        (-0.13, -0.95), (-0.14, -1.05), (-0.15, -1.2),
        (-0.16, -1.32), (-0.15, -1.42), (-0.09, -1.44),
        (-0.05, -1.46), (-0.01, -1.47), (0.02, -1.46),
    ),
    curved=True,
)  # fmt: skip
_HEAD = Outline(
    (
        (-0.07, -1.44), (-0.1, -1.5), (-0.12, -1.56), (-0.1, -1.62),
        (-0.07, -1.71), (0.05, -1.72), (0.09, -1.65),
        (0.11, -1.6), (0.1, -1.52), (0.06, -1.49),
        (0.05, -1.47), (0.05, -1.45), (0.05, -1.43),
    ),
    curved=True,
)  # fmt: skip
_PACK = Outline(((-0.12, -0.96), (-0.3, -0.93), (-0.34, -0.97), (-0.34, -1.41), (-0.3, -1.45), (-0.12, -1.42)))


def person(x: float, y: float, scale: float, *, on_void: bool = False) -> Scaled:
    """The figure with its feet at (x, y) mm, ``scale`` millimetres a metre; ``on_void`` where the ground is mass."""
    path = Path(outlines=(_BODY, _HEAD, _PACK), fill="on_mass" if on_void else "ink")
    return Scaled(x=x, y=y, scale=scale, boxes=(path,))
