"""Our maps: ``python -m benchmarks.peers.ours_maps map SEED...``: six strata of 60 × 60, made, proved and drawn.

And one stratum of that size, made and drawn as a PDF with its section and its key.
"""

from __future__ import annotations

import resource
import sys
import time

from benchmarks.peers.clock import say
from rpg.campaign.rules import Rules
from rpg.cli.entry import collect_less
from rpg.cli.map_new import sources
from rpg.cli.print import Desk
from rpg.cli.print_map import map_options, map_paper
from rpg.cli.voices import voice
from rpg.maps.generate import Request, generate
from rpg.rulebook import open_packs

STRATA, SIDE = 6, 60


def highest() -> float:
    """The most memory that the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    collect_less()  # as the program does
    rules = open_packs(["core"])
    if not isinstance(rules, Rules):
        raise SystemExit(f"{rules}")
    desk = Desk(rules, voice("en", rules))
    given, options = sources(desk), map_options(desk, "gm")
    map_paper(desk, generate(Request(seed="0", strata=1, width=SIDE, height=SIDE), given), options)
    made = drawn = one = 0.0
    sheets, one_map = 0, 0.0
    seeds = sys.argv[2:]
    for seed in seeds:
        start = time.process_time()
        found = generate(Request(seed=seed, strata=STRATA, width=SIDE, height=SIDE), given)
        middle = time.process_time()
        sheets += len(map_paper(desk, found, options).document.pages)
        end = time.process_time()
        one_map = one_map or highest()
        map_paper(desk, generate(Request(seed=seed, strata=1, width=SIDE, height=SIDE), given), options)
        made, drawn, one = made + middle - start, drawn + end - start, one + time.process_time() - end
    count = len(seeds)
    times = {"made": made / count, "drawn": drawn / count, "one": one / count}
    say({**times, "sheets": sheets / count, "memory": one_map, "all": highest()})
