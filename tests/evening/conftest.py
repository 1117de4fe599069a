"""The home and the program of the command-line tests."""

from __future__ import annotations

from tests.cli.conftest import home, rpg

__all__ = ["home", "rpg"]
