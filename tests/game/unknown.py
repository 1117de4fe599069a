"""Events about things that do not exist, for every class of a union of events."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from rpg.game.character.state import Person
from rpg.game.safeguard.state import Sector

NOBODY = Person(id="nobody", name="Nobody", gender="n", archetype="", attributes={}, skills={}, gear=())


def events(union: Any) -> list[Any]:
    """One event of every class of the union, about somebody, some place and something that nobody knows."""
    return [_about_nothing(kind) for kind in get_args(union)]


def _about_nothing(kind: Any) -> Any:
    shape = msgspec.inspect.type_info(kind)
    assert isinstance(shape, msgspec.inspect.StructType)
    return kind(**{field.name: _value(field) for field in shape.fields})


def _value(field: Any) -> Any:  # noqa: C901, PLR0911  a match whose cases each return one expression
    match field.type:
        case msgspec.inspect.IntType():
            return 1
        case msgspec.inspect.BoolType():
            return True
        case msgspec.inspect.StrType():
            return "nothing"
        case msgspec.inspect.VarTupleType() | msgspec.inspect.TupleType():
            return ()
        case msgspec.inspect.LiteralType(values=values):
            return values[-1]
        case msgspec.inspect.UnionType(includes_none=True):
            return None
        case msgspec.inspect.StructType(cls=cls):
            return Sector() if cls is Sector else NOBODY
        case other:
            raise AssertionError(other)
