"""The names of the story's world stand in the story pack only; everything else can be published without them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMES = re.compile(r"killy|zuru|sanakan|toha|electro-?fisher|elettro-?pescator|blame!", re.IGNORECASE)
SHIPPED = ("rpg", "schemas", "printables", "rules")
TEXT = {".py", ".json", ".txt", ".md"}


def test_only_the_story_pack_names_them():
    found = []
    for folder in SHIPPED:
        for file in (ROOT / folder).rglob("*"):
            if file.suffix in TEXT and "rules/zuru" not in file.as_posix() and "__pycache__" not in file.parts:
                for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                    if NAMES.search(line.replace("rules/zuru", "").replace('"zuru"', "")):
                        found.append(f"{file.relative_to(ROOT)}:{number}")
    assert found == []


def test_the_story_pack_does_name_them():
    texts = [f.read_text(encoding="utf-8") for f in (ROOT / "rules" / "zuru").rglob("*.json")]
    assert any(NAMES.search(text) for text in texts)
