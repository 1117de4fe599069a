"""What a console asks for while a line is being typed: a fault in it must not take the screen away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from rpg.cli import fault, home

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable

T = TypeVar("T")


class Shield:
    """Does what may break, and gives something else instead if it does. Each fault leaves its trace once.

    The toolbar is drawn at every key: a log of faults with a trace for each would help nobody.
    """

    def __init__(self) -> None:
        """Nothing has broken yet."""
        self._known: set[str] = set()

    def __call__(self, act: Callable[[], T], instead: Callable[[], T]) -> T:
        """What ``act`` gives, or what ``instead`` does if that breaks."""
        try:
            return act()
        except Exception as error:  # noqa: BLE001 - whatever breaks, the line that is being typed is not to be lost
            self._keep(error)
            return instead()

    def loop(self, _: AbstractEventLoop, context: dict[str, Any]) -> None:
        """The same for what breaks behind the prompt, in its event loop: its trace is all that is left of it."""
        found = context.get("exception")
        self._keep(found if isinstance(found, Exception) else RuntimeError(f"{context.get('message')}"))

    def _keep(self, error: Exception) -> None:
        if repr(error) not in self._known:
            self._known.add(repr(error))
            fault.record(home.home(), error)
