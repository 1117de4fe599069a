"""What can be wrong with a pack as a whole: its card, what it requires, and what there must be one of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import BASE, MANIFEST, came, shipped
from rpg.rulebook.guess import meant
from rpg.rulebook.manifest import FORMAT, Manifest, circle, requirement, version
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Path


def card_faults(pack: Pack, packs: Mapping[str, Pack]) -> Iterator[Fault]:
    """The faults of a sound manifest among the packs at hand."""
    card = pack.card
    if card is None:
        return
    if card.id != pack.id:
        yield Fault("id_not_pack", ("id",), {"found": card.id, "folder": pack.id})
    if card.format > FORMAT:
        yield newer({"format": card.format, "requires": card.requires})
    if card.format < FORMAT:
        hint = Say("rulebook.hint.migrate", {"pack": pack.id})
        yield Fault("older_format", ("format",), {"found": card.format, "known": FORMAT}, hint)
    for index, text in enumerate(card.requires):
        yield from _requirement(text, ("requires", index), packs, card.id)
    met = [(index, other) for index, other in enumerate(card.conflicts) if other in packs]
    yield from (Fault("conflict", ("conflicts", index), {"pack": other}) for index, other in met)
    yield from _circle(card, packs)


def _circle(card: Manifest, packs: Mapping[str, Pack]) -> Iterator[Fault]:
    """The circle that a pack is part of, told at the first pack of it that is checked, where it leads on."""
    members = circle(card.id, {name: other.card for name, other in packs.items() if other.card})
    if card.id != min((name for name in members if MANIFEST in packs[name].checked), default=""):
        return
    told = [("requires", index, requirement(text).pack) for index, text in enumerate(card.requires)]
    told += [("after", index, name) for index, name in enumerate(card.after)]
    for key, index, name in told:
        if name in members and name != card.id:
            names = ", ".join(sorted(members))
            yield Fault("requirement_circle", (key, index), {"packs": names})
            return


def newer(card: Mapping[str, Any]) -> Fault:
    """The fault of a pack of a newer format; the version of the game that it asks for is that of the program to get."""
    needs = [requirement(text) for text in card.get("requires", ()) if isinstance(text, str)]
    least = next((need.least for need in needs if need.pack == BASE), ())
    hint = Say("rulebook.hint.version", {"version": ".".join(f"{part}" for part in least)}) if least else None
    return Fault("newer_format", ("format",), {"found": card["format"], "known": FORMAT}, hint)


def _requirement(text: str, path: Path, packs: Mapping[str, Pack], own: str) -> Iterator[Fault]:
    need = requirement(text)
    found = packs.get(need.pack)
    if found is None:
        yield Fault("requirement_missing", path, {"pack": need.pack}, meant(need.pack, {*packs, *came()} - {own}))
    elif found.card and version(found.card.version) < need.least:
        least = ".".join(f"{part}" for part in need.least)
        yield Fault("requirement_old", path, {"pack": need.pack, "found": found.card.version, "least": least})


def _above(card: Manifest, packs: Mapping[str, Pack]) -> dict[str, Manifest]:
    """The cards of a pack and of all that it requires, however far."""
    found = {card.id: card}
    waiting = [card]
    while waiting:
        for text in waiting.pop().requires:
            other = packs.get(requirement(text).pack)
            if other and other.card and other.card.id not in found:
                found[other.card.id] = other.card
                waiting.append(other.card)
    return found


def visible(pack: Pack, packs: Mapping[str, Pack]) -> dict[str, Pack]:
    """The packs whose ids a pack may use: itself first, then those that it requires, however far.

    A pack whose card is broken may use all there are: its card is told to be broken, not every reference in it.
    """
    if pack.card is None:
        return {pack.id: packs.get(pack.id, pack), **packs}
    return {pack.id: pack} | {name: packs[name] for name in _above(pack.card, packs) if name in packs}


def needed(pack: Pack) -> list[str]:
    """The packs that one requires and that came with the program; the game itself for one whose card is broken."""
    names = declared(pack) if pack.card else [BASE]
    return [name for name in names if shipped(name)]


def declared(pack: Pack) -> list[str]:
    """The packs that one says it requires, there or not."""
    return [requirement(text).pack for text in pack.card.requires] if pack.card else []
