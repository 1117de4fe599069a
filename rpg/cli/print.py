"""``rpg print``: papers for the table, as PDF."""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import os
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import click
import msgspec

from rpg import cli
from rpg.cli import home, show, streams
from rpg.cli.app import opened
from rpg.cli.choosing import shown
from rpg.cli.fault import Hint, Told
from rpg.cli.files import ends_in, written
from rpg.cli.options import completes, settings, shared
from rpg.cli.packs import joined, listed, rules_of
from rpg.cli.printables import THEMES, found, layout_in, theme_in
from rpg.cli.shelf import card, lasting
from rpg.cli.texts import spoken, text
from rpg.cli.voices import speak, voice
from rpg.desk.plain import plain
from rpg.desk.titles import scene_title
from rpg.game.character.decide import from_named
from rpg.words import Listed, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.cli.app import App
    from rpg.game.character.state import Person
    from rpg.press.homebrew import Printables
    from rpg.press.options import Options, Printed
    from rpg.press.table import Met
    from rpg.problem import Problem
    from rpg.words import Voice

Need: TypeAlias = Literal["campaign", "map", "file", "blank"]
PAPERS = ("a4", "letter")
_MODULE = "print_"
_SEAL = 8
_NAMES = 12  # names that are told of those who could be meant
FIGHTS = 200
"""Fights sampled for each cell of the table of fights: within about four points."""


class Desk(NamedTuple):
    """What papers are made from: a campaign's rules, voice, world and seed, or the shipped rules alone.

    ``brought`` is what packs bring to print with (None: nothing), ``refused`` the faults of what they bring in vain.
    ``public`` folds the world as far as players may know it, while the campaign is open (None: there is none).
    """

    rules: Rules
    voice: Voice
    world: World | None = None
    seed: str = ""
    brought: Printables | None = None
    refused: tuple[Problem, ...] = ()
    public: Callable[[], World] | None = None

    def world_for(self, audience: str) -> World | None:
        """The world as the GM knows it, or as the players ("player") do, with maps as they are and what was seen."""
        return self.public() if audience == "player" and self.public else self.world

    @property
    def printables(self) -> Printables:
        """What packs bring; empty if nothing."""
        from rpg.press.homebrew import Printables  # noqa: PLC0415 - `--help` needs no paper

        return self.brought or Printables()

    @property
    def place(self) -> str:
        """Where the table is, as it is said."""
        if self.world is None:
            return ""
        place = self.world.place
        known = place.scene if place.scene in self.rules.scenes else ""
        return self.voice.value(scene_title(self.rules, self.world, place.title, known))

    @property
    def seal(self) -> str:
        """What tells one campaign's papers from another's and gives no dice away: the start of the seed's hash."""
        return hashlib.sha256(self.seed.encode()).hexdigest()[:_SEAL] if self.seed else ""

    @property
    def party(self) -> tuple[Person, ...]:
        """Everybody at the table who is alive."""
        people = self.world.people.by_id.values() if self.world else ()
        return tuple(person for person in people if not person.dead)


def desk_of(app: App) -> Desk:
    """The desk of an open campaign, with the packs named for the paper beside its own."""
    store = app.store
    desk = Desk(app.rules, app.voice, app.world, store.seed, public=lambda: store.known_at(store.head()).seen)
    return furnished(desk, app.store.packs)


def furnished(desk: Desk, packs: Sequence[str]) -> Desk:
    """A desk of those packs, and of the packs named for the paper, with what they bring to print with.

    A pack that is named takes the place of one of the same id.
    """
    if more := tuple(map(lasting, _aside("packs") or ())):
        ids = {_id_of(name) for name in more}
        packs = (*(name for name in packs if _id_of(name) not in ids), *more)
        rules = rules_of(packs)
        desk = desk._replace(rules=rules, voice=joined(packs, desk.voice.language, rules)[0])
    brought, speaker, refused = found(packs, desk.rules, desk.voice)
    if context := click.get_current_context(silent=True):
        context.meta[f"{__name__}.refused"] = refused
    return desk._replace(voice=speaker, brought=brought, refused=refused)


