"""dungeongen 0.1.14, in its own environment: ``python -m benchmarks.peers.dungeongen map SEED...``."""

from __future__ import annotations

import contextlib
import importlib
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.peers.clock import say

layout: Any = importlib.import_module("dungeongen.layout")  # its own environment has it, the project's has not
adapter: Any = importlib.import_module("dungeongen.webview.adapter")


def drawn(seed: int, folder: Path) -> None:
    """A large asymmetric map, made and drawn as PNG."""
    params = layout.GenerationParams()
    params.size, params.symmetry = layout.DungeonSize.LARGE, layout.SymmetryType.NONE
    made = layout.DungeonGenerator(params).generate(seed=seed)
    adapter.convert_dungeon(made).render_to_png(str(folder / f"{seed}.png"))


if __name__ == "__main__":
    # It tells what it does on standard output, where only figures are to stand.
    with tempfile.TemporaryDirectory() as home, contextlib.redirect_stdout(sys.stderr):
        drawn(0, Path(home))  # the first one loads what all of them need
        start = time.process_time()
        for seed in sys.argv[2:]:
            drawn(int(seed), Path(home))
        taken = (time.process_time() - start) / len(sys.argv[2:])
    say({"drawn": taken, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024})
