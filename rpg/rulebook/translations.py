"""Both languages: every text of a pack is there in the languages that the pack promises, and is not out of date."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import meant
from rpg.rulebook.ids import NOTES, full, pack_of
from rpg.rulebook.shape import bare
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rpg.problem import Severity
    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Path

UNSEEN = "00000000"
"""The source of an entry that nobody has looked at since its English was written there."""
_DIGITS = 8
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


class English(NamedTuple):
    """A text as it stands in an entity: its document, its path there, and the text."""

    doc: Document
    path: Path
    text: Any


def source_of(text: object) -> str:
    """What a translation keeps of its English: the first digits of the SHA-256 of the text as compact, sorted JSON."""
    import hashlib  # noqa: PLC0415 - it takes time to load, and only translations need it

    raw = json.dumps(bare(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(raw.encode()).hexdigest()[:_DIGITS]


def translation_faults(
    pack: Pack, english: Mapping[str, Mapping[str, English]], patched: Mapping[str, Mapping[str, English]]
) -> Iterator[tuple[Document, Fault]]:
    """The faults of all translations of a pack.

    ``english``: the texts of sound entities in sight, by id and key; ``patched``: those that its patches set.
    """
    promised, source = (pack.card.languages, pack.card.language) if pack.card else ((), "")
    said = pack.translations
    for index, language in enumerate(promised):
        if language not in (*said, source):
            yield pack.manifest, Fault("language_missing", ("languages", index), {"language": language})
    for language, doc in said.items():
        if doc.sound and doc.name in pack.checked:
            severity: Severity = "error" if language in promised else "warning"
            for place, fault in _of_language(pack, doc, english, patched):
                yield place, fault._replace(severity=severity)


def _of_language(
    pack: Pack,
    doc: Document,
    english: Mapping[str, Mapping[str, English]],
    patched: Mapping[str, Mapping[str, English]],
) -> Iterator[tuple[Document, Fault]]:
    told: dict[str, str] = {}
    for identity in (each for each in doc.value if each not in NOTES):
        if told.setdefault(full(identity, pack.id), identity) != identity:
            yield doc, Fault("repeated", (identity,), {"found": identity[:80]}, at="key")
    ids = {identity for other in pack.seen.values() for identity in other.ids}
    for identity, written in told.items():
        if identity not in ids:
            yield doc, Fault("translates_nothing", (written,), {"found": written[:80]}, meant(written, ids), "key")
        elif identity in english:
            texts = {**english[identity], **patched.get(identity, {})}
            yield from ((doc, fault) for fault in _of_entity(doc.value[written], written, texts))
    own = [(identity, texts) for identity, texts in english.items() if pack_of(identity) == pack.id]
    for identity, wanted in (*own, *patched.items()):
        there = doc.value.get(told.get(identity, ""), {})
        yield from _missing(doc.slug, wanted, there)


def _of_entity(said: dict[str, Any], written: str, texts: Mapping[str, English]) -> Iterator[Fault]:
    for key, entry in said.items():
        if key in NOTES:
            continue
        if key not in texts:
            yield Fault("translates_nothing", (written, key), {"found": key[:80]}, meant(key, texts), "key")
        elif entry["source"] != source_of(texts[key].text):
            yield _outdated(entry, texts[key].text, (written, key, "source"))
        elif (found := _placeholders(entry["text"])) != (expected := _placeholders(texts[key].text)):
            told = {"key": key, "found": _listed(found), "expected": _listed(expected)}
            yield Fault("placeholders_differ", (written, key, "text"), told)


def _outdated(entry: Mapping[str, Any], english: object, path: tuple[str, str, str]) -> Fault:
    """The fault of a translation that is not one of the English there is now."""
    if unseen(entry, english):
        return Fault("unseen", path, {"key": path[1]}, _renew(english, "unseen"))
    return Fault("stale", path, {"key": path[1]}, _renew(english, "stale"))


def unseen(entry: Mapping[str, Any], english: object) -> bool:
    """Whether an entry is one of a skeleton that nobody has translated yet."""
    return bool(entry["source"] == UNSEEN) and bool(bare(entry["text"]) == bare(english))


def _placeholders(text: object) -> frozenset[str]:
    """The names in braces in a text, or in the forms of a name."""
    forms = text.values() if isinstance(text, dict) else [text]
    return frozenset(name for form in forms for name in _PLACEHOLDER.findall(f"{form}"))


def _listed(names: frozenset[str]) -> str | Say:
    return ", ".join(sorted(names)) or Say("rulebook.no_placeholders")


def _renew(text: object, name: str) -> Say:
    key = "rulebook.hint.translate" if name == "unseen" else "rulebook.hint.source"
    return Say(key, {"expected": source_of(text)})


def _missing(language: str, texts: Mapping[str, English], said: dict[str, Any]) -> Iterator[tuple[Document, Fault]]:
    for key, text in texts.items():
        if key not in said:
            yield text.doc, Fault("untranslated", text.path, {"key": key, "language": language})
