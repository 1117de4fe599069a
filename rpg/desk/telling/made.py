"""People and places made up on the spot, told: what anybody sees, and what only the GM knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rpg.campaign import events as campaign
from rpg.desk.telling.common import tells, told
from rpg.words import Forms, Listed, Say, Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import Made, World
    from rpg.words import Value

_GM = {"want": "want", "secret": "secret", "danger": "danger", "exit": "exit"}
"""What the tables of the GM's half are about, by the last word of their names."""


@tells(campaign.Improvised)
def _improvised(e: campaign.Improvised, _: Rules, __: World, now: World) -> list[Say]:
    made = now.made[e.what]
    if any(_hidden(table) for table, _row in e.rows):
        return hidden(made)
    return [described(made)]


@tells(campaign.Kept)
def _kept(e: campaign.Kept, _: Rules, __: World, now: World) -> list[Say]:
    made = now.kept.get(e.name.casefold())
    return [*told("kept", what=described(made)), *hidden(made)] if made and made.number == e.number else []


_PART = {"danger": "here", "exit": "exits"}
"""The parts of a scene that have them."""


def described(made: Made) -> Say:
    """``Oyassan · fisher elder · A coat braided …``: what anybody sees of it, its name first."""
    seen: list[Value] = [Term(table, f"rows.{row}.text") for table, row in made.rows if not _hidden(table)]
    first, *rest = seen or [Say("desk.nothing")]
    head: list[Value] = [made.called if made.called and not made.own else first]
    if made.what == "place" and made.called and not made.own:
        rest = [first, *rest]
    asked: list[Value] = [Term(made.asked) if "/" in made.asked else made.asked] if made.asked else []
    return Say("desk.line", {"clauses": Listed((*head, *asked, *rest), " · ")})


def hidden(made: Made) -> list[Say]:
    """The GM's half of it, a sentence each."""
    return [
        say
        for table, row in made.rows
        if _hidden(table)
        for say in told(f"made.{_hidden(table)}", text=Term(table, f"rows.{row}.text"))
    ]


def whole(made: Made, rules: Rules, language: str) -> str:
    """The name that it was drawn with, as the table says it: of a place, what it is."""
    table, row = made.rows[0]
    text = row_text(rules, language, table, row)
    return re.split(r"[,.;:]", text)[0] if text else row


def in_parts(made: Made, rules: Rules, language: str) -> tuple[tuple[str, str], ...]:
    """A place as a scene has it: (part, sentence); what anybody sees is read aloud, the danger is here."""
    return tuple(
        (_PART.get(_hidden(table), "aloud"), row_text(rules, language, table, row) or row) for table, row in made.rows
    )


def row_text(rules: Rules, language: str, table: str, row: str) -> str:
    """The text of a row, in English where the language has none; "" if there is none."""
    for tongue in (language, "en"):
        text = rules.texts.get(tongue, {}).get(table, {}).get(f"rows.{row}.text")
        if text is not None:
            return text.one if isinstance(text, Forms) else text
    return ""


def _hidden(table: str) -> str:
    """What a table of the GM's half is about; "" for one that players see."""
    return _GM.get(table.rpartition("-")[2], "")
