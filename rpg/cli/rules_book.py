"""What the commands about rules share: the packs asked for, laid over one another, and the entity that a word means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rpg.cli.app import stored
from rpg.cli.fault import Hint, Told
from rpg.cli.founding import shipped
from rpg.cli.home import chosen
from rpg.cli.options import settings
from rpg.cli.packs import listed, said
from rpg.cli.shelf import lasting, places
from rpg.cli.texts import spoken as language
from rpg.cli.texts import text
from rpg.desk.plain import plain
from rpg.rulebook.checking import book
from rpg.rulebook.folder import located
from rpg.rulebook.guess import nearest
from rpg.rulebook.shape import find
from rpg.rulebook.translating import spoken
from rpg.words.token import bare, token

if TYPE_CHECKING:
    from collections.abc import Callable

    from rpg.rulebook.merged import Merged
    from rpg.rulebook.together import Together

packs_option: Callable[[Callable[..., object]], Callable[..., object]] = click.option(
    "--pack", "packs", metavar="NAME|DIR", multiple=True, help=text("cli.rules.pack")
)


def opened(packs: tuple[str, ...]) -> Together:
    """What those packs come to, or the campaign's, or the shipped ones; Told with every fault in them."""
    names = tuple(map(_meant, packs)) or _played() or shipped()
    found = book([located(place) for place in places(names)], said)
    if isinstance(found, tuple):
        raise Told("cli.fault.rules", below=listed(found))
    return found


def _meant(word: str) -> str | Path:
    """A pack that lies somewhere is shown as it was named."""
    lasts = lasting(word)
    return Path(word) if Path(lasts).is_absolute() else lasts


def _played() -> tuple[str, ...]:
    given = settings().campaign
    if not given:
        return ()
    with stored(chosen(given)) as store:
        return store.packs


def meant(together: Together, word: str) -> Merged:
    """The entity of that id, or the only one of that ``kind/slug``, slug or name; Hint if there is none, or several."""
    entities = together.book.entities
    led = together.book.led(word)
    if led in entities:
        return entities[led]
    found = sorted(i for i in entities if word in {i.partition(":")[2], i.rpartition("/")[2]}) or _named(together, word)
    if len(found) == 1:
        return entities[found[0]]
    if found:
        raise Hint("cli.rules.several", word=word, known=", ".join(found))
    slugs = {i.rpartition("/")[2]: i for i in sorted(entities)}
    near = nearest(word, entities) or slugs.get(nearest(word.rpartition("/")[2], slugs), "")
    raise Hint("cli.rules.none_near", word=word, near=near) if near else Hint("cli.rules.none", word=word)


def _named(together: Together, word: str) -> list[str]:
    """The entities that are called so in the language of the answer, or as their packs say it."""
    texts, wanted = Texts(together), {plain(word), plain(bare(word))}
    return sorted(
        entity.id
        for entity in together.book.entities.values()
        for name in texts.names(entity)
        if not wanted.isdisjoint({plain(name), plain(token(name)), plain(bare(name))})
    )


class Texts:
    """The texts of entities in the language of the answer, and as their packs have them."""

    def __init__(self, together: Together) -> None:
        """Of the entities of those packs."""
        self._together = together
        self._own = spoken(together, language())

    def of(self, entity: Merged) -> dict[str, Any]:
        """The texts of an entity by key, as its packs have them where they are not translated."""
        return {**self.source(entity), **self._own.get(entity.id, {})}

    def source(self, entity: Merged) -> dict[str, Any]:
        """Its texts as the packs themselves have them."""
        shape = self._together.shapes[entity.kind]
        return {found.name: found.value for found in find(entity.value, shape) if found.shape.text}

    def names(self, entity: Merged) -> set[str]:
        """Its names, one and several, in the language of the answer and as its packs say them."""
        told = (texts.get("name", "") for texts in (self.of(entity), self.source(entity)))
        forms = (
            form for each in told for form in ((each["one"], each["other"]) if isinstance(each, dict) else (each,))
        )
        return {f"{form}" for form in forms if form}

    def name(self, entity: Merged) -> str:
        """Its name, or "" if it has none."""
        told = self.of(entity).get("name", "")
        return f"{told['one'] if isinstance(told, dict) else told}"
