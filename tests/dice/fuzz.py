"""Coverage-guided fuzzing of the room, with atheris: bytes become a text, and the text goes through every reader.

Run by ``test_fuzz.py`` in an environment of its own (``make test-full`` makes it): ``python -m tests.dice.fuzz FOLDER
-runs=10000``. It begins with the hostile texts and those of the documentation, and puts the parts of the notation
together. Whatever is not one of our errors, takes longer than a second or more memory than 200 MB, ends it.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # lives in .venv-fuzz alone

with atheris.instrument_imports(include=["rpg.dice"]):
    from rpg import dice

    for _name in dice.__all__:  # some are loaded when they are first asked for
        getattr(dice, _name)
    from tests.dice import ordeal
    from tests.dice.hostile import PIECES, TEXTS

DOCS = Path(__file__).parents[2] / "docs" / "dice.md"
_SEED = 300
"""Longer texts are no seeds: they are refused before anything is read."""
_SECONDS = 1.0
_MEGABYTES = 64
"""What one text may take here before it is tried again where only it is measured."""


class FaultError(Exception):
    """A reader took too long, or all of it too much memory."""


def suffer(data: bytes) -> None:
    """One text through every reader."""
    text = data.decode("utf-8", "surrogateescape")
    start, memory = time.process_time(), ordeal.memory()
    for reader in ordeal.READERS:
        with contextlib.suppress(dice.DiceError):
            reader(text)
    if time.process_time() - start > _SECONDS or ordeal.memory() - memory > _MEGABYTES:
        proven([text])


def proven(texts: list[str]) -> None:
    """Measure once more without the fuzzer, which makes everything slower by half or more."""
    command = [sys.executable, "-m", "tests.dice.ordeal", "-"]
    told = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True).stdout
    found = json.loads(told)
    if found["faults"] or found["megabytes"] > ordeal.MEGABYTES:
        raise FaultError(f"{found}: {texts}")


def seeds() -> list[str]:
    """The texts to begin with."""
    written = re.findall(r"`([^`\n]+)`", DOCS.read_text(encoding="utf-8"))
    return [text for text in dict.fromkeys((*TEXTS, *written)) if len(text) <= _SEED]


def seeded(folder: Path) -> list[str]:
    """Write the first texts and the parts that texts are made of; the options that name them to the fuzzer."""
    corpus, parts = folder / "corpus", folder / "parts"
    corpus.mkdir(parents=True, exist_ok=True)
    for i, text in enumerate(seeds()):
        (corpus / f"{i:04}").write_bytes(text.encode("utf-8", "surrogatepass"))
    said = ["".join(f"\\x{byte:02x}" for byte in piece.encode("utf-8", "surrogatepass")) for piece in PIECES]
    parts.write_text("".join(f'"{piece}"\n' for piece in said), encoding="ascii")
    return [f"{corpus}", f"-dict={parts}", f"-artifact_prefix={folder}/"]


if __name__ == "__main__":
    program, folder, *options = sys.argv
    atheris.Setup([program, *seeded(Path(folder)), *options], suffer)
    atheris.Fuzz()
