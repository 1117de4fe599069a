"""``rpg pack lock``: the packs that a campaign plays by, with their versions and hashes, checked and noted anew."""

from __future__ import annotations

import click

from rpg.cli import show, streams
from rpg.cli.app import stored
from rpg.cli.home import chosen
from rpg.cli.options import settings, shared
from rpg.cli.packs import checked, locked, rules_of
from rpg.cli.rules_why import columns
from rpg.cli.texts import text


@click.command(help=text("cli.help.pack.lock"))
@click.option("--check", "only", is_flag=True, help=text("cli.pack.check"))
@shared
@click.pass_context
def lock(context: click.Context, *, only: bool) -> None:
    """Renew the lock of a campaign, or only compare; exit 1 if that finds a difference."""
    given = settings()
    with stored(chosen(given.campaign)) as store:
        rules = rules_of(store.packs)
        before = store.locked
        changed = {pack.id for pack in rules.packs if before.get(pack.id) != pack.sha256}
        changed |= before.keys() - {pack.id for pack in rules.packs}
        if not only:
            checked(store.packs)
            locked(store, rules)
    if given.json:
        rows = [{"id": p.id, "version": p.version, "sha256": p.sha256, "changed": p.id in changed} for p in rules.packs]
        streams.out(show.dump(rows))
    else:
        table = [("*" if p.id in changed else " ", p.id, p.version, p.sha256) for p in rules.packs]
        streams.out("\n".join(line[2:] for line in columns(table)))
    context.exit(int(only and bool(changed)))
