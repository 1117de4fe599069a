"""What a pack prints with is checked like rules: each fault once, with its place and what was meant."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from rpg import content
from rpg.rulebook import check
from rpg.rulebook.printed import known
from rpg.rulebook.printed.gather import Gathered, papers
from rpg.rulebook.printed.kinds import PAPERS
from rpg.rulebook.printed.pieces import Pieces
from rpg.rulebook.printed.themed import LEAST, READ, contrast
from rpg.rulebook.report import english
from tests.rulebook.packs import pack

if TYPE_CHECKING:
    from rpg.problem import Problem

PRINTABLES = content.folder("printables")
TRACK = {"is": "track", "name": "debts", "label": "debts", "count": 6}
TABLE = {"kind": "table", "id": "table/omen", "name": "Omens", "dice": "1d1",
         "rows": [{"key": "rust", "low": 1, "high": 1, "text": "Rust."}]}  # fmt: skip
ADDED = {"id": "debts", "sheet": "character", "zones": {"scars": [TRACK]}}
SHEET = {"id": "oath", "pages": [{"title": "oath", "zones": [
    {"name": "who", "at": [0, 0, 8, 5], "title": "oath", "elements": [
        {"is": "text", "say": "sworn", "values": {"name": "/person/name"}},
        {"is": "each", "of": "/attributes", "elements": [{"is": "text", "value": "name"}]},
    ]},
    {"name": "notes", "at": [0, 5, 8, 6.38], "elements": [
        {"is": "table", "name": "names", "count": 3, "rows": "/gear",
         "columns": [{"name": "what", "label": "oath", "share": 1, "value": "name"}]},
        {"is": "rule-ref", "id": "core:condition/bleeding"},
    ]},
]}]}  # fmt: skip
CARD = {"id": "omen", "of": "table/omen", "name": "oath", "size": [63, 88], "zones": [
    {"name": "head", "at": [0, 0, 63, 15], "elements": [{"is": "title", "value": "/name"}]},
    {"name": "body", "at": [0, 15, 63, 73], "flows": True, "elements": [{"is": "text", "value": "/text"}]},
]}  # fmt: skip
THEME = {
    "id": "rust",
    "extends": "concrete",
    "fonts": {"body": "BarlowCondensed-Medium"},
    "palette": {"quiet": "#6b4436"},
}
BEAST = {"id": "adversary", "shows": "adversary", "pages": [{"title": "oath", "zones": [
    {"name": "z", "at": [0, 0, 8, 5], "elements": [{"is": "text", "value": "/machine/name"}]},
]}]}  # fmt: skip
HANDOUT = {"id": "last-words", "kind": "letter", "scene": "", "binds": {"party": "/party", "hook": "core:gear/gaff"},
           "words": {"en": {"title": "Last words", "text": ["To {party}.", "- [ ] a {hook}"]}}}  # fmt: skip
CHAPTER: dict[str, Any] = {
    "id": "oaths", "number": 1, "title": {"en": "Oaths"}, "lead": {"en": "What is sworn to {feeds} people."},
    "values": {"feeds": "/community/feeds", "gaff": "core:gear/gaff", "omens": "table/omen"},
    "blocks": [
        {"is": "head", "title": {"en": "To swear"}},
        {"is": "text", "text": {"en": "An *oath* of {feeds, plural, one {one} other {#}} holds: [[oaths]], [[roll]]."}},
        {"is": "steps", "items": [{"en": "Say it."}, {"en": "Keep the {gaff}."}]},
        {"is": "aside", "title": {"en": "So"}, "text": [{"en": "Minto swears by {omens}."}]},
        {"is": "say", "keys": ["glossary.sense"]},
        {"is": "part", "name": "gear"},
        {"is": "tables", "audience": "gm", "ids": ["core:table/hazard"]},
    ],
}  # fmt: skip
WORDS = {"debts": "Debts", "oath": "The oath", "sworn": "{name} swears."}
FILES: dict[str, Any] = {
    "table/omen.json": TABLE,
    "printables/sheet/debts.json": ADDED,
    "printables/sheet/oath.json": SHEET,
    "printables/card/omen.json": CARD,
    "printables/theme/rust.json": THEME,
    "printables/handout/last-words.json": HANDOUT,
    "printables/chapter/oaths.json": CHAPTER,
    "printables/words/en.json": WORDS,
}


class Slip(NamedTuple):
    """A value put into a file at a path (a last step of None: the file whole), and what is then said."""

    paper: str
    path: tuple[str | int, ...]
    value: Any
    code: str
    pointer: str
    hint: str = ""


def put(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    made = copy.deepcopy(value)
    held = made
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = new
    return made


ZONE = ("pages", 0, "zones", 0)
SLIPS = {
    "zone": Slip("sheet/debts", ("zones",), {"scras": [TRACK]}, "RPG601", "/zones/scras", "scars"),
    "sheet": Slip("sheet/debts", ("sheet",), "charcter", "RPG601", "/sheet", "character"),
    "element": Slip("sheet/debts", ("zones", "scars", 0, "is"), "trakc", "RPG106", "/zones/scars/0/is", "track"),
    "no element": Slip("sheet/debts", ("zones", "scars", 0), {"name": "x"}, "RPG105", "/zones/scars/0"),
    "key": Slip("sheet/debts", ("zones", "scars", 0, "lable"), "x", "RPG104", "/zones/scars/0/lable"),
    "inside": Slip("sheet/oath", (*ZONE, "elements", 1, "elements", 0, "valeu"), "x", "RPG104",
                   "/pages/0/zones/0/elements/1/elements/0/valeu", "value"),
    "pointer": Slip("sheet/oath", (*ZONE, "elements", 0, "values", "name"), "/persn/name", "RPG603",
                    "/pages/0/zones/0/elements/0/values/name", "/person/name"),
    "pointer in an item": Slip("sheet/oath", (*ZONE, "elements", 1, "elements", 0, "value"), "nmae", "RPG603",
                               "/pages/0/zones/0/elements/1/elements/0/value", "name"),
    "pointer in a column": Slip("sheet/oath", ("pages", 0, "zones", 1, "elements", 0, "columns", 0, "value"), "effetc",
                                "RPG603", "/pages/0/zones/1/elements/0/columns/0/value", "effect"),
    "no list": Slip("sheet/oath", (*ZONE, "elements", 1, "of"), "/person", "RPG603", "/pages/0/zones/0/elements/1/of"),
    "nothing to say": Slip("card/omen", ("zones", 1, "elements", 0), {"is": "label"}, "RPG105", "/zones/1/elements/0"),
    "no faces": Slip(
        "sheet/debts",
        ("zones", "notes"),
        [{"is": "strip", "of": "/attributes"}],
        "RPG603",
        "/zones/notes/0/of",
    ),
    "no number": Slip("sheet/debts", ("zones", "scars", 0, "count"), "/person/name", "RPG603", "/zones/scars/0/count"),
    "words": Slip("sheet/debts", ("zones", "scars", 0, "label"), "detbs", "RPG604", "/zones/scars/0/label", "debts"),
    "words of ours": Slip("sheet/oath", (*ZONE, "title"), "press.sheet.nots", "RPG604", "/pages/0/zones/0/title",
                          "press.sheet.notes"),
    "values": Slip("sheet/oath", (*ZONE, "elements", 0, "values"), {}, "RPG604", "/pages/0/zones/0/elements/0/say"),
    "braces": Slip("words/en", ("debts",), "{n, plural, one {x}", "RPG604", "/debts"),
    "rule": Slip("sheet/oath", ("pages", 0, "zones", 1, "elements", 1, "id"), "core:condition/bleding", "RPG201",
                 "/pages/0/zones/1/elements/1/id", "core:condition/bleeding"),
    "text of a rule": Slip("sheet/oath", ("pages", 0, "zones", 1, "elements", 1, "text"), "efect", "RPG603",
                           "/pages/0/zones/1/elements/1/text", "effect"),
    "outside": Slip("sheet/oath", (*ZONE, "at"), [4, 0, 5, 5], "RPG610", "/pages/0/zones/0/at"),
    "over": Slip("sheet/oath", (*ZONE, "at"), [0, 0, 8, 6], "RPG610", "/pages/0/zones/1/at"),
    "small": Slip("sheet/oath", (*ZONE, "at"), [0, 0, 8, 0], "RPG610", "/pages/0/zones/0/at"),
    "two zones": Slip("sheet/oath", (*ZONE, "name"), "notes", "RPG205", "/pages/0/zones/1/name"),
    "two fields": Slip("sheet/debts", ("zones", "notes"), [TRACK], "RPG205", "/zones/notes/0/name"),
    "huge": Slip("sheet/debts", ("zones", "scars", 0, "count"), 10**9, "RPG109", "/zones/scars/0/count"),
    "long": Slip("sheet/debts", ("zones", "scars", 0, "size"), 1e300, "RPG109", "/zones/scars/0/size"),
    "card of": Slip("card/omen", ("of",), "table/omne", "RPG201", "/of", "table/omen"),
    "card pointer": Slip("card/omen", ("zones", 1, "elements", 0, "value"), "/txt", "RPG603",
                         "/zones/1/elements/0/value", "/text"),
    "card size": Slip("card/omen", ("size",), [70, 120], "RPG610", "/size"),
    "card flows": Slip("card/omen", ("zones", 1, "flows"), False, "RPG610", "/zones"),  # noqa: FBT003 -- JSON
    "card outside": Slip("card/omen", ("zones", 0, "at"), [10, 0, 63, 15], "RPG610", "/zones/0/at"),
    "card element": Slip("card/omen", ("zones", 0, "elements", 0, "is"), "titel", "RPG106", "/zones/0/elements/0/is",
                         "title"),
    "colour": Slip("theme/rust", ("palette", "inc"), "#000000", "RPG104", "/palette/inc", "ink"),
    "no colour": Slip("theme/rust", ("palette", "quiet"), "grey", "RPG108", "/palette/quiet"),
    "pale": Slip("theme/rust", ("palette", "quiet"), "#aaaaaa", "RPG609", "/palette/quiet"),
    "font": Slip("theme/rust", ("fonts", "body"), "BarlowCondensed-Medum", "RPG608", "/fonts/body",
                 "BarlowCondensed-Medium"),
    "font as a file": Slip("theme/rust", ("fonts", "body"), "barlow-condensed/BarlowCondensed-Medium.ttf", "RPG608",
                           "/fonts/body", "BarlowCondensed-Medium"),
    "font elsewhere": Slip("theme/rust", ("fonts", "body"), "../../../etc/passwd", "RPG108", "/fonts/body"),
    "theme": Slip("theme/rust", ("extends",), "concerte", "RPG601", "/extends", "concrete"),
    "name": Slip("theme/rust", ("id",), "dust", "RPG103", "/id"),
    "kind of page": Slip("handout/last-words", ("kind",), "lettre", "RPG106", "/kind", "letter"),
    "key of a page": Slip("handout/last-words", ("words", "en", "tilte"), "x", "RPG104", "/words/en/tilte"),
    "thing of a page": Slip("handout/last-words", ("binds", "hook"), "core:gear/gaf", "RPG201", "/binds/hook",
                            "core:gear/gaff"),
    "pointer of a page": Slip("handout/last-words", ("binds", "hook"), "/secrets", "RPG108", "/binds/hook"),
    "language of a page": Slip("handout/last-words", ("words",), {"it": HANDOUT["words"]["en"]}, "RPG501", "/words"),  # type: ignore[index]  # as above
    "too much on a page": Slip("handout/last-words", ("words", "en", "text"), ["x"] * 401, "RPG110", "/words/en/text"),
    "value of a chapter": Slip("chapter/oaths", ("values", "feeds"), "/community/fedes", "RPG603", "/values/feeds",
                               "/community/feeds"),
    "secret of a chapter": Slip("chapter/oaths", ("values", "feeds"), "/__class__", "RPG603", "/values/feeds"),
    "thing of a chapter": Slip("chapter/oaths", ("values", "gaff"), "core:gear/gaf", "RPG201", "/values/gaff",
                               "core:gear/gaff"),
    "text of a thing of a chapter": Slip("chapter/oaths", ("values", "gaff"), "core:gear/gaff#effcet", "RPG603",
                                         "/values/gaff", "core:gear/gaff#effect"),
    "name in a chapter": Slip("chapter/oaths", ("blocks", 2, "items", 1, "en"), "{gafff}", "RPG604",
                              "/blocks/2/items/1/en"),
    "braces over a mark": Slip("chapter/oaths", ("blocks", 1, "text", "en"), "{feeds, plural, other {*x*}}", "RPG604",
                               "/blocks/1/text/en"),
    "chapter": Slip("chapter/oaths", ("blocks", 1, "text", "en"), "See [[rolls]].", "RPG601", "/blocks/1/text/en",
                    "roll"),
    "block": Slip("chapter/oaths", ("blocks", 0, "is"), "haed", "RPG106", "/blocks/0/is", "head"),
    "key of a block": Slip("chapter/oaths", ("blocks", 0, "titel"), {"en": "x"}, "RPG104", "/blocks/0/titel"),
    "part": Slip("chapter/oaths", ("blocks", 5, "name"), "gaer", "RPG106", "/blocks/5/name", "gear"),
    "table": Slip("chapter/oaths", ("blocks", 6, "ids"), ["core:table/hazrad"], "RPG201", "/blocks/6/ids/0", "hazard"),
    "sentence": Slip("chapter/oaths", ("blocks", 4, "keys"), ["glossary.sens"], "RPG604", "/blocks/4/keys/0",
                     "glossary.sense"),
    "long aside": Slip("chapter/oaths", ("blocks", 3, "text"), [{"en": "x " * 250}] * 2, "RPG611", "/blocks/3/text"),
    "long title": Slip("chapter/oaths", ("title",), {"en": "x" * 41}, "RPG112", "/title/en"),
    "language of a chapter": Slip("chapter/oaths", ("lead",), {"it": "x"}, "RPG501", "/lead"),
}  # fmt: skip


def test_a_sound_pack_has_no_fault(tmp_path: Path) -> None:
    assert check([pack(tmp_path, FILES)]) == ()


def of_each(root: Path, files: dict[str, dict[str, Any]], **card: Any) -> dict[str, list[Problem]]:
    """The faults of many packs, by what they are called here, checked in one run."""
    folders = {key: pack(root, held, f"p{n}x", **card) for n, (key, held) in enumerate(files.items())}
    found = check(list(folders.values()))
    return {key: [each for each in found if f"/{folder.name}/" in each.file] for key, folder in folders.items()}


@pytest.fixture(scope="module")
def slipped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    changed = {key: (f"printables/{slip.paper}.json", slip) for key, slip in SLIPS.items()}
    files = {key: {**FILES, name: put(FILES[name], slip.path, slip.value)} for key, (name, slip) in changed.items()}
    return of_each(tmp_path_factory.mktemp("slips"), files)


@pytest.mark.parametrize("key", SLIPS)
def test_a_slip_is_told_once_with_its_place(slipped: dict[str, list[Problem]], key: str) -> None:
    slip = SLIPS[key]
    (problem,) = [found for found in slipped[key] if found.severity == "error"]
    assert (problem.code, problem.pointer) == (slip.code, slip.pointer)
    assert problem.file.endswith(f"printables/{slip.paper}.json")
    assert problem.line > 1
    assert slip.hint in problem.hint
    assert not slip.hint or "did you mean" in problem.hint or slip.code == "RPG608"


NONE: list[tuple[str, Any, set[str]]] = [
    ("printables/sheet/village.json", {**SHEET, "id": "village"}, {"RPG106"}),
    ("printables/sheet/beast.json", {**BEAST, "id": "beast"}, {"RPG106"}),
    ("printables/sheets/oath.json", SHEET, {"RPG601"}),
    ("printables/oath.json", SHEET, {"RPG601"}),
    ("printables/words/english.json", WORDS, {"RPG504"}),
    ("printables/sheet/x.json", [1], {"RPG107"}),
    ("printables/sheet/x.json", {"id": "x"}, {"RPG105"}),
    ("printables/sheet/x.json", {"id": "x", "sheet": "character"}, {"RPG105"}),
    ("printables/theme/x.json", {"id": "x", "palette": {}}, {"RPG105"}),
    ("printables/handout/x.json", {**HANDOUT, "id": "x", "scene": "galery"}, {"RPG201"}),
    ("printables/handout/x.json", {**HANDOUT, "id": "x", "binds": {}}, {"RPG604"}),
    ("printables/handout/x.json", {"id": "x", "kind": "log", "words": {}}, {"RPG110"}),
    ("printables/chapter/x.json", {**CHAPTER, "id": "x", "blocks": [1]}, {"RPG107"}),
    ("printables/chapter/x.json", {**CHAPTER, "id": "x", "blocks": []}, {"RPG110"}),
    ("printables/chapter/x.json", {"id": "x", "number": 1}, {"RPG105"}),
    ("printables/card/x.json", {**CARD, "id": "x", "of": ""}, {"RPG108"}),
    ("printables/card/gear.json", {**CARD, "id": "gear", "of": "adversary"}, {"RPG106"}),
    ("printables/card/x.json", {key: CARD[key] for key in ("name", "size", "zones")} | {"id": "x"}, {"RPG105"}),
    ("printables/sheet/x.json", b'{"id": "x", "pages": [NaN]}', {"RPG006"}),
    ("printables/sheet/x.json", b'{"id": "x", "id": "y"}', {"RPG005"}),
    ("printables/sheet/x.json", b"[" * 5000, {"RPG003", "RPG008"}),
    ("printables/words/it.json", {"debts": "Debiti {n}", "oath": "x", "sworn": "{name}"}, {"RPG505"}),
    ("printables/words/it.json", {"debts": "x", "oath": "x", "sworn": "{name}", "debst": "x"}, {"RPG503"}),
    ("printables/words/it.json", {"debts": "x", "oath": "x"}, {"RPG501"}),
    ("printables/words/it.json", {**WORDS, "oath": "\x1b[2J"}, {"RPG108"}),
]  # fmt: skip


def test_a_file_that_is_none(tmp_path: Path) -> None:
    found = of_each(tmp_path, {f"{n}": {**FILES, name: value} for n, (name, value, _) in enumerate(NONE)})
    for n, (name, _, codes) in enumerate(NONE):
        told = {problem.code for problem in found[f"{n}"]}
        assert told, name
        assert told <= codes, name


def test_a_sheet_may_stand_in_the_place_of_one_of_ours(tmp_path: Path) -> None:
    folder = pack(tmp_path, {**FILES, "printables/sheet/adversary.json": BEAST})
    assert check([folder]) == ()
    assert gathered([folder]).sheets["adversary"].value["shows"] == "adversary"


def test_themes_in_a_circle(tmp_path: Path) -> None:
    themes = {f"printables/theme/{one}.json": {"id": one, "extends": other} for one, other in ("ab", "bc", "ca")}
    found = check([pack(tmp_path, {**FILES, **themes})])
    assert {problem.code for problem in found} == {"RPG210"}
    assert not gathered([pack(tmp_path / "2", {**FILES, **themes})]).themes.keys() & set("abc")


def test_a_promised_language_is_an_error(tmp_path: Path) -> None:
    words = {"printables/words/it.json": {"debts": "x", "oath": "x"}, "locale/it.json": {}}
    found = [each for each in check([pack(tmp_path, {**FILES, **words}, languages=["it"])]) if "/words/" in each.file]
    assert [(problem.code, problem.severity) for problem in found] == [("RPG501", "error")]
    page = {**HANDOUT["words"], "it": HANDOUT["words"]["en"]}  # type: ignore[dict-item, index]  # as it stands
    whole = pack(tmp_path / "2", {"printables/handout/last-words.json": {**HANDOUT, "words": page}}, languages=["it"])
    assert {problem.pointer for problem in check([whole])} == {"/languages/0"}  # the rules alone lack it


def test_what_we_ship_would_do_as_a_pack(tmp_path: Path) -> None:
    """Our own papers point, say and measure as a pack's must."""
    files = {}
    papers_of_ours = ("sheet", "card", "theme", "handout", "chapter")
    for file in (file for paper in papers_of_ours for file in (PRINTABLES / paper).glob("*.json")):
        value, name = json.loads(file.read_bytes()), f"{file.parent.name}/{file.name}"
        if file.parent.name == "theme":
            value["fonts"] = {role: Path(font).stem for role, font in value["fonts"].items()}
        files[name] = {f"printables/{name}": value}
    found = of_each(tmp_path, files, requires=["core", "zuru"])
    for half in ("sheet/half.json", "sheet/adversary-half.json"):  # half a page has a frame of its own
        assert {problem.code for problem in found.pop(half)} == {"RPG610"}, half
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("name", sorted(known.themes()))
def test_what_we_print_can_be_read(name: str) -> None:
    palette = known.themes()[name]["palette"]
    assert [pair for pair in READ if contrast(palette[pair[0]], palette[pair[1]]) < LEAST] == []


