"""What is true of an expedition now."""

from __future__ import annotations

import msgspec

from rpg.game.expedition.rules import Node


class Trip(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The expedition at hand.

    ``where`` counts nodes from the village (0): the last of the ``route`` is the source. ``due``: the node they are in
    is not done, its sneak test and its beats are still to come. ``prey`` can be hunted there.

    ``source`` is what was found ("": nothing yet), ``left`` its food units, ``beats`` those worked there. Food, in
    running sums: what was ``gathered`` is what each of the living has (``carried``), was ``dropped``, or lies with the
    dead (``lost``). ``rations`` are person-days of opened blocks, ``unfed`` days without food in a row, by person.
    ``guards`` are the adversaries that still stand at the source, where people only got away from them. ``known`` are
    sources that they left for another way, by the place of the map: what each was found to be, and its food units.
    ``map`` is the id of the map that has those places ("": nobody said; then it is the one that is played on),
    ``learned`` the places of it of which somebody knows the Watch without having been there.
    """

    sector: str
    route: tuple[Node, ...]
    people: tuple[str, ...]
    pace: str
    leader: str = ""
    lookout: str = ""
    stayed: tuple[str, ...] = ()
    ring: int = 0
    where: int = 0
    homeward: bool = False
    due: bool = False
    prey: tuple[tuple[str, int], ...] = ()
    source: str = ""
    left: int = 0
    beats: int = 0
    gathered: int = 0
    dropped: int = 0
    lost: int = 0
    carried: dict[str, int] = {}
    dead: tuple[str, ...] = ()
    watches: int = 0
    rations: int = 0
    unfed: dict[str, int] = {}
    hazards: tuple[int, ...] = ()
    guards: tuple[str, ...] = ()
    known: dict[str, tuple[str, int]] = {}
    map: str = ""
    learned: tuple[str, ...] = ()

    @property
    def node(self) -> Node | None:
        """The node they are in; None in the village."""
        return self.at(self.where)

    def at(self, where: int) -> Node | None:
        """The node of that number; None of the village, and beyond the end of the way."""
        return self.route[where - 1] if 0 < where <= len(self.route) else None

    def place(self, where: int) -> str:
        """By what the network knows the node of that number: its scene, its place on a map, else that on the way."""
        node = self.at(where)
        return (node.scene or node.place if node else "") or f"{where}/{len(self.route)}"

    def on_map(self, where: int) -> str:
        """The place of a map that the node of that number is; "" if it is none."""
        node = self.at(where)
        return node.place if node else ""

    def lies_on(self, map_: str) -> bool:
        """Whether the places of its nodes are those of the map with that id."""
        return self.map in {"", map_}

    def sector_at(self, where: int) -> str:
        """The sector of the node of that number: its own, or else that of the way."""
        node = self.at(where)
        return (node.sector if node else "") or self.sector

    @property
    def at_source(self) -> bool:
        """Whether they stand at the source, and mean to stay."""
        return self.at_end and bool(self.route and self.route[-1].food)

    @property
    def at_end(self) -> bool:
        """Whether the way goes no further: they are through with its last node, and not on their way home."""
        return self.where == len(self.route) and not self.homeward and not self.due

    @property
    def ahead(self) -> Node | None:
        """The node that they enter next; None if it is the village, or the way ends here."""
        return self.at(self.next_where)

    @property
    def step(self) -> int:
        """What their way adds to ``where`` with each node: 1 outwards, -1 homewards."""
        return -1 if self.homeward else 1

    @property
    def next_where(self) -> int:
        """The number of the node that they enter next; 0 is the village."""
        return self.where + self.step


class Expeditions(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The expedition at hand, if there is one; and of each ring of a sector (``sector:ring``) the sources this season.

    ``sources`` is how many there are, ``dry`` how many of them are empty.
    """

    trip: Trip | None = None
    sources: dict[str, int] = {}
    dry: dict[str, int] = {}
