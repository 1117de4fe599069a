"""A fight played to its end by a policy, with the procedure that the table plays, and what came of many of them."""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.table import Survival
from rpg.dice.replicates import streams as replicates
from rpg.game.character import decide as character
from rpg.game.encounter import decide as encounter
from rpg.game.encounter.aftermath import rescue
from rpg.game.encounter.detect import best
from rpg.game.encounter.ground import FightRules, Ground, GroundEvent, after, attended
from rpg.game.encounter.play import Play
from rpg.game.refusal import Refusal
from rpg.odds import policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.dice import Dice
    from rpg.game.encounter.acts import Act
    from rpg.odds.policy import Choice

MOST_EXCHANGES = 100
"""A sampled fight that lasts longer is left as it then stands."""
_DRAWN = 6
"""How many acts have their order drawn by one die, at most; each further one comes in anywhere among them."""


def fight_rules(rules: Rules) -> FightRules:
    """What a fight reads of a campaign's rules."""
    return FightRules(
        check=rules.check, character=rules.character, safeguard=rules.safeguard, encounter=rules.encounter
    )


def sample(  # noqa: PLR0913 - what is played by which choice, how often; the rest is named
    rules: FightRules,
    start: Callable[[Dice], Ground],
    choice: Choice,
    fights: int,
    seed: tuple[int, int],
    *,
    odds: float = policy.EVEN,
    done: Callable[[int], None] | None = None,
) -> Survival:
    """Play so many fights by one choice; ``start`` gives the ground of each, and may roll for it.

    ``odds`` is for who weighs them (see :func:`rpg.odds.policy.acts`); ``done`` is told how many fights are played.
    """
    home: list[int] = []
    people = 0
    for replicate, dice in zip(range(fights), replicates(seed), strict=False):
        if done:
            done(replicate)
        ground = attended(start(dice))
        fight = ground.encounter.fight
        those = [w for w in fight.fighters if not ground.people.by_id[w].dead] if fight else []
        people = max(people, len(those))
        ended = play(rules, ground, choice, _throughout(dice), odds)
        home.append(sum(character.standing(rules.character, ended.people.by_id[who]) for who in those))
    count = max(1, fights)
    return Survival(
        choice=choice,
        fights=fights,
        people=people,
        all_dead=sum(alive == 0 for alive in home) / count,
        all_home=sum(alive == people for alive in home) / count,
        mean_home=sum(home) / count,
    )


def _throughout(dice: Dice) -> Callable[[int], Dice]:
    """One stream for a whole fight."""
    return lambda _: dice


def play(  # noqa: PLR0913, PLR0917 - a fight, who does what on which dice, and who listens
    rules: FightRules,
    ground: Ground,
    choice: Choice,
    streams: Callable[[int], Dice],
    odds: float = policy.EVEN,
    told: list[GroundEvent] | None = None,
    *,
    sheds: bool = True,
) -> Ground:
    """Play a fight to its end by one choice; each exchange, and the rescue after it, has dice of its own.

    ``told`` takes everything that happens, in order; ``sheds``: see :func:`rpg.odds.policy.acts`.
    """
    ground = attended(ground)
    stays = policy.holder(rules, ground) if choice in {"hold", "weigh"} else ""
    those: Sequence[str] = tuple(ground.encounter.fight.fighters) if ground.encounter.fight else ()
    exchange, fight = 0, ground.encounter.fight
    if fight is not None:
        dice = streams(1)
        going = Play(rules, ground, fight, dice)
        while going.ground.encounter.fight is not None and exchange < MOST_EXCHANGES:
            exchange += 1
            acts = policy.acts(rules, going.ground, choice, stays, odds, sheds=sheds, going=going)
            _exchange(going, ordered(acts, dice), told)
            dice = streams(exchange + 1)
            going.again(dice)
        ground = replace(going.ground, sector=ground.sector)
    return tended(rules, ground, those, streams(exchange + 1), told) if ground.encounter.fight is None else ground


def ordered(acts: list[Act], dice: Dice) -> list[Act]:
    """The acts in a random order: players act first, in any order. One die draws it, and one for each in a crowd."""
    orders = _orders(min(len(acts), _DRAWN))
    order = [acts[place] for place in orders[dice.roll("order", 1, len(orders))[0] - 1]]
    for act in acts[_DRAWN:]:
        order.insert(dice.roll(f"order:{act.who}", 1, len(order) + 1)[0] - 1, act)
    return order


@cache
def _orders(count: int) -> tuple[tuple[int, ...], ...]:
    """Every order of so many, at most ``_DRAWN``."""
    return tuple(permutations(range(count)))


def folded(ground: Ground, events: Iterable[GroundEvent]) -> Ground:
    """The ground after all these events."""
    for event in events:
        ground = after(ground, event)
    return ground


def _exchange(going: Play, acts: list[Act], told: list[GroundEvent] | None) -> None:
    """Play an exchange of a fight that goes on."""
    wrong = encounter.play_on(going, acts)
    if wrong is not None:
        raise ValueError(wrong.why.key)
    if told is not None:
        told += going.events


def tended(
    rules: FightRules, ground: Ground, those: Sequence[str], dice: Dice, told: list[GroundEvent] | None
) -> Ground:
    """After the fight whoever stands tends the downed, with the help of another if there is one."""
    for who in those:
        if not character.downed(rules.character, ground.people.by_id[who]):
            continue
        up = [w for w in those if character.standing(rules.character, ground.people.by_id[w])]
        if not up:
            return ground
        healer = best(rules, ground, up, rules.encounter.procedure.mend_skill)
        helper = next((w for w in up if w != healer), "")
        events = rescue(rules, ground, dice, healer=healer, patient=who, helper=helper)
        if isinstance(events, Refusal):
            continue
        ground = folded(ground, events)
        if told is not None:
            told += events
    return ground
