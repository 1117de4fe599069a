"""The title block of every paper that comes from a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.frame import Block

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.press.options import Options
    from rpg.words import Voice

_NONE = "—"


def stratum(depth: int | None) -> str:
    """A depth as the archive writes it."""
    if depth is None:
        return _NONE
    return f"−{depth:02d}" if depth else "00"


def title_block(voice: Voice, rules: Rules, options: Options, *, sheet: str, scale: str = "") -> Block:
    """Place, stratum, sheet, scale, seed, source, and the notice."""
    source = " + ".join(f"{pack.id} {pack.version}" for pack in rules.packs)
    said = (
        ("place", options.place, 3.0),
        ("stratum", stratum(options.stratum), 1.0),
        ("sheet", sheet, 1.0),
        ("scale", scale, 1.1),
        ("seed", options.seed, 2.0),
        ("source", source, 3.0),
    )
    cells = tuple((voice.word(f"press.block.{key}"), value or _NONE, share) for key, value, share in said)
    return Block(title=voice.word("press.block.title"), cells=cells, notice=options.notice)
