"""How a campaign begins: a file with a seed and packs, and a first entry that says who is there."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from rpg.campaign.entry import Fact
from rpg.campaign.events import Begun, ClockMade, ThreadOpened
from rpg.cli import clock
from rpg.cli.app import App, LateOracle, explained
from rpg.cli.fault import Hint, Told
from rpg.cli.files import room_for
from rpg.cli.keeping import encoded
from rpg.cli.names import coded
from rpg.cli.packs import checked, joined, rules_of
from rpg.cli.voices import voice
from rpg.desk.fronts import clock_key
from rpg.desk.result import Append
from rpg.dice import DiceError
from rpg.dice.source import seed_key
from rpg.game.character.decide import from_named
from rpg.game.character.events import Joined
from rpg.game.community import measures
from rpg.game.community.events import VillageChanged
from rpg.game.community.state import Community
from rpg.game.safeguard.events import AlertRaised
from rpg.rulebook.codes import CODES
from rpg.rulebook.folder import BASE
from rpg.rulebook.folder import shipped as shipped_as
from rpg.store import First, Store
from rpg.words.token import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.campaign.story import Story


SETTING = "zuru"
"""The setting that a campaign is played in if it names no packs; others come with the program, and are asked for."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What a new campaign is to be. ``players`` are the names of those who play, in the order of the story's people."""

    name: str
    language: str
    story: str = ""
    players: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    seed: str = ""


def shipped() -> tuple[str, ...]:
    """The packs of a campaign that names none: the game's own, and the setting."""
    return (BASE, SETTING)


def story_of(rules: Rules, word: str) -> Story:
    """The story of that id or slug, or the first one for ""; Hint if there is none."""
    for full, story in sorted(rules.stories.items()):
        if not word or word in {full, full.rpartition("/")[2]}:
            return story
    raise Hint(
        "cli.hint.story", story=word, known=", ".join(f.rpartition("/")[2] for f in sorted(rules.stories)) or "–"
    )


def found(path: Path, plan: Plan, rules: Rules | None = None) -> App:
    """Make the campaign's file with its first entry; Told if there is one already. The caller closes its store."""
    packs = plan.packs if len(plan.packs) > len(coded(plan.packs)) else (*shipped(), *plan.packs)
    with _replaced([name for name in shipped() if name not in packs]):
        checked(own for own in packs if shipped_as(own) is None)
        rules = rules or rules_of(packs)
        story = story_of(rules, plan.story) if plan.story else None
    if path.exists():
        raise Told("cli.fault.exists", name=plan.name, path=str(path))
    seed = _seed(plan)
    facts = (*map(Fact, _first(rules, plan, story)), *_waiting(rules, plan, story))
    first = First(Append(facts=facts), voice(plan.language).word("cli.new.line", name=plan.name), clock.now(1))
    store = _created(path, seed, packs, rules, first)
    speaker, book = joined(packs, plan.language, rules)
    return App(store, rules, speaker, LateOracle(), book)


def _seed(plan: Plan) -> str:
    """The seed that is asked for, or chance; Told if it is no text."""
    seed = plan.seed or os.environ.get("RPG_SEED", "") or secrets.token_hex(8)
    try:
        seed_key(seed)
    except DiceError as error:
        raise Told(f"dice.error.{error.code}") from error
    return seed


@contextmanager
def _replaced(left: Sequence[str]) -> Iterator[None]:
    """Say of what is missing that those shipped packs are left out, as others were named in their place."""
    try:
        yield
    except Told as error:
        if not left or not (isinstance(error, Hint) or CODES["one_missing"] in error.message):
            raise
        flags = " ".join(f"--pack {name}" for name in shipped())
        kind = Hint if isinstance(error, Hint) else Told
        raise kind("cli.new.replaces", fault=error.message, packs=", ".join(left), flags=flags) from error


def _created(path: Path, seed: str, packs: Sequence[str], rules: Rules, first: First) -> Store:
    room_for(path)
    with explained():
        return Store.create(path, seed=seed, packs=packs, lock=rules.packs, rules=encoded(rules), first=first)


def _first(rules: Rules, plan: Plan, story: Story | None) -> Iterator[Begun | Joined | VillageChanged | AlertRaised]:
    yield Begun(name=plan.name, language=plan.language, story=story.id if story else "")
    if story is None:
        return
    for index, full in enumerate(story.people):
        person = from_named(rules.character, rules.character.named[full], text_of(rules, full, plan.language))
        player = plan.players[index] if index < len(plan.players) else ""
        yield Joined(person=msgspec.structs.replace(person, player=player))
    for what, wanted in msgspec.structs.asdict(story.village).items():
        if wanted is not None and (by := wanted - _started(rules, what)):
            yield VillageChanged(what=what, by=by)
    if story.alert:
        yield AlertRaised(sector=story.sector, by=story.alert, why=text_of(rules, story.id, plan.language))


def _started(rules: Rules, what: str) -> int:
    """With how much of that the rules let a village begin."""
    if what in measures.DEVELOPMENTS:
        return measures.level(rules.community, Community(), what)
    return int(getattr(rules.community.start, what))


def _waiting(rules: Rules, plan: Plan, story: Story | None) -> Iterator[Fact]:
    """What the story leaves open, and the clocks of what comes by itself; players do not see the hidden ones."""
    if story is None:
        return
    for number, thread in enumerate(story.threads):
        text = text_of(rules, story.id, plan.language, f"threads.{thread.key}.text")
        yield Fact(ThreadOpened(thread=-number, text=text))
    for front in story.fronts:
        key = clock_key(rules, plan.language, story, front)
        yield Fact(ClockMade(clock=key, size=front.size, hidden=front.hidden), secret=front.hidden)


def text_of(rules: Rules, full: str, language: str, key: str = "name") -> str:
    """A text of an entity, its name unless another is meant, in a language (English if it lacks it), never marked."""
    for tongue in (language, "en"):
        text = rules.texts.get(tongue, {}).get(full, {}).get(key)
        if text is not None:
            return unmarked(text if isinstance(text, str) else text.one)
    return full.rpartition("/")[2]


def players(names: Sequence[str], count: int, language: str) -> tuple[str, ...]:
    """The names of ``count`` players: those given, then ``player 3`` and so on."""
    unnamed = (voice(language).word("cli.start.player", n=n) for n in range(len(names) + 1, count + 1))
    return (*names, *unnamed)[: max(count, len(names))]
