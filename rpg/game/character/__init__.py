"""Chapter character."""

from __future__ import annotations
