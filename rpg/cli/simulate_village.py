"""``rpg simulate village``: a village played season after season, beside the figures that the design prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rpg.cli import streams
from rpg.cli.dumped import dump
from rpg.cli.options import settings
from rpg.cli.progress import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.trial import Case, Policy
    from rpg.odds.settlement import Fate
    from rpg.words import Voice

SEASONS, MOST_SEASONS = 3, 100
_WHY = frozenset({"hunger", "cohesion", "population"})
_HAPPENING = re.compile(r"events/rows/(\d+)/(.+)")


def villages(  # noqa: PLR0913 - which case by which policy, how long and how often; all but the rules named
    rules: Rules, case: Case, policy: Policy | None, voice: Voice, *, seasons: int, runs: int, seed: str
) -> None:
    """Play a case's village so many times, and say what came of it."""
    from rpg.odds.settlement import settlements  # noqa: PLC0415 - `--help` opens no rules

    with counted(runs, voice.word("cli.simulate.playing")) as step:
        found = settlements(rules, case, policy, seasons=seasons, runs=runs, seed=seed, done=step)
    if settings().json:
        streams.out(dump(_document(case, policy, found, seed)))
        return
    as_printed = policy is None or policy.id == case.policy
    for line in _table(rules, case, found, voice, as_printed=as_printed):
        streams.out(line)


def _document(case: Case, policy: Policy | None, found: Fate, seed: str) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415 - as above

    return {
        "case": case.id,
        "policy": policy.id if policy else "",
        "seed": seed,
        "measured": msgspec.to_builtins(found),
        "printed": {"alive": list(case.village.alive), "lost": list(case.village.lost)} if case.village else {},
        "changes": [msgspec.to_builtins(change) for change in case.changes],
    }


def _table(rules: Rules, case: Case, found: Fate, voice: Voice, *, as_printed: bool) -> Iterator[str]:
    """What was found, beside what the design prints of the case, if it was played as the design plays it."""
    from rpg.words import Term  # noqa: PLC0415 - as above

    say, settled = voice.word, case.village if as_printed else None
    yield f"{voice.term(Term(case.id, 'name'))}: {voice.term(Term(case.id, 'text'))}"
    cycles = rules.check.time.season_cycles
    if found.journeys:
        rest = found.journeys - found.outings
        yield say("cli.simulate.outings", played=found.outings, made=found.journeys, rest=rest)
    yield say("cli.simulate.villages", runs=found.runs, seasons=len(found.alive), cycles=cycles * len(found.alive))
    rows = [
        (say("cli.simulate.alive", n=n), share, _at(settled.alive if settled else (), n - 1))
        for n, share in enumerate(found.alive, 1)
    ]
    printed = dict(settled.lost) if settled else {}
    rows += [(say("cli.simulate.lost", n=cycle), share, printed.get(cycle)) for cycle, share in found.lost]
    rows += [(say(f"cli.simulate.lost.{why}"), share, None) for why, share in found.why if why in _WHY]
    wide = max(len(name) for name, _, _ in rows)
    yield f"{'':{wide}}  {say('cli.simulate.here'):>12}  {say('cli.simulate.design'):>12}"
    for name, share, meant in rows:
        yield f"{name:{wide}}  {_share(share, voice):>12}  {_share(meant, voice):>12}".rstrip()
    if found.alive and found.alive[-1]:
        yield say("cli.simulate.left", people=round(found.people, 1), stores=round(found.stores, 1))
    if case.changes:
        yield say("cli.simulate.as_designed")
        yield from (f"  {_change(rules, case, full, voice)}" for full in dict.fromkeys(c.entity for c in case.changes))


def _change(rules: Rules, case: Case, full: str, voice: Voice) -> str:
    """``the village: Quarrel: Cohesion −1 … – cohesion 0, ticks 0``: what is other in one entity of the rules."""
    from rpg.words import Term  # noqa: PLC0415 - as above

    named = "name" in rules.texts.get("en", {}).get(full, {})
    changes = [
        f"{_path(rules, change.path, voice)} {_value(change.value, voice)}"
        for change in case.changes
        if change.entity == full
    ]
    return f"{voice.term(Term(full)) if named else full.rpartition(':')[2]}: {', '.join(changes)}"


def _path(rules: Rules, path: str, voice: Voice) -> str:
    """The words of a path; a row of the village's happenings by what it says."""
    from rpg.words import Term  # noqa: PLC0415 - as above

    events = _HAPPENING.fullmatch(path)
    if events is None:
        return path.replace("/", " ").replace("_", " ")
    row = rules.community.events.rows[int(events[1])]
    text = voice.term(Term(rules.community.id, f"events.rows.{row.key}.text"))
    return voice.word("cli.simulate.happening", what=text.partition(":")[0], number=events[2].replace("/", " "))


def _value(value: object, voice: Voice) -> str:
    return voice.word(f"cli.simulate.{'yes' if value else 'no'}") if isinstance(value, bool) else f"{value}"


def _at(shares: tuple[float, ...], n: int) -> float | None:
    return shares[n] if n < len(shares) else None


def _share(value: float | None, voice: Voice) -> str:
    return "–" if value is None else voice.word("cli.simulate.share", n=round(value, 1))
