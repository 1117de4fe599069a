"""``go``: a scene begins, prepared or not; nobody leaves a fight, an expedition or the depth by it alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.entry import Fact
from rpg.campaign.events import ScenePrepared, SceneSet
from rpg.desk import whereabouts
from rpg.desk.answer import happened, misused, refuse, refused, say
from rpg.desk.book import BOOK
from rpg.desk.names import one
from rpg.desk.narrate import narrate
from rpg.desk.plain import plain
from rpg.desk.prep import Prepared, slug_of
from rpg.desk.result import Append, Result
from rpg.desk.telling.made import in_parts
from rpg.desk.verbs import deeper
from rpg.desk.verbs.scene import aloud, faulty, found, own_aloud
from rpg.desk.words import LONGEST_TITLE, ground
from rpg.game.encounter import homeward
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import TowerSet
from rpg.game.strata import HOME
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_WATCH = re.compile(r"\s+(?:watch|sorveglianza)\s+([0-9]{1,3})$", re.IGNORECASE)
_QUOTES = '"“”«»'
"""What stands round the name of a scene that is meant as it is typed."""
_HIGHEST = 3
"""The highest Watch of a place."""


def go(line: Line, table: Table) -> Result:
    """``go NAME`` of a prepared scene, or ``go anything``; the scene begins, with its Watch and its tower."""
    if not line.rest:
        return misused("go")
    which = found(line.rest, table, line.typed)
    elsewhere = _held(table) or _out_of_the_depth(line, which, table)
    if elsewhere is not None:
        return elsewhere
    if isinstance(which, Refusal):
        return _slip(which, line, table) or _go_anywhere(line, table)
    return _go_to(which, table) if isinstance(which, str) else faulty(which) or _go_own(which, table)


def _slip(which: Refusal, line: Line, table: Table) -> Result | None:
    """That a name is nearly one of a prepared scene, or of several; None if it is a name of its own, or in quotes."""
    known = {plain(made.called) for made in table.world.kept.values() if made.what == "place"}
    if which.why.key == "desk.refused.unknown" or plain(line.rest) in known or line.rest[:1] in _QUOTES:
        return None
    insist = say("go.as_typed", line=f'{BOOK.by_key["go"].called(table.language)} "{line.rest}"')
    return Result(says=(which.why, insist), status="refused", prefill=which.prefill)


def _held(table: Table) -> Result | None:
    """Why no scene begins: a fight, or an expedition, is where it is."""
    if table.world.encounter.fight is not None:
        return refuse("go_in_a_fight", prefill="fine scontro" if table.language == "it" else "end fight")
    return refused(Refusal(Say("strata.refused.expedition"))) if table.world.expeditions.trip is not None else None


def _go_to(which: str, table: Table) -> Result:
    """A scene of a pack begins."""
    scene = table.rules.scenes[which]
    events: list[Event] = [
        SceneSet(title=scene.id.rpartition("/")[2], scene=which, sector=scene.sector, watch=scene.watch)
    ]
    if table.world.safeguard.sector(scene.sector).tower != scene.tower:
        events.append(TowerSet(sector=scene.sector, beside=scene.tower))
    events += homeward.crossed(*ground(table), scene.sector)
    return happened(table, events, after=aloud(scene)[1:])


def _out_of_the_depth(line: Line, which: str | Prepared | Refusal, table: Table) -> Result | None:
    """What leads out of the depth: home, where place and map go together; None for a scene in the node at hand.

    A scene of the story lies elsewhere, and so does one out of a file that names another sector.
    """
    if table.world.strata.here == HOME:
        return None
    home = whereabouts.home(table.rules, table.world)
    if plain(line.rest) in deeper.VILLAGE or (home is not None and home.scene and which == home.scene):
        read = aloud(table.rules.scenes[home.scene])[1:] if home is not None and home.scene else ()
        return deeper.put(table, HOME, *read)
    own = isinstance(which, Prepared) and which.sector in {"", table.world.place.sector}
    if isinstance(which, Refusal) or own:
        return None
    return refuse("go_elsewhere", prefill="profondità a villaggio" if table.language == "it" else "depth at village")


def _go_anywhere(line: Line, table: Table) -> Result:
    """A place that nobody prepared: one that was made up and kept, as it was drawn, or a mere title."""
    given = _WATCH.search(line.rest)
    title, watch = (line.rest[: given.start()], int(given[1])) if given else (line.rest, 0)
    title = title.strip(_QUOTES) or title
    if len(title.encode()) > LONGEST_TITLE:
        return refuse("too_long", most=LONGEST_TITLE)
    if watch > _HIGHEST:
        verb, word = ("vai", "sorveglianza") if table.language == "it" else ("go", "watch")
        return refuse("no_such_watch", watch=watch, most=_HIGHEST, prefill=f"{verb} {title} {word} {_HIGHEST}")
    kept = {plain(made.called): name for name, made in table.world.kept.items() if made.what == "place"}
    which = one(title, kept)
    if isinstance(which, Refusal):
        return happened(table, (SceneSet(title=title, watch=watch),))
    made = table.world.kept[which]
    text = in_parts(made, table.rules, table.language)
    return _go_own(Prepared(slug=slug_of(made.called), name=made.called, watch=watch, text=text), table)


def _go_own(scene: Prepared, table: Table) -> Result:
    """A scene out of a file begins. Its text goes into the log, as the GM's own: a lost file loses nothing of it."""
    sector = scene.sector or table.world.place.sector
    events: list[Event] = [SceneSet(title=scene.name, sector=scene.sector, watch=scene.watch)]
    if scene.tower is not None and table.world.safeguard.sector(sector).tower != scene.tower:
        events.append(TowerSet(sector=sector, beside=scene.tower))
    events += homeward.crossed(*ground(table), sector)
    facts = [Fact(event, secret=table.secret) for event in events]
    facts.append(Fact(ScenePrepared(text=scene.text), secret=True))
    says = (*narrate(table, events), *own_aloud(scene.name, scene.watch, scene.text)[1:])
    return Result(says=says, deed=Append(facts=tuple(facts)), data={"events": events})
