"""Which chapter owns which kind of entity, and the type each becomes. Rules and schemas are named by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import rules as character
from rpg.game.check import rules as check
from rpg.game.community import rules as community
from rpg.game.contagion import rules as contagion
from rpg.game.encounter import rules as encounter
from rpg.game.expedition import rules as expedition
from rpg.game.infiltrator import rules as infiltrator
from rpg.game.oracle import rules as oracle
from rpg.game.quest import rules as quest
from rpg.game.safeguard import rules as safeguard
from rpg.game.strata import rules as strata
from rpg.game.wanderer import rules as wanderer

if TYPE_CHECKING:
    import msgspec

KINDS: dict[str, tuple[str, type[msgspec.Struct]]] = {
    "core-roll": ("check", check.CoreRoll),
    "ladder": ("check", check.LadderFile),
    "table": ("check", check.Table),
    "time": ("check", check.TimeUnits),
    "person-rules": ("character", character.PersonRules),
    "attribute": ("character", character.Attribute),
    "skill": ("character", character.Skill),
    "ability": ("character", character.Ability),
    "archetype": ("character", character.Archetype),
    "gear": ("character", character.Gear),
    "condition": ("character", character.Condition),
    "named": ("character", character.Named),
    "alert-ladder": ("safeguard", safeguard.AlertLadder),
    "trigger": ("safeguard", safeguard.Trigger),
    "adversary": ("encounter", encounter.Adversary),
    "procedure": ("encounter", encounter.Procedure),
    "countermeasure": ("safeguard", safeguard.Countermeasure),
    "wanderer": ("wanderer", wanderer.WandererRules),
    "expedition": ("expedition", expedition.Expedition),
    "strata": ("strata", strata.StrataRules),
    "oracle": ("oracle", oracle.OracleRules),
    "community": ("community", community.CommunityRules),
    "contagion": ("contagion", contagion.ContagionRules),
    "quest": ("quest", quest.QuestRules),
    "infiltrator": ("infiltrator", infiltrator.InfiltratorRules),
}
