"""Opening packs that are sound: read, decoded, laid over one another, linked.

Nothing is explained here; a full check does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import msgspec

from rpg.campaign.kinds import KINDS
from rpg.rulebook.combine import Combined, Laid
from rpg.rulebook.folder import (
    LARGEST,
    MANIFEST,
    PATCHES,
    REDIRECTS,
    Listing,
    Refused,
    digest,
    is_bundle,
    is_file,
    listing,
    located,
    shipped,
)
from rpg.rulebook.ids import full
from rpg.rulebook.manifest import FORMAT, Manifest, above, ordered, requirement, ruled, version
from rpg.rulebook.merge import merged
from rpg.rulebook.merged import Part
from rpg.rulebook.printed.kinds import is_printed
from rpg.rulebook.shape import bare, find, own_shapes
from rpg.rulebook.telling import Translations, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.problem import Problem
    from rpg.rulebook.merged import Merged
    from rpg.rulebook.shape import Shapes
    from rpg.words import Say


class Unfit(Exception):  # noqa: N818 - not an error of ours: it says that a pack wants a full check
    """Something in a pack is not as it should be; the message is for the log of a developer."""


class _Pack(NamedTuple):
    card: Manifest
    files: dict[str, bytes]
    sha256: str


class _Op(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    op: Literal["set", "add", "remove", "append", "scale"]
    path: Annotated[str, msgspec.Meta(pattern=r"^(/[^/]+)+$")]
    value: Any = msgspec.UNSET
    was: Any = msgspec.UNSET


class _Patch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    target: str
    ops: list[_Op]


def open_packs(names: Sequence[str | Path], say: Callable[[Say], str] | None = None) -> Rules | tuple[Problem, ...]:
    """The rules of packs that came with the program (by name) or lie anywhere (by path), and of what they require.

    Ids and references of the result are full ids. If anything is amiss: every fault that a full check finds,
    in the words of ``say`` (``Voice.say``; English by default).
    """
    try:
        return _opened(names)
    except (Unfit, msgspec.MsgspecError, OSError, UnicodeError, RecursionError, Refused) as error:
        from rpg.rulebook.checking import explained  # noqa: PLC0415 - a sound pack needs no explanation

        return explained([located(name) for name in names], error, say)


def _opened(names: Sequence[str | Path]) -> Rules:
    packs, listed = _packs([located(name) for name in names])
    cards = {pack.card.id: pack.card for pack in packs}
    shapes = own_shapes()
    book = Combined([_laid(pack, cards) for pack in packs], shapes, ruled(cards, listed))
    if any(fault.severity == "error" for _, fault in book.misfits):
        raise Unfit(f"{book.misfits[0]}")
    kinds: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for entity in book.entities.values():
        if not entity.abstract:
            kinds[entity.kind][entity.id] = entity.value
    _tied(book, kinds, shapes)
    texts = spoken(book, shapes, [(pack.card.id, pack.card.language, _translations(pack)) for pack in packs])
    for entities in kinds.values():
        for value in entities.values():
            del value["kind"]
    rules = merged([_reference(pack) for pack in packs], kinds, texts)
    return msgspec.structs.replace(rules, led={old: book.led(old) for old in sorted(book.aliases)})


def _packs(folders: list[Path]) -> tuple[list[_Pack], list[str]]:
    """The packs in those places and what they require, in order; and the ids of those in the places, as given."""
    given = len(folders)
    found: dict[str, _Pack] = {}
    while folders:
        pack = _read(folders.pop(0))
        if pack.card.id in found:
            raise Unfit(f"{pack.card.id} twice")
        found[pack.card.id] = pack
        needed = [requirement(text) for text in pack.card.requires]
        known = {*found, *(folder.name for folder in folders)}
        folders += [place for need in needed if need.pack not in known and (place := shipped(need.pack))]
    _suited(found)
    order = ordered({name: pack.card for name, pack in found.items()})
    if order is None:
        raise Unfit("requirements in a circle")
    return [found[name] for name in order], list(found)[:given]


def _suited(packs: dict[str, _Pack]) -> None:
    for pack in packs.values():
        for need in map(requirement, pack.card.requires):
            if need.pack not in packs or version(packs[need.pack].card.version) < need.least:
                raise Unfit(f"{pack.card.id} requires {need.pack}")
        if pack.card.format != FORMAT or not packs.keys().isdisjoint(pack.card.conflicts):
            raise Unfit(f"{pack.card.id} does not go here")


def _read(folder: Path) -> _Pack:
    packed = is_bundle(folder) and is_file(folder)
    listed = _held(folder) if packed else listing(folder)
    odd = [entry for entry in listed.files if entry.link or (entry.json and entry.size > LARGEST)]
    if listed.crowded or any(not is_printed(entry.name) for entry in odd):
        raise Unfit(f"{folder.name} holds a link, or too much")
    whole = [entry for entry in listed.files if entry not in odd] if odd else listed.files
    files = {entry.name: entry.read() for entry in whole if entry.json}
    if MANIFEST not in files:
        raise Unfit(f"{folder.name} is no pack")
    card = msgspec.convert(bare(msgspec.json.decode(files[MANIFEST])), Manifest)
    if card.id != folder.name and folder.name and not packed:
        raise Unfit(f"{card.id} lies in {folder.name}")
    return _Pack(card, files, digest(whole, files))


def _held(place: Path) -> Listing:
    from rpg.rulebook.bundle import held  # noqa: PLC0415 - few packs are one file

    return held(place)


def _reference(pack: _Pack) -> dict[str, Any]:
    card = pack.card
    return {"id": card.id, "version": card.version, "title": card.title, "sha256": pack.sha256, "notice": card.notice}


def _laid(pack: _Pack, cards: Mapping[str, Manifest]) -> Laid:
    name = pack.card.id
    sees = above(name, cards) | frozenset(pack.card.after)
    entities = dict(_entities(pack))
    patches = [
        Part(name, file, msgspec.to_builtins(msgspec.convert(bare(msgspec.json.decode(raw)), _Patch)))
        for file, raw in pack.files.items()
        if file.startswith(f"{PATCHES}/")
    ]
    redirects = None
    if REDIRECTS in pack.files:
        led = msgspec.convert(bare(msgspec.json.decode(pack.files[REDIRECTS])), dict[str, str | None])
        redirects = Part(name, REDIRECTS, led)
    return Laid(name, entities, patches, redirects, sees, frozenset(entities))


def _entities(pack: _Pack) -> Iterator[tuple[str, Part]]:
    """The entities of a pack by full id; what is none is left alone."""
    name = pack.card.id
    for file, raw in pack.files.items():
        kind, _, rest = file.partition("/")
        if kind not in KINDS:
            continue
        identity, value = f"{name}:{kind}/{rest.removesuffix('.json')}", bare(msgspec.json.decode(raw))
        if not isinstance(value, dict) or value.get("kind") != kind or full(f"{value.get('id')}", name) != identity:
            raise Unfit(f"{identity} is not what its place says")
        for key, type_ in (("extends", str), ("abstract", bool), ("replaces", str)):
            if not isinstance(value.get(key, type_()), type_):
                raise Unfit(f"{identity}: {key}")
        yield identity, Part(name, file, value)


def _translations(pack: _Pack) -> Iterator[tuple[str, Translations]]:
    """The translations of a pack by language."""
    for file, raw in pack.files.items():
        folder, _, rest = file.partition("/")
        if folder == "locale":
            said = msgspec.convert(bare(msgspec.json.decode(raw)), Translations)
            yield rest.removesuffix(".json"), said


def _tied(book: Combined, kinds: Mapping[str, Mapping[str, Any]], shapes: Shapes) -> None:
    """Unfit unless every reference leads to an entity of its kind, and whatever is made from another was made."""
    for kind, entities in kinds.items():
        for value in entities.values():
            for wanted, other in _wanted(value, shapes, kind):
                if other not in kinds.get(wanted, {}):
                    raise Unfit(f"{value['id']}: no {wanted} {other}")
    lost = [i for pack in book.packs for i, part in pack.entities.items() if not _became(book, i, part)]
    if lost:
        raise Unfit(f"{lost} came to nothing")


def _became(book: Combined, identity: str, part: Part) -> bool:
    """Whether an entity is there, and in the place that it asked for."""
    made: Merged | None = book.entities.get(book.led(identity))
    return made is not None and ("replaces" not in part.value or book.led(identity) != identity)


def _wanted(value: dict[str, Any], shapes: Shapes, kind: str) -> Iterator[tuple[str, str]]:
    for found in find(value, shapes[kind]):
        if found.shape.ref:
            yield found.shape.ref, found.value
        elif found.shape.names:
            yield from ((found.shape.names, name) for name in found.value)
