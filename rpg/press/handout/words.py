"""The words of a handout: a little Markdown, read line by line. No other mark means anything, so none can do harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Shape = Literal["paragraph", "heading", "item", "rule"]
_NAMED = re.compile(r"\{([a-z]+)\}")


class Block(NamedTuple):
    """A piece of text, and how it stands on the page."""

    shape: Shape
    text: str = ""


def blocks(lines: Iterable[str], values: Mapping[str, tuple[str, ...]]) -> list[Block]:
    """The blocks of lines; a line that is one name alone becomes an item for each value."""
    return [block for line in lines for block in _block(line.strip(), values)]


def paragraphs(text: str) -> list[str]:
    """The lines of a text that somebody wrote: lines without a mark between empty ones are one paragraph."""
    found: list[str] = []
    joins = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        bare = " ".join(line.split())
        marked = not bare or bare == "---" or bare.startswith(("# ", "- "))
        if joins and not marked:
            found[-1] += f" {bare}"
        elif bare:
            found.append(bare)
        joins = not marked
    return found


def _block(line: str, values: Mapping[str, tuple[str, ...]]) -> Iterator[Block]:
    alone = _NAMED.fullmatch(line)
    if alone and alone[1] in values:
        yield from (Block("item", value) for value in values[alone[1]])
    elif line == "---":
        yield Block("rule")
    elif line:
        shape, text = _marked(line)
        yield Block(shape, _NAMED.sub(lambda name: ", ".join(values.get(name[1], (name[0],))), text))


def _marked(line: str) -> tuple[Shape, str]:
    if line.startswith("# "):
        return "heading", line[2:].strip()
    return ("item", line[2:].strip()) if line.startswith("- ") else ("paragraph", line)
