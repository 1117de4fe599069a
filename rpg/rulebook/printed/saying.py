"""What printables say: sentences of the program, and words of the pack's own, in each of its languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices, meant, nearest
from rpg.rulebook.ids import NOTES
from rpg.rulebook.printed.kinds import FOLDER
from rpg.rulebook.printed.known import sentences
from rpg.words import Say
from rpg.words.message import MessageError, names, parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rpg.problem import Severity
    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Path

_OURS = "press."


def words_of(pack: Pack) -> dict[str, str]:
    """The words of a pack's printables in its own language, by key; none while they are not sound."""
    return _texts(pack.documents.get(_own(pack)))


def said_faults(key: object, given: Collection[str], own: dict[str, str], path: Path) -> Iterator[Fault]:
    """The faults of a key that is to be said with the values ``given``."""
    if not isinstance(key, str) or not key:
        return
    message = own.get(key) or sentences().get(key)
    if message is None:
        yield Fault("no_such_sentence", path, {"found": shown(key)}, _nearest(key, own))
        return
    lacking = sorted(spoken(message) - {*given, ""})
    if lacking:
        yield Fault("values_missing", path, {"key": shown(key), "values": ", ".join(lacking)})


def _nearest(key: str, own: Collection[str]) -> Say | None:
    """The hint at a key that was meant, the program's without what they all begin with; else at the pack's own keys."""
    ours = {known.removeprefix(_OURS): known for known in sentences()}
    known = {**ours, **{each: each for each in (*ours.values(), *own)}}
    guess = nearest(key, known)
    if guess:
        return Say("rulebook.hint.guess", {"guess": known[guess]})
    return choices(key, sorted(own)) if own else None


def words_faults(doc: Document, pack: Pack) -> Iterator[Fault]:
    """The faults of a file of words: braces that do not close; what other languages lack, or have too much."""
    said = _texts(doc)
    for key, text in said.items():
        if spoken(text) == {""}:
            yield Fault("bad_sentence", (key,), {"found": shown(text)})
    if doc.name == _own(pack):
        return
    source = pack.documents.get(_own(pack))
    severity: Severity = "error" if pack.card and doc.slug in pack.card.languages else "warning"
    for fault in _compared(doc.slug, said, _texts(source)):
        yield fault._replace(severity=severity)


def spoken(message: str) -> frozenset[str]:
    """The values that a message speaks of; the empty name alone for one that is malformed."""
    try:
        return names(parse(message))
    except (MessageError, RecursionError):
        return frozenset({""})


def _compared(language: str, said: dict[str, str], source: dict[str, str]) -> Iterator[Fault]:
    for key, text in said.items():
        if "" in spoken(text):
            continue
        if key not in source:
            yield Fault("translates_nothing", (key,), {"found": shown(key)}, meant(key, source), "key")
        elif spoken(text) != spoken(source[key]) and "" not in spoken(source[key]):
            told = {"found": _listed(spoken(text)), "expected": _listed(spoken(source[key]))}
            yield Fault("placeholders_differ", (key,), {"key": shown(key), **told})
    for key in source:
        if key not in said:
            yield Fault("untranslated", (), {"key": shown(key), "language": language})


def _listed(found: frozenset[str]) -> str:
    return ", ".join(sorted(found)) or "–"


def _own(pack: Pack) -> str:
    return f"{FOLDER}/words/{pack.card.language if pack.card else 'en'}.json"


def _texts(doc: Document | None) -> dict[str, str]:
    value: Any = doc.value if doc and doc.sound else None
    if not isinstance(value, dict):
        return {}
    return {key: text for key, text in value.items() if key not in NOTES and isinstance(text, str)}
