"""Documents that a schema allows, from the small part of JSON Schema that ours use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from rpg.rulebook.schema import Schema, Schemas

FEW = 3


def documents(schema: Schema, schemas: Schemas) -> st.SearchStrategy[Any]:
    """Any document that the schema lets through, small ones."""
    node = schemas.whole(schema)
    if "const" in node:
        return st.just(node["const"])
    if "enum" in node:
        return st.sampled_from(node["enum"])
    kinds = [node["type"]] if isinstance(node["type"], str) else node["type"]
    return st.one_of([_OF_TYPE[kind]({**node, "type": kind}, schemas) for kind in kinds])


def _object(node: Schema, schemas: Schemas) -> st.SearchStrategy[Any]:
    if isinstance(node["additionalProperties"], dict):
        values = documents(node["additionalProperties"], schemas)
        names = documents(node["propertyNames"], schemas)
        return st.dictionaries(names, values, min_size=node.get("minProperties", 0), max_size=FEW)
    fields = {key: documents(field, schemas) for key, field in node["properties"].items()}
    needed = {key: field for key, field in fields.items() if key in node.get("required", ())}
    return st.fixed_dictionaries(needed, optional={k: f for k, f in fields.items() if k not in needed})


def _array(node: Schema, schemas: Schemas) -> st.SearchStrategy[Any]:
    if "prefixItems" in node:
        return st.tuples(*(documents(item, schemas) for item in node["prefixItems"])).map(list)
    low = node.get("minItems", 0)
    unique = repr if node.get("uniqueItems") else None
    return st.lists(documents(node["items"], schemas), min_size=low, max_size=low + FEW, unique_by=unique)


def _string(node: Schema, schemas: Schemas) -> st.SearchStrategy[Any]:
    del schemas
    if "examples" in node:
        return st.sampled_from([example for example in node["examples"] if isinstance(example, str)])
    if "pattern" in node:
        return st.from_regex(node["pattern"], fullmatch=True).filter(lambda text: len(text) >= node.get("minLength", 0))
    return st.text(min_size=node.get("minLength", 0), max_size=9)


def _number(node: Schema, schemas: Schemas) -> st.SearchStrategy[Any]:
    del schemas
    if node["type"] == "integer":
        return st.integers(node.get("minimum", -99), node.get("maximum", 9999))
    low = node.get("minimum", node.get("exclusiveMinimum", -99))
    return st.floats(low, node.get("maximum", 9999), exclude_min="exclusiveMinimum" in node, allow_nan=False)


_OF_TYPE = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": _number,
    "number": _number,
    "boolean": lambda _, __: st.booleans(),
}
