"""``rpg simulate``: a case played many times by the real rules, beside the figures that the design prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rpg.cli import streams
from rpg.cli.choosing import Choosing, shown
from rpg.cli.dumped import dump
from rpg.cli.fault import Hint, Told
from rpg.cli.figures import columns, figure
from rpg.cli.options import settings, shared
from rpg.cli.progress import counted
from rpg.cli.simulate_village import MOST_SEASONS, SEASONS, villages
from rpg.cli.texts import spoken, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rpg.campaign.rules import Rules
    from rpg.campaign.trial import Case, Policy
    from rpg.odds.figures import Figures
    from rpg.words import Voice

_PLAYS = ("fight", "expedition", "village")
_RUNS, _MOST = 2000, 1_000_000
FIGURES = ("all_dead", "survivors", "food", "some_food", "someone_dead", "tagged_home", "quiet", "wanderer")


@click.command(help=text("cli.help.simulate"))
@click.argument("plays", metavar=shown("plays", _PLAYS), type=Choosing("plays", _PLAYS))
@click.option("--case", "name", metavar="NAME", default="", help=text("cli.simulate.case"))
@click.option("--policy", metavar="FILE|NAME", type=click.Path(path_type=Path), help=text("cli.simulate.policy"))
@click.option("--pack", "packs", metavar="PATH", multiple=True, help=text("cli.simulate.pack"))
@click.option(
    "--runs",
    metavar="N",
    type=click.IntRange(1, _MOST),
    default=_RUNS,
    show_default=True,
    help=text("cli.simulate.runs"),
)
@click.option(
    "--seasons",
    metavar="N",
    type=click.IntRange(1, MOST_SEASONS),
    default=SEASONS,
    show_default=True,
    help=text("cli.simulate.seasons"),
)
@click.option("--seed", metavar="TEXT", default="14", help=text("cli.simulate.seed"))
@shared
def simulate(  # noqa: PLR0913 - one argument for each option
    *, plays: str, name: str, policy: Path | None, packs: tuple[str, ...], runs: int, seasons: int, seed: str
) -> None:
    """Play a case so many times; without a name: say which there are. A village may be named as a policy."""
    from rpg import content  # noqa: PLC0415 - `--help` opens no rules
    from rpg.cli.packs import rules_of  # noqa: PLC0415 - the same
    from rpg.cli.voices import voice as voiced  # noqa: PLC0415 - the same

    rules = rules_of(("core", str(content.folder("trials")), *packs))
    voice = voiced(settings().language or spoken(), rules)
    known = {case.id: case for case in rules.cases.values() if case.plays == plays}
    if policy is not None and plays == "village" and not policy.exists() and not name:
        name, policy = f"{policy}", None
    if not name:
        _listed(known, voice)
        return
    case = _case(known, name, rules)
    stays = case.village is not None and not case.village.expeditions
    if policy is None and case.policy not in rules.policies and not stays:
        raise Hint("cli.hint.case_policy", case=name)
    chosen = _chosen(rules, policy) if policy else rules.policies.get(case.policy)
    if chosen is None or case.plays == "village":
        villages(rules, case, chosen, voice, seasons=seasons, runs=runs, seed=seed)
        return
    _played(rules, case, chosen, voice, runs=runs, seed=seed)


def _listed(known: dict[str, Case], voice: Voice) -> None:
    from rpg.words import Term  # noqa: PLC0415 - as above

    if settings().json:
        streams.out(dump({"cases": [case.id.rpartition("/")[2] for case in known.values()]}))
        return
    wide = max(len(key.rpartition("/")[2]) for key in known)
    for key in known:
        slug = key.rpartition("/")[2]
        streams.out(f"{slug:{wide}}  {voice.term(Term(key, 'name'))}: {voice.term(Term(key, 'text'))}")
    first = next(iter(known.values()))
    streams.out(voice.word(f"cli.simulate.which.{first.plays}", case=first.id.rpartition("/")[2]))


def _case(known: dict[str, Case], name: str, rules: Rules) -> Case:
    slug = name.casefold()
    found = [case for key, case in known.items() if slug in {key, (short := key.rpartition("/")[2]), _bare(short)}]
    if found:
        return found[0]
    for key, case in rules.cases.items():
        if slug in {key, key.rpartition("/")[2]}:
            raise Hint("cli.hint.case_elsewhere", case=name, plays=case.plays)
    raise Hint("cli.hint.case", case=name, known=_slugs(known))


def _slugs(known: Iterable[str]) -> str:
    return ", ".join(key.rpartition("/")[2] for key in known)


def _bare(slug: str) -> str:
    """A village without the word: ``village larder`` is ``village-larder``."""
    return slug.removeprefix("village-")


def _chosen(rules: Rules, policy: Path) -> Policy:
    """The policy of a file, or the one of that name; Hint if there is neither."""
    if policy.exists():
        return _policy(policy)
    slug = f"{policy}".casefold()
    named = (known for key, known in rules.policies.items() if slug in {key, key.rpartition("/")[2]})
    found = next(named, None)
    if found is None:
        raise Hint("cli.hint.policy", file=f"{policy}", known=_slugs(rules.policies))
    return found


def _policy(file: Path) -> Policy:
    """The policy of a file; Told with the first fault of its shape if it is none."""
    import msgspec  # noqa: PLC0415 - as above

    from rpg.campaign.trial import Policy  # noqa: PLC0415 - as above
    from rpg.cli.voices import voice as speaker  # noqa: PLC0415 - as above
    from rpg.rulebook.checking import run  # noqa: PLC0415 - as above

    report = run((file,), speaker(settings().language or spoken()).say)
    errors = [problem for problem in report.problems if problem.severity == "error"]
    if errors:
        first = errors[0]
        raise Told("cli.fault.policy", file=f"{file}", line=f"{first.line}", why=first.message)
    raw = msgspec.json.decode(file.read_bytes())
    if raw.get("kind") != "policy":
        raise Told("cli.fault.kind", file=f"{file}", kind=f"{raw.get('kind', '')}")
    try:
        return msgspec.convert({k: v for k, v in raw.items() if k not in {"$schema", "kind", "//"}}, Policy)
    except msgspec.ValidationError as error:
        raise Told("cli.fault.policy", file=f"{file}", line="1", why=f"{error}") from error


def _played(rules: Rules, case: Case, policy: Policy, voice: Voice, *, runs: int, seed: str) -> None:
    from rpg.odds.trial import trial  # noqa: PLC0415 - as above

    with counted(runs * (2 if case.changes else 1), voice.word("cli.simulate.playing")) as step:
        with_changes = trial(rules, case, policy, runs=runs, seed=seed, done=step)
        plain = trial(rules, case, policy, runs=runs, seed=seed, patched=False, done=step) if case.changes else None
    if settings().json:
        streams.out(dump(_document(case, policy, with_changes, plain, seed)))
        return
    for line in _table(case, with_changes, plain, voice, printed=policy.id == case.policy):
        streams.out(line)


def _document(case: Case, policy: Policy, found: Figures, plain: Figures | None, seed: str) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415 - as above

    return {
        "case": case.id,
        "policy": policy.id,
        "seed": seed,
        "measured": msgspec.to_builtins(found),
        "printed": msgspec.to_builtins(case.printed) if policy.id == case.policy else None,
        "unpatched": msgspec.to_builtins(plain) if plain else None,
        "changes": [msgspec.to_builtins(change) for change in case.changes],
    }


def _table(case: Case, found: Figures, plain: Figures | None, voice: Voice, *, printed: bool) -> Iterator[str]:
    """What was found, beside what the design prints of the case, if it was played as the design plays it."""
    from rpg.words import Term  # noqa: PLC0415 - as above

    say: Callable[..., str] = voice.word
    yield f"{voice.term(Term(case.id, 'name'))}: {voice.term(Term(case.id, 'text'))}"
    yield say("cli.simulate.of", runs=found.runs, counted=found.counted)
    shown = {"measured": found, **({"printed": case.printed} if printed else {}), **({"plain": plain} if plain else {})}
    heads = [say(f"cli.simulate.{key}") for key in shown]
    rows = [
        (
            say(f"cli.simulate.{key}", units=case.enough, level=case.quiet),
            [figure(getattr(one, key), key, voice) for one in shown.values()],
        )
        for key in FIGURES
        if getattr(found, key) is not None
    ]
    yield from columns(heads, rows)
    for change in case.changes:
        yield say("cli.simulate.change", what=f"{change.entity} {change.path}", value=f"{change.value}".lower())
