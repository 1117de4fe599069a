"""Pages that tell: handouts, and chapters of the rulebook, of a sound shape, among the rules of their pack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices, meant
from rpg.rulebook.ids import NOTES, kind_of
from rpg.rulebook.links import near_id, reference
from rpg.rulebook.printed import known
from rpg.rulebook.printed.kinds import paper_of
from rpg.rulebook.printed.saying import spoken
from rpg.words.marks import parted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Path

LONGEST = 900
"""Letters of an aside in one language: it is never parted, and stands in one column."""
_NAMED = re.compile(r"\{([a-z]+)\}")


def handout_faults(doc: Document, pack: Pack) -> Iterator[Fault]:
    """The faults of a handout: rules and scenes that are not there, names that stand for nothing, languages missing."""
    value = doc.value
    yield from _languages(value["words"], ("words",), pack, doc.slug)
    for name, to in value.get("binds", {}).items():
        if not to.startswith("/") and name not in NOTES:
            yield from reference(pack, to, kind_of(to), ("binds", name), "value")
    if value.get("scene"):
        yield from _scene(value["scene"], pack)
    for language, words in value["words"].items():
        for index, line in enumerate(words["text"] if language not in NOTES else ()):
            lacking = sorted(set(_NAMED.findall(line)) - set(value.get("binds", {})))
            if lacking:
                told = {"key": shown(line), "values": ", ".join(lacking)}
                yield Fault("values_missing", ("words", language, "text", index), told, severity="warning")


def _scene(slug: str, pack: Pack) -> Iterator[Fault]:
    ids = [identity for other in pack.seen.values() for identity in other.ids if kind_of(identity) == "scene"]
    slugs = {identity.rpartition("/")[2] for identity in ids}
    if slug not in slugs:
        hint = meant(slug, slugs) or near_id(pack, slug, "scene")
        yield Fault("no_such_id", ("scene",), {"found": shown(slug), "kind": "scene"}, hint)


def chapter_faults(doc: Document, pack: Pack) -> Iterator[Fault]:
    """The faults of a chapter: what its values, sentences and tables are, and where it leads to."""
    value = doc.value
    for name, spec in value.get("values", {}).items():
        if name not in NOTES:
            yield from _value(spec, ("values", name), pack)
    given = set(value.get("values", {})) - NOTES
    for path, words in _texts(value):
        yield from _languages(words, path, pack, shown(next(iter(words.values()), "")))
        for language, text in words.items():
            if language not in NOTES:
                yield from _text(text, (*path, language), given, pack)
    for index, block in enumerate(value["blocks"]):
        yield from _block(block, ("blocks", index), given, pack)


def _texts(value: dict[str, Any]) -> Iterator[tuple[Path, dict[str, str]]]:
    """Every text of a chapter, by language, with its path."""
    yield from (((key,), value[key]) for key in ("title", "lead"))
    for index, block in enumerate(value["blocks"]):
        for key in ("title", "text", "items"):
            held = block.get(key)
            if isinstance(held, dict):
                yield ("blocks", index, key), held
            elif isinstance(held, list):
                yield from ((("blocks", index, key, at), words) for at, words in enumerate(held))


def _languages(words: dict[str, Any], path: Path, pack: Pack, key: str) -> Iterator[Fault]:
    """What the pack's own language lacks, and those that it promises."""
    wanted = {pack.card.language, *pack.card.languages} if pack.card else set[str]()
    for language in sorted(wanted - set(words)):
        yield Fault("untranslated", path, {"key": key, "language": language})


def _text(text: str, path: Path, given: Collection[str], pack: Pack) -> Iterator[Fault]:
    pieces, chapters = parted(text)
    names = [spoken(piece) for piece in pieces]
    if any(found == {""} for found in names):
        yield Fault("bad_sentence", path, {"found": shown(text)})
        return
    lacking = sorted({name for found in names for name in found} - {*given, ""})
    if lacking:
        yield Fault("values_missing", path, {"key": shown(text), "values": ", ".join(lacking)})
    there = _chapters(pack)
    for to in chapters:
        if to not in there:
            yield Fault("no_such_chapter", path, {"found": shown(to)}, choices(to, there))


def _chapters(pack: Pack) -> list[str]:
    """The chapters that a pack's may lead to: the program's, its own, and those of packs that it requires."""
    docs = [doc for other in (pack, *pack.seen.values()) for doc in other.documents.values()]
    return sorted({*known.chapters(), *(doc.slug for doc in docs if paper_of(doc) == "chapter")})


def _value(spec: str, path: Path, pack: Pack) -> Iterator[Fault]:
    """What a value is: a pointer that a chapter of the program has too, or the name or another text of an entity."""
    if spec.startswith("/"):
        if spec not in known.chapter_values():
            yield Fault("no_such_pointer", path, {"found": shown(spec)}, choices(spec, known.chapter_values()))
        return
    identity = spec.partition("#")[0]
    yield from reference(pack, identity, kind_of(identity), path, "value")


def _block(block: dict[str, Any], path: Path, given: Collection[str], pack: Pack) -> Iterator[Fault]:
    if block["is"] == "tables":
        for index, identity in enumerate(block["ids"]):
            yield from reference(pack, identity, "table", (*path, "ids", index), "value")
    elif block["is"] == "say":
        for index, key in enumerate(block["keys"]):
            yield from _said(key, (*path, "keys", index), given)
    elif block["is"] == "aside" and _longest(block["text"]) > LONGEST:
        yield Fault("long_aside", (*path, "text"), {"limit": LONGEST})


def _longest(texts: list[dict[str, str]]) -> int:
    """How many letters they are together, in the language that has most."""
    languages = {language for words in texts for language in words} - NOTES
    return max((sum(len(words.get(language, "")) for words in texts) for language in languages), default=0)


def _said(key: str, path: Path, given: Collection[str]) -> Iterator[Fault]:
    message = known.messages().get(key)
    if message is None:
        yield Fault("no_such_sentence", path, {"found": shown(key)}, meant(key, known.messages()))
        return
    lacking = sorted(spoken(message) - {*given, ""})
    if lacking:
        yield Fault("values_missing", path, {"key": shown(key), "values": ", ".join(lacking)})
