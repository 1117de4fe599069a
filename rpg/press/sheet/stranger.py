"""The Wanderer as plain data for his sheet: his numbers, what he has left, and the levels of his emitter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.game.wanderer import measures
from rpg.press.sheet.view import capital
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.game.wanderer.rules import Rung, WandererRules
    from rpg.words import Voice

_NONE = "—"


def stranger_view(world: World | None, rules: Rules, voice: Voice) -> dict[str, Any]:
    """The Wanderer of a campaign; without one (None), as he is before he has been met."""
    own = rules.wanderer
    now = world.wanderer if world else None
    block = own.block
    return {
        "wanderer": {
            "name": capital(voice.term(Term(own.id))),
            "strike": block.strike,
            "evade": block.evade,
            "climb": block.climb,
            "interface": block.interface,
            "soak": block.soak,
            "vitality": block.vitality,
            "harm": block.vitality - measures.vitality(own, now) if now else 0,
            "charge": block.charge,
            "spent": block.charge - measures.charge(own, now) if now else 0,
            "near": measures.proximity(own, now) if now else own.proximity.start,
            "said": own.words - measures.words_left(own, now) if now else 0,
            "interventions": now.interventions if now else 0,
        },
        "levels": [_level(own, rung, number, voice) for number, rung in enumerate(own.emitter.levels, 1)],
        "rules": _rules(own, voice),
        "notes": "",
    }


def _level(own: WandererRules, rung: Rung, number: int, voice: Voice) -> dict[str, Any]:
    die = own.emitter.die
    return {
        "slug": rung.key,
        "name": f"{number} · {capital(voice.word(f'press.emitter.{rung.key}'))}"
        if voice.knows(f"press.emitter.{rung.key}")
        else f"{number} · {capital(rung.key)}",
        "line": voice.term(Term(own.id, f"emitter.levels.{rung.key}.line")),
        "units": voice.word("press.wanderer.e_all") if rung.units is None else f"{rung.units}",
        "charge": rung.charge,
        "alert": f"+{rung.alert}",
        "recoil": rung.recoil or _NONE,
        "collapse": f"{_range(rung.collapse)} / d{die}" if rung.collapse else _NONE,
    }


def _range(most: int) -> str:
    return "1" if most == 1 else f"1–{most}"


def _rules(own: WandererRules, voice: Voice) -> dict[str, Any]:
    lock = own.emitter.lock
    return {
        "regenerates": own.block.regenerates,
        "recharges": own.block.recharges,
        "fells": own.block.fells,
        "tier": own.block.threat_from_tier,
        "most": own.proximity.most,
        "die": own.proximity.die,
        "words": own.words,
        "interventions": own.wake.interventions,
        "lock_skill": capital(voice.term(Term(lock.skill))),
        "lock_difficulty": lock.difficulty,
        "shot_skill": capital(voice.term(Term(lock.shot_skill))),
        "shot_difficulty": lock.shot_difficulty,
        "recoil": lock.recoil,
    }
