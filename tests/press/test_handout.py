"""Handouts: found pages with the party's names on them, texts of one's own, and nothing of the GM's."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import msgspec
import pikepdf
import pypdf
import pytest

from rpg.campaign.world import World
from rpg.cli.print_handout import LINES as MOST_LINES
from rpg.game.character.state import People
from rpg.press import boxes as b
from rpg.press import shelf
from rpg.press.handout import handout
from rpg.press.handout.layout import KINDS, Handout, Words
from rpg.press.handout.values import bound, campaign
from rpg.press.handout.words import Block, blocks, paragraphs
from rpg.press.legible import walk
from rpg.press.options import Options
from rpg.press.printing import look, print_handouts
from tests.press.checks import crowded, structure
from tests.press.papers import LANGUAGES, PAPERS, THEMES, messages, person, rules, voice
from tests.press.test_print import run, table

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.press.options import Laid

__all__ = ["table"]

NAMES = tuple(each.id for each in shelf.handouts())
NOBODY = campaign(None)


def laid(given: Handout, language: str = "en", values: dict[str, tuple[str, ...]] = NOBODY, **how: str | bool) -> Laid:
    options = Options(notice=voice(language).word("press.notice"), **how)  # type: ignore[arg-type]  # options by name
    seen = look(options.theme, large=options.large)
    return handout(given, bound(given, values, rules(), voice(language)), voice(language), seen, options)


def own(text: str, kind: str = "letter", title: str = "Mine") -> Handout:
    words = Words(title=title, text=tuple(paragraphs(text)))
    return msgspec.convert({"id": "own", "kind": kind, "words": {"en": msgspec.to_builtins(words)}}, Handout)


def texts(made: Laid) -> list[str]:
    return [box.text for page in made.document.pages for box in walk(page.boxes) if isinstance(box, b.Text)]


def test_there_is_one_of_every_kind_for_the_first_evening() -> None:
    assert {each.kind for each in shelf.handouts()} == set(KINDS)
    assert all(f"zuru:scene/{each.scene}" in rules().scenes for each in shelf.handouts())


@pytest.mark.parametrize("name", NAMES)
def test_its_two_languages_say_as_much_and_name_the_same(name: str) -> None:
    english, italian = (shelf.handout(name).words[language] for language in LANGUAGES)
    assert len(english.text) == len(italian.text)
    for one, other in zip(english.text, italian.text, strict=True):
        assert re.findall(r"^(?:# |- |---)|\{\w+\}", one) == re.findall(r"^(?:# |- |---)|\{\w+\}", other)
    named = set(re.findall(r"\{(\w+)\}", " ".join(english.text)))
    assert named == set(shelf.handout(name).binds)
    assert not re.search(r"['\"]", " ".join((italian.title, italian.sign, *italian.text)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_found_page_is_one_page_on_which_nothing_overlaps(name: str, language: str) -> None:
    party = campaign(None) | {"/party": ("Zuru", "Tae", "Oru", "Minto", "Sefa"), "/count": ("5",)}
    for paper in PAPERS:
        for large in (False, True):
            made = laid(shelf.handout(name), language, party, paper=paper, large=large)
            assert made.problems == ()
            assert [crowded(page, look("concrete").metrics) for page in made.document.pages] == [[]]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_long_text_goes_on_on_further_pages_and_is_whole(kind: str, theme: str) -> None:
    words = [f"word{n}" for n in range(1500)]
    made = laid(own("# Part\n- item\n\n" + " ".join(words), kind), theme=theme, large=True)
    pages = made.document.pages
    assert len(pages) > 2
    assert [crowded(page, look(theme).metrics) for page in pages] == [[] for _ in pages]
    found = re.findall(r"word\d+", " ".join(texts(made)))
    assert found == words


def test_those_at_the_table_are_named_and_the_hidden_are_not() -> None:
    people = (person("zuru"), person("tae", hidden=True), person("oru", dead=True))
    world = World(name="c", people=People({each.id: each for each in people}))
    said = texts(laid(shelf.handout("ration-notice"), values=campaign(world)))
    assert ("Zuru" in said, "Tae" in said, "Oru" in said) == (True, False, False)
    said = texts(laid(shelf.handout("tap-terminal"), values=campaign(world)))
    assert said[said.index("PERSONS AT THIS TAP") + 1] == "1"
    assert sum(set(line) == {"_"} for line in texts(laid(shelf.handout("ration-notice")))) == 5


def test_a_thing_of_the_rules_is_called_as_they_call_it() -> None:
    assert "sludge canister" in " ".join(texts(laid(shelf.handout("fisher-letter"))))
    assert "tanica" in " ".join(texts(laid(shelf.handout("fisher-letter"), "it")))


def test_a_text_is_read_as_little_markdown_and_everything_else_is_itself() -> None:
    lines = paragraphs("# Head\r\none\ntwo\n\n- item\n---\n<img src=/etc/passwd> **{party}** {who} [x](y)\n")
    assert lines == ["# Head", "one two", "- item", "---", "<img src=/etc/passwd> **{party}** {who} [x](y)"]
    read = blocks(lines, {"party": ("Zuru", "Tae")})
    assert [block.shape for block in read] == ["heading", "paragraph", "item", "rule", "paragraph"]
    assert read[-1].text == "<img src=/etc/passwd> **Zuru, Tae** {who} [x](y)"
    assert blocks(["{party}"], {"party": ("Zuru", "Tae")}) == [
        Block("item", "Zuru"),
        Block("item", "Tae"),
    ]


def test_letters_that_the_fonts_lack_are_told() -> None:
    assert [problem.code for problem in laid(own("重力")).problems] == ["RPG607"]


@pytest.fixture(scope="module")
def printed() -> bytes:
    every = shelf.handouts()
    return print_handouts(every, NOBODY, rules(), voice(), Options(notice="n")).data


def test_the_file_is_sound_and_has_a_bookmark_for_each(printed: bytes) -> None:
    assert structure(printed) == []
    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == len(NAMES)


def test_no_word_of_the_gm_is_in_a_file_for_players(printed: bytes) -> None:
    """Neither the scenes in which they are found, nor anything that stands there for the GM alone."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        streams = b"".join(thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream))
    shown = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed)).pages)
    secret = [rules().texts["en"][f"zuru:scene/{each.scene}"]["name"] for each in shelf.handouts()]
    secret += [part.text for scene in rules().scenes.values() for part in (*scene.here, *scene.tests)]
    flat = " ".join(shown.split())
    assert [
        text for text in map(str, secret) if text in flat or text.encode() in streams or text.encode() in printed
    ] == []


