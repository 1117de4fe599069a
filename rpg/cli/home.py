"""Where a user's campaigns, history and log of faults are."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from rpg.cli.fault import Hint

SUFFIX = ".db"
_NAME = re.compile(r"[^\W_][\w .-]{0,63}")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})


def home() -> Path:
    """The user's data folder: RPG_HOME, or the system's own place. It may not exist yet."""
    given = os.environ.get("RPG_HOME")
    if given:
        return Path(given)
    from platformdirs import user_data_path  # noqa: PLC0415 - only where RPG_HOME does not answer

    return user_data_path("megastructure-rpg", appauthor=False)


def private() -> Path:
    """The same, made if it is not there yet: for this user alone, for what is in it holds the GM's secrets."""
    folder = home()
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def is_device(name: str) -> bool:
    """Whether no file can have that name on every system."""
    return name.casefold() in _DEVICES


def campaigns() -> list[Path]:
    """Every campaign file in the user's folder, by name."""
    return sorted((home() / "campaigns").glob(f"*{SUFFIX}"))


def place(given: str) -> Path:
    """The file of a campaign given by name or path; Hint if the name could not be a file everywhere.

    A path ends in ``.db``, unless it is that of a file which is there.
    """
    if given.endswith(SUFFIX) or (re.search(r"[/\\]", given) and _is_file(given)):
        return Path(given)
    if not _NAME.fullmatch(given) or given.strip(" .") != given or is_device(given):
        raise Hint("cli.hint.path" if re.search(r"[/\\]", given) else "cli.hint.name", name=given)
    return home() / "campaigns" / f"{given}{SUFFIX}"


def _is_file(given: str) -> bool:
    """Whether there is such a file; a name that no file can have is none."""
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False


def chosen(given: str) -> Path:
    """The campaign asked for, that of RPG_CAMPAIGN, the last used one, or the only one; Hint if it is none of these."""
    name = given or os.environ.get("RPG_CAMPAIGN", "")
    path = place(name) if name else last() or _only()
    if path is None:
        raise Hint("cli.hint.no_campaign")
    if not path.is_file():
        raise Hint("cli.hint.no_such_campaign", name=name or path.stem, path=str(path))
    return path


def _only() -> Path | None:
    """The one campaign there is; None if there is none, Hint if it could be any of several."""
    found = campaigns()
    if len(found) > 1:
        raise Hint("cli.hint.which_campaign", names=", ".join(path.stem for path in found))
    return found[0] if found else None


def last() -> Path | None:
    """The campaign used last, if it is still there."""
    try:
        path = Path((home() / "last").read_bytes().decode(errors="surrogateescape").strip())
    except (OSError, ValueError):  # not there, or not what we wrote
        return None
    return path if path.is_file() else None


def remember(path: Path) -> None:
    """Make this campaign the last used one."""
    text, note = f"{path.resolve()}\n".encode(errors="surrogateescape"), home() / "last"
    with contextlib.suppress(OSError):  # a home that cannot be written must not stop a game
        if not note.is_file() or note.read_bytes() != text:
            private()
            note.write_bytes(text)


def free(name: str) -> str:
    """That name, or with the next number behind it if a campaign has it already."""
    number, candidate = 1, name
    while place(candidate).exists():
        number += 1
        candidate = f"{name}-{number}"
    return candidate
