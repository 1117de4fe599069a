"""(oracle, event) -> oracle. No rules and no dice."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec.structs import replace

from rpg.game.oracle import events as e

if TYPE_CHECKING:
    from rpg.game.oracle.state import Oracle


def evolve(oracle: Oracle, event: e.OracleEvent) -> Oracle:
    """The oracle once that has happened."""
    match event:
        case e.QuestionAnswered():
            return replace(oracle, asked=oracle.asked + 1, last=(event.question, event.answer))
        case e.AnswerTurned():
            return replace(oracle, last=(*oracle.last[:1], event.answer)) if oracle.last else oracle
        case e.SilenceSet():
            return replace(oracle, silence=event.on)
        case e.LineSpoken():
            return replace(oracle, spoken=oracle.spoken + 1)
        case e.SilenceKept():
            return replace(oracle, silent=tuple(dict.fromkeys((*oracle.silent, event.place))))
        case e.ImageDrawn() | e.SceneNarrated():
            return oracle
        case _:
            assert_never(event)


def new_scene(oracle: Oracle) -> Oracle:
    """The oracle in a scene that begins: nothing was asked in it, and nobody has spoken."""
    return replace(oracle, asked=0, spoken=0, last=()) if oracle.asked or oracle.spoken else oracle
