"""What data already says and no chapter obeys yet, each with the reason; this list only ever gets shorter."""

from __future__ import annotations

OWED: dict[str, str] = {
    "trait/reshapes_edge": "edges are of the map: the chapter of strata changes them",
    "trait/contagion": "who is exposed, and how badly, is told; the roll and the stages are the chapter of Contagion's",
    "trait/guards_source": "it lets go of those who leave; that no source is worked under its eyes is the expedition's",
    "condition/contaminated": "how far the Contagion has come, and what each stage takes, is that chapter's",
    "scar/port-wound": "the Contagion that it brings is counted by that chapter",
    "march/exhausts": "a march through M5 or more exhausts: nodes have a magnitude once the chapter of strata has come",
}
