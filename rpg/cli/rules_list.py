"""``rpg rules list``: every entity of the packs, by kind."""

from __future__ import annotations

import click

from rpg.campaign.kinds import KINDS
from rpg.cli import show, streams
from rpg.cli.fault import Hint
from rpg.cli.options import settings, shared
from rpg.cli.rules_book import Texts, opened, packs_option
from rpg.cli.texts import text
from rpg.rulebook.guess import nearest
from rpg.words.safe import printable


@click.command("list", help=text("cli.help.rules.list"))
@click.argument("kind", required=False, metavar="[KIND]")
@packs_option
@shared
def list_(kind: str | None, packs: tuple[str, ...]) -> None:
    """List entities with their names."""
    if kind is not None and kind not in KINDS:
        near = nearest(kind, KINDS)
        key = "cli.rules.none_near" if near else "cli.rules.kind"
        raise Hint(key, kind=kind, word=kind, near=near, known=", ".join(sorted(KINDS)))
    together = opened(packs)
    texts = Texts(together)
    found = sorted((e for e in together.book.entities.values() if kind in {None, e.kind}), key=lambda e: (e.kind, e.id))
    rows = [{"id": e.id, "kind": e.kind, "name": texts.name(e), "abstract": e.abstract} for e in found]
    if settings().json:
        streams.out(show.dump(rows))
        return
    width = max((len(entity.id) for entity in found), default=0)
    streams.out("\n".join(f"{row['id']:<{width}}  {printable(str(row['name']))}".rstrip() for row in rows))
