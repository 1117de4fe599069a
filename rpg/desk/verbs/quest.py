"""``quest``, ``discover`` and ``lock``: the search for the gene, the control room, and what is commanded there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.line import number, told_in
from rpg.desk.names import entities, everybody, one, one_within, people, within
from rpg.desk.plain import plain
from rpg.desk.quest import missing, odds, room_lines, seek, sessions, shown
from rpg.desk.verbs.beat import beats
from rpg.desk.words import ground, how, world_after
from rpg.game.oracle.decide import ask
from rpg.game.oracle.events import QuestionAnswered
from rpg.game.quest import decide, measures
from rpg.game.quest.events import Commanded
from rpg.game.refusal import Refusal
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rpg.campaign.events import Event
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table

ODDS = frozenset({"quest", "gene"})
"""Words behind ``odds`` that ask for these chances."""
_CARRIER = frozenset({"carrier", "portatore", "portatrice"})
_SYNTHETIC = frozenset({"synthetic", "sintetico"})
_LOST = frozenset({"lost", "perso"})
_ODDS = frozenset({"odds", "probabilita", "quote"})
_COMMAND = frozenset({"command", "comanda"})
_EXPOSURE = frozenset({"exposure", "esposizione"})
_MOST = 20


def quest(line: Line, table: Table) -> Result:
    """``quest`` · ``quest odds`` · ``quest carrier ada`` · ``quest synthetic`` · ``quest command shells``."""
    if not line.words:
        return said(*shown(table.rules, table.world))
    key, rest = plain(line.words[0]), line.words[1:]
    if key in _ODDS and not rest:
        return _chances(table)
    if key in _CARRIER and len(rest) == 1:
        return _carrier(rest[0], line, table)
    if key in _SYNTHETIC and (not rest or plain(rest[0]) in _LOST):
        return happened(table, decide.synthetic(table.world.quest, lost=bool(rest)))
    if key in _COMMAND and rest:
        return _command(rest, line, table)
    return misused("quest")


def odds_of(_: Line, table: Table) -> Result:
    """``odds quest``."""
    return _chances(table)


def _chances(table: Table) -> Result:
    """How long it still takes, how the room would end, and what is missing."""
    rules, world = table.rules, table.world
    if world.odds == "off":
        return refuse("odds_off", prefill=Say("line.odds_numbers"))
    return said(*sessions(rules, world), *odds(rules, world), *missing(rules, world))


def _carrier(word: str, line: Line, table: Table) -> Result:
    who = one(word, everybody(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    return _done(decide.carrier(seek(table.rules), table.world.quest, table.world.people, who), table)


def _command(words: Sequence[str], line: Line, table: Table) -> Result:
    """The first order is certain; each other is asked of the oracle, at what the rules say of it."""
    rules, world = table.rules, table.world
    if world.quest.room is None or measures.lock_at_hand(rules.quest, world.quest) is not None:
        return refused(Refusal(Say("quest.refused.closed")))
    told = told_in(tuple(words))
    if isinstance(told, Refusal):
        return refused(told)
    order = _order(words, line, table)
    if isinstance(order, Refusal):
        return refused(order)
    if not world.quest.orders:
        return happened(table, decide.commanded(world.quest, order, done=True))
    asked = ask(
        rules.oracle,
        rules.check,
        world.oracle,
        table.dice,
        question=_called(order, table),
        likely=rules.quest.orders.likelihood,
        told=told,
        anyway=True,
    )
    if isinstance(asked, Refusal):
        return refused(asked)
    yes = {answer.key for answer in rules.oracle.answers if answer.yes}
    done = any(isinstance(event, QuestionAnswered) and event.answer in yes for event in asked)
    return happened(table, (*asked, *decide.commanded(world.quest, order, done=done)))


def _order(words: Sequence[str], line: Line, table: Table) -> str | Refusal:
    """The key of the order that these words mean, if it was not commanded yet."""
    own = table.rules.quest
    orders = within(table, own.id, "orders.choices", (each.key for each in own.orders.choices))
    order = one_within(" ".join(w for w in words if not w.startswith("=")), orders, line.typed)
    if isinstance(order, Refusal) or order not in dict(table.world.quest.orders):
        return order
    return Refusal(Say("quest.refused.commanded", {"order": _called(order, table)}))


def asked_for(table: Table) -> tuple[Commanded, ...]:
    """That the order of which the oracle was asked last is done after all; nothing if it was asked something else."""
    quest, last = table.world.quest, table.world.oracle.last
    refused_ = [key for key, done in quest.orders if not done and last[:1] == (_called(key, table),)]
    return tuple(Commanded(order=key, done=True) for key in refused_)


def _called(order: str, table: Table) -> str:
    """What an order is called in the table's language."""
    own, at = table.rules.quest.id, f"orders.choices.{order}.name"
    texts = table.rules.texts
    return str(texts.get(table.language, {}).get(own, {}).get(at) or texts["en"][own][at])


