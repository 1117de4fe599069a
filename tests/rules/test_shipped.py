"""The shipped packs, read as plain data: complete, in two languages, and sensible as GAME.md 15 asks."""

from __future__ import annotations

import hashlib
import json
import re
from functools import reduce
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rpg.campaign.kinds import KINDS
from rpg.dice import Ladder
from rpg.game.formula import formulas

RULES = Path(__file__).parents[2] / "rules"
PLACES = {name: RULES / name for name in ("core", "zuru", "ashline")} | {"trials": RULES.parent / "trials"}
PACKS = tuple(PLACES)
OWN_WORDS = {"$schema", "kind", "id", "replaces"}
TEXT_KEYS = {"name", "feminine", "covers", "text", "effect", "when", "gm", "source", "needs"}
NOT_TEXTS = {("condition", "when"), ("gear", "source"), ("table", "rows.effect")}


def entities(pack: str) -> dict[str, dict[str, Any]]:
    files = sorted(f for f in PLACES[pack].glob("*/*.json") if f.parent.name in KINDS)
    return {f"{pack}:{f.parent.name}/{f.stem}": json.loads(f.read_text("utf-8")) for f in files}


CORE = entities("core")
ALL = {pack: entities(pack) for pack in PACKS}
EVERY = [(full, entity) for pack in PACKS for full, entity in ALL[pack].items()]


def of(kind: str) -> dict[str, dict[str, Any]]:
    return {full: entity for full, entity in CORE.items() if entity["kind"] == kind}


@pytest.mark.parametrize(("full", "entity"), EVERY, ids=[full for full, _ in EVERY])
def test_every_entity_says_what_it_is_and_fits_its_type(full: str, entity: dict[str, Any]) -> None:
    kind = full.partition(":")[2].partition("/")[0]
    assert (entity["kind"], entity["id"]) == (kind, full)
    up = "../.." if full.startswith("trials:") else "../../.."
    assert entity["$schema"] == f"{up}/schemas/{kind}.schema.json"
    fields = {key: value for key, value in entity.items() if key not in OWN_WORDS} | {"id": full}
    msgspec.json.decode(json.dumps(fields).encode(), type=KINDS[kind][1], strict=True, dec_hook=formulas)


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in (key, *strings(item))]
    return [text for item in value for text in strings(item)] if isinstance(value, list) else []


def test_every_reference_leads_to_an_entity() -> None:
    known = {full for full, _ in EVERY}
    reference = re.compile(r"(?:[a-z][a-z0-9-]*:)?([a-z-]+)/[a-z][a-z0-9-]*")
    for full, entity in EVERY:
        pack = full.partition(":")[0]
        found = [s for s in strings(entity) if (m := reference.fullmatch(s)) and m[1] in KINDS]
        assert {s if ":" in s else f"{pack}:{s}" for s in found} <= known, full


def source_hash(text: object) -> str:
    return hashlib.sha256(msgspec.json.encode(text, order="sorted")).hexdigest()[:8]


def step(value: Any, part: str) -> Any:
    return value[part] if isinstance(value, dict) else next(row for row in value if row["key"] == part)


def patched(pack: str) -> dict[tuple[str, str], object]:
    """The texts that the patches of a pack set, by entity and path."""
    files = [json.loads(file.read_text("utf-8")) for file in sorted((RULES / pack).glob("patch/*.json"))]
    return {
        (patch["target"], op["path"].strip("/").replace("/", ".")): op["value"]
        for patch in files
        for op in patch["ops"]
        if op["op"] == "set" and isinstance(op["value"], str | dict)
    }


@pytest.mark.parametrize("pack", PACKS)
def test_each_italian_text_translates_the_english_of_today(pack: str) -> None:
    sidecar = json.loads((PLACES[pack] / "locale" / "it.json").read_text("utf-8"))
    for full, texts in sidecar.items():
        for path, italian in texts.items():
            english = patched(pack).get((full, path)) or reduce(step, path.split("."), ALL[pack][full])
            assert italian["source"] == source_hash(english), (full, path)
            assert isinstance(italian["text"], dict) == isinstance(english, dict), (full, path)
            assert italian["text"], (full, path)


