"""Where a kind keeps its references, texts, dice and files: its schema, cut down to what carries an annotation.

One walk over a document with its shape finds all of them, with no code for any kind.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from rpg.rulebook.ids import NOTES
from rpg.rulebook.schema import own_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.rulebook.schema import Schema, Schemas

Path: TypeAlias = "tuple[str | int, ...]"


class Shape(NamedTuple):
    """What an annotation says of a value, and the shapes of the values inside it.

    ``ref`` is the kind of id that it holds, ``names`` the kind of id that its keys are. ``text``, ``dice`` and ``file``
    say that it is a text to translate, dice notation, or the path of a file in the pack.
    """

    ref: str = ""
    names: str = ""
    text: bool = False
    dice: bool = False
    file: bool = False
    fields: Mapping[str, Shape] = {}
    values: Shape | None = None
    items: Shape | None = None
    linked: bool = False
    """Whether it, or anything in it, is more than text."""


class Found(NamedTuple):
    """An annotated value of a document: its path, its key among the texts of the entity, and what holds it."""

    path: Path
    name: str
    holder: Any
    shape: Shape

    @property
    def value(self) -> Any:  # noqa: ANN401 - a document's value can be anything
        """The value itself."""
        return self.holder[self.path[-1]]


PLAIN = Shape()
_NESTS = (dict, list)


def shape_of(schema: Schema, schemas: Schemas) -> Shape:
    """The shape of a schema; PLAIN if nothing in it is annotated."""
    node = schemas.whole(schema)
    inner = {key: shape_of(field, schemas) for key, field in node.get("properties", {}).items() if key not in NOTES}
    made = Shape(
        ref=node.get("x-ref", ""),
        names=node.get("propertyNames", {}).get("x-ref", ""),
        text="x-i18n" in node,
        dice="x-dice" in node,
        file="x-file" in node,
        fields={key: shape for key, shape in inner.items() if shape != PLAIN},
        values=_inside(node.get("additionalProperties"), schemas),
        items=_inside(node.get("items"), schemas),
    )
    below = (*made.fields.values(), made.values, made.items)
    own = made.ref or made.names or made.dice or made.file
    return made._replace(linked=bool(own) or any(shape.linked for shape in below if shape))


class Shapes(dict[str, Shape]):
    """The shapes of kinds, each worked out when its kind is met."""

    def __init__(self, schemas: Schemas) -> None:
        """Shapes of those schemas."""
        super().__init__()
        self._schemas = schemas

    def __missing__(self, kind: str) -> Shape:
        """Work out the shape of a kind."""
        self[kind] = shape_of(self._schemas[kind], self._schemas)
        return self[kind]


@cache
def own_shapes() -> Shapes:
    """The shapes of the kinds of this copy of the program, each worked out once in a process."""
    return Shapes(own_schemas())


def _inside(node: object, schemas: Schemas) -> Shape | None:
    shape = shape_of(node, schemas) if isinstance(node, dict) else PLAIN
    return None if shape == PLAIN else shape


def find(value: object, shape: Shape, path: Path = (), name: str = "", holder: object = None) -> Iterator[Found]:
    """Every annotated value of a document, in its order; what has another type than its schema says is passed over."""
    if shape.ref or shape.text or shape.dice or shape.file:
        yield Found(path, name, holder, shape)
    elif isinstance(value, dict):
        if shape.names:
            yield Found(path, name, holder, shape)
        yield from _members(value, shape, path, name)
    elif isinstance(value, list) and shape.items:
        for index, inner in enumerate(value):
            yield from find(inner, shape.items, (*path, index), f"{name}.{_key(inner, index)}", value)


def linked(value: object, shape: Shape, path: Path = (), holder: object = None) -> Iterator[Found]:
    """As :func:`find`, without texts, and without looking where there can be nothing else; no value has a name."""
    if shape.ref or shape.dice or shape.file or (shape.names and isinstance(value, dict)):
        yield Found(path, "", holder, shape)
    if isinstance(value, dict):
        for key, inner in value.items():
            below = shape.fields.get(key, shape.values)
            if below and below.linked and key not in NOTES:
                yield from linked(inner, below, (*path, key), value)
    elif isinstance(value, list) and shape.items and shape.items.linked:
        for index, inner in enumerate(value):
            yield from linked(inner, shape.items, (*path, index), value)


def _members(value: dict[str, object], shape: Shape, path: Path, name: str) -> Iterator[Found]:
    for key, inner in value.items():
        below = shape.fields.get(key, shape.values)
        if below and key not in NOTES:
            yield from find(inner, below, (*path, key), f"{name}.{key}" if name else key, value)


def _key(item: object, index: int) -> str:
    key = item.get("key") if isinstance(item, dict) else None
    return key if isinstance(key, str) else str(index)


def weight(value: object) -> int:
    """How many values a document holds, itself included."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(weight(inner) if isinstance(inner, _NESTS) else 1 for inner in inside)


def bare(value: Any) -> Any:  # noqa: ANN401 - JSON of any shape goes in and comes out
    """A document without the notes that its objects may hold."""
    if isinstance(value, dict):
        return {
            key: bare(inner) if isinstance(inner, _NESTS) else inner for key, inner in value.items() if key not in NOTES
        }
    return (
        [bare(inner) if isinstance(inner, _NESTS) else inner for inner in value] if isinstance(value, list) else value
    )
