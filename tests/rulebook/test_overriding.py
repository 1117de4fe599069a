"""Packs laid over one another: made from another, in place of another, changed field by field; faults have a place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rpg import content
from rpg.campaign.rules import Rules
from rpg.rulebook import check, open_packs
from rpg.rulebook.kinds import SINGLE
from rpg.rulebook.lesson import EXAMPLES
from rpg.rulebook.translations import source_of
from rpg.words import Forms
from tests.rulebook.packs import EXTERMINATOR, FALL, HOOK, pack

if TYPE_CHECKING:
    from rpg.game.encounter.rules import Adversary

BEAST = {
    "kind": "adversary", "id": "adversary/hound", "extends": "core:adversary/exterminator",
    "name": {"one": "hound", "other": "hounds"}, "harm": {"fail": 7},
}  # fmt: skip


def patch(*ops: dict[str, Any], target: str = "core:adversary/exterminator") -> dict[str, Any]:
    return {"target": target, "ops": list(ops)}


def told(*paths: Any, **kind: Any) -> list[str]:
    return [f"{p.file.rpartition('/')[2]} {p.code} {p.line}:{p.column}" for p in check(paths, **kind)]


def opened(*names: Any) -> Rules:
    rules = open_packs(names)
    assert isinstance(rules, Rules), rules
    return rules


def test_own_fields_win_and_all_else_is_taken_over(tmp_path):
    folder = pack(tmp_path, {"adversary/hound.json": BEAST})
    assert check([folder]) == ()
    made = opened(folder).encounter.adversaries["mine:adversary/hound"]
    assert (made.id, made.name) == ("mine:adversary/hound", Forms("hound", "hounds"))
    assert (made.harm.partial, made.harm.fail) == (EXTERMINATOR["harm"]["partial"], 7)
    assert (made.integrity, made.armour) == (EXTERMINATOR["integrity"], EXTERMINATOR["armour"])
    assert len(made.moves) == len(EXTERMINATOR["moves"])


def test_a_translation_goes_along_as_long_as_its_english_does(tmp_path):
    texts = opened(pack(tmp_path, {"adversary/hound.json": BEAST})).texts["it"]
    made, base = texts["mine:adversary/hound"], texts["core:adversary/exterminator"]
    assert "name" in base
    assert made == {key: text for key, text in base.items() if key != "name"}
    name = {"one": "segugio", "other": "segugi", "gender": "m"}
    own = {"adversary/hound": {"name": {"text": name, "source": source_of(BEAST["name"])}}}
    folder = pack(tmp_path, {"locale/it.json": own}, languages=["en", "it"])
    assert check([folder]) == ()
    assert opened(folder).texts["it"]["mine:adversary/hound"]["name"] == Forms("segugio", "segugi", "m")


def test_what_is_abstract_may_lack_fields_and_is_nothing_by_itself(tmp_path):
    base = {"kind": "gear", "id": "gear/tool", "abstract": True, "slots": 1, "source": "village"}
    hook = {"kind": "gear", "id": "gear/hook", "extends": "gear/tool", "name": "Hook", "effect": "It holds."}
    folder = pack(tmp_path, {"gear/tool.json": base, "gear/hook.json": hook})
    assert check([folder]) == ()
    gear = opened(folder).character.gear
    assert gear["mine:gear/hook"].slots == 1
    assert "mine:gear/tool" not in gear
    trap = {**EXTERMINATOR, "id": "adversary/trap", "traits": [{"key": "emitter", "trigger": "trigger/dim"}]}
    dim = {"kind": "trigger", "id": "trigger/dim", "abstract": True, "points": 1}
    folder = pack(tmp_path, {"adversary/trap.json": trap, "trigger/dim.json": dim})
    assert [code for code in told(folder) if "RPG211" in code] == ["trap.json RPG211 27:18"]
    assert isinstance(open_packs([folder]), tuple)


def test_a_missing_field_of_what_is_made_points_to_where_it_is_made_from(tmp_path):
    base = {"kind": "gear", "id": "gear/tool", "abstract": True, "slots": 1, "source": "village"}
    hook = {"kind": "gear", "id": "gear/hook", "extends": "gear/tool", "name": "Hook"}
    folder = pack(tmp_path, {"gear/tool.json": base, "gear/hook.json": hook})
    assert told(folder) == ["hook.json RPG105 4:14"]
    assert isinstance(open_packs([folder]), tuple)


def test_a_fault_of_what_is_made_points_to_the_line_that_set_the_field(tmp_path):
    mild = {**BEAST, "harm": {"fail": 50}}
    assert told(pack(tmp_path, {"adversary/hound.json": mild})) == ["hound.json RPG313 10:13"]
    base = {**EXTERMINATOR, "id": "adversary/base", "abstract": True, "harm": {"partial": 9, "fail": 9}}
    hound = {**BEAST, "extends": "adversary/base", "harm": {"fail": 8}}
    folder = pack(tmp_path, {"adversary/base.json": base, "adversary/hound.json": hound})
    assert told(folder) == ["base.json RPG312 17:16"]


def test_what_is_made_in_a_circle_or_from_nothing_is_told(tmp_path):
    one, two = {**BEAST, "extends": "adversary/other"}, {**BEAST, "id": "adversary/other", "extends": "adversary/hound"}
    folder = pack(tmp_path, {"adversary/hound.json": one, "adversary/other.json": two})
    assert {code.partition(" ")[2] for code in told(folder)} == {"RPG210 4:14"}
    assert isinstance(open_packs([folder]), tuple)
    folder = pack(tmp_path / "b", {"adversary/hound.json": {**BEAST, "extends": "core:adversary/exterminater"}})
    assert told(folder) == ["hound.json RPG201 4:14"]
    assert isinstance(open_packs([folder]), tuple)
    folder = pack(tmp_path / "c", {"adversary/hound.json": {**BEAST, "extends": "core:gear/rope"}})
    assert told(folder) == ["hound.json RPG202 4:14"]
    assert isinstance(open_packs([folder]), tuple)


def test_an_entity_takes_the_place_of_another(tmp_path):
    ladder: dict[str, Any] = {
        "kind": "alert-ladder", "id": "alert-ladder/mine", "extends": "core:alert-ladder/city",
        "replaces": "core:alert-ladder/city", "max_points": 30,
    }  # fmt: skip
    hound = {**BEAST, "replaces": "core:adversary/exterminator"}
    heir = {"kind": "adversary", "id": "adversary/heir", "extends": "adversary/hound", "tier": 3}
    files = {"alert-ladder/mine.json": ladder, "adversary/hound.json": hound, "adversary/heir.json": heir}
    folder = pack(tmp_path, files)
    assert check([folder]) == ()
    rules = opened(folder)
    assert rules.safeguard.ladder.max_points == 30
    assert rules.encounter.adversaries["core:adversary/exterminator"].name == Forms("hound", "hounds")
    assert "mine:adversary/hound" not in rules.encounter.adversaries
    assert rules.encounter.adversaries["mine:adversary/heir"].tier == 3
    assert rules.texts["en"]["core:adversary/exterminator"]["name"] == Forms("hound", "hounds")
    assert "name" not in rules.texts["it"]["core:adversary/exterminator"]


TRAITS = [trait["key"] for trait in EXTERMINATOR["traits"]]


def keys(adversary: Adversary) -> list[str]:
    return [trait.key for trait in adversary.traits]


OPS = [
    ({"op": "set", "path": "/tier", "value": 4}, lambda a: a.tier == 4),
    ({"op": "set", "path": "/harm/fail", "value": 7}, lambda a: (a.harm.partial, a.harm.fail) == (5, 7)),
    ({"op": "add", "path": "/integrity", "value": -3, "was": 8}, lambda a: a.integrity == 5),
    ({"op": "scale", "path": "/integrity", "value": 1.5}, lambda a: a.integrity == 12),
    ({"op": "scale", "path": "/threat", "value": 1.25}, lambda a: a.threat == 3),
    ({"op": "append", "path": "/traits", "value": {"key": "speaks"}}, lambda a: a.traits[-1].key == "speaks"),
    ({"op": "remove", "path": "/traits/pack"}, lambda a: keys(a) == [k for k in TRAITS if k != "pack"]),
    ({"op": "set", "path": "/traits/pack/value", "value": 2}, lambda a: a.traits[TRAITS.index("pack")].value == 2),
    ({"op": "set", "path": "/name", "value": "X"}, lambda a: a.name == "X"),
]


@pytest.mark.parametrize(
    ("op", "holds"), OPS, ids=lambda op: f"{op['op']} {op['path']}" if isinstance(op, dict) else ""
)
def test_a_patch_changes_one_field(tmp_path, op, holds):
    folder = pack(tmp_path, {"patch/harder.json": patch(op)})
    assert check([folder]) == ()
    assert holds(opened(folder).encounter.adversaries["core:adversary/exterminator"])


def test_a_reference_in_a_patch_is_read_as_one_of_its_own_pack(tmp_path):
    op = {"op": "append", "path": "/traits", "value": {"key": "emitter", "trigger": "trigger/fall"}}
    folder = pack(tmp_path, {"patch/a.json": patch(op), "trigger/fall.json": FALL})
    assert check([folder]) == ()
    made = opened(folder).encounter.adversaries["core:adversary/exterminator"]
    assert made.traits[-1].trigger == "mine:trigger/fall"
    names = {"op": "add", "path": "/attributes/core:attribute~1frame", "value": 1}
    folder = pack(tmp_path, {"patch/a.json": patch(names, target="core:archetype/porter")})
    assert check([folder]) == ()
    assert opened(folder).character.archetypes["core:archetype/porter"].attributes["core:attribute/frame"] == 4


def test_items_without_keys_are_named_by_number_and_values_by_themselves(tmp_path):
    ops: list[dict[str, Any]] = [
        {"op": "set", "path": "/bonuses/0/dice", "value": -1},
        {"op": "append", "path": "/bonuses/0/skills", "value": "core:skill/evade"},
        {"op": "remove", "path": "/bonuses/0/skills", "value": "core:skill/climb"},
    ]
    folder = pack(tmp_path, {"gear/hook.json": HOOK, "patch/a.json": patch(*ops, target="gear/hook")})
    assert check([folder]) == ()
    bonus = opened(folder).character.gear["mine:gear/hook"].bonuses[0]
    assert (bonus.dice, bonus.skills) == (-1, ("core:skill/evade",))


BAD = [
    ({"op": "set", "path": "/tier", "value": 9}, "RPG109 7:16"),
    ({"op": "set", "path": "/teir", "value": 2}, "RPG104 6:15"),
    ({"op": "set", "path": "/harm/partial", "value": "x"}, "RPG107 7:16"),
    ({"op": "set", "path": "/harm/partial", "value": 1}, "RPG313 7:16"),
    ({"op": "add", "path": "/teir", "value": 2}, "RPG421 6:15"),
    ({"op": "remove", "path": "/traits/packs"}, "RPG421 6:15"),
    ({"op": "set", "path": "/traits/0/value", "value": 1}, "RPG421 6:15"),
    ({"op": "set", "path": "/tier/x", "value": 1}, "RPG421 6:15"),
    ({"op": "set", "path": "/x/y/z", "value": 1}, "RPG421 6:15"),
    ({"op": "add", "path": "/integrity", "value": 2, "was": 9}, "RPG422 8:14"),
    ({"op": "scale", "path": "/name", "value": 2}, "RPG423 6:15"),
    ({"op": "add", "path": "/tier", "value": "x"}, "RPG423 7:16"),
    ({"op": "scale", "path": "/tier", "value": 1e308}, "RPG006 7:16"),
    ({"op": "append", "path": "/tier", "value": 2}, "RPG423 6:15"),
    ({"op": "remove", "path": "/moves", "value": 2}, "RPG423 7:16"),
    ({"op": "remove", "path": "/tier"}, "RPG105 6:15"),
    ({"op": "set", "path": "/tier"}, "RPG105 4:5"),
    ({"op": "set", "path": "/id", "value": "x"}, "RPG424 6:15"),
    ({"op": "put", "path": "/tier", "value": 1}, "RPG106 5:13"),
    ({"op": "set", "path": "tier", "value": 1}, "RPG108 6:15"),
    ({"op": "append", "path": "/traits", "value": {"key": "emitter", "trigger": "trigger/no"}}, "RPG201 9:20"),
]


@pytest.mark.parametrize(("op", "place"), BAD, ids=lambda each: each if isinstance(each, str) else each["path"])
def test_a_patch_that_does_not_fit_is_told_at_its_own_line(tmp_path, op, place):
    folder = pack(tmp_path, {"patch/harder.json": patch(op)})
    assert told(folder) == [f"harder.json {place}"]
    found_when_opened = not place.startswith(("RPG109", "RPG3"))  # what only schemas and sense know
    assert isinstance(open_packs([folder]), tuple) == found_when_opened


@pytest.mark.parametrize(
    ("target", "card", "codes"),
    [
        ("core:adversary/exterminater", {}, ["RPG420"]),
        ("adversary/nobody", {}, ["RPG420"]),
        ("zuru:story/food-run", {}, []),
        ("zuru:story/food-run", {"after": ["zuru"]}, []),
        ("core:adversary/exterminator", {"requires": []}, ["RPG203"]),
    ],
)
def test_a_patch_without_its_target(tmp_path, target, card, codes):
    op = {"op": "set", "path": "/tier", "value": 1}
    folder = pack(tmp_path, {"patch/a.json": patch(op, target=target)}, **card)
    found = [each.code for each in check([folder, content.folder("rules") / "core"]) if each.code != "RPG408"]
    assert found == (codes or (["RPG203"] if not card else []))


def test_two_packs_that_write_one_field_need_an_order(tmp_path):
    harm = {"op": "set", "path": "/harm", "value": {"partial": 5, "fail": 5}}
    one = pack(tmp_path, {"patch/a.json": patch({"op": "set", "path": "/harm/fail", "value": 8})}, "one")
    two = pack(tmp_path, {"patch/a.json": patch(harm)}, "two")
    assert told(one, two) == ["a.json RPG425 6:15"]
    assert told(one, two, campaign=True) == []
    assert opened("core", one, two).encounter.adversaries["core:adversary/exterminator"].harm.fail == 5
    assert opened("core", two, one).encounter.adversaries["core:adversary/exterminator"].harm.fail == 8
    pack(tmp_path, {}, "two", after=["one"])
    assert told(two, one) == []
    assert opened("core", two, one).encounter.adversaries["core:adversary/exterminator"].harm.fail == 5
    three = pack(tmp_path, {"adversary/hound.json": {**BEAST, "replaces": "core:adversary/exterminator"}}, "three")
    assert told(one, three) == ["hound.json RPG425 12:15"]
    other = pack(tmp_path, {"patch/a.json": patch({"op": "set", "path": "/tier", "value": 3})}, "other")
    assert told(one, other) == []


def test_two_patches_of_one_pack_that_write_one_field_are_told_with_both_files(tmp_path):
    fail, harm = (
        {"op": "set", "path": path, "value": value}
        for path, value in (("/harm/fail", 8), ("/harm", {"partial": 5, "fail": 6}))
    )
    folder = pack(tmp_path, {"patch/a.json": patch(fail), "patch/b.json": patch(harm)})
    (found,) = check([folder])
    assert (found.code, found.file.rpartition("/")[2], found.line) == ("RPG425", "b.json", 6)
    assert "patch/a.json" in found.message
    assert isinstance(open_packs([folder]), tuple)
    one = pack(
        tmp_path,
        {"patch/a.json": patch(fail, harm), "patch/b.json": patch({"op": "set", "path": "/tier", "value": 3})},
        "one",
    )
    assert told(one) == []
    more = [{"op": "append", "path": "/traits", "value": {"key": key}} for key in ("sweep", "edible")]
    two = pack(tmp_path, {"patch/a.json": patch(more[0]), "patch/b.json": patch(more[1])}, "two")
    assert told(two) == []


def test_who_changed_a_value_is_named_with_the_way_out(tmp_path):
    ops = [{"op": "set", "path": "/integrity", "value": value, "was": 8} for value in (9, 10)]
    one, two = (pack(tmp_path, {"patch/a.json": patch(op)}, name) for op, name in zip(ops, ("one", "two"), strict=True))
    (found,) = (p for p in check([one, two], campaign=True))
    assert found.code == "RPG422"
    assert found.message == "the patch was made for 8, and now it is 9, as one/patch/a.json has it"
    assert "one/patch/a.json" in found.hint
    (alone,) = check([pack(tmp_path, {"patch/a.json": patch({**ops[0], "was": 7})}, "one")])
    assert alone.message.endswith("as core/adversary/exterminator.json has it")


def test_a_table_needs_nobodys_word_and_a_map_does(tmp_path):
    row = {"key": "a", "low": 1, "high": 6, "text": "A."}
    table = {"kind": "table", "id": "table/weather", "name": "Weather", "dice": "1d6", "rows": [row]}
    ledge = json.loads((EXAMPLES / "RPG207/bad/mine/map/ledge.json").read_text("utf-8"))
    assert told(pack(tmp_path, {"table/weather.json": table})) == []
    assert told(pack(tmp_path, {"map/ledge.json": ledge}, "two")) == ["ledge.json RPG207 3:9"]


def test_an_old_id_leads_to_the_new_one_with_a_warning(tmp_path):
    one = pack(tmp_path, {"trigger/fall.json": FALL, "redirects.json": {"trigger/drop": "trigger/fall"}}, "one")
    rig = {**HOOK, "rig": {"do": "blast", "damage": 1, "trigger": "one:trigger/drop"}}
    two = pack(tmp_path, {"gear/hook.json": rig}, "two", requires=["core", "one"])
    found = check([two, one])
    assert [(p.code, p.severity, p.hint) for p in found] == [("RPG212", "warning", "did you mean “one:trigger/fall”?")]
    made = opened(one, two).character.gear["two:gear/hook"]
    assert made.rig
    assert made.rig.trigger == "one:trigger/fall"
    pack(tmp_path, {"redirects.json": {"trigger/drop": None}}, "one")
    assert told(two, one) == ["hook.json RPG213 22:16"]
    assert isinstance(open_packs([one, two]), tuple)


@pytest.mark.parametrize(
    ("led", "place"),
    [
        ({"trigger/fall": None}, "RPG214 2:3"),
        ({"core:trigger/x": None}, "RPG214 2:3"),
        ({"trigger/x": "trigger/y", "trigger/y": "trigger/x"}, "RPG214 2:16"),
        ({"trigger/x": "trigger/fell"}, "RPG201 2:16"),
        ({"trigger/x": "gear/hook"}, "RPG202 2:16"),
        ({"trigger/x": 1}, "RPG107 2:16"),
        ({"x": None}, "RPG108 2:3"),
    ],
)
def test_redirects_that_lead_nowhere_are_told(tmp_path, led, place):
    folder = pack(tmp_path, {"trigger/fall.json": FALL, "gear/hook.json": HOOK, "redirects.json": led})
    assert told(folder)[0] == f"redirects.json {place}"
    assert isinstance(open_packs([folder]), tuple) == ("x" not in led)  # how a key is written only the schema knows


def test_the_texts_that_a_patch_sets_are_translated_by_its_own_pack(tmp_path):
    name = {"one": "eraser", "other": "erasers"}
    files = {"patch/a.json": patch({"op": "set", "path": "/name", "value": name}), "locale/it.json": {}}
    folder = pack(tmp_path, files, languages=["en", "it"])
    assert told(folder) == ["a.json RPG501 7:16"]
    said = {"one": "cancellatore", "other": "cancellatori", "gender": "m"}
    own = {"core:adversary/exterminator": {"name": {"text": said, "source": source_of(name)}}}
    pack(tmp_path, {"locale/it.json": own}, languages=["en", "it"])
    assert told(folder) == []
    texts = opened(folder).texts["it"]["core:adversary/exterminator"]
    assert texts["name"] == Forms("cancellatore", "cancellatori", "m")
    assert len(texts) > 1


def test_a_broken_target_is_told_once(tmp_path):
    op = {"op": "set", "path": "/slots", "value": 2}
    files = {"gear/hook.json": {**HOOK, "slots": -1}, "patch/a.json": patch(op, target="gear/hook")}
    assert told(pack(tmp_path, files)) == ["hook.json RPG109 9:12"]


def test_a_circle_is_told_once_where_it_closes(tmp_path):
    ring = {
        f"gear/{one}.json": {**HOOK, "id": f"gear/{one}", "extends": f"gear/{two}"} for one, two in ("ab", "bc", "ca")
    }
    tail = {"gear/d.json": {**HOOK, "id": "gear/d", "extends": "gear/a"}}
    own = {"gear/self.json": {**HOOK, "id": "gear/self", "extends": "gear/self"}}
    folder = pack(tmp_path, {**ring, **tail, **own})
    assert told(folder) == ["c.json RPG210 19:14", "self.json RPG210 19:14"]


def test_packs_in_a_circle_are_told_once_and_who_looks_on_is_not(tmp_path):
    one = pack(tmp_path, {}, "one", requires=["core", "two"])
    two = pack(tmp_path, {}, "two", requires=["core"], after=["one"])
    three = pack(tmp_path, {}, "three", requires=["core", "one"])
    assert told(three, two, one) == ["pack.json RPG405 13:5"]
    found = check([three, two, one])
    assert found[0].message.endswith(": one, two")
    assert found[0].file.endswith("one/pack.json")


def test_without_the_game_a_pack_is_told_once_all_that_is_missing(tmp_path):
    one = pack(tmp_path, {}, "one", requires=[])
    two = pack(tmp_path, {}, "two", requires=["one"])
    assert told(two, one) == ["pack.json RPG408 11:3"]
    (found,) = check([two, one])
    assert found.file.endswith("one/pack.json")
    assert all(kind in found.message for kind in SINGLE)


def test_two_spellings_of_one_old_id_are_told_at_the_second(tmp_path):
    files = {"gear/hook.json": HOOK, "redirects.json": {"gear/claw": "gear/hook", "mine:gear/claw": "core:gear/gaff"}}
    assert told(pack(tmp_path, files)) == ["redirects.json RPG111 3:3"]


def test_nothing_takes_its_own_place_and_no_two_of_a_pack_the_same(tmp_path):
    folder = pack(tmp_path, {"gear/hook.json": {**HOOK, "replaces": "gear/hook"}})
    assert told(folder) == ["hook.json RPG210 19:15"]
    files = {f"gear/{slug}.json": {**HOOK, "id": f"gear/{slug}", "replaces": "core:gear/gaff"} for slug in ("a", "b")}
    assert told(pack(tmp_path, files, "other")) == ["b.json RPG111 19:15"]
