"""Translations as a PO file, the form that translators' programs read and write; our own few lines of it.

Each text is an entry whose ``msgctxt`` is ``id|key``; a name with forms has one for each form and one for its gender.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.translations import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rpg.rulebook.translating import Unit

_QUOTED = re.compile(r'(msgctxt|msgid|msgstr)?[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r"}
_GENDER = "gender"
_FORMS = ("one", "other", _GENDER)
_GENDERS = frozenset({"m", "f", "n"})


class PoError(ValueError):
    """A line of a PO file that is none; ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        """The fault of that line."""
        super().__init__(f"line {line}")
        self.line = line


class Entry(NamedTuple):
    """An entry of a PO file: its context, its English, what is said for it, and whether that is only a guess."""

    context: str
    english: str
    said: str
    fuzzy: bool = False


def written(units: Iterable[Unit], pack: str, language: str) -> str:
    """A PO file of those texts; what is out of date is marked fuzzy."""
    head = f"Project-Id-Version: {pack}\nContent-Type: text/plain; charset=UTF-8\nLanguage: {language}\n"
    blocks = [f'msgid ""\nmsgstr {_quoted(head)}\n']
    for unit in units:
        if unit.state != "nothing":
            blocks += [_block(entry) for entry in _entries(unit)]
    return "\n".join(blocks)


def _entries(unit: Unit) -> Iterator[Entry]:
    fuzzy, context = unit.state == "stale", f"{unit.id}|{unit.key}"
    if isinstance(unit.english, str):
        said = unit.said["one"] if isinstance(unit.said, dict) else unit.said or ""
        yield Entry(context, unit.english, said, fuzzy)
        return
    forms = unit.said if isinstance(unit.said, dict) else {"one": unit.said or "", "other": unit.said or ""}
    for form in _FORMS:
        yield Entry(f"{context}|{form}", unit.english.get(form, "n"), forms.get(form, ""), fuzzy)


def _block(entry: Entry) -> str:
    flag = "#, fuzzy\n" if entry.fuzzy and entry.said else ""
    lines = [f"{name} {_quoted(text)}" for name, text in zip(("msgctxt", "msgid", "msgstr"), entry[:3], strict=True)]
    return flag + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    lines = [line.replace("\n", "\\n") for line in plain.splitlines(keepends=True)] or [""]
    return f'"{lines[0]}"' if len(lines) == 1 else '""\n' + "\n".join(f'"{line}"' for line in lines)


def read(text: str) -> list[Entry]:
    """The entries of a PO file that have a context; PoError if a line is none of such a file."""
    found: list[dict[str, str]] = [{}]
    fuzzy, current = [False], ""
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if line.startswith("#") or not line:
            current = ""
            if line.startswith("#,") and "fuzzy" in line:
                _opened(found, fuzzy)
                fuzzy[-1] = True
            continue
        match = _QUOTED.fullmatch(line)
        if not match or not (match[1] or current):
            raise PoError(number)
        current = match[1] or current
        if match[1] and match[1] in found[-1]:
            found.append({})
            fuzzy.append(False)
        if match[1] == "msgctxt" and found[-1]:
            _opened(found, fuzzy)
        found[-1][current] = found[-1].get(current, "") + _ESCAPED.sub(lambda m: _LETTERS.get(m[1], m[1]), match[2])
    return [
        Entry(each["msgctxt"], each.get("msgid", ""), each.get("msgstr", ""), guess)
        for each, guess in zip(found, fuzzy, strict=True)
        if "msgctxt" in each
    ]


def _opened(found: list[dict[str, str]], fuzzy: list[bool]) -> None:
    """Begin another entry, unless one has just begun."""
    if found[-1]:
        found.append({})
        fuzzy.append(False)


def said(entries: Iterable[Entry], units: Iterable[Unit]) -> Iterator[tuple[str, str, Any, str]]:
    """What a PO file says for texts of a pack: id, key, text and source. Guesses and empty entries are left out.

    What was translated from another English than there is now is stale.
    """
    by_context = {entry.context: entry for entry in entries if entry.said and not entry.fuzzy}
    for unit in units:
        context = f"{unit.id}|{unit.key}"
        if isinstance(unit.english, str) and context in by_context:
            entry = by_context[context]
            yield unit.id, unit.key, entry.said, unit.source if entry.english == unit.english else UNSEEN
        elif isinstance(unit.english, dict):
            forms = [by_context.get(f"{context}|{form}") for form in _FORMS]
            one, other, gender = forms
            if one and other:
                told = {"one": one.said, "other": other.said}
                if gender and gender.said in _GENDERS:
                    told[_GENDER] = gender.said
                now = (one.english, other.english) == (unit.english["one"], unit.english["other"])
                yield unit.id, unit.key, told, unit.source if now else UNSEEN
