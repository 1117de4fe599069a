"""``scene``: a prepared scene to read aloud, or the one at hand; ``go`` starts one, prepared or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.events import SceneSet
from rpg.desk.answer import happened, misused, refuse, refused, said, say
from rpg.desk.names import entities, one
from rpg.desk.table import Verb
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import TowerSet
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.campaign.story import Scene
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_WATCH = re.compile(r"\s+(?:watch|sorveglianza)\s+([0-3])$", re.IGNORECASE)
_LIST = frozenset({"list", "elenco", "lista"})


def run(line: Line, table: Table) -> Result:
    """``scene`` reads the scene at hand · ``scene list`` · ``scene NAME`` reads one before it begins."""
    scenes = table.rules.scenes
    if line.rest.casefold() in _LIST or not (line.rest or table.world.place.scene):
        if not scenes:
            return refuse("no_scenes")
        return said(*(_row(key, scene) for key, scene in scenes.items()))
    found = (
        one(line.rest, entities(table.rules, table.language, scenes), line.typed)
        if line.rest
        else table.world.place.scene
    )
    if isinstance(found, Refusal):
        return refused(found)
    return said(*aloud(scenes[found])) if found in scenes else refuse("no_scenes")


def _row(key: str, scene: Scene) -> Say:
    return say("scene.row", name=Term(key), slug=key.rpartition("/")[2], watch=scene.watch)


def aloud(scene: Scene) -> tuple[Say, ...]:
    """The scene as a GM reads it: what to read aloud, what is here, likely tests, ways out."""
    says = [say("scene.title", title=Term(scene.id), watch=scene.watch)]
    for part in ("aloud", "here", "tests", "exits"):
        lines = getattr(scene, part)
        says += [Say(f"desk.scene.{part}", {"text": Term(scene.id, f"{part}.{row.key}.text")}) for row in lines]
    return tuple(says)


def go(line: Line, table: Table) -> Result:
    """``go NAME`` of a prepared scene, or ``go anything``; the scene begins, with its Watch and its tower."""
    if not line.rest:
        return misused("go")
    found = one(line.rest, entities(table.rules, table.language, table.rules.scenes))
    if isinstance(found, Refusal):
        watch = _WATCH.search(line.rest)
        title = line.rest[: watch.start()] if watch else line.rest
        return happened(table, (SceneSet(title=title, watch=int(watch[1]) if watch else 0),))
    scene = table.rules.scenes[found]
    events: list[Event] = [
        SceneSet(title=scene.id.rpartition("/")[2], scene=found, sector=scene.sector, watch=scene.watch)
    ]
    if table.world.safeguard.sector(scene.sector).tower != scene.tower:
        events.append(TowerSet(sector=scene.sector, beside=scene.tower))
    return happened(table, events, after=aloud(scene)[1:])


VERB = Verb(key="scene", en=("scene",), it=("scena",), run=run, reads=True, takes=("scene",))
GO = Verb(key="go", en=("go",), it=("vai",), run=go, takes=("scene",))
