"""``npc``, ``name`` and ``place``: somebody, or somewhere, made up on the spot from the tables of the rules.

What players could see is one event, what only the GM knows another, a secret. The log has both already: ``keep`` only
names what was drawn last, and so makes it real.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.campaign.entry import Fact
from rpg.campaign.events import Improvised, Kept
from rpg.desk.answer import happened, misused, refuse, said, say
from rpg.desk.names import entities, everybody, one
from rpg.desk.narrate import narrate
from rpg.desk.plain import plain
from rpg.desk.result import Append, Result
from rpg.desk.taken import real, taken
from rpg.desk.telling.made import described, row_text, whole
from rpg.game.check.tables import read_table
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.campaign.events import Improvisable
    from rpg.desk.line import Line
    from rpg.desk.table import Table

_NAMES = "npc-name"
_SHOWN: dict[Improvisable, tuple[str, ...]] = {
    "npc": (_NAMES, "npc-look", "npc-manner"),
    "place": ("place-kind", "place-mark"),
}
"""The tables of what players may see, by the names of their files in any pack."""
_HIDDEN: dict[Improvisable, tuple[str, ...]] = {
    "npc": ("npc-want", "npc-secret"),
    "place": ("place-danger", "place-exit"),
}
_KEEP = frozenset({"keep", "tieni", "conserva"})
_LIST = frozenset({"list", "show", "elenco", "lista", "mostra"})
_SHOW = frozenset({"show", "mostra"})
_LONGEST, _LONGEST_NAME = 200, 60
_MOST = 200
"""Kept people and places of one campaign."""
_TRIES = 24


def run(line: Line, table: Table) -> Result:
    """``npc`` · ``npc fisher elder`` · ``npc keep`` · ``npc keep Oyassan`` · ``npc list``."""
    what: Improvisable = "npc" if line.verb == "npc" else "place"
    first, _, rest = line.rest.partition(" ")
    if plain(first) in _KEEP:
        return _keep(what, rest.strip(), table)
    if plain(line.rest) in _LIST:
        kept = [made for made in table.world.kept.values() if made.what == what]
        return said(*(described(made) for made in kept)) if kept else refuse(f"no_kept_{what}")
    if plain(first) in _SHOW and rest:
        return refuse("look_it_up", name=rest.strip(), prefill=f"? {rest.strip()}")
    if len(line.rest.encode()) > _LONGEST:
        return refuse("too_long", most=_LONGEST)
    return _new(what, line.rest, table)


def named(line: Line, table: Table) -> Result:
    """``name``: somebody of whom nothing is known yet but what they are called; ``npc keep`` makes them real."""
    if line.rest:
        return misused("name")
    rows = _rows(_SHOWN["npc"][:1], table)
    if not rows:
        return misused("name")
    return happened(table, (Improvised(what="npc", number=table.entry, rows=rows),), after=_somebodys(rows, table))


def _somebodys(rows: tuple[tuple[str, str], ...], table: Table) -> tuple[Say, ...]:
    """That the name which was drawn is somebody's: every name of the table is."""
    full, row = rows[0]
    text = row_text(table.rules, table.language, full, row)
    return (say("name.taken", name=text),) if plain(text) in real(table) else ()


def _new(what: Improvisable, asked: str, table: Table) -> Result:
    """Draw somebody, or a place: every table once, with the dice of this line."""
    found = one(asked, entities(table.rules, table.language, table.rules.character.archetypes)) if asked else asked
    asked = asked if isinstance(found, Refusal) or what == "place" else found
    shown, hidden = _rows(_SHOWN[what], table), _rows(_HIDDEN[what], table)
    if not shown:
        return misused(what)
    facts = [Fact(Improvised(what=what, number=table.entry, asked=asked, rows=shown), secret=table.secret)]
    if hidden:
        facts.append(Fact(Improvised(what=what, number=table.entry, asked=asked, rows=hidden), secret=True))
    events = [fact.event for fact in facts]
    taken_ = _somebodys(shown, table) if what == "npc" else ()
    return Result(says=(*narrate(table, events), *taken_), deed=Append(facts=tuple(facts)), data={"events": events})


def _rows(slugs: tuple[str, ...], table: Table) -> tuple[tuple[str, str], ...]:
    known = {full.rpartition("/")[2]: full for full in table.rules.check.tables}
    return tuple((known[slug], _row(known[slug], table, named=slug == _NAMES)) for slug in slugs if slug in known)


def _row(full: str, table: Table, *, named: bool) -> str:
    """A row of a table; not one that names somebody who has that name already, nor one of a place that was kept."""
    kept = frozenset(row for made in table.world.kept.values() for _, row in made.rows[:1])
    row, given = "", taken(table, full) if named else kept
    for n in range(_TRIES):
        row = read_table(table.rules.check, table.dice, full, f"{full}:{n}").row
        if (plain(row_text(table.rules, table.language, full, row)) if named else row) not in given:
            break
    return row


def _keep(what: Improvisable, name: str, table: Table) -> Result:
    made = table.world.made.get(what)
    if made is None:
        return refuse(f"nothing_made_{what}", prefill=Say(f"line.{what}"))
    if len(name.encode()) > _LONGEST_NAME:
        return refuse("too_long", most=_LONGEST_NAME)
    own, name = not name, name or whole(made, table.rules, table.language)
    if name.casefold() in table.world.kept or plain(name) in everybody(table.world):
        return refuse("kept_is", name=name)
    if len(table.world.kept) >= _MOST:
        return refuse("too_many_kept", most=_MOST)
    # Whoever was made up in secret stays a secret: the line that names them would give them away.
    made_by = table.history.entry(made.number)
    secret = table.secret or (made_by is not None and all(fact.secret for fact in made_by.facts))
    table = replace(table, secret=secret)
    return happened(table, (Kept(what=what, number=made.number, name=name, own=own),))
