"""Which adversaries may come: those that the rules send, those of a story, and those that a campaign has woken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.words.say import Forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.words.say import Text


def may_come(rules: Rules, world: World) -> frozenset[str]:
    """The full ids of adversaries that this campaign may meet as it stands, of those that the rules have.

    What any alert sends and any way meets; what the scenes of its story name, in any language; what every pack but the
    first brings, for it was chosen; who fights now; and, once they are at work, what the Wanderer, the gene, the mask
    and the Contagion lead to.
    """
    known = rules.encounter.adversaries
    out = {*_sent(rules), *_woken(rules, world), *_named(rules, world)}
    first = rules.packs[0].id if rules.packs else ""
    out |= {id_ for id_ in known if id_.partition(":")[0] != first}
    fight = world.encounter.fight
    out |= {machine.adversary for machine in fight.machines.values()} if fight else set()
    out &= known.keys()
    while more := {trait.adversary for id_ in out for trait in known[id_].traits} & known.keys() - out:
        out |= more  # what one of them turns into, or calls
    return frozenset(out)


def _sent(rules: Rules) -> Iterator[str]:
    for level in rules.safeguard.ladder.levels:
        if level.dispatch:
            yield from (unit.adversary for unit in level.dispatch.units)
            yield from (swap.instead for swap in level.dispatch.swaps)
    yield from (unit.adversary for unit in (*rules.expedition.procedure.patrol, *rules.expedition.procedure.vermin))


def _woken(rules: Rules, world: World) -> Iterator[str]:
    if world.wanderer.interventions:
        yield rules.wanderer.wake.hunter
    if world.infiltrator.occasions or world.infiltrator.case:
        yield rules.infiltrator.accusation.agent
    if world.quest.room:
        yield rules.quest.room.agent
    if any(person.contagion > 0 for person in world.people.by_id.values()):
        yield from (ending.adversary for ending in rules.contagion.endings)


def _named(rules: Rules, world: World) -> Iterator[str]:
    """Those whose name, or its plural, stands in a scene of the story."""
    story = rules.stories.get(world.story)
    for texts in rules.texts.values():
        scenes = (texts.get(scene, {}) for scene in (story.scenes if story else ()))
        told = "\n".join(_forms(text) for scene in scenes for text in scene.values())
        for id_ in rules.encounter.adversaries:
            forms = filter(None, _forms(texts.get(id_, {}).get("name", "")).split("\n"))
            if any(re.search(rf"\b{re.escape(form)}\b", told, re.IGNORECASE) for form in forms):
                yield id_


def _forms(text: Text) -> str:
    return f"{text.one}\n{text.other}" if isinstance(text, Forms) else text
