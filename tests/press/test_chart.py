"""Charts of odds: whole on their page, tagged in PDF, escaped in SVG, and the same bytes every time."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from rpg import dice
from rpg.cli import charted
from rpg.cli.known import Known
from rpg.cli.notation import Asked
from rpg.cli.odds import weigh
from rpg.cli.texts import Words
from rpg.desk.named import named_by
from rpg.press import boxes as b
from rpg.press import chart, ink, svg
from rpg.press.chart_marks import pattern, scale
from rpg.press.legible import walk
from rpg.press.printing import look
from rpg.press.raster import png
from rpg.press.shapes import rectangle
from tests.press.checks import crowded, structure
from tests.press.papers import rules

if TYPE_CHECKING:
    from rpg.cli.weighed import Weighed

LOOK = look("concrete")
HOSTILE = '4d6kh3: <img src=x> & "it\'s" ]]> —'
MANY = (
    "let a = 2d6 in if(a > 7, a + 3d8 + 4d10 + 5d12, 12d6kh3) + 7d8dl2 + 9d4 + 10d6cs>=5 + 11d6min2 + 12d12kh5 + 3d66"
)
TEXTS = (
    ("2d6",), ("4d6kh3", "3d6"), ("100d6",), ("100d6", "98d6 + 9", "97d6 + 12"), ("5d6x",),
    ("2d6", "3d6", "4d6", "d20 + 3"),
    ("pool(3) vs ladder(core)",), ("pool(3) vs ladder(core)", "pool(-1) vs ladder(core)"), ("table(omen, d12)",),
    ("3d{hit,hit,miss,crit}",), ("(2d6)>=8",), ("1d100000",), ("10d6 - 60",), ("5 + 0*d6",),
    ("d20",), ("d4",), ("d4", "d4"), ("1d2",), (MANY,), (HOSTILE,),
    (HOSTILE, f"20d6 [{'very long ' * 20}]"), ("d66",), ("6 # 4d6kh3",),
)  # fmt: skip


@cache
def known(language: str = "en") -> Known:
    check, texts = rules().check, rules().texts[language]
    named = [(key.split("."), text) for full in (*check.ladders, *check.tables) for key, text in texts[full].items()]
    said = {key[1]: f"{text}" for key, text in named if len(key) > 1}
    return Known(named_by(rules()), Words(language), lambda key: said.get(key, key))


def weighed(texts: tuple[str, ...], what: Known) -> list[Weighed]:
    found = []
    for text in texts:
        shown, _, why = text.partition(": ")
        found.append(weigh(Asked(shown, dice.parse_line(shown), why), what))
    return found


def drawn(texts: tuple[str, ...], language: str = "en", least: int | None = None) -> b.Document:
    what = known(language)
    found = weighed(texts, what)
    return chart.draw(charted.chart(found, what, least if found[0].numeric else None), LOOK)


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("least", [None, 9])
@pytest.mark.parametrize("texts", TEXTS, ids=" | ".join)
def test_nothing_leaves_the_page_or_lies_on_something_else(texts, least, language):
    (page,) = drawn(texts, language, least).pages
    assert crowded(page, LOOK.metrics) == []


@pytest.mark.parametrize("texts", TEXTS, ids=" | ".join)
def test_a_pdf_is_tagged_and_whole(texts):
    document = drawn(texts, least=9)
    data = ink.write(document)
    assert structure(data) == []
    assert data == ink.write(drawn(texts, least=9))


def test_the_chart_says_in_words_what_it_shows():
    (page,) = drawn(("2d6",)).pages
    (alt,) = (box.alt for box in walk(page.boxes) if isinstance(box, b.Group) and box.tag == "Figure")
    assert "2d6" in alt
    assert "mean 7.00 ± 2.42" in alt
    assert "7: 16.7 %" in alt
    assert "Grafico" in drawn(("2d6",), "it").subject


@pytest.mark.parametrize("texts", TEXTS, ids=" | ".join)
def test_an_svg_is_well_formed_has_its_text_as_text_and_is_the_same_twice(texts):
    document = drawn(texts, least=9)
    data = svg.write(document, LOOK)
    root = ET.fromstring(data)  # noqa: S314 -- our own bytes
    names = {"{http://www.w3.org/2000/svg}" + name for name in ("text", "title", "desc")}
    shown = ["".join(element.itertext()) for element in root.iter() if element.tag in names]
    wanted = [box.text for box in walk(document.pages[0].boxes) if isinstance(box, b.Text)]
    assert sorted(shown) == sorted([document.title, document.subject, *wanted])
    assert data == svg.write(drawn(texts, least=9), LOOK)


def test_no_markup_of_a_name_is_markup_in_an_svg():
    data = svg.write(drawn((HOSTILE,)), LOOK).decode()
    assert "<img" not in data
    assert "&lt;img src=x&gt; &amp; &quot;it&apos;s&quot; ]]&gt; —" in data
    assert svg.escaped("\x1b\x00\ud800\uffff\x9bok") == "�����ok"


def test_svg_keeps_shapes_clips_and_scales():
    boxes = (
        b.Scaled(x=10, y=20, scale=2, boxes=(b.Line(x1=0, y1=0, x2=3, y2=0, weight="wall", dash=(2, 1)),)),
        b.Clip(outlines=(rectangle(0, 0, 5, 5),), boxes=(b.Hatch(outlines=(rectangle(0, 0, 9, 9),), gap=2),)),
        b.Text(x=1, y=2, text="up  here", turn=90, align="right", font="italic"),
        b.Path(
            outlines=(b.Outline(((0, 0), (1, 0), (1, 1), (0, 1)), curved=True),),
            weight="cut",
            fill="tint",
            even_odd=True,
        ),
    )
    page = b.Page(size=(50, 40), boxes=boxes)
    document = b.Document(title="T", subject="S", language="it", theme=LOOK.theme, pages=(page,))
    data = svg.write(document, LOOK).decode()
    root = ET.fromstring(data)  # noqa: S314 -- our own bytes
    assert root.get("viewBox") == "0 0 50 40"
    assert 'transform="translate(10 20) scale(2)"' in data
    assert f'stroke-width="{svg.number(1.4 * 25.4 / 72 / 2)}"' in data
    assert 'clip-path="url(#clip-1)"' in data
    assert 'fill="url(#hatch-2)"' in data
    assert 'transform="rotate(-90 1 2)"' in data
    assert 'text-anchor="end"' in data
    assert "M0 0C1 0 1 1 0 1Z" in data


def pixels(data: bytes) -> tuple[int, int, bytes]:
    width, height = struct.unpack(">II", data[16:24])
    at, packed = 8, b""
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        body = data[at + 4 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0] == zlib.crc32(body)
        packed += body[4:] if body[:4] == b"IDAT" else b""
        at += 12 + size
    return width, height, zlib.decompress(packed)


def test_a_png_is_the_page_at_200_dots_an_inch_and_says_what_it_shows():
    document = drawn(("2d6",))
    data = png(ink.write(document), document.title, document.subject)
    width, height, rows = pixels(data)
    assert [width, height] == [pytest.approx(side / 25.4 * 200, abs=1) for side in chart.SIZE]
    assert len(rows) == height * (1 + 3 * width)
    assert 0.02 < sum(byte < 64 for byte in rows[:: 3 * 50 + 1]) / len(rows[:: 3 * 50 + 1]) < 0.5
    assert document.subject.encode() in data
    assert data == png(ink.write(drawn(("2d6",))), document.title, document.subject)


def test_series_differ_without_colour():
    kinds = [tuple(map(repr, pattern((rectangle(0, 0, 1, 1),), series))) for series in range(4)]
    assert len(set(kinds)) == 4
    for box in (box for series in range(4) for box in pattern((rectangle(0, 0, 1, 1),), series)):
        assert isinstance(box, b.Path | b.Hatch)
        assert {box.colour, getattr(box, "fill", None)} <= {"ink", "paper", "mass", None}


@pytest.mark.parametrize("top", [1.0, 0.167, 0.05, 0.0233, 0.00001, 1 / 36])
def test_a_scale_is_round_and_reaches_the_top(top):
    lines = scale(top, ",")
    shares = [share for share, _ in lines]
    assert shares[0] == 0
    assert shares[-1] >= top * (1 - 1e-9)
    assert 2 <= len(lines) <= 7
    assert len({said for _, said in lines}) == len(lines)
    assert "." not in "".join(said for _, said in lines)
    for share, said in lines:
        assert float(said.removesuffix(" %").replace(",", ".")) == pytest.approx(share * 100)