def test_contrast_is_that_of_the_web() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


def test_no_piece_of_a_schema_has_a_union() -> None:
    pieces = Pieces()
    for paper in PAPERS:
        for name in ("whole", *(("part",) if paper in {"sheet", "theme"} else ()), *pieces.tags(paper)):
            text = json.dumps(pieces[f"printable-{paper}/{name}"])
            assert not [word for word in ("oneOf", "anyOf", "allOf", '"if"', "#/$defs/element") if f"{word}" in text]


# ---------------------------------------------------------------- what is handed to the press


def gathered(folders: list[Path]) -> Gathered:
    return papers(folders, [folder.name for folder in folders], english())


def test_what_is_sound_is_handed_on_and_what_is_not_is_told(tmp_path: Path) -> None:
    broken = put(ADDED, ("zones", "scars", 0, "count"), -1)
    made = gathered([pack(tmp_path, {**FILES, "printables/sheet/debts.json": broken})])
    assert (set(made.sheets), made.additions, set(made.cards), set(made.themes)) == ({"oath"}, (), {"omen"}, {"rust"})
    assert [problem.code for problem in made.problems] == ["RPG109"]
    assert made.cards["omen"].value["of"] == "mine:table/omen"
    assert made.words["en"]["printables.mine.oath"] == "The oath"
    assert made.sheets["oath"].value["pages"][0]["title"] == "printables.mine.oath"


