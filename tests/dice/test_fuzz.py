"""A minute of coverage-guided fuzzing: every text that the fuzzer finds goes through every reader of the room.

atheris needs an environment of its own, ``.venv-fuzz``; ``make test-full`` makes it where it can.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
PYTHON = HERE / ".venv-fuzz" / "bin" / "python"
SECONDS = 60


def fuzzed(folder, *, seconds, seed):
    options = (
        f"-max_total_time={seconds}",
        f"-seed={seed}",
        "-timeout=20",
        f"-artifact_prefix={folder}/",
        "-max_len=600",
    )
    command = [PYTHON, "-m", "tests.dice.fuzz", folder / "corpus", *options]
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    return subprocess.run(
        command, cwd=HERE, env=environment, capture_output=True, text=True, timeout=20 * seconds, check=False
    )


@pytest.mark.full
def test_a_minute_of_fuzzing_finds_nothing(tmp_path):
    if (
        not PYTHON.exists()
        or subprocess.run([PYTHON, "-c", "import atheris"], capture_output=True, check=False).returncode
    ):
        pytest.skip("atheris cannot be installed here: no fuzzing (see `make .venv-fuzz/.ready`)")
    told = fuzzed(tmp_path, seconds=SECONDS, seed=0)
    assert told.returncode == 0, told.stderr[-3000:]
    runs = int(told.stderr.rpartition("Done ")[2].partition(" runs")[0])
    assert runs > 1000, "the seeds alone are almost as many"