def discover(line: Line, table: Table) -> Result:
    """``discover ada scan`` · ``discover ada forage 1 =64``."""
    told = told_in(line.words)
    if isinstance(told, Refusal):
        return refused(told)
    words = [w for w in line.words if not w.startswith("=")]
    if not 2 <= len(words) <= 3:  # noqa: PLR2004 - who, with what, how hard
        return misused("discover")
    who = one(words[0], people(table.world), line.typed)
    skill = one(words[1], entities(table.rules, table.language, table.rules.character.skills), line.typed)
    for wrong in (who, skill):
        if isinstance(wrong, Refusal):
            return refused(wrong)
    hard = number(words[2]) if len(words) > 2 else 0  # noqa: PLR2004 - the third word
    if hard is None or abs(hard) > _MOST:
        return misused("discover", words[2])
    events = decide.discover(
        seek(table.rules, table.uses),
        ground(table)[1],
        table.world.quest,
        table.dice,
        who=str(who),
        skill=str(skill),
        difficulty=hard,
        how=how(table, str(who), told),
    )
    return _done(events, table)


def lock(line: Line, table: Table) -> Result:
    """``lock ada`` · ``lock ada tinker`` · ``lock ada exposure`` (what a partial costs) · ``lock ada =64``."""
    told = told_in(line.words)
    if isinstance(told, Refusal):
        return refused(told)
    words = [w for w in line.words if not w.startswith("=")]
    if not words:
        return said(*(room_lines(table.rules, table.world) or shown(table.rules, table.world)))
    who = one(words[0], people(table.world), line.typed)
    if isinstance(who, Refusal):
        return refused(who)
    exposure = next((n for n, word in enumerate(words) if n and plain(word) in _EXPOSURE), 0)
    skill = _skill([w for n, w in enumerate(words) if n not in {0, exposure}], line, table)
    if isinstance(skill, Refusal):
        return refused(skill)
    events = decide.lock(
        seek(table.rules, table.uses),
        ground(table)[1],
        table.world.quest,
        table.dice,
        who=who,
        skill=skill,
        price="exposure" if exposure else "alert",
        held=table.world.wanderer.here,
        how=how(table, who, told),
    )
    if isinstance(events, Refusal):
        return refused(events)
    passed = _beat(table, events)
    now = world_after(table.world, (*events, *passed))
    return happened(table, (*events, *passed), after=room_lines(table.rules, now))


def _skill(words: Sequence[str], line: Line, table: Table) -> str | Refusal:
    """The skill with which the lock at hand is tried, if the line says one: of those that open it."""
    at_hand = measures.lock_at_hand(table.rules.quest, table.world.quest)
    if not words or at_hand is None:
        return ""
    skills = table.rules.character.skills
    known = entities(table.rules, table.language, {key: skills[key] for key in at_hand.skills if key in skills})
    return one(" ".join(words), known, line.typed)


def _beat(table: Table, events: Sequence[Event]) -> tuple[Event, ...]:
    """An action at a lock is a beat of the sector, as everybody's; in a fight the exchange is."""
    if table.world.encounter.fight is not None or table.world.sector.arrived is not None:
        return ()
    return beats(replace(table, world=world_after(table.world, events)), 1)


def _done(events: Sequence[Event] | Refusal, table: Table) -> Result:
    return refused(events) if isinstance(events, Refusal) else happened(table, events)
