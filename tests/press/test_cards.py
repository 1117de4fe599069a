"""Cards: everything that the rules have, nothing cut off, backs behind their fronts."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec
import pypdf
import pytest

from rpg.game.effects import Effects
from rpg.press import boxes as b
from rpg.press import ink, shelf
from rpg.press.cards import KINDS, Deck, cards
from rpg.press.cards.blocks import Bench
from rpg.press.cards.face import faces
from rpg.press.cards.facts import FOR_PLAYERS, facts
from rpg.press.cards.layout import Cells
from rpg.press.legible import walk
from rpg.press.options import Options
from rpg.press.printing import look
from rpg.words import Catalogue, Voice
from tests.press.checks import crowded
from tests.press.papers import LANGUAGES, PAPERS, messages, rules, voice
from tests.press.test_print import run

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.press.cards.facts import Kind
    from rpg.press.options import Laid

LIES = [f"{name}{fold}" for name in PAPERS for fold in ("", "-fold")]
FLOORS = (8.5, 6.5)
LONG = "Where the catwalk ends somebody has welded a name into the rail, and below it another. "


MACHINE = facts("adversary", rules(), voice())[0]


def deck(lies: str = "a4", **changes: object) -> Deck:
    return msgspec.structs.replace(
        Deck(cards=tuple(shelf.card(kind) for kind in KINDS), lies=shelf.imposition(lies)), **changes
    )


def made(language: str = "en", lies: str = "a4", changed: Rules | None = None, **changes: object) -> Laid:
    options = Options(paper=lies.partition("-")[0], notice=voice(language).word("press.notice"))
    return cards(changed or rules(), voice(language), look("concrete"), deck(lies, **changes), options)


def said(boxes: tuple[b.Box, ...]) -> str:
    return " ".join(box.text for box in walk(boxes) if isinstance(box, b.Text))


def placed(boxes: tuple[b.Box, ...], x: float = 0.0, y: float = 0.0) -> list[b.Box]:
    """The texts of a card where they stand on it."""
    out: list[b.Box] = []
    for box in boxes:
        if isinstance(box, b.Scaled):
            out += placed(box.boxes, x + box.x, y + box.y)
        elif isinstance(box, b.Group | b.Clip):
            out += placed(box.boxes, x, y)
        elif isinstance(box, b.Text):
            out.append(msgspec.structs.replace(box, x=box.x + x, y=box.y + y))
    return out


def digest() -> str:
    return hashlib.sha256(ink.write(made().document)).hexdigest()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_card_of_the_rules_fits_on_one_and_nothing_overlaps(language: str, kind: Kind):
    card, at = shelf.card(kind), look("concrete")
    for told in facts(kind, rules(), voice(language)):
        drawn = faces(card, told, voice(language), at, 3.0)
        assert len(drawn) == 1, told["name"]
        page = b.Page(size=card.size, boxes=tuple(placed(drawn[0])))
        assert crowded(page, at.metrics) == [], told["name"]
        assert "…" not in said(drawn[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_rules_have_gets_a_card_but_secrets(language: str):
    own, speak = rules(), voice(language)
    wanted = {
        "gear": set(own.character.gear), "ability": set(own.character.abilities),
        "adversary": set(own.encounter.adversaries),
        "condition": {c.id for c in own.character.conditions.values() if not c.secret},
    }  # fmt: skip
    assert [c.id for c in own.character.conditions.values() if c.secret]
    for kind in KINDS:
        codes = {told["code"] for told in facts(kind, own, speak)}
        assert codes == {id_.replace(f"{kind}/", "") for id_ in wanted[kind]}


def test_players_get_no_stat_block():
    assert set(KINDS) - set(FOR_PLAYERS) == {"adversary"}


@pytest.mark.parametrize("times", [8, 14, 40])
def test_a_text_too_long_goes_on_and_not_a_word_is_lost(times: int):
    own = voice()
    told = {**facts("gear", rules(), own)[0], "text": (LONG * times).strip()}
    drawn = faces(shelf.card("gear"), told, own, look("concrete"), 3.0)
    bodies = " ".join(said(face) for face in drawn)
    assert bodies.count("welded") == times
    assert bodies.count("another.") == times
    if times > 10:
        assert len(drawn) > 1
        assert [f"{n}/{len(drawn)}" in said(face) for n, face in enumerate(drawn, 1)] == [True] * len(drawn)
        assert all(str(told["name"]) in said(face) for face in drawn)
    page_faults = [
        crowded(b.Page(size=(63, 88), boxes=tuple(placed(face))), look("concrete").metrics) for face in drawn
    ]
    assert page_faults == [[]] * len(drawn)


def test_letters_never_fall_below_the_floor():
    told = {**facts("gear", rules(), voice())[0], "text": LONG * 40, "name": "Name " * 40}
    for face in faces(shelf.card("gear"), told, voice(), look("concrete"), 3.0):
        sizes = {box.size for box in walk(face) if isinstance(box, b.Text)}
        assert min(sizes) >= min(FLOORS)
        read = [box.size for box in walk(face) if isinstance(box, b.Text) and "welded" in box.text]
        assert all(size >= max(FLOORS) for size in read)


def test_a_name_too_long_for_the_head_is_whole_in_the_text():
    name = "The gaff that was carried by everybody who went down the cistern way and was carried back by nobody"
    told = {**facts("gear", rules(), voice())[0], "name": name}
    (face,) = faces(shelf.card("gear"), told, voice(), look("concrete"), 3.0)
    strong = " ".join(box.text for box in walk(face) if isinstance(box, b.Text) and box.font == "strong")
    assert strong == name


def test_small_print_too_long_for_its_line_is_whole_in_the_text():
    whose = "Remnant Scientist · Silicon Exile · Porter · Pathfinder · Listener"
    told = {**facts("ability", rules(), voice())[0], "note": whose}
    (face,) = faces(shelf.card("ability"), told, voice(), look("concrete"), 3.0)
    assert "…" not in said(face)
    assert " ".join(box.text for box in walk(face) if isinstance(box, b.Text) and box.font == "italic") == whose


@pytest.mark.parametrize("key", ["press.card.slots", "press.card.uses"])
def test_a_number_with_a_long_name_is_told_in_a_line_of_its_own(key: str):
    name = "what it is called by those who carried it down and have not been seen again since then"
    own = Voice(Catalogue("en", messages("en") | {key: name}), rules().texts)
    told = next(told for told in facts("gear", rules(), own) if told["uses"])
    (face,) = faces(shelf.card("gear"), told, own, look("concrete"), 3.0)
    assert "…" not in said(face)
    assert name in said(face)


def test_the_id_gives_way_where_there_is_much_to_read():
    plain, full = ({**MACHINE, "traits": ["A trait"] * length} for length in (1, 5))
    drawn = [faces(shelf.card("adversary"), told, voice(), look("concrete"), 3.0) for told in (plain, full)]
    assert [len(each) for each in drawn] == [1, 1]
    assert [str(MACHINE["code"]) in said(each[0]) for each in drawn] == [True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letters_of_a_deck_are_of_one_size(language: str):
    boxes = [box for page in made(language).document.pages for box in walk(page.boxes)]
    moves = {box.size for box in boxes if isinstance(box, b.Text) and box.font == "italic"}
    assert len(moves) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_condition_says_everything_once(language: str):
    for told in facts("condition", rules(), voice(language)):
        (face,) = faces(shelf.card("condition"), told, voice(language), look("concrete"), 3.0)
        wanted = f"{voice(language).word('press.card.condition').upper()} {told['name']} {told['text']} {told['code']}"
        assert said(face) == wanted


ONCE = {
    "en": {"bolt-rifle": "Ranged; empties on a failed shot", "gaff": "Contact only", "patch-kit": "+1 die to Mend",
           "fisher-suit": "+1 die to sneak tests at nodes with Watch 2–3", "ration-block": "6 person-days",
           "carry-frame": "+2 slots, canisters only"},
    "it": {"bolt-rifle": "A distanza; con un fallimento si scarica", "gaff": "Solo a contatto",
           "patch-kit": "+1 dado a Cure", "ration-block": "6 giorni-persona",
           "fisher-suit": "+1 dado alle prove di Furtività nei nodi con Sorveglianza 2–3"},
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_does_not_say_again_what_the_numbers_of_a_card_say(language: str):
    told = {fact["code"].removeprefix("core:"): fact["text"] for fact in facts("gear", rules(), voice(language))}
    assert {slug: told[slug] for slug in ONCE[language]} == ONCE[language]


def test_the_words_of_a_card_leave_no_word_alone_on_their_last_line():
    pieces = Bench({}, voice(), look("concrete"), 55.0).words(
        "Contact or separation 1; one shot, and then it has to be reloaded", 9.5, "body", "text"
    )
    said = [box.text for piece in pieces for box in piece.boxes if isinstance(box, b.Text)]
    assert len(said) == 2
    assert min(map(len, said)) > 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_among_the_numbers_have_nothing_to_touch(language: str):
    for told in facts("gear", rules(), voice(language)):
        if told["weapon"]:
            (face,) = faces(shelf.card("gear"), told, voice(language), look("concrete"), 3.0)
            numbers = [box for box in walk(face) if isinstance(box, b.Text) and box.font == "heading" and box.size > 9]
            assert {box.size for box in numbers} == {13.0}
            skill = next(box for box in numbers if box.text == told["weapon"]["skill"])
            assert [box.text for box in numbers if box.y == skill.y and box.x > skill.x] == []


def test_a_short_last_word_is_not_alone_on_its_line_nor_a_number_without_what_it_counts():
    for language in LANGUAGES:
        for told in facts("gear", rules(), voice(language)):
            lines = [piece.boxes[0] for piece in Bench({}, voice(language), look("concrete"), 55.0).words(
                told["text"], 12.0, "body", "text")]  # fmt: skip
            said = [line.text for line in lines if isinstance(line, b.Text)]
            assert len(said) == len(lines)
            assert "\N{NO-BREAK SPACE}" not in "".join(said)
            assert len(said) == 1 or len(said[-1]) > 4, (told["name"], said[-1])
            assert not any(line[-1].isdigit() for line in said[:-1]), told["name"]


def test_numbers_of_a_machine_are_named_in_one_case():
    elements = [element for zone in shelf.card("adversary").zones for element in zone.elements]
    cells = [cell for element in elements if isinstance(element, Cells) for cell in element.cells]
    for language in LANGUAGES:
        names = [voice(language).word(cell.label) for cell in cells]
        assert [name for name in names if name != name.capitalize()] == []


def test_a_heading_does_not_stand_alone_at_the_foot():
    machine = next(told for told in facts("adversary", rules(), voice()) if told["moves"])
    for length in range(1, 16):
        told = {**machine, "traits": ["A trait"] * length}
        drawn = faces(shelf.card("adversary"), told, voice(), look("concrete"), 3.0)
        head = voice().word("press.card.moves").upper()
        page = next(face for face in drawn if head in said(face))
        assert str(told["moves"][0]) in said(page)


def test_homebrew_gear_has_its_card():
    own = rules()
    mine = msgspec.structs.replace(own.character.gear["core:gear/gaff"], id="mine:gear/hook", effects=Effects())
    character = msgspec.structs.replace(own.character, gear={**own.character.gear, mine.id: mine})
    changed = msgspec.structs.replace(own, character=character)
    assert "mine:hook" in " ".join(said(page.boxes) for page in made(changed=changed).document.pages)


def test_the_bytes_are_the_same_again_and_in_another_process():
    here = ink.write(made().document)
    assert here == ink.write(made().document)
    code = "from tests.press.test_cards import digest; print(digest())"
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == digest()


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to print into, and a home without any campaign."""
    monkeypatch.setenv("RPG_HOME", str(tmp_path / "nowhere"))
    monkeypatch.delenv("RPG_CAMPAIGN", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_cards_need_no_campaign(alone):
    done = run("print", "cards", "--language", "it", "--kind", "condition", "--paper", "letter", "--fold")
    assert (done.exit_code, done.stdout) == (0, "cards.pdf\n")
    read = pypdf.PdfReader(alone / "cards.pdf")
    assert [float(edge) for edge in read.pages[0].mediabox[2:]] == [792, 612]
    assert "Fame" in read.pages[0].extract_text() + read.pages[1].extract_text()


def test_cards_for_players_have_no_adversaries(alone):
    assert run("print", "cards", "--for", "player", "--backs", "none", "--json").exit_code == 0
    texts = " ".join(page.extract_text() for page in pypdf.PdfReader(alone / "cards.pdf").pages)
    assert "Bolt rifle" in texts
    assert "ADVERSARY" not in texts
    assert "Exterminator" not in texts


@pytest.mark.usefixtures("alone")
def test_adversaries_for_players_are_refused_with_a_way_out():
    done = run("print", "cards", "--for", "player", "--kind", "adversary", "--language", "it")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--for player" in done.stderr


def test_json_says_where(alone):
    done = run("print", "cards", "--kind", "ability", "--backs", "short", "--json", "-o", str(alone / "x.pdf"))
    assert json.loads(done.stdout) == {"path": str(alone / "x.pdf"), "problems": []}
