"""A fight played to its end by a policy, with the procedure that the table plays, and what came of many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.table import Survival
from rpg.dice import Seeded
from rpg.game.character import decide as character
from rpg.game.encounter import decide as encounter
from rpg.game.encounter.aftermath import rescue
from rpg.game.encounter.detect import best
from rpg.game.encounter.ground import FightRules, Ground, GroundEvent, after, attended
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
_FINE = 1 << 20


def fight_rules(rules: Rules) -> FightRules:
    """What a fight reads of a campaign's rules."""
    return FightRules(
        check=rules.check, character=rules.character, safeguard=rules.safeguard, encounter=rules.encounter
    )


def sample(
    rules: FightRules, start: Callable[[Dice], Ground], choice: Choice, fights: int, seed: tuple[int, int]
) -> Survival:
    """Play so many fights by one choice; ``start`` gives the ground of each, and may roll for it."""
    home: list[int] = []
    people = 0
    for replicate in range(fights):
        ground = attended(start(Seeded(seed, 0, replicate)))
        fight = ground.encounter.fight
        those = [w for w in fight.fighters if not ground.people.by_id[w].dead] if fight else []
        people = max(people, len(those))
        ended = play(rules, ground, choice, _streams(seed, replicate))
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


def _streams(seed: tuple[int, int], replicate: int) -> Callable[[int], Dice]:
    """The dice of one sampled fight: a stream for each exchange, so that labels come back and are hashed once."""
    return lambda stream: Seeded(seed, stream, replicate)


def play(rules: FightRules, ground: Ground, choice: Choice, streams: Callable[[int], Dice]) -> Ground:
    """Play a fight to its end by one choice; each exchange, and the rescue after it, has dice of its own."""
    ground = attended(ground)
    stays = policy.holder(rules, ground) if choice == "hold" else ""
    those: Sequence[str] = tuple(ground.encounter.fight.fighters) if ground.encounter.fight else ()
    exchange = 0
    while ground.encounter.fight is not None and exchange < MOST_EXCHANGES:
        exchange += 1
        dice = streams(exchange)
        ground = _exchange(rules, ground, dice, ordered(policy.acts(rules, ground, choice, stays), dice))
    return _tended(rules, ground, those, streams(exchange + 1)) if ground.encounter.fight is None else ground


def ordered(acts: list[Act], dice: Dice) -> list[Act]:
    """The acts in a random order: players act first, in any order."""
    keys = dice.roll("order", len(acts), _FINE)
    return [act for _, act in sorted(zip(keys, acts, strict=True), key=lambda pair: pair[0])]


def folded(ground: Ground, events: Iterable[GroundEvent]) -> Ground:
    """The ground after all these events."""
    for event in events:
        ground = after(ground, event)
    return ground


def _exchange(rules: FightRules, ground: Ground, dice: Dice, acts: list[Act]) -> Ground:
    play = encounter.played(rules, ground, dice, acts)
    if isinstance(play, Refusal):
        raise ValueError(play.why.key)  # noqa: TRY004 - the policy asked for what the rules refuse: our own fault
    return play.ground if play.ground.sector == ground.sector else replace(play.ground, sector=ground.sector)


def _tended(rules: FightRules, ground: Ground, those: Sequence[str], dice: Dice) -> Ground:
    """After the fight whoever stands tends the downed, with the help of another if there is one."""
    for who in those:
        up = [w for w in those if character.standing(rules.character, ground.people.by_id[w])]
        if not up or not character.downed(rules.character, ground.people.by_id[who]):
            continue
        healer = best(rules, ground, up, rules.encounter.procedure.mend_skill)
        helper = next((w for w in up if w != healer), "")
        events = rescue(rules, ground, dice, healer=healer, patient=who, helper=helper)
        if not isinstance(events, Refusal):
            ground = folded(ground, events)
    return ground
