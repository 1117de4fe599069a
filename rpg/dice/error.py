"""What can be wrong with a dice text: a stable code, the place, and a way out."""

from __future__ import annotations


class DiceError(ValueError):
    """A dice text cannot be read, rolled or weighed.

    ``code`` is stable and names the catalogue's sentence (``dice.error.<code>``), spoken with ``values``; ``message``
    says it in English to people who read code. ``start`` and ``end`` are the span in the text, ``hint`` a text that
    would do ("" if there is none).
    """

    def __init__(self, code: str, message: str, span: tuple[int, int], hint: str = "", **values: int | str) -> None:
        """A fault of that code between ``span[0]`` and ``span[1]``, end excluded."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.start, self.end = span
        self.hint = hint
        self.values = values
