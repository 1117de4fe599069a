"""All that this chapter reads."""

from __future__ import annotations

import msgspec

from rpg.game.community.rules import CommunityRules
from rpg.game.community.state import Community
from rpg.game.encounter.ground import FightRules, Ground
from rpg.game.infiltrator.rules import InfiltratorRules
from rpg.game.infiltrator.state import Infiltrator


class Suspicion(msgspec.Struct, frozen=True, kw_only=True):
    """The rules and the state that an accusation may look at; ``homes`` are those of the ``village``.

    ``home`` is the sector that the village is in ("": the one at hand); ``out``: those at the table are not in it.
    """

    rules: FightRules
    own: InfiltratorRules
    ground: Ground
    infiltrator: Infiltrator
    homes: CommunityRules
    village: Community
    home: str = ""
    out: bool = False

    @property
    def sector(self) -> str:
        """The sector of the village."""
        return self.home or self.ground.sector

    def dead(self, who: str) -> bool:
        """Whether a suspect is somebody of the table, and dead."""
        person = self.ground.people.by_id.get(who)
        return person is not None and person.dead

    def name(self, who: str) -> str:
        """What a suspect is called: somebody at the table by name, anybody else as they were typed."""
        person = self.ground.people.by_id.get(who)
        return person.name if person else who