def test_by_name_by_title_or_all(table: Path) -> None:
    assert run("print", "handout", "one-ladle").stdout == "ration-notice.pdf\n"
    assert run("print", "handout", "tower-log", "silo-plate", "--language", "it").stdout == "handouts.pdf\n"
    assert len(pypdf.PdfReader(table / "handouts.pdf").pages) == 2
    assert "Zuru" in pypdf.PdfReader(table / "ration-notice.pdf").pages[0].extract_text()
    done = run("print", "handout", "tower-lag")
    assert (done.exit_code, "“tower-lag”" in done.stderr, "tower-log" in done.stderr) == (2, True, True)
    assert run("print", "handout").exit_code == 2


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("tower-lag", "tower-log"),
        ("notice", "ration-notice"),
        ("One ladel", "ration-notice"),
        ("mestolo", "ration-notice"),
        ("notcie", "ration-notice"),
        ("terminla", "tap-terminal"),
        ("xyzzy", ""),
        ("secret", ""),
        ("r", ""),
    ],
)
@pytest.mark.usefixtures("table")
def test_a_slip_of_the_pen_is_told_what_may_be_meant(name: str, near: str) -> None:
    done = run("print", "handout", name)
    assert (done.exit_code, "tap-terminal" in done.stderr) == (2, True)
    assert (f"rpg print handout {near}\n" in done.stderr) == bool(near)
    assert ("did you mean" in done.stderr) == bool(near)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--new", "Do", "not", "open"), "if “not” is part of it"),
        (("--all", "--new", "x y"), "--all prints the pages that there are, --new"),
        (("--all", "tower-log"), "leave out --all, or “tower-log”"),
        (("--kind", "notice"), "--kind is for a text of your own"),
        (("tower-log", "--title", "X"), "--title is for a text of your own"),
        (("--all", "--kind", "avviso"), "--kind is for a text of your own"),
    ],
)
@pytest.mark.usefixtures("table")
def test_what_cannot_be_together_is_told_by_name(words: tuple[str, ...], told: str) -> None:
    done = run("print", "handout", *words)
    assert (done.exit_code, done.stdout, told in done.stderr) == (2, "", True), done.stderr
    assert "tap-terminal" not in done.stderr


