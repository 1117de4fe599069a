"""What data already says and no chapter obeys yet, each with the reason; this list only ever gets shorter."""

from __future__ import annotations

OWED: dict[str, str] = {
    "trait/contagion": "who is exposed, and how badly, is told; the roll and the stages are the chapter of Contagion's",
    "trait/mask": "it comes unseen; who wears it is sealed by the chapter of the masked agent",
    "trait/guards_source": "it lets go of those who leave; that no source is worked under its eyes is the expedition's",
    "condition/contaminated": "how far the Contagion has come, and what each stage takes, is that chapter's",
    "condition/masked": "who is an agent is sealed and unmasked by the chapter of the masked agent",
    "scar/port-wound": "the Contagion that it brings is counted by that chapter",
}
