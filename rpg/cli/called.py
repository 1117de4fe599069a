"""How degrees and rows are called in the rules that are played by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg import dice
from rpg.cli.notation import named
from rpg.cli.voices import voice
from rpg.desk.named import slug
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rpg.campaign.rules import Rules
    from rpg.dice.tree import Node


def called(rules: Rules, context: dice.Context, language: str, trees: Sequence[Node]) -> Callable[[str], str]:
    """How the degrees and rows of these texts are called, each by its key; any other key is as it stands."""
    speaker = voice(language, rules)
    check = rules.check
    said: dict[str, str] = {}
    for tree in trees:
        wanted = set(named(_bound(tree, context))[1])
        for full, file in check.ladders.items():
            if slug(full) in wanted:
                keys = [band.key for band in file.ladder.bands] + ([file.ladder.surge.key] if file.ladder.surge else [])
                said |= {key: speaker.term(Term(full, f"names.{key}")) for key in keys}
        for full, table in check.tables.items():
            if slug(full) in wanted:
                said |= {row.key: speaker.term(Term(full, f"rows.{row.key}.text")) for row in table.rows}
    return lambda key: said.get(key, key)


def _bound(tree: Node, context: dice.Context) -> Node:
    """The tree with its macros put in; as it is if something in it is not known: whoever rolls it is told."""
    try:
        return dice.bound(tree, context)[0]
    except dice.DiceError:
        return tree
