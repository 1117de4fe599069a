"""Pages that tell, of packs: where notes have no room, how chapters are ordered, how often packs are looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from rpg.rulebook import check
from rpg.rulebook.printed import telling
from tests.rulebook.packs import pack
from tests.rulebook.test_printed import CHAPTER, FILES, gathered, of_each, put

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.rulebook.pack import Pack

NOTED: list[tuple[str, tuple[str | int, ...]]] = [
    ("handout/last-words", ("binds",)),
    ("handout/last-words", ("words",)),
    ("chapter/oaths", ("values",)),
    ("chapter/oaths", ("title",)),
    ("chapter/oaths", ("blocks", 1, "text")),
    ("chapter/oaths", ("blocks", 3, "text", 0)),
]


@pytest.mark.parametrize("note", ["//", "$schema"])
def test_where_names_and_languages_stand_there_is_no_room_for_notes(tmp_path: Path, note: str) -> None:
    """What looks at names and languages need not know of notes, then."""
    files = {
        f"{n}": {**FILES, f"printables/{paper}.json": put(FILES[f"printables/{paper}.json"], (*path, note), "x")}
        for n, (paper, path) in enumerate(NOTED)
    }
    for n, told in of_each(tmp_path, files).items():
        errors = [each for each in told if each.severity == "error"]
        assert {each.pointer.split("/")[-1] for each in errors} == {note.replace("/", "~1")}, NOTED[int(n)]
        assert all(each.code.startswith("RPG1") for each in errors), NOTED[int(n)]  # it is the shape that is unsound


def test_chapters_of_a_pack_stand_by_their_numbers_and_then_by_the_names_of_their_files(tmp_path: Path) -> None:
    numbers = {"a": 9, "b": 2, "c": 2, "d": 1}
    files = {f"printables/chapter/{n}.json": {**CHAPTER, "id": n, "number": at} for n, at in numbers.items()}
    assert list(gathered([pack(tmp_path, {**FILES, **files})]).chapters) == ["d", "oaths", "b", "c", "a"]


def of_value(root: Path, spec: str, **files: Any) -> list[str]:
    """What is said of a chapter's value, in a pack with those files besides."""
    held = {f"{name}.json": value for name, value in files.items()}
    chapter = put(CHAPTER, ("values", "gaff"), spec)
    return [
        f"{p.code} {p.hint}" for p in check([pack(root, {**FILES, "printables/chapter/oaths.json": chapter, **held})])
    ]


def test_a_value_is_a_text_that_there_is_or_that_another_file_may_bring(tmp_path: Path) -> None:
    for n, spec in enumerate(("core:gear/gaff#name", "core:gear/gaff#effect", "core:ladder/core#names.full")):
        assert of_value(tmp_path / f"{n}", spec) == [], spec
    (nameless,) = of_value(tmp_path / "nameless", "core:ladder/core")
    assert nameless == "RPG603 did you mean “core:ladder/core#names.full”?"
    assert of_value(tmp_path / "silent", "core:procedure/encounter") == ["RPG603 "]  # it has no text at all
    more = {"target": "core:gear/line-spool", "ops": [{"op": "set", "path": "/effect", "value": "It holds."}]}
    for n, files in enumerate(({}, {"patch/more": more})):
        told = of_value(tmp_path / f"more{n}", "core:gear/line-spool#of.old", **files)
        assert [each[:6] for each in told] == ["RPG603"][n:]


def test_packs_are_looked_through_once_for_all_that_a_chapter_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    met: list[Pack] = []
    every = telling._chapters  # noqa: SLF001 - counted, not replaced

    def counted(pack: Pack) -> list[str]:
        met.append(pack)
        return every(pack)

    monkeypatch.setattr(telling, "_chapters", counted)
    many = put(CHAPTER, ("blocks", 1, "text", "en"), "[[oaths]] [[roll]]")
    led = put(many, ("blocks", 2, "items"), [{"en": "[[roll]]"}] * 9)
    alone = {
        **CHAPTER,
        "id": "alone",
        "values": {},
        "lead": {"en": "x"},
        "blocks": [{"is": "text", "text": {"en": "x"}}],
    }
    assert check([pack(tmp_path, {**FILES, "printables/chapter/oaths.json": led})]) == ()
    assert len(met) == 1
    assert check([pack(tmp_path / "2", {"printables/chapter/alone.json": alone})]) == ()
    assert len(met) == 1


WRONG = [
    ("handout/last-words", ("kind",), "lettre", "RPG106"),
    ("handout/last-words", ("words", "en", "text", 0), 7, "RPG107"),
    ("handout/last-words", ("bind",), {}, "RPG104"),
    ("chapter/oaths", ("blocks", 0, "titel"), {"en": "x"}, "RPG104"),
    ("chapter/oaths", ("blocks", 2, "items", 0, "en"), 7, "RPG107"),
    ("card/omen", ("players",), "perhaps", "RPG107"),
]


@pytest.mark.parametrize(("paper", "path", "value", "code"), WRONG)
def test_a_wrong_shape_keeps_nothing_else_of_the_file_from_being_told(
    tmp_path: Path, paper: str, path: tuple[str | int, ...], value: Any, code: str
) -> None:
    name = f"printables/{paper}.json"
    wrong = put(FILES[name], path, value)
    if paper.startswith("handout"):
        wrong = put(put(wrong, ("binds", "hook"), "core:gear/nothing"), ("scene",), "pipe-galery")
        wrong = put(wrong, ("words", "en", "text"), [*wrong["words"]["en"]["text"], "{whoo}"])
        told = {"RPG201", "RPG604"}
    elif paper.startswith("chapter"):
        wrong, told = put(wrong, ("blocks", 1, "text", "en"), "See [[rol]]."), {"RPG601"}
    else:
        wrong, told = put(wrong, ("of",), "table/omne"), {"RPG201"}
    codes = {problem.code for problem in check([pack(tmp_path, {**FILES, name: wrong})])}
    assert {code, *told} <= codes


def test_what_a_name_of_a_handout_points_to_is_guessed(tmp_path: Path) -> None:
    handout = put(FILES["printables/handout/last-words.json"], ("binds", "hook"), "/partie")
    (told,) = check([pack(tmp_path, {**FILES, "printables/handout/last-words.json": handout})])
    assert (told.code, told.hint) == ("RPG108", "did you mean “/party”?")


def test_what_may_stand_where_nothing_does_is_followed_by_what_it_is(tmp_path: Path) -> None:
    chapter = put(CHAPTER, ("blocks", 5), {"is": "part", "part": "geer"})
    told = check([pack(tmp_path, {**FILES, "printables/chapter/oaths.json": chapter})])
    (lacking,) = (problem.hint for problem in told if problem.code == "RPG105")
    assert lacking.startswith("one of: roll, odds")
    assert lacking.endswith(" more – Which part of the rules it shows.")
