"""A campaign of five, sheets of it, and what is told when a filled one is taken back."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import pytest

from rpg.cli import character_import
from rpg.cli.app import opened
from rpg.cli.founding import Plan, found
from rpg.cli.print import desk_of, sheet_paper, somebody
from tests.press.filling import by_pypdf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rpg.game.character.state import Person

SAID = "perché — «no» €"
NEW: dict[str, str | bool] = {
    "name": "Kei", "player": "Ada", "archetype": "porter", "ability": "mule", "strain__1": True,
    **{f"{what}__dice__{n}": True for what, most in (("frame", 3), ("reflex", 2), ("signal", 2), ("resolve", 2))
       for n in range(1, most + 1)},
}  # fmt: skip


NOTHING: Mapping[str, str | bool] = MappingProxyType({})


class Answer(NamedTuple):
    code: int
    out: str
    err: str


PRINTED: dict[tuple[str, str], bytes] = {}
"""Sheets as the campaign begins, by person ("": blank) and language: each is inked once."""


class Played:
    """A campaign of five, and sheets of it."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._capsys = path, capsys

    def sheet(
        self, who: str = "", language: str = "en", values: Mapping[str, str | bool] = NOTHING, **more: str | bool
    ) -> Path:
        """The sheet of somebody, or a blank one, filled in; ``__`` stands for a point in the name of a field."""
        if (who, language) not in PRINTED:
            PRINTED[who, language] = self.printed(who, language)
        file = self.path.parent / f"{who or 'blank'}.pdf"
        file.write_bytes(
            by_pypdf(PRINTED[who, language], {k.replace("__", "."): v for k, v in {**values, **more}.items()})
        )
        return file

    def printed(self, who: str, language: str = "en") -> bytes:
        """A sheet as it is printed now."""
        with opened(str(self.path), language) as app:
            desk = desk_of(app)
            return sheet_paper(desk, somebody(desk, who) if who else None).data

    def take(self, file: Path, *words: str) -> Answer:
        given = [str(file), "--campaign", str(self.path), *words]
        self._capsys.readouterr()
        code = character_import.import_.main(given, standalone_mode=False)
        return Answer(int(code or 0), *self._capsys.readouterr())

    def taken(
        self, *words: str, who: str = "", language: str = "en", values: Mapping[str, str | bool] = NOTHING,
        **more: str | bool,
    ) -> Answer:  # fmt: skip
        return self.take(self.sheet(who, language, {**values, **more}), *words)

    def lines(self) -> list[str]:
        with opened(str(self.path)) as app:
            return [entry.line for entry in app.store.path()]

    def play(self, line: str) -> None:
        with opened(str(self.path)) as app:
            app.play_line(line)

    def person(self, who: str) -> Person:
        with opened(str(self.path)) as app:
            return app.world.people.by_id[who]


_CAMPAIGN: list[bytes] = []
"""The file of a campaign of five as it begins, made once."""


@pytest.fixture
def table(home: Path, capsys: pytest.CaptureFixture[str]) -> Played:
    home.mkdir()
    path = home.parent / "c.db"
    if not _CAMPAIGN:
        found(path, Plan(name="c", language="en", story="food-run", seed="seven")).close()
        _CAMPAIGN.append(path.read_bytes())
    path.write_bytes(_CAMPAIGN[0])
    return Played(path, capsys)


def faults(answer: Answer) -> list[str]:
    """``RPG612 gear.3.name`` of every fault that is told."""
    found = re.findall(r", (?:page|pagina) (\d), .*?\(([\w.-]+)\): (RPG\d+) ", answer.err)
    return [f"{code} {page} {field}" for page, field, code in found]
