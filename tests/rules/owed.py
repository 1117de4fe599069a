"""What data already says and no chapter obeys yet, each with the reason; this list only ever gets shorter."""

from __future__ import annotations

OWED: dict[str, str] = {
    "trait/guards_source": "it lets go of those who leave; that no source is worked under its eyes is the expedition's",
}
