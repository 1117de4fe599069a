from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.usefixtures("blame")
def test_piped_lines_run_as_a_script_without_a_prompt(rpg: Run) -> None:
    done = rpg(lines="alert +1 saw the lamp\n. a promise\nu\n\n")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "»" not in done.stdout
    assert "\x1b" not in done.stdout
    greeting, *rest = done.stdout.splitlines()
    assert greeting.startswith("resumed session 1 ")
    assert rest[0] == "last: begin Food run"
    assert "Enter = status   ? = help   u = undo   . text = note" in rest
    assert any("ALERT" in line for line in rest)
    assert any("noted" in line for line in rest)


@pytest.mark.usefixtures("blame")
def test_refusals_go_to_stderr_and_only_strict_counts_them(rpg: Run) -> None:
    lines = "hit nobody 3\nalert +1 after it\n"
    done = rpg(lines=lines)
    assert done.returncode == 0
    assert "nobody" in done.stderr
    assert "ALERT" in done.stdout
    assert rpg("--strict", lines=lines).returncode == 1
    assert rpg("play", "blame", "--strict", lines="xyzzyx\n").returncode == 2
    assert rpg("--strict", lines="alert +1\n").returncode == 0


@pytest.mark.usefixtures("blame")
def test_a_line_waits_for_its_dice_only_in_the_same_process(rpg: Run) -> None:
    done = rpg(lines="dice table\ntest tae climb 1\ns\n=61\n")
    assert "roll 2d6: Tae" in done.stdout
    assert "6 1 · full (table)" in done.stdout
    assert rpg("test", "tae", "climb", "1").returncode == 0
    alone = rpg("=61")
    assert alone.returncode == 1
    assert "write the whole line" in alone.stderr
    assert "6 1 · full (table)" in rpg("test", "tae", "climb", "1", "=61").stdout


@pytest.mark.usefixtures("blame")
def test_a_line_that_leaves_ends_the_script(rpg: Run) -> None:
    assert rpg(lines="q\n. never\n").returncode == 0
    assert "never" not in rpg("log").stdout


@pytest.mark.usefixtures("blame")
def test_json_in_json_out(rpg: Run) -> None:
    done = rpg("--json", lines="alert +1\nhit nobody 3\nstatus\n")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["status"] for row in rows] == ["ok", "refused", "ok"]
    assert [row["entry"] > 0 for row in rows] == [True, False, False]
    assert done.stderr == ""


def test_a_new_campaign_greets_with_what_it_is(rpg: Run) -> None:
    assert rpg("new", "blame", "--story", "food-run").returncode == 0
    first = rpg(lines="").stdout.splitlines()[0]
    assert first == "blame · no session open · 5 characters · alert 0"


@pytest.mark.usefixtures("blame")
def test_another_process_is_seen_at_the_next_line(rpg: Run) -> None:
    assert rpg("clock", "starvation", "6").returncode == 0
    assert rpg("tick", "starvation").returncode == 0
    assert "starvation 1/6" in rpg(lines="\n").stdout


@pytest.mark.usefixtures("blame")
def test_play_tells_what_was_left_open(rpg: Run) -> None:
    rpg(lines="zuru -3\nthread Who opened the lock?\nclock hunger 4\ntick hunger 3\nend\n")
    lines = rpg("play", "blame", lines="").stdout.splitlines()
    open_ = lines[lines.index("Open:") + 1 :]
    assert open_[:3] == ["  hurt: Zuru vitality 2/5", "  clocks: hunger 3/4", "  threads: Who opened the lock?"]
    assert lines.index("Previously:") < lines.index("Open:")


@pytest.mark.usefixtures("blame")
def test_play_looks_back(rpg: Run) -> None:
    assert rpg("go", "a", "place", "nobody", "wrote").returncode == 0
    assert rpg("end").returncode == 0
    shown = rpg("play", "blame", lines="").stdout
    assert shown.startswith("Previously:\n")
    assert "Food run" in shown
    assert "a place nobody wrote" in shown


@pytest.mark.usefixtures("blame")
def test_bytes_that_are_no_letters_do_not_end_the_console(rpg: Run) -> None:
    done = rpg(
        lines=". caf\u00e9 \ud83d\udca1 \u202e\x1b[31m\nalert\n".encode("utf-8", "surrogatepass").decode(
            "utf-8", "replace"
        )
    )
    assert done.returncode == 0
    assert "ALERT" in done.stdout
    assert "\x1b" not in rpg("log").stdout
    assert rpg("log", PYTHONIOENCODING="ascii").returncode == 0
