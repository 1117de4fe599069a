"""``rpg pack remove``: a pack off the shelf, or out of a campaign, which keeps what it has in use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from rpg.cli import home, show, streams
from rpg.cli.app import stored
from rpg.cli.fault import Hint, Told
from rpg.cli.options import settings, shared
from rpg.cli.packs import checked, locked, rules_of
from rpg.cli.shelf import every, installed, lasting, missing
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook.folder import ZIP

if TYPE_CHECKING:
    from rpg.store import Store


@click.command(help=text("cli.help.pack.remove"))
@click.argument("name", metavar="PACK")
@shared
def remove(name: str) -> None:
    """Take a pack off the shelf, or out of the campaign named."""
    given = settings()
    if given.campaign:
        _leave(home.chosen(given.campaign), name)
        users = [given.campaign]
    else:
        users = _unshelved(name)
    if given.json:
        streams.out(show.dump({"pack": name, "campaigns": users}))
        return
    key = "cli.pack.left" if given.campaign else "cli.pack.removed"
    streams.out(speak(key, id=name, campaigns=", ".join(users), n=len(users)))


def _unshelved(name: str) -> list[str]:
    """Take a pack's file away; the campaigns that lack it now, and go on with the rules that they kept."""
    place = installed(name)
    if place is None:
        raise Hint("cli.pack.not_there", id=name, known=", ".join(p.name.partition(".")[0] for p in every()) or "–")
    place.unlink()
    users, lost = [], {name, str(place), str(place.with_name(f"{name}{ZIP}"))}
    for path in home.campaigns():
        try:
            with stored(path) as store:
                users += [path.stem] if not lost.isdisjoint(missing(store.packs)) else []
        except Told:  # a file that cannot be read is told by `rpg campaigns`
            continue
    return users


def _leave(campaign: Path, name: str) -> None:
    with stored(campaign) as store:
        gone = {name, lasting(name)}
        packs = [own for own in store.packs if own not in gone and Path(own).name != name]
        if len(packs) == len(store.packs):
            raise Hint("cli.hint.pack", name=name, known=", ".join(Path(own).name for own in store.packs))
        if missing(packs):  # the campaign goes on by the rules that it kept, and is told so when it is opened
            _named(store, packs)
            return
        checked(packs)
        rules = rules_of(packs)
        if any(pack.id == name for pack in rules.packs):
            raise Hint("cli.pack.needed", id=name)
        with store.writing():
            _named(store, packs)
            locked(store, rules)


def _named(store: Store, packs: list[str]) -> None:
    store.set_meta("packs", msgspec.json.encode(packs).decode())
