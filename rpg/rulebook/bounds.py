"""What a document may have at most, for those who read it quickly and for those who read it with places."""

from __future__ import annotations

DEEPEST = 40
"""Objects and lists inside one another."""
MOST_ITEMS = 4000
"""Items of one list, and members of one object."""