def texts(kind: str, value: object, path: tuple[str, ...] = ()) -> set[str]:
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict) and "key" in row]
        return {text for row in rows for text in texts(kind, row, (*path, row["key"]))}
    if not isinstance(value, dict):
        return set()
    found = {".".join((*path, key)) for key in TEXT_KEYS & value.keys() if is_text(kind, key, path, value[key])}
    found |= {f"names.{degree}" for degree in value.get("names", ())}
    return found | {text for key, item in value.items() if key != "names" for text in texts(kind, item, (*path, key))}


def is_text(kind: str, key: str, path: tuple[str, ...], value: object) -> bool:
    spot = f"rows.{key}" if path[:1] == ("rows",) else key
    return (kind, spot) not in NOT_TEXTS and (isinstance(value, str) or (isinstance(value, dict) and "one" in value))


@pytest.mark.parametrize("pack", PACKS)
def test_every_text_has_its_italian(pack: str) -> None:
    sidecar = json.loads((PLACES[pack] / "locale" / "it.json").read_text("utf-8"))
    for full, entity in ALL[pack].items():
        assert texts(entity["kind"], entity) <= sidecar.get(full, {}).keys(), full
    assert all(path in sidecar.get(full, {}) for full, path in patched(pack))


def test_the_names_of_the_story_stand_in_the_story_pack_alone() -> None:
    for file in (RULES / "core").rglob("*.json"):
        assert not re.search(r"Killy|Zuru|Sanakan|Toha|Electro-Fisher|Blame!", file.read_text("utf-8")), file


def test_the_ladder_reads_every_face() -> None:
    ladder = msgspec.convert(CORE["core:ladder/core"]["ladder"], Ladder)
    read = [ladder.degree(1, (face,)) for face in range(1, ladder.sides + 1)]
    assert read == ["fail", "fail", "fail", "partial", "partial", "full"]
    assert ladder.degree(2, (6, 6)) == "surge"
    assert ladder.degree(0, (6, 6)) == "full"


@pytest.mark.parametrize("entity", of("table").values(), ids=of("table"))
def test_the_rows_of_a_table_cover_its_dice_once(entity: dict[str, Any]) -> None:
    faces = [face for row in entity["rows"] for face in range(row["low"], row["high"] + 1)]
    two_dice = [10 * tens + ones for tens in range(1, 7) for ones in range(1, 7)]
    dice = entity["dice"]
    assert faces == (two_dice if dice == "1d6*10+1d6" else list(range(1, int(dice.removeprefix("1d")) + 1)))


def proper(said: object) -> list[str]:
    """The texts of an entity or of a sidecar, without what is to be typed."""
    if isinstance(said, dict):
        return [text for key, item in said.items() for text in (proper(item) if key != "text" else strings([item]))] + [
            item for key, item in said.items() if key in TEXT_KEYS and isinstance(item, str)
        ]
    return [text for item in said for text in proper(item)] if isinstance(said, list) else []


@pytest.mark.parametrize("pack", PACKS)
def test_numbers_have_a_true_minus_and_ranges_a_dash(pack: str) -> None:
    told = proper([*ALL[pack].values(), json.loads((PLACES[pack] / "locale" / "it.json").read_text("utf-8"))])
    assert len(told) > len(ALL[pack])
    typed = re.compile("“[^”]*”|«[^»]*»")
    hyphen = re.compile(r"(?<![\w-])-\d|\d-\d")
    assert [text for text in told if hyphen.search(typed.sub("", text))] == []


def test_a_thing_has_a_large_letter_only_at_its_start() -> None:
    said = (strings([entity["name"]]) for entity in of("gear").values())
    names = [name for texts in said for name in texts]
    assert [name for name in names if name[1:] != name[1:].lower()] == []
