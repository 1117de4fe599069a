"""Faults of rule files, written for people, for machines and for build services. Each takes findings and gives text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rpg.cli import show
from rpg.cli.excerpt import Excerpts
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.problem import Problem
    from rpg.words import Voice

KEYS = ("code", "severity", "file", "line", "column", "pointer", "message", "hint")
"""What machines get of each fault, in this order."""


class Findings(NamedTuple):
    """What is told: the faults that were asked for, and every file that was checked."""

    problems: Sequence[Problem]
    files: Sequence[str]
    strict: bool = False
    names: str = ""
    """The packs that were checked, where nobody named any: then the summary does."""

    @property
    def code(self) -> int:
        """The exit code: 0 if the files are clean, or have warnings only and ``strict`` is off; else 1."""
        return int(any(self.fails(problem) for problem in self.problems))

    def fails(self, problem: Problem) -> bool:
        """Whether that fault makes the check fail."""
        return self.strict or problem.severity == "error"


def as_text(found: Findings, voice: Voice) -> str:
    """For people: each fault with its line, a caret under the place, and the hint; then a summary."""
    excerpts = Excerpts()
    blocks = ["\n".join((headline(each, voice), *excerpts.of(each), *_hint(each))) for each in found.problems]
    return "\n".join((*blocks, summary(found, voice)))


def summary(found: Findings, voice: Voice) -> str:
    """How many files, errors and warnings."""
    errors = sum(problem.severity == "error" for problem in found.problems)
    warnings = len(found.problems) - errors
    counts = voice.word("rulebook.summary", files=len(found.files), errors=errors, warnings=warnings)
    return f"{printable(found.names)}: {counts}" if found.names else counts


def statistics(found: Findings, voice: Voice) -> str:
    """How often each code was found, the most frequent first."""
    counted = Counter(problem.code for problem in found.problems)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    return "\n".join(f"{count:>5}  {code}  {voice.word(f'rulebook.code.{code}')}" for code, count in rows)


def headline(problem: Problem, voice: Voice) -> str:
    """``file:line:column: CODE severity: message``; without line and column for a file as a whole."""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    severity = voice.word(f"rulebook.severity.{problem.severity}")
    return f"{place}: {problem.code} {severity}: {problem.message}"


def _hint(problem: Problem) -> list[str]:
    return [f"    {problem.hint}"] if problem.hint else []


def plain(problem: Problem) -> dict[str, object]:
    """A fault as JSON has it."""
    return {key: getattr(problem, key) for key in KEYS}


def as_json(found: Findings, voice: Voice) -> str:
    """For machines: a list of objects, one for each fault."""
    del voice
    return show.dump([plain(problem) for problem in found.problems])


def as_jsonl(found: Findings, voice: Voice) -> str:
    """For machines that read line by line: one object on each; nothing at all for clean files."""
    del voice
    return "\n".join(show.dump(plain(problem)) for problem in found.problems)


def as_github(found: Findings, voice: Voice) -> str:
    """Workflow commands, which a build service turns into notes beside the lines; then the summary."""
    lines = [
        f"::{problem.severity} file={_property(problem.file)},line={max(1, problem.line)},col={max(1, problem.column)},"
        f"title={problem.code}::{_data(advised(problem))}"
        for problem in found.problems
    ]
    return "\n".join((*lines, summary(found, voice)))


def advised(problem: Problem) -> str:
    """The message, and the hint in brackets."""
    return problem.message + (problem.hint and f" ({problem.hint})")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
