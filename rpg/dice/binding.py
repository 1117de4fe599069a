"""Names become what they stand for: attributes numbers, macros the text that they are short for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from rpg.dice.context import NOTHING
from rpg.dice.error import DiceError
from rpg.dice.kinds import Kind, check
from rpg.dice.limits import LIMITS
from rpg.dice.parser import parse_line
from rpg.dice.tree import Name, Node, Number, Span, Unary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.dice.context import Context
    from rpg.dice.limits import Limits

P = TypeVar("P")


def prepared(text: str | Node, context: Context = NOTHING, limits: Limits = LIMITS) -> tuple[Node, Kind]:
    """The tree of a text with every name put in, and what it comes to.

    Raises:
        DiceError: the text cannot be read, tells real dice, or names what the context does not know.
    """
    if not isinstance(text, str):
        return bound(text, context, limits)
    typed = parse_line(text, limits)
    if typed.told:
        raise DiceError("told_here", "real dice are not told here", (typed.told_at, len(text)), found=typed.told[:20])
    return bound(typed.tree, context, limits) if typed.named else (typed.tree, typed.kind)


def bound(tree: Node, context: Context, limits: Limits = LIMITS) -> tuple[Node, Kind]:
    """A tree with every attribute and macro put in, and its kind; DiceError if one is not known or needs itself."""
    ready = _bound(tree, context, limits, ())
    return ready, check(ready)


def unknown(code: str, found: str, known: Iterable[str], span: Span, sigil: str = "") -> DiceError:
    """The error of a name that is not known, with the nearest one that is."""
    import difflib  # noqa: PLC0415  only a fault needs it, and it takes long to load

    near = difflib.get_close_matches(found, list(known)[:1000], n=1, cutoff=0.5)
    hint = f"{sigil}{near[0]}" if near else ""
    return DiceError(code, f"nothing is called {sigil}{found}", span, hint=hint, found=f"{sigil}{found}")


def _bound(part: P, context: Context, limits: Limits, within: tuple[str, ...]) -> P:
    """The same part with names put in; the part itself if there are none. ``within`` are macros being put in."""
    if isinstance(part, Name) and part.sigil:
        return _meant(part, context, limits, within)  # type: ignore[return-value]  # a node for a node
    if not isinstance(part, tuple) or isinstance(part, Span):
        return part
    fields = [_bound(field, context, limits, within) for field in part]
    if all(new is old for new, old in zip(fields, part, strict=True)):
        return part
    return type(part)(*fields) if hasattr(part, "_fields") else tuple(fields)  # type: ignore[return-value]  # the same


def _meant(name: Name, context: Context, limits: Limits, within: tuple[str, ...]) -> Node:
    if name.sigil == "@":
        value = context.attributes.get(name.name)
        if value is None:
            raise unknown("unknown_attribute", name.name, context.attributes, name.span, "@")
        return Unary("-", Number(-value, name.span), name.span) if value < 0 else Number(value, name.span)
    text = context.macros.get(name.name)
    if text is None:
        raise unknown("unknown_macro", name.name, context.macros, name.span, "$")
    if name.name in within:
        raise DiceError("macro_cycle", f"${name.name} needs itself", name.span, found=name.name)
    try:
        return _bound(parse_line(text, limits).tree, context, limits, (*within, name.name))
    except DiceError as error:
        if error.code in {"macro_cycle", "in_macro"}:
            raise
        message = f"${name.name} is no dice text: {error.message}"
        raise DiceError("in_macro", message, name.span, error.hint, found=name.name, text=text[:40]) from error
