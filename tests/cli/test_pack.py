"""``rpg pack``: from a skeleton to the shelf, into a campaign, and out of it again without a loss."""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rpg.cli import pack as commands
from rpg.cli import texts
from rpg.rulebook import check
from tests.rulebook.packs import FALL, HOOK, pack

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def answer(rpg: Run, *words: str) -> Any:
    done = rpg(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_new_pack_is_sound_and_its_editor_knows_it(rpg: Run, tmp_path: Path) -> None:
    made = answer(rpg, "pack", "new", "rails")
    folder = tmp_path / "rails"
    assert check([folder]) == ()
    assert made["files"] == [
        "pack.json", "adversary/rail-hound.json", "gear/chalk-line.json", "patch/longer-line.json",
    ]  # fmt: skip
    for name in made["files"]:
        value = json.loads((folder / name).read_text("utf-8"))
        assert value["//"]
        assert ((folder / name).parent / value["$schema"]).is_file()
    mapped = json.loads((folder / ".vscode/settings.json").read_text("utf-8"))["json.schemas"]
    assert {"fileMatch": ["/gear/*.json"], "url": "./.schemas/gear.schema.json"} in mapped
    assert all((folder / each["url"]).is_file() for each in mapped)
    again = rpg("pack", "new", "rails")
    assert (again.returncode, again.stderr) == (1, "rails is there already\n")
    for name in ("core", "Rails", "rails-2", "../x", "", "a b"):
        assert rpg("pack", "new", name).returncode == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == ["rails"]


def test_two_new_packs_go_together(rpg: Run) -> None:
    for name in ("rails", "lamps"):
        assert rpg("pack", "new", name).returncode == 0
    assert rpg("validate", "rails", "lamps").stdout == "8 files, no errors\n"
    made = rpg("new", "both", "--pack", "core", "--pack", "zuru", "--pack", "./rails", "--pack", "./lamps")
    assert (made.returncode, made.stderr) == (0, "")


def test_a_pack_is_bundled_only_if_it_is_sound(rpg: Run, tmp_path: Path) -> None:
    pack(tmp_path, {"gear/hook.json": HOOK, "art/x.txt": b"x"})
    done = answer(rpg, "pack", "bundle", "mine")
    assert done["path"] == "mine-1.0.0.zip"
    with zipfile.ZipFile(tmp_path / done["path"]) as archive:
        assert archive.namelist() == ["art/x.txt", "gear/hook.json", "pack.json"]
    odd = rpg("pack", "bundle", "mine", "-o", "mine.pack.json")
    assert (odd.returncode, odd.stderr) == (1, "one JSON file cannot hold these; make a .zip: art/x.txt\n")
    assert rpg("pack", "bundle", "mine", "-o", "mine.rar").returncode == 2
    assert rpg("pack", "bundle", "nowhere").returncode == 1
    shutil.rmtree(tmp_path / "mine/art")
    assert rpg("pack", "bundle", "mine", "-o", "mine.pack.json").returncode == 0
    assert check([tmp_path / "mine.pack.json"]) == ()
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": -1}})
    broken = rpg("pack", "bundle", "mine", "-o", "broken.zip")
    assert broken.returncode == 1
    assert "gear/hook.json:9:12: RPG109" in broken.stderr
    assert not (tmp_path / "broken.zip").exists()


@pytest.mark.parametrize("form", ["mine", "mine-1.0.0.zip", "mine.pack.json"])
def test_the_shelf_holds_packs_by_their_id(rpg: Run, tmp_path: Path, home: Path, form: str) -> None:
    pack(tmp_path, {"gear/hook.json": HOOK})
    if form != "mine":
        assert rpg("pack", "bundle", "mine", "-o", form).returncode == 0
    assert rpg("pack", "add", form).stdout == f"on your shelf: mine 1.0.0, from {form} (new)\n"
    assert rpg("pack", "add", f"./{form}").stdout == f"on your shelf: mine 1.0.0, from {form} (unchanged)\n"
    shutil.rmtree(tmp_path / "mine")
    listed = answer(rpg, "pack", "list")
    assert [(row["id"], row["version"], row["shipped"]) for row in listed] == [
        ("core", "0.1.0", True), ("ashline", "0.1.0", True), ("zuru", "0.1.0", True), ("mine", "1.0.0", False),
    ]  # fmt: skip
    assert answer(rpg, "rules", "show", "mine:gear/hook", "--pack", "mine")["slots"] == 1
    assert rpg("new", "hooks", "--pack", "core", "--pack", "mine").returncode == 0
    assert rpg("status").stderr == ""
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": 2}}, version="1.1.0")
    added = rpg("pack", "add", "./mine", RPG_LANGUAGE="it")
    assert added.stdout == "sul tuo scaffale: mine 1.1.0, da mine (cambiato, al posto di 1.0.0)\n"
    assert len(list((home / "packs").iterdir())) == 1
    shutil.rmtree(tmp_path / "mine")
    assert "has changed since it was last played: mine" in rpg("status").stderr
    removed = rpg("pack", "remove", "mine")
    assert removed.stdout == "mine is off your shelf; this campaign goes on with the rules it kept: hooks\n"
    kept = rpg("status")
    assert kept.returncode == 0
    assert "gone or cannot be read" in kept.stderr
    none = rpg("pack", "remove", "mine")
    assert (none.returncode, none.stderr) == (2, "there is no mine on your shelf; there is: –\n")


def test_what_a_pack_requires_is_found_on_the_shelf(rpg: Run, tmp_path: Path) -> None:
    pack(tmp_path, {"trigger/fall.json": FALL}, "under")
    rig = {**HOOK, "rig": {"do": "blast", "damage": 1, "trigger": "under:trigger/fall"}}
    pack(tmp_path, {"gear/hook.json": rig}, "over", requires=["core", "under"])
    alone = rpg("pack", "add", "over")
    assert alone.returncode == 1
    assert "RPG403" in alone.stderr
    assert rpg("validate", "over").returncode == 1
    assert rpg("pack", "add", "under", "over").returncode == 0
    assert rpg("validate", "over").returncode == 0
    shutil.rmtree(tmp_path / "under")
    shutil.rmtree(tmp_path / "over")
    assert rpg("new", "both", "--pack", "over").returncode == 0
    assert [row["id"] for row in answer(rpg, "pack", "lock")] == ["core", "under", "over"]


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"", b"[" * 9000, b'{"pack": {"id": "\xff"}}', b"PK"])
@pytest.mark.parametrize("name", ["odd.zip", "odd.pack.json"])
def test_whatever_lies_on_the_shelf_the_list_is_shown(rpg: Run, home: Path, raw: bytes, name: str) -> None:
    (home / "packs").mkdir(parents=True)
    (home / "packs" / name).write_bytes(raw)
    listed = answer(rpg, "pack", "list")
    assert listed[-1]["id"] == "odd"
    assert listed[-1]["version"] == ""
    done = rpg("rules", "list", "--pack", "odd")
    assert done.returncode == 1
    assert "RPG" in done.stderr


