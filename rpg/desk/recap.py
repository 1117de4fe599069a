"""An evening told again: scenes in order, fights by exchange, the alert and why, where things stand.

It is told once (:func:`retold`) and written down as Markdown here, as a page by the press.

What only the GM knows stays out unless asked for; what was undone or voided is not told at all.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from rpg.campaign import events as campaign
from rpg.campaign.fold import after, voided
from rpg.campaign.public import Known
from rpg.campaign.world import World
from rpg.desk import village
from rpg.desk.alert import alert_line
from rpg.desk.markup import told as marked
from rpg.desk.state import person_line
from rpg.desk.telling import TELLERS, clock_line, deed, degree, name
from rpg.desk.telling.checks import roller
from rpg.desk.telling.table import sealing
from rpg.desk.titles import scene_title
from rpg.game.character import events as people
from rpg.game.check import events as check
from rpg.game.community import events as community
from rpg.game.community.state import Community
from rpg.game.contagion import events as contagion
from rpg.game.encounter import events as encounter
from rpg.game.expedition import events as expedition
from rpg.game.infiltrator import events as mask
from rpg.game.oracle import events as oracle
from rpg.game.quest import events as quest
from rpg.game.safeguard import decide as safe
from rpg.game.safeguard import events as safeguard
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.campaign.entry import Entry
    from rpg.campaign.events import Event
    from rpg.campaign.rules import Rules
    from rpg.words import Value, Voice

#: What is worth a line of its own outside an exchange; clocks, notes, scenes and the alert are told in their own way.
_TOLD = (
    check.Tested, check.Rolled,
    people.Joined, people.Left, people.Harmed, people.Scarred, people.Panicked, people.Died,
    people.ContagionChanged, people.Returned, contagion.Ended,
    quest.PhaseEnded, quest.CarrierFound, quest.GeneDestroyed, quest.AgentManifested, quest.CutOff, quest.Commanded,
    safeguard.ForceSent, safeguard.ForceArrived, safeguard.ForceGone,
    safeguard.ForceTurnedBack, safeguard.OmenSeen, safeguard.SeasonTurned,
    encounter.FightEnded, encounter.MachinesJoined, encounter.MachineDestroyed,
    campaign.ClockMade, campaign.ClockTicked, campaign.ClockRevealed, campaign.TimePassed, campaign.Kept,
    campaign.RollSealed, campaign.RollUnsealed,
    oracle.QuestionAnswered, oracle.ImageDrawn, oracle.SceneNarrated, oracle.LineSpoken, oracle.SilenceKept,
    mask.MaskSealed, mask.TellShown, mask.SuspectExamined, mask.Accused, mask.MaskFell,
    community.HappeningCame, community.DevelopmentRaised, community.Eaten, community.Starved, community.Born,
    community.VillageLost, community.VillageFounded, community.VillageChanged,
    expedition.SetOut, expedition.HazardMet, expedition.SourceFound, expedition.SourceWorked, expedition.TurnedBack,
    expedition.CameHome, expedition.GivenUp,
)  # fmt: skip
#: What is a clause of its exchange.
_CLAUSES = (
    people.Harmed, people.Died, people.Panicked, people.Scarred, encounter.MachineDestroyed, encounter.GotAway,
    encounter.MachinesJoined, safeguard.AlertRaised, safeguard.ForceSent, safeguard.ForceArrived,
)  # fmt: skip
_POINTS = 3
_ALL = 100
#: Of these only the first sentences are the evening's: the others tell the GM what to do.
_BRIEF: dict[type, int] = {expedition.HazardMet: 1, expedition.CameHome: 2}


class Step(NamedTuple):
    """One event of an entry, between the world before it and the world after it; only the GM may know of it."""

    entry: Entry
    event: Event
    before: World
    now: World
    secret: bool = False


class Piece(NamedTuple):
    """A piece of the evening: where a scene begins (``scene``), a fight, what was noted, or anything else told.

    Of a note of several paragraphs each but the first is a ``paragraph``; what somebody does in an exchange and what
    comes of it is a ``deed``. ``secret``: only the GM knows of it.
    """

    kind: Literal["scene", "fight", "note", "paragraph", "told", "deed"]
    text: str
    scene: campaign.SceneSet | None = None
    secret: bool = False


class _Move(NamedTuple):
    """The alert moved: why, and how it stood then."""

    text: str
    alert: str
    secret: bool = False


class Stand(NamedTuple):
    """How somebody, a clock or the alert stands in the end: what, how, and both in one sentence."""

    what: str
    how: str
    line: str


class Open(NamedTuple):
    """A thread that is left open; ``secret``: only the GM knows of it."""

    text: str
    secret: bool = False


class Retold(NamedTuple):
    """An evening told again: the campaign's name, the session's title, its day (ISO 8601, "" if nothing happened).

    ``date`` is that day as it is said.
    ``alert`` is the level and the highest one; ``dice`` the seal of the evening's dice and, when it is over, the seed.
    ``open`` are the threads that nobody has closed; ``gm``: what only the GM knows is told too.
    """

    campaign: str
    session: str
    day: str
    date: str
    pieces: tuple[Piece, ...]
    stands: tuple[Stand, ...]
    alert: tuple[int, int]
    dice: tuple[str, ...]
    open: tuple[Open, ...] = ()
    gm: bool = False


def retold(
    rules: Rules, path: Sequence[Entry], voice: Voice, *, session: int = 0, gm: bool = False, bars: bool = True
) -> Retold:
    """A session told again; ``session`` 0 is the one begun last.

    ``path`` is the log from the beginning, oldest first. Secrets are told only with ``gm``. ``bars``: the alert is told
    with a bar of signs, which only a screen has letters for.
    """
    number = session or last_session(path)
    found = [s for s in steps(path, gm=gm) if s.entry.session == number]
    seen = [s for s in steps(path, gm=False) if s.entry.session <= number] if gm else []
    known = frozenset(seen[-1].now.threads) if seen else frozenset()
    told = evening(rules, found, voice, number, gm=gm, bars=bars)
    world = found[-1].now if found else World()
    threads = tuple(Open(voice.value(text), gm and key not in known) for key, text in world.threads.items())
    return told._replace(open=threads)


def evening(
    rules: Rules, found: Sequence[Step], voice: Voice, number: int, *, gm: bool = False, bars: bool = True
) -> Retold:
    """The same from the steps of that session, in order."""
    world = found[-1].now if found else World()
    teller = _Teller(rules, voice, bars=bars)
    return Retold(
        campaign=voice.value(world.name),
        session=voice.say(_title(found, number)),
        day=found[0].entry.at[:10] if found else "",
        date=voice.say(_date(found[0].entry.at[:10])) if found else "",
        pieces=tuple(teller.pieces(found)),
        stands=tuple(teller.stands(world, gm=gm)),
        alert=(safe.level(rules.safeguard, world.sector), len(rules.safeguard.ladder.levels) - 1),
        dice=tuple(_dice(found, voice)),
        gm=gm,
    )


def markdown(rules: Rules, path: Sequence[Entry], voice: Voice, *, session: int = 0, gm: bool = False) -> str:
    """The recap of a session as Markdown; see :func:`retold`."""
    told = retold(rules, path, voice, session=session, gm=gm)
    head = [f"# {marked(told.campaign)}", f"## {marked(told.session)}", *([f"*{told.date}*"] if told.date else [])]
    head[1:1] = [f"**{voice.word('recap.gm')}**"] if gm else []
    mark = f"**{voice.word('recap.gm.mark')}** "
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(_marked(piece, mark) for piece in told.pieces)).strip()
    stands = [f"## {voice.word('recap.stands')}", "\n".join(f"- {marked(stand.line)}" for stand in told.stands)]
    if told.open:
        lines = (f"- {mark if thread.secret else ''}{marked(thread.text)}" for thread in told.open)
        stands += [f"## {voice.word('recap.open')}", "\n".join(lines)]
    return "\n\n".join([*head, body, *stands, *map(marked, told.dice)]) + "\n"


def _marked(piece: Piece, mark: str) -> str:
    """A piece in Markdown, behind ``mark`` if it is secret; what stands apart has an empty line around it."""
    apart = {"scene": "\n### {}\n", "paragraph": "\n  {}\n", "deed": "  - {}"}
    text, mark = marked(piece.text), mark if piece.secret else ""
    return f"\n{mark}**{text}**\n" if piece.kind == "fight" else apart.get(piece.kind, "- {}").format(mark + text)


def last_session(path: Sequence[Entry]) -> int:
    """The number of the session begun last; 0 if none was."""
    return max((entry.session for entry in path), default=0)


def previously(
    rules: Rules, since: Sequence[Entry], voice: Voice, before: Known, without: frozenset[int] = frozenset()
) -> list[str]:
    """The session begun last in at most three points: its title, its scenes, its dead or else the alert.

    ``since`` are the entries from its beginning on, ``before`` what was known then, ``without`` what no longer
    counts.
    """
    number = last_session(since)
    found = [s for s in _seen(since, before, without) if number and s.entry.session == number]
    if not found:
        return []
    scenes = tuple(
        dict.fromkeys(voice.value(_scene(rules, s)) for s in found if isinstance(s.event, campaign.SceneSet))
    )
    dead = tuple(name(s.now, s.event.who) for s in found if isinstance(s.event, people.Died))
    points = [_title(found, number)]
    points += [Say("recap.scenes", {"scenes": Listed(scenes, " → ")})] if scenes else []
    points += [Say("recap.dead", {"people": Listed(dead)})] if dead else []
    return [voice.say(point) for point in (*points, alert_line(rules, found[-1].now))][:_POINTS]


def steps(path: Sequence[Entry], *, gm: bool) -> Iterator[Step]:
    """Every event that still counts; for players, in a world that no secret ever touched."""
    return _all(path) if gm else _seen(path, Known(), voided(path))


def _all(path: Sequence[Entry]) -> Iterator[Step]:
    world, gone = World(), voided(path)
    for entry in path:
        for fact in () if entry.id in gone else entry.facts:
            now = after(world, fact.event)
            yield Step(entry, fact.event, world, now, fact.secret)
            world = now


def _seen(path: Sequence[Entry], known: Known, gone: frozenset[int]) -> Iterator[Step]:
    for entry in path:
        for fact in () if entry.id in gone else entry.facts:
            now, event = known.after(fact)
            if event is not None:
                yield Step(entry, event, known.seen, now.seen)
            known = now


def _title(found: Sequence[Step], number: int) -> Say:
    title = next((s.event.title for s in found if isinstance(s.event, campaign.SessionBegun)), "")
    return Say("recap.session" if title else "recap.session_bare", {"n": number, "title": title})


def _dice(found: Sequence[Step], voice: Voice) -> Iterator[str]:
    """The seal of the evening's dice and, once it is over, their seed."""
    return (voice.say(say) for step in found for say in sealing(step.event))


