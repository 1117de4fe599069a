"""The recap of an evening on paper: its title, the scenes in two columns, and where things stand at the end."""

from __future__ import annotations

from rpg.press.recap.document import recap

__all__ = ["recap"]
