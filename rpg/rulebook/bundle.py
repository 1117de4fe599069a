"""A pack in one JSON file: its card, its entities, patches, redirects and texts, each as its own file would hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from rpg.rulebook.document import Document, document, failed
from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import LARGEST, MANIFEST, PATCHES, REDIRECTS, ZIP, Held, Listing, Refused
from rpg.rulebook.kinds import KINDS
from rpg.rulebook.shape import bare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rpg.rulebook.scanner import Span
    from rpg.rulebook.shape import Path as Steps

WHOLE = "*"
"""The name of the document that is the file as a whole."""
_LOCALE = "locale"


def held(place: Path) -> Listing:
    """The files in a pack that is one file, in order; Refused if it is not sound. OSError if it cannot be read."""
    if place.name.endswith(ZIP):
        from rpg.rulebook.archive import unzipped  # noqa: PLC0415 - few packs are zips

        return unzipped(place)
    raw = _read(place)
    if len(raw) > LARGEST:
        raise Refused(Fault("too_large", at="file", values={"limit": LARGEST // 1024}))
    try:
        whole = msgspec.json.decode(raw, type=dict[str, Any])
        msgspec.convert(bare(whole), _Bundle)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Refused(Fault("no_manifest", at="file")) from error
    parts = {name: msgspec.json.encode(value) for name, _, value in _parts(whole)}
    files = [Held(name, raw, len(raw)) for name, raw in parts.items()]
    if len(files) != sum(1 for _ in _parts(whole)):
        raise Refused(Fault("no_manifest", at="file"))
    return Listing(sorted(files), len({name.rpartition("/")[0] for name in parts} - {""}))


class _Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``bundle.schema.json`` says."""

    pack: dict[str, Any]
    entities: list[dict[str, Any]] = []
    patches: dict[str, dict[str, Any]] = {}
    locale: dict[str, dict[str, Any]] = {}
    redirects: dict[str, Any] = {}


def documents(place: Path, label: str) -> list[Document]:
    """The documents in a pack that is one JSON file, with their places in it; the file as a whole comes first."""
    try:
        whole = document(WHOLE, label, _read(place))
    except OSError as error:
        return [failed(WHOLE, label, Fault("unreadable", at="file", values={"why": error.strerror or ""}))]
    if not whole.sound or not isinstance(whole.value, dict):
        return [whole]
    spans = _sliced(whole)
    found: dict[str, Document] = {}
    for name, path, value in _parts(whole.value):
        if name in found:
            whole.faults.append(Fault("repeated", path, {"found": name.removesuffix(".json")[:80]}))
        else:
            found[name] = Document(name, label, whole.text, value, spans[path], prefix=path)
    return [whole, *found.values()]


def _read(place: Path) -> bytes:
    with place.open("rb") as file:
        return file.read(LARGEST + 1)


def _parts(whole: dict[str, Any]) -> Iterator[tuple[str, Steps, Any]]:
    """Each part of a pack by the name of the file that it would be, its path, and its value."""
    for key, name in (("pack", MANIFEST), ("redirects", REDIRECTS)):
        if key in whole:
            yield name, (key,), whole[key]
    entities = whole.get("entities")
    for number, value in enumerate(entities if isinstance(entities, list) else []):
        if isinstance(value, dict):
            yield _name(value, number), ("entities", number), value
    for group, folder in (("patches", PATCHES), ("locale", _LOCALE)):
        members = whole.get(group)
        for name, value in members.items() if isinstance(members, dict) else ():
            yield f"{folder}/{name}.json", (group, name), value


def _name(value: dict[str, Any], number: int) -> str:
    """The name of an entity's file, by its kind and its id."""
    kind, identity = value.get("kind"), value.get("id")
    folder = kind if isinstance(kind, str) and kind in KINDS else "entities"
    slug = identity.rpartition("/")[2] if isinstance(identity, str) else f"{number}"
    return f"{folder}/{slug}.json"


def _sliced(whole: Document) -> dict[Steps, dict[Steps, Span]]:
    """The places in each part of the file, as seen from there."""
    slices: dict[Steps, dict[Steps, Span]] = {}
    for path, span in whole.spans.items():
        for cut in (1, 2):
            slices.setdefault(path[:cut], {})[path[cut:]] = span
    return slices
