"""``rpg map edit``: changes to the file of a map, checked before it is replaced; or the file in one's own editor."""

from __future__ import annotations

import contextlib
import json
import stat
import tempfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from rpg.cli import show, streams
from rpg.cli.fault import Hint, Told
from rpg.cli.files import written
from rpg.cli.options import settings, shared
from rpg.cli.texts import text
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rpg.cli.print import Desk

_WHOLE = "*"
"""What stands for the whole file where one place may be named."""
_MOST = 8 << 20
_DRAFT = ".draft"
_WORDS = (
    ("cli.map.option.name", "NAME", 1),
    ("cli.map.option.add", "SYMBOL AT NAME", 3),
    ("cli.map.option.label", "AT TEXT", 2),
    ("cli.map.option.rename", "THING NAME", 2),
    ("cli.map.option.contents", "PLACE TEXT", 2),
    ("cli.map.option.note", "PLACE TEXT", 2),
    ("cli.map.option.watch", "PLACE N", 2),
    ("cli.map.option.hide", "THING", 1),
    ("cli.map.option.show", "THING", 1),
    ("cli.map.option.lock", "DOOR THING", 2),
    ("cli.map.option.unlock", "DOOR", 1),
    ("cli.map.option.remove", "THING", 1),
)
"""The help of each change, what it takes, and how many words that is; its name is the end of the key."""


class Edited(NamedTuple):
    """The text of a map, changed; what it was ``before``, and what its maker typed to keep if it cannot be taken.

    ``told`` is what was done, a sentence each; of a whole file that was edited, nothing.
    """

    before: bytes
    data: bytes
    changes: int = 1
    typed: bytes = b""
    told: tuple[str, ...] = ()


def _actions(command: Callable[..., Any]) -> Callable[..., Any]:
    """Every change as an option that may be given several times."""
    for key, metavar, count in reversed(_WORDS):
        name = key.rpartition(".")[2]
        command = click.option(f"--{name}", metavar=metavar, nargs=count, multiple=True, help=text(key))(command)
    return command


@click.command("edit", help=text("cli.help.map.edit"))
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@_actions
@click.option(
    "--editor", metavar="[PLACE]", is_flag=False, flag_value=_WHOLE, default=None, help=text("cli.map.option.editor")
)
@shared
def edit(path: Path, editor: str | None, **changes: Sequence[Any]) -> None:
    """Edit a map."""
    from rpg.cli.map_file import desk  # noqa: PLC0415 - `--help` edits nothing

    asked = {name: [_listed(given) for given in some] for name, some in changes.items() if some}
    if bool(asked) == (editor is not None):
        raise Hint("cli.map.edit.nothing")
    with desk() as at:
        edited = _changed(path, asked, at) if editor is None else _in_editor(path, editor, at)
        if edited is None:
            streams.out(at.voice.word("cli.map.edit.same", path=str(path)))
            return
        whole = editor == _WHOLE
        draft = _draft(path) if whole else path.with_name(f"{path.name}{_DRAFT}.md")
        if faults := _faults(path, edited.data, at):
            _refused(path, edited, faults, whole=whole)
        if _bytes(path) != edited.before:
            _moved(path, draft, edited)
        _replaced(path, edited, at)
        if whole:
            draft.unlink(missing_ok=True)
            _base(draft).unlink(missing_ok=True)


