"""The words of the frame itself (usage, options, places of values, wrong arguments) in the language asked for.

click keeps them in English behind two functions named as in gettext; where the catalogue has one of them, it is said
instead. What click says in new words stays English.
"""

from __future__ import annotations

import re
import sys
from functools import wraps
from typing import TYPE_CHECKING

import click

from rpg.cli.texts import DEFAULT, language, messages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

_PREFIX = "cli.click."
_METAVAR = "cli.metavar."
_QUOTED = "!r}"
"""What click quotes the name of a parameter with, in a fault."""
_BETWEEN = re.compile(r"(?<!\w)'([^']+)'(?!\w)")
_HINTS = "_join_param_hints"
_MAKES, _USAGE = "make_metavar", "collect_usage_pieces"
"""What click asks for the places of values in options, arguments and faults, and in the line of usage."""


def speak() -> None:
    """Make click say what the catalogue has for its sentences; nothing to do in English."""
    if language() == DEFAULT:
        return
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "click":
            _taught(module)
    for number in (click.types.IntParamType, click.IntRange, click.types.FloatParamType, click.FloatRange):
        number.name = said(number.name)
    for kind in (click.Parameter, click.Argument):
        setattr(kind, _MAKES, _placed(getattr(kind, _MAKES)))
    setattr(click.Group, _USAGE, _pieces(getattr(click.Group, _USAGE)))
    setattr(click.Command, _USAGE, _pieces(getattr(click.Command, _USAGE)))


def _taught(module: ModuleType) -> None:
    """Put our words for click's in a module of click's."""
    for function, ours in (("_", said), ("ngettext", counted), (_HINTS, hinted)):
        if hasattr(module, function):
            setattr(module, function, ours)


def said(sentence: str) -> str:
    """A sentence of click's, with its places to fill, in the language asked for; as it is if the catalogue lacks it."""
    plain = sentence.replace(_QUOTED, "}")
    english = messages(DEFAULT)
    key = next((key for key in english if key.startswith(_PREFIX) and english[key] == plain), "")
    return _Quoting(messages(language())[key]) if key else sentence


class _Quoting(str):
    """A sentence that puts words which click has quoted already between this language's quotes."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """The sentence with those values."""
        return str(self).format(*args, **{name: _requoted(value) for name, value in values.items()})


def _requoted(value: object) -> object:
    return _BETWEEN.sub(r"«\1»", value) if isinstance(value, str) else value


def hinted(names: str | Sequence[str] | None) -> str | None:
    """The names of a parameter that a fault speaks of, between this language's quotes; None if it speaks of none."""
    if names is None:
        return None
    known = [names] if isinstance(names, str) else names
    return " / ".join(f"«{name.strip(chr(39))}»" for name in known)


def counted(one: str, many: str, number: int) -> str:
    """The one sentence or the other."""
    return said(one if number == 1 else many)


def placed(metavar: str) -> str:
    """A place for a value, as in ``NAME|PATH``, in the language asked for; what the catalogue lacks stays as it is."""
    own = messages(language())
    return re.sub("[A-Z]{2,}", lambda word: own.get(f"{_METAVAR}{word[0].lower()}", word[0]), metavar)


def _placed(make: Callable[..., str]) -> Callable[..., str]:
    @wraps(make)
    def made(parameter: click.Parameter, ctx: click.Context) -> str:
        return placed(make(parameter, ctx))

    return made


def _pieces(collect: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """The same for ``[OPTIONS]`` and ``COMMAND``, which are no parameters; those stand there in our words already."""

    @wraps(collect)
    def collected(command: click.Command, ctx: click.Context) -> list[str]:
        return [placed(piece) for piece in collect(command, ctx)]

    return collected
