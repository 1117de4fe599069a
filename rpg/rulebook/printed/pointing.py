"""Where pointers lead: into what a sheet shows, or into an item of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.printed.known import Tree
    from rpg.rulebook.shape import Path

_TYPES = {"number": "number", "text": "string", "list": "array"}


class View(NamedTuple):
    """What an element can point to: from the root with a slash before it, and in an item by its name alone."""

    root: Tree
    item: Tree | None = None
    lost: bool = False
    """Whether it is that of an item of nothing: what is said of that is enough."""

    def found(self, pointer: str) -> Tree | None:
        """What a pointer leads to; None if to nothing."""
        tree = self.root if pointer.startswith("/") else self.item
        for part in pointer.removeprefix("/").split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            if isinstance(tree, dict) and key in tree:
                tree = tree[key]
            elif isinstance(tree, list) and key.isascii() and key.isdigit():
                tree = tree[0]
            else:
                return None
        return tree

    def within(self, pointer: str) -> View:
        """The view of the items of a list."""
        tree = self.found(pointer)
        return View(self.root, tree[0]) if isinstance(tree, list) else View(self.root, lost=True)

    def faults(self, pointer: object, wanted: str, path: Path) -> Iterator[Fault]:
        """The fault of a pointer that leads nowhere, or not to what is wanted: a ``text``, a ``number``, a ``list``.

        A text is anything that can be said.
        """
        if not isinstance(pointer, str) or not pointer or (self.lost and not pointer.startswith("/")):
            return
        tree = self.found(pointer)
        actual = tree if isinstance(tree, str) else "list" if isinstance(tree, list) else "object"
        if tree is None:
            yield Fault("no_such_pointer", path, {"found": shown(pointer)}, choices(pointer, self.known(wanted)))
        elif wanted != actual and (wanted != "text" or actual in {"list", "object"}):
            expected = Say(f"rulebook.type.{_TYPES[wanted]}")
            yield Fault("pointer_kind", path, {"found": shown(pointer), "expected": expected},
                        choices(pointer, self.known(wanted)))  # fmt: skip

    def known(self, wanted: str) -> list[str]:
        """Every pointer that leads to what is wanted, those into the item first."""
        own = [name.removeprefix("/") for name in _all(self.item, wanted)] if self.item is not None else []
        return [*own, *_all(self.root, wanted)]


def _all(tree: Tree | None, wanted: str, at: str = "") -> Iterator[str]:
    if isinstance(tree, dict):
        for key, inner in tree.items():
            yield from _all(inner, wanted, f"{at}/{key}")
    elif isinstance(tree, list):
        yield from (at for _ in tree[:1] if wanted == "list")
    elif tree is not None and wanted in {"text", tree}:
        yield at
