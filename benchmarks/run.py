"""Every speed claim, measured in one run beside its peer. Times are printed, never asserted: machines differ."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

PARTS = ("startup", "table", "store", "rulebook")


def main() -> None:
    """Print a table of what was measured."""
    sys.path[:0] = [str(Path(__file__).parents[1])]
    for part in PARTS:
        print(f"\n{part}")
        for what, figure in importlib.import_module(f"benchmarks.{part}").rows():
            print(f"  {what:<48} {figure}", flush=True)


if __name__ == "__main__":
    main()
