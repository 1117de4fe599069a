"""Every chapter's rules and every text, one frozen value: what a campaign plays by."""

from __future__ import annotations

import msgspec

from rpg.campaign.story import Scene, Story
from rpg.campaign.trial import Case, Policy
from rpg.game.character.rules import CharacterRules
from rpg.game.check.rules import CheckRules
from rpg.game.community.rules import CommunityRules
from rpg.game.contagion.rules import ContagionRules
from rpg.game.encounter.rules import EncounterRules
from rpg.game.expedition.rules import ExpeditionRules
from rpg.game.infiltrator.rules import InfiltratorRules
from rpg.game.oracle.rules import OracleRules
from rpg.game.quest.rules import QuestRules
from rpg.game.safeguard.rules import SafeguardRules
from rpg.game.strata.rules import StrataRules
from rpg.game.wanderer.rules import WandererRules
from rpg.maps.district import District
from rpg.maps.model import Map
from rpg.words import Text


class PackRef(msgspec.Struct, frozen=True, kw_only=True):
    """A pack as it was read: ``sha256`` of its files, in order of their paths; ``notice`` for papers, by language."""

    id: str
    version: str
    title: str
    sha256: str
    notice: dict[str, str] = {}


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """All that the packs of a campaign say.

    ``texts`` is language -> entity id -> key -> text; ``led`` are old ids and what they stand for by now: a pack
    redirects them, or has put something in their place. The other dictionaries are by full id.
    """

    packs: tuple[PackRef, ...]
    check: CheckRules
    character: CharacterRules
    safeguard: SafeguardRules
    encounter: EncounterRules
    expedition: ExpeditionRules
    scenes: dict[str, Scene]
    stories: dict[str, Story]
    maps: dict[str, Map]
    wanderer: WandererRules
    strata: StrataRules
    oracle: OracleRules
    community: CommunityRules
    contagion: ContagionRules
    quest: QuestRules
    infiltrator: InfiltratorRules
    texts: dict[str, dict[str, dict[str, Text]]]
    led: dict[str, str] = {}
    policies: dict[str, Policy] = {}
    cases: dict[str, Case] = {}
    districts: dict[str, District] = {}
    season: str = ""
