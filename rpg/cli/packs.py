"""The rules that a campaign plays by: its packs as they are, or as they were kept should one be lost."""

from __future__ import annotations

import contextlib
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.rules import Rules
from rpg.cli import streams, texts
from rpg.cli.fault import Hint, Told
from rpg.cli.voices import speak, voice
from rpg.rulebook.folder import MANIFEST, is_bundle, is_file, listing, located, shipped
from rpg.store import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.problem import Problem
    from rpg.store import Store
    from rpg.words import Say, Value

_LARGEST = 64 << 20
"""Bytes that kept rules may have."""


def rules_of(packs: Sequence[str | Path]) -> Rules:
    """The rules of those packs; Told with every fault if they do not load."""
    from rpg.rulebook import open_packs  # noqa: PLC0415 - a command without a campaign reads no rules

    rules = open_packs(packs, said)
    if isinstance(rules, Rules):
        return rules
    raise Told("cli.fault.rules", below=listed(rules))


def listed(problems: Iterable[Problem]) -> str:
    """Faults of rule files, one on a line, with their places."""
    return "\n".join(f"{p.file}:{p.line}:{p.column}: {p.code} {p.message}" for p in problems)


def checked(packs: Iterable[str]) -> None:
    """Check packs in full; Told with every fault."""
    from rpg.rulebook import check  # noqa: PLC0415 - only what is new or has changed is checked

    found = check([located(pack) for pack in packs], said, campaign=True)
    faults = [problem for problem in found if problem.severity == "error"]
    if faults:
        raise Told("cli.fault.rules", below=listed(faults))


def lasting(pack: str) -> str:
    """A pack as a campaign names it for ever: a shipped one by its name, any other by its folder's whole path."""
    return pack if shipped(pack) else str(Path(pack).resolve())


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
    lost = [str(place) for place in map(located, store.packs) if _is_lost(place)]
    if lost:
        return _kept(store, lost)
    rules = rules_of(store.packs)
    now = {pack.id: pack.sha256 for pack in rules.packs}
    changed = dict(now.items() ^ store.locked.items()) if store.locked else {}
    if changed:
        checked(store.packs)
        streams.out(speak("cli.pack.changed", n=len(changed), packs=", ".join(sorted(changed))), err=True)
        with contextlib.suppress(StoreError):  # a campaign that can only be read is told it again
            store.lock(rules.packs, encoded(rules))
    return rules


def _is_lost(place: Path) -> bool:
    if is_bundle(place):
        return not is_file(place)
    try:
        listing(place)
    except OSError:
        return True
    return not is_file(place / MANIFEST)


def _kept(store: Store, lost: Sequence[str]) -> Rules:
    """The rules as they were kept, and a warning; Told if none were, or they no longer fit this program."""
    missing: dict[str, Value] = {"packs": ", ".join(lost), "n": len(lost)}
    try:
        raw = zlib.decompressobj().decompress(store.kept_rules, _LARGEST)
        rules = msgspec.json.decode(raw, type=Rules)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise Told("cli.pack.lost", missing) from error
    streams.out(speak("cli.pack.kept", **missing), err=True)
    return rules


def encoded(rules: Rules) -> bytes:
    """Rules, to be kept in a campaign's file."""
    return zlib.compress(msgspec.json.encode(rules))


def said(say: Say) -> str:
    """A sentence in the language asked for."""
    return voice(texts.language()).say(say)
