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
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Callable

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
    return Known(place.context, texts.Words(place.language), _names(place, asked))


def _campaign(given: Settings) -> _Place:
    with opened(given.campaign, given.language) as app:
        return _Place(app.rules, context(app.table()), texts.asked() or app.world.language)


def _shipped(given: Settings) -> _Place:
    rules = rules_of(shipped())
    ladders = {_slug(full): file.ladder for full, file in rules.check.ladders.items()}
    tables = {
        _slug(full): tuple(dice.TableRow(row.low, row.high, row.key) for row in table.rows)
        for full, table in rules.check.tables.items()
    }
    return _Place(rules, dice.Context(ladders=ladders, tables=tables), given.language or texts.language())


def _names(place: _Place, asked: list[Asked]) -> Callable[[str], str]:
    """How the degrees and rows of these texts are called."""
    speaker = voice(place.language, place.rules)
    check = place.rules.check
    said: dict[str, str] = {}
    for one in asked:
        tree, _ = dice.bound(one.typed.tree, place.context) if one.typed.named else (one.typed.tree, None)
        wanted = set(named(tree)[1])
        for full, file in check.ladders.items():
            if _slug(full) in wanted:
                keys = [band.key for band in file.ladder.bands] + ([file.ladder.surge.key] if file.ladder.surge else [])
                said |= {key: speaker.term(Term(full, f"names.{key}")) for key in keys}
        for full, table in check.tables.items():
            if _slug(full) in wanted:
                said |= {row.key: speaker.term(Term(full, f"rows.{row.key}.text")) for row in table.rows}
    return lambda key: said.get(key, key)


def _slug(full: str) -> str:
    return full.rpartition("/")[2]
