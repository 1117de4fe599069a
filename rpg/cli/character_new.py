"""``rpg character new``: somebody new, asked question by question, or told whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from rpg.cli import show, streams
from rpg.cli.app import opened
from rpg.cli.character_asked import Wanted, asked, described, told
from rpg.cli.character_list import numbers, played
from rpg.cli.fault import Hint, Told
from rpg.cli.files import written
from rpg.cli.options import settings, shared
from rpg.cli.skeleton import SCHEMAS
from rpg.cli.texts import text
from rpg.desk.making import GENDERS
from rpg.desk.papered import join_line
from rpg.desk.telling import archetype
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.campaign.rules import Rules
    from rpg.game.character.state import Person
    from rpg.words import Voice

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("new", help=text("cli.help.character.new"))
@click.option("--name", default="", metavar="NAME", help=text("cli.character.name"))
@click.option("--archetype", default="", metavar="NAME", help=text("cli.character.archetype"))
@click.option("--ability", default="", metavar="NAME", help=text("cli.character.ability"))
@click.option("--attribute", "attributes", multiple=True, metavar="NAME=N", help=text("cli.character.attribute"))
@click.option("--skill", "skills", multiple=True, metavar="NAME=N", help=text("cli.character.skill"))
@click.option("--gender", type=click.Choice(tuple(GENDERS)), help=text("cli.character.gender"))
@click.option("--player", default="", metavar="NAME", help=text("cli.character.player"))
@click.option("--join", is_flag=True, help=text("cli.character.join"))
@click.option("--out", metavar="FILE", type=_FILE, help=text("cli.character.out"))
@shared
def new(*, join: bool, out: Path | None, attributes: tuple[str, ...], skills: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 - click's own values
    """Make somebody, and put them where they are wanted."""
    rules, speaker = played(joins=join)
    wanted = Wanted(numbers=(*attributes, *skills), **given)
    person = described(rules, speaker, wanted) if wanted.name and wanted.archetype else asked(rules, speaker, wanted)
    if isinstance(person, tuple):
        raise Hint("cli.character.faults", below=told(speaker, person))
    if out is not None:
        _keep(rules, person, out, speaker)
    joined = _join(person) if join else ""
    if settings().json:
        streams.out(show.dump({"person": msgspec.to_builtins(person)}))
        return
    streams.out(joined or "\n".join(_lines(rules, speaker, person)))


def _join(person: Person) -> str:
    """Let somebody join the campaign at hand, by the line that the desk would be told; Told if it refuses."""
    given = settings()
    with opened(given.campaign, given.language) as app:
        answer = app.play_line(join_line(app.rules, person, app.voice.language))
    if answer.result.status != "ok":
        raise Told("cli.character.refused", below="\n".join(answer.says))
    return "\n".join(answer.says)


def _keep(rules: Rules, person: Person, path: Path, speaker: Voice) -> None:
    """Write somebody as a named person of a pack; Hint if the file is not called as they are."""
    if path.name != f"{person.id}.json":
        raise Hint("cli.character.file", file=f"{person.id}.json")
    entity = {
        "$schema": f"../{SCHEMAS}/named.schema.json",
        "kind": "named",
        "id": f"named/{person.id}",
        "name": person.name,
        "gender": person.gender,
        "text": f"{person.name}, {speaker.term(archetype(rules, person))}.",
        "archetype": person.archetype,
        "attributes": person.attributes,
        "skills": person.skills,
        "gear": list(person.gear),
        "ability": person.ability,
    }
    written(path, msgspec.json.format(msgspec.json.encode(entity), indent=2) + b"\n")


def _lines(rules: Rules, speaker: Voice, person: Person) -> list[str]:
    kind, ability = speaker.term(archetype(rules, person)), speaker.term(Term(person.ability))
    return [
        f"{person.name} · {kind} · {ability}",
        f"  {numbers(speaker, person.attributes)}",
        f"  {numbers(speaker, person.skills)}",
        f"  {', '.join(speaker.term(Term(key)) for key in person.gear)}",
        speaker.word("cli.character.next", gender=person.gender),
    ]
