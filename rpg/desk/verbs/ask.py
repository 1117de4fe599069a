"""``ask``: a question that nothing else answers, and how likely a yes is; alone: what each likelihood is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.answer import happened, misused, refuse, refused, said
from rpg.desk.chances import chance, chances
from rpg.desk.line import told_in
from rpg.desk.plain import nearest, plain, worded
from rpg.game.oracle import decide
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.campaign.rules import Rules
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.game.oracle.rules import Likelihood
    from rpg.words import Value

ANYWAY = frozenset({"anyway", "comunque"})
"""Said by a GM for whom this once a limit is none."""
_LONGEST = 300
"""Bytes of a question."""
_SIGNS = "?!.,;: "


def run(line: Line, table: Table) -> Result:
    """``ask`` · ``ask likely`` · ``ask is the lift working? likely`` · ``ask … anyway`` · ``ask … =64``."""
    told = told_in(line.words)
    if isinstance(told, Refusal):
        return refused(told)
    rules = table.rules
    words = [word for word in line.words if not word.startswith("=")]
    anyway, words = without(words)
    likely, question = _likelihood(words, rules)
    slip = "" if likely else _slip(words, rules)
    text = " ".join(question).rstrip(" ,;:")
    wrong = _no_likelihood(slip, line, table) if slip else _unasked(text) if question else None
    if wrong is not None:
        return wrong
    if not question:
        asked = rules.oracle.likelihoods if not likely else (decide.likelihood(rules.oracle, likely),)
        return said(*_listed(asked, table), data={"odds": {one.key: _data(one, rules) for one in asked}})
    now = table.world.oracle
    events = decide.ask(
        rules.oracle, rules.check, now, table.dice, question=text, likely=likely, told=told, anyway=anyway
    )
    if isinstance(events, Refusal):
        return refused(Refusal(events.why, prefill=events.prefill or again(line, table)))
    left = decide.questions_left(rules.oracle, now)
    before = () if table.world.odds == "off" else (odds(decide.likelihood(rules.oracle, likely), table),)
    return happened(table, events, *before, after=(Say("oracle.left", {"n": max(0, left - 1)}),))


def _unasked(text: str) -> Result | None:
    """Why that is no question: it is too long, or signs alone; None if it is one."""
    if len(text.encode()) > _LONGEST:
        return refuse("shorter", most=_LONGEST)
    return None if worded(text) else misused("ask", text)


def without(words: list[str]) -> tuple[bool, list[str]]:
    """Whether the GM insists, and the words without the one that says so: the first, or the last."""
    for at in (-1, 0):
        if words and plain(words[at].strip(_SIGNS)) in ANYWAY:
            return True, words[:at] if at else words[1:]
    return False, words


def again(line: Line, table: Table) -> str:
    """The same line with that word: what it takes to go beyond a limit."""
    verb = table.book.by_key.get(line.verb) if table.book else None
    names, word = ((verb.it, "comunque") if table.language == "it" else (verb.en, "anyway")) if verb else ((), "")
    return f"{'!' if line.secret else ''}{names[0]} {line.rest} {word}" if names else ""


def _likelihood(words: list[str], rules: Rules) -> tuple[str, list[str]]:
    """The likelihood that a question ends, or begins, with ("": none), and the words of the question."""
    bare = [plain(word.strip(_SIGNS)) for word in words]
    for name, key in sorted(_names(rules), key=lambda pair: -len(pair[0])):
        n = len(name)
        if bare[-n:] == name:
            return key, words[:-n]
        if bare[:n] == name:
            return key, words[n:]
    return "", words


def _slip(words: list[str], rules: Rules) -> str:
    """The word, or two, that were meant as a likelihood and are none: behind the question mark, or a slip of one."""
    known = {" ".join(name) for name, key in _names(rules) if key != rules.oracle.usual}
    asked = next((n for n in range(len(words) - 1, -1, -1) if words[n].rstrip('”»"').endswith("?")), len(words))
    behind = words[asked + 1 :]
    if behind and len(behind) <= max(len(name.split()) for name in known):
        return " ".join(behind)
    bare = [plain(word.strip(_SIGNS)) for word in words]
    return next((words[at] for at in (-1, 0) if words and nearest(bare[at], known)), "")


def _no_likelihood(word: str, line: Line, table: Table) -> Result:
    """The list of likelihoods; the line comes back with the one that was nearly said, or without the word."""
    oracle, texts = table.rules.oracle, table.rules.texts
    own = {}
    for one in oracle.likelihoods:
        text = texts.get(table.language, {}).get(oracle.id, {}).get(f"likelihoods.{one.key}.name")
        own[plain(text) if isinstance(text, str) else one.key] = text if isinstance(text, str) else one.key
    near = nearest(plain(word.strip(_SIGNS)), own)
    names = Listed(tuple(Term(oracle.id, f"likelihoods.{one.key}.name") for one in oracle.likelihoods))
    prefill = " ".join(line.typed.replace(word, own.get(near, ""), 1).split())
    return refused(Refusal(Say("oracle.refused.likelihood", {"word": word, "names": names}), prefill=prefill))


def _names(rules: Rules) -> Iterator[tuple[list[str], str]]:
    """Every name of every likelihood in both languages, word by word; in Italian it bends, too."""
    oracle = rules.oracle
    for one in oracle.likelihoods:
        yield plain(one.key.replace("_", " ").replace("-", " ")).split(), one.key
        for language in rules.texts:
            text = rules.texts[language].get(oracle.id, {}).get(f"likelihoods.{one.key}.name")
            if isinstance(text, str):
                name = plain(text)
                yield name.split(), one.key
                if language == "it" and name.endswith("o"):
                    yield f"{name[:-1]}a".split(), one.key


def odds(one: Likelihood, table: Table) -> Say:
    """``even: yes 16.7 % · yes, but 33.3 % · no 50 % · any yes 50 %``; never said where odds are off."""
    rules, world = table.rules, table.world
    shares = decide.chances(rules.oracle, rules.check, one.pool)
    rows: list[tuple[Value, float]] = [
        (Term(rules.oracle.id, f"answers.{key}.text"), float(share)) for key, share in reversed(shares.items())
    ]
    values: dict[str, Value] = {
        "likelihood": Term(rules.oracle.id, f"likelihoods.{one.key}.name"),
        "shares": chances(world, rows),
        "yes": chance(world, decide.yes(rules.oracle, rules.check, one.pool)),
    }
    return Say("oracle.odds", values)


def _listed(asked: tuple[Likelihood, ...], table: Table) -> tuple[Say, ...]:
    left = Say("oracle.left", {"n": decide.questions_left(table.rules.oracle, table.world.oracle)})
    if table.world.odds != "off":
        return (*(odds(one, table) for one in asked), left)
    names = tuple(Term(table.rules.oracle.id, f"likelihoods.{one.key}.name") for one in asked)
    return (Say("oracle.likelihoods", {"names": Listed(names)}), left)


def _data(one: Likelihood, rules: Rules) -> dict[str, str]:
    return {key: str(share) for key, share in decide.chances(rules.oracle, rules.check, one.pool).items()}
