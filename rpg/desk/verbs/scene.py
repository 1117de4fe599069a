"""``scene``: a prepared scene to read aloud, or the one at hand; ``go`` starts one, prepared or not.

Scenes come from packs, and from the GM's own files beside the campaign (:mod:`rpg.desk.prep`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign.entry import Fact
from rpg.campaign.events import ScenePrepared, SceneSet
from rpg.desk import fronts
from rpg.desk.answer import happened, misused, refuse, refused, said, say
from rpg.desk.names import entities, one
from rpg.desk.narrate import narrate
from rpg.desk.plain import plain
from rpg.desk.prep import PARTS, Prepared, slug_of
from rpg.desk.result import Append, Prepare, Result
from rpg.desk.table import Verb
from rpg.desk.telling.made import in_parts
from rpg.desk.words import LONGEST_TITLE, ground
from rpg.game.encounter import homeward
from rpg.game.refusal import Refusal
from rpg.game.safeguard.events import TowerSet
from rpg.words import Listed, Say, Term, Written

if TYPE_CHECKING:
    from rpg.campaign.events import Event
    from rpg.campaign.story import Scene
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_WATCH = re.compile(r"\s+(?:watch|sorveglianza)\s+([0-9]{1,3})$", re.IGNORECASE)
_HIGHEST = 3
"""The highest Watch of a place."""
_LIST = frozenset({"list", "elenco", "lista"})
_NEW = frozenset({"new", "nuova"})
_LONGEST = 120
_OWN = "prep:"
"""What stands before the name of a scene out of a file, where scenes of both kinds are looked for."""


def run(line: Line, table: Table) -> Result:
    """``scene`` reads the scene at hand · ``scene list`` · ``scene NAME`` reads one first · ``scene new NAME``."""
    first, _, rest = line.rest.partition(" ")
    if plain(first) in _NEW:
        return _new(rest.strip())
    place = table.world.place
    if plain(line.rest) in _LIST or not (line.rest or place.scene or place.text):
        rows = [*(_row(key, scene) for key, scene in fronts.scenes(table).items()), *map(_own, table.prep())]
        return said(*rows) if rows else refuse("no_scenes")
    if not line.rest and not place.scene:
        return said(*own_aloud(place.title, place.watch, place.text))
    found = _found(line.rest, table, line.typed) if line.rest else place.scene
    if isinstance(found, Refusal):
        return refused(found)
    if isinstance(found, str):
        return said(*aloud(table.rules.scenes[found])) if found in table.rules.scenes else refuse("no_scenes")
    return _faulty(found) or said(*own_aloud(found.name, found.watch, found.text))


def _new(name: str) -> Result:
    """A file for a scene of that name, to be filled in."""
    if not name or len(name) > _LONGEST:
        return misused("scene")
    slug = slug_of(name)
    return Result(says=(), deed=Prepare(slug=slug, name=name)) if slug else misused("scene")


def _found(word: str, table: Table, typed: str = "") -> str | Prepared | Refusal:
    """The scene that a word means: the id of one of a pack, or one out of a file, which comes first."""
    own = {scene.slug: scene for scene in table.prep()}
    named = {plain(name): _OWN + s.slug for s in own.values() for name in (s.slug, s.name)}
    found = one(word, {**entities(table.rules, table.language, fronts.scenes(table)), **named}, typed)
    if isinstance(found, Refusal) or not found.startswith(_OWN):
        return found
    return own[found.removeprefix(_OWN)]


def _faulty(scene: Prepared) -> Result | None:
    return refused(Refusal(scene.fault)) if scene.fault else None


def _row(key: str, scene: Scene) -> Say:
    return say("scene.row", name=Term(key), slug=Written(key), watch=scene.watch)


def _own(scene: Prepared) -> Say:
    return scene.fault or say("scene.row", name=scene.name, slug=scene.slug, watch=scene.watch)


def aloud(scene: Scene) -> tuple[Say, ...]:
    """The scene as a GM reads it: what to read aloud, what is here, likely tests, ways out."""
    says = [say("scene.title", title=Term(scene.id), watch=scene.watch)]
    for part in PARTS:
        lines = getattr(scene, part)
        says += [Say(f"desk.scene.{part}", {"text": Term(scene.id, f"{part}.{row.key}.text")}) for row in lines]
    if scene.route:
        watches = Listed(tuple(node.watch for node in scene.route), ", ")
        says.append(say("scene.route", n=len(scene.route), watches=watches, slug=Written(scene.id)))
    return tuple(says)


def own_aloud(title: str, watch: int, text: tuple[tuple[str, str], ...]) -> tuple[Say, ...]:
    """The same of a scene out of a file."""
    head = say("scene.title", title=title, watch=watch)
    return (head, *(Say(f"desk.scene.{part}", {"text": line}) for own in PARTS for part, line in text if part == own))


def go(line: Line, table: Table) -> Result:
    """``go NAME`` of a prepared scene, or ``go anything``; the scene begins, with its Watch and its tower."""
    if not line.rest:
        return misused("go")
    found = _found(line.rest, table)
    if isinstance(found, Refusal):
        return _go_anywhere(line, table)
    if not isinstance(found, str):
        return _faulty(found) or _go_own(found, table)
    scene = table.rules.scenes[found]
    events: list[Event] = [
        SceneSet(title=scene.id.rpartition("/")[2], scene=found, sector=scene.sector, watch=scene.watch)
    ]
    if table.world.safeguard.sector(scene.sector).tower != scene.tower:
        events.append(TowerSet(sector=scene.sector, beside=scene.tower))
    events += homeward.crossed(*ground(table), scene.sector)
    return happened(table, events, after=aloud(scene)[1:])


def _go_anywhere(line: Line, table: Table) -> Result:
    """A place that nobody prepared: one that was made up and kept, as it was drawn, or a mere title."""
    given = _WATCH.search(line.rest)
    title, watch = (line.rest[: given.start()], int(given[1])) if given else (line.rest, 0)
    if len(title.encode()) > LONGEST_TITLE:
        return refuse("too_long", most=LONGEST_TITLE)
    if watch > _HIGHEST:
        verb, word = ("vai", "sorveglianza") if table.language == "it" else ("go", "watch")
        return refuse("no_such_watch", watch=watch, most=_HIGHEST, prefill=f"{verb} {title} {word} {_HIGHEST}")
    kept = {plain(made.called): name for name, made in table.world.kept.items() if made.what == "place"}
    found = one(title, kept)
    if isinstance(found, Refusal):
        return happened(table, (SceneSet(title=title, watch=watch),))
    made = table.world.kept[found]
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


VERB = Verb(key="scene", en=("scene",), it=("scena",), run=run, reads=True, takes=("scene",))
GO = Verb(key="go", en=("go",), it=("vai",), run=go, takes=("scene",))
