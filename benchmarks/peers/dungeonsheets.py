"""dungeonsheets 0.19.0, in its own environment: ``python -m benchmarks.peers.dungeonsheets once|warm|program``.

It fills the form that it brings with somebody's values. By itself that is one page (``once``, ``warm``); its program
makes two with pdftk, and pages of features with LaTeX, which is not here: they are left out.
"""

from __future__ import annotations

import contextlib
import importlib
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.peers.clock import say, warm

readers: Any = importlib.import_module("dungeonsheets.readers")  # its own environment has it, the project's has not
character: Any = importlib.import_module("dungeonsheets.character")
template: Any = importlib.import_module("dungeonsheets.fill_pdf_template")

SOMEBODY = """
dungeonsheets_version = "0.19.0"
name, player_name, race, background, alignment = "Ada", "Anna", "Human", "Soldier", "Neutral"
classes, levels, subclasses = ["Fighter"], [1], [None]
xp, hp_max, inspiration = 0, 11, False
strength, dexterity, constitution, intelligence, wisdom, charisma = 15, 14, 13, 12, 10, 8
skill_proficiencies, languages = ("athletics", "intimidation"), "common"
cp = sp = ep = gp = pp = 0
weapons, armor, shield, equipment = ("longsword",), "chain mail", "shield", "rope"
personality_traits = ideals = bonds = flaws = features_and_traits = attacks_and_spellcasting = ""
"""


def filled(folder: Path) -> None:
    """Somebody from a file, onto the form."""
    made = character.Character.load(readers.read_sheet_file(folder / "ada.py"))
    template.create_character_pdf_template(made, str(folder / "ada"))


def program(folder: Path) -> float:
    """Its command, with all that it starts."""
    command = [sys.executable, str(Path(sys.executable).parent / "makesheets"), "ada.py"]  # wherever it was moved to
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    if not (folder / "ada_person.pdf").exists() and not (folder / "ada.pdf").exists():
        raise SystemExit("no sheet")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    # It warns on standard output that there is no pdftk; only figures are to stand there.
    with tempfile.TemporaryDirectory() as home, contextlib.redirect_stdout(sys.stderr):
        where = Path(home)
        (where / "ada.py").write_text(SOMEBODY, encoding="utf-8")
        taken = program(where) if sys.argv[1] == "program" else 0.0
        filled(where)
        taken = taken or time.process_time()
        if sys.argv[1] == "warm":
            taken = warm(lambda: filled(where))
        if not (where / "ada.pdf").read_bytes().startswith(b"%PDF"):
            raise SystemExit("no form")
    say({"seconds": taken})
