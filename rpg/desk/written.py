"""Lines that the program itself writes into the log, in the words of the campaign's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.result import Append

if TYPE_CHECKING:
    from rpg.desk.result import Result

_BEHIND = {"it": {"; push ": "; forza ", "; use ": "; usa ", "; memory": "; memoria"}}
"""What stands behind a line that is played again."""


def in_tongue(result: Result, language: str) -> Result:
    """The answer to a push, a use or a memory, whose line goes into the log in that language."""
    deed = result.deed
    if not isinstance(deed, Append) or not deed.amends:
        return result
    line = deed.line
    for english, own in _BEHIND.get(language, {}).items():
        line = line.replace(english, own)
    return replace(result, deed=replace(deed, line=line))
