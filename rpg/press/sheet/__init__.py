"""The character sheet: fillable, blank or of somebody at the table.

``layout`` is what an author may say (printables/sheet/*.json): pages of named zones of elements. ``view`` is a person
as plain data, to which elements point. ``zones`` and the drawers beside it turn one into the other, on pages of boxes.
"""

from __future__ import annotations
