"""Numbers of the core rules that may change and nothing feels it, each with the reason; a stale one fails its test."""

from __future__ import annotations

_ADVERSARY = "core:adversary/"


def _of(adversary: str, why: str, *numbers: str) -> dict[str, str]:
    return {f"{_ADVERSARY}{adversary}#/{number}": why for number in numbers}


_BODY = ("tier", "speed", "pace", "harm/partial", "harm/fail", "integrity", "armour", "reach", "beam_units")
_PEACEFUL = "no fight begins with it: its block is for whoever reads it, and for dice texts (@builder-colossal.armour)"
_HARMLESS = "it harms nobody and follows nobody: what would count if it did stands at nothing"
_ASKED = ("knows-the-hum", "patchwork")

UNFELT: dict[str, str] = {
    **_of("authority-echo", _PEACEFUL, *_BODY),
    **_of("builder-colossal", _PEACEFUL, "sense", "threat", *_BODY),
    **_of("drift-eye", _HARMLESS, "pace", "harm/partial", "harm/fail", "reach"),
    **_of("sentinel-tower", _HARMLESS, "pace", "harm/partial", "harm/fail", "reach"),
    "core:trigger/shell-touched#/points": "as many as the ladder has, so that it reaches its ceiling from anywhere",
    "core:ability/carry-the-fallen#/effects/drag_dice/by": "it gives back no more than dragging costs",
    "core:wanderer/wanderer#/emitter/levels/borer/pierces_shell": "shells are of the map, of the chapter of strata",
    **dict.fromkeys(
        (f"core:ability/{slug}#/limited/chosen" for slug in _ASKED), "the line that asks for it chooses it"
    ),
}
