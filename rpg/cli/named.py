"""What dice may name: in the campaign that is named or in use; ladders and tables also in the shipped rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rpg.cli import home, texts
from rpg.cli.app import opened
from rpg.cli.called import called
from rpg.cli.fault import Hint
from rpg.cli.founding import shipped
from rpg.cli.known import Known
from rpg.cli.packs import rules_of
from rpg.desk.dice import context
from rpg.desk.named import named_by

if TYPE_CHECKING:
    from rpg import dice
    from rpg.campaign.rules import Rules
    from rpg.cli.notation import Asked
    from rpg.cli.options import Settings
    from rpg.dice.tree import Name


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
    return Known(
        place.context,
        texts.Words(place.language),
        called(place.rules, place.context, place.language, [one.typed.tree for one in asked]),
    )


def _campaign(given: Settings) -> _Place:
    with opened(given.campaign, given.language) as app:
        return _Place(app.rules, context(app.table()), texts.asked() or app.world.language)


def _shipped(given: Settings) -> _Place:
    rules = rules_of(shipped())
    return _Place(rules, named_by(rules), given.language or texts.language())
