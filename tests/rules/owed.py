"""What data already says and no chapter obeys yet, each with the reason; this list only ever gets shorter."""

from __future__ import annotations

OWED: dict[str, str] = {
    "ability/empty-bowl": "what a village needs and eats is of the chapter of the community",
    "ability/fabricate": "fabricators are of the chapter of the quest",
    "ability/native-handshake": "the locks of the gene are of the chapter of the quest",
    "ability/old-charts": "the structure of a node is drawn by the chapter of strata",
    "ability/speak-for-the-dead": "Cohesion is of the chapter of the community",
    "gear/old-charts": "the structure of a node is drawn, and drawn again, by the chapter of strata",
    "trait/reshapes_edge": "edges are of the map: the chapter of strata changes them",
    "trait/mask": "it comes unseen; who wears it is sealed by the chapter of the masked agent",
    "trait/guards_source": "it lets go of those who leave; that no source is worked under its eyes is the expedition's",
    "condition/masked": "who is an agent is sealed and unmasked by the chapter of the masked agent",
    "march/exhausts": "a march through M5 or more exhausts: nodes have a magnitude once the chapter of strata has come",
}
