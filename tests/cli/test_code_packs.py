"""Code packs: loaded only if a campaign names them, and whatever is wrong with one is a sentence."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SOUND = '''
"""A pack with a whistle."""
from pathlib import Path

from rpg.campaign.events import Noted
from rpg.desk.answer import happened
from rpg.desk.pack import Pack
from rpg.desk.result import Result
from rpg.desk.table import Verb
from rpg.words import Say

print("loaded")
Path(__file__).with_name("loaded").touch()


def whistle(line, table):
    if line.rest == "break":
        raise RuntimeError("no breath")
    if line.rest == "lie":
        return "heard"
    if line.rest == "mumble":
        return Result(says=(Say("whistles.nothing"),))
    if line.rest == "forge":
        return happened(table, (Noted(text=7),))
    return happened(table, (Noted(text=line.rest or "heard"),), Say("whistles.heard", {"n": 2}))


PACK = Pack(
    id="whistles",
    verbs=(Verb(key="whistles.whistle", en=("whistle",), it=("fischio",), run=whistle, takes=("text",)),),
    texts={
        "en": {
            "verb.whistles.whistle": "blows the whistle",
            "verb.whistles.whistle.usage": "whistle WHAT",
            "verb.whistles.whistle.example": "whistle twice",
            "whistles.heard": "it is heard {n} rooms away",
        },
        "it": {"whistles.heard": "si sente a {n} stanze"},
    },
)
'''


@pytest.fixture
def site(rpg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed distributions, with one that offers the pack ``whistles``."""
    del rpg  # it sets the path of modules, which stands behind ours
    folder = tmp_path / "site"
    installed(folder, "whistles", SOUND)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), os.environ["PYTHONPATH"])))
    return folder


def installed(site: Path, name: str, code: str, value: str = "PACK") -> None:
    told = site / f"{name}_dist-1.2.dist-info"
    told.mkdir(parents=True, exist_ok=True)
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-dist\nVersion: 1.2\n", "utf-8")
    (told / "entry_points.txt").write_text(f"[rpg.packs]\n{name} = {name}_code:{value}\n", "utf-8")
    (site / f"{name}_code.py").write_text(code, "utf-8")


def logged(rpg: Run) -> list[Any]:
    return [json.loads(line) for line in rpg("log", "--json").stdout.splitlines()]


def test_a_campaign_that_names_a_code_pack_has_its_verbs(rpg: Run, site: Path) -> None:
    made = rpg("new", "night", "--pack", "python:whistles", "--story", "food-run")
    assert made.returncode == 0, made.stderr
    done = rpg("whistle", "twice")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "it is heard 2 rooms away"), done.stderr
    assert logged(rpg)[-1]["line"] == "whistle twice"
    assert rpg("whi", "thrice").returncode == 0
    assert rpg("fischio", "--language", "it").stdout.startswith("si sente a 2 stanze")
    assert "whistle twice" in rpg("help", "whistle").stdout
    assert json.loads(rpg("whistle", "--json").stdout)["says"][0] == "it is heard 2 rooms away"
    assert "it is heard" in rpg("play", lines="whistle\n").stdout
    (site / "whistles_dist-1.2.dist-info/entry_points.txt").unlink()
    gone = rpg("recap", "--gm")
    assert gone.returncode == 0
    assert "twice" in gone.stdout
    assert gone.stderr.startswith("the code pack “whistles” is not installed")


def test_no_code_is_loaded_because_it_is_installed(rpg: Run, site: Path) -> None:
    assert rpg("new", "night", "--story", "food-run").returncode == 0
    for words in (("--help",), ("status",), ("roll", "d6"), ("pack", "list"), ("validate",), ("whistle",)):
        rpg(*words)
    assert not (site / "loaded").exists()
    assert rpg("whistle").returncode == 2
    listed = json.loads(rpg("pack", "list", "--json").stdout)
    assert {"id": "python:whistles", "version": "1.2", "title": "whistles-dist", "path": "", "shipped": False} in listed
    lone = rpg("pack", "add", "python:whistles")
    assert (lone.returncode, lone.stdout) == (2, "")
    assert "--campaign" in lone.stderr
    joined = rpg("pack", "add", "python:whistles", "--campaign", "night")
    assert joined.returncode == 0, joined.stderr
    assert "python:whistles is code of the distribution whistles-dist 1.2" in joined.stderr
    assert (site / "loaded").exists()
    assert rpg("whistle").returncode == 0
    assert rpg("pack", "lock").returncode == 0
    assert rpg("pack", "remove", "python:whistles", "--campaign", "night").returncode == 0
    assert rpg("whistle").returncode == 2


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("word", "why"),
    [("break", "no breath"), ("lie", "TypeError"), ("mumble", "KeyError"), ("forge", "ValidationError")],
)
def test_a_verb_that_fails_changes_nothing(rpg: Run, home: Path, word: str, why: str) -> None:
    assert rpg("new", "night", "--pack", "python:whistles").returncode == 0
    before = logged(rpg)
    done = rpg("whistle", word)
    assert (done.returncode, done.stderr.count("Traceback")) == (1, 0)
    told = done.stderr.removeprefix("loaded\n")
    assert told.startswith("the verb “whistle” of the code pack “whistles” failed")
    assert why in told
    assert "faults.log" in told
    assert logged(rpg) == before
    assert "whistles_code.py" in (home / "faults.log").read_text("utf-8") or word != "break"
    assert rpg("whistle").returncode == 0


