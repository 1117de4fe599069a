"""Where a document points: at other entities, at dice, at files of its pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import shipped
from rpg.rulebook.guess import nearest
from rpg.rulebook.ids import full, kind_of, pack_of
from rpg.rulebook.pack_faults import declared
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.document import Document
    from rpg.rulebook.fault import At
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Found, Path


def links(doc: Document, pack: Pack, found: Found) -> Iterator[Fault]:
    """The faults of one annotated value of a sound document."""
    if found.shape.ref:
        yield from reference(pack, found.value, found.shape.ref, found.path, "value")
    elif found.shape.names:
        names = [name for name in found.value if name not in {"//", "$schema"}]
        for name in names:
            yield from reference(pack, name, found.shape.names, (*found.path, name), "key")
        yield from _twice(pack, names, found.path)
    elif found.shape.dice:
        yield from _dice(doc, found)
    elif found.shape.file:
        yield from _file(pack, found)


def reference(pack: Pack, told: str, kind: str, path: Path, at: At) -> Iterator[Fault]:
    """The fault of an id, as it stands in a file of a pack, that should be one of that kind."""
    identity = full(told, pack.id)
    owner, actual = pack_of(identity), kind_of(identity)
    values = {"found": shown(told), "kind": kind}
    if actual != kind:
        yield Fault("wrong_kind", path, {**values, "actual": actual}, near_id(pack, told, kind), at)
    elif owner not in pack.seen and owner in declared(pack):
        return  # told once, at the requirement that is missing
    elif owner not in pack.seen:
        hint = Say("rulebook.hint.require", {"pack": owner}) if shipped(owner) else None
        yield Fault("not_required", path, {"found": shown(told), "pack": owner}, hint, at)
    elif identity not in pack.seen[owner].ids:
        yield _elsewhere(pack, told, path, at) or Fault("no_such_id", path, values, near_id(pack, told, kind), at)
    elif path != ("extends",) and abstract(pack.seen[owner].ids[identity]):
        yield Fault("abstract_used", path, {"found": shown(told)}, at=at)


def abstract(doc: Document) -> bool:
    """Whether a file says that its entity is nothing by itself."""
    return isinstance(doc.value, dict) and doc.value.get("abstract") is True


def _elsewhere(pack: Pack, told: str, path: Path, at: At) -> Fault | None:
    """What to say of an id that its own pack has led elsewhere."""
    identity = full(told, pack.id)
    owner = pack.seen[pack_of(identity)]
    led = {full(old, owner.id): new for old, new in owner.redirects.items()}
    if identity not in led:
        return None
    if led[identity] is None:
        return Fault("gone", path, {"found": shown(told)}, at=at)
    now = f"{led[identity]}" if owner is pack else full(f"{led[identity]}", owner.id)
    hint = Say("rulebook.hint.guess", {"guess": now})
    return Fault("redirected", path, {"found": shown(told), "now": shown(now)}, hint, at, severity="warning")


def near_id(pack: Pack, told: str, kind: str) -> Say | None:
    """The nearest id of that kind among the packs in sight, written as it would stand in a file of this pack.

    If none is near, one of them as an example; None if there is none.
    """
    known: dict[str, str] = {}
    for other in pack.seen.values():
        for identity in other.ids:
            if kind_of(identity) == kind:
                slug = identity.rpartition("/")[2]
                known.setdefault(slug, f"{kind}/{slug}" if other is pack else identity)
    guess = nearest(told.rpartition("/")[2], known)
    if guess:
        return Say("rulebook.hint.guess", {"guess": known[guess]})
    return Say("rulebook.hint.like", {"example": min(known.values())}) if known else None


def _twice(pack: Pack, names: list[str], path: Path) -> Iterator[Fault]:
    met: set[str] = set()
    for name in names:
        identity = full(name, pack.id)
        if identity in met:
            yield Fault("repeated", (*path, name), {"found": shown(name)}, at="key")
        met.add(identity)


def _dice(doc: Document, found: Found) -> Iterator[Fault]:
    from rpg.dice import DiceError, Kind, mended, odds, parse_line  # noqa: PLC0415 - only documents with dice need it

    try:
        typed = parse_line(found.value)
        if typed.named or typed.told or typed.kind not in {Kind.NUMBER, Kind.POOL}:
            yield Fault("pool_dice", found.path, {"found": shown(found.value)})
            return
        totals = odds(typed.tree).weights
    except DiceError as error:
        if error.code == "too_much_work":
            return
        example = mended(found.value, error)
        hint = Say("rulebook.hint.dice", {"example": example}) if example else None
        why = Say(f"dice.error.{error.code}", dict(error.values))
        inside = _inside(doc, found, error.start)
        yield Fault("bad_dice", found.path, {"found": shown(found.value), "why": why}, hint, offset=inside)
        return
    part = next((total for total in totals if not isinstance(total, int)), None)
    if part is not None:
        hint = Say("rulebook.hint.dice", {"example": f"floor({found.value.partition(';')[0].strip()})"})
        yield Fault("part_dice", found.path, {"found": shown(found.value), "value": f"{part}"}, hint)


def _inside(doc: Document, found: Found, start: int) -> int:
    """How far into the quoted text a character of it stands; 0 where escapes make that another count."""
    span = doc.spans[found.path]
    return start + 1 if span.end - span.start == len(found.value) + 2 else 0


def _file(pack: Pack, found: Found) -> Iterator[Fault]:
    told = found.value
    if told.startswith("/") or "\\" in told or ":" in told or ".." in told.split("/"):
        yield Fault("leaves_pack", found.path, {"found": shown(told)})
    elif pack.folder and told not in pack.names:
        guess = nearest(told, pack.names)
        hint = Say("rulebook.hint.guess", {"guess": guess}) if guess else None
        yield Fault("no_such_file", found.path, {"found": shown(told)}, hint)