def _date(day: str) -> Say:
    """A day (ISO 8601) as it is said."""
    year, month, number = day.split("-")
    return Say("recap.day", {"year": year, "month": "abcdefghijkl"[int(month) - 1], "day": int(number)})


def _scene(rules: Rules, step: Step) -> Value:
    event = step.event
    return scene_title(rules, step.now, event.title, event.scene) if isinstance(event, campaign.SceneSet) else ""


class _Teller:
    """Tells steps in a voice, by the rules."""

    def __init__(self, rules: Rules, voice: Voice, *, bars: bool) -> None:
        self._rules, self._voice, self._bars = rules, voice, bars

    def pieces(self, found: Sequence[Step]) -> Iterator[Piece]:
        """The pieces of the evening. Moves of the alert in a row are one."""
        moves: list[_Move] = []
        for piece in self._pieces(found):
            if isinstance(piece, _Move):
                moves.append(piece)
                continue
            yield from _folded(moves)
            moves = []
            yield piece
        yield from _folded(moves)

    def _pieces(self, found: Sequence[Step]) -> Iterator[Piece | _Move]:
        exchange = 0
        deeds: list[Piece] = []
        for index, step in enumerate(found):
            if exchange and (step.entry.id != exchange or isinstance(step.event, encounter.FightEnded)):
                yield from deeds
                exchange, deeds = 0, []
            if isinstance(step.event, encounter.ExchangeBegan):
                yield from deeds
                exchange = step.entry.id
                deeds = [Piece("told", " · ".join(self._told(step)), secret=step.secret)]
            elif exchange:
                self._clause(step, deeds)
            else:
                pieces = self._line(step) or self._conditions(found, index)
                yield from (piece._replace(secret=step.secret) for piece in pieces)
        yield from deeds

    def stands(self, world: World, *, gm: bool = False) -> Iterator[Stand]:
        """Where things stand: the alert, the village, the clocks (those that are hidden for the GM only), everybody."""
        alert = self._alert(world)
        yield Stand("", alert, alert)
        if world.community != Community():
            say = village.stand(self._rules, world)
            numbers = Say("recap.village", say.values) if say.key == "village.numbers" else say
            what, told = self._voice.value(Term(self._rules.community.id)), self._voice.say(numbers)
            yield Stand(what, told, self._voice.say(say))
        for key, clock in world.clocks.items():
            if gm or not clock.hidden:
                line = self._voice.say(clock_line(key, clock))
                yield Stand(self._voice.value(key), f"{clock.filled}/{clock.size}", line)
        for person in world.people.by_id.values():
            say = person_line(self._rules, person)
            how = say.values.get("clauses") or Say("recap.stands.dead")
            yield Stand(self._voice.value(person.name), self._voice.value(how), self._voice.say(say))

    def _alert(self, world: World) -> str:
        say = alert_line(self._rules, world)
        return self._voice.say(say if self._bars else Say("recap.alert", say.values))

    def _conditions(self, found: Sequence[Step], index: int) -> list[Piece]:
        """One condition of everybody who got it at once, told with the first of them."""
        kind = _condition(found[index])
        if not kind[1] or (index and _condition(found[index - 1]) == kind):
            return []
        alike = itertools.takewhile(lambda step: _condition(step) == kind, found[index:])
        who = Listed(tuple(name(s.before, s.event.who) for s in alike if isinstance(s.event, people.ConditionGained)))
        return [Piece("told", self._voice.word("desk.condition", who=who, condition=Term(kind[1])))]

    def _told(self, step: Step) -> list[str]:
        teller = TELLERS.get(type(step.event))
        return (
            [self._voice.say(say) for say in teller(step.event, self._rules, step.before, step.now)] if teller else []
        )

    def _act(self, step: Step, event: check.Tested) -> str:
        """Who rolled for what, and how it went; the dice are in the log."""
        values: dict[str, Value] = {
            "who": roller(event, step.before),
            "what": deed(event),
            "degree": degree(self._rules, event.degree),
        }
        return self._voice.say(Say("recap.act", values))

    def _clause(self, step: Step, deeds: list[Piece]) -> None:
        """Tell an event of an exchange: what somebody does begins a line, what comes of it stands in the same."""
        event = step.event
        if isinstance(event, check.Tested):
            deeds.append(Piece("deed", self._act(step, event), secret=step.secret))
        elif isinstance(event, _CLAUSES):
            text, last = " · ".join(self._told(step)), deeds[-1]
            if last.kind == "told" or last.secret != step.secret:
                deeds.append(Piece("deed", text, secret=step.secret))
            elif text:
                deeds[-1] = last._replace(text=f"{last.text} · {text}")

    def _line(self, step: Step) -> Sequence[Piece | _Move]:
        """The pieces that an event outside an exchange is worth."""
        event = step.event
        if isinstance(event, campaign.SceneSet):
            return [Piece("scene", self._voice.value(_scene(self._rules, step)), event)]
        if isinstance(event, encounter.FightBegan):
            return [Piece("fight", text) for text in self._told(step)]
        if isinstance(event, campaign.Noted):
            return self._note(event.text)
        if isinstance(event, safeguard.AlertRaised | safeguard.AlertLowered):
            return [_Move(" · ".join(self._told(step)), self._alert(step.now))]
        if isinstance(event, check.Tested):
            return [] if event.who == self._rules.oracle.id else [Piece("told", self._act(step, event))]
        texts = self._told(step)[: _BRIEF.get(type(event), _ALL)] if isinstance(event, _TOLD) else []
        return [Piece("told", " · ".join(texts))] if texts else []

    def _note(self, text: str) -> list[Piece]:
        """A note, a paragraph after the other."""
        first, *rest = (" ".join(part.split()) for part in text.split("\n\n"))
        note = Piece("note", self._voice.word("recap.note", text=first))
        return [note, *(Piece("paragraph", part) for part in rest if part)]


def _folded(moves: Sequence[_Move]) -> Iterator[Piece]:
    """Moves of the alert in a row, with how it stood after the last; secret if one of them was."""
    if moves:
        secret = any(move.secret for move in moves)
        yield Piece("told", " · ".join((*(move.text for move in moves), moves[-1].alert)), secret=secret)


def _condition(step: Step) -> tuple[int, str]:
    event = step.event
    return (step.entry.id, event.condition) if isinstance(event, people.ConditionGained) else (0, "")
