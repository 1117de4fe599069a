"""The recap of an evening beside its campaign: Markdown to send around, and a page to print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rpg.cli import fault, home
from rpg.desk.recap import last_session, markdown, retold
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rpg.campaign.rules import Rules
    from rpg.press.homebrew import Printables
    from rpg.press.options import Printed
    from rpg.store import Store
    from rpg.words import Voice

FOLDER = "recaps"
_OF_PLAYERS = re.compile(r".+-session-\d+-recap\.(?:md|pdf)", re.IGNORECASE)


def place(campaign: Path, session: int, suffix: str, *, gm: bool = False) -> Path:
    """Where the recap of a session belongs: ``recaps/NAME-session-3-recap.pdf`` beside the campaign."""
    name = f"{campaign.stem}-session-{session}-recap{'-gm' if gm else ''}{suffix}"
    return campaign.parent / FOLDER / name


def of_players(path: Path) -> bool:
    """Whether a file has the name and the place of a recap without secrets."""
    return path.absolute().parent.name == FOLDER and _OF_PLAYERS.fullmatch(path.name) is not None


class Recaps(NamedTuple):
    """A campaign whose evenings are told: its file, its rules, and a voice."""

    store: Store
    rules: Rules
    voice: Voice

    def markdown(self, session: int, *, gm: bool = False) -> str:
        """The recap of a session as Markdown; 0 is the last one."""
        return markdown(self.rules, self.store.path(), self.voice, session=session, gm=gm)

    def paper(
        self, session: int, *, gm: bool = False, size: str = "a4", theme: str = "concrete", large: bool = False,
        brought: Printables | None = None,
    ) -> Printed:  # fmt: skip
        """The recap of a session as a PDF."""
        from rpg.press.options import Options  # noqa: PLC0415 - a recap in Markdown needs no ink
        from rpg.press.printing import SHIPPED, notice, print_recap  # noqa: PLC0415 - the same

        told = retold(self.rules, self.store.path(), self.voice, session=session, gm=gm, bars=False)
        options = Options(paper=size, theme=theme, large=large, notice=notice(self.rules, self.voice))
        return print_recap(told, self.rules, self.voice, options, brought or SHIPPED)

    def kept(self) -> tuple[Say, ...]:
        """Write the last session's recap beside the campaign; a sentence for each file, or why there is none."""
        session = last_session(self.store.path(1))
        made: dict[str, Callable[[], bytes]] = {
            ".md": lambda: self.markdown(session).encode(),
            ".pdf": lambda: self.paper(session).data,
        }
        return tuple(_one(place(self.store.path_of_file, session, suffix), make) for suffix, make in made.items())


def _one(path: Path, make: Callable[[], bytes]) -> Say:
    shown = f"{FOLDER}/{path.name}"
    try:
        draft = path.with_name(f".{path.name}.part")
        path.parent.mkdir(exist_ok=True)
        data = make()
        draft.write_bytes(data)
        _aside(path, data)
        draft.replace(path)
    except OSError as error:
        return Say("cli.recap.failed", {"path": shown, "why": error.strerror or f"{error}"})
    except Exception:  # noqa: BLE001 - the evening is over and recorded, whatever a paper does
        return Say("cli.recap.failed", {"path": shown, "why": str(fault.record(home.home()))})
    return Say("cli.recap.kept", {"path": shown})


def _aside(path: Path, data: bytes) -> None:
    """Keep a text that stands there and says something else: an evening may end again, and a GM may have edited it."""
    if path.suffix == ".md" and path.is_file() and path.read_bytes() != data:
        path.replace(path.with_stem(f"{path.stem}-before"))
