"""``rpg validate --balance``: what fights come to by a pack that changes them, beside the figures of the design."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg import content
from rpg.cli import streams
from rpg.cli.figures import columns, figure
from rpg.cli.packs import rules_of
from rpg.cli.progress import counted
from rpg.cli.voices import voice as voiced
from rpg.game.formula import text_of
from rpg.odds.trial import trial
from rpg.rulebook.folder import BASE, MANIFEST, came, home_of, is_bundle
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.campaign.trial import Case
    from rpg.odds.figures import Figures
    from rpg.words import Voice

FIGHTS = 2000
"""Fights that are played in all, over every case."""
_SEED = "balance"


def balanced(paths: Sequence[Path], voice: Voice, *, err: bool = False) -> None:
    """Play the cases of the design by the game's own rules with these packs, if they change what a fight reads.

    ``err``: it is told on stderr, because stdout belongs to a machine.
    """
    trials = str(content.folder("trials"))
    plain = rules_of((BASE, trials))
    changed = rules_of((BASE, trials, *_packs(paths)))
    if _fought(plain) == _fought(changed):
        streams.out(voice.word("cli.balance.same"), err=err)
        return
    cases = [case for case in changed.cases.values() if case.plays == "fight" and case.policy in changed.policies]
    runs = max(1, FIGHTS // len(cases))
    with counted(runs * len(cases), voice.word("cli.simulate.playing")) as step:
        found = [
            (case, trial(changed, case, changed.policies[case.policy], runs=runs, seed=_SEED, done=step))
            for case in cases
        ]
    for line in _table(found, voiced(voice.language, changed), runs):
        streams.out(line, err=err)


def _packs(paths: Sequence[Path]) -> tuple[str, ...]:
    """The packs that these paths are, stand in, or hold; not those that came with the program."""
    shipped = {content.folder("rules").resolve() / name for name in came()}
    places = [path.resolve() for path in paths if f"{path}" not in came()]
    homes = [home for place in places for home in _homes(place) if home not in shipped]
    return tuple(dict.fromkeys(map(str, homes)))


def _homes(place: Path) -> Sequence[Path]:
    if is_bundle(place):
        return (place,)
    home = home_of(place)
    return (home,) if home else sorted(manifest.parent for manifest in place.glob(f"*/{MANIFEST}"))


def _fought(rules: Rules) -> bytes:
    """All that a fight reads of some rules, as bytes that can be compared."""
    read = (rules.check, rules.character, rules.safeguard, rules.encounter)
    return msgspec.json.encode(read, enc_hook=text_of, order="deterministic")


def _table(found: Sequence[tuple[Case, Figures]], voice: Voice, runs: int) -> Iterator[str]:
    yield voice.word("cli.balance.of", n=runs * len(found), each=runs)
    heads = [voice.word(f"cli.balance.{key}") for key in ("dead", "meant", "survivors", "meant")]
    yield from columns(heads, [(voice.term(Term(case.id, "name")), _cells(case, one, voice)) for case, one in found])


def _cells(case: Case, found: Figures, voice: Voice) -> list[str]:
    """What was played beside what is printed."""
    return [figure(getattr(one, key), key, voice) for key in ("all_dead", "survivors") for one in (found, case.printed)]
