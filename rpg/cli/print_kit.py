"""``rpg print kit``: everything that a campaign needs on the table, in one folder, and bound together in one file."""

from __future__ import annotations

import sys
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from rpg.campaign.coming import may_come
from rpg.cli import show, streams
from rpg.cli.app import opened
from rpg.cli.choosing import Choosing
from rpg.cli.fault import Told
from rpg.cli.files import written
from rpg.cli.options import settings
from rpg.cli.print import (
    FIGHTS,
    desk_of,
    finished,
    met_by,
    on_one_side,
    options_of,
    print_group,
    refusals,
    sheet_paper,
    sided,
    styled,
    table_paper,
)
from rpg.cli.print_cards import Asked, cards_paper, dealt
from rpg.cli.print_handout import found_in, handouts_paper
from rpg.cli.print_map import map_options, map_paper
from rpg.cli.print_rulebook import BOOKS, rulebook_paper
from rpg.cli.print_screen import screen_paper
from rpg.cli.recaps import Recaps
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.desk.plain import token
from rpg.desk.recap import last_session
from rpg.words import Forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rpg.cli.app import App
    from rpg.cli.print import Desk
    from rpg.maps.model import Map
    from rpg.press.map import MapOptions
    from rpg.press.options import Printed
    from rpg.press.table import Met

    Job = tuple[str, Callable[[], Printed]]

BOUND = "kit.pdf"
_NAME = 60  # letters of the file of a map, whatever its title is: no system takes more than some two hundred


@print_group.command("kit", help=text("cli.print.kit"))
@click.option("--for", "audience", type=Choosing("for", ("gm", "player")), default="gm", help=text("cli.print.kit.for"))
@click.option("--changed", is_flag=True, help=text("cli.print.kit.changed"))
@click.option("--fights", metavar="N", type=click.IntRange(0), default=FIGHTS, help=text("cli.print.fights"))
@click.option("--all", "every", is_flag=True, help=text("cli.print.kit.all"))
@click.option("--no-rulebook", is_flag=True, help=text("cli.print.kit.no_rulebook"))
@sided
@click.option("-o", "--output", "folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path),
              help=text("cli.print.kit.folder"))  # fmt: skip
@styled
def print_kit(  # noqa: PLR0913 -- what the command line gives
    audience: str,
    fights: int,
    folder: Path | None,
    paper: str,
    theme: str,
    *,
    changed: bool,
    every: bool,
    no_rulebook: bool,
) -> None:
    """Print it."""
    given = settings()
    with opened(given.campaign, given.language) as app:
        at = desk_of(app)
        place = folder or Path(_folder(app, at, audience))
        if audience == "player":  # what players know is told apart in one place, for every view of theirs
            at = at._replace(world=app.store.public_at(app.store.head()))
        make = partial(_jobs, app, at, fights, (paper, theme), every=every)
        jobs = list(make(gm=audience == "gm"))
        if audience == "player":
            _apart(place, {name for name, _ in make(gm=True)} - {name for name, _ in jobs})
        jobs = [(name, make) for name, make in jobs if not (no_rulebook and name in BOOKS.values())]
        printed = [(name, finished(make())) for name, make in _watched(jobs)]
    fresh = [name for name, made in printed if _laid_down(place / f"{name}.pdf", made.data, changed=changed)]
    from rpg.press.printing import print_bound  # noqa: PLC0415 - `--help` needs no ink

    made = [made for _, made in printed]
    said = (at.voice.word("cli.print.kit.title"), at.voice.word("cli.print.kit.subject"))
    whole = print_bound(made, *said, both_sides=not on_one_side())
    bound = _laid_down(place / BOUND, whole.data, changed=changed)  # another one too where somebody is gone
    problems = [*refusals(), *(f"{name}: {problem.message}" for name, made in printed for problem in made.problems)]
    for message in problems:
        streams.out(message, err=True)
    shown = [str(place / f"{name}.pdf") for name in fresh]
    if given.json:
        streams.out(show.dump({"folder": str(place), "kit": str(place / BOUND), "files": shown, "problems": problems}))
        return
    for path in [*shown, str(place / BOUND)] if bound else [speak("cli.print.kit.same")]:
        streams.out(path)


def _folder(app: App, at: Desk, audience: str) -> str:
    """The folder of a kit: one for each audience, and for each language beside the campaign's own."""
    own = app.store.world_at(app.store.head()).language
    parts = (app.store.path_of_file.stem, "kit", "player" if audience == "player" else "")
    return "-".join(filter(None, (*parts, at.voice.language if at.voice.language != own else "")))


def _apart(place: Path, gms: set[str]) -> None:
    """Told if a folder that players are to get holds papers that only the GM's kit has."""
    others = sorted(path.name for path in place.glob("*.pdf") if path.stem in gms)
    if others:
        raise Told("cli.print.kit.apart", folder=str(place), files=", ".join(others))


def _laid_down(path: Path, data: bytes, *, changed: bool) -> bool:
    """Write a paper; with ``changed``, only if it is another than the one that lies there. Whether it was written."""
    if changed and path.is_file() and path.read_bytes() == data:
        return False
    written(path, data, quiet=True)
    return True


