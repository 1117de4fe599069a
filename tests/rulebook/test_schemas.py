"""Every schema keeps our own rules, and is equal to the type that its documents become."""

from __future__ import annotations

import dataclasses
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rpg.campaign.kinds import KINDS
from rpg.game.formula import formulas
from rpg.rulebook.explain import Explainer
from rpg.rulebook.ids import NOTES, OVERRIDING
from rpg.rulebook.manifest import Manifest
from rpg.rulebook.schema import COMMON, Schemas
from rpg.rulebook.shape import bare
from rpg.words import Forms
from tests.rulebook.documents import documents

SCHEMAS = Schemas()
ALL = SCHEMAS.kinds()
TYPES: dict[str, Any] = {**{kind: struct for kind, (_, struct) in KINDS.items()}, "pack": Manifest}
ANNOTATIONS = {"x-ref", "x-i18n", "x-dice", "x-unit", "x-file"}


def nodes(node: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every sub-schema with its path."""
    found = [(path, node)]
    for part in ("properties", "$defs"):
        for key, inner in node.get(part, {}).items():
            found += nodes(inner, f"{path}/{key}")
    for part in ("items", "additionalProperties", "propertyNames"):
        if isinstance(node.get(part), dict):
            found += nodes(node[part], f"{path}/{part}")
    for index, inner in enumerate(node.get("prefixItems", [])):
        found += nodes(inner, f"{path}/{index}")
    return found


def test_there_is_a_schema_for_every_kind_and_no_other():
    assert set(ALL) == {*KINDS, "pack", "locale", "patch", "redirects", "bundle", COMMON}


@pytest.mark.parametrize("kind", ALL)
def test_a_schema_is_one_itself_and_reads_nothing_from_a_network(kind):
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[kind]["$id"] == f"{kind}.schema.json"
    refs = [node["$ref"] for _, node in nodes(SCHEMAS[kind]) if "$ref" in node]
    own = "#/$defs/" if kind == COMMON else "common.schema.json#/$defs/"
    assert all(ref.startswith(own) for ref in refs)
    assert all(SCHEMAS.whole(node) for _, node in nodes(SCHEMAS[kind]))


@pytest.mark.parametrize("kind", ALL)
def test_every_node_says_what_it_is_for(kind):
    silent = [path for path, node in nodes(SCHEMAS[kind]) if not SCHEMAS.whole(node).get("description")]
    assert silent == []


@pytest.mark.parametrize("kind", ALL)
def test_every_object_is_closed_and_takes_notes(kind):
    for path, raw in nodes(SCHEMAS[kind]):
        node = SCHEMAS.whole(raw)
        if "properties" in node:
            assert set(node["properties"]) >= NOTES, path
            closed = node["additionalProperties"] is False
            assert closed or (isinstance(node["additionalProperties"], dict) and "propertyNames" in node), path
            assert set(node.get("required", ())) <= set(node["properties"]), path


@pytest.mark.parametrize("kind", ALL)
def test_annotations_are_known_and_name_kinds(kind):
    for path, node in nodes(SCHEMAS[kind]):
        strange = {key for key in node if key.startswith("x-")} - ANNOTATIONS
        assert not strange, path
        assert node.get("x-ref", "gear") in KINDS, path
        if "x-i18n" in node:
            assert node["$ref"].endswith("#/$defs/text"), path


@pytest.mark.parametrize("kind", ALL)
def test_every_text_can_be_named(kind):
    """A text in a list is reached by the ``key`` of its item, never by an index."""
    for path, raw in nodes(SCHEMAS[kind]):
        items = SCHEMAS.whole(raw).get("items")
        if isinstance(items, dict) and any("x-i18n" in node for _, node in nodes(items)):
            assert "key" in SCHEMAS.whole(items).get("required", ()), path


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != COMMON])
def test_every_kind_has_an_example_that_is_right(kind):
    examples = SCHEMAS[kind]["examples"]
    assert examples
    assert [Explainer(SCHEMAS).faults(kind, example) for example in examples] == [[]] * len(examples)


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_schema_has_the_fields_of_its_type(kind):
    schema = SCHEMAS[kind]
    extra = {"kind", *OVERRIDING} if kind in KINDS else set()
    same(schema, TYPES[kind], kind, extra)


def same(raw: Any, type_: Any, path: str, extra: frozenset[str] | set[str] = frozenset()) -> None:
    """Fail unless schema and type have the same fields, the same required ones, and so on inside."""
    node = SCHEMAS.whole(raw)
    type_ = present(type_)
    if isinstance(type_, type) and (issubclass(type_, msgspec.Struct) or dataclasses.is_dataclass(type_)):
        needed, given_ = fields(type_)
        properties = {key: field for key, field in node["properties"].items() if key not in NOTES}
        assert set(properties) - extra == given_, path
        assert set(node.get("required", ())) - extra == needed, path
        hints = get_type_hints(type_)
        for key in given_:
            same(properties[key], hints[key], f"{path}.{key}")
    elif get_origin(type_) is dict:
        same(node["additionalProperties"], get_args(type_)[1], f"{path}{{}}")
    elif get_origin(type_) is tuple and get_args(type_)[-1] is Ellipsis:
        same(node["items"], get_args(type_)[0], f"{path}[]")
    elif "enum" in node:
        assert set(node["enum"]) == set(get_args(type_)), path


def present(type_: Any) -> Any:
    """The type without None; of a text its forms."""
    if get_origin(type_) in {Union, types.UnionType}:
        inner = [each for each in get_args(type_) if each not in {type(None), str}]
        return inner[0]
    return type_


def fields(type_: Any) -> tuple[set[str], set[str]]:
    """The required fields of a type, and all of them."""
    if issubclass(type_, msgspec.Struct):
        infos = msgspec.structs.fields(type_)
        return {field.name for field in infos if field.required}, {field.name for field in infos}
    listed = dataclasses.fields(type_)
    return {field.name for field in listed if field.default is dataclasses.MISSING}, {field.name for field in listed}


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_whatever_the_schema_lets_through_the_type_takes(kind):
    explainer = Explainer(SCHEMAS)

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(documents(SCHEMAS[kind], SCHEMAS))
    def each(document):
        assert explainer.faults(kind, document) == []
        value = bare(document)
        for key in ("kind", *OVERRIDING):
            value.pop(key, None)
        made = msgspec.convert(value, TYPES[kind], dec_hook=formulas)
        assert filled(made, value) == made

    each()


def filled(made: Any, value: dict[str, Any]) -> Any:
    """The document taken again from what was made of it: nothing was lost on the way."""
    back = msgspec.to_builtins(made, enc_hook=str)
    assert value.keys() <= back.keys()
    return msgspec.convert(back, type(made), dec_hook=formulas)


def test_forms_of_a_name_are_those_of_the_type():
    text = SCHEMAS[COMMON]["$defs"]["text"]
    assert set(text["properties"]) - NOTES == set(Forms.__struct_fields__)


@settings(deadline=None)
@given(st.sampled_from(sorted(KINDS)))
def test_a_missing_required_key_is_told(kind):
    whole = SCHEMAS[kind]["examples"][0]
    for key in SCHEMAS[kind]["required"]:
        less = {name: value for name, value in whole.items() if name != key}
        assert [fault.name for fault in Explainer(SCHEMAS).faults(kind, less)] == ["missing_key"]
