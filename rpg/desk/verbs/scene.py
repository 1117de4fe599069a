"""``scene``: a prepared scene to read aloud, or the one at hand; ``go`` (:mod:`rpg.desk.verbs.go`) begins one.

Scenes come from packs, and from the GM's own files beside the campaign (:mod:`rpg.desk.prep`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk import fronts
from rpg.desk.answer import misused, refuse, refused, said, say
from rpg.desk.names import entities, one
from rpg.desk.plain import plain
from rpg.desk.prep import PARTS, Prepared, slug_of
from rpg.desk.result import Prepare, Result
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term, Written

if TYPE_CHECKING:
    from rpg.campaign.story import Scene
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_LIST = frozenset({"list", "elenco", "lista"})
_NEW = frozenset({"new", "nuova"})
_LONGEST = 120
_QUOTES = '"“”«»'
"""What stands round the name of a scene that is meant as it is typed."""
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
    scene = found(line.rest, table, line.typed) if line.rest else place.scene
    if isinstance(scene, Refusal):
        return refused(scene)
    if isinstance(scene, str):
        return said(*aloud(table.rules.scenes[scene])) if scene in table.rules.scenes else refuse("no_scenes")
    return faulty(scene) or said(*own_aloud(scene.name, scene.watch, scene.text))


def _new(name: str) -> Result:
    """A file for a scene of that name, to be filled in."""
    if not name or len(name) > _LONGEST:
        return misused("scene")
    slug = slug_of(name)
    return Result(says=(), deed=Prepare(slug=slug, name=name)) if slug else misused("scene")


def found(word: str, table: Table, typed: str = "") -> str | Prepared | Refusal:
    """The scene that a word means: the id of one of a pack, or one out of a file, which comes first."""
    own = {scene.slug: scene for scene in table.prep()}
    named = {plain(name): _OWN + s.slug for s in own.values() for name in (s.slug, s.name)}
    which = one(word, {**entities(table.rules, table.language, fronts.scenes(table)), **named}, typed)
    if isinstance(which, Refusal) or not which.startswith(_OWN):
        return which
    return own[which.removeprefix(_OWN)]


def faulty(scene: Prepared) -> Result | None:
    """Why a scene out of a file cannot be read; None if it can."""
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
