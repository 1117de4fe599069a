"""An evening's dice are sealed when it begins and told when it ends; whatever is done to the log, faces stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.campaign.events import SessionBegun, SessionEnded
from rpg.campaign.fold import after
from rpg.campaign.world import World
from rpg.desk.result import Append
from rpg.dice.seal import commitment, reveals, session_seed
from rpg.dice.source import Seeded
from rpg.game.check.events import Rolled, Tested
from tests.desk.game import Game

if TYPE_CHECKING:
    from rpg.campaign.entry import Entry


def faces(game: Game) -> tuple[int, ...]:
    """What the last line rolled."""
    assert isinstance(game.result.deed, Append)
    return next(fact.event.faces for fact in game.result.deed.facts if isinstance(fact.event, Rolled))


def first(game: Game) -> Entry:
    """The entry that began the evening."""
    return next(e for e in game.log.path() if any(isinstance(f.event, SessionBegun) for f in e.facts))


def test_the_seal_said_at_the_beginning_is_that_of_the_seed_told_at_the_end():
    game = Game(seed="seven")
    sealed = re.search(r"sha256 ([0-9a-f]{64})$", game("begin Food run"), re.MULTILINE)
    told = re.search(r"^seed of its dice: ([0-9a-f]{32})$", game("note x", "end"), re.MULTILINE)
    assert sealed is not None
    assert told is not None
    assert reveals(told[1], sealed[1])
    assert told[1] == session_seed("seven", first(game).id)


def test_dice_of_an_evening_come_from_its_seed_and_others_from_the_campaigns():
    game = Game(seed="seven")
    for line, sealed in (("5d6", False), ("begin", False), ("5d6", True), ("5d6", True), ("end", True), ("5d6", False)):
        entry = game.log.at + 1
        game(line)
        if line == "5d6":
            seed = session_seed("seven", first(game).id) if sealed else "seven"
            assert faces(game) == Seeded(seed, entry).roll("roll", 5, 6)


def test_the_next_evening_has_another_seed():
    game = Game()
    said = [game("begin"), game("end"), game("begin"), game("end")]
    words = [re.findall(r"[0-9a-f]{32,}", text)[0] for text in said]
    assert len(set(words)) == 4
    assert commitment(words[3]) == words[2]
    assert not reveals(words[1], words[2])


def test_an_evening_begun_again_has_another_seal():
    game = Game()
    once = game("begin")
    assert game("u", "begin") != once


def test_a_push_finds_the_dice_that_the_line_had():
    game = Game(seed="0")
    assert "push: Tae" in game("join tae", "begin", "test tae climb 1")
    tested = game.log.path()[-1]
    game("note carried along", "push tae")
    again = game.log.path()[-2]
    assert again.amends == tested.id
    once, pushed = tested.facts[0].event, again.facts[0].event
    assert isinstance(once, Tested)
    assert isinstance(pushed, Tested)
    assert pushed.faces == once.faces
    assert len(pushed.again) == len(once.faces)


def test_what_is_undone_comes_back_with_its_faces():
    game = Game()
    game("begin", "5d6")
    entry = game.log.path()[-1]
    game("u 2", "redo 2")
    assert game.log.path()[-1] == entry


@pytest.mark.parametrize("back", ["u", "undo #3"])
def test_who_takes_an_end_back_is_told_that_the_dice_can_be_foreseen(back):
    game = Game()
    game("begin", "end")
    assert "can foresee them" in game(back)
    assert "can foresee them" not in game("note x", "u")


def test_an_evening_from_before_there_were_seals_goes_on_as_it_was():
    old = msgspec.json.decode(b'{"type":"campaign/session_begun","title":"old"}', type=SessionBegun)
    game = Game(seed="seven")
    game("begin old")
    begun = first(game)
    fact = msgspec.structs.replace(begun.facts[0], event=old)
    game.log.kept[begun.id] = msgspec.structs.replace(begun, facts=(fact,))
    entry = game.log.at + 1
    assert game("5d6")
    assert faces(game) == Seeded("seven", entry).roll("roll", 5, 6)
    assert "seed" not in game("end")


def test_the_number_of_the_seed_is_known_only_while_the_evening_is_open():
    world = World()
    seen = [world.sealed]
    for event in (SessionBegun(sealed=1), SessionEnded(seed="x"), SessionBegun(sealed=3)):
        world = after(world, event)
        seen.append(world.sealed)
    assert seen == [0, 1, 0, 3]
