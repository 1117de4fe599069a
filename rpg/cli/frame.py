"""The words of the frame itself (usage, options, wrong arguments) in the language asked for.

click keeps them in English behind two functions named as in gettext; where the catalogue has one of them, it is said
instead. What click says in new words stays English.
"""

from __future__ import annotations

import sys

from rpg.cli.texts import DEFAULT, language, messages

_PREFIX = "cli.click."
_QUOTED = "!r}"


def speak() -> None:
    """Make click say what the catalogue has for its sentences; nothing to do in English."""
    if language() == DEFAULT:
        return
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "click":
            for function, ours in (("_", said), ("ngettext", counted)):
                if hasattr(module, function):
                    setattr(module, function, ours)


def said(sentence: str) -> str:
    """A sentence of click's, with its places to fill, in the language asked for; as it is if the catalogue lacks it."""
    plain = sentence.replace(_QUOTED, "}")
    english = messages(DEFAULT)
    key = next((key for key in english if key.startswith(_PREFIX) and english[key] == plain), "")
    return messages(language())[key] if key else sentence


def counted(one: str, many: str, number: int) -> str:
    """The one sentence or the other."""
    return said(one if number == 1 else many)
