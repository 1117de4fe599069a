"""What a chapter answered, as tests ask for it."""

from __future__ import annotations

from typing import Any

from rpg.game.refusal import Refusal


def sure(answer: Any) -> tuple[Any, ...]:
    """The events of what is not refused."""
    assert not isinstance(answer, Refusal), answer
    return tuple(answer)


def refused(answer: Any) -> str:
    """The last word of the key of a refusal."""
    assert isinstance(answer, Refusal), answer
    return answer.why.key.rpartition(".")[2]
