"""The press: what the table holds in its hands.

State becomes frozen pages of boxes in millimetres (pure; measured and checked there), and boxes become ink (the one
door to reportlab). Themes and layouts are data in ``printables/``. Text that does not fit shrinks to a floor, then
goes on elsewhere, then is a Problem; it is never cut off in silence.
"""

from __future__ import annotations
