"""A sealed roll falls when it is sealed, is nowhere until it is told, and anybody can check it then."""

from __future__ import annotations

import hashlib
import re

import msgspec
import pytest

from rpg.campaign.events import RollSealed, RollUnsealed
from rpg.campaign.public import public, public_world
from rpg.desk.recap import markdown
from rpg.desk.result import Append
from rpg.desk.vault import vault
from rpg.desk.verify import verified
from tests.desk.game import Game, rules, voice

ROLL = "7d1000"  # seven faces that nothing else shows by chance


def seal(game: Game, why: str = "") -> str:
    """Seal a roll; its seal."""
    found = re.search(r"sha256 ([0-9a-f]{64})$", game(f"seal {ROLL} {why}"))
    assert found is not None
    return found[1]


def texts(game: Game) -> str:
    """Everything that the campaign is told as, for players and for the GM."""
    path = game.log.path()
    said = [
        game(line)
        for line in ("log all", "#4", "share last", "share board", "s", "n", "seal", "? old", ". x", "undo #-1")
    ]
    told = [markdown(rules(), path, voice("en"), session=1, gm=gm) for gm in (False, True)]
    notes = [text for gm in (False, True) for text in vault(rules(), path, voice("en"), gm=gm).values()]
    kept = msgspec.json.encode([game.log.entries(), public(path), public_world(path), game.world]).decode()
    return "\n".join((*said, *told, *notes, kept))


@pytest.fixture
def game() -> Game:
    game = Game(seed="seven")
    game("join", "begin one")
    return game


def test_the_value_is_nowhere_until_it_is_told_and_fits_its_seal_then(game: Game):
    commitment = seal(game, "the old man")
    assert isinstance(game.result.deed, Append)
    shown = game.text() + msgspec.json.encode(game.result.data).decode() + texts(game)
    told = game("unseal")
    opened = game.log.path()[-1].facts[0].event
    assert isinstance(opened, RollUnsealed)
    assert (len(opened.roll.faces), opened.roll.why) == (7, "the old man")
    assert not re.search(r"\b" + r"\D+".join(map(str, opened.roll.faces)) + r"\b", shown)
    assert not re.search(rf"\b{opened.roll.total}\b", shown)
    assert opened.nonce not in shown
    assert commitment in shown
    text = re.search("sealed was: (.*)", told)
    assert text is not None
    assert f"{ROLL} = {opened.roll.total} (" in text[1]
    assert hashlib.sha256(text[1].encode()).hexdigest() == commitment
    assert told.count(commitment) == 1
    after = texts(game)
    assert opened.nonce in after
    assert str(opened.roll.total) in after


def test_what_falls_later_does_not_change_what_is_sealed(game: Game):
    commitment = seal(game)
    game("5d6", "test tae climb 1", "end", "begin two", "5d6")
    assert commitment in game("unseal #4")
    other = Game(seed="seven")
    other("join", "begin one")
    assert seal(other) == commitment
    assert commitment in other("unseal #4")


def test_names_stand_for_what_they_were_when_it_was_sealed(game: Game):
    game("seal 2d6+@tae.vitality", "tae -4", "unseal")
    opened = game.log.path()[-1].facts[0].event
    assert isinstance(opened, RollUnsealed)
    assert opened.roll.total == sum(opened.roll.faces) + 5


def test_two_equal_rolls_have_two_seals_and_are_told_by_number(game: Game):
    seals = [seal(game), seal(game)]
    assert len(set(seals)) == 2
    assert game.status("unseal") == "refused"
    assert "#4, #5" in game.text() or "#4 and #5" in game.text()
    assert game.result.prefill == "unseal #5"
    assert seals[0] in game("unseal #4")
    assert seals[0] not in game("seal")
    assert seals[1] in game("unseal")
    assert game.status("seal") == "refused"


@pytest.mark.parametrize(
    "line", ["seal 2d6=8", "seal 2d6k", "unseal #99", "unseal x", "seal " + "9" * 500, "seal hello"]
)
@pytest.mark.parametrize("language", ["en", "it"])
def test_what_cannot_be_sealed_or_told_is_refused_and_nothing_is_recorded(line: str, language: str):
    game = Game(language=language)
    at = game.log.at
    assert game.status(line) != "ok"
    game("seal 1d6")
    assert game.log.at == at + 1
    assert game.status(line) != "ok"
    assert game.log.at == at + 1


def test_italian_seals_and_tells_too():
    game = Game(language="it")
    game("unisci", "inizia uno")
    assert re.search("sigillato come #[0-9]+: 2d6 · il vecchio · sha256 [0-9a-f]{64}$", game("sigilla 2d6 il vecchio"))
    assert "era sigillato: megastructure sealed roll: 2d6 = " in game("dissigilla")


def test_a_seal_and_what_was_told_are_verified(game: Game):
    seal(game)
    game("unseal")
    assert [verdict.state for verdict in verified(game.log.path(), game.table())] == ["same"] * 3
    last = game.log.kept[game.log.at]
    opened = last.facts[0].event
    assert isinstance(opened, RollUnsealed)
    lie = msgspec.structs.replace(opened, roll=msgspec.structs.replace(opened.roll, total=opened.roll.total + 1))
    fact = msgspec.structs.replace(last.facts[0], event=lie)
    game.log.kept[last.id] = msgspec.structs.replace(last, facts=(fact,))
    sealed = game.log.kept[last.parent]
    event = sealed.facts[0].event
    assert isinstance(event, RollSealed)
    other = msgspec.structs.replace(sealed.facts[0], event=msgspec.structs.replace(event, commitment="0" * 64))
    assert [v.state for v in verified(game.log.path(), game.table())][1:] == ["same", "seal"]
    game.log.kept[sealed.id] = msgspec.structs.replace(sealed, facts=(other,))
    assert [v.state for v in verified(game.log.path(), game.table())][1:] == ["seal", "seal"]


def test_a_seal_that_was_tampered_with_tells_nothing(game: Game):
    seal(game)
    sealed = game.log.kept[game.log.at]
    event = sealed.facts[0].event
    assert isinstance(event, RollSealed)
    fact = msgspec.structs.replace(sealed.facts[0], event=msgspec.structs.replace(event, commitment="0" * 64))
    game.log.kept[sealed.id] = msgspec.structs.replace(sealed, facts=(fact,))
    assert game.status("unseal") == "refused"


def test_what_is_undone_is_sealed_again(game: Game):
    commitment = seal(game)
    told = game("unseal")
    game("u")
    assert commitment in game("seal")
    assert game("unseal") == told
    game("u 2")
    assert game.status("unseal") == "refused"
