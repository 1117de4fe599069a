"""What stands behind a line: ``; push WHO``, ``; use WHO ABILITY``, ``; bearing WHO``, ``; memory``, real dice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.acts import MEMORY, PUSH, USE
from rpg.desk.answer import refuse, refused
from rpg.desk.guided import BEARING, guided
from rpg.desk.line import told
from rpg.desk.names import everybody, many
from rpg.desk.plain import plain
from rpg.desk.using import using
from rpg.game.check.told import Told
from rpg.game.refusal import Refusal

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table


def behind(line: Line, table: Table) -> tuple[Line, Table, tuple[Told, ...]] | Result:
    """Take it off the line: who pushes and who uses what goes into the table, results stand by themselves."""
    kept, given = list[str](), list[Told]()
    parts = line.rest.split(";")
    for part in parts:
        words = part.split()
        if len(parts) == 1 or not words:
            kept.append(part)
        elif all(word.startswith("=") for word in words):
            results = [(word, told(word)) for word in words]
            wrong = next((word for word, result in results if result is None), "")
            if wrong:
                return refuse("told", word=wrong)
            given += [result for _, result in results if result]
        else:
            found = _said(words, line, table)
            if isinstance(found, Refusal):
                return refused(found)
            table = found or table
            kept += [] if found else [part]
    return replace(line, rest=";".join(kept).strip()), table, tuple(given)


def _said(words: list[str], line: Line, table: Table) -> Table | Refusal | None:
    """The table with who pushes, who uses what, whom Bearing helps; None if the words say none of it."""
    if plain(words[0]) in PUSH:
        pushed = _pushed(words, line, table)
        return pushed if isinstance(pushed, Refusal) else replace(table, pushes={**table.pushes, **pushed})
    if plain(words[0]) in BEARING:
        led = guided(words[1:], line, table)
        return led if isinstance(led, Refusal) else replace(table, bearing=table.bearing | led)
    if plain(words[0]) in USE:
        used = using(words[1:], table)
        return used if isinstance(used, Refusal) else replace(table, uses=table.uses | used)
    if plain(words[0]) in MEMORY and (table.stream or table.play):
        # It stands behind a line only where "memory" put it: typed there it would be paid for nothing.
        return replace(table, remembers=(*table.remembers, " ".join(words[1:])))
    return None


def _pushed(words: list[str], line: Line, table: Table) -> dict[str, Told | None] | Refusal:
    """Who pushes (``push tae =5``), and the dice of it if they are told."""
    again = told(words[-1]) if words[-1].startswith("=") else None
    who = many(" ".join(words[1:-1] if again else words[1:]), everybody(table.world), line.typed)
    return who if isinstance(who, Refusal) else dict.fromkeys(who.ids, again)
