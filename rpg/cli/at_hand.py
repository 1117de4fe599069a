"""The language of the campaign at hand, for what is said before a campaign is open."""

from __future__ import annotations

import sys

from rpg.cli import home, texts
from rpg.cli.app import stored


class AtHand:
    """Looks up the language of the campaign that is meant; what is said while it looks is in the system's."""

    def __init__(self) -> None:
        """Nothing looked up yet."""
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
        given = texts.told(sys.argv[1:], "--campaign")
        path = home.chosen(given[-1] if given else "")
        if str(path) not in self._known:
            with stored(path) as store:
                found = store.world_at(1).language
            self._known[str(path)] = found if found in texts.languages() else ""
        return self._known[str(path)]


_LOOKED = AtHand()


def language() -> str:
    """The language of the campaign that is meant; "" if none is, or if it cannot be read."""
    return _LOOKED.language()
