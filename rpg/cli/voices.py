"""Voices: the catalogues of every room that speaks, in one language, with the texts of the rules."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from rpg import content
from rpg.cli import texts
from rpg.words import Catalogue, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rpg.campaign.rules import Rules
    from rpg.words import Value


def voice(language: str, rules: Rules | None = None, more: Iterable[Mapping[str, Mapping[str, str]]] = ()) -> Voice:
    """A voice of that language (English if the program does not speak it).

    ``more`` are messages by language and key, in English where that language lacks them; the program's own stay.
    """
    known = language if language in texts.languages() else texts.DEFAULT
    messages: dict[str, str] = {}
    for texts_ in more:
        messages |= {**texts_.get(texts.DEFAULT, {}), **texts_.get(known, {})}
    for raw in content.catalogues(known):
        messages |= json.loads(raw)
    return Voice(Catalogue(known, messages), rules.texts if rules else None)


def speak(key: str, /, **values: Value) -> str:
    """One sentence, in the language asked for or that of the campaign at hand."""
    return voice(spoken()).word(key, **values)


def spoken() -> str:
    """The language asked for, else that of the campaign at hand, else the system's."""
    return texts.asked() or _looked.language() or texts.system()


class _AtHand:
    """Looks up the language of the campaign that is meant; what is said while it looks is in the system's."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._looks = False

    def language(self) -> str:
        """That language, "" if no campaign is meant, or if it cannot be read."""
        if self._looks:
            return ""
        self._looks = True
        try:
            return self._of_chosen()
        except Exception:  # noqa: BLE001 - whatever is wrong with the campaign is told by who opens it
            return ""
        finally:
            self._looks = False

    def _of_chosen(self) -> str:
        from rpg.cli import home  # noqa: PLC0415 - a roll looks for no campaign

        given = texts.told(sys.argv[1:], "--campaign")
        path = home.chosen(given[-1] if given else "")
        if str(path) not in self._known:
            from rpg.cli.app import stored  # noqa: PLC0415 - only where there is a campaign

            with stored(path) as store:
                found = store.world_at(1).language
            self._known[str(path)] = found if found in texts.languages() else ""
        return self._known[str(path)]


_looked = _AtHand()
