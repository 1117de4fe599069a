"""The village in the book, the quest, who hides in the village, and what answers where nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.community.measures import development
from rpg.press.book.parts.shown import head
from rpg.press.book.runs import Run
from rpg.press.grid import Column
from rpg.press.screen.answers import read, run_in
from rpg.press.sheet.village import village_view

if TYPE_CHECKING:
    from rpg.game.quest.rules import Lock
    from rpg.press.book.flow import Flow
    from rpg.press.book.parts.shown import Shown

_CYCLE = ("cycle_events", "cycle_food", "cycle_project", "cycle_births")


def developments(to: Flow, _: Shown) -> None:
    """What the village builds on."""
    own = village_view(None, to.rules, to.voice)["developments"]
    rows = [
        (
            row["name"],
            row["text"],
            f"{development(to.rules.community, row['slug']).start}",
            " / ".join(f"{clock['size']}" for clock in row["clocks"]),
        )
        for row in own
    ]
    columns = (head(to, "development", 1.2, strong=True), head(to, "effect", 2.2), head(to, "start", 0.8, number=True),
               head(to, "clocks", 1.6))  # fmt: skip
    to.table(columns, rows)


def cycle(to: Flow, _: Shown) -> None:
    """A cycle in order, as the village's sheet says it."""
    values = village_view(None, to.rules, to.voice)["rules"]
    for key in _CYCLE:
        number, _dot, step = to.voice.word(f"press.village.{key}", **values).partition(" · ")
        to.item([Run(step)], number)
    to.gap(1.0)
    for key in ("lost_how", "deaths_how", "cohesion_how"):
        to.say(f"press.village.{key}", **values)


def events(to: Flow, _: Shown) -> None:
    """What a cycle may bring."""
    own, known = to.rules.community, village_view(None, to.rules, to.voice)
    to.title(to.voice.word("press.village.events"))
    rows = [(row["faces"], row["text"]) for row in known["events"]]
    to.table((Column(own.events.dice.text, 0.6, "centre", "strong"), Column("", 6)), rows)


def seasons(to: Flow, _: Shown) -> None:
    """What a season changes."""
    own, known = to.rules.community, village_view(None, to.rules, to.voice)
    rows = [(row["face"], row["name"], row["text"]) for row in known["seasons"]]
    columns = (Column(own.seasons.dice.text, 0.6, "centre", "strong"), head(to, "season", 1.3, strong=True),
               head(to, "effect", 4))  # fmt: skip
    to.table(columns, rows)


def phases(to: Flow, _: Shown) -> None:
    """The clocks of the quest."""
    own = to.rules.quest
    rows = [
        (to.term(own.id, f"phases.{phase.key}.name"), f"{phase.segments}",
         to.voice_text(own.id, f"phases.{phase.key}.text"))
        for phase in own.phases
    ]  # fmt: skip
    columns = (head(to, "phase", 1.4, strong=True), head(to, "segments", 0.9, number=True), head(to, "meaning", 2.6))
    to.table(columns, rows)


def locks(to: Flow, _: Shown) -> None:
    """The locks of the control room."""
    own = to.rules.quest
    joined = f" {to.voice.word('press.book.or')} "
    rows = [
        (to.term(own.id, f"room.locks.{lock.key}.name"), joined.join(to.roll(skill) for skill in lock.skills),
         _difficulty(to, lock), f"{lock.segments}")
        for lock in own.room.locks
    ]  # fmt: skip
    columns = (head(to, "lock", 1.75, strong=True), head(to, "roll", 2.0), head(to, "difficulty", 1.5),
               head(to, "segments", 0.9, number=True))  # fmt: skip
    to.table(columns, rows)


def _difficulty(to: Flow, lock: Lock) -> str:
    if lock.gene is None:
        return f"{lock.difficulty}"
    gene = lock.gene
    return to.voice.word("press.book.gene", carrier=gene.carrier, synthetic=gene.synthetic, none=gene.none)


def orders(to: Flow, _: Shown) -> None:
    """What may be commanded in the end."""
    own = to.rules.quest
    for choice in own.orders.choices:
        name, text = (to.voice_text(own.id, f"orders.choices.{choice.key}.{key}") for key in ("name", "text"))
        to.item([Run(f"{name[:1].upper()}{name[1:]}: ", "strong"), Run(text)])


def mask(to: Flow, _: Shown) -> None:
    """How a mask comes in, and what fills its clock."""
    own = to.rules.infiltrator
    to.title(to.voice.word("press.book.occasions"))
    for occasion in own.entry.occasions:
        to.item([Run(to.voice_text(own.id, f"entry.occasions.{occasion.key}.text"))])
    to.title(to.voice.word("press.book.mask_clock", n=own.clock.size))
    rows = [(f"+{cause.by}", to.voice_text(own.id, f"clock.causes.{cause.key}.text")) for cause in own.clock.causes]
    to.table((Column("", 0.6, "centre", "strong"), Column("", 6)), rows)


def readings(to: Flow, _: Shown) -> None:
    """How far an examination can be trusted."""
    own, core = to.rules.infiltrator.examination, to.rules.check.core
    rows = [
        (to.term(core.ladder, f"names.{reading.degree}"), f"{reading.right} / {own.die}") for reading in own.readings
    ]
    to.table((head(to, "degree", 2, strong=True), head(to, "true_in", 1, number=True)), rows)


def narrations(to: Flow, _: Shown) -> None:
    """From which tables a place is told."""
    for narration in to.rules.oracle.narrations:
        to.item([Run(" + ".join(to.voice_text(part) for part in narration.parts))])


def other_tables(to: Flow, shown: Shown) -> None:
    """Tables that stand nowhere else in the book: of packs that bring some. Which they are is told by the document."""
    for id_ in shown.rest:
        read(to, id_)


def table(to: Flow, id_: str, *, row_behind_row: bool) -> None:
    """A table of the rules."""
    if row_behind_row:
        run_in(to, id_)
    else:
        read(to, id_)
