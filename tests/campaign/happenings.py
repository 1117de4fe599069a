"""Whatever can have happened: hypothesis strategies made from the shapes of the events themselves."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from hypothesis import strategies as st

from rpg.campaign.events import ClockMade, Event
from rpg.game.character.events import Joined
from rpg.game.character.state import Person
from rpg.game.encounter.events import FightBegan
from rpg.game.expedition.events import SetOut
from rpg.game.expedition.rules import Node
from rpg.game.safeguard.events import AlertRaised
from rpg.game.strata.events import ConnectorFound, NodeFound, StratumFound

KINDS: tuple[Any, ...] = get_args(Event)
NAMES = ("tae", "oru", "exterminator-1", "home", "core:gear/gaff", "core:condition/tagged", "c", "", "è")
words = st.sampled_from(NAMES)
numbers = st.integers(-9, 9)


def known() -> tuple[Event, ...]:
    """Somebody, something, a fight, an alert, a clock, an expedition and a map that events may be about."""
    tae = Person(
        id="tae", name="Tae", gender="n", archetype="", attributes={"a": 2}, skills={}, gear=("core:gear/gaff",)
    )
    machines = (("exterminator-1", "core:adversary/exterminator"),)
    return (
        Joined(person=tae),
        AlertRaised(sector="home", by=3),
        ClockMade(clock="c", size=6),
        FightBegan(sector="home", machines=machines, gaps=(("tae", 1),)),
        SetOut(sector="home", route=(Node(watch=1), Node(watch=2)), people=("tae",), pace="steady"),
        StratumFound(depth=0, size=4, sector="home"),
        NodeFound(node=5, depth=0, number=5, row=0, structure="c", feature="c", magnitude=1, watch=0),
        ConnectorFound(link=5, a=0, b=5, way="deeper", kind="c"),
    )


def happened(kind: Any) -> st.SearchStrategy[Any]:
    """Any event of that class: about things that are there, or are not."""
    shape = msgspec.inspect.type_info(kind)
    assert isinstance(shape, msgspec.inspect.StructType)
    fields = {field.name: _value(field.type) for field in shape.fields}
    return st.builds(kind, **fields)


def anything() -> st.SearchStrategy[Any]:
    return st.sampled_from(KINDS).flatmap(happened)


def _value(shape: Any) -> st.SearchStrategy[Any]:  # noqa: C901, PLR0911, PLR0912  a match whose cases each return one expression
    match shape:
        case msgspec.inspect.IntType():
            return numbers
        case msgspec.inspect.BoolType():
            return st.booleans()
        case msgspec.inspect.FloatType():
            return st.floats(allow_nan=False, allow_infinity=False)
        case msgspec.inspect.StrType():
            return words
        case msgspec.inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case msgspec.inspect.TupleType(item_types=items):
            return st.tuples(*(_value(item) for item in items))
        case msgspec.inspect.VarTupleType(item_type=item):
            return st.lists(_value(item), max_size=3).map(tuple)
        case msgspec.inspect.DictType(value_type=value):
            return st.dictionaries(words, _value(value), max_size=3)
        case msgspec.inspect.StructType(cls=cls):
            return happened(cls)
        case msgspec.inspect.NoneType():
            return st.none()
        case msgspec.inspect.UnionType(types=types):
            return st.one_of(*map(_value, types))
        case other:
            raise AssertionError(other)
