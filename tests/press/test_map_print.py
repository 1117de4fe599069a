"""``rpg print map`` as it is typed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from rpg.cli.print_map import map_bytes
from rpg.press.printing import notice
from tests.press.papers import rules, voice
from tests.press.test_map import FOOD_RUN, options

if TYPE_CHECKING:
    import subprocess

    from tests.program import Warm

ROOT = Path(__file__).parents[2]


def printed(warm: Warm, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("RPG_")}
    env = {**kept, "RPG_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT), "LANG": "en_GB.UTF-8"}
    return warm.run(("print", "map", *words), said="", cwd=folder, env=env)


def test_without_a_campaign_it_prints_the_first_map_for_the_players(tmp_path: Path, warm: Warm) -> None:
    done = printed(warm, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "food-run-player.pdf\n", "")
    assert (tmp_path / "food-run-player.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("words", [("food-run",), (FOOD_RUN,)], ids=str)
def test_for_the_gm_in_italian_with_little_ink(tmp_path: Path, warm: Warm, words: tuple[str, ...]) -> None:
    how = ("--for", "gm", "--language", "it", "--theme", "ink", "--paper", "letter", "--json", "-o", "m.pdf")
    done = printed(warm, tmp_path, *words, *how)
    assert json.loads(done.stdout) == {"path": "m.pdf", "problems": []}
    from_here = map_bytes(
        rules().maps[FOOD_RUN], rules(), voice("it"),
        options("ink", audience="gm", paper="letter", notice=notice(rules(), voice("it"))),
    )  # fmt: skip
    assert (tmp_path / "m.pdf").read_bytes() == from_here


def test_a_map_that_is_not_there(tmp_path: Path, warm: Warm) -> None:
    done = printed(warm, tmp_path, "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "food-run" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_notice_is_that_of_the_last_pack_that_has_one_whoever_wrote_it() -> None:
    own = {"en": "Mine.", "it": "Mio."}
    packs = tuple(msgspec.structs.replace(pack, notice={}) for pack in rules().packs)
    none = msgspec.structs.replace(rules(), packs=packs)
    mine = msgspec.structs.replace(none, packs=(msgspec.structs.replace(packs[0], notice=own), *packs[1:]))
    english = msgspec.structs.replace(none, packs=(msgspec.structs.replace(packs[0], notice={"en": "Mine."}),))
    assert "Tsutomu Nihei" in notice(rules(), voice("it"))
    assert notice(none, voice()) == voice().word("press.notice")
    assert [notice(one, voice("it")) for one in (mine, english)] == ["Mio.", "Mine."]
