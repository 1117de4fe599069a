"""What data already says and no chapter obeys yet, each with the reason; this list only ever gets shorter."""

from __future__ import annotations

OWED: dict[str, str] = {
    "ability/fabricate": "no chapter has fabricators that work",
    "ability/empty-bowl": "what a village needs and eats is of the chapter of the community",
    "ability/speak-for-the-dead": "Cohesion is of the chapter of the community",
    "trait/guards_source": "it lets go of those who leave; that no source is worked under its eyes is the expedition's",
}
