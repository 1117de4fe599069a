"""What can have happened because somebody asked the oracle, or kept silent."""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class _Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    pass


class QuestionAnswered(_Event, tag="oracle/question_answered", frozen=True):
    """The oracle said something to a question: its answer's key; the dice are the test before it."""

    question: str
    likelihood: str
    answer: str


class AnswerTurned(_Event, tag="oracle/answer_turned", frozen=True):
    """What was asked last in this scene is so, because Bearing was given for it: the key of the answer it has now."""

    answer: str


class ImageDrawn(_Event, tag="oracle/image_drawn", frozen=True):
    """An image: what something does, and what that is about, each a table and the key of its row."""

    rows: tuple[tuple[str, str], tuple[str, str]]


class SceneNarrated(_Event, tag="oracle/scene_narrated", frozen=True):
    """A scene was told: the rows of tables whose sentences it has, in order, and the image behind them, if any.

    ``node`` is what the map says of the place before all of that: its structure and its feature, by key.
    """

    narration: str
    rows: tuple[tuple[str, str], ...]
    image: tuple[tuple[str, str], ...] = ()
    node: tuple[str, ...] = ()


class SilenceSet(_Event, tag="oracle/silence_set", frozen=True):
    """From now on this campaign plays by the silence, or no longer does."""

    on: bool


class LineSpoken(_Event, tag="oracle/line_spoken", frozen=True):
    """Somebody (by id; "": nobody of the table) said something in this scene."""

    text: str
    who: str = ""


class SilenceKept(_Event, tag="oracle/silence_kept", frozen=True):
    """A scene went by without a spoken line, at that place: it has given its Bearing."""

    place: str


OracleEvent: TypeAlias = (
    QuestionAnswered | ImageDrawn | SceneNarrated | SilenceSet | LineSpoken | SilenceKept | AnswerTurned
)
