"""The first words of a console, and the bar below it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from rpg.desk import alert
from rpg.desk.telling import clock_line, whoever
from rpg.game.safeguard import decide as safeguard
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.cli.app import App
    from rpg.words import Value


def lines(app: App, *, previously: bool = False) -> Iterator[str]:
    """What a console says when it opens: which campaign, where it stands, and five keys to begin with."""
    world, say = app.world, app.voice.word
    values: dict[str, Value] = {
        "name": world.name,
        "session": world.sessions,
        "title": world.session_title,
        "people": sum(not p.dead for p in world.people.by_id.values()),
        "level": safeguard.level(app.rules.safeguard, world.sector),
    }
    if previously and not world.session_open:
        yield from _before(app)
    if world.session_open:
        fight = world.encounter.fight
        values["fight"] = Say("cli.greeting.fight", {"n": fight.exchange}) if fight else Say("cli.nothing")
        yield say("cli.greeting.resumed", **values)
        yield from (say("cli.greeting.last", line=entry.line) for entry in app.store.path(1))
    else:
        yield say("cli.greeting.closed", **values)
    yield from (app.voice.say(risk) for risk in app.store.risks)
    yield say("cli.greeting.keys")


def _before(app: App) -> Iterator[str]:
    from rpg.desk.opening import left_open  # noqa: PLC0415 - only `rpg play` looks back
    from rpg.desk.recap import previously  # noqa: PLC0415 - the same

    store = app.store
    since = store.evening()
    start = since[0].parent if since else 0
    points = previously(app.rules, since, app.voice, store.known_at(start), store.voided())
    if points:
        yield app.voice.word("cli.greeting.previously")
        yield from (f"  {point}" for point in points)
    still = left_open(app.rules, app.world)
    if still:
        yield app.voice.word("cli.greeting.open")
        yield from (f"  {app.voice.say(say)}" for say in still)


def bar(app: App, width: int = 0) -> str:
    """The toolbar: the alert first, then the fight, the clocks, the session, and the entry at the head.

    In ``width`` columns (0: those of the terminal) the clocks that find no room are only counted, and next the bar of
    the alert and the fight give way.
    """
    width = width or shutil.get_terminal_size().columns
    line, clocks = alert.alert_line(app.rules, app.world), _clocks(app)
    middle, end = _middle(app), _end(app)
    texts = [_bar(app, [line, *middle, *clocks[:n], *_more(clocks[n:]), *end]) for n in range(len(clocks), -1, -1)]
    short = Say("recap.alert", line.values)
    texts += [_bar(app, [short, *middle, *_more(clocks), *end]), _bar(app, [short, *end])]
    return next((text for text in texts if len(text) <= width), texts[-1])


def _bar(app: App, parts: Sequence[Value]) -> str:
    return app.voice.value(Listed(tuple(parts), " · "))


def _more(clocks: Sequence[Value]) -> list[Value]:
    return [Say("cli.bar.clocks", {"n": len(clocks)})] if clocks else []


def _middle(app: App) -> list[Value]:
    """The exchange of the fight, and whose turn it is."""
    world = app.world
    parts: list[Value] = []
    fight = world.encounter.fight
    if fight:
        parts.append(Say("cli.bar.fight", {"n": fight.exchange}))
    if world.turns.order:
        whose = whoever(world, world.turns.acting)
        parts.append(Say("cli.bar.turn", {"n": world.turns.round, "who": whose}))
    return parts


def _clocks(app: App) -> list[Value]:
    """The clocks that are not full."""
    return [clock_line(key, clock) for key, clock in app.world.clocks.items() if clock.filled < clock.size]


def _end(app: App) -> list[Value]:
    """The session, and the entry at the head."""
    session = [Say("cli.bar.session", {"n": app.world.sessions})] if app.world.session_open else []
    return [*session, Say("cli.bar.saved", {"n": app.store.head()})]
