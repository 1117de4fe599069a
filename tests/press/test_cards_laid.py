"""Cards on their sheets: bleed, marks, backs behind their fronts, however the paper is turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.press import boxes as b
from rpg.press import shelf
from rpg.press.cards import KINDS
from rpg.press.cards.back import back
from rpg.press.cards.impose import behind, paper, places, rears, upended
from rpg.press.legible import walk
from rpg.press.options import Options
from rpg.press.printing import look, print_cards
from rpg.press.turn import Turn
from tests.press.checks import structure
from tests.press.papers import LANGUAGES, PAPERS, THEMES, rules, voice
from tests.press.test_cards import LIES, made, said

if TYPE_CHECKING:
    from rpg.press.cards.layout import Backs


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
