"""Coverage-guided fuzzing: every text that the fuzzer finds goes through every reader of the room.

atheris needs an environment of its own, ``.venv-fuzz``; ``make test-full`` makes it where it can.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
PYTHON = HERE / ".venv-fuzz" / "bin" / "python"
RUNS = 5_000
"""Some two minutes; a thousand of them are the texts that it begins with."""
MOST = 900
"""Seconds after which something hangs."""


@pytest.mark.full
def test_fuzzing_finds_nothing(tmp_path):
    if not PYTHON.exists():
        pytest.skip("no .venv-fuzz: `make .venv-fuzz/.ready` makes it, where atheris can be installed")
    loaded = subprocess.run([PYTHON, "-c", "import atheris"], capture_output=True, text=True, check=False)
    if loaded.returncode:
        pytest.skip(f"atheris cannot be loaded here: {loaded.stderr.strip().rpartition(chr(10))[2]}")
    command = [PYTHON, "-m", "tests.dice.fuzz", tmp_path, f"-runs={RUNS}", "-seed=0", "-timeout=300", "-max_len=500"]
    told = subprocess.run(
        command,
        cwd=HERE,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        capture_output=True,
        text=True,
        timeout=MOST,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    assert f"Done {RUNS} runs" in told.stderr
    assert "INITED" in told.stderr, "it never got beyond the texts that it began with"
