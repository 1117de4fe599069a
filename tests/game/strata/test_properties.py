"""What holds on every map, whichever way anybody goes and however it drifts (GAME.md 8 and 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.dice import Seeded
from rpg.game import strata
from rpg.game.refusal import Refusal
from rpg.game.strata.events import NodeFound, StrataEvent, Went, WentBack
from rpg.game.strata.evolve import folded
from rpg.game.strata.state import HOME, Strata
from tests.game.strata.maps import RULES
from tests.tries import tries

if TYPE_CHECKING:
    from collections.abc import Sequence

DOING = ("deeper", "deeper", "deeper", "across", "back", "around", "around-back", "cycle", "builder")
STORIES = st.tuples(st.lists(st.sampled_from(DOING), max_size=60), st.text(max_size=4))


def done(state: Strata, doing: str, seed: str, n: int) -> tuple[StrataEvent, ...]:
    """What happens of it, with everything opened that can be; nothing where it cannot be done."""
    dice = Seeded(seed, n)
    if doing == "cycle":
        return strata.cycle(RULES, state, dice)
    if doing == "builder":
        return strata.reshaped(RULES, state, dice, state.here)
    if doing in {"back", "around-back"}:
        return home(state, seed, n, around=doing != "back")
    found = strata.ahead(RULES, state, dice, "across" if doing == "across" else "deeper", "home")
    if isinstance(found, Refusal):
        return ()
    charted = folded(state, found.events)
    link = charted.links[found.link]
    if doing == "around":
        detour = strata.around(RULES, charted, dice, link)
        return found.events if isinstance(detour, Refusal) else (
            *found.events, *detour.events, Went(link=detour.links[0]),
        )  # fmt: skip
    return found.events if strata.barred(RULES, link) else (*found.events, Went(link=link.id))


def home(state: Strata, seed: str, n: int, *, around: bool = False) -> tuple[StrataEvent, ...]:
    """A node nearer home; round what bars the way."""
    link = state.before()
    if link is None:
        return ()
    if not around and not strata.barred(RULES, link, back=True):
        return (WentBack(),)
    detour = strata.around(RULES, state, Seeded(seed, n), link, back=True)
    if isinstance(detour, Refusal):
        assert not strata.barred(RULES, link, back=True)
        return (WentBack(),)
    large = link.a != HOME and state.nodes[link.a].magnitude >= RULES.around.least
    return (*detour.events, WentBack(drop=2 if large else 1, onto=detour.links[:-1]))


def played(story: Sequence[str], seed: str) -> tuple[Strata, list[StrataEvent]]:
    state, told = Strata(), list[StrataEvent]()
    for n, doing in enumerate(story):
        events = done(state, doing, seed, n)
        told += events
        state = folded(state, events)
    return state, told


@settings(max_examples=tries(150))
@given(STORIES)
def test_back_always_leads_back_to_the_village(drawn):
    state, _ = played(*drawn)
    for n in range(len(state.trail) * (RULES.around.nodes + 1)):
        if state.here == HOME:
            break
        before = state
        state = folded(state, home(state, "home", n))
        assert state.here != before.here
    assert (state.here, state.trail) == (HOME, ())


@settings(max_examples=tries(150))
@given(STORIES)
def test_the_map_stays_joined_and_within_its_bounds(drawn):
    state, told = played(*drawn)
    assert all(strata.way_to(state, node) is not None for node in state.nodes)
    keys = {row.key for row in RULES.structures}, {row.key for row in RULES.features}
    for node in state.nodes.values():
        assert 1 <= node.magnitude <= len(RULES.magnitudes)
        assert 0 <= node.watch <= 3
        assert node.structure in keys[0]
        assert node.feature in keys[1]
        assert not node.extra or node.magnitude <= RULES.around.most
    for stratum in state.strata.values():
        assert 4 <= stratum.size <= 9
        assert len(state.within(stratum.depth)) <= stratum.size
    assert len({node.label for node in state.nodes.values()}) == len(state.nodes)
    assert sum(isinstance(event, NodeFound) for event in told) == len(state.nodes)


@settings(max_examples=tries(80))
@given(STORIES)
def test_the_same_seed_tells_the_same_and_what_is_kept_goes_on_the_same(drawn):
    story, seed = drawn
    state, told = played(story, seed)
    assert played(story, seed) == (state, told)
    assert msgspec.json.decode(msgspec.json.encode(state), type=Strata) == state
    assert folded(Strata(), told) == state
    assert all(len(msgspec.json.encode(event)) <= 1024 for event in told)


@settings(max_examples=tries(80))
@given(STORIES)
def test_nobody_walks_where_the_map_has_no_way(drawn):
    state, _ = played(*drawn)
    at = HOME
    for link in state.trail:
        assert state.links[link].a == at
        at = state.links[link].b
    assert at == state.here
    assert len({state.links[link].a for link in state.trail}) == len(state.trail)
    assert all(state.nodes[state.links[link].b].entered for link in state.trail[-1:])
