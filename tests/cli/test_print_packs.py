"""``rpg print`` with what packs bring: named, or the campaign's; a pack's faults never stop what is ours."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import msgspec
import pikepdf
import pypdf
import pytest
from click.testing import CliRunner, Result

from rpg import content
from rpg.cli import skeleton
from rpg.cli.root import rpg
from rpg.press.book.layout import Chapter
from rpg.press.homebrew import Printables
from tests.rulebook.packs import HOOK, pack
from tests.rulebook.test_printed import ADDED, CARD, CHAPTER, FILES, HANDOUT, THEME, put

if TYPE_CHECKING:
    from pathlib import Path

IN_ITALIAN = {"lead": {"it": "x"}, "blocks": [{"is": "text", "text": {"it": "x"}}], "values": {}}
NOTES = {**ADDED, "zones": {"notes": [{"is": "track", "name": "debts", "label": "debts", "count": 6}]}}
OWN: dict[str, Any] = {**FILES, "gear/hook.json": HOOK, "printables/sheet/debts.json": NOTES}


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound pack in the folder where we stand, and a home without a campaign."""
    monkeypatch.setenv("RPG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RPG_SEED", "packs")
    monkeypatch.setenv("RPG_LANGUAGE", "en")
    monkeypatch.delenv("RPG_CAMPAIGN", raising=False)
    monkeypatch.chdir(tmp_path)
    return pack(tmp_path, OWN)


def run(*words: str) -> Result:
    return CliRunner().invoke(rpg, words)


def fields(path: Path) -> set[str]:
    return set(pypdf.PdfReader(path).get_fields() or {})


def said(path: Path) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def broken(folder: Path, name: str, value: object) -> None:
    (folder / "printables" / name).write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")


def test_a_named_pack_adds_to_our_sheet(mine: Path, tmp_path: Path) -> None:
    done = run("print", "sheet", "--blank", "--pack", "mine", "-o", "s.pdf")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "s.pdf\n", "")
    assert {f"mine__debts__debts.{n}" for n in range(1, 7)} <= fields(tmp_path / "s.pdf")
    assert "DEBTS" in said(tmp_path / "s.pdf")
    assert mine.is_dir()