def test_no_pack_of_ones_own_takes_a_shipped_name(rpg: Run, tmp_path: Path) -> None:
    pack(tmp_path, {"gear/hook.json": HOOK}, "zuru")
    done = rpg("pack", "add", "./zuru")
    assert (done.returncode, done.stdout) == (1, "")
    assert rpg("pack", "add", "nowhere").returncode == 1


def test_a_campaign_takes_a_pack_in_and_lets_it_go_but_keeps_what_it_uses(rpg: Run, tmp_path: Path) -> None:
    assert rpg("new", "run", "--story", "food-run").returncode == 0
    person = json.loads((Path(__file__).parents[2] / "rules/zuru/named/zuru.json").read_text("utf-8"))
    walker = {key: value for key, value in person.items() if key not in {"$schema", "relations"}}
    walker = json.loads(json.dumps(walker).replace("zuru:named/zuru", "named/walker"))
    walker |= {"name": "Walker", "gear": ["gear/hook"]}
    other = {**HOOK, "id": "gear/other"}
    pack(tmp_path, {"gear/hook.json": HOOK, "gear/other.json": other, "named/walker.json": walker})
    assert rpg("pack", "add", "mine", "--campaign", "run").stdout.splitlines() == [
        "on your shelf: mine 1.0.0, from mine (new)", "run plays by mine too",
    ]  # fmt: skip
    shutil.rmtree(tmp_path / "mine")
    assert rpg("join", "walker").returncode == 0
    before = rpg("status").stdout
    left = rpg("pack", "remove", "mine", "--campaign", "run")
    assert (left.returncode, left.stdout) == (0, "run no longer plays by mine\n")
    assert left.stderr.startswith("one thing in use in this campaign is no longer in its packs")
    assert "mine:gear/hook" in left.stderr
    assert "mine:gear/other" not in left.stderr
    for _ in range(2):
        after = rpg("status")
        assert (after.returncode, after.stderr, after.stdout) == (0, "", before)
    again = rpg("pack", "remove", "mine", "--campaign", "run")
    assert (again.returncode, again.stdout) == (2, "")
    assert rpg("pack", "remove", "core", "--campaign", "run").returncode == 2


