"""An evening told again, in Markdown: scenes in order, fights by exchange, the alert and why, where things stand.

What only the GM knows stays out unless asked for; what was undone or voided is not told at all.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from rpg.campaign import events as campaign
from rpg.campaign.fold import after, voided
from rpg.campaign.public import public_facts
from rpg.campaign.world import World
from rpg.desk.alert import alert_line
from rpg.desk.state import person_line
from rpg.desk.telling import TELLERS, clock_line, deed, degree, name
from rpg.desk.telling.table import sealing
from rpg.game.character import events as people
from rpg.game.check import events as check
from rpg.game.encounter import events as encounter
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
    safeguard.ForceSent, safeguard.ForceArrived, safeguard.ForceGone,
    safeguard.ForceTurnedBack, safeguard.OmenSeen, safeguard.SeasonTurned,
    encounter.FightEnded, encounter.MachinesJoined, encounter.MachineDestroyed,
    campaign.ClockMade, campaign.ClockTicked, campaign.ClockRevealed, campaign.TimePassed, campaign.Kept,
)  # fmt: skip
#: What is a clause of its exchange.
_CLAUSES = (
    people.Harmed, people.Died, people.Panicked, people.Scarred, encounter.MachineDestroyed, encounter.GotAway,
    encounter.MachinesJoined, safeguard.AlertRaised, safeguard.ForceSent, safeguard.ForceArrived,
)  # fmt: skip
_POINTS = 3


class Step(NamedTuple):
    """One event of an entry, between the world before it and the world after it."""

    entry: Entry
    event: Event
    before: World
    now: World


def markdown(rules: Rules, path: Sequence[Entry], voice: Voice, *, session: int = 0, gm: bool = False) -> str:
    """The recap of a session as Markdown; ``session`` 0 is the one begun last.

    ``path`` is the log from the beginning, oldest first. Secrets are told only with ``gm``.
    """
    number = session or last_session(path)
    steps = [s for s in _steps(path, gm=gm) if s.entry.session == number]
    world = steps[-1].now if steps else World()
    title = _title(steps, number)
    head = [f"# {voice.value(world.name)}", f"## {voice.say(title)}"]
    head += [f"*{steps[0].entry.at[:10]}*"] if steps else []
    stands = [f"## {voice.word('recap.stands')}", "\n".join(_stands(rules, world, voice, gm=gm))]
    body = "\n".join(_body(rules, steps, voice)).strip()
    return "\n\n".join([*head, body, *stands, *_dice(steps, voice)]) + "\n"


def last_session(path: Sequence[Entry]) -> int:
    """The number of the session begun last; 0 if none was."""
    return max((entry.session for entry in path), default=0)


def previously(rules: Rules, path: Sequence[Entry], voice: Voice) -> list[str]:
    """The session begun last in at most three points: its title, its scenes, its dead or else the alert."""
    number = last_session(path)
    steps = [s for s in _steps(path, gm=False) if number and s.entry.session == number]
    if not steps:
        return []
    scenes = tuple(dict.fromkeys(voice.value(_scene(s.event)) for s in steps if isinstance(s.event, campaign.SceneSet)))
    dead = tuple(name(s.now, s.event.who) for s in steps if isinstance(s.event, people.Died))
    points = [_title(steps, number)]
    points += [Say("recap.scenes", {"scenes": Listed(scenes, " → ")})] if scenes else []
    points += [Say("recap.dead", {"people": Listed(dead)})] if dead else []
    return [voice.say(point) for point in (*points, alert_line(rules, steps[-1].now))][:_POINTS]


def _steps(path: Sequence[Entry], *, gm: bool) -> Iterator[Step]:
    """Every event that still counts; for players, in a world that no secret ever touched."""
    world, dropped = World(), voided(path)
    for entry in path:
        facts = entry.facts if gm else public_facts(entry.facts)
        for fact in () if entry.id in dropped else facts:
            now = after(world, fact.event)
            yield Step(entry, fact.event, world, now)
            world = now


def _title(steps: Sequence[Step], number: int) -> Say:
    title = next((s.event.title for s in steps if isinstance(s.event, campaign.SessionBegun)), "")
    return Say("recap.session" if title else "recap.session_bare", {"n": number, "title": title})


def _dice(steps: Sequence[Step], voice: Voice) -> Iterator[str]:
    """The seal of the evening's dice and, once it is over, their seed."""
    return (voice.say(say) for step in steps for say in sealing(step.event))


