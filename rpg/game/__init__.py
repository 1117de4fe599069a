"""The game: one folder for each chapter of the rulebook, in reading order.

``check`` the core roll · ``character`` people, gear, conditions · ``safeguard`` the alert and what it sends ·
``encounter`` fights and flights. A chapter reads only the chapters before it. Nothing here knows of files,
clocks, screens or chance of its own.
"""

from __future__ import annotations
