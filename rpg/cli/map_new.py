"""``rpg map new``: a map of the City, made from a seed and proved."""

from __future__ import annotations

import contextlib
import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.fault import Hint, Told
from rpg.cli.files import written
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.cli.print import Desk
    from rpg.maps.generate import Sources
    from rpg.maps.model import Map
    from rpg.words import Value

_SIZE = re.compile(r"(\d{1,4})(?:[x×](\d{1,4}))?")
_BYTES = 8
"""Of a seed that nobody names: whoever has the players' map must not find it by trying."""
_LONG = 200
_DEEP = 900
_SEAL = 6


@click.command("new", help=text("cli.help.map.new"))
@click.option("--seed", metavar="TEXT", default="", help=text("cli.map.option.seed"))
@click.option("--strata", metavar="K", type=int, default=3, show_default=True, help=text("cli.map.option.strata"))
@click.option("--size", metavar="WxH", default="60x40", show_default=True, help=text("cli.map.option.size"))
@click.option("--depth", metavar="N", type=click.IntRange(-_DEEP, _DEEP), default=0, show_default=True,
              help=text("cli.map.option.depth"))  # fmt: skip
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=text("cli.map.option.output"),
)
@shared
def new(seed: str, strata: int, size: str, depth: int, output: Path | None) -> None:
    """Make a map."""
    from rpg.cli.map_file import encoded, tiny  # noqa: PLC0415 - `--help` makes no map
    from rpg.cli.print import desk_for  # noqa: PLC0415 - the same
    from rpg.maps.generate import Failed, Request, generate  # noqa: PLC0415 - the same
    from rpg.maps.proof import prove  # noqa: PLC0415 - the same
    from rpg.words.filling import numeral  # noqa: PLC0415 - the same

    wide, high = _measured(size)
    seed = _named(seed) or secrets.token_hex(_BYTES)
    with desk_for("file") as at:
        try:
            made = generate(Request(seed=seed, strata=strata, width=wide, height=high, depth=depth), sources(at))
        except Failed as failed:
            raise Told(failed.say.key, failed.say.values) from failed
    path, data = output or _file(made), encoded(made)
    _keep(path, data)
    written(path, data, quiet=True)
    proof = prove(made)
    told: dict[str, Value] = {
        "name": f"{made.name}", "seed": seed, "strata": strata, "places": proof.places,
        "loops": round(100 * proof.loops), "seals": len(proof.opened),
    }  # fmt: skip
    if settings().json:
        streams.out(show.dump({"path": str(path), **told}))
    else:
        streams.out(f"{path}\n{at.voice.say(Say('cli.map.made', told))}")
    if side := tiny(made):
        streams.out(at.voice.word("cli.map.tiny", size=numeral(side, at.voice.language), file=str(path)), err=True)


def sources(desk: Desk) -> Sources:
    """What the rules at hand give the generator, in the voice of the table."""
    from rpg.maps.generate import Sources  # noqa: PLC0415 - as above

    rules = desk.rules
    table = rules.expedition.procedure.presence
    met = rules.check.tables.get(table)
    presence = (
        tuple(Term(table, f"rows.{row.key}.text") for row in met.rows for _ in range(row.low, row.high + 1))
        if met
        else ()
    )
    return Sources(
        districts=rules.districts, strata=rules.strata, presence=presence, term=desk.voice.term, say=desk.voice.say
    )


def _keep(path: Path, data: bytes) -> None:
    """Told if a file stands there that says something else: it is its owner's to change."""
    with contextlib.suppress(OSError):  # what cannot be read is told when it is written
        if path.is_file() and path.read_bytes() != data:
            raise Told("cli.map.there", path=str(path))


def _named(seed: str) -> str:
    """The seed as it is written; Hint if it is too long, or has bytes that are no text."""
    if len(seed) > _LONG or any("\ud800" <= letter <= "\udfff" for letter in seed):
        raise Hint("cli.map.seed", most=_LONG)
    return seed


def _file(made: Map) -> Path:
    """A file that is called as the map is, and not as its seed: papers for players are called as their file."""
    from rpg.desk.prep import slug_of  # noqa: PLC0415 - as above

    return Path(f"{slug_of(f'{made.name}') or 'map'}-{made.id[-_SEAL:]}.json")


def _measured(size: str) -> tuple[int, int]:
    """Columns and rows: ``60x40``, or ``60`` for a square; Hint if it is neither."""
    match = _SIZE.fullmatch(size.strip().casefold())
    if not match:
        raise Hint("cli.map.size", size=size)
    return int(match[1]), int(match[2] or match[1])
