"""The printed odds: a party against the squad that the alert sends, by choice and by gap (GAME.md 14.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.table import Survival
from rpg.dice.source import seed_key
from rpg.dice.tree import Number
from rpg.game.character.state import People, Person
from rpg.game.encounter import decide as encounter
from rpg.game.encounter.ground import Ground
from rpg.game.refusal import Refusal
from rpg.game.safeguard.state import Safeguard, Sector
from rpg.odds.policy import Choice
from rpg.odds.sample import fight_rules, folded, sample

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.dice import Dice
    from rpg.game.encounter.ground import FightRules
    from rpg.game.formula import Formula
    from rpg.game.safeguard.rules import AlertLadder, Level

CHOICES: tuple[Choice, ...] = ("stand", "run_after", "run", "hold")


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of the table: a choice, the gap at which the squad is met, and what came of it."""

    choice: Choice
    gap: int
    survival: Survival


def survival_table(
    rules: Rules,
    people: Sequence[Person],
    fights: int,
    *,
    choices: Sequence[Choice] = CHOICES,
    gaps: Sequence[int] | None = None,
) -> list[Cell]:
    """Fresh people, Tagged, against the squad of the alert ladder: a cell for each choice and gap, choice by choice.

    ``gaps`` None: every gap at which a fight can begin. The same rules, people and number of fights give the same
    table.
    """
    read = fight_rules(rules)
    asked = range(rules.encounter.procedure.away_gap) if gaps is None else gaps
    state = msgspec.json.encode((tuple(people), fights), order="deterministic").decode()
    seed = seed_key(state)
    return [
        Cell(choice=c, gap=gap, survival=sample(read, squad_met(read, people, gap), c, fights, seed))
        for c in choices
        for gap in asked
    ]


def squad(ladder: AlertLadder) -> Level:
    """The level whose dispatch the table is about: the first that rolls for its machines, or that sends any."""
    sending = [rung for rung in ladder.levels if rung.dispatch]
    rolling = [g for g in sending if g.dispatch and not all(_fixed(unit.count) for unit in g.dispatch.units)]
    return next(iter((*rolling, *sending)), ladder.levels[-1])


def squad_met(rules: FightRules, people: Sequence[Person], gap: int) -> Callable[[Dice], Ground]:
    """How each fight begins: the machines of the dispatch are counted anew, nothing else is on the way."""
    rung = squad(rules.safeguard.ladder)
    tag = rules.safeguard.ladder.tag
    fresh = {p.id: _fresh(p, tag) for p in people}
    sector = Sector(points=rung.points, peak=rung.points)
    base = Ground(people=People(fresh), safeguard=Safeguard({"": sector}), sector="")
    units = [(u.adversary, u.count, f"units:{u.adversary}") for u in (rung.dispatch.units if rung.dispatch else ())]
    met: dict[tuple[tuple[str, int], ...], Ground] = {}

    def start(dice: Dice) -> Ground:
        counted = tuple([(adversary, count.roll(dice, label).total) for adversary, count, label in units])
        if counted not in met:
            events = encounter.begin(rules, base, dice, units=counted, people=tuple(fresh), gap=gap)
            met[counted] = base if isinstance(events, Refusal) else folded(base, events)
        return met[counted]

    return start


def _fixed(count: Formula) -> bool:
    """Whether a number is no matter of chance."""
    return isinstance(count.tree, Number)


def _fresh(person: Person, tag: str) -> Person:
    """Somebody unharmed, rested and unburdened, whom the network knows."""
    return msgspec.structs.replace(
        person, harm=0, strain=0, load=0, conditions={tag: 0}, empty=(), scars=(), dead=False, away=False
    )
