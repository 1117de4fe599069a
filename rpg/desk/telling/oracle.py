"""The oracle, told: answers, images, and scenes that nobody speaks in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.telling.common import name, tells
from rpg.game.oracle import events as oracle
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words import Value


@tells(oracle.QuestionAnswered)
def _answered(e: oracle.QuestionAnswered, rules: Rules, _: World, __: World) -> list[Say]:
    own = rules.oracle.id
    values: dict[str, Value] = {
        "question": e.question,
        "likelihood": Term(own, f"likelihoods.{e.likelihood}.name"),
        "answer": Term(own, f"answers.{e.answer}.text"),
    }
    return [Say("oracle.answered", values)]


@tells(oracle.AnswerTurned)
def _turned(e: oracle.AnswerTurned, rules: Rules, before: World, __: World) -> list[Say]:
    if not before.oracle.last:
        return []
    answer = Term(rules.oracle.id, f"answers.{e.answer}.text")
    return [Say("oracle.turned", {"question": before.oracle.last[0], "answer": answer})]


@tells(oracle.ImageDrawn)
def _drawn(e: oracle.ImageDrawn, _: Rules, __: World, ___: World) -> list[Say]:
    return [pictured(e.rows)]


@tells(oracle.SceneNarrated)
def _narrated(e: oracle.SceneNarrated, rules: Rules, _: World, __: World) -> list[Say]:
    return [Say("oracle.narrated", {"sentences": Listed((*_node(e, rules), *map(_row, e.rows), *_image(e)), " ")})]


def _node(e: oracle.SceneNarrated, rules: Rules) -> tuple[Say, ...]:
    return (charted(rules, e.node[0], e.node[1]),) if len(e.node) > 1 else ()


def charted(rules: Rules, structure: str, feature: str) -> Say:
    """``Stair without landing; fresh footprints.``: a node in one sentence."""
    own = rules.strata.id
    values: dict[str, Value] = {
        "structure": Term(own, f"structures.{structure}.text"),
        "feature": Term(own, f"features.{feature}.text"),
    }
    return Say("oracle.node", values)


def pictured(rows: tuple[tuple[str, str], tuple[str, str]]) -> Say:
    """``Something waits, about a door.``: what a motion and a matter say together."""
    motion, matter = rows
    return Say("oracle.image", {"motion": _row(motion), "matter": _row(matter)})


def _row(row: tuple[str, str]) -> Term:
    return Term(row[0], f"rows.{row[1]}.text")


def _image(e: oracle.SceneNarrated) -> tuple[Say, ...]:
    return (pictured((e.image[0], e.image[1])),) if len(e.image) > 1 else ()


@tells(oracle.SilenceSet)
def _set(e: oracle.SilenceSet, _: Rules, __: World, ___: World) -> list[Say]:
    return [Say(f"oracle.silence.{'begins' if e.on else 'ends'}")]


@tells(oracle.LineSpoken)
def _spoken(e: oracle.LineSpoken, _: Rules, before: World, __: World) -> list[Say]:
    if not e.who:
        return [Say("oracle.spoken.bare", {"text": e.text})]
    return [Say("oracle.spoken", {"who": name(before, e.who), "text": e.text})]


@tells(oracle.SilenceKept)
def _kept(_: oracle.SilenceKept, __: Rules, ___: World, ____: World) -> list[Say]:
    return [Say("oracle.silence.kept")]
