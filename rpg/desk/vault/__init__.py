"""A campaign as notes that link to one another: one for each person, place, session and thread, and one for it all.

Everything is text of the table, so everything is written as text: nothing that somebody typed becomes a link, a tag, a
heading or a field of its own.
"""

from __future__ import annotations

from rpg.desk.vault.notes import vault

__all__ = ["vault"]
