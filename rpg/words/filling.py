"""Messages filled with values. What a value is and how it is said is the speaker's business; nothing else is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rpg.words.message import Choice, Message, Number, Plain, Slot
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

V = TypeVar("V")


def numeral(value: float, language: str) -> str:
    """A number with a real minus sign and the decimal sign of the language."""
    text = f"{value}".replace("-", "−")
    return text.replace(".", ",") if language == "it" else text


def plain(value: str | float, language: str) -> str:
    """A value that is text or a number."""
    return printable(value) if isinstance(value, str) else numeral(value, language)


def fill(
    message: Message,
    values: Mapping[str, V],
    said: Callable[[V], str],
    case: Callable[[V], str] = str,
    number: str = "",
) -> str:
    """The message as text. ``said`` says a value, ``case`` is what ``select`` chooses by, ``number`` what ``#`` is."""
    return "".join(_node(node, values, said, case, number) for node in message)


def _node(
    node: Plain | Slot | Choice | Number,
    values: Mapping[str, V],
    said: Callable[[V], str],
    case: Callable[[V], str],
    number: str,
) -> str:
    match node:
        case Plain():
            return node.text
        case Number():
            return number
        case Slot():
            value = values[node.name]
            sign = "+" if node.style and isinstance(value, int | float) and value >= 0 else ""
            return sign + said(value)
        case Choice():
            value, cases = values[node.name], dict(node.cases)
            if node.by == "plural":
                # English and Italian share their cardinal categories for whole numbers: one, other (CLDR).
                wanted = [f"={value}", "one" if value == 1 else "other"]
                number = said(value)
            else:
                wanted = [case(value)]
            chosen = next((cases[key] for key in wanted if key in cases), cases["other"])
            return fill(chosen, values, said, case, number)
