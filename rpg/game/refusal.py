"""An act that the rules do not allow is a value, not an error."""

from __future__ import annotations

import msgspec

from rpg.words import Say


class Refusal(msgspec.Struct, frozen=True):
    """Why an act cannot be; nothing happened.

    ``prefill`` is a line that would be legal, ready to type, or the sentence that says it.
    """

    why: Say
    prefill: str | Say = ""
