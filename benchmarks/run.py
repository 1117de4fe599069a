"""Every speed claim, measured in one run beside its peer. Times are printed, never asserted: machines differ.

``python benchmarks/run.py dice`` measures one part, or more than one.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

PARTS = ("startup", "table", "store", "dice", "rulebook", "fights", "maps", "sheets", "papers")


def main() -> None:
    """Print a table of what was measured."""
    sys.path[:0] = [str(Path(__file__).parents[1])]
    parser = argparse.ArgumentParser(description="Every speed claim, as a ratio in one run.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one of {', '.join(PARTS)}; all, if none is named")
    parts = parser.parse_args().parts or PARTS
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for part in parts:
        print(f"\n{part}", flush=True)
        for what, figure in importlib.import_module(f"benchmarks.{part}").rows():
            print(f"  {what:<48} {figure}", flush=True)


if __name__ == "__main__":
    main()
