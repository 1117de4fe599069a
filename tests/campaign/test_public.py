from __future__ import annotations

import msgspec

from rpg.campaign import events as campaign
from rpg.campaign.entry import Entry, Fact
from rpg.campaign.public import public, public_world
from rpg.game.safeguard.events import AlertRaised

OPEN = Fact(AlertRaised(sector="home", by=2))
SECRET = Fact(AlertRaised(sector="home", by=5, why="the mask slips"), secret=True)


def entry(number: int, line: str, *facts: Fact) -> Entry:
    return Entry(id=number, parent=number - 1, depth=number, session=1, at="", line=line, stream=number, facts=facts)


PATH = [
    entry(1, "alert +2", OPEN),
    entry(2, "!alert +5 the mask slips", SECRET),
    entry(3, "alert +2; !alert +5 the mask slips", OPEN, SECRET),
]


def test_nothing_secret_is_left_in_what_players_see() -> None:
    shown = public(PATH)
    assert [(e.id, e.line, e.facts) for e in shown] == [(1, "alert +2", (OPEN,)), (3, "", (OPEN,))]
    assert b"mask" in msgspec.json.encode(PATH)
    assert b"mask" not in msgspec.json.encode(shown)
    assert b"mask" not in msgspec.json.encode(public_world(PATH))


def test_the_public_world_is_made_of_public_facts() -> None:
    assert public_world(PATH).safeguard.sector("home").points == 4


def test_a_secret_void_counts_for_everybody() -> None:
    path = [*PATH, entry(4, "!undo #1", Fact(campaign.Voided(entry=1), secret=True))]
    assert public_world(path).safeguard.sector("home").points == 2
    assert [e.id for e in public(path)] == [1, 3]
