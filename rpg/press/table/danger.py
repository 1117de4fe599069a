"""The GM's second page: the encounter step by step, the odds, and the machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.check.decide import is_clean, odds, odds_pushed
from rpg.press.grid import Column
from rpg.press.table.numbers import decimal, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.game.encounter.rules import Adversary
    from rpg.press.table.numbers import Met
    from rpg.press.table.writer import Writer

_NONE = "—"


def danger_page(page: Writer, met: Sequence[Met]) -> None:
    """Write it."""
    left, right = page.column(0.0, 0.485), page.column(0.515, 1.0)
    procedure(left)
    odds_of_the_roll(right)
    if met:
        survival(right, met)
    page.take(left, right)
    machines(page)


def procedure(to: Writer) -> None:
    """The encounter step by step, and what is heard of it."""
    p = to.rules.encounter.procedure
    to.heading("press.danger.procedure")
    groups = " · ".join(to.voice.word("press.danger.group", size=size, dice=dice) for size, dice in p.group_sneak)
    to.step(
        "1", "press.danger.detect", sneak=to.roll(p.sneak_skill), scan=to.roll(p.lookout_skill), groups=groups,
        lookout=p.lookout_difficulty, none=p.no_lookout_pool, help=p.lookout_help,
    )  # fmt: skip
    gap = p.start_gap
    to.step("", "press.danger.gap", clean=gap.clean, partial=gap.partial, fail=gap.fail, ambush=gap.ambush)
    to.step("2", "press.danger.stances")
    to.step("3", "press.danger.exchange")
    for mark in "abcdef":
        to.step(mark, f"press.danger.exchange_{mark}", at=6.0, most=p.engaged_max)
    to.step("4", "press.danger.end", away=p.away_gap)
    to.step("5", "press.danger.aftermath", mend=to.term(p.mend_skill), vitality=p.mend_vitality)
    to.gap()
    to.heading("press.danger.heard")
    noises = p.noises
    to.say(
        "press.danger.noises", noise=to.voice_text(noises.noise, "name"), shots=to.voice_text(noises.shots, "name"),
        destroyed=to.voice_text(noises.machine_destroyed, "name"), every=noises.machine_destroyed_every,
        body=to.voice_text(noises.body_left, "name"),
    )  # fmt: skip


def odds_of_the_roll(to: Writer) -> None:
    """How likely each degree is with each pool, exactly, and a clean result when every failed roll is pushed."""
    check = to.rules.check
    degrees = [band.key for band in check.ladder.bands]
    degrees += [check.ladder.surge.key] if check.ladder.surge else []
    to.heading("press.danger.odds")
    rows = []
    for pool in range(check.core.pool_min, check.core.pool_max + 1):
        once, pushed = odds(check, pool), odds_pushed(check, pool)
        clean = sum(share for degree, share in once.items() if is_clean(degree))
        forced = sum(share for degree, share in pushed.items() if is_clean(degree))
        can_push = pool >= check.core.push.min_pool
        cells = [percent(once.get(degree, 0), to.voice) for degree in degrees]
        last = percent(forced, to.voice) if can_push else _NONE
        rows.append((f"{pool}".replace("-", "−"), *cells, percent(clean, to.voice), last))
    ladder = check.core.ladder
    names = [to.voice_text(ladder, f"names.{degree}") for degree in degrees]
    heads = [*names, to.voice.word("press.danger.clean"), to.voice.word("press.danger.pushed")]
    first = Column(to.voice.word("press.danger.pool"), 0.9, "centre", "strong")
    to.table((first, *(Column(head, 1.2, "right") for head in heads)), rows)
    to.say("press.danger.odds_note")
    to.gap(2.0)


def survival(to: Writer, met: Sequence[Met]) -> None:
    """What each choice came to in many fights of this party."""
    first = met[0].survival
    to.heading("press.danger.survival")
    to.say("press.danger.survival_note", people=first.people, fights=first.fights)
    gaps = sorted({cell.gap for cell in met})
    found = {(cell.choice, cell.gap): cell.survival for cell in met}
    rows = []
    for choice in dict.fromkeys(cell.choice for cell in met):
        cells = []
        for gap in gaps:
            came = found.get((choice, gap))
            shown = (
                f"{percent(came.all_dead, to.voice)} · {decimal(f'{came.mean_home:.1f}', to.voice)}" if came else _NONE
            )
            cells.append(shown)
        rows.append((to.voice.word(f"press.choice.{choice}"), *cells))
    heads = [Column(to.voice.word("press.danger.at_gap", gap=gap), 1.3, "centre") for gap in gaps]
    to.table((Column("", 2, font="strong"), *heads), rows)


def machines(to: Writer) -> None:
    """The numbers of every adversary, the weakest first."""
    to.heading("press.danger.machines")
    keys = ("tier", "sense", "threat", "speed", "pace", "harm", "integrity", "armour", "reach")
    columns = [Column(to.voice.word("press.machine.name"), 3.2, font="strong")]
    columns += [Column(to.voice.word(f"press.machine.{key}"), 1.1, "centre") for key in keys]
    known = sorted(to.rules.encounter.adversaries.values(), key=lambda machine: (machine.tier, machine.id))
    to.table(columns, [_machine(to, machine) for machine in known])


def _machine(to: Writer, machine: Adversary) -> tuple[str, ...]:
    numbers = (machine.tier, machine.sense, machine.threat, machine.speed, machine.pace)
    harm = f"{machine.harm.partial}/{machine.harm.fail}"
    rest = (machine.integrity, machine.armour, machine.reach)
    return (to.term(machine.id), *(str(n) for n in numbers), harm, *(str(n) for n in rest))
