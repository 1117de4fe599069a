"""Pages that tell: handouts, and chapters of the rulebook, of a sound shape, among the rules of their pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices, meant
from rpg.rulebook.ids import full, kind_of, pack_of
from rpg.rulebook.links import near_id, reference
from rpg.rulebook.printed import known
from rpg.rulebook.printed.kinds import paper_of
from rpg.rulebook.printed.saying import spoken
from rpg.rulebook.shape import find, own_shapes
from rpg.words.marks import NAMED, parted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Path

_CHANGING = ("target", "replaces")
"""The keys of an entity that a patch changes, and of the one in whose place another stands."""
LONGEST = 900
"""Letters of an aside in one language: it is never parted, and stands in one column."""


def handout_faults(doc: Document, pack: Pack) -> Iterator[Fault]:
    """The faults of a handout: rules and scenes that are not there, names that stand for nothing, languages missing."""
    value = doc.value
    yield from _languages(value["words"], ("words",), pack, doc.slug)
    for name, to in value.get("binds", {}).items():
        if not to.startswith("/"):
            yield from reference(pack, to, kind_of(to), ("binds", name), "value")
    if value.get("scene"):
        yield from _scene(value["scene"], pack)
    for language, words in value["words"].items():
        for index, line in enumerate(words["text"]):
            lacking = sorted(set(NAMED.findall(line)) - set(value.get("binds", {})))
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
        yield from _value(spec, ("values", name), pack)
    given = value.get("values", {}).keys()
    for path, words in _texts(value):
        yield from _languages(words, path, pack, shown(next(iter(words.values()), "")))
        for language, text in words.items():
            yield from _text(text, (*path, language), given)
    yield from _leads(value, pack)
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


def _text(text: str, path: Path, given: Collection[str]) -> Iterator[Fault]:
    names = [spoken(piece) for piece in parted(text)[0]]
    if any(found == {""} for found in names):
        yield Fault("bad_sentence", path, {"found": shown(text)})
        return
    lacking = sorted({name for found in names for name in found} - {*given, ""})
    if lacking:
        yield Fault("values_missing", path, {"key": shown(text), "values": ", ".join(lacking)})


def _leads(value: dict[str, Any], pack: Pack) -> Iterator[Fault]:
    """The faults of what leads to other chapters; packs are looked through only if something does, and once."""
    told = [((*path, language), text) for path, words in _texts(value) for language, text in words.items()]
    led = [(path, to) for path, text in told for to in parted(text)[1]]
    there = _chapters(pack) if led else []
    for path, to in led:
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
    told, _, key = spec.partition("#")
    there = list(reference(pack, told, kind_of(told), path, "value"))
    yield from there
    identity = full(told, pack.id)
    owner = pack.seen.get(pack_of(identity))
    held = owner.ids[identity].value if owner and identity in owner.ids and not there else None
    if not isinstance(held, dict) or "extends" in held or _changed(identity, pack):
        return
    texts = [found.name for found in find(held, own_shapes()[kind_of(identity)]) if found.shape.text]
    if (key or "name") not in texts:
        hint = choices(spec, [f"{told}#{text}" for text in texts]) if texts else None
        yield Fault("no_such_pointer", path, {"found": shown(spec)}, hint)


def _changed(identity: str, pack: Pack) -> bool:
    """Whether a file in sight changes that entity or stands in its place: its texts are not what its own file says."""
    return any(
        isinstance(doc.value, dict)
        and any(isinstance(to := doc.value.get(key), str) and full(to, other.id) == identity for key in _CHANGING)
        for other in (pack, *pack.seen.values())
        for doc in other.documents.values()
    )


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
    languages = {language for words in texts for language in words}
    return max((sum(len(words.get(language, "")) for words in texts) for language in languages), default=0)


def _said(key: str, path: Path, given: Collection[str]) -> Iterator[Fault]:
    message = known.messages().get(key)
    if message is None:
        yield Fault("no_such_sentence", path, {"found": shown(key)}, meant(key, known.messages()))
        return
    lacking = sorted(spoken(message) - {*given, ""})
    if lacking:
        yield Fault("values_missing", path, {"key": shown(key), "values": ", ".join(lacking)})
