"""The acceptance script, read: one step for each line of it that does, says or promises something."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

FOLDER = Path(__file__).parent
ENGLISH, ITALIAN = "evening.txt", "serata.txt"
Kind = Literal["shell", "line", "said", "happens", "holds"]
_MARKS: dict[str, Kind] = {"$": "shell", "»": "line", "<<": "said", "!!": "happens", "==": "holds"}


class Step(NamedTuple):
    """One line of the script: what kind it is, its text, and where it stands."""

    kind: Kind
    text: str
    number: int


def steps(script: str = ENGLISH) -> list[Step]:
    found: list[Step] = []
    for number, line in enumerate((FOLDER / script).read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        mark, _, text = line.partition(" ")
        found.append(Step(_MARKS[mark], text.strip(), number))
    return found
