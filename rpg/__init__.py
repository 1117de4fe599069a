"""Megastructure: a toolkit for running a tabletop RPG in the endless City.

The folders here are the map of the program, read downwards: ``cli`` over ``press``, ``odds``, ``store`` and
``rulebook``, over ``desk``, ``campaign``, ``maps``, ``game``, ``dice``, and at the bottom ``content``, ``words``
and ``problem``. The folders of ``game`` are the map of the game, in the order in which a table learns it.
"""

from __future__ import annotations

__version__ = "0.1.0"
