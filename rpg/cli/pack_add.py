"""``rpg pack add``: a pack onto the shelf, and, if one is named, into a campaign."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from rpg.cli import show, streams
from rpg.cli.app import stored
from rpg.cli.fault import Hint, Told
from rpg.cli.files import written
from rpg.cli.home import chosen
from rpg.cli.names import PYTHON, coded
from rpg.cli.options import settings, shared
from rpg.cli.pack_bundle import packed
from rpg.cli.packs import checked, locked, rules_of
from rpg.cli.shelf import card, installed, is_pack, shelf
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook.folder import BUNDLE, ZIP, is_bundle, shipped


class _Taken(NamedTuple):
    """A pack put on the shelf: its id and version, where it came from, how it stands to what was there before.

    ``state`` is ``new``, ``changed`` or ``unchanged``; ``before`` is the version that was there ("": none).
    """

    id: str
    version: str
    source: str
    state: str
    before: str


@click.command(help=text("cli.help.pack.add"))
@click.argument("sources", metavar="PACK...", nargs=-1, required=True)
@shared
def add(sources: tuple[str, ...]) -> None:
    """Check packs, keep a copy of each, and let the campaign named play by them."""
    given = settings()
    if coded(sources):
        _trusted(coded(sources), given.campaign)
    told = [_known(source) or _taken(Path(source)) for source in sources]
    names = [each if isinstance(each, str) else each.id for each in told]
    taken = [each for each in told if isinstance(each, _Taken)]
    if not given.campaign and (came := [name for name in names if shipped(name)]):
        raise Hint("cli.pack.came", packs=", ".join(came))
    if given.campaign:
        _join(chosen(given.campaign), names)
    if given.json:
        rows = [each._asdict() for each in taken]
        streams.out(show.dump({"packs": names, "campaign": given.campaign, "taken": rows}))
        return
    for each in taken:
        streams.out(speak("cli.pack.taken_in", **each._asdict()))
    key = "cli.pack.joined" if given.campaign else "cli.pack.added"
    known = names if given.campaign else [each for each in told if isinstance(each, str)]
    if known:
        streams.out(speak(key, packs=", ".join(known), campaign=given.campaign, n=len(known)))


def _known(source: str) -> str:
    """The id of a pack that is shipped, on the shelf or code; "" if the word means a pack that lies somewhere."""
    return source if coded([source]) or ((shipped(source) or installed(source)) and not is_pack(Path(source))) else ""


def _trusted(names: list[str], campaign: str) -> None:
    """Say whose code a campaign is about to run; Hint if none is named, Told if that code cannot be used."""
    from rpg.cli import coded as code  # noqa: PLC0415 - few packs are code

    if not campaign:
        raise Hint("cli.code.where", name=names[0])
    with stored(chosen(campaign)):  # no code runs for a campaign that is not there
        pass
    from_ = {offer.name: offer for offer in code.offers()}
    for name in names:
        try:
            code.loaded(name.removeprefix(PYTHON))
        except code.Unfit as unfit:
            raise Told(unfit.key, id=name.removeprefix(PYTHON), **unfit.values) from unfit
        offer = from_[name]
        streams.out(speak("cli.code.trusted", name=name, dist=offer.distribution, version=offer.version), err=True)


def _taken(source: Path) -> _Taken:
    """Put a sound pack on the shelf in place of an older one of its id. Told with every fault of it."""
    if not is_pack(source):
        raise Told("cli.pack.none", path=str(source))
    checked([source])
    own = card(source)
    name = own.id if own else source.name
    if shipped(name):
        raise Told("cli.pack.taken", id=name)
    suffix = BUNDLE if source.name.endswith(BUNDLE) else ZIP
    raw = source.read_bytes() if is_bundle(source) else packed(source, one_json=False)
    there = installed(name)
    before = card(there) if there else None
    state = "new" if there is None else "unchanged" if there.read_bytes() == raw else "changed"
    written(shelf() / f"{name}{suffix}", raw, quiet=True)
    (shelf() / f"{name}{ZIP if suffix == BUNDLE else BUNDLE}").unlink(missing_ok=True)
    return _Taken(name, own.version if own else "", str(source), state, before.version if before else "")


def _join(campaign: Path, names: list[str]) -> None:
    """Let a campaign play by more packs, behind those that it has; Told with every fault, and nothing is changed."""
    with stored(campaign) as store:
        packs = [*store.packs, *(name for name in names if name not in store.packs)]
        checked(packs)
        rules = rules_of(packs)
        with store.writing():
            store.set_meta("packs", msgspec.json.encode(packs).decode())
            locked(store, rules)
