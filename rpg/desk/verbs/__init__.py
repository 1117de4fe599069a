"""The verbs, a file for each, or for a pair that belongs together. Their table is :mod:`rpg.desk.book`."""

from __future__ import annotations
