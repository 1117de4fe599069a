"""Names become what they stand for: attributes numbers, macros the text that they are short for."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, TypeVar

from rpg.dice.context import NOTHING
from rpg.dice.depth import followed, within
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
_LISTED = 12
"""So many names that are known are told where one is not."""
_AS_THEY_ARE = (Span, Number)
"""Parts in which nothing is put where the text stands by itself."""


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


@followed
def bound(tree: Node, context: Context, limits: Limits = LIMITS) -> tuple[Node, Kind]:
    """A tree with every attribute and macro put in, and its kind.

    A macro stands for its text, written out where it is named: the whole is as long and as deep as one text may be.

    Raises:
        DiceError: a name is not known, a macro is no dice text or needs itself, or all macros together are too long.
    """
    ready = _Binder(context, limits).put(tree, 0)
    return ready, check(ready)


def unknown(code: str, found: str, known: Iterable[str], span: Span, sigil: str = "") -> DiceError:
    """The error of a name that is not known, with the nearest one that is, and those that are known."""
    import difflib  # noqa: PLC0415  only a fault needs it, and it takes long to load

    names = sorted(known)
    near = difflib.get_close_matches(found, names[:1000], n=1, cutoff=0.5) or names[: len(names) == 1]
    hint = f"{sigil}{near[0]}" if near else ""
    listed = ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
    values: dict[str, int | str] = {"found": f"{sigil}{found}", "known": listed, "count": len(names)}
    return DiceError(code, f"nothing is called {sigil}{found}", span, hint=hint, **values)


class _Binder:
    """Puts names in. ``within`` are the macros being put in, ``place`` where the outermost is named."""

    __slots__ = ("context", "limits", "place", "within", "written")

    def __init__(self, context: Context, limits: Limits) -> None:
        self.context = context
        self.limits = within(limits)
        self.within: list[str] = []
        self.written = 0
        self.place: Span | None = None

    def put(self, part: P, depth: int) -> P:
        """The same part with names put in; the part itself if there are none."""
        if type(part) is Span:
            return self.place or part  # type: ignore[return-value]  # a span for a span
        if isinstance(part, Name) and part.sigil:
            return self._meant(part, depth)  # type: ignore[return-value]  # a node for a node
        return self._inside(part, depth) if isinstance(part, tuple) else part  # type: ignore[return-value]  # the same

    def _inside(self, part: tuple[object, ...], depth: int) -> tuple[object, ...]:
        if part and type(part[-1]) is Span:
            depth += 1
            if depth > self.limits.depth + self.limits.parts + _LEAVES:
                message = f"written out, parts stand inside one another more than {self.limits.depth} deep"
                raise DiceError("too_deep", message, self.place or (0, 0), limit=self.limits.depth)
        still = _AS_THEY_ARE if self.place is None else ()
        fields = [
            field if not isinstance(field, tuple) or type(field) in still else self.put(field, depth) for field in part
        ]
        if all(map(operator.is_, fields, part)):
            return part
        return type(part)(*fields) if hasattr(part, "_fields") else tuple(fields)  # type: ignore[arg-type]  # its fields

    def _meant(self, name: Name, depth: int) -> Node:
        place = self.place or name.span
        if name.sigil == "@":
            return self._number(name.name, place)
        text = self.context.macros.get(name.name)
        if text is None:
            raise unknown("unknown_macro", name.name, self.context.macros, place, "$")
        if name.name in self.within:
            raise DiceError("macro_cycle", f"${name.name} needs itself", place, found=name.name)
        self.written += len(text)
        if self.written > self.limits.text:
            message = f"written out, a dice text has at most {self.limits.text} characters"
            raise DiceError("too_long", message, place, limit=self.limits.text)
        tree = _macro(name.name, text, place, self.limits)
        outer, self.place = self.place, place
        self.within.append(name.name)
        written_out = self.put(tree, depth)
        self.within.pop()
        self.place = outer
        return written_out

    def _number(self, name: str, place: Span) -> Node:
        value = self.context.attributes.get(name)
        if value is None:
            raise unknown("unknown_attribute", name, self.context.attributes, place, "@")
        return Unary("-", Number(-value, place), place) if value < 0 else Number(value, place)


def _macro(name: str, text: str, place: Span, limits: Limits) -> Node:
    """What a macro is short for."""
    try:
        typed = parse_line(text, limits)
    except DiceError as error:
        message = f"${name} is no dice text: {error.message}"
        raise DiceError("in_macro", message, place, error.hint, found=name, text=text[:40]) from error
    if typed.told:
        raise DiceError("in_macro", f"${name} tells real dice", place, found=name, text=text[:40])
    return typed.tree


_LEAVES = 3
"""Parts below the innermost that the parser counts: what a test asks, a sign, a number."""