@pytest.mark.usefixtures("mine")
def test_its_sheet_its_theme_and_its_cards(tmp_path: Path) -> None:
    assert (
        run("print", "sheet", "--blank", "--layout", "oath", "--theme", "rust", "--pack", "mine").stdout == "oath.pdf\n"
    )
    assert "THE OATH" in said(tmp_path / "oath.pdf")
    raw = (tmp_path / "oath.pdf").read_bytes()
    assert run("print", "sheet", "--blank", "--layout", "oath", "--theme", "rust", "--pack", "mine").exit_code == 0
    assert (tmp_path / "oath.pdf").read_bytes() == raw
    assert run("print", "cards", "--kind", "omen", "--pack", "mine", "--backs", "none").exit_code == 0
    assert "Rust." in said(tmp_path / "cards.pdf")
    assert run("print", "cards", "--kind", "gear", "--pack", "mine", "--backs", "none").exit_code == 0
    assert "mine:hook" in said(tmp_path / "cards.pdf")


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("sheet", "--blank", "--theme", "rsut", "--pack", "mine"), "concrete, ink, rust"),
        (("sheet", "--blank", "--theme", "../theme/ink"), "There is no theme"),
        (("sheet", "--blank", "--layout", "oaht", "--pack", "mine"), "There are: oath"),
        (("sheet", "--blank", "--layout", "oath"), "No pack at hand"),
        (("cards", "--kind", "omne", "--pack", "mine"), "ability, omen"),
        (("cards", "--kind", "omen", "--for", "player", "--pack", "mine"), "--for player"),
        (("sheet", "--layout", "oath", "--pack", "mine", "--blank", "zuru"), "--blank, not both"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said(words: tuple[str, ...], told: str) -> None:
    done = run("print", *words)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_faulty_file_is_left_out_and_said(mine: Path, tmp_path: Path) -> None:
    broken(mine, "sheet/debts.json", put(NOTES, ("zones", "notes", 0, "count"), 10**30))
    broken(mine, "theme/rust.json", "{")
    broken(mine, "sheet/big.json", json.dumps({"id": "big", "//": "x" * (1 << 20)}))
    done = run("print", "sheet", "--blank", "--pack", "mine", "-o", "s.pdf", "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert [line.partition(": ")[2][:6] for line in told["problems"][1:]] == ["RPG007", "RPG109", "RPG003"]
    assert "mine/printables/sheet/debts.json:1:" in done.stderr
    assert "mine__debts__debts.1" not in fields(tmp_path / "s.pdf")
    assert run("print", "sheet", "--blank", "-o", "ours.pdf").exit_code == 0
    assert len(fields(tmp_path / "ours.pdf")) == len(fields(tmp_path / "s.pdf"))
    refused = run("print", "sheet", "--blank", "--theme", "rust", "--pack", "mine")
    assert refused.exit_code == 1
    assert "theme/rust.json" in refused.stderr


def test_a_campaign_prints_with_its_packs_and_opens_whatever_they_hold(mine: Path, tmp_path: Path) -> None:
    assert (
        run("new", "first", "--story", "food-run", "--pack", "core", "--pack", "zuru", "--pack", "mine").exit_code == 0
    )
    assert run("print", "sheet", "zuru", "--layout", "oath").stdout == "oath-zuru.pdf\n"
    assert "Zuru swears." in said(tmp_path / "oath-zuru.pdf")
    broken(mine, "sheet/oath.json", "[")
    (mine / "printables/sheet/link.json").symlink_to(tmp_path / "elsewhere.json")
    done = run("print", "sheet", "zuru")
    assert done.exit_code == 0, done.stderr
    assert "RPG003" in done.stderr
    assert "RPG009" in done.stderr
    assert "mine__debts__debts.1" in fields(tmp_path / "zuru.pdf")
    assert run("status").exit_code == 0


@pytest.mark.full
def test_a_named_pack_stands_for_the_campaigns_of_that_id(mine: Path, tmp_path: Path) -> None:
    assert (
        run("new", "first", "--story", "food-run", "--pack", "core", "--pack", "zuru", "--pack", "mine").exit_code == 0
    )
    newer = {**OWN, "printables/words/en.json": {**OWN["printables/words/en.json"], "debts": "Vows"}}
    other = pack(tmp_path / "newer", newer)
    assert run("print", "sheet", "zuru", "--pack", str(other)).exit_code == 0
    assert "VOWS" in said(tmp_path / "zuru.pdf")
    assert run("print", "sheet", "zuru").exit_code == 0
    assert "DEBTS" in said(tmp_path / "zuru.pdf")
    assert mine.is_dir()


@pytest.mark.full
def test_a_pack_in_one_file_prints_too(mine: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mine-1.zip", "w") as archive:
        for file in sorted(mine.rglob("*.json")):
            archive.write(file, file.relative_to(mine).as_posix())
    assert run("print", "sheet", "--blank", "--pack", "mine-1.zip", "-o", "z.pdf").exit_code == 0
    assert run("print", "sheet", "--blank", "--pack", "mine", "-o", "f.pdf").exit_code == 0
    assert (tmp_path / "z.pdf").read_bytes() == (tmp_path / "f.pdf").read_bytes()


def test_what_a_language_lacks_stands_there_with_a_mark(mine: Path, tmp_path: Path) -> None:
    words = ("print", "sheet", "--blank", "--layout", "oath", "--language", "it", "--pack", "mine")
    assert run(*words).exit_code == 0
    assert "‹EN› THE OATH" in said(tmp_path / "oath.pdf")
    broken(mine, "words/it.json", {"debts": "Debiti", "oath": "Il giuramento", "sworn": "{name} giura."})
    assert run(*words).exit_code == 0
    assert "IL GIURAMENTO" in said(tmp_path / "oath.pdf")


@pytest.mark.full
@pytest.mark.parametrize("order", [("one", "two"), ("two", "one")])
def test_the_later_pack_stands_whatever_the_files_are_called(
    mine: Path, tmp_path: Path, order: tuple[str, str]
) -> None:
    for name, text in (("one", "/name"), ("two", "/text")):
        card = put({**CARD, "id": "gear"}, ("zones", 1, "elements", 0, "value"), text)
        card.pop("of")
        pack(tmp_path, {**FILES, "printables/card/gear.json": card, "printables/theme/rust.json": THEME}, name)
    flags = [word for name in order for word in ("--pack", name)]
    assert run("print", "cards", "--kind", "gear", "--backs", "none", *flags).exit_code == 0
    assert ("Needed in Dark" in said(tmp_path / "cards.pdf").replace("\n", " ")) == (order[1] == "two")
    assert mine.is_dir()


@pytest.mark.usefixtures("mine")
def test_a_first_pack_prints() -> None:
    assert run("pack", "new", "first", "--printables").exit_code == 0
    assert run("validate", "first", "--strict").exit_code == 0
    for words in (("sheet", "--blank"), ("sheet", "--blank", "--layout", "oath"), ("cards", "--kind", "omen")):
        done = run("print", *words, "--theme", "rust", "--pack", "first")
        assert (done.exit_code, done.stderr) == (0, "")


def test_a_pack_brings_pages_to_hand_out(mine: Path, tmp_path: Path) -> None:
    assert run("print", "handout", "last-words", "--pack", "mine").stdout == "last-words.pdf\n"
    assert "a gaff" in said(tmp_path / "last-words.pdf")
    assert run("print", "handout", "--all", "--pack", "mine").stdout == "handouts.pdf\n"
    assert len(pypdf.PdfReader(tmp_path / "handouts.pdf").pages) == 6
    assert "last-words      Last words\n" in run("print", "handout", "--pack", "mine").stderr
    assert "rpg print handout last-words" in run("print", "handout", "lastwords", "--pack", "mine").stderr
    assert run("print", "handout", "last-words").exit_code == 2
    ours = {**HANDOUT, "id": "tower-log"}
    broken(mine, "handout/tower-log.json", ours)
    assert run("print", "handout", "tower-log", "--pack", "mine").exit_code == 0
    assert "Last words" in said(tmp_path / "tower-log.pdf")
    assert run("print", "handout", "last-words", "--pack", "mine").stdout == "last-words.pdf\n"
    (mine / "printables/handout/tower-log.json").unlink()
    broken(mine, "handout/last-words.json", {**HANDOUT, "binds": {"hook": "core:gear/gaf"}})
    done = run("print", "handout", "last-words", "--pack", "mine")
    assert (done.exit_code, "RPG201" in done.stderr, "handout/last-words.json" in done.stderr) == (1, True, True)
    done = run("print", "handout", "tap-terminal", "--pack", "mine")
    assert (done.exit_code, "RPG201" in done.stderr) == (0, True)


def test_a_pack_has_its_chapters_behind_ours(mine: Path, tmp_path: Path) -> None:
    broken(mine, "chapter/rites.json", {**CHAPTER, "id": "rites", "number": 7, "title": {"it": "Riti"}} | IN_ITALIAN)
    broken(mine, "chapter/secrets.json", {**CHAPTER, "id": "secrets", "number": 9, "audience": "gm"})
    done = run("print", "rulebook", "--for", "player", "--fights", "0", "--pack", "mine", "-o", "book.pdf")
    assert (done.exit_code, done.stdout) == (0, "book.pdf\n")
    assert "RPG501" in done.stderr  # of the one in Italian alone, in a pack in English
    with pikepdf.open(tmp_path / "book.pdf") as pdf, pdf.open_outline() as outline:
        entries = {item.title: [child.title for child in item.children] for item in outline.root}
    titles = list(entries)
    assert titles[-2:] == ["Oaths", "Index"]
    assert entries["Oaths"] == ["To swear"]
    assert not {"Riti", "secrets"} & set(titles)
    whole = " ".join(said(tmp_path / "book.pdf").split())
    number = len(titles) - 3  # without the cover, the contents, the index
    assert f"holds: § {number} Oaths" in whole.replace("\N{NO-BREAK SPACE}", " ")
    assert "Minto swears by Omens" in whole
    index = [page.extract_text().splitlines() for page in pypdf.PdfReader(tmp_path / "book.pdf").pages][-2:]
    assert any(line.startswith("Oath ") for page in index for line in page)


def test_a_chapter_of_a_pack_may_stand_in_the_place_of_one_of_ours() -> None:
    last = msgspec.convert({**CHAPTER, "id": "roll", "number": 99}, Chapter)
    more = [msgspec.convert({**CHAPTER, "id": name, "number": 1}, Chapter) for name in ("b", "a")]
    book = Printables(chapters={one.id: one for one in (*more, last)}).book()
    ours = [one.id for one in Printables().book()]
    assert [one.id for one in book] == [*ours, "b", "a"]
    assert [one.number for one in book] == list(range(1, len(ours) + 3))
    assert next(one for one in book if one.id == "roll").title == {"en": "Oaths"}


PRINTED = {
    "sheet": ("a sheet", "una scheda"),
    "card": ("a card", "una carta"),
    "theme": ("a theme", "un tema"),
    "handout": ("a page to hand out", "una pagina da consegnare"),
    "chapter": ("a chapter of the rulebook", "un capitolo del regolamento"),
}


def test_the_help_of_a_new_pack_names_all_that_its_sample_prints() -> None:
    made = skeleton.files("rails", "Rails", "0.1.0", prints=True)
    kinds = {name.split("/")[1] for name in made if name.startswith("printables/")}
    assert kinds == {*PRINTED, "words"}
    for kind, words in PRINTED.items():
        for language, word in zip(("en", "it"), words, strict=True):
            assert word in json.loads(content.catalogue(language, "packs"))["cli.pack.printables"], (kind, language)
