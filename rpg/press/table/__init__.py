"""The table's papers: half-sheets of the party, a page for the players, and two for the GM.

All of it is made from the rules that the campaign plays by; nothing is typed in twice.
"""

from __future__ import annotations

from rpg.press.table.document import table
from rpg.press.table.numbers import Met

__all__ = ["Met", "table"]
