"""Small packs, written out for a test."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rpg import content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CARD = {
    "id": "mine", "version": "1.0.0", "format": 1, "language": "en", "title": "Mine", "licence": "CC-BY-4.0",
    "authors": ["Somebody"], "requires": ["core"],
}  # fmt: skip
HOOK = {
    "kind": "gear", "id": "gear/hook", "name": {"one": "hook", "other": "hooks"}, "effect": "It holds.", "slots": 1,
    "source": "village", "bonuses": [{"dice": 1, "skills": ["core:skill/climb"]}],
}  # fmt: skip
FALL = {"kind": "trigger", "id": "trigger/fall", "name": "Fall", "when": "something falls", "points": 1, "ceiling": 2}
EXTERMINATOR: dict[str, Any] = json.loads(
    (content.folder("rules") / "core/adversary/exterminator.json").read_text("utf-8")
)


def pack(root: Path, files: dict[str, Any], name: str = "mine", **card: Any) -> Path:
    """A pack in a folder of that name: a card with those changes, and files (JSON, or bytes as they are)."""
    folder = root / name
    for path, value in {"pack.json": {**CARD, "id": name, **card}, **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(
            value if isinstance(value, bytes) else json.dumps(value, indent=2, ensure_ascii=False).encode()
        )
    return folder


@contextmanager
def abyss(folder: Path, depth: int) -> Iterator[None]:
    """Folders in folders in that one, taken away again: nothing that clears up recursively would get down there."""
    made = [folder]
    for _ in range(depth):
        made.append(made[-1] / "d")
        made[-1].mkdir()
    try:
        yield
    finally:
        for each in reversed(made[1:]):
            each.rmdir()
