"""``mask``: whether one of them is not one of them; who it is nobody is told, the GM included, until the mask falls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.book import BOOK
from rpg.desk.chances import chance
from rpg.desk.masks import broken, commitment, cycle, hidden, sealing, spent, suspicion
from rpg.desk.names import everybody, one, one_within, within
from rpg.desk.plain import plain, worded
from rpg.desk.telling import name
from rpg.game.infiltrator import decide, measures
from rpg.game.infiltrator.accuse import reveal
from rpg.game.infiltrator.measures import beliefs
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.infiltrator.state import Case
    from rpg.words import Value

_OCCASION = frozenset({"occasion", "occasione"})
_SUSPECTS = frozenset({"suspects", "among", "sospetti", "fra", "tra"})
_CERTAIN = frozenset({"certain", "certo", "certa"})
_CONSENT = frozenset({"consent", "consenso"})
_CYCLE = frozenset({"cycle", "ciclo"})
_TICK = frozenset({"tick", "tacca"})
_ODDS = frozenset({"odds", "probabilita", "quote"})
_REVEAL = frozenset({"reveal", "svela", "rivela"})
_ANEW = frozenset({"anew", "again", "daccapo"})
_LONGEST = 60
"""Bytes of a suspect's name."""


def run(line: Line, table: Table) -> Result:
    """``mask`` · ``mask occasion strangers`` · ``mask suspects tae, oru, Homa, the smith`` · ``mask odds`` · …."""
    first, _, rest = line.rest.partition(" ")
    key, rest = plain(first), rest.strip()
    if not key:
        return said(*_shown(table))
    bare = {frozenset(_CYCLE): _cycle, frozenset(_ODDS): _odds, frozenset(_REVEAL): _reveal, frozenset(_ANEW): _anew}
    for words, answer in bare.items():
        if key in words and not rest:
            return answer(table)
    about = {_OCCASION: _occasion, _SUSPECTS: _suspects, _CONSENT: _consent, _TICK: _tick}
    for words, ask in about.items():
        if key in words and rest:
            return ask(rest, line, table)
    return misused("mask")


