"""Strata of the City: what a place is made of, who may see what, where its walls are, and that it can be walked."""

from __future__ import annotations