def _listed(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _changed(path: Path, asked: Mapping[str, list[tuple[str, ...]]], at: Desk) -> Edited | None:
    """The map with those changes; None if they change nothing."""
    from rpg.cli.map_edits import ACTIONS, Edits  # noqa: PLC0415 - as above
    from rpg.cli.map_file import laid  # noqa: PLC0415 - as above

    before = _sound(path, at)
    entity: dict[str, Any] = json.loads(before)
    edits = Edits(entity, at)
    for name, do in ACTIONS.items():
        for given in asked.get(name, []):
            do(edits, *given)
    same = json.loads(before) == entity
    return None if same else Edited(before, laid(entity), sum(map(len, asked.values())), told=tuple(edits.told))


def _sound(path: Path, at: Desk) -> bytes:
    """The bytes of a file that is sound; Told if it is not, or becomes another one while it is checked."""
    from rpg.cli.map_file import read  # noqa: PLC0415 - as above

    data = _bytes(path)
    read(path, at)  # a file that is faulty already is told so
    if _bytes(path) != data:
        raise Told("cli.map.edit.moved", path=str(path))
    return data


def _in_editor(path: Path, which: str, at: Desk) -> Edited | None:
    """The map after it, or what the GM reads of one place, was in the user's editor; None if nothing was changed."""
    if which != _WHOLE:
        return _prose(path, which, at)
    draft = _draft(path)
    before = _bytes(path)
    given = before
    if draft.is_file():
        if _stale(path, draft, before):
            raise Told("cli.map.edit.stale", path=str(path), draft=str(draft))
        given = _bytes(draft)
    after = _edited(given, ".json")
    return None if after is None or after == before else Edited(before, after, typed=after)


def _prose(path: Path, which: str, at: Desk) -> Edited | None:
    from rpg.cli.map_edits import Edits  # noqa: PLC0415 - as above
    from rpg.cli.map_file import laid  # noqa: PLC0415 - as above

    data = _sound(path, at)
    entity: dict[str, Any] = json.loads(data)
    edits = Edits(entity, at)
    found = edits.place(which)
    before = found.get("gm", "")
    raw = _edited(str(before).encode(), ".md")
    if raw is None:
        return None
    said = " ".join(raw.decode("utf-8-sig", "replace").split())
    if said == before:
        return None
    edits.contents(which, said)
    return Edited(data, laid(entity), typed=raw, told=tuple(edits.told))


def _edited(text_: bytes, ending: str) -> bytes | None:
    """What the user left in their editor, None if they closed it without a word; Told if none opens."""
    try:
        return click.edit(text_, extension=ending, require_save=False)
    except click.ClickException as error:
        raise Told("cli.fault.editor", why=error.message.partition(": ")[0]) from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        raise Told("cli.fault.read", path=str(path), why=error.strerror or str(error)) from error
    if len(data) > _MOST:
        raise Told("cli.fault.read", path=str(path), why=f"> {_MOST >> 20} MiB")
    return data


def _draft(path: Path) -> Path:
    return path.with_name(path.name + _DRAFT)


def _base(draft: Path) -> Path:
    """Where it stands which text a draft was made of."""
    return draft.with_name(f"{draft.name}.of")


def _kept(path: Path, edited: Edited) -> None:
    """The whole text as it was typed, beside the file; and of which text of the file it was made."""
    draft = _draft(path)
    written(draft, edited.typed, quiet=True)
    written(_base(draft), sha256(edited.before).hexdigest().encode(), quiet=True)


def _stale(path: Path, draft: Path, now: bytes) -> bool:
    """Whether the file says something else than when that draft was begun: taken up, it would undo that."""
    base = _base(draft)
    if base.is_file():
        return _bytes(base).strip() != sha256(now).hexdigest().encode()
    return path.stat().st_mtime_ns > draft.stat().st_mtime_ns


def _faults(path: Path, data: bytes, at: Desk) -> str:
    """What a check says of that text, as if it stood in the file; "" if it is sound."""
    from rpg.cli.reports import Findings, as_json, as_text  # noqa: PLC0415 - as above
    from rpg.rulebook.checking import run  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / path.name
        tried.write_bytes(data)
        report = run([tried], at.voice.say)
        found = Findings([p for p in report.problems if p.severity == "error"], report.files)
        if not found.code:
            return "" if _is_map(data) else at.voice.word("cli.map.not_one", path=str(path))
        name = printable(str(path))
        if settings().json:
            return as_json(Findings([replace(p, file=name) for p in found.problems], [name]), at.voice)
        told = as_text(found, at.voice)  # it quotes the lines of what was tried
    return told.replace(found.problems[0].file, name)


def _refused(path: Path, edited: Edited, faults: str, *, whole: bool) -> NoReturn:
    """What is wrong; the file stays as it is, and what was written in an editor is kept beside it."""
    streams.out(faults)
    if not whole:
        raise Told("cli.map.edit.refused", path=str(path))
    draft = _draft(path)
    _kept(path, edited)
    raise Told("cli.map.edit.draft", path=str(path), draft=str(draft))


def _is_map(data: bytes) -> bool:
    entity = json.loads(data)
    return isinstance(entity, dict) and entity.get("kind") == "map"


def _moved(path: Path, draft: Path, edited: Edited) -> NoReturn:
    """Another program wrote the file meanwhile: what it wrote stays, and what was typed is kept beside it."""
    if not edited.typed:
        raise Told("cli.map.edit.moved", path=str(path))
    if draft == _draft(path):
        _kept(path, edited)
    else:
        written(draft, edited.typed, quiet=True)
    raise Told("cli.map.edit.moved_draft", path=str(path), draft=str(draft))


def _replaced(path: Path, edited: Edited, at: Desk) -> None:
    """The old text beside the file, the new one in its place."""
    old = path.with_name(path.name + "~")
    with contextlib.suppress(OSError):  # whoever may not make it is told when it is written
        mode = stat.S_IMODE(path.stat().st_mode)
        old.touch(mode)
        old.chmod(mode)
    written(old, edited.before, quiet=True)
    written(path, edited.data, quiet=True)
    told: dict[str, str | int] = {"path": str(path), "old": str(old), "changes": edited.changes}
    if settings().json:
        streams.out(show.dump({**told, "done": list(edited.told)}))
    else:
        streams.out("\n".join([at.voice.word("cli.map.edit.done", **told), *(f"  {line}" for line in edited.told)]))
        if _played(edited.data, at):
            streams.out(at.voice.word("cli.map.edit.charted", path=str(path)))


def _played(data: bytes, at: Desk) -> bool:
    """Whether the campaign took that map up: its log keeps the map as it was then."""
    known = str(json.loads(data).get("id", "")).removeprefix("./")
    charts = at.world.atlas.charts if at.world else {}
    return any(chart.own is not None and key.removeprefix("./") == known for key, chart in charts.items())
