"""An adversary as plain data for its sheet: its stat block, its traits in words, its moves, its Integrity as boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.press.sheet.view import capital
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.game.encounter.rules import Adversary
    from rpg.words import Voice


_PLACES = {
    "authority": "doors", "automaton": "silo", "builder": "shaft", "contagion": "growth", "fauna": "pipes",
    "net": "gallery", "safeguard": "eye", "silicon": "helix",
}  # fmt: skip
"""What the plates of a faction show (:data:`rpg.press.motif.drawn.NAMES`)."""
_HALF_ROW, _ROW = 12, 25
"""Boxes that find room beside one another in half a line of the sheet, and in a whole one."""
_MANY, _SOME = 16, 8
"""Machines of a kind whose boxes find room on a page: two in a line, one in a line."""


def machine_view(machine: Adversary, voice: Voice) -> dict[str, Any]:
    """The view of one kind of adversary."""
    return {
        "machine": {
            "name": capital(voice.term(Term(machine.id))),
            "faction": voice.word(f"press.faction.{machine.faction}"),
            "place": _PLACES.get(machine.faction, ""),
            "tier": machine.tier,
            "sense": machine.sense,
            "threat": machine.threat,
            "speed": machine.speed,
            "pace": machine.pace,
            "armour": machine.armour,
            "reach": machine.reach,
            "harm_partial": machine.harm.partial,
            "harm_fail": machine.harm.fail,
            "beam": machine.beam_units,
            "integrity": machine.integrity,
        },
        "traits": [
            {"slug": trait.key, "text": f"{capital(voice.say(Say(f'trait.{trait.key}', {'n': trait.value})))}."}
            for trait in machine.traits
        ],
        "moves": [
            {"slug": move.key, "text": f"{capital(voice.term(Term(machine.id, f'moves.{move.key}.text')))}."}
            for move in machine.moves
        ],
        **_units(machine.integrity),
        "notes": "",
    }


def _units(integrity: int) -> dict[str, Any]:
    """A row of boxes for each of many machines of a kind, or a field of them for one that is large."""
    small, middle = integrity <= _HALF_ROW, integrity <= _ROW
    units = [
        {"slug": f"{number}", "number": f"{number}", "integrity": integrity}
        for number in range(1, (_MANY if small else _SOME if middle else 1) + 1)
    ]
    return {
        "small": units if small else [],
        "middle": units if middle and not small else [],
        "large": [] if middle else units,
    }
