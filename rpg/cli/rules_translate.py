"""``rpg rules translate``: how far a pack is translated, skeletons for what is missing, and PO files out and in."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rpg.cli import show, streams
from rpg.cli.fault import Hint, Told
from rpg.cli.files import written
from rpg.cli.options import settings, spoken
from rpg.cli.packs import listed, said
from rpg.cli.texts import text
from rpg.cli.voices import speak
from rpg.rulebook import po
from rpg.rulebook.checking import check
from rpg.rulebook.explain import Explainer
from rpg.rulebook.folder import LARGEST, MANIFEST, is_file
from rpg.rulebook.report import problem
from rpg.rulebook.schema import Schemas
from rpg.rulebook.shape import Shapes
from rpg.rulebook.targets import gathered
from rpg.rulebook.together import Together
from rpg.rulebook.translating import laid_out, units, with_entries
from rpg.rulebook.translations import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.rulebook.pack import Pack
    from rpg.rulebook.translating import Unit

_OF_TEXTS = "RPG5"
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(help=text("cli.help.rules.translate"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("tongue", metavar="LANGUAGE")
@click.option("--write", is_flag=True, help=text("cli.translate.write"))
@click.option("--po", "out", metavar="FILE", type=_FILE, help=text("cli.translate.po"))
@click.option("--from", "source", metavar="FILE", type=_FILE, help=text("cli.translate.from"))
@click.option("--check", "gate", is_flag=True, help=text("cli.translate.check"))
@spoken
@click.pass_context
def translate(context: click.Context, /, folder: Path, tongue: str, *, gate: bool, **given: Any) -> None:  # noqa: ANN401 - click's own values
    """Report on a translation, and write what is asked for."""
    if not (len(tongue) == len("it") and tongue.isascii() and tongue.islower()):
        raise Hint("cli.translate.language", found=tongue)
    pack, every = _read(folder, tongue)
    if given["source"]:
        found = _entries(given["source"])
        if fuzzy := sum(entry.fuzzy and bool(entry.said) for entry in found):
            streams.out(speak("cli.translate.fuzzy", n=fuzzy), err=True)
        if entries := list(po.said(found, every)):
            _fit(given["source"], entries)
            _write(folder, pack, tongue, entries)
        pack, every = _read(folder, tongue)
    if given["write"]:
        missing = [unit for unit in every if unit.state == "missing"]
        _write(folder, pack, tongue, [(unit.id, unit.key, unit.english, UNSEEN) for unit in missing])
        pack, every = _read(folder, tongue)
    if given["out"]:
        written(given["out"], po.written(every, pack.id, tongue).encode(), quiet=settings().json)
    _report(every, tongue)
    context.exit(int(gate and any(unit.state != "whole" for unit in every)))


def _read(folder: Path, tongue: str) -> tuple[Pack, list[Unit]]:
    """The pack and its texts; Told with every fault that is none of the texts themselves."""
    if not is_file(folder / MANIFEST):
        raise Told("cli.pack.none", path=str(folder))
    packs = gathered([folder])
    if packs[0].card and packs[0].card.language == tongue:
        raise Hint("cli.translate.own", found=tongue)
    found = check([folder], said)
    faults = [each for each in found if each.severity == "error" and not each.code.startswith(_OF_TEXTS)]
    if faults:
        raise Told("cli.fault.rules", below=listed(faults))
    return packs[0], units(packs[0], Together(packs, Shapes(Schemas())), tongue)


def _entries(file: Path) -> list[po.Entry]:
    try:
        with file.open("rb") as opened:
            raw = opened.read((LARGEST << 2) + 1)
        if len(raw) > LARGEST << 2:
            raise Told("cli.translate.large", path=str(file))
        return po.read(raw.decode())
    except OSError as error:
        raise Told("cli.translate.unread", path=str(file), why=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise Told("cli.translate.unread", path=str(file), why="UTF-8") from error
    except po.PoError as error:
        raise Told("cli.translate.bad_po", path=str(file), line=error.line) from error


def _fit(file: Path, entries: list[tuple[str, str, Any, str]]) -> None:
    """Told with every text that no file of translations may hold: nothing is written then."""
    value: dict[str, Any] = {}
    for identity, key, said_, source in entries:
        value.setdefault(identity, {})[key] = {"text": said_, "source": source}
    found = [problem(None, fault, said) for fault in Explainer(Schemas()).faults("locale", value)]
    if found:
        lines = (show.seen(f"{file}: {each.pointer}: {each.code} {each.message}") for each in found)
        raise Told("cli.fault.rules", below="\n".join(lines))


def _write(folder: Path, pack: Pack, tongue: str, entries: Iterable[tuple[str, str, Any, str]]) -> None:
    file = folder / "locale" / f"{tongue}.json"
    value = json.loads(file.read_bytes()) if file.is_file() else {}
    written(file, laid_out(with_entries(value, pack.id, entries)).encode(), quiet=settings().json)


def _report(every: list[Unit], tongue: str) -> None:
    count = Counter(unit.state for unit in every)
    told = {"language": tongue, **{state: count[state] for state in ("whole", "missing", "unseen", "stale", "nothing")}}
    rows = [unit for unit in every if unit.state != "whole"]
    if settings().json:
        texts = [{"id": unit.id, "key": unit.key, "state": unit.state, "english": unit.english} for unit in rows]
        streams.out(show.dump({**told, "texts": texts}))
        return
    lines = [f"{speak(f'cli.translate.{unit.state}')}  {show.seen(f'{unit.id} {unit.key}')}" for unit in rows]
    total = sum(count[state] for state in ("whole", "missing", "unseen", "stale"))
    streams.out("\n".join((*lines, speak("cli.translate.summary", n=count["whole"], total=total))))
