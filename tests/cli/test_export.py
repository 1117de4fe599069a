"""A campaign as text and back again; two campaigns compared; the log looked through and rolled again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from rpg.cli.fault import Told
from rpg.cli.founding import Plan, found
from rpg.cli.imported import made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Run

LINES = "2d6+1\nsneak zuru\npush\n. a note\nu\nalert +2 a lamp\n!1d6 does it see?\n"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A played campaign, as text."""
    path = tmp_path_factory.mktemp("exported") / "blame.db"
    plan = Plan(name="blame", language="en", story="food-run", seed="seven")
    with closing(found(path, plan)) as app:
        for line in ("begin", *LINES.splitlines()):
            app.play_line(line)
        return "".join(line.decode() + "\n" for line in app.store.lines())


@pytest.fixture
def played(rpg: Run, blame: Path) -> Path:
    assert rpg(lines=LINES).returncode == 0
    return blame


def test_export_and_import_make_the_same_campaign(rpg: Run, played: Path) -> None:
    exported = rpg("export")
    assert exported.returncode == 0
    (played.parent / "out.jsonl").write_text(exported.stdout, encoding="utf-8")
    made = rpg("import", str(played.parent / "out.jsonl"), "--as", "blame2")
    assert (made.returncode, made.stderr) == (0, "")
    same = rpg("diff", "blame", "blame2")
    assert (same.returncode, same.stdout) == (0, "identical\n")
    assert rpg("--campaign", "blame2", "export").stdout == exported.stdout
    assert {file.name for file in played.parent.glob("blame2*")} == {"blame2.db"}
    assert rpg("do", "2d6").returncode == 0  # the campaign that was made is the one in use
    assert rpg("diff", "blame", "blame2").returncode == 1


def test_an_export_into_a_file_is_the_same(rpg: Run, played: Path) -> None:
    file = played.parent / "x.jsonl"
    assert rpg("export", "--jsonl", "-o", str(file)).returncode == 0
    assert file.read_text(encoding="utf-8") == rpg("export").stdout


def test_diff_says_where_two_campaigns_part_and_what_is_different(rpg: Run, played: Path) -> None:
    rpg("backup", str(played.parent / "other.db"))
    assert rpg("diff", "blame", "other").stdout == "identical\n"
    rpg("--campaign", "other", "do", "zuru -2")
    told = rpg("diff", "blame", "other")
    assert told.returncode == 1
    assert "only in blame: nothing" in told.stdout
    assert "zuru -2" in told.stdout
    assert "people.by_id.zuru.harm: – / 2" in told.stdout
    data = json.loads(rpg("diff", "blame", "other", "--json").stdout)
    assert (data["identical"], data["only"]) == (False, {"blame": [], "other": ["zuru -2"]})


def _replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text[:0], ":1:"),
        (lambda text: text.partition("\n")[2], ":1:"),
        (_replaced('"version":1', '"version":9'), "newer"),
        (_replaced('{"type":"move"', '{"type":"mvoe"'), "mvoe"),
        (_replaced('"parent":1', '"parent":"1"'), "line of an export"),
        (_replaced('"parent":1', '"parent":77'), "does not fit together"),
        (_replaced('"kind":"check/rolled"', '"kind":"check/tested"'), "does not fit together"),
        (_replaced('"faces":[', '"faces":["x",'), "$.faces[0]"),
        (lambda text: text.replace('\\"core\\"', '\\"../../etc\\"\\u001b'), "export"),
        (lambda text: text.replace('\\"zuru\\"', '\\"/tmp/a b\\"'), "a b"),
        (lambda text: text + "{" * 100_000 + "\n", "export"),
        (lambda text: text + text.splitlines()[0] + "\n", "first"),
    ],
)  # fmt: skip
def test_what_does_not_fit_makes_no_campaign(
    exported: str, tmp_path: Path, change: Callable[[str], str], said: str
) -> None:
    assert change(exported) != exported
    file = tmp_path / "in.jsonl"
    file.write_text(change(exported), encoding="utf-8")
    with pytest.raises(Told) as told:
        made(tmp_path / "again.db", file)
    assert said in told.value.message
    assert told.value.message.replace("\n", "").isprintable()


def test_a_campaign_that_does_not_fit_leaves_no_file(rpg: Run, played: Path) -> None:
    file = played.parent / "in.jsonl"
    file.write_text(rpg("export").stdout.replace('"parent":1', '"parent":77', 1), encoding="utf-8")
    refused = rpg("import", str(file), "--as", "again")
    assert (refused.returncode, refused.stdout, "Traceback" in refused.stderr) == (1, "", False)
    assert not [*played.parent.glob("*again*"), *played.parent.glob(".again*")]


def test_a_pack_is_believed_by_its_id_and_never_by_its_place(rpg: Run, played: Path) -> None:
    text = rpg("export").stdout.replace('\\"zuru\\"', '\\"/etc/secret/my-own.zip\\"')
    file = played.parent / "in.jsonl"
    file.write_text(text, encoding="utf-8")
    assert rpg("import", str(file), "--as", "again").returncode == 0
    rows = [json.loads(line) for line in rpg("--campaign", "again", "export").stdout.splitlines()]
    assert {"type": "setting", "key": "packs", "value": '["core","my-own"]'} in rows
    shown = rpg("--campaign", "again", "status")
    assert (shown.returncode, "my-own" in shown.stderr) == (0, True)  # the rules that it kept serve


def test_import_never_replaces_a_campaign(rpg: Run, played: Path) -> None:
    file = played.parent / "blame.jsonl"
    file.write_text(rpg("export").stdout, encoding="utf-8")
    before = played.read_bytes()
    assert rpg("import", str(file)).returncode == 1
    assert played.read_bytes() == before


