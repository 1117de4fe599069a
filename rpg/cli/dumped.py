"""Values as JSON on one line, safe to show."""

from __future__ import annotations

import json
import unicodedata

from rpg.words.safe import UNSEEN


def dump(value: object) -> str:
    """One line of JSON with its keys in the order they were given; signs that are not seen are written as escapes."""
    return seen(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def seen(text: str) -> str:
    """A line of text whose signs that are not seen are written as escapes."""
    return text if text.isprintable() else "".join(map(_seen, text))


def _seen(letter: str) -> str:
    """A letter; as an escape if it steers a terminal, is not shown, or ends a line."""
    return json.dumps(letter)[1:-1] if unicodedata.category(letter) in UNSEEN else letter
