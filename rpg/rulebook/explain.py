"""jsonschema explains what the shape of a document lacks: each of its errors becomes one fault in the right place.

The only door to jsonschema, which is imported when the sieve has found a document that does not pass: a clean file
needs no explanation. The shared parts come from a registry, so that nothing is fetched.
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices, key_meant
from rpg.rulebook.ids import ASIDE, NOTES, OVERRIDING
from rpg.rulebook.schema import COMMON, own_schemas
from rpg.rulebook.sieve import Sieve
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from rpg.rulebook.schema import Schema, Schemas
    from rpg.rulebook.shape import Path

_SHOWN = 60
_NUMERIC = re.compile(r"[-+]?[0-9]{1,9}(\.0)?", re.ASCII)
_END = re.compile(r"(?<!\\)\$")
_YES_NO = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
MOST_FAULTS = 100
"""Faults told of one file; one more says that there are more."""


def _whole(checker: object, value: object) -> bool:
    """Whether a value is a whole number, written as one: ``3.0`` is none, nor is ``true``."""
    del checker
    return isinstance(value, int) and not isinstance(value, bool)


def _to_the_end(checker: object, pattern: str, value: object, schema: object) -> Iterator[ValidationError]:
    """``pattern`` as JSON Schema has it: ``$`` is the very end, where Python allows for a line break behind it."""
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415 - as below

    del checker, schema
    if isinstance(value, str) and not re.search(_END.sub(r"\\Z", pattern), value):
        yield ValidationError(pattern)


class Explainer:
    """Says what is wrong with documents, kind by kind."""

    def __init__(self, schemas: Schemas) -> None:
        """An explainer that reads schemas when their kind is met."""
        self._schemas = schemas
        self._sieve = Sieve(schemas)
        self._validators: dict[str, Validator] = {}

    def faults(self, kind: str, value: Any) -> list[Fault]:  # noqa: ANN401 - any JSON
        """The faults of shape of a document, one for each thing to mend."""
        return [] if self._sieve.passes(kind, value) else self.explained(kind, value)

    def explained(self, kind: str, value: Any) -> list[Fault]:  # noqa: ANN401 - any JSON
        """The same without the sieve."""
        if kind not in self._validators:
            self._validators[kind] = _validator(self._schemas[kind], self._schemas[COMMON])
        found: dict[tuple[object, ...], Fault] = {}
        for error in self._validators[kind].iter_errors(value):
            for fault in _explained(_lack(error, self._schemas.whole)):
                found.setdefault((fault.name, fault.path, f"{fault.values}"), fault)
            if len(found) > MOST_FAULTS:
                break
        return list(found.values())


@cache
def own_explainer() -> Explainer:
    """The explainer of the kinds of this copy of the program, which makes ready each of them once in a process."""
    return Explainer(own_schemas())


def _validator(schema: Schema, common: Schema) -> Validator:
    """The validator that jsonschema makes of a schema, in which a whole number must be written as one."""
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415 - only what is faulty needs it
    from referencing import Registry, Resource  # noqa: PLC0415 - the same

    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _whole)
    strict = validators.extend(
        Draft202012Validator,  # type: ignore[no-untyped-call]  # its stubs leave `extend` untyped
        {"pattern": _to_the_end},
        type_checker=types,
    )
    shared: Resource[Any] = Resource.from_contents(common)
    registry: Registry[Any] = Registry().with_resource(f"{COMMON}.schema.json", shared)
    made: Validator = strict(schema, registry=registry)
    return made


def shown(value: object) -> str:
    """A value as a message shows it: short, on one line."""
    text = json.dumps(value) if value is None or isinstance(value, bool) else f"{value}"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


class _Lack(NamedTuple):
    """An error of jsonschema, reduced to what is needed: the keyword, what it wants, and of what.

    ``whole`` puts the shared part that a node refers to into it.
    """

    keyword: str
    wanted: Any
    value: Any
    schema: dict[str, Any]
    path: Path
    of_key: bool
    whole: Callable[[Schema], Schema]


def _lack(error: ValidationError, whole: Callable[[Schema], Schema]) -> _Lack:
    schema = dict(error.schema) if isinstance(error.schema, Mapping) else {}
    of_key = "propertyNames" in error.absolute_schema_path
    return _Lack(
        f"{error.validator}", error.validator_value, error.instance, schema, tuple(error.absolute_path), of_key, whole
    )


def _explained(lack: _Lack) -> Iterator[Fault]:
    if lack.of_key:
        path = (*lack.path, f"{lack.value}")
        yield Fault("wrong_name", path, {"found": shown(lack.value)}, _like(lack), "key")
    else:
        yield from _EXPLAIN.get(lack.keyword, _unforeseen)(lack)


def _strange(lack: _Lack) -> Iterator[str]:
    """The keys that are not known, of very many only the first: guessing takes time."""
    known = lack.schema["properties"]
    return itertools.islice((key for key in lack.value if key not in known), MOST_FAULTS + 1)


def _unknown(lack: _Lack) -> Iterator[Fault]:
    known = set(lack.schema["properties"])
    free = known - set(lack.value)
    listed = sorted(free - NOTES - OVERRIDING)
    for key in _strange(lack):
        if key.startswith(ASIDE):
            yield Fault("unknown_key", (*lack.path, key), {"key": shown(key)}, Say("rulebook.hint.aside"), "key")
            continue
        guess = key_meant(key, free - NOTES)
        hint = Say("rulebook.hint.guess", {"guess": guess}) if guess else choices("", listed) if listed else None
        yield Fault("unknown_key", (*lack.path, key), {"key": shown(key)}, hint, "key")


def _missing(lack: _Lack) -> Iterator[Fault]:
    """The keys that are missing, less those for which an unknown key was meant: one fault is told once.

    If that key was ``extends``, nothing is known to be missing.
    """
    known = set(lack.schema["properties"])
    free = known - set(lack.value)
    misspelt = {key_meant(key, free - NOTES) for key in _strange(lack) if not key.startswith(ASIDE)}
    for key in () if "extends" in misspelt else lack.schema["required"]:
        if key in free - misspelt:
            node = lack.whole(lack.schema["properties"][key])
            hint = Say("rulebook.hint.missing", {"about": node.get("description", ""), "wanted": _wanted(node)})
            yield Fault("missing_key", lack.path, {"key": key}, hint)


def _wanted(node: Schema) -> Say:
    """What would do where nothing stands."""
    if "x-ref" in node:
        return Say("rulebook.hint.like", {"example": f"{node['x-ref']}/…"})
    if "enum" in node:
        return choices("", [shown(each) for each in node["enum"]])
    kinds = node.get("type", "string")
    return _either([kinds] if isinstance(kinds, str) else kinds)


def _not_one_of(lack: _Lack) -> Iterator[Fault]:
    yield Fault("not_one_of", lack.path, {"found": shown(lack.value)}, choices(lack.value, lack.wanted))


def _not_the_one(lack: _Lack) -> Iterator[Fault]:
    yield Fault("not_the_one", lack.path, {"found": shown(lack.value), "expected": shown(lack.wanted)})


def _type(lack: _Lack) -> Iterator[Fault]:
    wanted = lack.wanted
    kinds = [wanted] if isinstance(wanted, str) else wanted
    told = {"expected": _either(kinds), "found": Say(f"rulebook.type.{named(lack.value)}")}
    yield Fault("wrong_type", lack.path, told, _retyped(lack, kinds))


def _retyped(lack: _Lack, kinds: list[str]) -> Say | None:
    """The hint that writes the same value as what was expected, where that is plain."""
    text = f"{lack.value}".strip() if isinstance(lack.value, str | float) else ""
    if "object" in kinds and (wrapped := _wrapped(lack)):
        return Say("rulebook.hint.bare", {"value": wrapped})
    if "array" in kinds and not isinstance(lack.value, list):
        return Say("rulebook.hint.listed")
    if _NUMERIC.fullmatch(text) and not {"integer", "number"}.isdisjoint(kinds):
        return Say("rulebook.hint.bare", {"value": text.removesuffix(".0").removeprefix("+")})
    if "boolean" in kinds and text.lower() in _YES_NO:
        return Say("rulebook.hint.bare", {"value": _YES_NO[text.lower()]})
    return _like(lack) if "string" in kinds and lack.schema.get("examples") else None


def _wrapped(lack: _Lack) -> str:
    """The object that holds the value under the one key that it must have; "" if that would not do."""
    key, *more = lack.schema.get("required", [""])
    node = lack.whole(lack.schema.get("properties", {}).get(key, {}))
    fits = isinstance(lack.value, str) and lack.value in node.get("enum", ())
    return f'{{ "{key}": "{lack.value}" }}' if fits and not more else ""


def _either(kinds: list[str]) -> Say:
    first, *rest = [Say(f"rulebook.type.{kind}") for kind in kinds]
    return Say("rulebook.type.either", {"one": first, "other": rest[0]}) if rest else first


def named(value: object) -> str:
    """What JSON calls a value of this type."""
    names = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "float"}
    return names.get(type(value), "null")


def _pattern(lack: _Lack) -> Iterator[Fault]:
    if any(unicodedata.category(letter) == "Cc" and letter != "\n" for letter in lack.value):
        yield Fault("control_character", lack.path)
    else:
        yield Fault("wrong_pattern", lack.path, {"found": shown(lack.value)}, _rewritten(lack) or _like(lack))


def _rewritten(lack: _Lack) -> Say | None:
    """The hint that guesses the same word in small letters, with - or _ where there were spaces; if that would do."""
    words = re.split(r"[-_ ]+", lack.value.lower()) if re.fullmatch(r"[\w -]{1,60}", lack.value) else []
    fits = [guess for guess in ("-".join(words), "_".join(words)) if words and re.search(lack.wanted, guess)]
    return Say("rulebook.hint.guess", {"guess": fits[0]}) if fits else None


def _like(lack: _Lack) -> Say | None:
    examples = lack.schema.get("examples")
    if examples:
        return Say("rulebook.hint.like", {"example": shown(examples[0])})
    about = lack.schema.get("description", "")
    return Say("rulebook.hint.about", {"about": about}) if about else None


_BOUNDS = {"minimum": "least", "exclusiveMinimum": "above", "maximum": "most"}


def _range(lack: _Lack) -> Iterator[Fault]:
    values = {"found": shown(lack.value), "limit": lack.wanted, "bound": _BOUNDS[lack.keyword]}
    yield Fault("out_of_range", lack.path, values)


def _count(lack: _Lack) -> Iterator[Fault]:
    bound = "most" if lack.keyword.startswith("max") else "least"
    yield Fault("wrong_count", lack.path, {"found": len(lack.value), "limit": lack.wanted, "bound": bound})


def _length(lack: _Lack) -> Iterator[Fault]:
    bound = "most" if lack.keyword == "maxLength" else "least"
    yield Fault("wrong_length", lack.path, {"found": len(lack.value), "limit": lack.wanted, "bound": bound})


def _repeated(lack: _Lack) -> Iterator[Fault]:
    met: set[str] = set()
    for index, item in enumerate(lack.value):
        if f"{item!r}" in met:
            yield Fault("repeated", (*lack.path, index), {"found": shown(item)})
        met.add(f"{item!r}")


def _unforeseen(lack: _Lack) -> Iterator[Fault]:
    yield Fault("own_fault", lack.path, {"what": lack.keyword})


_EXPLAIN: dict[str, Callable[[_Lack], Iterator[Fault]]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "enum": _not_one_of,
    "const": _not_the_one,
    "type": _type,
    "pattern": _pattern,
    "minimum": _range,
    "maximum": _range,
    "exclusiveMinimum": _range,
    "minItems": _count,
    "maxItems": _count,
    "maxProperties": _count,
    "minProperties": _count,
    "minLength": _length,
    "maxLength": _length,
    "uniqueItems": _repeated,
}
