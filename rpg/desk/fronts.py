"""What comes by itself in a story: a front has a clock of the campaign, known by its name, and signs on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign.events import ClockTicked
from rpg.desk.plain import plain
from rpg.words import Forms, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.campaign.rules import Rules
    from rpg.campaign.story import Front, Scene, Story
    from rpg.campaign.world import World
    from rpg.desk.table import Table
    from rpg.words import Value


def clock_key(rules: Rules, language: str, story: Story, front: Front) -> str:
    """What the clock of a front is called in a language (English if it lacks it)."""
    key = f"fronts.{front.key}.name"
    texts = (rules.texts.get(tongue, {}).get(story.id, {}).get(key) for tongue in (language, "en"))
    name = next((text for text in texts if text), front.key)
    return "-".join(plain(name.one if isinstance(name, Forms) else name).split())


def story_of(table: Table) -> Story | None:
    """The story that is played, if there is one."""
    return table.rules.stories.get(table.world.story)


def scenes(table: Table) -> Mapping[str, Scene]:
    """The prepared scenes of the packs: those of the story first, in its order; none that only other stories have."""
    story, known = story_of(table), table.rules.scenes
    if story is None:
        return known
    others = {scene for other in table.rules.stories.values() for scene in other.scenes}
    own = {key: known[key] for key in story.scenes if key in known}
    return own | {key: scene for key, scene in known.items() if key not in others}


def fronts(table: Table) -> dict[str, Front]:
    """The fronts of the story by the names of their clocks; those whose clocks are gone too."""
    story = story_of(table)
    return (
        {clock_key(table.rules, table.world.language, story, front): front for front in story.fronts} if story else {}
    )


def named(table: Table) -> dict[str, str]:
    """The names of fronts, in the languages of the campaign and of the table and in English, and of their clocks."""
    story = story_of(table)
    if story is None:
        return {}
    tongues = dict.fromkeys((table.world.language, table.language, "en"))
    own = fronts(table).items()
    return {clock_key(table.rules, tongue, story, front): clock for tongue in tongues for clock, front in own}


def cycle(table: Table) -> Iterator[ClockTicked]:
    """What moves by itself as a cycle ends; a clock that is full, or was dropped, does not."""
    for key, front in fronts(table).items():
        clock = table.world.clocks.get(key)
        wanted = min(clock.size, clock.filled + front.cycle) if clock else 0
        if clock and wanted > clock.filled:
            yield ClockTicked(clock=key, by=wanted - clock.ticked)


def shown(table: Table, now: World) -> tuple[Say, ...]:
    """What shows of all fronts between the world of the table and that of ``now``."""
    before, clocks = table.world.clocks, now.clocks
    return tuple(
        say
        for key, clock in clocks.items()
        if key in before
        for say in shows(table, key, before[key].filled, clock.filled)
    )


def moves(table: Table, front: Front) -> Say:
    """When the clock of a front moves."""
    return Say("desk.front.moves", {"text": Term(table.world.story, f"fronts.{front.key}.text")})


def signs(table: Table, front: Front, filled: int) -> Iterator[Say]:
    """What shows on the way of a front, in order: what has, and what will."""
    for sign in front.signs:
        text = Term(table.world.story, f"fronts.{front.key}.signs.{sign.key}.text")
        values: dict[str, Value] = {"at": sign.at, "size": front.size, "text": text}
        yield Say("desk.front.shown" if sign.at <= filled else "desk.front.sign", values)


def shows(table: Table, clock: str, before: int, filled: int) -> Iterator[Say]:
    """What shows as a clock moves, if it is that of a front."""
    front = fronts(table).get(clock)
    if front is None:
        return
    for sign in front.signs:
        if before < sign.at <= filled:
            yield Say("desk.front.now", {"text": Term(table.world.story, f"fronts.{front.key}.signs.{sign.key}.text")})
