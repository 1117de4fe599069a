"""A first pack: small, sound, with comments, and with all that an editor needs to help."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rpg import content
from rpg.cli import skeleton_printed
from rpg.cli.skeleton_italian import italian
from rpg.cli.texts import DEFAULT
from rpg.rulebook.manifest import FORMAT
from rpg.rulebook.printed.kinds import FOLDER, PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMAS = ".schemas"
"""Where the pack keeps copies of the schemas, for editors. A hidden folder is no part of a pack."""
_PRINTED = "printable-"


def files(name: str, title: str, core: str, *, prints: bool = False, language: str = DEFAULT) -> dict[str, bytes]:
    """The files of a new pack by their paths; ``core`` is the version of the game that it is written for.

    ``prints``: with a sample of what a pack can print with. ``language``: what it is written in, ``en`` or ``it``.
    """
    made: dict[str, Any] = {
        "pack.json": _card(name, title, core),
        "adversary/rail-hound.json": _HOUND,
        "gear/chalk-line.json": _CHALK,
        "patch/longer-line.json": _LONGER,
        **(skeleton_printed.files() if prints else {}),
    }
    made = italian(made) if language == "it" else made
    made[".vscode/settings.json"] = {"json.schemas": list(_mapping(prints=prints))}
    schemas = {f"{SCHEMAS}/{file.name}": file.read_bytes() for file in _schemas(prints=prints)}
    return {
        path: f"{json.dumps(value, indent=2, ensure_ascii=False)}\n".encode() for path, value in made.items()
    } | schemas


def _card(name: str, title: str, core: str) -> dict[str, Any]:
    return {
        "$schema": f"{SCHEMAS}/pack.schema.json",
        "//": ["Who the pack is and what it needs.", "Give it a new version whenever you hand it on."],
        "id": name,
        "version": "0.1.0",
        "format": FORMAT,
        "language": DEFAULT,
        "title": title,
        "licence": "CC-BY-4.0",
        "authors": ["Somebody"],
        "requires": [f"core >={core}"],
    }


def _schemas(*, prints: bool) -> list[Any]:
    """The schema files that a pack gets; those of printables that no pack brings are left out."""
    printed = {f"{_PRINTED}{paper}.schema.json" for paper in (PAPERS if prints else ())}
    found = sorted(content.folder("schemas").glob("*.json"))
    return [file for file in found if not file.name.startswith(_PRINTED) or file.name in printed]


def _mapping(*, prints: bool) -> Iterator[dict[str, Any]]:
    """Which schema an editor takes for which files, should a file name none."""
    special = {"pack": "/pack.json", "redirects": "/redirects.json", "bundle": "*.pack.json"}
    for file in _schemas(prints=prints):
        kind = file.name.removesuffix(".schema.json").replace(_PRINTED, f"{FOLDER}/")
        if kind != "common":
            yield {"fileMatch": [special.get(kind, f"/{kind}/*.json")], "url": f"./{SCHEMAS}/{file.name}"}


_HOUND: dict[str, Any] = {
    "$schema": f"../{SCHEMAS}/adversary.schema.json",
    "//": ["Made from another one: what stands here wins, all else is taken from there."],
    "kind": "adversary",
    "id": "adversary/rail-hound",
    "extends": "core:adversary/exterminator",
    "name": {"one": "rail hound", "other": "rail hounds"},
    "speed": 3,
}
_CHALK: dict[str, Any] = {
    "$schema": f"../{SCHEMAS}/gear.schema.json",
    "//": ["An entity of one's own, whole."],
    "kind": "gear",
    "id": "gear/chalk-line",
    "name": {"one": "chalk line", "other": "chalk lines"},
    "effect": "Whoever follows it comes back the same way.",
    "slots": 1,
    "source": "village",
    "bonuses": [{"dice": 1, "skills": ["core:skill/lead"]}],
}
_LONGER: dict[str, Any] = {
    "$schema": f"../{SCHEMAS}/patch.schema.json",
    "//": [
        "A change to an entity: here one's own; core:gear/hand-lamp as its target would be that of another pack.",
        "`was` notices when what it changes has changed by itself.",
    ],
    "target": "gear/chalk-line",
    "ops": [{"op": "set", "path": "/slots", "value": 2, "was": 1}],
}