def _id_of(name: str) -> str:
    own = card(Path(name))
    return own.id if own else name


def _kept_aside(context: click.Context, option: click.Parameter, value: Any) -> None:  # noqa: ANN401 - of any option
    """Keep an option for :func:`deliver`: it means the same for every paper, and no command needs to hand it on."""
    context.meta[f"{__name__}.{option.name}"] = value


def _aside(name: str) -> Any:  # noqa: ANN401 - of any option
    context = click.get_current_context(silent=True)
    return context.meta.get(f"{__name__}.{name}") if context else None


_ASIDE: dict[str, Any] = {"expose_value": False, "callback": _kept_aside}


def looks(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command of papers the options that all of them have."""
    file = click.Path(dir_okay=False, path_type=Path)
    preview = click.option("--preview", metavar="FILE.png", type=file, help=text("cli.print.preview"), **_ASIDE)
    output = click.option("-o", "--output", metavar="FILE", type=file, help=text("cli.print.output"))
    return styled(output(preview(command)))


def styled(command: Callable[..., None]) -> Callable[..., None]:
    """The same without the file: paper, look, and whether it can be filled in."""
    for option in (
        click.option("--large", is_flag=True, help=text("cli.print.large"), **_ASIDE),
        click.option("--pack", "packs", metavar="NAME|DIR", multiple=True, help=text("cli.print.pack"), **_ASIDE),
        click.option("--flatten", is_flag=True, help=text("cli.print.flatten"), **_ASIDE),
        click.option(
            "--theme", metavar=f"[{shown('theme', THEMES)}|…]", default=THEMES[0], help=text("cli.print.theme")
        ),
        click.option("--paper", type=click.Choice(PAPERS), default=PAPERS[0], help=text("cli.print.paper")),
    ):
        command = option(command)
    return shared(command)


def sided(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command of papers ``--one-sided``; see :func:`on_one_side`."""
    return click.option("--one-sided", is_flag=True, help=text("cli.print.one_sided"), **_ASIDE)(command)


class Papers(click.Group):
    """Papers with a module of their own, ``rpg.cli.print_NAME``, join the group when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all papers, without importing any."""
        found = (module.name for module in pkgutil.iter_modules(cli.__path__))
        others = [name.removeprefix(_MODULE) for name in found if name.startswith(_MODULE)]
        return sorted({*super().list_commands(ctx), *others})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; its module adds it with ``@print_group.command(NAME)``."""
        if cmd_name not in self.commands and cmd_name in self.list_commands(ctx):
            importlib.import_module(f"{cli.__name__}.{_MODULE}{cmd_name}")
        return super().get_command(ctx, cmd_name)


@click.group("print", cls=Papers, help=text("cli.help.print"))
def print_group() -> None:
    """Papers for the table."""


@print_group.command("sheet", help=text("cli.print.sheet"))
@click.argument("name", required=False, shell_complete=completes("person"))
@click.option("--blank", is_flag=True, help=text("cli.print.blank"))
@click.option("--layout", metavar="NAME", default="", help=text("cli.print.layout"))
@looks
def sheet(name: str | None, output: Path | None, paper: str, theme: str, layout: str, *, blank: bool) -> None:
    """Print a character sheet, or one of a pack."""
    if layout:
        with desk_for("blank" if blank else "campaign") as desk:
            made, file = layout_paper(desk, layout, name, blank=blank, paper=paper, theme=theme)
        deliver(made, output or Path(file))
        return
    if blank == bool(name):
        raise Hint("cli.print.who")
    with desk_for("blank" if blank else "campaign") as desk:
        person = somebody(desk, name) if name else None
        made = sheet_paper(desk, person, paper=paper, theme=theme)
    deliver(made, output or Path(f"{person.id if person else 'blank'}.pdf"))


@print_group.command("table", help=text("cli.print.table"))
@click.option("--fights", metavar="N", type=click.IntRange(0), default=FIGHTS, help=text("cli.print.fights"))
@sided
@looks
def table(fights: int, output: Path | None, paper: str, theme: str) -> None:
    """Print the table's papers."""
    with desk_for("campaign") as desk:
        made = table_paper(desk, fights=fights, paper=paper, theme=theme)
    deliver(made, output or Path("table.pdf"))


def sheet_paper(desk: Desk, person: Person | None, *, paper: str = PAPERS[0], theme: str = THEMES[0]) -> Printed:
    """The character sheet of somebody of the campaign, or a blank one."""
    from rpg.press.printing import print_sheet  # noqa: PLC0415 - `--help` needs no ink

    return print_sheet(person, desk.rules, desk.voice, options_of(desk, paper, theme, person), desk.printables)


def layout_paper(
    desk: Desk, layout: str, name: str | None, *, blank: bool = False, paper: str = PAPERS[0], theme: str = THEMES[0]
) -> tuple[Printed, str]:
    """A sheet of a pack, of somebody or as the campaign stands, and the name of its file; Hint if it is of nobody."""
    from rpg.press.printing import PERSON, print_layout  # noqa: PLC0415 - the same

    shows = layout_in(layout, desk.brought, desk.refused).shows
    if shows == PERSON and blank == bool(name):
        raise Hint("cli.print.who")
    if shows != PERSON and name:
        raise Hint("cli.print.layout.nobody", layout=layout)
    person = somebody(desk, name) if name else None
    made = print_layout(
        layout, person, None if blank else desk.world, desk.rules, desk.voice,
        options_of(desk, paper, theme, person), desk.printables,
    )  # fmt: skip
    return made, f"{layout}-{person.id}.pdf" if person else f"{layout}.pdf"


def table_paper(
    desk: Desk, *, fights: int = FIGHTS, paper: str = PAPERS[0], theme: str = THEMES[0],
    met: Sequence[Met] | None = None,
) -> Printed:  # fmt: skip
    """The papers of the table: its people, the players' page, the GM's pages with the odds of this party.

    ``met`` are those odds, if they are known already.
    """
    from rpg.press.printing import print_table  # noqa: PLC0415 - the same

    kept = desk.world.boundaries.values() if desk.world else ()
    options = msgspec.structs.replace(
        options_of(desk, paper, theme, None),
        lines=tuple(boundary.text for boundary in kept if boundary.kind == "line"),
        veils=tuple(boundary.text for boundary in kept if boundary.kind == "veil"),
    )
    shown = met_by(desk, fights) if met is None else met
    sides = not on_one_side()
    return print_table(desk.party, desk.rules, desk.voice, options, shown, desk.printables, both_sides=sides)


def somebody(desk: Desk, name: str) -> Person:
    """The person called that: at the table, else in a story of the packs; Told if there is nobody."""
    asked = plain(name)
    for person in desk.world.people.by_id.values() if desk.world else ():
        if asked in {plain(person.id), plain(person.name)}:
            return person
    for full, named in sorted(desk.rules.character.named.items()):
        called = desk.voice.term(Term(full))
        if asked in {plain(full), plain(full.rpartition("/")[2]), plain(called)}:
            return from_named(desk.rules.character, named, called)
    from rpg.press.brief import brief  # noqa: PLC0415 - only a refusal quotes

    people = desk.world.people.by_id.values() if desk.world else ()
    known = tuple(person.name for person in people) or tuple(
        map(desk.voice.term, map(Term, desk.rules.character.named))
    )
    raise Told("cli.print.nobody", name=brief(name), n=len(known), known=Listed(known[:_NAMES]))


def in_large() -> bool:
    """Whether large print was asked for."""
    return bool(_aside("large"))


def on_one_side() -> bool:
    """Whether sheets of paper are printed on one side only."""
    return bool(_aside("one_sided"))


def finished(made: Printed) -> Printed:
    """The paper as it was asked for: without a form if it is to have none."""
    if not _aside("flatten"):
        return made
    from rpg.press.printing import flat  # noqa: PLC0415 - few papers are flattened

    return flat(made)


def deliver(made: Printed, path: Path) -> None:
    """Write the PDF, print its path, and say on stderr what did not fit; with a picture of its first page if asked.

    Hint if the name of either ends like another kind of file. A folder that had to be made is told.
    """
    picture: Path | None = _aside("preview")
    if picture is not None and picture.absolute() == path.absolute():
        raise Hint("cli.print.preview.same", path=str(path))
    ends_in(path, ".pdf")
    if picture is not None:
        ends_in(picture, ".png")
    made = finished(made)
    _written(path, made.data)
    if picture is not None:
        from rpg.press.raster import png  # noqa: PLC0415 - only a picture needs PDFium

        _written(picture, png(made.data, made.document.title, made.document.subject))
    problems = [*refusals(), *(problem.message for problem in made.problems)]
    for message in problems:
        streams.out(message, err=True)
    streams.out(show.dump({"path": str(path), "problems": problems}) if settings().json else str(path))


def _written(path: Path, data: bytes) -> None:
    """Write a paper, and say which folder was made for it."""
    new = not path.parent.exists()
    written(path, data, quiet=True)
    if new:
        streams.out(speak("cli.print.folder", path=str(path.parent)), err=True)


def refusals() -> list[str]:
    """What is to be said of printables of packs that are left out: a sentence, then each fault with its place."""
    refused: tuple[Problem, ...] = _aside("refused") or ()
    return [speak("cli.print.refused", n=len(refused)), *listed(refused).splitlines()] if refused else []


@contextlib.contextmanager
def desk_for(need: Need) -> Iterator[Desk]:
    """The desk of the campaign asked for, or of the shipped rules where it can do without one; Hint if it cannot.

    "campaign": the one asked for or used last. "map": the same, if there is any. "file": the same, unless it is only
    RPG_CAMPAIGN that asks for one, and it is not there. "blank": one that was named on the line.
    """
    given = settings()
    if need == "campaign" or given.campaign or (need != "blank" and _at_hand(need)):
        with opened(given.campaign, given.language) as app:
            yield desk_of(app)
        return
    from rpg.cli.founding import shipped  # noqa: PLC0415 - a campaign that is there is not founded

    rules = rules_of(shipped())
    yield furnished(Desk(rules, voice(given.language or spoken(), rules)), shipped())


def _at_hand(need: Need) -> bool:
    named = os.environ.get("RPG_CAMPAIGN")
    if not named or need == "map":
        return bool(named or home.last())
    with contextlib.suppress(Hint):  # a name that no campaign could have
        return home.place(named).is_file()
    return False


def options_of(desk: Desk, paper: str, theme: str, person: Person | None = None) -> Options:
    """How to print, and what the title block says: the place only of somebody who is there."""
    from rpg.press.options import Options  # noqa: PLC0415 - the same
    from rpg.press.printing import notice  # noqa: PLC0415 - the same

    place = desk.place if person else ""
    theme = theme_in(theme, desk.brought, desk.refused)
    said = notice(desk.rules, desk.voice)
    written = desk.world.papers.get(person.id, {}) if desk.world and person else {}
    return Options(
        paper=paper, theme=theme, place=place, seed=desk.seal, notice=said, large=in_large(), written=written
    )


def met_by(desk: Desk, fights: int, people: Sequence[Person] = ()) -> Sequence[Met]:
    """What each choice came to in so many fights a cell, for the party or those people; nothing if there is nobody."""
    people = people or desk.party
    if not fights or not people:
        return ()
    from rpg.cli.reckoned import odds  # noqa: PLC0415 - few papers show odds

    return odds(desk.rules, people, fights)
