"""A look: a theme, and the measures of its fonts."""

from __future__ import annotations

import msgspec

from rpg.press.metrics import Metrics
from rpg.press.theme import Theme


class Look(msgspec.Struct, frozen=True):
    """What is needed to lay something out; everything is ``times`` larger on paper than it is laid out.

    What is drawn of the City is that of the ``seed``.
    """

    theme: Theme
    metrics: Metrics
    times: float = 1.0
    seed: str = ""
