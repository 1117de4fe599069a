"""The masked agent as the desk sees it: the secret drawn from its seed when a rule needs it, and what moves its clock.

Nothing here says or keeps who it is: whoever asks gets a value that is handed to a rule and forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.whereabouts import home_sector, out
from rpg.desk.words import ground, world_after
from rpg.dice.seal import mask_text, roll_commitment
from rpg.game.check.events import Tested
from rpg.game.community.events import HappeningCame
from rpg.game.infiltrator import decide
from rpg.game.infiltrator.events import MaskFell
from rpg.game.infiltrator.hidden import Hidden, drawn, truth
from rpg.game.infiltrator.stage import Suspicion
from rpg.game.quest.events import PhaseEnded
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import WardWorn
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.campaign.events import Event
    from rpg.campaign.world import World
    from rpg.desk.table import Table
    from rpg.game.infiltrator.events import MaskSealed
    from rpg.game.infiltrator.state import Case

WARD = "ward:"
"""The label of the roll against a Tag that was carried home."""


def suspicion(table: Table, world: World | None = None) -> Suspicion:
    """All that the chapter reads of this table, or of a world that it would come to."""
    rules, here = ground(table)
    if world is not None:
        here = type(here)(
            people=world.people, safeguard=world.safeguard, encounter=world.encounter, sector=world.place.sector
        )
    now = world or table.world
    return Suspicion(
        rules=rules, own=table.rules.infiltrator, ground=here, infiltrator=now.infiltrator,
        homes=table.rules.community, village=now.community, home=home_sector(table.rules, now), out=out(now),
    )  # fmt: skip


def hidden(table: Table) -> Hidden:
    """The secret of the case at hand, its proof, and dice of its own for this entry; without a case, nobody."""
    case = table.world.infiltrator.case
    if case is None:
        return Hidden("", "", table.dice)
    who = truth(table.rules.infiltrator, table.streams(-case.seal, case.seal), case)
    return Hidden(who, table.seeds(-case.seal), table.streams(-case.seal, table.stream or table.entry))


def broken(table: Table) -> Refusal | None:
    """Why the secret cannot be told any more: a seed or a rule changed, and what is drawn is not what was sealed."""
    case = table.world.infiltrator.case
    if case is None:
        return None
    own = commitment(table, case.seal, case.suspects, case.chances, certain=case.certain)
    return None if own == case.commitment else Refusal(Say("desk.refused.seal_broken", {"n": case.seal}))


def sealing(table: Table, number: int, suspects: Sequence[str], *, certain: bool) -> str:
    """The seal of whoever is drawn among these suspects under that number: SHA-256 of who it is, and of its nonce."""
    chances = () if certain else table.world.infiltrator.occasions
    return commitment(table, number, suspects, chances, certain=certain)


def commitment(table: Table, number: int, suspects: Sequence[str], chances: Sequence[int], *, certain: bool) -> str:
    """The same, with the chances of the occasions that count."""
    dice = table.streams(-number, number)
    who = drawn(table.rules.infiltrator, dice, suspects=suspects, chances=chances, certain=certain)
    return roll_commitment(mask_text(who, table.seeds(-number)))


def spent(table: Table) -> bool:
    """Whether the secret of the case at hand was told already, in a line that was taken back."""
    case = table.world.infiltrator.case
    told = (fact.event for entry in table.history.entries() for fact in entry.facts) if case else ()
    return any(isinstance(event, MaskFell) and case is not None and event.seal == case.seal for event in told)


def sealed_so(table: Table, event: MaskSealed) -> bool:
    """Whether a seal is that of its seed."""
    own = commitment(table, event.seal, event.suspects, event.chances, certain=event.certain)
    return own == event.commitment


def fell_so(case: Case | None, event: MaskFell) -> bool:
    """Whether what came out is what was sealed; what the GM did without a seal has none."""
    if not event.seal:
        return True
    told = roll_commitment(mask_text(event.who, event.nonce))
    return case is not None and case.seal == event.seal and told == case.commitment


def cycle(table: Table, world: World | None = None) -> tuple[Event, ...]:
    """What a cycle does to a case, in the world as it is or as this line has made it."""
    return () if broken(table) else decide.cycle(suspicion(table, world), hidden(table), table.dice)


def followed(table: Table, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """What these events mean for whoever may be masked: an occasion that a cycle brought, and a clock that moves."""
    own = table.rules.infiltrator
    happenings = {row.key for row in table.rules.community.events.rows if row.masked}
    noted = tuple(
        event
        for came in events
        if isinstance(came, HappeningCame) and came.row in happenings and own.entry.happening
        for event in decide.occasion(own, own.entry.happening, table.world.wanderer.interventions)
    )
    return (*noted, *moved(table, events))


def moved(table: Table, events: Iterable[Event]) -> tuple[Event, ...]:
    """What these events do to the clock of the mask: a Tag came home, the Ward was damaged, the gene is nearer."""
    if table.world.infiltrator.case is None or broken(table):
        return ()
    events = tuple(events)
    more: tuple[Event, ...] = ()
    world = world_after(table.world, events)
    for cause in (one for event in events for one in _causes(event)):
        if world.infiltrator.case is None:
            break
        new = decide.ticked(suspicion(table, world), hidden(table), table.dice, cause)
        world, more = world_after(world, new), (*more, *new)
    return more


def _causes(event: Event) -> tuple[str, ...]:
    match event:
        case Tested(label=label) if label == WARD:
            return ("tagged_return",)
        case WardWorn():
            return ("ward_damage",)
        case PhaseEnded():
            return ("gene_milestone",)
        case _:
            return ()