def test_doctor_finds_nothing_wrong_with_a_sound_campaign(rpg: Run, played: Path) -> None:
    told = rpg("doctor")
    assert (told.returncode, told.stdout.startswith("ok")) == (0, True)
    assert json.loads(rpg("doctor", "--json").stdout)["ok"] is True
    assert played.exists()


def meddle(path: Path, statement: str) -> None:
    """Change a campaign as only somebody with another tool could."""
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(f"drop trigger event_is_kept; drop trigger entry_is_kept; {statement}")


def test_doctor_finds_what_somebody_meddled_with(rpg: Run, played: Path) -> None:
    meddle(played, "update entry set parent = 1 where id = 5")
    told = rpg("doctor")
    assert told.returncode == 1
    assert "entry 5" in told.stdout
    assert "trigger event_is_kept" in told.stdout


def test_every_die_of_the_log_is_rolled_again(rpg: Run, played: Path) -> None:
    told = rpg("log", "verify")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("all sound: ")
    rows = json.loads(rpg("log", "verify", "--json").stdout)
    assert rows["dice"] == sum(row["dice"] for row in rows["entries"]) > 6
    assert {row["line"] for row in rows["entries"]} >= {"2d6+1", "sneak zuru; push zuru", "!1d6 does it see?"}
    assert played.exists()


def test_a_die_that_was_changed_is_found(rpg: Run, played: Path) -> None:
    meddle(played, "update event set data = replace(data, '\"total\":', '\"total\":1') where kind = 'check/rolled'")
    told = rpg("log", "verify")
    assert told.returncode == 1
    assert "2d6+1" in told.stdout
    assert "    - {" in told.stdout


def test_a_die_that_was_turned_is_found(rpg: Run, played: Path) -> None:
    meddle(played, "update event set data = replace(data, '\"faces\":[', '\"faces\":[1,') where kind = 'check/tested'")
    told = rpg("log", "verify", "--json")
    assert told.returncode == 1
    assert {row["state"] for row in json.loads(told.stdout)["entries"]} == {"same", "other"}


def test_rules_that_changed_are_no_dice_that_changed(rpg: Run, played: Path) -> None:
    meddle(
        played, "update event set data = replace(data, '\"degree\":\"', '\"degree\":\"x') where kind = 'check/tested'"
    )
    told = rpg("log", "verify")
    assert (told.returncode, told.stderr) == (0, "")
    assert "sneak zuru; push zuru: the dice are the same; the rules have changed since (" in told.stdout
    assert told.stdout.splitlines()[-1].startswith("the dice are all the same (")
    italian = rpg("log", "verify", "--language", "it").stdout
    assert "i dadi sono gli stessi; le regole nel frattempo sono cambiate" in italian
    rows = json.loads(rpg("log", "verify", "--json").stdout)
    assert rows["ok"] is True
    assert "rules" in {row["state"] for row in rows["entries"]}


def test_a_line_that_no_rules_can_play_any_more_is_a_verdict(rpg: Run, blame: Path) -> None:
    assert rpg(lines="fight exterminator gap 1\nall flee\n").returncode == 0
    meddle(blame, "update event set data = replace(data, 'core:adversary/exterminator', 'core:adversary/x')")
    told = rpg("log", "verify")
    assert (told.returncode, told.stderr) == (1, "")
    assert "all flee: the rules of now cannot play this line" in told.stdout
    assert "le regole di adesso non sanno giocare" in rpg("log", "verify", "--language", "it").stdout


def test_a_seal_that_is_another_is_found(rpg: Run, played: Path) -> None:
    meddle(played, 'update event set data = replace(data, \'"commitment":"\', \'"commitment":"0\') where seq = 7')
    assert rpg("log", "verify").returncode == 1


def test_dice_told_from_the_table_are_believed(rpg: Run, blame: Path) -> None:
    rpg(lines="2d6=8\nsneak zuru =6421\n")
    rows = json.loads(rpg("log", "verify", "--json").stdout)
    assert (rows["ok"], rows["dice"]) == (True, 0)
    assert blame.exists()


def test_a_copy_that_a_push_carried_along_is_rolled_again_too(rpg: Run, blame: Path) -> None:
    rpg(lines="test zuru climb 1 =321\n2d6\npush\n")
    rows = json.loads(rpg("log", "verify", "--json").stdout)
    assert (rows["ok"], [row["line"] for row in rows["entries"]][-1]) == (True, "2d6")
    copied = max(row["entry"] for row in rows["entries"])
    turn = "update event set data = replace(data, '\"faces\":[', '\"faces\":[1,') where entry = "
    meddle(blame, f"{turn}{copied}")
    assert rpg("log", "verify").returncode == 1


def test_an_export_is_lines_or_a_vault(rpg: Run, played: Path) -> None:
    done = rpg("export", "--jsonl", "--vault", "notes")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--jsonl" in done.stderr
    assert played.exists()


def test_a_report_says_little_and_keeps_secrets(rpg: Run, played: Path) -> None:
    assert rpg("do", ". the water is warm").returncode == 0
    told = rpg("export", "--report")
    assert told.returncode == 0
    assert told.stdout.startswith("# ")
    assert "> the water is warm" in told.stdout
    assert "a note" not in told.stdout  # it was undone
    assert any(face in told.stdout for face in "⚀⚁⚂⚃⚄⚅")
    assert "does it see" not in told.stdout
    file = played.parent / "report.md"
    assert rpg("export", "--report", "-o", str(file)).returncode == 0
    assert file.read_text(encoding="utf-8").rstrip("\n") == told.stdout.rstrip("\n")
    assert rpg("export", "--report", "--jsonl").returncode == 2
    assert rpg("export", "--report", "--vault", str(played.parent / "notes")).returncode == 2