def _scene(event: campaign.SceneSet) -> Term | str:
    return Term(event.scene) if event.scene else event.title


def _body(rules: Rules, steps: Sequence[Step], voice: Voice) -> Iterator[str]:
    """The lines of the evening. All that one exchange brings is one line."""
    clauses: list[str] = []
    exchange = 0
    for index, step in enumerate(steps):
        if clauses and (step.entry.id != exchange or isinstance(step.event, encounter.FightEnded)):
            yield f"- {' · '.join(clauses)}"
            clauses = []
        if isinstance(step.event, encounter.ExchangeBegan):
            exchange, clauses = step.entry.id, [*_told(rules, step, voice)]
        elif clauses:
            clauses += _clause(rules, step, voice)
        else:
            yield from _line(rules, step, voice) or _conditions(steps, index, voice)
    if clauses:
        yield f"- {' · '.join(clauses)}"


def _conditions(steps: Sequence[Step], index: int, voice: Voice) -> list[str]:
    """One condition of everybody who got it at once, told with the first of them."""
    kind = _condition(steps[index])
    if not kind[1] or (index and _condition(steps[index - 1]) == kind):
        return []
    alike = itertools.takewhile(lambda step: _condition(step) == kind, steps[index:])
    who = Listed(tuple(name(s.before, s.event.who) for s in alike if isinstance(s.event, people.ConditionGained)))
    return [f"- {voice.word('desk.condition', who=who, condition=Term(kind[1]))}"]


def _condition(step: Step) -> tuple[int, str]:
    event = step.event
    return (step.entry.id, event.condition) if isinstance(event, people.ConditionGained) else (0, "")


def _told(rules: Rules, step: Step, voice: Voice) -> list[str]:
    teller = TELLERS.get(type(step.event))
    return [voice.say(say) for say in teller(step.event, rules, step.before, step.now)] if teller else []


def _act(rules: Rules, step: Step, event: check.Tested, voice: Voice) -> str:
    """Who rolled for what, and how it went; the dice are in the log."""
    values: dict[str, Value] = {
        "who": name(step.before, event.who),
        "what": deed(event),
        "degree": degree(rules, event.degree),
    }
    return voice.say(Say("recap.act", values))


def _clause(rules: Rules, step: Step, voice: Voice) -> list[str]:
    event = step.event
    if isinstance(event, check.Tested):
        return [_act(rules, step, event, voice)]
    return _told(rules, step, voice) if isinstance(event, _CLAUSES) else []


def _line(rules: Rules, step: Step, voice: Voice) -> list[str]:
    """The Markdown lines that an event outside an exchange is worth."""
    event = step.event
    if isinstance(event, campaign.SceneSet):
        return ["", f"### {voice.value(_scene(event))}", ""]
    if isinstance(event, encounter.FightBegan):
        return ["", *(f"**{text}**" for text in _told(rules, step, voice)), ""]
    if isinstance(event, campaign.Noted):
        return _note(event.text, voice)
    if isinstance(event, safeguard.AlertRaised | safeguard.AlertLowered):
        return [f"- {' · '.join((*_told(rules, step, voice), voice.say(alert_line(rules, step.now))))}"]
    if isinstance(event, check.Tested):
        return [f"- {_act(rules, step, event, voice)}"]
    texts = _told(rules, step, voice) if isinstance(event, _TOLD) else []
    return [f"- {' · '.join(texts)}"] if texts else []


def _note(text: str, voice: Voice) -> list[str]:
    """A note, a paragraph after the other."""
    first, *rest = (" ".join(part.split()) for part in text.split("\n\n"))
    lines = [f"- {voice.word('recap.note', text=first)}", *(line for part in rest for line in ("", f"  {part}"))]
    return [*lines, ""] if rest else lines


def _stands(rules: Rules, world: World, voice: Voice, *, gm: bool) -> Iterator[str]:
    """Where things stand: the alert, every clock, everybody."""
    yield f"- {voice.say(alert_line(rules, world))}"
    for key, clock in world.clocks.items():
        if gm or not clock.hidden:
            yield f"- {voice.say(clock_line(key, clock))}"
    for person in world.people.by_id.values():
        yield f"- {voice.say(person_line(rules, person))}"
