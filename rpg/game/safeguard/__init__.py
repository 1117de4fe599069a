"""Chapter safeguard."""

from __future__ import annotations
