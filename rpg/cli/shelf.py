"""The user's own packs: one file each, in the user's data folder, found by the pack's id."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rpg.cli import home
from rpg.cli.names import coded
from rpg.rulebook.folder import BUNDLE, LARGEST, MANIFEST, ZIP, Refused, is_bundle, is_file, listing, shipped
from rpg.rulebook.ids import SLUG
from rpg.rulebook.manifest import requirement

if TYPE_CHECKING:
    from collections.abc import Sequence


class Card(msgspec.Struct, frozen=True):
    """What a pack's card says of it, as far as it is needed to find it and to speak of it."""

    id: str
    version: str = ""
    title: str = ""
    requires: tuple[str, ...] = ()


def shelf() -> Path:
    """The folder of the user's packs. It may not exist yet."""
    return home.home() / "packs"


def installed(name: str) -> Path | None:
    """The file of a pack of the user's, if there is one of that id."""
    if not SLUG.match(name):
        return None
    return next((place for end in (ZIP, BUNDLE) if is_file(place := shelf() / f"{name}{end}")), None)


def every() -> list[Path]:
    """The files of all packs of the user's, by name."""
    folder = shelf()
    return sorted(place for place in folder.iterdir() if is_bundle(place)) if folder.is_dir() else []


def is_pack(place: Path) -> bool:
    """Whether a pack lies there, in a folder or in one file."""
    return is_file(place) if is_bundle(place) else is_file(place / MANIFEST)


def card(place: Path) -> Card | None:
    """The card of a pack; None if there is none that can be read."""
    try:
        raw = _inside(place) if is_bundle(place) else _first(place / MANIFEST)
        return msgspec.json.decode(raw, type=Card)
    except (OSError, ValueError, RecursionError, Refused, msgspec.MsgspecError):
        return None


def _inside(bundle: Path) -> bytes:
    from rpg.rulebook.bundle import held  # noqa: PLC0415 - few packs are one file

    return next((entry.read() for entry in held(bundle).files if entry.name == MANIFEST and not entry.link), b"")


def _first(manifest: Path) -> bytes:
    """The bytes of a manifest, but not of one that leads elsewhere."""
    if manifest.is_symlink():
        return b""
    with manifest.open("rb") as file:
        return file.read(LARGEST + 1)


def lasting(word: str) -> str:
    """A pack as a campaign names it for ever: one that is shipped or on the shelf by its id, any other by its path.

    A pack that lies where the word says is meant before one on the shelf. A code pack keeps its name.
    """
    if coded([word]) or shipped(word) or (installed(word) and not is_pack(Path(word))):
        return word
    return str(Path(word).resolve())


def found(name: str | Path) -> Path | str:
    """Where a pack is that a campaign names: a shipped one's name, or a place, which may be empty by now."""
    if isinstance(name, Path) or shipped(name):
        return name
    place = Path(name)
    return place if place.is_absolute() else installed(name) or shelf() / f"{name}{ZIP}"


def missing(names: Sequence[str]) -> list[str]:
    """What of those packs, or of what they require, is nowhere to be found: places, and ids."""
    files = [place for place in places(names) if isinstance(place, Path)]
    gone = [f"{place}" for place in files if not _is_there(place)]
    cards = [own for place in files if (own := card(place))]
    here = {own.id for own in cards}
    needed = dict.fromkeys(requirement(text).pack for own in cards for text in own.requires)
    return [*gone, *(name for name in needed if name not in here and not shipped(name))]


def _is_there(place: Path) -> bool:
    if is_bundle(place):
        return is_file(place)
    try:
        listing(place)
    except OSError:
        return False
    return is_file(place / MANIFEST)


def places(names: Sequence[str | Path]) -> list[Path | str]:
    """Where those packs are, and behind them those on the shelf that they require, however far.

    Code packs are nowhere: they are no rules.
    """
    files = [name for name in names if not coded([name])]
    known, waiting = list(map(found, files)), list(map(found, files))
    ids = {own.id for place in known if isinstance(place, Path) and (own := card(place))}
    while waiting:
        place = waiting.pop()
        own = card(place) if isinstance(place, Path) else None
        for need in (requirement(text).pack for text in (own.requires if own else ())):
            more = installed(need) if need not in ids and not shipped(need) else None
            if more:
                ids.add(need)
                known.append(more)
                waiting.append(more)
    return known
