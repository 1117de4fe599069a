"""A corrected line at the empty prompt: shown dim, taken with Tab or →, gone as soon as anything else is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.application.current import get_app
from prompt_toolkit.auto_suggest import Suggestion
from prompt_toolkit.filters import Condition

from rpg.cli import streams

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.key_binding.key_processor import KeyPressEvent

    from rpg.words import Voice

STYLE = {"auto-suggestion": "noinherit dim italic"}
"""How it looks: without colours too it is not what stands in the line."""
_SIGN = "="
"""What a line that waits for dice begins with: it really stands there, for nothing else can be meant."""


class Ghost:
    """The corrected line that the next prompt shows."""

    def __init__(self, voice: Voice) -> None:
        """None yet; how one is taken is said with the first."""
        self._voice, self._told, self._line = voice, False, ""

    def offer(self, line: str) -> None:
        """Show this line at the next prompt; "" shows none."""
        self._line = line
        if line and line != _SIGN and not self._told:
            streams.out(self._voice.word("cli.console.ghost"))
            self._told = True

    def prompt(self, session: PromptSession[str], mark: str, ready: Callable[[], None]) -> str:
        """The line typed behind that mark; ``ready`` is called before.

        Enter at the empty prompt is an empty line, whatever is shown there. What breaks behind the prompt is the
        caller's to tell.
        """
        line, self._line = self._line, ""
        real = line in {"", _SIGN}

        def begin() -> None:
            ready()
            if not real:
                session.default_buffer.suggestion = Suggestion(line)

        return session.prompt(mark, default=line if real else "", pre_run=begin, set_exception_handler=False)


@Condition
def _shown() -> bool:
    buffer = get_app().current_buffer
    return not buffer.text and buffer.suggestion is not None


def keys(bindings: KeyBindings) -> KeyBindings:
    """The same keys, with Tab to take the line."""

    @bindings.add("tab", filter=_shown)
    def _take(event: KeyPressEvent) -> None:
        suggestion = event.current_buffer.suggestion
        event.current_buffer.insert_text(suggestion.text if suggestion else "")

    return bindings
