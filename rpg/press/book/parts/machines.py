"""The Safeguard in the book: its ladder, what can be done about it, and every adversary with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.book.atoms import Mark
from rpg.press.book.runs import Run
from rpg.press.grid import Column
from rpg.press.screen.answers import how_done
from rpg.press.table.alert import rungs
from rpg.press.table.danger import survival as came
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.game.encounter.rules import Adversary, Trait
    from rpg.press.book.flow import Flow
    from rpg.press.book.parts.shown import Shown

_NUMBERS = ("sense", "threat", "speed", "pace", "harm", "integrity", "armour", "reach")


def ladder(to: Flow, _: Shown) -> None:
    """The levels, and what each sends."""
    to.title(to.term(to.rules.safeguard.ladder.id))
    columns, rows = rungs(to)
    to.table(columns[1:], [row[1:] for row in rows])


def forces(to: Flow, _: Shown) -> None:
    """What the forces of the levels are called."""
    ladder = to.rules.safeguard.ladder
    sent = [(number, level) for number, level in enumerate(ladder.levels) if level.dispatch]
    names = (
        f"L{number}\N{NO-BREAK SPACE}{to.voice_text(ladder.id, f'levels.{level.key}.dispatch.name')}"
        for number, level in sent
    )
    to.rich([Run(to.voice.word("press.book.forces", forces=" · ".join(names)))])


def countermeasures(to: Flow, _: Shown) -> None:
    """Each with what is rolled, how many beats it takes, what must be there, and what comes of it."""
    for measure in to.rules.safeguard.countermeasures.values():
        start, name = len(to.atoms), to.term(measure.id)
        to.title(name)
        needs = [to.voice_text(measure.id, "needs")] if measure.needs else []
        needs += [to.voice_text(way.gear) for way in measure.gear]
        runs = [Run(how_done(to, measure), "strong")]
        runs += [Run(" · " + to.voice.word("press.book.needs", what=", ".join(needs)), "italic")] if needs else []
        to.rich(runs, above=0.4)
        to.rich([Run(to.term(measure.id, "effect"))], above=0.6)
        to.keep(start)


def survival(to: Flow, shown: Shown) -> None:
    """What each choice came to in many fights."""
    if shown.met:
        came(to, shown.met)


def overview(to: Flow, _: Shown) -> None:
    """The numbers of all, the weakest first."""
    columns = [Column(to.voice.word("press.machine.name"), 3.0, font="strong")]
    columns += [Column(to.voice.word(f"press.machine.{key}"), 1.1, "centre") for key in ("tier", *_NUMBERS)]
    columns.append(Column(to.voice.word("press.book.col.beam"), 1.1, "centre"))
    rows = [
        (to.term(m.id), f"{m.tier}", *(_number(m, key) for key in _NUMBERS), f"{m.beam_units}") for m in _machines(to)
    ]
    to.table(columns, rows)


def blocks(to: Flow, _: Shown) -> None:
    """A block for each: its numbers, its traits, what it is seen to do; none is parted."""
    for machine in _machines(to):
        start = len(to.atoms)
        marks = (Mark("term", to.term(machine.id)), Mark("anchor", machine.id))
        to.title(to.term(machine.id), marks=marks)
        faction = to.voice.word(f"press.faction.{machine.faction}")
        to.rich([Run(to.voice.word("press.book.rank", faction=faction, tier=machine.tier), "italic")], above=0.2)
        heads = [to.voice.word(f"press.machine.{key}") for key in _NUMBERS]
        columns = [Column(said, to.needs(said), "centre", "strong") for said in heads]
        to.table(columns, [[_number(machine, key) for key in _NUMBERS]])
        to.gap(-1.6)
        if machine.traits:
            to.rich([Run(_large("; ".join(_trait(to, machine, trait) for trait in machine.traits)) + ".")], above=0.4)
        moves = "; ".join(to.voice_text(machine.id, f"moves.{move.key}.text") for move in machine.moves)
        if moves:
            to.rich([Run(_large(moves) + ".", "italic")], above=0.5)
        to.keep(start)


def _trait(to: Flow, machine: Adversary, trait: Trait) -> str:
    said = to.voice.say(Say(f"trait.{trait.key}", {"n": trait.value}))
    if trait.name:
        said = f"{said}: {to.voice.term(Term(machine.id, f'traits.{trait.key}.name'))}"
    if trait.adversary:
        said = f"{said} ({to.voice_text(trait.adversary)})"
    return said


def _machines(to: Flow) -> list[Adversary]:
    return sorted(to.rules.encounter.adversaries.values(), key=lambda machine: (machine.tier, machine.id))


def _number(machine: Adversary, key: str) -> str:
    return f"{machine.harm.partial}/{machine.harm.fail}" if key == "harm" else f"{getattr(machine, key)}"


def _large(said: str) -> str:
    return said[:1].upper() + said[1:]
