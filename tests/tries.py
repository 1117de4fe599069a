"""How often a property is tried: a quarter as often in the short form (`make test`) as in the long one."""

from __future__ import annotations

from hypothesis import settings

LEAST = 10
SHORT = "short"

settings.register_profile(SHORT, max_examples=25, deadline=None)


def tries(many: int) -> int:
    """Examples of a property that is tried `many` times in the long form; never fewer than ten."""
    return max(LEAST, many // 4) if settings.get_current_profile_name() == SHORT else many
