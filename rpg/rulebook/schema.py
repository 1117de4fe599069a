"""The schemas as they are kept: one small file a kind, read when a kind is met, never from a network."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from rpg import content

if TYPE_CHECKING:
    from pathlib import Path

Schema: TypeAlias = "dict[str, Any]"
COMMON = "common"
PARTIAL = ".partial"
"""Behind a kind's name: its schema for a file that may leave fields to what it is made from."""
_DEFS = "#/$defs/"


class Schemas:
    """The schemas of this copy of the program by kind; each file is read once for each of these values."""

    def __init__(self, folder: Path | None = None) -> None:
        """Those in ``folder``; by default the ones that came with the program."""
        self.folder = folder or content.folder("schemas")
        self._read: dict[str, Schema] = {}

    def __getitem__(self, kind: str) -> Schema:
        """The schema of a kind, or, for ``KIND.partial``, without required fields; FileNotFoundError if there is none.

        In the file an ``else`` holds the fields that only an entity made from another may lack; here all are required.
        """
        if kind not in self._read:
            name = kind.removesuffix(PARTIAL)
            read: Schema = msgspec.json.decode((self.folder / f"{name}.schema.json").read_bytes(), type=dict)
            if "else" in read:
                read["required"] = [*read["required"], *read.pop("else")["required"]]
                del read["if"]
            self._read[kind] = read if name == kind else {**_partial(read), "required": ["kind", "id"]}
        return self._read[kind]

    def kinds(self) -> tuple[str, ...]:
        """Every kind that has a schema, sorted; the shared parts too. Schemas of printables are the press's own."""
        names = (file.name.removesuffix(".schema.json") for file in self.folder.glob("*.schema.json"))
        return tuple(sorted(name for name in names if not name.startswith("printable-")))

    def whole(self, node: Schema) -> Schema:
        """A node with the shared part that it refers to merged in; its own keywords win."""
        if "$ref" not in node:
            return node
        part = self[COMMON]["$defs"][node["$ref"].rpartition(_DEFS)[2]]
        return {**self.whole(part), **{key: value for key, value in node.items() if key != "$ref"}}


@cache
def own_schemas() -> Schemas:
    """The schemas of this copy of the program, each read once in a process; nobody changes them."""
    return Schemas()


def _partial(node: Schema) -> Schema:
    """A schema whose objects may lack fields. Texts and the items of lists are taken whole, so they lack none."""
    if "properties" not in node:
        return node
    inner = {key: _partial(field) for key, field in node["properties"].items()}
    return {**{key: value for key, value in node.items() if key != "required"}, "properties": inner}