def _watched(jobs: list[Job]) -> Iterator[Job]:
    """The jobs, with a bar on a terminal that shows how far they are."""
    with click.progressbar(
        jobs, label=speak("cli.print.kit.progress"), file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        yield from bar


def _jobs(app: App, at: Desk, fights: int, looks: tuple[str, str], *, every: bool, gm: bool) -> Iterator[Job]:
    """The papers of a campaign by name, each made when it is asked for; the players' have nothing of the GM's.

    Cards and adversaries are those that this table needs, or ``every`` one of the rules.
    """
    from rpg.press import printing  # noqa: PLC0415 - `--help` needs no ink

    paper, theme = looks
    met = cache(partial(met_by, at, fights))  # several papers show them, and they take long
    options = options_of(at, paper, theme)
    for person in at.party:
        yield f"sheet-{token(person.name) or person.id}", partial(sheet_paper, at, person, paper=paper, theme=theme)
    of = (at.world, at.rules, at.voice, options, at.printables)
    yield "expedition", partial(printing.print_expedition, *of)
    yield "village", partial(printing.print_village, *of)
    known = at if not gm else at._replace(world=app.store.public_at(app.store.head()))  # some papers are for players
    yield from _maps(at, looks, gm=gm)
    session = last_session(app.store.path(1)) - app.world.session_open  # one that is played has nothing to retell
    if session > 0:
        told = Recaps(app.store, app.rules, app.voice)
        tell = partial(told.paper, session, size=paper, theme=theme, large=options.large, brought=at.brought)
        yield f"recap-{session}", tell
    if found := found_in(known):
        yield "handouts", partial(handouts_paper, known, found, paper=paper, theme=theme)
    asked = Asked(audience="gm" if gm else "player", party=not every)
    if dealt(at, asked):
        yield "cards", partial(cards_paper, at, asked, paper=paper, theme=theme)
    if gm:
        yield from _gms(app, at, met, (paper, theme), every=every)
    yield BOOKS[gm], partial(rulebook_paper, at, fights=fights, paper=paper, theme=theme, gm=gm)


def _gms(app: App, at: Desk, met: Callable[[], Sequence[Met]], looks: tuple[str, str], *, every: bool) -> Iterator[Job]:
    """What only the GM has; ``met`` are the odds of this party."""
    from rpg.press import printing  # noqa: PLC0415 - as above

    paper, theme = looks
    of = (at.rules, at.voice, options_of(at, paper, theme), at.printables)
    yield "table", lambda: table_paper(at, met=met(), paper=paper, theme=theme)
    yield "screen", lambda: screen_paper(at, met=met(), paper=paper, theme=theme)
    yield "wanderer", partial(printing.print_wanderer, at.world, *of)
    there = at.rules.encounter.adversaries
    wanted = there if every else may_come(at.rules, app.world)
    machines = sorted((there[id_] for id_ in wanted), key=lambda machine: (machine.tier, machine.id))
    if machines:
        yield "adversaries", partial(printing.print_adversaries, machines, *of)


def _maps(at: Desk, looks: tuple[str, str], *, gm: bool) -> Iterator[Job]:
    """The maps of the story, and all others that are played on: whole for the GM, if they are to have them.

    Of one that is played on players get what they know to be seen, whoever's kit it lies in; of one of the story that
    nobody plays on, all that is not hidden.
    """
    from rpg.maps.seen import seen_view  # noqa: PLC0415 - as above

    open_ = at.world_for("player")
    story = at.rules.stories.get(at.world.story) if at.world else None
    own = story.maps if story else ()
    charts = [dict(world.atlas.charts) if world else {} for world in (at.world, open_)]
    called: set[str] = set()
    for full in dict.fromkeys((*own, *charts[0], *charts[1])):
        known, seen = (chart.get(full) for chart in charts)
        theirs, whole = ((chart and chart.own) or at.rules.maps.get(full) for chart in (seen, known))
        if theirs and seen:
            theirs = seen_view(theirs, seen.seen)
        kept = next((chart.own for chart in (known, seen) if chart and chart.own), None)
        name = _called(kept, full, called)
        if theirs and (seen or full in own):
            yield f"map-{name}-player", partial(map_paper, at, theirs, _how(at, "player", looks))
        if gm and whole:
            yield f"map-{name}-gm", partial(map_paper, at, whole, _how(at, "gm", looks))


def _called(own: Map | None, full: str, called: set[str]) -> str:
    """What the file of a map is called: as a pack calls it, or after the title of one of the table's own.

    A pack's and an own one may be called alike, and so may two own ones.
    """
    plain = full.rpartition("/")[2]
    if not own:
        return plain
    title = own.name.one if isinstance(own.name, Forms) else own.name
    name = f"own-{token(title)[:_NAME].rstrip('-') or plain}"
    name = name if name not in called else f"{name}-{plain}"
    called.add(name)
    return name


def _how(at: Desk, audience: Literal["gm", "player"], looks: tuple[str, str]) -> MapOptions:
    return map_options(at, audience, paper=looks[0], theme=looks[1])
