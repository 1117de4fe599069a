"""What a price or a surge that was drawn does by itself: noise, beats, Strain, harm, load, a tool, the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.game.character import decide as character
from rpg.game.character.events import GearLost, LoadChanged
from rpg.game.encounter.course import Course
from rpg.game.encounter.ground import tagged
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import ForceDelayed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rpg.dice import Dice
    from rpg.game.check.events import TurnDrawn
    from rpg.game.check.rules import CheckRules, Row
    from rpg.game.encounter.ground import FightRules, Ground, GroundEvent


BEATS, TOOL = "beats", "tool"
"""The effects that let time pass, and that take the tool of a roll."""


class Turned(NamedTuple):
    """What an effect acts with: its number, somebody ("": nobody), the tool of their roll ("": none), its table."""

    by: int
    who: str
    tool: str
    table: str


def row_of(rules: CheckRules, drawn: TurnDrawn) -> Row:
    """The row that was drawn; KeyError if the rules do not have it."""
    row = next((row for row in rules.tables[drawn.table].rows if row.key == drawn.row), None)
    if row is None:
        raise KeyError(drawn.row)
    return row


def turned(
    rules: FightRules, ground: Ground, dice: Dice, drawn: TurnDrawn, *, tool: str = ""
) -> tuple[GroundEvent, ...]:
    """What follows from a row that was drawn, for whoever it was drawn for, with the tool of their roll ("": none).

    Nothing, where the row has no effect or one that the program does not know, or where there is nothing to change.
    """
    row, who = row_of(rules.check, drawn), drawn.who
    act = _ACTS.get(row.effect)
    if act is None or (row.effect in PERSONAL and who not in ground.people.by_id):
        return ()
    course = Course(rules, ground, dice)
    act(course, Turned(row.value, who, tool, drawn.table))
    course.heard()
    return tuple(course.events)


def _noise(course: Course, turn: Turned) -> None:
    course.noise(turn.by)


def _noise_less(course: Course, turn: Turned) -> None:
    """Noise that is taken back, as loud as it would have been."""
    rules, name = course.rules.safeguard, course.ground.sector
    points = rules.triggers[course.rules.encounter.procedure.noises.noise].points
    course.happen(safeguard.lower_by(rules, name, course.ground.safeguard.sector(name), turn.by * points, turn.table))


def _beats(course: Course, turn: Turned) -> None:
    """Beats that pass, until a force arrives; in a fight time goes by exchanges."""
    name = course.ground.sector
    for n in range(0 if course.ground.encounter.fight else turn.by):
        sector = course.ground.safeguard.sector(name)
        if sector.arrived is not None:
            return
        known = tagged(course.rules, course.ground)
        course.happen(
            safeguard.beat(course.rules.safeguard, course.dice, name, sector, tagged=known, label=f"beat:{n}")
        )


def _strain(course: Course, turn: Turned) -> None:
    course.strain(turn.who, turn.by, f"panic:{turn.who}")


def _strain_less(course: Course, turn: Turned) -> None:
    rules, person = course.rules, course.person(turn.who)
    course.happen(character.gain_strain(rules.character, rules.check, course.dice, person, -turn.by, "turn"))


def _harm(course: Course, turn: Turned) -> None:
    """Harm that no suit stops."""
    course.happen(character.harm(course.rules.character, course.person(turn.who), turn.by, soak=False))


def _load(course: Course, turn: Turned) -> None:
    lost = min(turn.by, course.person(turn.who).load)
    course.happen((LoadChanged(who=turn.who, by=-lost),) if lost > 0 else ())


def _tool(course: Course, turn: Turned) -> None:
    """The item that gave dice to the roll is gone."""
    course.happen((GearLost(who=turn.who, gear=turn.tool),) if turn.tool in course.person(turn.who).gear else ())


def _delay(course: Course, turn: Turned) -> None:
    """The clock of a force that is on its way has more to go."""
    name = course.ground.sector
    coming = course.ground.safeguard.sector(name).force is not None
    course.happen((ForceDelayed(sector=name, by=turn.by),) if coming and turn.by > 0 else ())


_ACTS: Mapping[str, Callable[[Course, Turned], None]] = {
    "noise": _noise,
    "noise_less": _noise_less,
    BEATS: _beats,
    "strain": _strain,
    "strain_less": _strain_less,
    "harm": _harm,
    "load": _load,
    TOOL: _tool,
    "delay": _delay,
}
PERSONAL = frozenset({"strain", "strain_less", "harm", "load", TOOL})
"""What happens to somebody: nothing, if nobody was named."""
