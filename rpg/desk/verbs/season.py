"""``season``: where it stands; a new one begins with a modifier that is rolled, comes round, is named, or is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.answer import happened, misused, refused, said
from rpg.desk.held import held
from rpg.desk.plain import plain
from rpg.desk.village import season
from rpg.desk.words import ground
from rpg.game.character import ability
from rpg.game.community import decide
from rpg.game.encounter import homeward
from rpg.game.refusal import Refusal
from rpg.game.wanderer.decide import forgotten
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_HOW = {
    "roll": "roll", "tira": "roll", "next": "next", "prossima": "next", "none": "", "nessuna": "", "plain": "",
}  # fmt: skip


def run(line: Line, table: Table) -> Result:
    """``season`` · ``season next`` · ``season roll`` · ``season none`` · ``season dark``."""
    word = plain(line.rest)
    own = table.rules.community
    if not word:
        names = tuple(Term(own.id, f"seasons.rows.{row.key}.name") for row in own.seasons.rows)
        return said(season(table.rules, table.world), Say("village.seasons", {"names": Listed(names, ", ")}))
    how = _HOW.get(word, _named(word, table))
    return misused("season") if how is None else turned(table, how)


def _named(word: str, table: Table) -> str | None:
    """The key of the modifier of that name, in either language; None if there is none."""
    texts = [table.rules.texts.get(tongue, {}).get(table.rules.community.id, {}) for tongue in (table.language, "en")]
    for row in table.rules.community.seasons.rows:
        names = {plain(str(known.get(f"seasons.rows.{row.key}.name", ""))) for known in texts}
        if word == row.key or word in names:
            return row.key
    return None


def turned(table: Table, how: str) -> Result:
    """A season begins: the network forgets the last one in every sector, sources fill, the Memory is whole again."""
    stopped = held(table)
    if stopped:
        return stopped
    began = decide.season(table.rules.community, table.world.community, table.dice, how)
    if isinstance(began, Refusal):
        return refused(began)
    rules, here = ground(table)
    sectors = dict.fromkeys((here.sector, *table.world.safeguard.sectors))
    quiet = [event for name in sectors for event in homeward.season(rules, replace(here, sector=name))]
    renewed = ability.renew(table.world.people, "season")
    return happened(table, (*quiet, *forgotten(table.world.wanderer), *renewed, *began))
