"""What dice may name: in the campaign that is named or in use; ladders and tables also in the shipped rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg import dice
from rpg.cli import home, texts
from rpg.cli.app import opened
from rpg.cli.fault import Hint
from rpg.cli.founding import shipped
from rpg.cli.known import Known
from rpg.cli.notation import named
from rpg.cli.packs import rules_of
from rpg.cli.voices import voice
from rpg.desk.dice import context
from rpg.desk.named import named_by, slug
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.campaign.rules import Rules
    from rpg.cli.notation import Asked
    from rpg.cli.options import Settings
    from rpg.dice.tree import Name, Node


class _Place(NamedTuple):
    """Where names are looked up, and the language spoken there."""

    rules: Rules
    context: dice.Context
    language: str


def known(given: Settings, names: list[Name], asked: list[Asked]) -> Known:
    """What these texts may name; Hint if they need a campaign, and there is none."""
    try:
        home.chosen(given.campaign)
    except Hint as hint:
        if given.campaign:
            raise
        if names:
            shown = names[0].sigil + names[0].name
            raise Hint("cli.hint.named", name=shown, why=hint.message) from hint
        place = _shipped(given)
    else:
        place = _campaign(given)
    return Known(place.context, texts.Words(place.language), _names(place, asked))


def _campaign(given: Settings) -> _Place:
    with opened(given.campaign, given.language) as app:
        return _Place(app.rules, context(app.table()), texts.asked() or app.world.language)


def _shipped(given: Settings) -> _Place:
    rules = rules_of(shipped())
    return _Place(rules, named_by(rules), given.language or texts.language())


def _names(place: _Place, asked: list[Asked]) -> Callable[[str], str]:
    """How the degrees and rows of these texts are called."""
    speaker = voice(place.language, place.rules)
    check = place.rules.check
    said: dict[str, str] = {}
    for one in asked:
        wanted = set(named(_bound(one, place.context))[1])
        for full, file in check.ladders.items():
            if slug(full) in wanted:
                keys = [band.key for band in file.ladder.bands] + ([file.ladder.surge.key] if file.ladder.surge else [])
                said |= {key: speaker.term(Term(full, f"names.{key}")) for key in keys}
        for full, table in check.tables.items():
            if slug(full) in wanted:
                said |= {row.key: speaker.term(Term(full, f"rows.{row.key}.text")) for row in table.rows}
    return lambda key: said.get(key, key)


def _bound(one: Asked, context: dice.Context) -> Node:
    """The tree of a text with its macros put in; as it is if something in it is not known: whoever rolls it is told."""
    try:
        return dice.bound(one.typed.tree, context)[0] if one.typed.named else one.typed.tree
    except dice.DiceError:
        return one.typed.tree
