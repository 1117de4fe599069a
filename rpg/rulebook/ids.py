"""Ids: ``pack:kind/slug``. A reference without a pack means the own one."""

from __future__ import annotations

import re

NOTES = frozenset({"$schema", "//"})
"""Keys allowed in every object, for editors and people; the program skips them."""

OVERRIDING = frozenset({"extends", "abstract", "replaces"})
"""Keys with which an entity says how it stands to another; no part of what it becomes."""

ASIDE = ("//", "#", "_", "--", "/*", ";", "!")
"""How keys begin that somebody has put aside: they are comments to whoever wrote them, and never a slip of the pen."""

SLUG = re.compile(r"(?!.*-[0-9]+$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
"""Kebab-case, never ending in a number: ``sentinel-2`` is the second sentinel at the table."""


def full(reference: str, pack: str) -> str:
    """The full id of a reference that stands in a file of ``pack``."""
    return reference if ":" in reference else f"{pack}:{reference}"


def kind_of(identity: str) -> str:
    """The kind that an id names; "" if it names none."""
    return identity.rpartition(":")[2].rpartition("/")[0]


def pack_of(identity: str) -> str:
    """The pack of a full id."""
    return identity.partition(":")[0]