def test_a_later_pack_stands_and_additions_follow_one_another(tmp_path: Path) -> None:
    one = pack(tmp_path, FILES, "one")
    two = pack(tmp_path, {**FILES, "printables/theme/rust.json": {**THEME, "palette": {"quiet": "#333333"}}}, "two")
    for order in ([one, two], [two, one]):
        made = papers([one, two], [folder.name for folder in order], english())
        assert made.themes["rust"].value["palette"]["quiet"] == ("#333333" if order[1] == two else "#6b4436")
        names = [added.value["zones"]["scars"][0]["name"] for added in made.additions]
        assert names == [f"{folder.name}__debts__debts" for folder in order]
        assert made == papers([two, one], [folder.name for folder in order], english())


def test_a_theme_is_made_from_that_of_an_earlier_pack(tmp_path: Path) -> None:
    one = pack(tmp_path, FILES, "one")
    child = {"id": "dust", "extends": "rust", "palette": {"mass": "#333333"}}
    two = pack(tmp_path, {"printables/theme/dust.json": child}, "two", requires=["core", "one"])
    assert check([one, two]) == ()
    palette = gathered([one, two]).themes["dust"].value["palette"]
    assert (palette["mass"], palette["quiet"]) == ("#333333", "#6b4436")


def test_a_pack_without_printables_is_not_opened(tmp_path: Path) -> None:
    folder = pack(tmp_path, {"trigger/fall.json": b"{"})
    assert gathered([folder, tmp_path / "nowhere", tmp_path / "gone.zip"]) == Gathered({}, (), {}, {}, {}, ())


@pytest.mark.parametrize(
    ("key", "hint"),
    [("omens_of_old", "one of: debts, "), ("degre.fail", "did you mean “press.degree.fail”?"), ("detbs", "“debts”")],
)
def test_a_word_is_guessed_by_what_is_its_own(tmp_path: Path, key: str, hint: str) -> None:
    (found,) = check([pack(tmp_path, {**FILES, "printables/sheet/oath.json": put(SHEET, (*ZONE, "title"), key)})])
    assert (found.code, hint in found.hint) == ("RPG604", True), found.hint


def test_a_translation_of_a_broken_sentence_is_not_told_beside_it(tmp_path: Path) -> None:
    files = {
        **FILES,
        "printables/words/en.json": put(WORDS, ("debts",), "Debts {"),
        "printables/words/fr.json": {**WORDS, "debts": "Dettes"},
    }
    assert [found.code for found in check([pack(tmp_path, files)])] == ["RPG604"]
