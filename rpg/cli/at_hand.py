"""The language of the campaign that a command is about, which it answers in unless another is asked for."""

from __future__ import annotations

import sys

from rpg.cli import texts


class AtHand:
    """Looks for that campaign; while it looks, whatever is said is in the system's language."""

    def __init__(self) -> None:
        """Nothing is looked for until something is to be said."""
        self._known: dict[str, str] = {}
        self._looks = False

    def language(self) -> str:
        """Its language; "" if no campaign is meant, or if it cannot be read."""
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
