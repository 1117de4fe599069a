"""What a shell may offer for the word at its cursor: commands, verbs, names, campaigns. A fault offers nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from click.shell_completion import CompletionItem

from rpg.cli import home
from rpg.cli.app import opened, stored
from rpg.cli.options import Settings
from rpg.cli.texts import language, text
from rpg.cli.voices import voice
from rpg.desk.book import VERBS
from rpg.desk.plain import plain, token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import click

    from rpg.campaign.world import World

T = TypeVar("T")


def first(context: click.Context, commands: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """The first word: a command, a verb in the language in use (or else in the other), somebody at the table."""
    world = _quiet(lambda: _world(context), None)
    spoken = _language(context, world)
    found = _items(((name, text(f"cli.help.{name}").partition("\n")[0]) for name in commands), incomplete)
    found += _items(_verbs(spoken), incomplete) or _items(_verbs("en" if spoken == "it" else "it"), incomplete)
    found += _items(_people(world) if world else (), incomplete)
    once: dict[str, CompletionItem] = {}
    for item in found:
        once.setdefault(item.value, item)
    return list(once.values())


def further(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """A word behind the first one, as the console completes it."""
    typed = context.params.get("words") or context.params.get("line") or ()
    verb = [context.info_name or ""] if "words" in context.params else []
    return _quiet(lambda: _desk(context, " ".join((*verb, *typed, incomplete)), incomplete), [])


def campaign(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """A campaign's name."""
    return _quiet(lambda: _items(((path.stem, "") for path in home.campaigns()), incomplete), [])


def person(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Somebody at the table."""
    return _quiet(lambda: _items(_people(_world(context)), incomplete), [])


def _desk(context: click.Context, line: str, incomplete: str) -> list[CompletionItem]:
    from rpg.desk.complete import complete  # noqa: PLC0415 - only a line needs the rules

    given = _given(context)
    start = incomplete.rpartition(",")[0]
    with opened(given.campaign, given.language) as app:
        offers = [
            (f"{start},{word}" if start else token(word) if " " in word else word, app.voice.value(hint))
            for word, hint in complete(line, app.table())
        ]
    return _items(offers, incomplete)


def _verbs(spoken: str) -> Iterator[tuple[str, str]]:
    speaker = voice(spoken)
    for verb in VERBS:
        for name in verb.it if spoken == "it" else verb.en:
            yield name, speaker.word(f"verb.{verb.key}")


def _people(world: World) -> Iterator[tuple[str, str]]:
    return ((person.id, person.name) for person in world.people.by_id.values() if not person.dead)


def _items(offers: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    """Those that go on from what was typed, each with a hint on one line."""
    begun = plain(incomplete)
    return [
        CompletionItem(word, help=" ".join(hint.split()) or None)
        for word, hint in offers
        if plain(word).startswith(begun) and " " not in word
    ]


def _world(context: click.Context) -> World:
    with stored(home.chosen(_given(context).campaign)) as store:
        return store.world_at(store.head())


def _language(context: click.Context, world: World | None) -> str:
    return _given(context).language or (world.language if world else language())


def _given(context: click.Context) -> Settings:
    return context.find_object(Settings) or Settings()


def _quiet(ask: Callable[[], T], otherwise: T) -> T:
    """An answer, or another one if there is any fault: a shell's line is no place for sentences."""
    try:
        return ask()
    except Exception:  # noqa: BLE001 - no campaign, a damaged one, a pack that is gone: nothing to offer
        return otherwise
