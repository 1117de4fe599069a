"""Maps made for tests, from the shipped rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rpg.cli.map_new import sources
from rpg.cli.print import Desk
from rpg.maps.generate import Request, generate
from tests.press.papers import rules, voice

if TYPE_CHECKING:
    from rpg.maps.generate import Sources
    from rpg.maps.model import Map


@cache
def shipped_sources(language: str = "en") -> Sources:
    return sources(Desk(rules(), voice(language)))


@cache
def made(seed: str, strata: int = 2, size: tuple[int, int] = (60, 40), depth: int = 0, language: str = "en") -> Map:
    request = Request(seed=seed, strata=strata, width=size[0], height=size[1], depth=depth)
    return generate(request, shipped_sources(language))
