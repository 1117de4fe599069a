"""A fault in a user's file is a value: what, where, why, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One fault in one place of a user's file.

    ``line`` and ``column`` count from 1, columns in Unicode characters; 0 means the file as a whole.
    ``pointer`` is a JSON pointer (RFC 6901) to the value at fault, "" for the document.
    In a form, ``page`` counts from 1 and ``field`` is the field's name; elsewhere they are 0 and "".
    ``code`` is stable for ever (``RPG101``); ``message`` says what is wrong, ``hint`` how to mend it.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    pointer: str = ""
    severity: Severity = "error"
    page: int = 0
    field: str = ""
