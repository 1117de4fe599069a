"""Numbers of the core rules that nothing feels when they change, each with the reason; a stale one fails its test."""

from __future__ import annotations

UNFELT: dict[str, str] = {}
