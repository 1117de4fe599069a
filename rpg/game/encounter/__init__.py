"""Chapter encounter."""

from __future__ import annotations
