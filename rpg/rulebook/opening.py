"""Opening packs that are sound: read, decoded, linked, merged. Nothing is explained here; a full check does that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import msgspec

from rpg.campaign.kinds import KINDS
from rpg.rulebook.folder import LARGEST, MANIFEST, digest, listing, located, shipped
from rpg.rulebook.ids import full
from rpg.rulebook.manifest import FORMAT, Manifest, ordered, requirement, version
from rpg.rulebook.merge import merged
from rpg.rulebook.schema import Schemas
from rpg.rulebook.shape import Shape, bare, find, shape_of
from rpg.words import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.problem import Problem
    from rpg.words import Say


class Unfit(Exception):  # noqa: N818 - not an error of ours: it says that a pack wants a full check
    """Something in a pack is not as it should be; the message is for the log of a developer."""


class _Translated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: Text
    source: str


_Translations: TypeAlias = dict[str, dict[str, _Translated]]


class _Pack(NamedTuple):
    card: Manifest
    files: dict[str, bytes]
    sha256: str


def open_packs(names: Sequence[str | Path], say: Callable[[Say], str] | None = None) -> Rules | tuple[Problem, ...]:
    """The rules of packs that came with the program (by name) or lie anywhere (by path), and of what they require.

    Ids and references of the result are full ids. If anything is amiss: every fault that a full check finds,
    in the words of ``say`` (``Voice.say``; English by default).
    """
    try:
        return _opened(names)
    except (Unfit, msgspec.MsgspecError, OSError, UnicodeError, RecursionError) as error:
        from rpg.rulebook.checking import explained  # noqa: PLC0415 - a sound pack needs no explanation

        return explained([located(name) for name in names], error, say)


def _opened(names: Sequence[str | Path]) -> Rules:
    packs = _packs([located(name) for name in names])
    link = _Linker()
    for pack in packs:
        for name, raw in pack.files.items():
            link.file(pack.card.id, name, raw)
    link.tie()
    return merged([_reference(pack) for pack in packs], link.kinds, link.texts)


def _packs(folders: list[Path]) -> list[_Pack]:
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
    return [found[name] for name in order]


def _suited(packs: dict[str, _Pack]) -> None:
    for pack in packs.values():
        for need in map(requirement, pack.card.requires):
            if need.pack not in packs or version(packs[need.pack].card.version) < need.least:
                raise Unfit(f"{pack.card.id} requires {need.pack}")
        if pack.card.format != FORMAT or not packs.keys().isdisjoint(pack.card.conflicts):
            raise Unfit(f"{pack.card.id} does not go here")


def _read(folder: Path) -> _Pack:
    listed = listing(folder)
    if listed.crowded or any(entry.link or (entry.json and entry.size > LARGEST) for entry in listed.files):
        raise Unfit(f"{folder.name} holds a link, or too much")
    files = {entry.name: entry.read() for entry in listed.files if entry.json}
    if MANIFEST not in files:
        raise Unfit(f"{folder.name} is no pack")
    card = msgspec.convert(bare(msgspec.json.decode(files[MANIFEST])), Manifest)
    if card.id != folder.name and folder.name:
        raise Unfit(f"{card.id} lies in {folder.name}")
    return _Pack(card, files, digest(listed.files, files))


def _reference(pack: _Pack) -> dict[str, str]:
    card = pack.card
    return {"id": card.id, "version": card.version, "title": card.title, "sha256": pack.sha256}


class _Linker:
    """Collects the entities of packs with all ids made full, and their texts by language."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
        self.texts: dict[str, dict[str, dict[str, Any]]] = {"en": {}}
        self._schemas = Schemas()
        self._shapes: dict[str, Shape] = {}
        self._wanted: set[tuple[str, str]] = set()

    def file(self, pack: str, name: str, raw: bytes) -> None:
        """Take in one file of a pack; what is no entity and no translation is left alone."""
        kind, _, rest = name.partition("/")
        slug = rest.removesuffix(".json")
        if kind == "locale":
            self._translation(pack, slug, raw)
        elif kind in KINDS:
            self._entity(pack, kind, f"{pack}:{kind}/{slug}", raw)

    def tie(self) -> None:
        """Unfit unless every reference leads to an entity of its kind."""
        for kind, identity in self._wanted:
            if identity not in self.kinds.get(kind, {}):
                raise Unfit(f"no {kind} {identity}")

    def _translation(self, pack: str, language: str, raw: bytes) -> None:
        texts = self.texts.setdefault(language, {})
        for identity, said in msgspec.convert(bare(msgspec.json.decode(raw)), _Translations).items():
            texts.setdefault(full(identity, pack), {}).update({key: entry.text for key, entry in said.items()})

    def _entity(self, pack: str, kind: str, identity: str, raw: bytes) -> None:
        entity = bare(msgspec.json.decode(raw))
        if (
            not isinstance(entity, dict)
            or entity.pop("kind", "") != kind
            or full(f"{entity.get('id')}", pack) != identity
        ):
            raise Unfit(f"{identity} is not what its place says")
        entity["id"] = identity
        if kind not in self._shapes:
            self._shapes[kind] = shape_of(self._schemas[kind], self._schemas)
        for found in list(find(entity, self._shapes[kind])):
            if found.shape.text:
                self.texts["en"].setdefault(identity, {})[found.name] = found.value
            elif found.shape.ref or found.shape.names:
                self._wanted.update(_linked(found.holder, found.path[-1], pack, found.shape))
        self.kinds[kind][identity] = entity


def _linked(holder: Any, key: str | int, pack: str, shape: Shape) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    """Make the reference there, or the references that are its keys, full; tell the kind and id that each wants."""
    if shape.ref:
        holder[key] = full(f"{holder[key]}", pack)
        yield shape.ref, holder[key]
    else:
        holder[key] = {full(name, pack): value for name, value in holder[key].items()}
        yield from ((shape.names, name) for name in holder[key])
