"""Packs laid over one another in order: entities made from others, replaced, patched; old ids led to new ones.

Each pack is laid over those before it: what it says of an entity of theirs counts from there on.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import meant
from rpg.rulebook.ids import NOTES, full, kind_of, pack_of
from rpg.rulebook.merged import Merged, Part, alone, extended
from rpg.rulebook.patching import patched
from rpg.rulebook.shape import find, weight
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rpg.rulebook.shape import Path, Shape


_TALLEST = 40
"""Entities of one pack that are made from one another in a row."""
_MOST_MADE = 1_000_000
"""Values that all entities that are made from others may take from them together."""


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """What a pack brings: its entities by full id, its patches, its redirects, and the packs it may speak about."""

    id: str
    entities: dict[str, Part]
    patches: list[Part] = field(default_factory=list)
    redirects: Part | None = None
    sees: frozenset[str] = frozenset()
    """The packs that it may change: itself, what it requires, and what it comes after if that is there."""
    known: frozenset[str] = frozenset()
    """The ids that its files should bring, sound or not."""


class Misfit(NamedTuple):
    """A fault, and the file in which it stands."""

    part: Part
    fault: Fault


class _Write(NamedTuple):
    part: Part
    path: Path
    steps: tuple[str, ...]

    @property
    def appends(self) -> bool:
        """Whether it only puts something more at the end of a list."""
        ops = self.part.value.get("ops")
        return bool(ops) and ops[self.path[1]]["op"] == "append"


class Combined:
    """The entities of packs laid over one another, by full id, and the faults met on the way."""

    def __init__(self, packs: Sequence[Laid], shapes: Mapping[str, Shape], ruled: Callable[[str, str], bool]) -> None:
        """Lay packs, in that order. ``ruled(a, b)``: whether something says that pack a comes before pack b."""
        self.packs = tuple(packs)
        self.entities: dict[str, Merged] = {}
        self.misfits: list[Misfit] = []
        self.aliases: dict[str, str] = {}
        self._tall: set[str] = set()
        self._weights: dict[str, int] = {}
        self._made = 0
        self._circles: set[frozenset[str]] = set()
        self._shapes, self._ruled = shapes, ruled
        self._writes: dict[str, list[_Write]] = {}
        self._packs = {pack.id: pack for pack in packs}
        for pack in packs:
            self._redirect(pack)
        for pack in packs:
            self._lay(pack)
        for pack in packs:
            self._redirected(pack)
        self._settle()

    def led(self, identity: str) -> str:
        """The id that an id stands for by now: itself, unless it was redirected or has taken another's place."""
        for _ in range(len(self.aliases) + 1):
            if identity not in self.aliases:
                break
            identity = self.aliases[identity]
        return identity

    def _lay(self, pack: Laid) -> None:
        for identity, part in pack.entities.items():
            self._entity(identity, part, pack, ())
        for identity, part in pack.entities.items():
            if "replaces" in part.value and identity in self.entities:
                self._replace(identity, part)
        for part in pack.patches:
            self._patch(part, pack)

    def _entity(self, identity: str, part: Part, pack: Laid, trail: tuple[str, ...]) -> None:
        """Put an entity together, what it is made from first; one that is made from nothing there is left out."""
        shape = self._shapes[kind_of(identity)]
        if identity in self.entities:
            return
        if "extends" not in part.value:
            self.entities[identity] = alone(identity, kind_of(identity), part, shape)
            return
        base = self.led(full(part.value["extends"], pack.id))
        if self._barred(identity, base, part, trail):
            return
        if base in pack.entities:
            self._entity(base, pack.entities[base], pack, (*trail, identity))
        if base in self.entities and kind_of(base) == kind_of(identity) and self._room(self.entities[base], part):
            self.entities[identity] = extended(self.entities[base], identity, part, shape)

    def _barred(self, identity: str, base: str, part: Part, trail: tuple[str, ...]) -> bool:
        """Whether the way to what an entity is made from leads back, or too far; that is told once, where it shows."""
        circle = (*trail[trail.index(base) :], identity) if base in trail else (identity,) if base == identity else ()
        if circle and frozenset(circle) not in self._circles:
            self._circles.add(frozenset(circle))
            self._tell(part, Fault("extends_circle", ("extends",), {"ids": " → ".join((*circle, base))}))
        elif not circle and len(trail) == _TALLEST and part.pack not in self._tall:
            self._tall.add(part.pack)
            self._tell(part, Fault("extends_tall", ("extends",), {"limit": _TALLEST}))
        return bool(circle) or len(trail) == _TALLEST

    def _room(self, base: Merged, part: Part) -> bool:
        """Whether one more may be made from an entity: a few lines must not come to more than a memory holds."""
        if base.id not in self._weights:
            self._weights[base.id] = weight(base.value)
        before, self._made = self._made, self._made + self._weights[base.id]
        if before <= _MOST_MADE < self._made:
            self._tell(part, Fault("extends_much", ("extends",), {"limit": _MOST_MADE}))
        return self._made <= _MOST_MADE

    def _replace(self, identity: str, part: Part) -> None:
        told = part.value["replaces"]
        target = self.led(full(told, part.pack))
        if target == identity:
            self._tell(part, Fault("replaces_itself", ("replaces",), {"found": told[:80]}))
        if any(other.part.pack == part.pack and other.path == ("replaces",) for other in self._writes.get(target, ())):
            self._tell(part, Fault("repeated", ("replaces",), {"found": told[:80]}))
        elif target in self.entities and target != identity and kind_of(target) == kind_of(identity):
            self._wrote(target, _Write(part, ("replaces",), ()))
            new = self.entities.pop(identity).named(target)
            if not new.touched:
                new.parts.insert(0, self.entities[target].parts[0])
            self.entities[target] = new
            self._weights.pop(target, None)
            self.aliases[identity] = target

    def _patch(self, part: Part, pack: Laid) -> None:
        entity = self._target(part, pack)
        if entity is None:
            return
        if not entity.copied:  # what the file itself says stays as it is
            entity.value, entity.copied = copy.deepcopy(entity.value), True
        self._weights.pop(entity.id, None)
        for outcome in patched(entity, part, self._shapes[entity.kind]):
            if isinstance(outcome, Fault):
                self._tell(part, outcome)
            else:
                self._wrote(entity.id, _Write(part, outcome.path, outcome.steps))
        entity.parts.append(part)

    def _target(self, part: Part, pack: Laid) -> Merged | None:
        """What a patch is for; None if it is not there, which is told once."""
        told = part.value["target"]
        owner, target = pack_of(full(told, pack.id)), self.led(full(told, pack.id))
        if target in self.entities:
            if owner in pack.sees:
                return self.entities[target]
            self._tell(part, Fault("not_required", ("target",), {"found": told[:80], "pack": owner}))
        elif owner in self._packs and not self._known(target):
            known = [other for other in self.entities if kind_of(other) == kind_of(target)]
            self._tell(part, Fault("target_missing", ("target",), {"found": told[:80]}, meant(target, known)))
        elif owner not in pack.sees:
            self._tell(part, Fault("not_required", ("target",), {"found": told[:80], "pack": owner}))
        return None

    def _tell(self, part: Part, fault: Fault) -> None:
        self.misfits.append(Misfit(part, fault))

    def _wrote(self, target: str, write: _Write) -> None:
        """Note who wrote what; two packs that write one field, and nothing says which comes first, are a fault.

        So are two patches of one pack: that one file's name comes before the other's is nothing that anybody decided.
        """
        others = self._writes.setdefault(target, [])
        for other in others:
            fault = self._clash(target, other, write)
            if fault:
                self._tell(write.part, fault)
                break
        others.append(write)

    def _clash(self, target: str, other: _Write, write: _Write) -> Fault | None:
        length = min(len(other.steps), len(write.steps))
        one, two = other.part.pack, write.part.pack
        if other.steps[:length] != write.steps[:length]:
            return None
        values = {"field": ("/".join(("", *write.steps)) or target)[:80], "id": target}
        if one != two and not self._ruled(one, two):
            return Fault("two_writers", write.path, {**values, "pack": one}, Say("rulebook.hint.order", {"pack": one}))
        if one == two and length and other.part.name != write.part.name and not (other.appends and write.appends):
            return Fault("two_patches", write.path, {**values, "file": other.part.name}, Say("rulebook.hint.one_patch"))
        return None

    def _redirect(self, pack: Laid) -> None:
        for _, old, new in _redirects(pack):
            if new and pack_of(old) == pack.id and old not in {*pack.entities, new}:
                self.aliases[old] = new

    def _redirected(self, pack: Laid) -> None:
        """The faults of a pack's redirects."""
        met: set[str] = set()
        for told, old, new in _redirects(pack):
            twice = Fault("repeated", (told,), {"found": told[:80]}, at="key") if old in met else None
            fault = twice or self._misled(pack, told, old, new)
            met.add(old)
            if fault and pack.redirects:
                self._tell(pack.redirects, fault)

    def _misled(self, pack: Laid, told: str, old: str, new: str | None) -> Fault | None:
        if pack_of(old) != pack.id:
            return Fault("redirect_foreign", (told,), {"found": told[:80], "pack": pack_of(old)}, at="key")
        if old in pack.entities:
            return Fault("redirect_there", (told,), {"found": told[:80]}, at="key")
        return self._unled(told, kind_of(old), new) if new is not None else None

    def _unled(self, told: str, kind: str, new: str) -> Fault | None:
        values = {"found": new[:80], "kind": kind}
        if kind_of(new) != kind:
            return Fault("wrong_kind", (told,), {**values, "actual": kind_of(new)})
        if self.led(new) in self.aliases:
            return Fault("redirect_circle", (told,), {"found": told[:80]})
        if not self._known(self.led(new)):
            return Fault("no_such_id", (told,), values, meant(new, [o for o in self.entities if kind_of(o) == kind]))
        return None

    def _known(self, identity: str) -> bool:
        """Whether an id is there, or at least a file that should bring it."""
        owner = self._packs.get(pack_of(identity))
        return identity in self.entities or (owner is not None and identity in owner.known)

    def _settle(self) -> None:
        """Lead every reference to what it stands for by now."""
        if not self.aliases:
            return
        for entity in self.entities.values():
            for found in reversed(list(find(entity.value, self._shapes[entity.kind]))):
                if found.shape.ref and isinstance(found.value, str):
                    found.holder[found.path[-1]] = self.led(found.value)
                elif found.shape.names:
                    led = {self.led(name): inner for name, inner in found.value.items()}
                    found.holder[found.path[-1]] = led


def _redirects(pack: Laid) -> Iterator[tuple[str, str, str | None]]:
    """The redirects of a pack: the old id as it is written, and both ids in full."""
    for old, new in pack.redirects.value.items() if pack.redirects else ():
        if old not in NOTES:
            yield old, full(old, pack.id), full(new, pack.id) if isinstance(new, str) else None
