"""The GM's first page: the alert, from a track to tick to what it sends and what sets it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press import boxes as b
from rpg.press.grid import Column
from rpg.press.shapes import arrow, polygon
from rpg.press.table.writer import SCALE

if TYPE_CHECKING:
    from rpg.game.safeguard.rules import Level
    from rpg.press.area import Area
    from rpg.press.table.writer import Writer
    from rpg.press.theme import Colour, Font, Weight

_NONE = "—"
_BAR = 1.2
_POINT, _APART, _LINE = 2.9, 1.6, 5.2  # millimetres: the point of a rung, the air behind it, a row of one line
_DRAWN = 30.0  # millimetres of paper that a drawing needs beside the rules


def alert_page(page: Writer) -> None:
    """Write it."""
    ladder(page)
    left, right = page.column(0.0, 0.565), page.column(0.595, 1.0)
    triggers(left)
    how_it_runs(left)
    omens(right)
    if left.y - right.y > _DRAWN:
        right.draw(left.y - right.y - 2.0, SCALE)
    page.take(left, right)


def ladder(to: Writer) -> None:
    """The levels: a track to tick, then what each means and what it sends."""
    own = to.rules.safeguard.ladder
    to.title(to.term(own.id))
    _track(to)
    columns, rows = rungs(to)
    stand = to.table(columns, rows)
    room = to.area.width * _BAR / sum(column.share for column in columns)
    to.boxes += [box for i, area in enumerate(stand) for box in _bar(own.levels, i, area, room)]
    to.gap(1.0)


def rungs(to: Writer) -> tuple[tuple[Column, ...], list[tuple[str, ...]]]:
    """The ladder as columns and rows; the first column is empty, for a drawing."""
    levels = to.rules.safeguard.ladder.levels
    return _columns(to), [_rung(to, number, level) for number, level in enumerate(levels)]


def _track(to: Writer) -> None:
    """A box for each point; the first of each level carries its number."""
    ladder = to.rules.safeguard.ladder
    boxes = ladder.max_points + 1
    step = to.area.width / boxes
    side = step - 1.0
    starts = {level.points: number for number, level in enumerate(ladder.levels)}
    named = to.term(ladder.id)
    for point in range(boxes):
        x, level = to.area.x + point * step, starts.get(point)
        sends = level is not None and ladder.levels[level].dispatch is not None
        weight: Weight = "near" if level is None else "wall"
        to.boxes.append(
            b.Rect(x=x, y=to.y, width=side, height=side, weight=weight, colour="signal" if sends else "ink"),
        )
        to.boxes.append(b.Check(x=x, y=to.y, size=side, name=f"alert.{point}", tip=f"{named} {point}"))
        label = f"{point}" if level is None else f"L{level}"
        font: Font = "body" if level is None else "heading"
        text = b.Text(x=x + side / 2, y=to.y + side + 3.0, text=label, font=font, size=7.5, align="centre")
        to.boxes.append(b.Group(tag="P", boxes=(text,)))
    to.gap(side + 6.5)


def _columns(to: Writer) -> tuple[Column, ...]:
    said = {
        key: to.voice.word(f"press.alert.{key}")
        for key in ("level", "points", "effect", "sends", "clock", "decay", "floor")
    }
    return (
        Column("", _BAR), Column(said["level"], 2.5, font="strong"), Column(said["points"], 0.8, "centre", "strong"),
        Column(said["effect"], 4.4), Column(said["sends"], 3.6), Column(said["clock"], 1.0, "centre", "strong"),
        Column(said["decay"], 1.5, "centre"), Column(said["floor"], 0.9, "centre"),
    )  # fmt: skip


def _rung(to: Writer, number: int, level: Level) -> tuple[str, ...]:
    id_ = to.rules.safeguard.ladder.id
    decay = (
        to.voice.word("press.alert.per_watch", n=level.decay_per_watch)
        if level.decay_per_watch
        else to.voice.word("press.alert.per_cycle", n=level.decay_per_cycle)
        if level.decay_per_cycle
        else _NONE
    )
    return (
        "", f"L{number} {to.term(id_, f'levels.{level.key}.name')}", f"{level.points}",
        to.voice_text(id_, f"levels.{level.key}.effect"), _sent(to, level),
        f"{level.dispatch.arrival_clock}" if level.dispatch else _NONE, decay,
        f"{level.floor_after_peak}" if level.floor_after_peak else _NONE,
    )  # fmt: skip


def _sent(to: Writer, level: Level) -> str:
    if level.dispatch is None:
        return _NONE
    one = "1"
    return " + ".join(
        f"{unit.count} {to.voice_text(unit.adversary, 'name', 1 if unit.count.text == one else 2)}"
        for unit in level.dispatch.units
    )


def _bar(levels: tuple[Level, ...], number: int, row: Area, room: float) -> tuple[b.Box, ...]:
    """The rung, drawn: the higher the longer; what sends a force has a point, so that a black printer tells it too."""
    if not number:
        return ()
    sends = levels[number].dispatch is not None
    colour: Colour = "signal" if sends else "ink"
    high = 2.6
    long = (room - _POINT - _APART) * (0.15 + 0.85 * number / (len(levels) - 1))
    y = row.y + (min(row.height, _LINE) - high) / 2
    bar = polygon([(row.x + 0.4, y), (row.x + long, y), (row.x + long, y + high), (row.x + 0.4, y + high)])
    if not sends:
        return (b.Path(outlines=(bar,), weight="cut", colour=colour),)
    point = arrow(row.x + long, y + high / 2, high + 1.0)
    return (b.Path(outlines=(bar, point), fill=colour),)


def triggers(to: Writer) -> None:
    """What raises it, by how much, and up to which level."""
    to.heading("press.alert.triggers")
    rules = to.rules.safeguard
    rows = [
        (
            to.term(trigger.id),
            to.voice_text(trigger.id, "when"),
            f"+{trigger.points}",
            f"L{trigger.ceiling}",
        )
        for trigger in sorted(
            rules.triggers.values(), key=lambda trigger: (trigger.ceiling, trigger.points, trigger.id)
        )
    ]
    said = {key: to.voice.word(f"press.alert.{key}") for key in ("trigger", "when", "raises", "ceiling")}
    columns = (
        Column(said["trigger"], 2.3, font="strong"), Column(said["when"], 4.4),
        Column(said["raises"], 0.8, "centre", "strong"), Column(said["ceiling"], 0.8, "centre"),
    )  # fmt: skip
    to.table(columns, rows)


def omens(to: Writer) -> None:
    """What announces that something comes."""
    omens = to.rules.check.tables[to.rules.safeguard.ladder.omens]
    to.title(to.term(omens.id))
    rows = [
        (f"{row.low}" if row.low == row.high else f"{row.low}–{row.high}", to.term(omens.id, f"rows.{row.key}.text"))
        for row in omens.rows
    ]
    to.table((Column(omens.dice.text, 0.6, "centre", "strong"), Column("", 6)), rows)


def how_it_runs(to: Writer) -> None:
    """Ceilings, Tags, the one force on its way, its clock, what it finds, the floor of the season."""
    rules = to.rules.safeguard
    ladder, tagged = rules.ladder, rules.triggers[rules.ladder.tag_trigger]
    to.heading("press.alert.rules")
    to.say("press.alert.rule_ceiling")
    to.say("press.alert.rule_tag", points=tagged.points, ceiling=tagged.ceiling)
    to.say("press.alert.rule_force", times=ladder.redispatch_clock)
    to.say("press.alert.rule_clock", tower=ladder.tower_divides_clock, omen=ladder.omen_divides_clock)
    to.say("press.alert.rule_find", difficulty=ladder.find_difficulty)
    to.say("press.alert.rule_floor")
