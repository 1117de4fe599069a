"""What a season changes of the rules that the table plays by: sources, sneak tests, how fast the alert falls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.game.community import measures
from rpg.game.formula import Formula

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.community.rules import Season

_NOTHING = "0"


def seasoned(rules: Rules, world: World) -> Rules:
    """The rules with what the season at hand changes of them; the same, where they are so already."""
    season = measures.season(rules.community, world.community)
    if season.key == rules.season or rules.season:
        return rules
    ladder, procedure = rules.safeguard.ladder, rules.expedition.procedure
    levels = tuple(
        replace(level, sneak=level.sneak + season.sneak, decay_per_watch=level.decay_per_watch + season.decay)
        for level in ladder.levels
    )
    sources = tuple(replace(source, units=_more(source.units, season)) for source in procedure.sources)
    return replace(
        rules,
        season=season.key,
        safeguard=replace(rules.safeguard, ladder=replace(ladder, levels=levels)),
        expedition=replace(rules.expedition, procedure=replace(procedure, sources=sources)),
    )


def _more(units: Formula, season: Season) -> Formula:
    """What a source holds then; a dry one is none, and stays dry."""
    return units if units.text == _NOTHING or not season.source else Formula(f"({units.text})+{season.source}")
