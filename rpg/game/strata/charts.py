"""What people say about the map: names, old charts, a beam through a shell, where they are (GAME.md 2, 8 and 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.game.character import ability
from rpg.game.refusal import Refusal
from rpg.game.strata import drawing
from rpg.game.strata.events import ConnectorOpened, ConnectorRebuilt, NodeNamed, Placed, StructureSet
from rpg.game.strata.measures import shut, way_to
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.character.events import AbilityUsed
    from rpg.game.character.rules import CharacterRules
    from rpg.game.character.state import Person
    from rpg.game.effects import Effects
    from rpg.game.effects.declare_structure import DeclareStructure
    from rpg.game.effects.redraw_structure import RedrawStructure
    from rpg.game.strata.rules import StrataRules
    from rpg.game.strata.state import Link, Strata


def named(strata: Strata, node: int, name: str) -> tuple[NodeNamed, ...] | Refusal:
    """The table calls a node so from now on; "" forgets the name."""
    known = strata.nodes.get(node)
    if known is None:
        return Refusal(Say("strata.refused.village"))
    return (NodeNamed(node=node, name=name),) if known.name != name else ()


def placed(strata: Strata, node: int) -> tuple[Placed, ...] | Refusal:
    """They are at a node of the map, or in the village, because the GM says so."""
    trail = way_to(strata, node)
    if trail is None:
        return Refusal(Say("strata.refused.no_node"))
    return (Placed(trail=trail),) if node != strata.here else ()


def opened(rules: StrataRules, link: Link) -> tuple[ConnectorOpened, ...] | Refusal:
    """What is sealed or locked opens because the GM says so: a gene, a friend, a charge."""
    return (ConnectorOpened(link=link.id),) if shut(rules, link) else Refusal(Say("strata.refused.not_shut"))


def pierced(rules: StrataRules, link: Link) -> tuple[ConnectorRebuilt, ...]:
    """A beam goes through the shell ahead; nothing if that is no shell, or has such a hole already."""
    if not link.plate or link.kind == rules.shell.pierced.key:
        return ()
    return (ConnectorRebuilt(link=link.id, kind=rules.shell.pierced.key, why="beam"),)


def declared(  # noqa: PLR0917 - who says of which node what, by which rules
    rules: StrataRules, people: CharacterRules, strata: Strata, person: Person, node: int, structure: str
) -> tuple[StructureSet | AbilityUsed, ...] | Refusal:
    """Somebody who can declares what a node beside this one is built like, before anybody was there."""
    found, known = ability.has(people, person, _declaring), strata.nodes.get(node)
    if found is None:
        return Refusal(Say("strata.refused.cannot_declare", {"who": person.name}))
    if known is None or known.entered:
        return Refusal(Say("strata.refused.entered"))
    if all(row.key != structure for row in rules.structures):
        return Refusal(Say("strata.refused.no_structure", {"word": structure}))
    used = ability.spend(people, person, found[1], _declaring)
    return (StructureSet(node=node, structure=structure, why="declared", who=person.id), *used)


def redrawn(  # noqa: PLR0917 - whose charts, of which node, by which rules and dice
    rules: StrataRules, people: CharacterRules, strata: Strata, dice: Dice, person: Person, node: int
) -> tuple[StructureSet, ...] | Refusal:
    """Charts that somebody carries are right after all: the structure of a node is rolled once more."""
    found, known = ability.has(people, person, _redrawing), strata.nodes.get(node)
    if found is None or strata.redrawn.get(person.id, 0) >= found[0].times:
        return Refusal(Say("strata.refused.cannot_redraw", {"who": person.name}))
    if known is None:
        return Refusal(Say("strata.refused.village"))
    key, faces = drawing.structure(rules, dice, known.depth, f"structure:{node}")
    return (StructureSet(node=node, structure=key, why="redrawn", who=person.id, faces=faces),)


def _declaring(effects: Effects) -> DeclareStructure | None:
    return effects.declare_structure


def _redrawing(effects: Effects) -> RedrawStructure | None:
    return effects.redraw_structure