def test_what_comes_with_the_program_is_not_added_and_what_is_required_not_removed(rpg: Run) -> None:
    added = rpg("pack", "add", "core")
    assert (added.returncode, added.stdout) == (2, "")
    assert added.stderr.startswith("core comes with the program")
    assert rpg("new", "night").returncode == 0
    gone = rpg("pack", "remove", "core", "--campaign", "night")
    assert (gone.returncode, gone.stdout) == (2, "")
    assert gone.stderr == "core stays: another pack of this campaign requires it\n"
    assert [row["id"] for row in answer(rpg, "pack", "lock", "--campaign", "night")] == ["core", "zuru"]


def test_a_pack_that_does_not_go_with_the_others_leaves_the_campaign_as_it_was(rpg: Run, tmp_path: Path) -> None:
    assert rpg("new", "run", "--story", "food-run").returncode == 0
    before = answer(rpg, "pack", "lock")
    pack(tmp_path, {"gear/hook.json": HOOK}, conflicts=["zuru"])
    done = rpg("pack", "add", "mine", "--campaign", "run")
    assert done.returncode == 1
    assert "RPG407" in done.stderr
    assert answer(rpg, "pack", "lock") == before


def test_a_lock_tells_what_has_changed_and_is_renewed(rpg: Run, tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK})
    assert rpg("new", "hooks", "--pack", str(folder)).returncode == 0
    assert rpg("pack", "lock", "--check").returncode == 0
    pack(tmp_path, {"gear/hook.json": {**HOOK, "slots": 2}})
    changed = rpg("pack", "lock", "--check")
    assert changed.returncode == 1
    assert [line[0] for line in changed.stdout.splitlines()] == [" ", "*"]
    assert [row["changed"] for row in answer(rpg, "pack", "lock")] == [False, True]
    assert [row["changed"] for row in answer(rpg, "pack", "lock")] == [False, False]
    assert rpg("status").stderr == ""


@pytest.mark.parametrize("language", texts.languages())
@pytest.mark.parametrize("command", commands.COMMANDS)
def test_every_command_has_help(rpg: Run, command: str, language: str) -> None:
    shown = rpg("pack", command, "--help", RPG_LANGUAGE=language)
    assert shown.returncode == 0, shown.stderr
    told = texts.messages(language)[f"cli.help.pack.{command}"].partition("\n")[0]
    assert told[:40] in " ".join(shown.stdout.split())


def test_a_bundle_is_not_written_into_its_own_pack(rpg: Run, tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK})
    done = rpg("pack", "bundle", "mine", "-o", "mine/art/mine.zip")
    assert (done.returncode, done.stdout) == (2, "")
    assert "mine/art/mine.zip" in done.stderr
    assert not (folder / "art").exists()
    assert "dentro" in rpg("pack", "bundle", "mine", "-o", "mine/mine.zip", RPG_LANGUAGE="it").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes only there")
def test_a_file_whose_name_is_no_text_is_a_sentence(rpg: Run, tmp_path: Path) -> None:
    folder = pack(tmp_path, {"gear/hook.json": HOOK})
    (folder / os.fsdecode(b"map-\xff.txt")).write_text("x", "utf-8")
    add, new = ("pack", "add", "mine"), ("new", "x", "--pack", "./mine")
    for words in (("validate", "mine"), ("pack", "bundle", "mine"), add, new):
        done = rpg(*words)
        assert (done.returncode, "Traceback" in done.stderr, "faults.log" in done.stderr) == (1, False, False), words
        assert "RPG001" in done.stdout + done.stderr


