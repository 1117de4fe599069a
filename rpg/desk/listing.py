"""What the rules have of a kind, by name: conditions, triggers, skills and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import say
from rpg.desk.plain import plain
from rpg.words import Listed, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.rules import Rules
    from rpg.words import Say

_CALLED: dict[str, str] = {
    "condition": "condition conditions condizione condizioni",
    "trigger": "trigger triggers innesco inneschi",
    "skill": "skill skills abilità",
    "attribute": "attribute attributes attributo attributi caratteristiche",
    "gear": "gear item items equipaggiamento oggetto oggetti",
    "adversary": "adversary adversaries machines avversario avversari macchine",
    "archetype": "archetype archetypes archetipo archetipi",
    "ability": "ability abilities talento talenti",
    "countermeasure": "countermeasures contromisure",
    "scene": "scenes scene",
}
_KINDS = {plain(word): kind for kind, words in _CALLED.items() for word in words.split()}
OF_VERB: dict[str, tuple[str, ...]] = {
    "alert": ("trigger",), "test": ("skill",), "fight": ("adversary",), "change": ("condition",),
    "join": ("archetype",), "counter": ("countermeasure",), "go": ("scene",), "discover": ("skill",),
    "advance": ("skill", "attribute"), "return": ("attribute",), "season": ("season",),
    "mask": ("occasion", "cause"), "quest": ("order",), "depth": ("structure",),
}  # fmt: skip
"""What the help of a verb lists: what may stand behind it."""
_MOST = 40


def kind_of(word: str) -> str:
    """The kind that a word of either language means, "" if it is none."""
    return _KINDS.get(plain(word), "")


def listed(kind: str, rules: Rules) -> tuple[Say, ...]:
    """One sentence with the names of everything of a kind; none if there is nothing."""
    found = tuple(_entities(kind, rules))
    if not found:
        return ()
    return (say("look.list", what=say(f"look.kind.{kind}"), names=Listed(found[:_MOST], " · ")),)


def _entities(kind: str, rules: Rules) -> Iterable[Term]:
    kinds: dict[str, Iterable[str]] = {
        "condition": rules.character.conditions, "trigger": rules.safeguard.triggers,
        "skill": rules.character.skills, "attribute": rules.character.attributes, "gear": rules.character.gear,
        "adversary": rules.encounter.adversaries, "archetype": rules.character.archetypes,
        "ability": rules.character.abilities, "countermeasure": rules.safeguard.countermeasures,
        "scene": rules.scenes,
    }  # fmt: skip
    return map(Term, kinds[kind]) if kind in kinds else _rows(kind, rules)


def _rows(kind: str, rules: Rules) -> Iterable[Term]:
    """What is a row of an entity: seasons, occasions of a mask and what moves its clock, orders, structures."""
    mask = rules.infiltrator
    rows: dict[str, tuple[str, str, str, Iterable[str]]] = {
        "season": (rules.community.id, "seasons.rows", "name", (row.key for row in rules.community.seasons.rows)),
        "occasion": (mask.id, "entry.occasions", "text", (row.key for row in mask.entry.occasions)),
        "cause": (mask.id, "clock.causes", "text", (row.key for row in mask.clock.causes)),
        "order": (rules.quest.id, "orders.choices", "name", (row.key for row in rules.quest.orders.choices)),
        "structure": (rules.strata.id, "structures", "text", (row.key for row in rules.strata.structures)),
    }
    full, where, field, keys = rows[kind]
    return (Term(full, f"{where}.{key}.{field}") for key in keys)
