"""What the map says when it is read: connectors by their key, what bars a way, Bearing, where one is (GAME.md 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rpg.game.strata.rules import Connector, Magnitude, StrataRules
    from rpg.game.strata.state import Link, Node, Strata


def kind_of(rules: StrataRules, link: Link) -> Connector:
    """What a connector is; of one that the rules know no more, the first of its sort."""
    known = (*rules.shell.passages, rules.shell.pierced) if link.plate else rules.connectors
    return next((connector for connector in known if connector.key == link.kind), known[0])


def magnitude_of(rules: StrataRules, node: Node | None) -> Magnitude | None:
    """How large a node is; None for the village."""
    if node is None:
        return None
    return rules.magnitudes[max(1, min(len(rules.magnitudes), node.magnitude)) - 1]


def barred(rules: StrataRules, link: Link, *, back: bool = False) -> str:
    """Why nobody passes, whatever they do: it is ``closed``, or ``one_way`` and not theirs; "" if somebody might."""
    if link.closed:
        return "closed"
    return "one_way" if back and kind_of(rules, link).one_way else ""


def shut(rules: StrataRules, link: Link) -> bool:
    """Whether it must be opened first: it is sealed or locked, and still so."""
    kind = kind_of(rules, link)
    return not link.opened and (kind.sealed or kind.lock is not None)


def roundable(rules: StrataRules, strata: Strata, link: Link, *, back: bool = False) -> bool:
    """Whether there is a way round: past what bars or is shut, or past a large node.

    A shell is gone round only on the way home: whoever came through it knows where.
    """
    if link.plate and not back:
        return False
    beyond = strata.nodes.get(link.a if back else link.b)
    large = beyond is not None and beyond.magnitude >= rules.around.least
    return large or bool(barred(rules, link, back=back)) or shut(rules, link)


def asks(rules: StrataRules, strata: Strata, link: Link) -> bool:
    """Whether whoever stands at this threshold has something to decide: a price, a lock, or a place too large."""
    kind, beyond = kind_of(rules, link), strata.nodes.get(link.b)
    price = kind.one_way or costs(rules, link)
    large = beyond is not None and beyond.magnitude >= min(rules.vista.least, rules.march.least, rules.around.least)
    return bool(price or large or link.plate or shut(rules, link) or barred(rules, link))


def costs(rules: StrataRules, link: Link) -> bool:
    """Whether passing has a price, from either side: a hazard, noise, beats, a lock, a way that shuts."""
    kind = kind_of(rules, link)
    return bool(kind.hazard or kind.noises or kind.beats_each or kind.closes or shut(rules, link))


def bearing(rules: StrataRules, strata: Strata) -> int:
    """The Bearing that the group has."""
    return max(0, min(rules.bearing.most, strata.bearing))


def sector_of(strata: Strata, home: str = "home") -> str:
    """The sector of the network where they are; ``home`` where nobody has gone out yet."""
    known = strata.strata.get(strata.depth)
    return known.sector if known else home


def way_to(strata: Strata, node: int) -> tuple[int, ...] | None:
    """The links from the village to a node, as few as can be; None if it is not on the map."""
    ways: dict[int, tuple[int, ...]] = {0: ()}
    waiting = [0]
    for at in waiting:
        for link in strata.links.values():
            if link.a == at and link.b not in ways:
                ways[link.b] = (*ways[at], link.id)
                waiting.append(link.b)
    return ways.get(node)
