"""What the oracle answers, shows and tells, and what silence is worth (GAME.md 13)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from rpg.game.check import decide as check
from rpg.game.check.events import Part, TableRead, Tested
from rpg.game.oracle import events as e
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.dice import Dice
    from rpg.game.check.rules import CheckRules
    from rpg.game.check.told import Told
    from rpg.game.oracle.rules import Answer, Likelihood, OracleRules
    from rpg.game.oracle.state import Oracle

Asked: TypeAlias = Tested | e.QuestionAnswered
Shown: TypeAlias = TableRead | e.ImageDrawn
Narrated: TypeAlias = TableRead | e.SceneNarrated


def likelihood(rules: OracleRules, key: str) -> Likelihood:
    """The likelihood of that key; the usual one for "", or for a key that the rules do not have."""
    known = {one.key: one for one in rules.likelihoods}
    return known.get(key) or known.get(rules.usual) or rules.likelihoods[0]


def chances(rules: OracleRules, core: CheckRules, pool: int) -> dict[str, Fraction]:
    """The exact chance of every answer, by its key, with a pool of so many dice; in the order of the answers."""
    found = dict.fromkeys((answer.key for answer in rules.answers), Fraction(0))
    for degree, share in check.odds(core, _size(core, pool)).items():
        found[_answer(rules, degree).key] += share
    return found


def yes(rules: OracleRules, core: CheckRules, pool: int) -> Fraction:
    """The exact chance of any yes, with a price or without."""
    shares = chances(rules, core, pool)
    return sum((shares[answer.key] for answer in rules.answers if answer.yes), Fraction(0))


def questions_left(rules: OracleRules, oracle: Oracle) -> int:
    """How many questions this scene still bears."""
    return max(0, rules.questions - oracle.asked)


def ask(  # noqa: PLR0913 - a question has this many circumstances, all named by keyword
    rules: OracleRules,
    core: CheckRules,
    oracle: Oracle,
    dice: Dice,
    *,
    question: str,
    likely: str = "",
    told: Told | None = None,
    anyway: bool = False,
) -> tuple[Asked, ...] | Refusal:
    """Ask: the core roll with the pool of a likelihood; ``anyway`` even if the scene bears no more questions."""
    if not anyway and not questions_left(rules, oracle):
        return Refusal(Say("oracle.refused.enough", {"n": rules.questions}))
    chosen = likelihood(rules, likely)
    parts = (Part("likelihood", chosen.pool),) if chosen.pool else ()
    tested = check.test(core, dice, who=rules.id, label="ask:oracle", parts=parts, told=told)
    if isinstance(tested, Refusal):
        return tested
    answer = _answer(rules, tested.degree).key
    return (tested, e.QuestionAnswered(question=question, likelihood=chosen.key, answer=answer))


def turned(rules: OracleRules, oracle: Oracle) -> tuple[e.AnswerTurned, ...] | Refusal:
    """What was asked last in this scene is answered with a yes that has no price; refused if nothing was, or if it is.

    What that costs is the map's to say.
    """
    if not oracle.last:
        return Refusal(Say("oracle.refused.nothing_asked"))
    best = next((one.key for one in rules.answers if one.yes and all(map(check.is_clean, one.degrees))), "")
    if not best or oracle.last[1] == best:
        return Refusal(Say("oracle.refused.so_already", {"question": oracle.last[0]}))
    return (e.AnswerTurned(answer=best),)


def image(rules: OracleRules, core: CheckRules, dice: Dice) -> tuple[Shown, ...]:
    """Draw an image: one word from each of its tables."""
    motion, matter = _image(rules, core, dice)
    return (motion, matter, e.ImageDrawn(rows=((motion.table, motion.row), (matter.table, matter.row))))


def narrated(rules: OracleRules, core: CheckRules, dice: Dice, node: tuple[str, ...] = ()) -> tuple[Narrated, ...]:
    """Tell a scene, by one of the narrations: a sentence from each of its tables.

    ``node`` is what the map says of the place, its structure and its feature; then no other place is drawn.
    """
    which = dice.roll("narration", 1, len(rules.narrations))[0] - 1
    chosen = rules.narrations[which]
    tables = [table for table in chosen.parts if not node or table not in rules.places]
    reads = [check.read_table(core, dice, table, f"narration:{n}") for n, table in enumerate(tables)]
    seen = _image(rules, core, dice) if chosen.image else ()
    told = tuple((read.table, read.row) for read in reads)
    shown = tuple((read.table, read.row) for read in seen)
    return (*reads, *seen, e.SceneNarrated(narration=chosen.key, rows=told, image=shown, node=node))


def silence(oracle: Oracle, *, on: bool) -> tuple[e.SilenceSet, ...]:
    """The campaign takes the silence for a rule, or drops it; nothing if it does already."""
    return () if oracle.silence == on else (e.SilenceSet(on=on),)


def speak(
    rules: OracleRules, oracle: Oracle, *, text: str, who: str, depth: int, anyway: bool = False
) -> tuple[e.LineSpoken, ...] | Refusal:
    """Somebody says a line; where silence rules, so many a scene and no more, unless ``anyway``."""
    bound = oracle.silence and depth >= rules.silence.depth
    if bound and not anyway and oracle.spoken >= rules.silence.lines:
        return Refusal(Say("oracle.refused.said", {"n": rules.silence.lines}))
    return (e.LineSpoken(text=text, who=who),)


def kept(rules: OracleRules, oracle: Oracle, *, place: str, depth: int) -> tuple[e.SilenceKept, ...] | Refusal:
    """A scene went by without a word: its node gives Bearing, once."""
    if not oracle.silence:
        return Refusal(Say("oracle.refused.no_silence"))
    if depth < rules.silence.depth:
        return Refusal(Say("oracle.refused.shallow", {"depth": depth, "least": rules.silence.depth}))
    if oracle.spoken:
        return Refusal(Say("oracle.refused.spoken", {"n": oracle.spoken}))
    if place in oracle.silent:
        return Refusal(Say("oracle.refused.given", {"place": Term(place) if "/" in place else place}))
    return (e.SilenceKept(place=place),)


def _image(rules: OracleRules, core: CheckRules, dice: Dice) -> tuple[TableRead, TableRead]:
    motion = check.read_table(core, dice, rules.image.motion, "image:motion")
    return motion, check.read_table(core, dice, rules.image.matter, "image:matter")


def _answer(rules: OracleRules, degree: str) -> Answer:
    """What a degree says; the first answer to one that none of them names."""
    return next((answer for answer in rules.answers if degree in answer.degrees), rules.answers[0])


def _size(core: CheckRules, pool: int) -> int:
    return check.pool_size(core, (Part("likelihood", pool),))
