"""What holds of the alert whatever people do about it (GAME.md 15): countermeasures, the Ward, time, other sectors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rpg.dice import Seeded
from rpg.game.encounter import counter, homeward
from rpg.game.encounter.acts import Attempt
from rpg.game.encounter.course import Roll
from rpg.game.refusal import Refusal
from rpg.game.safeguard import decide as safeguard
from rpg.game.safeguard.events import AlertLowered, AlertRaised, ForceSent, SeasonTurned
from tests.game.encounter.counters import tagged, tooled
from tests.game.encounter.fights import RULES, folded, ground

if TYPE_CHECKING:
    from rpg.game.encounter.ground import Ground

MEASURES = sorted(RULES.safeguard.countermeasures)
TRIGGERS = sorted(RULES.safeguard.triggers)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("counter"), st.sampled_from(MEASURES)),
        st.tuples(st.just("counter"), st.sampled_from(MEASURES)),
        st.tuples(st.just("trigger"), st.sampled_from(TRIGGERS)),
        st.tuples(st.sampled_from(["beat", "watch", "cycle", "season", "ward", "crossed"]), st.just("")),
        st.tuples(st.just("gone"), st.sampled_from(["destroyed", "missed", "lost"])),
    ),
    max_size=30,
)
PUSHES = st.sampled_from(["never", "now"])


def step(here: Ground, dice: Seeded, what: str, how: str, push: Any) -> tuple[Any, ...]:
    """The events of one step; none if it is refused."""
    rules, sector = RULES.safeguard, here.safeguard.sector("home")
    attempt = Attempt(who="ada", measure=how, helper="bo", place="silo", watch=2)
    found = any(p.conditions for p in here.people.by_id.values())
    acts = {
        "counter": lambda: counter.counter(RULES, here, dice, attempt, how=Roll(push=push)),
        "trigger": lambda: safeguard.trigger(rules, dice, "home", sector, how, label="x"),
        "beat": lambda: safeguard.beat(rules, dice, "home", sector, tagged=found, label="x"),
        "watch": lambda: safeguard.watch(rules, dice, "home", sector, tagged=found, label="x"),
        "cycle": lambda: safeguard.cycle(rules, "home", sector),
        "season": lambda: homeward.season(RULES, here),
        "ward": lambda: homeward.ward_test(RULES, here, dice),
        "crossed": lambda: homeward.crossed(RULES, here, "deep"),
        "gone": lambda: safeguard.force_gone(rules, dice, "home", sector, how, label="x"),
    }
    events = acts[what]()
    return () if isinstance(events, Refusal) else events


def kept(here: Ground, event: Any, after: Ground) -> None:
    """What one event must leave true."""
    rules, before, now = RULES.safeguard, here.safeguard.sector("home"), after.safeguard.sector("home")
    was, points = safeguard.points(rules, before), safeguard.points(rules, now)
    assert 0 <= points <= 24
    assert now.points == points  # what is read is what was summed: nothing was clamped away
    assert (points >= was) <= (safeguard.level(rules, now) >= safeguard.level(rules, before))
    if not isinstance(event, SeasonTurned):
        assert points >= safeguard.floor(rules, before)
    if isinstance(event, AlertRaised) and event.trigger:
        assert points <= max(was, rules.ladder.levels[rules.triggers[event.trigger].ceiling].points)
    if isinstance(event, AlertRaised | AlertLowered):
        assert event.by > 0
    if isinstance(event, ForceSent) and before.force:
        assert event.level > before.force.level
        assert event.clock <= safeguard.remaining(before.force)


@settings(deadline=None)
@given(STEPS, PUSHES, st.integers(0, 24), st.text(max_size=3))
def test_whatever_is_done_about_it_the_ladder_holds(steps, push, points, seed):
    here = tagged(ground(tooled("ada"), tooled("bo"), points=points))
    for n, (what, how) in enumerate(steps):
        for event in step(here, Seeded(seed, n), what, how, push):
            after = folded(here, (event,))
            kept(here, event, after)
            here = after
        assert all(0 <= p.strain <= 6 for p in here.people.by_id.values())