@pytest.mark.parametrize("letter", ["x", "è", "縦", "\N{OLD ITALIC LETTER A}"])
def test_a_long_title_makes_a_file_of_a_name_that_every_system_takes(table: Path, letter: str) -> None:
    done = run("print", "handout", "--new", "# " + f"{letter * 58} - " * 5 + "\\nDo not open it.")
    assert (done.exit_code, done.stdout) == (0, f"{letter * 58}-{letter}.pdf\n"), done.stderr
    assert (table / done.stdout.strip()).is_file()


def test_a_text_of_ones_own(table: Path) -> None:
    assert (
        run("print", "handout", "--new", "# For Zuru\\nDo not open it.", "--kind", "notice").stdout == "for-zuru.pdf\n"
    )
    assert "Do not open it." in pypdf.PdfReader(table / "for-zuru.pdf").pages[0].extract_text()
    assert run("print", "handout", "--new", "# Old\\nLeave.", "--title", "Given").stdout == "given.pdf\n"
    said = pypdf.PdfReader(table / "given.pdf").pages[0].extract_text()
    assert ("Given" in said, "Old" in said) == (True, False)  # two titles would stand below one another
    (table / "clue.md").write_text("a clue", encoding="utf-8")
    assert run("print", "handout", "--new", "clue.md", "--title", "Clue").stdout == "clue.pdf\n"
    (table / "clue.md").write_bytes(b"caf\xe9")
    for text, told in (
        ("clue.md", "UTF-8"),
        (" ", "nothing to print"),
        ("x" * 40_001, "40000"),
        ("- a\n" * 401, "400 lines"),
    ):
        done = run("print", "handout", "--new", text)
        assert (done.exit_code, told in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_name_of_no_file_is_no_text_of_a_handout(table: Path) -> None:
    (table / "letters").mkdir()
    for given in ("gone.md", "GONE.TXT", "letters/gone", "letters"):
        done = run("print", "handout", "--new", given, "--title", "Gone")
        assert (done.exit_code, given in done.stderr, "Traceback" in done.stderr) == (1, True, False), given
    assert not list(table.glob("*.pdf"))
    for given in ("he/she has read gone.md", "gone.md\\nis a file", "Leave."):
        assert run("print", "handout", "--new", given, "--title", "Said").exit_code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_of_the_most_lines_is_some_twenty_pages(kind: str) -> None:
    assert len(laid(own("\n".join(["- a"] * MOST_LINES), kind)).document.pages) <= 24


def test_the_kits_page_of_the_players_is_spoken_of_in_both_languages() -> None:
    keys = [key for key in messages("en") if key.startswith(("cli.print.handout", "press.handout"))]
    assert len(keys) > 8
    assert [key for key in keys if messages("en")[key] == messages("it")[key]] == []


def test_a_page_in_another_language_says_so_before_its_title() -> None:
    words = Words(title="Mestolo", text=("Acqua.",))
    given = Handout(id="x", kind="letter", words={"it": words})
    assert [given.said(language).title for language in ("it", "en")] == ["Mestolo", "‹it› Mestolo"]
    assert "‹it› Mestolo" in texts(laid(given, "en"))


def test_a_text_of_ones_own_is_in_the_language_that_is_spoken(table: Path) -> None:
    run("print", "handout", "--new", "# Per te\\nLascia.", "--language", "it")
    assert "‹" not in pypdf.PdfReader(table / "per-te.pdf").pages[0].extract_text()
