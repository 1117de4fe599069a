"""What other games, and tables, say of dice in words: ``keep 3``, ``advantage``, ``CD 15``; and what is written here.

Words behind dice are the reason for which they are rolled. Words that are the notation of another game would then be
lost without a sound, and the roll would be another one: so they are known here, in English and Italian.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FLAGS = re.IGNORECASE
_ALWAYS = re.compile(
    r"\b(?:adv|advantage|dis|disadv|disadvantage|s?vantaggio|dc|cd|tn|vs|opp|reroll(?:s|ing)?|explod(?:es?|ing)"
    r"|esplod(?:e|i|ono|endo))\b",
    _FLAGS,
)
"""Words that are about dice wherever they stand."""
_FIRST = re.compile(
    r"(?:(?:and|with|then|e|con|poi)\s+)*"
    r"((?:keep|drop|discard|best|worst|highest|lowest|top|bottom|high|low|plus|minus|times|roll|versus|against|target"
    r"|tieni|scarta|togli|miglior[ei]|peggior[ei]|più|piu|meno|volte|tira|lancia|ritira|contro|bersaglio)\b)",
    _FLAGS,
)
"""Words that are about dice where they stand first: ``2d6 to keep watch`` is a reason."""
_PLAIN_FIRST = re.compile(r"(?:against|contro|target|bersaglio|versus|low|high|top|bottom)\s+[^\W\d]", _FLAGS)
"""But not if they go on like this: ``2d6 against the guard``, ``2d6 contro la guardia``."""
_SIGNS = re.compile(
    r"\d+(?:d\d+)?|[+*%<>=#@$^|~\\{}\[\]\u2212×÷≥≤]+|(?<![^\W\d])/|/(?![^\W\d])|(?:^|(?<=\s))[-!&]+(?=\S|$)|\([^)]*$|^[^(]*\)"
)
"""Digits, operators, and brackets that hold nothing together."""


def doubtful(reason: str) -> tuple[int, int] | None:
    """Where a reason is rather dice than words; None if it is a reason."""
    found = [match.span() for match in (_ALWAYS.search(reason), _SIGNS.search(reason)) if match]
    first = _FIRST.match(reason)
    if first and not _PLAIN_FIRST.match(reason):
        found.append(first.span(1))
    return min(found, default=None)


_AND = r"\s*(?:,\s*)?(?:\b(?:and|with|then|e|con|poi)\s+)*"
_THE = r"(?:(?:the|il|lo|i|gli|le|la|of|dei)\s+)*"
_HIGH = rf"{_THE}(?:highest|best|top|high|miglior[ei]|pi[uù]\s+alt[oaie])"
_LOW = rf"{_THE}(?:lowest|worst|bottom|low|peggior[ei]|pi[uù]\s+bass[oaie])"
_N = rf"(?:\s*{_THE}(\d{{1,4}}))?\s*"
_KEEP = r"\b(?:keep(?:ing|s)?|tieni|tenendo|tengo)\b"
_DROP = r"\b(?:drop(?:ping|s)?|discard|scarta(?:ndo)?|togli(?:endo)?)\b"
_END = r"(?:\s*\b(?:dice|die|dad[oi])\b)?"
_ADVANTAGE = re.compile(rf"{_AND}\b(?:(?P<low>dis(?:adv(?:antage)?)?|svantaggio)|adv(?:antage)?|vantaggio)\b", _FLAGS)
_BEST_OF = re.compile(
    rf"{_AND}\b(?:{_HIGH}|(?P<low>{_LOW}))\s+(?:of|out\s+of|di|su|fra|tra)\s+(?P<n>\d{{1,3}})\b", _FLAGS
)
_DIE = re.compile(r"(\d{0,3})d(\d+|%)(?![\d%])", _FLAGS)
_RANGE = re.compile(r"(?<=d)\{\s*([^{}]*?)\s*\}", _FLAGS)
_FROM_TO = re.compile(r"([-+]?\d{1,6})\s*(?:-|–|\.{2,3}|to\b|a\b)\s*([-+]?\d{1,6})$", _FLAGS)
_MOST_FACES = 100
_INNER = re.compile(r"(?<=[\w)\]}])\s+([^\W\d_]+(?:\s+[^\W\d_]+)*)\s*(?=[-+*/]\s*[\d(d@$])", _FLAGS)
_LAST = re.compile(r"(?<=[\w)\]}])\s+([^\W\d_]+(?:\s+[^\W\d_]+)*)\s*$", _FLAGS)
_OPERATORS = re.compile(r"(?:vs|opp|in)\b", _FLAGS)


def _amount(how: str, *, needs: bool = False) -> Callable[[re.Match[str]], str]:
    """A modifier of how many dice, from the first number that was said of it."""

    def made(match: re.Match[str]) -> str:
        number = next((group for group in match.groups() if group), "1" if needs else "")
        return f"{how}{number or 1} " if match.end() < len(match.string) else f"{how}{number or 1}"

    return made


def _tested(how: str) -> Callable[[re.Match[str]], str]:
    """A modifier with a comparison: ``ones``, ``<3``, ``5+``, ``below 3``."""

    def made(match: re.Match[str]) -> str:
        kind = how + ("o" if how == "r" and match["once"] else "")
        said = match["test"] or ""
        number = re.search(r"\d+", said)
        if how == "x" and not number:
            return how
        sign = re.match(r"[<>]=?|=", said)
        op = sign[0] if sign else "<" if match["below"] else ">=" if match["up"] else "="
        op = "<=" if match["down"] else op
        return f"{kind}{op}{number[0] if number else 1}"

    return made


_TEST = (
    r"(?:\s*(?:on|con|su|at|the|a|il|gli|i|l['’])?\s*(?P<below>\b(?:below|under|sotto|less\s+than|meno\s+di)\s*)?"
    r"(?P<test>(?:[<>]=?|=)?\s*\d{1,4}|ones?\b|uno\b)s?(?P<up>\+|\s+(?:or\s+more|o\s+più)\b)?"
    r"(?P<down>\s+(?:or\s+less|o\s+meno)\b)?)"
)
_VERSUS = (
    r"\s*(?:\bvs\.?\s*)?\b(?:dc|cd|tn|target|difficulty|difficolt[aà]|versus|against|contro|bersaglio|vs\.)"
    r"\s*[:=]?\s*(?=[-+(@]?\d|@|\()"
)
_REWRITES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, _FLAGS), made)
    for pattern, made in (
        (r"^\s*(?:roll|tira|lancia)\s+(?=[\d(d{@$])", ""),
        (r"\btabella\s*\(", "table("),
        (r"\briserva\s*\(", "pool("),
        (r"(?<![^\W_])(\d{0,3})w(?=(?:\d{1,3}|%)(?![^\W_]))", r"\1d"),
        (r"^\s*(\d{1,4})\s*(?:times|volte)\s*:?\s+(?=[\d(d])", r"\1 # "),
        (rf"{_AND}{_KEEP}{_N}{_LOW}{_N}{_END}", _amount("kl")),
        (rf"{_AND}{_KEEP}{_N}(?:{_HIGH})?{_N}{_END}", _amount("kh")),
        (rf"{_AND}{_DROP}{_N}{_HIGH}{_N}{_END}", _amount("dh")),
        (rf"{_AND}{_DROP}{_N}(?:{_LOW})?{_N}{_END}", _amount("dl")),
        (rf"(?<=\d){_AND}\b{_LOW}\b{_N}{_END}", _amount("kl")),
        (rf"(?<=\d){_AND}\b{_HIGH}\b{_N}{_END}", _amount("kh")),
        (rf"{_AND}\b(?:reroll(?:ing|s)?|ritira(?:ndo)?)\b\s*(?P<once>once\b|una\s+volta\b)?{_TEST}", _tested("r")),
        (rf"{_AND}\b(?:explod(?:es?|ing)|esplod(?:e|i|ono|endo))\b{_TEST}?", _tested("x")),
        (
            _VERSUS,
            " vs ",
        ),
        (r"\s+(?:plus|pi[uù])\s+(?=[\d(d@$])", " + "),
        (r"\s+(?:minus|meno)\s+(?=[\d(d@$])", " - "),
        (r"\s+(?:times|per)\s+(?=[\d(d@$])", " * "),
    )
)  # fmt: skip


def rewritten(text: str) -> str:
    """A text with the words of other games put into our notation; the same text if it has none."""
    text = _RANGE.sub(_faces, text)
    best = _BEST_OF.search(text)
    if best:
        text = _several(_without(text, best), "kl1" if best["low"] else "kh1", int(best["n"]))
    for pattern, made in _REWRITES:
        text = pattern.sub(made, text)
    advantage = _ADVANTAGE.search(text)
    if advantage:
        text = _several(_without(text, advantage), "kl" if advantage["low"] else "kh")
    return _labelled(text).strip()


def _without(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


def _several(text: str, keep: str, dice: int = 0) -> str:
    """So many dice instead of the first ones that are written (0: one die more, and as many kept as there were)."""

    def more(match: re.Match[str]) -> str:
        count = int(match[1] or 1)
        return f"{dice}d{match[2]}{keep}" if dice else f"{count + 1}d{match[2]}{keep}{count}"

    return _DIE.sub(more, text, count=1)


def _faces(match: re.Match[str]) -> str:
    """Listed faces: a range written out, several symbols of one face joined, an empty one named."""
    faces = [face.strip() for face in re.split(r"[,;]", match[1])]
    return "{" + ",".join(listed for face in faces for listed in _face(face)) + "}"


def _face(face: str) -> list[str]:
    between = _FROM_TO.fullmatch(face)
    if between:
        low, high = int(between[1]), int(between[2])
        return [f"{n}" for n in range(low, high + 1)] if 0 <= high - low < _MOST_FACES else [face]
    if re.fullmatch(r"[-–—]*", face):
        return ["blank"]
    return ["-".join(re.split(r"[\s+&/|]+", face.strip("+&/|")))] if re.search(r"[^\W\d]", face) else [face]


def _labelled(text: str) -> str:
    """Words between dice and an operator are a label: ``2d6 fire + 1d4 cold``."""
    labelled = _INNER.sub(_label, text)
    return labelled if labelled == text else _LAST.sub(_label, labelled)


def _label(match: re.Match[str]) -> str:
    words = match[1]
    if _OPERATORS.match(words):
        return match[0]
    return f" [{words}] " if match.end() < len(match.string) else f" [{words}]"
