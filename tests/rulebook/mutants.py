"""Our own rules with one fault put in, at random: what a tired author does to a file, and where it should be told."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg import content
from rpg.rulebook.ids import NOTES
from rpg.rulebook.scanner import Span, scan
from rpg.rulebook.schema import Schemas
from rpg.rulebook.shape import find, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CORE = content.folder("rules") / "core"
SCHEMAS = Schemas()
TRANSLATION = "locale/it.json"
STALE = "the English has changed"


class Chance(NamedTuple):
    """Numbers that look random and are the same in every run."""

    seed: str

    def below(self, count: int, what: str = "") -> int:
        return int.from_bytes(hashlib.sha256(f"{self.seed}/{what}".encode()).digest()[:8], "big") % count


class Site(NamedTuple):
    """A place in a file where a fault can be put: a value, its span, its schema, and the schema of what holds it."""

    file: str
    text: str
    path: tuple[str | int, ...]
    value: Any
    span: Span
    node: dict[str, Any]
    holder: dict[str, Any]
    above: Any

    @property
    def key(self) -> str | int:
        return self.path[-1]

    @property
    def named(self) -> bool:
        """Whether it is a member of an object with fixed keys."""
        return self.span.key >= 0 and self.key in self.holder.get("properties", {})

    @property
    def required(self) -> bool:
        return self.named and self.key in self.holder.get("required", ())

    @property
    def raw(self) -> str:
        return self.text[self.span.start : self.span.end]


class Mutant(NamedTuple):
    """A file with one fault, and the file and the lines in which it may rightly be told."""

    fault: str
    file: str
    raw: bytes
    told: str
    lines: frozenset[int]


def line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


@cache
def sites() -> tuple[Site, ...]:
    """Every value of every entity of the core pack."""
    found: list[Site] = []
    for file in sorted(CORE.glob("*/*.json")):
        if file.parent.name != "locale":
            text = file.read_text("utf-8")
            read = scan(text)
            name = file.relative_to(CORE).as_posix()
            top = Site(name, text, (), read.value, read.spans[()], SCHEMAS[file.parent.name], {}, None)
            found += _inside(top, read.spans)
    return tuple(found)


def _inside(site: Site, spans: dict[tuple[str | int, ...], Span]) -> Iterator[Site]:
    yield site
    for key, inner in _items(site.value):
        node = _below(site.node, key)
        if node is not None:
            path = (*site.path, key)
            made = Site(site.file, site.text, path, inner, spans[path], node, site.node, site.value)
            yield from _inside(made, spans)


def _items(value: object) -> list[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return [(key, inner) for key, inner in value.items() if key not in NOTES]
    return list(enumerate(value)) if isinstance(value, list) else []


def _below(node: dict[str, Any], key: str | int) -> dict[str, Any] | None:
    if isinstance(key, str):
        below = node.get("properties", {}).get(key, node.get("additionalProperties"))
    else:
        below = node["prefixItems"][key] if "prefixItems" in node else node.get("items")
    return SCHEMAS.whole(below) if isinstance(below, dict) else None


# Edits: where they start and end, the new text, and the lines on which the fault may be told.
Edit = tuple[int, int, str, tuple[int, ...]]


def _value(site: Site, new: str) -> Edit:
    return site.span.start, site.span.end, new, (line(site.text, site.span.start),)


def _key(site: Site, new: str) -> Edit:
    end = site.span.key + len(json.dumps(site.key, ensure_ascii=False))
    return site.span.key, end, json.dumps(new), (line(site.text, site.span.key),)


def _slip(word: str, chance: Chance) -> str:
    """A word with two letters swapped, or one left out."""
    spots = [n for n in range(1, len(word) - 1) if word[n] != word[n + 1] and word[n : n + 2].isalpha()]
    at = spots[chance.below(len(spots), "spot")] if spots else 0
    if chance.below(2, "how"):
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _slipped(site: Site, chance: Chance) -> Edit:
    head, slash, tail = str(site.value).rpartition("/")
    return _value(site, json.dumps(head + slash + _slip(tail, chance)))


def _dropped(site: Site, chance: Chance) -> Edit:
    """A member taken away with its comma; told where the object begins."""
    del chance
    start, end = site.span.key, site.span.end
    after = re.compile(r"\s*,\s*").match(site.text, end)
    before = re.compile(r",\s*\Z").search(site.text[:start])
    start, end = (start, after.end()) if after else (before.start() if before else start, end)
    told = line(site.text, _start_of_holder(site))
    return start, end, "", (told,)


def _start_of_holder(site: Site) -> int:
    return next(other.span.start for other in sites() if other.file == site.file and other.path == site.path[:-1])


def _beside(site: Site, key: str) -> int:
    """Where another member of the same object stands."""
    return next(
        other.span.start for other in sites() if other.file == site.file and other.path == (*site.path[:-1], key)
    )


def _twice(site: Site, chance: Chance) -> Edit:
    del chance
    member = site.text[site.span.key : site.span.end]
    return site.span.end, site.span.end, f",\n{member}", (line(site.text, site.span.end) + 1,)


def _no_comma(site: Site, chance: Chance) -> Edit:
    del chance
    comma = re.compile(r"\s*,").match(site.text, site.span.end)
    end = comma.end() if comma else site.span.end
    following = re.compile(r"\s*").match(site.text, end)
    told = following.end() if following else end
    return end - 1, end, " ", (line(site.text, end - 1), line(site.text, told))


def _no_quote(site: Site, chance: Chance) -> Edit:
    del chance
    return site.span.end - 1, site.span.end, "", (line(site.text, site.span.end),)


def _no_bracket(site: Site, chance: Chance) -> Edit:
    del chance
    following = re.compile(r"[\s,]*").match(site.text, site.span.end)
    told = following.end() if following else site.span.end
    return site.span.end - 1, site.span.end, "", (line(site.text, site.span.end), line(site.text, told))


def _far(site: Site, chance: Chance) -> Edit:
    by = 1 + chance.below(3)
    bad = site.node["minimum"] - by if "minimum" in site.node else site.node["maximum"] + by
    return _value(site, str(bad))


def _level(site: Site) -> int:
    return int(site.path[1])


def _source(site: Site) -> int:
    """The line of the translation that keeps the hash of a text."""
    kind, slug = site.file.removesuffix(".json").split("/")
    shape = shape_of(SCHEMAS[kind], SCHEMAS)
    whole = next(other.value for other in sites() if other.file == site.file)
    key = next(found.name for found in find(whole, shape) if found.path == site.path)
    text = (CORE / TRANSLATION).read_text("utf-8")
    return line(text, scan(text).spans[f"core:{kind}/{slug}", key, "source"].start)


Fault = tuple["Callable[[Site], bool]", "Callable[[Site, Chance], Edit]"]


def _is(site: Site, kind: type) -> bool:
    return isinstance(site.value, kind) and not (kind is int and isinstance(site.value, bool))


def _text(site: Site) -> bool:
    return _is(site, str) and bool(site.path)


def _comma_behind(site: Site) -> bool:
    return bool(site.path) and re.compile(r"\s*,").match(site.text, site.span.end) is not None


FAULTS: dict[str, Fault] = {
    "a key is misspelt": (
        lambda s: s.named and len(str(s.key)) > 3 and s.key != "kind",
        lambda s, c: _key(s, _slip(str(s.key), c)),
    ),
    "a required key is missing": (lambda s: s.required and len(s.above) > 1, _dropped),
    "an unknown key": (
        lambda s: s.named,
        lambda s, _: (s.span.key, s.span.key, '"colour": "red", ', (line(s.text, s.span.key),)),
    ),
    "a key is there twice": (lambda s: s.span.key >= 0, _twice),
    "a number in quotes": (lambda s: _is(s, int), lambda s, _: _value(s, f'"{s.value}"')),
    "a number instead of a text": (_text, lambda s, c: _value(s, str(c.below(9)))),
    "null": (lambda s: bool(s.path), lambda s, _: _value(s, "null")),
    "a list instead of its item": (_text, lambda s, _: _value(s, f"[{s.raw}]")),
    "out of range": (lambda s: _is(s, int) and bool({"minimum", "maximum"} & s.node.keys()), _far),
    "a fraction": (lambda s: _is(s, int), lambda s, _: _value(s, f"{s.value}.5")),
    "not a number": (lambda s: _is(s, int), lambda s, c: _value(s, ("NaN", "Infinity", "1e999")[c.below(3)])),
    "a reference is misspelt": (lambda s: "x-ref" in s.node and len(str(s.value)) > 8, _slipped),
    "a reference to another kind": (
        lambda s: "x-ref" in s.node,
        lambda s, _: _value(s, '"ability/mule"' if s.node["x-ref"] != "ability" else '"gear/rope"'),
    ),
    "a word is misspelt": (lambda s: "enum" in s.node and _text(s) and len(str(s.value)) > 3, _slipped),
    "bad dice": (
        lambda s: "x-dice" in s.node,
        lambda s, c: _value(s, f'"{s.value}{("x", "d", "+", " dice")[c.below(4)]}"'),
    ),
    "an empty text": (lambda s: _text(s) and s.node.get("minLength", 0) > 0, lambda s, _: _value(s, '""')),
    "a control character": (
        lambda s: "x-i18n" in s.node and _text(s),
        lambda s, _: _value(s, s.raw[:-1] + '\\u001b"'),
    ),
    "a key that is not written so": (
        lambda s: s.key == "key" and _text(s) if s.path else False,
        lambda s, _: _value(s, f'"{str(s.value).title()}!"'),
    ),
    "two keys of a list are the same": (
        lambda s: len(s.path) > 1 and s.key == "key" and isinstance(s.path[-2], int) and s.path[-2] > 0,
        lambda s, _: _value(s, json.dumps(_before(s))),
    ),
    "another id": (lambda s: s.path == ("id",), lambda s, _: _value(s, s.raw[:-1] + 's"')),
    "another kind": (lambda s: s.path == ("kind",), lambda s, c: _value(s, json.dumps(_slip(str(s.value), c)))),
    "a comma too many": (
        lambda s: bool(s.path) and not _comma_behind(s),
        lambda s, _: (s.span.end, s.span.end, ",", (line(s.text, s.span.end),)),
    ),
    "a comma is missing": (_comma_behind, _no_comma),
    "a quote is missing": (_text, _no_quote),
    "a bracket is missing": (lambda s: isinstance(s.value, dict | list) and bool(s.path), _no_bracket),
    "a single quote": (_text, lambda s, _: _value(s, f"'{s.raw[1:-1]}'")),
    "a word of another language": (
        lambda s: isinstance(s.value, bool),
        lambda s, _: _value(s, str(s.value)),
    ),
    "a row is shifted": (
        lambda s: s.path[-1:] == ("low",) and s.path[0] == "rows",
        lambda s, c: _value(s, str(s.value + (1 if c.below(2) else -1))),
    ),
    "a row is turned round": (
        lambda s: s.path[-1:] == ("high",) and s.path[0] == "rows" and s.value > 1,
        lambda s, _: (s.span.start, s.span.end, "0", (line(s.text, s.span.start), line(s.text, _beside(s, "low")))),
    ),
    "levels do not rise": (
        lambda s: s.path[:1] == ("levels",) and s.path[-1] == "points" and _level(s) > 0,
        lambda s, _: _value(s, "0"),
    ),
    "harm the wrong way round": (
        lambda s: s.path == ("harm", "partial"),
        lambda s, _: _value(s, str(s.above["fail"] + 1)),
    ),
    STALE: (
        lambda s: "x-i18n" in s.node and _text(s),
        lambda s, _: (s.span.end - 1, s.span.end, ' at last"', (_source(s),)),
    ),
}


def _before(site: Site) -> str:
    """The key of the item before this one."""
    path = (*site.path[:-2], int(site.path[-2]) - 1, "key")
    return next((str(s.value) for s in sites() if s.file == site.file and s.path == path), "none")


@cache
def _fit(fault: str) -> tuple[Site, ...]:
    return tuple(site for site in sites() if FAULTS[fault][0](site))


def mutant(number: int) -> Mutant:
    """The mutant of that number: the kinds of faults take turns, the place is drawn."""
    names = list(FAULTS)
    fault = names[number % len(names)]
    chance = Chance(f"mutant {number}")
    options = _fit(fault)
    for trial in range(20):
        site = options[chance.below(len(options), f"site {trial}")]
        start, end, new, lines = FAULTS[fault][1](site, chance)
        text = site.text[:start] + new + site.text[end:]
        if text != site.text:
            told = TRANSLATION if fault == STALE else site.file
            return Mutant(fault, site.file, text.encode(), told, frozenset(lines))
    raise AssertionError(fault)
