"""The players' page: the roll, nerve, what one can do in danger, and what weighs on people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.area import Area
from rpg.press.grid import HEAD, Column
from rpg.press.sheet.view import ladder_cells, roll_words
from rpg.press.strip import strip

if TYPE_CHECKING:
    from rpg.press.options import Options
    from rpg.press.table.writer import Writer
    from rpg.words import Value

_STRIP = 12.0
STANCES = ("strike", "flee", "hold", "drag", "reload", "rig", "still")


def players_page(page: Writer, options: Options) -> None:
    """Write it; with the lines and veils of the table, if it keeps any."""
    left, right = page.column(0.0, 0.485), page.column(0.515, 1.0)
    the_roll(left)
    nerve(left)
    stances(right)
    page.take(left, right)
    page.gap(1.0)
    conditions(page)
    boundaries(page, options)


def the_roll(to: Writer) -> None:
    """The one roll: how many dice, what a face says, what a push costs."""
    core = to.rules.check.core
    to.heading("press.sheet.roll")
    to.say("press.sheet.roll_pool")
    area = Area(to.area.x, to.y + 0.5, to.area.width, _STRIP)
    cells = ladder_cells(to.rules, to.voice)
    to.boxes += strip(area, [(cell["faces"], cell["name"]) for cell in cells], to.look.metrics)
    to.gap(_STRIP + 2.5)
    rows = [(cell["name"], to.voice.word(f"press.degree.{cell['key']}")) for cell in cells]
    to.table((Column("", 1, font="strong"), Column("", 3.4)), rows)
    to.say("press.sheet.roll_low")
    words = roll_words(to.rules)
    to.say("press.sheet.roll_push", strain=core.push.strain, rerolls=words["rerolls"], noise=words["noise"])
    to.gap()


def nerve(to: Writer) -> None:
    """Strain: what raises it, what gives it back, and panic."""
    core, track = to.rules.check.core, to.rules.check.core.strain
    to.heading("press.sheet.strain")
    to.say(
        "press.player.strain", max=track.max, push=core.push.strain, death=track.witness_death, after=track.after_panic,
        watch=track.rest_watch, village=track.rest_village,
    )  # fmt: skip
    to.gap(0.5)
    panic = to.rules.check.tables[core.panic]
    rows = [
        (f"{row.low}" if row.low == row.high else f"{row.low}–{row.high}", to.term(panic.id, f"rows.{row.key}.text"))
        for row in panic.rows
    ]
    columns = (Column(panic.dice.text, 0.5, "centre", "strong"), Column(to.term(panic.id), 6))
    to.table(columns, rows)


def stances(to: Writer) -> None:
    """What somebody can do in an exchange."""
    to.heading("press.player.stances")
    to.say("press.player.gap", away=to.rules.encounter.procedure.away_gap)
    to.gap(0.5)
    values = _numbers(to)
    rows = [
        (to.voice.word(f"press.stance.{key}.name"), to.voice.word(f"press.stance.{key}", **values)) for key in STANCES
    ]
    to.table((Column("", 1.3, font="strong"), Column("", 4.4)), rows)


def _numbers(to: Writer) -> dict[str, Value]:
    p = to.rules.encounter.procedure
    return {
        "each": p.engaged_each, "clean": p.clean_damage, "extra": p.extra_damage, "range": p.threat_at_range,
        "outnumbered": p.outnumbered, "far_gap": p.far_gap, "far_bonus": p.far_bonus, "away": p.away_gap,
        "pin": p.pin_max, "bonus": p.hold_bonus, "drag": p.drag, "still": p.still_gap,
        "evade": to.roll(p.evade_skill), "sneak": to.roll(p.sneak_skill),
    }  # fmt: skip


def condition_rows(to: Writer) -> list[tuple[str, str]]:
    """The conditions that players know of, and what each does."""
    known = [c.id for c in to.rules.character.conditions.values() if not c.secret]
    return [(to.term(id_), to.voice_text(id_, "effect")) for id_ in known]


def conditions(to: Writer) -> None:
    """What weighs on people, in two columns."""
    to.heading("press.sheet.conditions")
    rows = condition_rows(to)
    half = -(-len(rows) // 2)
    left, right = to.column(0.0, 0.485), to.column(0.515, 1.0)
    for part, some in ((left, rows[:half]), (right, rows[half:])):
        part.table((Column("", 1.3, font="strong"), Column("", 3)), some)
    to.take(left, right)


def boundaries(to: Writer, options: Options) -> None:
    """The lines and veils of the table, if it keeps any."""
    kept = [
        (key, texts)
        for key, texts in (("press.player.lines", options.lines), ("press.player.veils", options.veils))
        if texts
    ]
    if kept:
        to.heading("press.player.boundaries")
        columns = (Column("", 1.6, font="strong"), Column("", 5))
        most = (to.left.height - HEAD) / len(kept)
        rows = [(to.voice.word(key), to.within(" · ".join(texts), columns, 1, most)) for key, texts in kept]
        to.table(columns, rows)
