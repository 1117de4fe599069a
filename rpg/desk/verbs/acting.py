"""The acts of an exchange as verbs of their own: ``flee`` is everybody's flight, and each has its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.table import Verb
from rpg.desk.verbs import exchange

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def run(line: Line, table: Table) -> Result:
    """``flee`` · ``strike``: what everybody does, who is able."""
    return exchange.run(msgspec.structs.replace(line, rest=f"all {line.verb} {line.rest}"), table)


def _act(key: str, en: tuple[str, ...], it: tuple[str, ...]) -> Verb:
    return Verb(key=key, en=en, it=it, run=run, takes=("target",))


VERBS = (
    _act("strike", ("strike", "shoot"), ("colpisci", "attacca", "spara")),
    _act("flee", ("flee", "run"), ("fuggi", "scappa")),
    _act("hold", ("hold",), ("tieni",)),
    _act("drag", ("drag",), ("trascina",)),
    _act("reload", ("reload",), ("ricarica",)),
    _act("rig", ("rig",), ("piazza",)),
    _act("still", ("still",), ("immobile",)),
    _act("wait", ("wait",), ("attendi",)),
)
OF_SOME = (_act("ride", ("ride",), ("cavalca",)), _act("link", ("link",), ("collega",)))
"""Acts that only some machines allow; they came later, and take no beginning away."""
