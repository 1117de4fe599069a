"""The rules that a campaign plays by: its packs as they are, or as they were kept should one be lost."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.rules import Rules
from rpg.cli import home, keeping, streams
from rpg.cli.fault import Hint, Told
from rpg.cli.names import coded
from rpg.cli.shelf import lasting, missing, places
from rpg.cli.texts import spoken
from rpg.cli.voices import speak, voice
from rpg.rulebook import recalled
from rpg.rulebook.folder import located
from rpg.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.desk.table import Book
    from rpg.problem import Problem
    from rpg.store import Store
    from rpg.words import Say, Value, Voice


RECALLED = "opened"
"""The folder, beside the campaigns, of rules that were opened before; it can be thrown away."""


def rules_of(packs: Sequence[str]) -> Rules:
    """The rules of those packs, named as a campaign names them; Told with every fault if they do not load."""
    where, kept, since = places(packs), home.home() / RECALLED, recalled.began()
    if (known := recalled.recall(kept, where)) is not None:
        return known
    from rpg.rulebook import open_packs  # noqa: PLC0415 - packs that have not changed are not opened again

    rules = open_packs(where, said)
    if isinstance(rules, Rules):
        with contextlib.suppress(OSError):
            home.private()
            recalled.keep(kept, where, rules, since)
        return rules
    raise Told("cli.fault.rules", below=listed(rules))


def listed(problems: Iterable[Problem]) -> str:
    """Faults of rule files, one on a line, with their places."""
    return "\n".join(f"{p.file}{f':{p.line}:{p.column}' if p.line else ''}: {p.code} {p.message}" for p in problems)


def checked(packs: Iterable[str | Path], *, papers: bool = True) -> None:
    """Check packs in full, or (not ``papers``) without what they bring to print with; Told with every fault."""
    from rpg.rulebook import check  # noqa: PLC0415 - only what is new or has changed is checked

    found = check([located(place) for place in places(list(packs))], said, campaign=True, papers=papers)
    faults = [problem for problem in found if problem.severity == "error"]
    if faults:
        raise Told("cli.fault.rules", below=listed(faults))


def moved(store: Store, packs: Sequence[str]) -> None:
    """Note where packs of this campaign are to be found from now on; Hint for one that it does not play by."""
    for pack in map(lasting, packs):
        name = Path(pack).name
        if name not in {Path(own).name for own in store.packs}:
            raise Hint("cli.hint.pack", name=name, known=", ".join(Path(own).name for own in store.packs))
        places = [pack if Path(own).name == name else own for own in store.packs]
        store.set_meta("packs", msgspec.json.encode(places).decode())


def played_by(store: Store) -> Rules:
    """The rules of a campaign's packs. What changed in them since is checked in full, and said once."""
    if lost := missing(store.packs):
        return _kept(store, lost)
    rules = rules_of(store.packs)
    store.lead(rules.led)
    now = {pack.id: pack.sha256 for pack in rules.packs}
    changed = dict(now.items() ^ store.locked.items()) if store.locked else {}
    if not changed:
        return keeping.again(store, rules)
    checked(store.packs, papers=False)
    streams.out(speak("cli.pack.changed", n=len(changed), packs=", ".join(sorted(changed))), err=True)
    return locked(store, rules)


def locked(store: Store, rules: Rules) -> Rules:
    """Those rules with copies of what is in use and no longer in them; noted in the campaign as what it plays by."""
    store.lead(rules.led)
    rules, copies = keeping.with_copies(store, rules)
    if copies:
        streams.out(speak("cli.pack.copies", n=len(copies), ids=", ".join(copies)), err=True)
    with contextlib.suppress(StoreError):  # a campaign that can only be read is told it again
        store.lock(rules.packs, keeping.encoded(rules))
        store.set_meta(keeping.META, msgspec.json.encode(copies).decode())
    return rules


def _kept(store: Store, lost: Sequence[str]) -> Rules:
    """The rules as they were kept, and a warning; Told if none were, or they no longer fit this program."""
    missing: dict[str, Value] = {"packs": ", ".join(lost), "n": len(lost)}
    rules = keeping.kept(store)
    if rules is None:
        raise Told("cli.pack.lost", missing)
    store.lead(rules.led)
    streams.out(speak("cli.pack.kept", **missing), err=True)
    return rules


def joined(packs: Sequence[str], language: str, rules: Rules) -> tuple[Voice, Book | None]:
    """A voice for a campaign of those packs, and the verbs of its table: with those of its code packs, in their order.

    None stands for the program's own verbs: then no code of others was looked for.
    """
    if not coded(packs):
        return voice(language, rules), None
    from rpg.cli.coded import guarded, packs_of  # noqa: PLC0415 - few campaigns name code packs
    from rpg.desk.book import VERBS, book_of  # noqa: PLC0415 - the same

    more = packs_of(packs)
    speaker = voice(language, rules, [pack.texts for pack in more])
    return speaker, book_of((*VERBS, *(verb for pack in more for verb in guarded(pack, speaker))))


def said(say: Say) -> str:
    """A sentence in the language asked for."""
    return voice(spoken()).say(say)
