"""Maps that are played on, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign import events as campaign
from rpg.desk import charting
from rpg.desk.telling.common import tells
from rpg.words import Listed, Say

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World


@tells(campaign.MapTaken)
def _taken(event: campaign.MapTaken, rules: Rules, _: World, now: World) -> list[Say]:
    ground = charting.taken(rules, now)  # what it is called is no secret
    if not event.map:
        return [Say("charts.told.none")]
    return [Say("charts.told.taken", {"map": charting.map_said(rules, ground.map) if ground else event.map})]


@tells(campaign.MapSeen)
def _seen(event: campaign.MapSeen, rules: Rules, before: World, now: World) -> list[Say]:
    """Where they are, and what is on the players' map from now on."""
    ground = charting.played(rules, now)
    if ground is None or event.map != now.atlas.map:
        return []
    old = before.atlas.chart.seen
    fresh = [key for key in dict.fromkeys((event.at, *event.seen)) if key and key not in old]
    here = charting.place_said(rules, now, event.at)
    says = [Say("charts.told.at", {"place": here})] if here else []
    told = tuple(charting.thing_said(rules, ground.map, key) for key in fresh)
    return says + ([Say("charts.told.seen", {"what": Listed(told, " · ")})] if told else [])
