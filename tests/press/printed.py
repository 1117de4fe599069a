"""Every paper of words, printed from the shipped rules: by name, in any look, from one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.options import Options
from rpg.press.printing import (
    print_adversaries,
    print_cards,
    print_expedition,
    print_recap,
    print_rulebook,
    print_screen,
    print_sheet,
    print_table,
    print_village,
    print_wanderer,
)
from tests.press.papers import NAMES, person, rules, voice
from tests.press.test_other_sheets import MACHINES, world
from tests.press.test_recap import evening
from tests.press.test_screen import MET

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.game.character.state import Person
    from rpg.press.options import Printed

    Job = Callable[[str, Options], Printed]

SCENES = 12
JOBS: dict[str, Job] = {
    "character": lambda language, how: print_sheet(person("zuru", language), rules(), voice(language), how),
    "blank": lambda language, how: print_sheet(None, rules(), voice(language), how),
    "village": lambda language, how: print_village(world(), rules(), voice(language), how),
    "expedition": lambda language, how: print_expedition(world(), rules(), voice(language), how),
    "wanderer": lambda language, how: print_wanderer(world(), rules(), voice(language), how),
    "adversary": lambda language, how: print_adversaries(MACHINES[-3:], rules(), voice(language), how, whole=True),
    "adversaries": lambda language, how: print_adversaries(MACHINES[-3:], rules(), voice(language), how),
    "cards": lambda language, how: print_cards(rules(), voice(language), how),
    "fold": lambda language, how: print_cards(rules(), voice(language), how, fold=True),
    "screen": lambda language, how: print_screen(rules(), voice(language), how, MET, front=True),
    "table": lambda language, how: print_table(_party(language), rules(), voice(language), how, MET),
    "rulebook": lambda language, how: print_rulebook(rules(), voice(language), how, MET),
    "recap": lambda language, how: print_recap(evening(SCENES), rules(), voice(language), how),
}


def _party(language: str) -> list[Person]:
    return [person(name, language) for name in NAMES]


def printed(word: str, language: str = "en", **how: object) -> Printed:
    """A paper in a language; ``how`` are fields of :class:`rpg.press.options.Options`."""
    notice = voice(language).word("press.notice")
    return JOBS[word](language, Options(notice=notice, place="Silo", seed="a1b2c3d4", **how))  # type: ignore[arg-type]  # its fields
