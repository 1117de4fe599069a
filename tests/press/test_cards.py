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
from rpg.press.cards.back import back
from rpg.press.cards.blocks import Bench
from rpg.press.cards.face import faces
from rpg.press.cards.facts import FOR_PLAYERS, facts
from rpg.press.cards.impose import behind, paper, places, rears, upended
from rpg.press.cards.layout import Backs, Cells
from rpg.press.legible import walk
from rpg.press.options import Options
from rpg.press.printing import look, print_cards
from rpg.press.turn import Turn
from rpg.words import Catalogue, Voice
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, PAPERS, THEMES, messages, rules, voice
from tests.press.test_print import run

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.press.cards.facts import Kind
    from rpg.press.cards.layout import Backs
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


@pytest.mark.parametrize("lies", LIES)
def test_cards_lie_on_the_paper_with_their_bleed_and_not_on_one_another(lies: str):
    own = shelf.imposition(lies)
    width, height = paper(own)
    spots = list(places(own))
    assert len(spots) == own.columns * own.rows
    spots += [behind(spot, own, "long") for spot in spots] if own.fold else []
    for spot in spots:
        assert spot.x >= own.bleed + own.mark_gap + own.mark
        assert spot.right <= width - own.bleed - own.mark_gap - own.mark
        assert spot.y >= own.bleed + own.mark_gap + own.mark
        assert spot.bottom <= height - own.bleed - own.mark_gap - own.mark
        crossing = [
            one for one in spots
            if one != spot and min(one.right, spot.right) - max(one.x, spot.x) > 0.01
            and min(one.bottom, spot.bottom) - max(one.y, spot.y) > 0.01
        ]  # fmt: skip
        assert crossing == []


def test_the_backs_of_each_deck_show_a_place_of_their_own_and_those_of_one_deck_the_same():
    drawn = {kind: back((63.0, 88.0), 3.0, "M", (kind, "deck"), look("concrete")) for kind in (*KINDS, "weather")}
    assert len({repr(boxes) for boxes in drawn.values()}) == len(KINDS) + 1
    assert drawn["gear"] == back((63.0, 88.0), 3.0, "M", ("gear", "deck"), look("concrete"))
    for boxes in drawn.values():
        assert any(isinstance(box, b.Scaled) for box in walk(boxes))
        assert [box.text for box in walk(boxes) if isinstance(box, b.Text)] == ["M", "DECK"]


@pytest.mark.parametrize("lies", [*PAPERS, *(f"{name}-large" for name in PAPERS)])
def test_a_back_lies_behind_its_front(lies: str):
    own = shelf.imposition(lies)
    width, height = paper(own)
    for spot in places(own):
        edges: tuple[Backs, Backs] = ("short", "long") if own.across else ("long", "short")
        upright, tall = edges  # the edge at the side, and that above
        assert upended(own, tall)
        assert not upended(own, upright)
        side, above = behind(spot, own, upright), behind(spot, own, tall)
        assert (side.x, side.y) == pytest.approx((width - spot.right, spot.y))
        assert (above.x, above.y) == pytest.approx((spot.x, height - spot.bottom))
    spots = {(round(spot.x, 3), round(spot.y, 3)) for spot in places(own)}
    for edge in ("long", "short"):  # the marks of a front are those of its back
        rear = [behind(spot, own, edge) for spot in places(own)]
        assert {(round(spot.x, 3), round(spot.y, 3)) for spot in rear} == spots


@pytest.mark.parametrize("lies", ["a4-fold", "letter-fold"])
def test_a_fold_brings_a_back_onto_its_front(lies: str):
    own = shelf.imposition(lies)
    assert own.fold == pytest.approx(paper(own)[0] / 2)
    for spot in places(own):
        assert spot.right + own.bleed <= own.fold
        assert behind(spot, own, "short").x - own.fold == pytest.approx(own.fold - spot.right)


def test_backs_for_the_short_edge_stand_on_their_heads():
    text = b.Text(x=10, y=20, text="x")
    upright, turned = (rears(((text,),), shelf.imposition("a4"), edge) for edge in ("long", "short"))
    read = [next(box for box in walk(boxes) if isinstance(box, b.Text)) for boxes in (upright, turned)]
    assert [(box.x, box.y, box.turn) for box in read] == [(10, 20, 0), (53, 68, 180)]


