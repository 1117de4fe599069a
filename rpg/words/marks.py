"""The marks in a text that is printed.

In one of the book ``*so*`` is a term of the index, ``[[so]]`` leads to the chapter of that id; in one of a handout
``{so}`` is what is put in there.
"""

from __future__ import annotations

import re

MARKS = re.compile(r"\*([^*]+)\*|\[\[([a-z-]+)\]\]")
NAMED = re.compile(r"\{([a-z]+)\}")


def parted(text: str) -> tuple[list[str], list[str]]:
    """The pieces of a text between and within its marks, each a sentence to fill; and the chapters it leads to."""
    pieces, chapters, at = [], [], 0
    for match in MARKS.finditer(text):
        term, to = match.groups()
        pieces += [text[at : match.start()], term or ""]
        chapters += [to] if to else []
        at = match.end()
    return [piece for piece in (*pieces, text[at:]) if piece], chapters