@pytest.mark.parametrize(
    ("code", "value", "told"),
    [
        ("1 +", "PACK", "could not be loaded (SyntaxError"),
        ("raise SystemExit(3)", "PACK", "could not be loaded (SystemExit: 3"),
        ("", "PACK", "could not be loaded (AttributeError"),
        ("PACK = 3", "PACK", "something of the type int"),
        (SOUND.replace('id="whistles"', 'id="pipes"'), "PACK", "calls itself “pipes”"),
        (SOUND.replace('key="whistles.', 'key="pipes.'), "PACK", "these do not: pipes.whistle"),
        (SOUND.replace('.example"', '.examples"'), "PACK", "no English for verb.whistles.whistle.example"),
        (SOUND.replace('("whistle",)', '("roll",)'), "PACK", "the name “roll” is taken"),
        (SOUND.replace('("whistle",)', "()"), "PACK", "“whistles.whistle” is taken, or missing"),
        (SOUND.replace('"twice"', "3").replace('"whistle twice"', "3"), "PACK", "could not be loaded (ValidationError"),
    ],
)
def test_a_broken_code_pack_is_a_sentence_and_the_rest_goes_on(
    rpg: Run, site: Path, code: str, value: str, told: str
) -> None:
    assert rpg("new", "night", "--pack", "python:whistles", "--story", "food-run").returncode == 0
    installed(site, "whistles", code, value)
    done = rpg("status")
    assert done.returncode == 0, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout
    italian = rpg("status", RPG_LANGUAGE="it")
    assert "acchetto di codice «whistles»" in italian.stderr
    refused = rpg("pack", "add", "python:whistles", "--campaign", "night")
    assert refused.returncode == (0 if "taken" in told else 1)


def test_two_distributions_of_one_name_are_told_apart(rpg: Run, site: Path) -> None:
    assert rpg("new", "night", "--pack", "python:whistles").returncode == 0
    installed(site, "other", "")
    (site / "other_dist-1.2.dist-info/entry_points.txt").write_text(
        "[rpg.packs]\nwhistles = other_code:PACK\n", "utf-8"
    )
    done = rpg("status")
    assert done.returncode == 0
    assert "several distributions offer a code pack “whistles”" in done.stderr


def test_no_code_runs_for_a_campaign_that_is_not_there(rpg: Run, site: Path) -> None:
    done = rpg("pack", "add", "python:whistles", "--campaign", "nihgt")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert not (site / "loaded").exists()


def test_a_name_that_no_pack_can_have_is_a_sentence_and_runs_nothing(rpg: Run, site: Path) -> None:
    assert rpg("new", "night").returncode == 0
    installed(site, "Pipes", SOUND.replace("whistles.", "Pipes.").replace('"whistles"', '"Pipes"'))
    done = rpg("pack", "add", "python:Pipes", "--campaign", "night")
    assert done.returncode == 1
    assert "“Pipes” is not installed" in done.stderr
    assert not (site / "loaded").exists()


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "strange", ['data={"n": object()}', 'status="fine"', "prefill=3", "chart=3", 'data={"n": float("nan")}, status=[]']
)
def test_an_answer_that_cannot_be_shown_changes_nothing(rpg: Run, site: Path, strange: str) -> None:
    end = 'return happened(table, (Noted(text=line.rest or "heard"),), Say("whistles.heard", {"n": 2}))'
    assert end in SOUND
    code = SOUND.replace(
        end, f"import msgspec; return msgspec.structs.replace({end.removeprefix('return ')}, {strange})"
    )
    installed(site, "whistles", code)
    assert rpg("new", "night", "--pack", "python:whistles").returncode == 0
    before = logged(rpg)
    done = rpg("whistle", "--json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "the verb “whistle” of the code pack “whistles” failed" in done.stdout + done.stderr
    assert logged(rpg) == before