RAT = {
    "kind": "adversary", "id": "adversary/rust-rat", "extends": "core:adversary/exterminator",
    "name": {"one": "rust rat", "other": "rust rats"},
}  # fmt: skip
WEATHER = {
    "kind": "table", "id": "table/weather", "name": "Weather", "dice": "1d6",
    "rows": [{"key": "rust", "low": 1, "high": 3, "text": "Rust."},
             {"key": "soot", "low": 4, "high": 6, "text": "Soot."}],
}  # fmt: skip


def ratted(rpg: Run, tmp_path: Path) -> None:
    """A campaign that has fought rats of a pack and read its table, and lives on without the pack."""
    pack(tmp_path, {"adversary/rust-rat.json": RAT, "table/weather.json": WEATHER, "gear/hook.json": HOOK}, "ratti")
    made = rpg("new", "w", "--story", "food-run", "--pack", "core", "--pack", "zuru", "--pack", "./ratti")
    assert made.returncode == 0, made.stderr
    lines = "begin\nr table(weather, d6)\nfight rust-rat x2 gap 1\nall flee\nend fight\nend\n"
    assert rpg(lines=lines).returncode == 0


def test_what_any_line_names_is_kept_when_its_pack_goes(rpg: Run, tmp_path: Path) -> None:
    ratted(rpg, tmp_path)
    left = rpg("pack", "remove", "ratti", "--campaign", "w")
    assert left.returncode == 0, left.stderr
    assert "ratti:adversary/rust-rat, ratti:table/weather" in left.stderr
    assert "hook" not in left.stderr
    recap = rpg("recap").stdout
    assert "rust rats" in recap
    assert "ratti:" not in recap
    verified = rpg("log", "verify")
    assert (verified.returncode, verified.stderr) == (0, ""), verified.stdout
    again = rpg(lines="undo 2\nall flee\nr table(weather, d6)\n")
    assert (again.returncode, again.stderr) == (0, "")
    assert "rust rat" in again.stdout
    exported = rpg("export")
    assert exported.returncode == 0, exported.stderr
    (tmp_path / "w.jsonl").write_text(exported.stdout, encoding="utf-8")
    assert rpg("import", "w.jsonl", "--as", "again").returncode == 0
    assert rpg("log", "verify", "--campaign", "again").returncode == 0


def test_a_new_pack_for_italians_is_italian_and_sound(rpg: Run, tmp_path: Path) -> None:
    done = rpg("pack", "new", "binari", "--printables", "--language", "it")
    assert (done.returncode, done.stderr) == (0, "")
    folder = tmp_path / "binari"
    assert check([folder]) == ()
    files = [line.strip().removeprefix("binari/") for line in done.stdout.splitlines()[1:-1]]
    assert "adversary/cane-dei-binari.json" in files
    assert {"printables/sheet/giuramento.json", "printables/chapter/giuramenti.json"} <= set(files)
    assert json.loads((folder / "pack.json").read_text("utf-8"))["language"] == "it"
    rpg("pack", "new", "rails", "--printables", "--language", "en")
    rails = (tmp_path / "rails").rglob("*.json")
    english = {text for file in rails if file.name != "it.json" for text in prose(file, but="it")}
    assert english
    for name in files:
        if name != "printables/words/en.json":
            assert not english.intersection(prose(folder / name, but="en")), name


def prose(file: Path, *, but: str) -> set[str]:
    """What a file of a pack says to people, and not to the program: its texts of several words, but for a language."""
    if ".schemas" in file.parts:
        return set()
    waiting, found = [json.loads(file.read_text("utf-8"))], set[str]()
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [inner for key, inner in value.items() if key != but]
        waiting += value if isinstance(value, list) else []
        found |= {value} if isinstance(value, str) and value.count(" ") > 1 else set()
    return found


@pytest.mark.parametrize("words", [("--language", "it"), ()])
def test_a_new_pack_follows_the_language_of_the_campaign(rpg: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    if not words:
        assert rpg("new", "serata", "--language", "it").returncode == 0
    assert rpg("pack", "new", "binari", *words).stdout.startswith("un pacchetto comincia:")
    assert (tmp_path / "binari/gear/battifilo.json").is_file()
