"""``macro``: a short name for a dice text, to be rolled as ``$name`` in any other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg import dice
from rpg.campaign.events import MacroSet
from rpg.desk.answer import happened, misused, refuse, said, say
from rpg.desk.dice import context, wrong
from rpg.desk.plain import plain

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

_NAME = re.compile(r"[^\W\d_]\w*(?:-\w+)*$")
_MOST = 200
"""Macros of one campaign."""


def run(line: Line, table: Table) -> Result:
    """``macro`` · ``macro sneak = 2d6 + @tae.reflex`` · ``macro sneak`` · ``macro sneak -``."""
    macros = table.world.macros
    word = line.rest.partition("=")[0].partition(" ")[0]
    text = line.rest[len(word) :].strip().removeprefix("=").strip()
    name = _known(word.removeprefix("$").casefold(), macros)
    if not name:
        return misused("macro") if line.rest else _listed(macros)
    if not text:
        return said(say("macro", macro=name, text=macros[name])) if name in macros else refuse("no_macro", macro=name)
    if not _NAME.match(name):
        return misused("macro")
    if text in {"-", "−"}:
        return happened(table, (MacroSet(macro=name),)) if name in macros else refuse("no_macro", macro=name)
    return _set(name, text, table)


def _known(name: str, macros: dict[str, str]) -> str:
    """The name under which a macro is kept already, accents aside; else the name as it was typed."""
    return next((known for known in macros if plain(known) == plain(name)), name)


def _listed(macros: dict[str, str]) -> Result:
    says = [say("macro", macro=key, text=text) for key, text in sorted(macros.items())]
    return said(*says) if says else refuse("no_macros")


def _set(name: str, text: str, table: Table) -> Result:
    """Keep a macro that can be rolled as things stand."""
    if name not in table.world.macros and len(table.world.macros) >= _MOST:
        return refuse("too_many_macros", most=_MOST)
    try:
        dice.parse(text)
        named = context(table)
        dice.bound(dice.parse(f"${name}"), named._replace(macros={**named.macros, plain(name): text, name: text}))
    except dice.DiceError as error:
        return wrong(error, text, f"macro {name} =", context(table))
    return happened(table, (MacroSet(macro=name, text=text),))
