"""Coverage-guided fuzzing of the room, with atheris: bytes become a text, and the text goes through every reader.

Run by ``test_fuzz.py`` in an environment of its own (``make test-full`` makes it): ``python -m tests.dice.fuzz CORPUS
-max_total_time=60``. Whatever is not one of our errors, takes longer than a second or more memory than 200 MB, ends it.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # lives in .venv-fuzz alone

with atheris.instrument_imports(include=["rpg.dice"]):
    from rpg import dice
    from tests.dice import ordeal
    from tests.dice.hostile import TEXTS

_SEED = 300
"""Longer texts are no seeds: they are refused before anything is read."""


class FaultError(Exception):
    """A reader took too long, or all of it too much memory."""


def suffer(data: bytes) -> None:
    """One text through every reader."""
    text = data.decode("utf-8", "surrogateescape")
    start = time.process_time()
    for reader in ordeal.READERS:
        with contextlib.suppress(dice.DiceError):
            reader(text)
    if time.process_time() - start > ordeal.SECONDS:
        proven([text])
    if ordeal.memory() > ordeal.MEGABYTES:
        raise FaultError(f"{ordeal.memory():.0f} MB, at {text!r}")


def proven(texts: list[str]) -> None:
    """Measure once more without the fuzzer, which makes everything slower by half or more."""
    command = [sys.executable, "-m", "tests.dice.ordeal", "-"]
    told = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True).stdout
    found = json.loads(told)
    if found["faults"] or found["megabytes"] > ordeal.MEGABYTES:
        raise FaultError(f"{found}: {texts}")


def seeded(corpus: Path) -> None:
    """Write the hostile texts where the fuzzer begins."""
    corpus.mkdir(parents=True, exist_ok=True)
    for i, text in enumerate(text for text in TEXTS if len(text) <= _SEED):
        (corpus / f"{i:04}").write_bytes(text.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    seeded(Path(sys.argv[1]))
    atheris.Setup(sys.argv, suffer)
    atheris.Fuzz()
