"""Findings as JUnit XML, which nearly every build service reads: each file a test, each fault in it a failure."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from rpg.cli.reports import headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.cli.reports import Findings
    from rpg.problem import Problem
    from rpg.words import Voice

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(found: Findings, voice: Voice) -> str:
    """One suite. A file with a fault that counts has failed; what does not count is told beside it."""
    of: dict[str, list[Problem]] = defaultdict(list)
    for problem in found.problems:
        of[problem.file].append(problem)
    files = list(dict.fromkeys((*found.files, *of)))
    failed = sum(any(map(found.fails, of[file])) for file in files)
    counts = f'tests="{len(files)}" failures="{failed}" errors="0"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {counts}>"]
    lines.append(f'  <testsuite name="rpg validate" {counts} skipped="0">')
    for file in files:
        lines += _case(file, of[file], found, voice)
    return "\n".join((*lines, "  </testsuite>", "</testsuites>"))


def _case(file: str, problems: Sequence[Problem], found: Findings, voice: Voice) -> Iterator[str]:
    name = _attribute(file or "rpg validate")
    if not problems:
        yield f'    <testcase classname="rpg.validate" name={name}/>'
        return
    yield f'    <testcase classname="rpg.validate" name={name}>'
    failing = [problem for problem in problems if found.fails(problem)]
    others = [problem for problem in problems if not found.fails(problem)]
    if failing:
        first = failing[0]
        body = "\n".join(_told(problem, voice) for problem in failing)
        head = f"<failure type={_attribute(first.code)} message={_attribute(first.message)}>"
        yield f"      {head}{body}</failure>"
    if others:
        yield f"      <system-out>{chr(10).join(_told(problem, voice) for problem in others)}</system-out>"
    yield "    </testcase>"


def _told(problem: Problem, voice: Voice) -> str:
    hint = problem.hint and f"\n    {problem.hint}"
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", headline(problem, voice) + hint))


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
