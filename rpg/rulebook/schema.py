"""The schemas as they are kept: one small file a kind, read when a kind is met, never from a network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from rpg import content

if TYPE_CHECKING:
    from pathlib import Path

Schema: TypeAlias = "dict[str, Any]"
COMMON = "common"
_DEFS = "#/$defs/"


class Schemas:
    """The schemas of this copy of the program by kind; each file is read once for each of these values."""

    def __init__(self, folder: Path | None = None) -> None:
        """Those in ``folder``; by default the ones that came with the program."""
        self.folder = folder or content.folder("schemas")
        self._read: dict[str, Schema] = {}

    def __getitem__(self, kind: str) -> Schema:
        """The schema of a kind; FileNotFoundError if there is none."""
        if kind not in self._read:
            self._read[kind] = msgspec.json.decode((self.folder / f"{kind}.schema.json").read_bytes(), type=dict)
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
