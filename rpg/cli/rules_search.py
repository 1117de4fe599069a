"""``rpg rules search``: the entities that speak of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.options import settings, shared
from rpg.cli.rules_book import Texts, opened, packs_option
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.words.safe import printable

if TYPE_CHECKING:
    from rpg.rulebook.merged import Merged

_WIDTH = 70


@click.command("search", help=text("cli.help.rules.search"))
@click.argument("words", nargs=-1, required=True)
@packs_option
@shared
@click.pass_context
def search(context: click.Context, words: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """List the entities whose id or texts hold all these words; exit 1 if there are none."""
    together, wanted = opened(packs), [word.casefold() for word in words]
    texts = Texts(together)
    rows = [row for entity in together.book.entities.values() if (row := _found(texts, entity, wanted))]
    rows.sort(key=lambda row: row["id"])
    if settings().json:
        streams.out(show.dump(rows))
    else:
        lines = (f"{row['id']}  {printable(row['name'])}\n    {printable(row['text'])}".rstrip() for row in rows)
        streams.out("\n".join(lines) if rows else speak("cli.rules.nothing", words=" ".join(words)), err=not rows)
    context.exit(0 if rows else 1)


def _found(texts: Texts, entity: Merged, words: list[str]) -> dict[str, str] | None:
    """The id and the name of an entity, and the text in it that holds most of the words; None if one is missing."""
    told_in = (texts.of(entity), texts.source(entity))
    said = [f"{form}" for told in told_in for text_ in told.values() for form in _forms(text_)]
    held = {each: sum(word in each.casefold() for word in words) for each in said}
    everything = "\n".join([entity.id, *said]).casefold()
    if any(word not in everything for word in words):
        return None
    best = max(held, key=lambda each: held[each], default="")
    return {"id": entity.id, "name": texts.name(entity), "text": _cut(best, words)}


def _forms(told: object) -> list[object]:
    return [told["one"], told["other"]] if isinstance(told, dict) else [told]


def _cut(said: str, words: list[str]) -> str:
    """A text around the first of the words in it, on one line."""
    line = " ".join(said.split())
    at = min((line.casefold().find(word) for word in words if word in line.casefold()), default=0)
    start = max(0, at - _WIDTH // 3)
    cut = line[start : start + _WIDTH]
    return f"{'…' if start else ''}{cut}{'…' if start + _WIDTH < len(line) else ''}"