def _occasion(rest: str, line: Line, table: Table) -> Result:
    own = table.rules.infiltrator
    found = one_within(rest, _named(table, "entry.occasions", (o.key for o in own.entry.occasions)), line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    return happened(table, decide.occasion(own, found, table.world.wanderer.interventions))


def _named(table: Table, where: str, keys: Iterable[str]) -> dict[str, str]:
    """Plain text or key -> part, of something in the rules of this chapter."""
    return within(table, table.rules.infiltrator.id, where, keys, "text")


def _suspects(rest: str, line: Line, table: Table) -> Result:
    """Seal who it is among these: people of the table, or anybody by name."""
    *head, last = rest.split()
    certain = bool(head) and plain(last) in _CERTAIN
    known, suspects = everybody(table.world), list[str]()
    for typed in (" ".join(head) if certain else rest).split(","):
        text = typed.strip()
        if not worded(text) or plain(text.split()[-1]) in _CERTAIN:
            return misused("mask", text)
        if len(text.encode()) > _LONGEST:
            return refuse("shorter", most=_LONGEST)
        suspects.append(known.get(plain(text), text))
    if len({plain(who) for who in suspects}) < len(suspects):
        return refused(Refusal(Say("infiltrator.refused.twice")))
    dead = next((p for p in (table.world.people.by_id.get(who) for who in suspects) if p and p.dead), None)
    if dead is not None:
        return refused(Refusal(Say("infiltrator.refused.dead", {"who": dead.name})))
    seal = sealing(table, table.entry, suspects, certain=certain)
    events = decide.seal(suspicion(table), suspects=suspects, number=table.entry, commitment=seal, certain=certain)
    if isinstance(events, Refusal):
        return refused(Refusal(events.why, prefill=_instead(events, line, table)))
    return happened(table, events)


def _instead(refusal: Refusal, line: Line, table: Table) -> str:
    """A line that would lift the refusal, where one is plain."""
    italian = table.language == "it"
    verb = BOOK.by_key["mask"].called(table.language)
    if refusal.why.key == "infiltrator.refused.no_occasion":
        return f"{verb} {line.rest} {'certo' if italian else 'certain'}"
    if refusal.why.key == "infiltrator.refused.consent":
        return f"{verb} {'consenso' if italian else 'consent'} {refusal.why.values['one']}"
    return ""


def _consent(rest: str, line: Line, table: Table) -> Result:
    who = one(rest, everybody(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    return happened(table, decide.consent(table.world.infiltrator, who))


def _tick(rest: str, line: Line, table: Table) -> Result:
    own = table.rules.infiltrator
    found = one_within(rest, _named(table, "clock.causes", (cause.key for cause in own.clock.causes)), line.typed)
    if isinstance(found, Refusal):
        return refused(found)
    return _in_case(table, lambda: decide.ticked(suspicion(table), hidden(table), table.dice, found))


def _cycle(table: Table) -> Result:
    return _in_case(table, lambda: cycle(table))


def _reveal(table: Table) -> Result:
    return _in_case(table, lambda: reveal(suspicion(table), hidden(table)))


def _anew(table: Table) -> Result:
    """In the place of a secret that was told and taken back another one is drawn."""
    case = table.world.infiltrator.case
    if case is None:
        return refused(Refusal(Say("infiltrator.refused.no_case")))
    if not spent(table) and broken(table) is None:
        return refused(Refusal(Say("infiltrator.refused.untold", {"n": case.seal})))
    seal = commitment(table, table.entry, decide.left(case), case.chances, certain=case.certain)
    return happened(table, decide.anew(case, number=table.entry, commitment=seal))


def _in_case(table: Table, events: Callable[[], Sequence[Event] | Refusal]) -> Result:
    """What happens to the case, if there is one whose seal holds."""
    if table.world.infiltrator.case is None:
        return refused(Refusal(Say("infiltrator.refused.no_case")))
    new = broken(table) or events()
    return refused(new) if isinstance(new, Refusal) else happened(table, new)


def _odds(table: Table) -> Result:
    """How likely each suspect is it: only for whoever asks."""
    case = table.world.infiltrator.case
    if case is None:
        return refused(Refusal(Say("infiltrator.refused.no_case")))
    if table.world.odds == "off":
        return refuse("odds_off", prefill=Say("line.odds_numbers"))
    found = beliefs(table.rules.infiltrator, case)
    rows = tuple(
        Say("infiltrator.belief", {"who": _who(table, who), "chance": chance(table.world, share)})
        for who, share in sorted(found.items(), key=lambda pair: -pair[1])
        if share or who
    )
    return said(Say("infiltrator.beliefs", {"who": Listed(rows, " · ")}), data={"beliefs": _exact(found)})


def _exact(found: Mapping[str, object]) -> dict[str, str]:
    return {who: str(share) for who, share in found.items()}


def _who(table: Table, who: str) -> Value:
    return name(table.world, who) if who else Say("infiltrator.nobody")


def _shown(table: Table) -> tuple[Say, ...]:
    now, own = table.world.infiltrator, table.rules.infiltrator
    if now.case is not None:
        told = (Say("infiltrator.spent"),) if spent(table) else ()
        return (*_case(table, now.case), *told, Say("infiltrator.do"))
    there = {"n": len(now.occasions), "least": own.suspects.least, "most": own.suspects.most}
    return (Say("infiltrator.none", {**there}),)


def _case(table: Table, case: Case) -> Iterator[Say]:
    own = table.rules.infiltrator
    values: dict[str, Value] = {
        "n": case.seal,
        "commitment": case.commitment,
        "filled": measures.filled(own, case),
        "size": own.clock.size,
        "watched": case.watched,
    }
    yield Say("infiltrator.case", values)
    yield from (_suspect(table, case, who) for who in case.suspects)


def _suspect(table: Table, case: Case, who: str) -> Say:
    clauses: list[Value] = [Say("infiltrator.tells", {"n": case.tells.get(who, 0)})]
    clauses += [
        Say(
            "infiltrator.read",
            {"verdict": Say(f"infiltrator.is.{read.verdict}"), "degree": _degree(table, read.degree)},
        )
        for read in case.readings
        if read.who == who
    ]
    clauses += [Say("infiltrator.cleared")] if who in case.cleared else []
    return Say("infiltrator.suspect", {"who": _who(table, who), "clauses": Listed(tuple(clauses), " · ")})


def _degree(table: Table, key: str) -> Term:
    return Term(table.rules.check.core.ladder, f"names.{key}")
