"""``rpg simulate village``: a village played season after season, beside the figures that the design prints."""

from __future__ import annotations

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
    for line in _table(case, policy, found, voice):
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


def _table(case: Case, policy: Policy | None, found: Fate, voice: Voice) -> Iterator[str]:
    from rpg.words import Term  # noqa: PLC0415 - as above

    say, settled = voice.word, case.village
    yield f"{voice.term(Term(case.id, 'name'))}: {voice.term(Term(case.id, 'text'))}"
    yield say("cli.simulate.villages", runs=found.runs, played=found.outings, made=found.journeys)
    meant = settled if policy is None or policy.id == case.policy else None
    rows = [
        (say("cli.simulate.alive", n=n), share, _at(meant.alive if meant else (), n - 1))
        for n, share in enumerate(found.alive, 1)
    ]
    printed = dict(meant.lost) if meant else {}
    rows += [(say("cli.simulate.lost", n=cycle), share, printed.get(cycle)) for cycle, share in found.lost]
    wide = max(len(name) for name, _, _ in rows)
    yield f"{'':{wide}}  {say('cli.simulate.measured'):>12}  {say('cli.simulate.printed'):>12}"
    for name, share, told in rows:
        yield f"{name:{wide}}  {_share(share, voice):>12}  {_share(told, voice):>12}".rstrip()
    if found.alive and found.alive[-1]:
        yield say("cli.simulate.left", people=round(found.people, 1), stores=round(found.stores, 1))
    for change in case.changes:
        yield say("cli.simulate.change", what=f"{change.entity} {change.path}", value=f"{change.value}".lower())


def _at(shares: tuple[float, ...], n: int) -> float | None:
    return shares[n] if n < len(shares) else None


def _share(value: float | None, voice: Voice) -> str:
    return "–" if value is None else voice.word("cli.simulate.share", n=round(value, 1))
