"""Findings as SARIF 2.1.0, which code scanning services read: each code a rule with its explanation."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import rpg
from rpg.cli import show
from rpg.cli.reports import advised

if TYPE_CHECKING:
    from rpg.cli.reports import Findings
    from rpg.problem import Problem
    from rpg.words import Voice


def as_sarif(found: Findings, voice: Voice) -> str:
    """One run of one tool; columns count Unicode characters from 1, and a file as a whole has no region."""
    codes = sorted({problem.code for problem in found.problems})
    run = {
        "tool": {"driver": {"name": "rpg validate", "semanticVersion": rpg.__version__, "language": voice.language,
                            "rules": [_rule(code, voice) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "exitCode": found.code}],
        "artifacts": [{"location": {"uri": _uri(file)}} for file in found.files],
        "results": [_result(problem, codes.index(problem.code), found) for problem in found.problems],
    }  # fmt: skip
    return show.dump({"version": "2.1.0", "runs": [run]})


def _rule(code: str, voice: Voice) -> dict[str, Any]:
    title, why = (voice.word(f"rulebook.{part}.{code}") for part in ("code", "why"))
    return {"id": code, "shortDescription": {"text": title}, "fullDescription": {"text": why}, "help": {"text": why}}


def _result(problem: Problem, rule: int, found: Findings) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.file)}}
    if problem.line:
        place["region"] = {"startLine": problem.line, "startColumn": problem.column}
    location: dict[str, Any] = {"physicalLocation": place}
    if problem.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.pointer}]
    level = "error" if found.fails(problem) else "warning"
    told = {"ruleId": problem.code, "ruleIndex": rule, "level": level, "message": {"text": advised(problem)}}
    return {**told, "locations": [location]} if problem.file else told


def _uri(file: str) -> str:
    """A path as a reference: relative ones stay relative, absolute ones become ``file:``."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/")
