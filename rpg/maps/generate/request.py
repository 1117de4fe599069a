"""What is asked of the generator, what it works with, and why it may give up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rpg.game.strata.rules import StrataRules
    from rpg.maps.district import District
    from rpg.words import Say, Term

LEAST = (36, 28)
"""The least cells of a stratum: width, height."""
MOST = (120, 120)
STRATA = 12
"""The most strata of a map."""


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A map to be made: the same request, the same map. ``depth`` is that of its first stratum."""

    seed: str
    strata: int = 3
    width: int = 60
    height: int = 40
    depth: int = 0
    metres: float = 3.0


class Sources(NamedTuple):
    """What the rules give: districts by full id, the strata's tables, rows of the presence table; and a voice."""

    districts: Mapping[str, District]
    strata: StrataRules
    presence: tuple[Term, ...]
    term: Callable[[Term], str]
    say: Callable[[Say], str]


class Failed(Exception):  # noqa: N818 - an outcome of the work, told as a sentence
    """No map came of a request: the sentence says why."""

    def __init__(self, say: Say) -> None:
        """Give up for that reason."""
        super().__init__(say.key)
        self.say = say