def test_what_is_turned_twice_is_as_it_was():
    drawn = (
        b.Text(x=1, y=2, text="x"), b.Rect(x=1, y=2, width=3, height=4), b.Line(x1=1, y1=2, x2=3, y2=5),
        b.Path(outlines=(b.Outline(((1, 2), (3, 4))),)),
        b.Clip(outlines=(b.Outline(((0, 0), (9, 9))),), boxes=(b.Group(tag="P", boxes=()),)),
    )  # fmt: skip
    turn = Turn(63, 88)
    assert turn.boxes(turn.boxes(drawn)) == drawn
    assert turn.boxes(drawn) != drawn


def test_what_stands_in_a_scale_is_turned_with_it():
    inside = b.Path(outlines=(b.Outline(((2.0, -1.0),)),))
    turned = Turn(60, 80).box(b.Scaled(x=10, y=20, scale=5, boxes=(inside,)))
    assert next(box for box in walk((turned,)) if isinstance(box, b.Path)).outlines[0].points == ((40.0, 65.0),)
    with pytest.raises(TypeError):
        Turn(60, 80).box(b.Check(x=0, y=0, size=1, name="x", tip="x"))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("fold", [False, True])
def test_it_is_tagged_and_whole(theme: str, name: str, *, fold: bool):
    options = Options(paper=name, theme=theme, notice=voice("it").word("press.notice"))
    printed = print_cards(rules(), voice("it"), options, fold=fold)
    assert printed.problems == ()
    assert structure(printed.data) == []


def test_backs_follow_their_fronts_and_each_lies_behind_a_card_of_its_kind():
    laid = made()
    fronts, backs = laid.document.pages[::2], laid.document.pages[1::2]
    assert [page.bookmark.startswith(front.bookmark) for page, front in zip(backs, fronts, strict=True)]
    for front, rear in zip(fronts, backs, strict=True):
        assert rear.bookmark == voice().word("press.card.back", sheet=front.bookmark)
    without = made(backs="none")
    assert [page.bookmark for page in without.document.pages] == [page.bookmark for page in fronts]


@pytest.mark.parametrize(("lies", "backs"), [("a4", "long"), ("a4", "short"), ("letter", "long"), ("letter", "short")])
def test_kinds_share_pages_and_only_the_last_has_places_left(lies: str, backs: Backs):
    own, pages = shelf.imposition(lies), made(lies=lies, backs=backs).document.pages
    fronts, rears_ = ([_cards_at(page) for page in pages[at::2]] for at in (0, 1))
    assert own.columns * own.rows == {"a4": 9, "letter": 8}[lies]
    assert [len(page) for page in fronts[:-1]] == [own.columns * own.rows] * (len(fronts) - 1)
    assert [len(page) for page in rears_] == [len(page) for page in fronts]
    kinds = {voice().word(shelf.card(kind).name).upper(): voice().word(f"press.card.{kind}").upper() for kind in KINDS}
    mixed = 0
    for front, rear in zip(fronts, rears_, strict=True):
        places_of = {(round(place.x, 2), round(place.y, 2)): behind(place, own, backs) for place in places(own)}
        seen = set()
        for at, text in front.items():
            on_back = rear[round(places_of[at].x, 2), round(places_of[at].y, 2)]
            deck = next(name for name in kinds if name in on_back)
            seen.add(deck)
            assert kinds[deck] in text.upper()
        mixed += len(seen) > 1
    assert mixed


def _cards_at(page: b.Page) -> dict[tuple[float, float], str]:
    """What is said on each card of a page, by where it lies."""
    groups = [(box.boxes[0], box.boxes) for box in page.boxes if isinstance(box, b.Group)]
    return {(round(one.x, 2), round(one.y, 2)): said(boxes) for one, boxes in groups if isinstance(one, b.Scaled)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lies", LIES)
def test_the_small_print_keeps_clear_of_marks_and_of_the_edge(language: str, lies: str):
    page = made(language, lies).document.pages[0]
    width, height = page.size
    small = [box for box in page.boxes if isinstance(box, b.Group) and box.tag == "P"]
    texts = [box for box in walk(tuple(small)) if isinstance(box, b.Text)]
    assert texts
    marks = max(one.bottom for one in places(shelf.imposition(lies))) + shelf.imposition(lies).bleed + 0.5
    metrics = look("concrete").metrics
    for text in texts:
        assert marks < text.y < height - 3.5
        assert text.x + metrics.width(text.text, text.font, text.size) < width - 5


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
