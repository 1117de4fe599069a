"""``rpg rules``: what packs say, and which of them says it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rpg.cli import rules, texts
from tests.rulebook.packs import HOOK, pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

HOUND = {
    "kind": "adversary", "id": "adversary/hound", "extends": "core:adversary/exterminator",
    "name": {"one": "hound", "other": "hounds"}, "harm": {"fail": 7},
}  # fmt: skip
HARDER = {
    "target": "core:adversary/exterminator",
    "ops": [{"op": "add", "path": "/integrity", "value": 2, "was": 8}, {"op": "remove", "path": "/traits/pack"}],
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return pack(tmp_path, {"gear/hook.json": HOOK, "adversary/hound.json": HOUND, "patch/harder.json": HARDER})


def answer(rpg: Run, *words: str) -> Any:
    done = rpg("rules", *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.usefixtures("mine")
def test_why_names_the_pack_the_file_and_the_line_of_each_field(rpg: Run) -> None:
    rows = {row["pointer"]: row for row in answer(rpg, "why", "core:adversary/exterminator", "--pack", "mine")}
    assert rows["/tier"]["pack"] == "core"
    assert rows["/tier"]["file"].endswith("adversary/exterminator.json")
    told = rows["/integrity"]
    assert (told["value"], told["pack"], told["file"], told["line"], told["column"]) == (
        10, "mine", "mine/patch/harder.json", 7, 16,
    )  # fmt: skip
    assert "/traits/pack" not in rows
    assert rows["/traits/finisher"]["line"] == 20
    lines = rpg("rules", "why", "hound", "--pack", "mine").stdout.splitlines()
    assert lines[0] == "mine:adversary/hound"
    assert any(line.split() == ["/harm/fail", "7", "mine", "mine/adversary/hound.json:10:13"] for line in lines)


@pytest.mark.usefixtures("mine")
def test_diff_shows_what_was_and_what_is(rpg: Run) -> None:
    changes = answer(rpg, "diff", "--pack", "mine")
    assert changes.keys() == {"core:adversary/exterminator", "mine:adversary/hound"}
    harder = {row["pointer"]: (row.get("was"), row.get("value")) for row in changes["core:adversary/exterminator"]}
    assert harder == {
        "/integrity": (8, 10), "/traits/pack/key": ("pack", None), "/traits/pack/value": (1, None),
    }  # fmt: skip
    made = {row["pointer"]: (row.get("was"), row.get("value")) for row in changes["mine:adversary/hound"]}
    assert made["/harm/fail"] == (6, 7)
    _, added, taken, _number = rpg("rules", "diff", "exterminator", "--pack", "mine").stdout.splitlines()
    assert added.split() == ["/integrity", "8", "→", "10", "mine", "mine/patch/harder.json:7:16"]
    assert taken.split() == ["/traits/pack/key", '"pack"', "→", "–", "mine", "mine/patch/harder.json:12:15"]
    named, *_ = rpg("rules", "diff").stdout.splitlines()
    assert named == "core:wanderer/wanderer"


@pytest.mark.usefixtures("mine")
def test_entities_are_listed_shown_and_found(rpg: Run) -> None:
    listed = answer(rpg, "list", "gear", "--pack", "mine")
    assert {"id": "mine:gear/hook", "kind": "gear", "name": "hook", "abstract": False} in listed
    assert {row["kind"] for row in listed} == {"gear"}
    assert "core:gear/gaff" in rpg("rules", "list", "gear").stdout
    assert answer(rpg, "show", "gear/hook", "--pack", "mine")["bonuses"] == HOOK["bonuses"]
    assert json.loads(rpg("rules", "show", "hook", "--pack", "mine").stdout)["id"] == "mine:gear/hook"
    assert [row["id"] for row in answer(rpg, "search", "HOLDS", "hook", "--pack", "mine")] == ["mine:gear/hook"]
    none = rpg("rules", "search", "no such words anywhere")
    assert (none.returncode, none.stdout, none.stderr) == (1, "", "no entity speaks of “no such words anywhere”\n")
    found = rpg("rules", "search", "HOLDS", "hook", "--pack", "mine")
    assert found.stdout == "mine:gear/hook  hook\n    hook\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("rules", "list", "gaer"), "there is no “gaer”: did you mean “gear”?\n"),
        (("rules", "lsit", "gear"), "did you mean:  rpg rules list gear\n"),
        (("pack", "bundel", "x"), "did you mean:  rpg pack bundle x\n"),
    ],
)
def test_a_slip_in_a_command_is_told_with_what_was_meant(rpg: Run, words: tuple[str, ...], told: str) -> None:
    done = rpg(*words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)


def test_a_kind_that_is_none_is_told_with_those_that_are(rpg: Run) -> None:
    done = rpg("rules", "list", "spaceship")
    assert done.returncode == 2
    assert done.stderr.startswith("there is no kind “spaceship”; there are: ability, adversary, ")


@pytest.mark.usefixtures("mine")
def test_a_word_that_means_nothing_or_several_is_wrong_usage(rpg: Run, tmp_path: Path) -> None:
    done = rpg("rules", "why", "houdn", "--pack", "mine")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "there is no “houdn”: did you mean “mine:adversary/hound”?\n"
    pack(tmp_path, {"gear/rope.json": {**HOOK, "id": "gear/rope"}}, "one")
    pack(tmp_path, {"gear/rope.json": {**HOOK, "id": "gear/rope"}}, "two")
    done = rpg("rules", "show", "rope", "--pack", "one", "--pack", "two", RPG_LANGUAGE="it")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "«rope» può essere uno di questi: one:gear/rope, two:gear/rope\n"


def test_the_packs_of_a_campaign_are_looked_at(rpg: Run, mine: Path) -> None:
    assert rpg("new", "hooks", "--pack", "core", "--pack", str(mine)).returncode == 0
    ids = [row["id"] for row in answer(rpg, "list", "--campaign", "hooks")]
    assert "mine:gear/hook" in ids
    assert not any(identity.startswith("zuru:") for identity in ids)


def test_faults_of_packs_are_told_with_their_places(rpg: Run, tmp_path: Path) -> None:
    pack(tmp_path, {"patch/a.json": {"target": "core:gear/gaff", "ops": [{"op": "put", "path": "/slots"}]}})
    done = rpg("rules", "list", "--pack", "mine")
    assert (done.returncode, done.stdout) == (1, "")
    assert "mine/patch/a.json:5:13: RPG106" in done.stderr


def test_nothing_of_a_pack_reaches_the_terminal_raw(rpg: Run, tmp_path: Path) -> None:
    pack(tmp_path, {"gear/hook.json": {**HOOK, "effect": "a\u202eb", "name": "h\u202ek"}})
    for words in (("list",), ("show", "hook"), ("why", "hook"), ("search", "hook")):
        done = rpg("rules", *words, "--pack", "mine")
        assert done.returncode == 0, done.stderr
        assert "\u202e" not in done.stdout


@pytest.mark.parametrize("language", texts.languages())
@pytest.mark.parametrize("command", rules.COMMANDS)
def test_every_command_has_help(rpg: Run, command: str, language: str) -> None:
    shown = rpg("rules", command, "--help", RPG_LANGUAGE=language)
    assert shown.returncode == 0, shown.stderr
    assert texts.messages(language)[f"cli.help.rules.{command}"].partition("\n")[0][:40] in " ".join(
        shown.stdout.split()
    )
