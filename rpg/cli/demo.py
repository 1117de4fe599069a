"""``rpg demo``: an evening that plays itself from the story's script, and the papers it leaves behind."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg import content
from rpg.cli import show, streams, texts
from rpg.cli.app import stored
from rpg.cli.fault import Told
from rpg.cli.files import written
from rpg.cli.founding import Plan, found, shipped, story_of, text_of
from rpg.cli.options import settings, spoken
from rpg.cli.packs import rules_of
from rpg.cli.start import fights_option, reckoning
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.store import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.story import Story
    from rpg.cli.app import App

_COMMENT = re.compile(r"#(?!\d)")
_FIRST = 1
"""The entry that made the campaign: the party before anything happened to it."""
_MARK = ".demo"
_TAKE = 22266
"""Of many evenings the one that comes out as the script's notes tell: Oru stays, Sefa turns once, three come home."""


@click.command(help=text("cli.help.demo"))
@click.option(
    "--into",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help=text("cli.option.into"),
)
@fights_option
@spoken
def demo(into: Path, fights: int) -> None:
    """Play the story's script on a fresh campaign."""
    language = settings().language or texts.language()
    rules = rules_of(shipped())
    story = story_of(rules, "")
    slug = story.id.rpartition("/")[2]
    path = into / f"{slug}.db"
    _make_room(path)
    plan = Plan(name=text_of(rules, story.id, language), language=language, story=story.id, seed=f"{slug}-{_TAKE}")
    with contextlib.closing(found(path, plan, rules)) as app:
        app.keeps = False
        _play(app, story)
        (into / _MARK).write_text(f"{app.store.head()}\n", encoding="utf-8")
        for name, data in _papers(app, story, fights):
            written(into / name, data)
    streams.out(speak("cli.wrote", path=str(path)), err=True)


def _play(app: App, story: Story) -> None:
    for number, line in lines(story, app.voice.language):
        streams.out(f"» {line}" if line else "")
        played = app.play_line(line) if line else None
        if played and show.answer(played):
            raise Told("cli.fault.script", n=number, line=line)


def lines(story: Story, language: str) -> Iterator[tuple[int, str]]:
    """The lines of the story's script with their numbers, without comments; a paragraph's end is an empty line."""
    pack = story.id.partition(":")[0]
    script = content.folder("rules") / pack / story.scripts[language]
    blank = True
    for number, line in enumerate(script.read_text(encoding="utf-8").splitlines(), start=1):
        if not _COMMENT.match(line) and not (blank and not line.strip()):
            blank = not line.strip()
            yield number, line.strip()


def _papers(app: App, story: Story, fights: int) -> Iterator[tuple[str, bytes]]:
    """Every paper of the evening by file name, made one after another."""
    from rpg.cli import papers  # noqa: PLC0415 - `--help` needs no press
    from rpg.cli.recaps import Recaps  # noqa: PLC0415 - the same

    first = story.people[0].rpartition("/")[2]
    recaps = Recaps(app.store, app.rules, app.voice)
    yield "recap.md", recaps.markdown(0).encode()
    yield "recap.pdf", recaps.paper(0).data
    yield f"{first}.pdf", papers.sheet(app, first)
    yield "map-player.pdf", papers.map_of(app, story.maps[0], gm=False)
    yield "map-gm.pdf", papers.map_of(app, story.maps[0], gm=True)
    reckoning(app.voice.language)
    yield "table.pdf", papers.table(app, fights=fights, world=app.store.world_at(_FIRST))


def _make_room(path: Path) -> None:
    """Remove the campaign of an earlier demo; keep a copy of one that was played on.

    Told if somebody has it open: what they write must not vanish with it.
    """
    if not path.exists():
        return
    mark = path.with_name(_MARK)
    with stored(path) as store:
        store.alone()
        if not mark.is_file() or mark.read_bytes().strip() != str(store.head()).encode():
            number = 1
            while (aside := path.with_stem(f"{path.stem}-{number}")).exists():
                number += 1
            store.backup(aside)
            streams.out(speak("cli.demo.aside", path=str(aside)), err=True)
    for file in (path, *(path.with_name(path.name + side) for side in SIDES)):
        file.unlink(missing_ok=True)
