"""The core roll: how large a pool is, what its faces say, and what a push changes (GAME.md 1)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec.structs import replace

from rpg.game.check.chances import odds, odds_after, odds_pushed
from rpg.game.check.events import Part, Tested
from rpg.game.check.tables import read_table, row
from rpg.game.refusal import Refusal
from rpg.words import Listed, Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rpg.dice import Dice
    from rpg.game.check.rules import CheckRules
    from rpg.game.check.told import Told
    from rpg.words import Value

__all__ = [
    "CLEAN",
    "RANK",
    "extra",
    "is_clean",
    "noises",
    "odds",
    "odds_after",
    "odds_pushed",
    "pool_size",
    "pushed",
    "read_table",
    "row",
    "test",
    "worth_pushing",
]

Pushing: TypeAlias = Literal["never", "now", "on_fail"]

_READINGS: Final = 1 << 14
"""Readings that are remembered at most: every roll of five dice, and many of more."""
RANK: Final = {"fail": 0, "partial": 1, "full": 2, "surge": 3}
"""The degrees that every core ladder has, from worst to best."""
CLEAN: Final = frozenset({"full", "surge"})
"""Those of a deed that is done without a price."""


def is_clean(degree: str) -> bool:
    """Whether the deed is done without a price: full or surge."""
    return degree in CLEAN


def pool_size(rules: CheckRules, parts: Iterable[Part]) -> int:
    """The dice of all parts together, within the limits of the core roll."""
    dice, core = 0, rules.core
    for part in parts:
        dice += part.dice
    return core.pool_min if dice < core.pool_min else min(core.pool_max, dice)


def test(  # noqa: PLR0913 -- a roll has this many circumstances, all named by keyword
    rules: CheckRules,
    dice: Dice,
    *,
    who: str,
    label: str,
    parts: Sequence[Part],
    told: Told | None = None,  # noqa: PT028 -- the game's test, not pytest's
    push: Pushing = "never",  # noqa: PT028 -- the game's test, not pytest's
    told_again: Told | None = None,  # noqa: PT028 -- the game's test, not pytest's
) -> Tested | Refusal:
    """Make the core roll and, if asked, push it once.

    The first faces are drawn as ``label``, those of the push as ``label/push``; faces told from the table take their
    place. ``on_fail`` pushes only a failed roll that may be pushed; ``now`` pushes or refuses.

    Returns:
        What was rolled; or a refusal, if told faces or a told degree cannot be, or a push ``now`` is not allowed.
    """
    pool, ladder = pool_size(rules, parts), rules.ladder
    faces = told.faces if told is not None else dice.roll(label, ladder.count(pool), ladder.sides)
    degree = rules.readings.get((pool, faces))
    if degree is None:
        degree = _read(rules, pool, faces) if told is None or faces else ""
    wrong = None if degree or not (told is None or faces) else _wrong(rules, who, parts, faces, ladder.count(pool))
    if wrong is not None:
        return wrong
    tested = Tested(
        who=who, label=label, parts=tuple(parts), pool=pool, faces=faces, degree=degree, told=told is not None
    )
    if told is not None and not faces:
        return _of_degree(rules, tested, told.degree, push)
    if push == "never" or (push == "on_fail" and not worth_pushing(rules, tested)):
        return tested
    return pushed(rules, dice, tested, told_again)


def noises(rules: CheckRules, tested: Tested) -> int:
    """How often a push was heard: the loud faces that show after it; 0 if nothing was pushed."""
    return tested.again.count(rules.core.push.noise_face)


def extra(tested: Tested, rules: CheckRules) -> int:
    """How many extra effects a surge has: one for each of its faces beyond the first; one if only told."""
    surge = rules.ladder.surge
    if surge is None or tested.degree != surge.key:
        return 0
    return max(1, tested.last.count(surge.face) - surge.count + 1)


def _of_degree(rules: CheckRules, blank: Tested, degree: str, push: Pushing) -> Tested | Refusal:
    """A result told by its name alone; without faces there is nothing to reroll."""
    if push == "now":
        return Refusal(Say("check.push.faces"))
    if not odds(rules, blank.pool).get(degree):
        return Refusal(Say("check.told.degree", {"pool": blank.pool, "degree": _word(degree)}))
    return replace(blank, degree=degree)


def _word(degree: str) -> Say | str:
    return Say(f"check.degree.{degree}") if degree in RANK else degree


def _read(rules: CheckRules, pool: int, faces: tuple[int, ...]) -> str:
    """The degree of these faces; "" if a pool of that size cannot show them. What was read once is remembered."""
    known = rules.readings.get((pool, faces))
    if known is None:
        ladder = rules.ladder
        can = len(faces) == ladder.count(pool) and min(faces) >= 1 and max(faces) <= ladder.sides
        if len(rules.readings) >= _READINGS:
            rules.readings.clear()
        known = rules.readings[pool, faces] = ladder.degree(pool, faces) if can else ""
    return known


def _wrong(rules: CheckRules, who: str, parts: Sequence[Part], faces: Sequence[int], count: int) -> Refusal | None:
    """Why these cannot be the faces of so many dice of a test: who rolls how many, and what makes them so many."""
    if len(faces) == count and (not count or (min(faces) >= 1 and max(faces) <= rules.ladder.sides)):
        return None
    most = rules.ladder.sides
    if len(faces) != count:
        reasons = tuple(_reason(part) for part in parts if part.dice)
        values: dict[str, Value] = {"who": who, "needed": count, "count": len(faces)}
        return Refusal(Say("check.told.count", {**values, "parts": Listed(reasons, " ")}))
    never = next((face for face in faces if not 1 <= face <= most), None)
    return None if never is None else Refusal(Say("check.told.face", {"face": never, "most": most}))


def _reason(part: Part) -> Say:
    what: Value = Term(part.what) if "/" in part.what else Say(f"part.{part.what}")
    return Say("check.part", {"what": what, "dice": part.dice})


def worth_pushing(rules: CheckRules, tested: Tested) -> bool:
    """Whether a roll failed that may be pushed; without faces there is nothing to reroll."""
    return tested.degree == "fail" and tested.pool >= rules.core.push.min_pool and bool(tested.faces)


def pushed(rules: CheckRules, dice: Dice, tested: Tested, told_again: Told | None = None) -> Tested | Refusal:
    """The same test after its push, drawn as its label and ``/push`` or told; a refusal if its pool is too small."""
    least = rules.core.push.min_pool
    if tested.pool < least:
        return Refusal(Say("check.push.pool", {"pool": tested.pool, "least": least}))
    again = _again(rules, dice, tested, told_again)
    if isinstance(again, Refusal):
        return again
    degree = _read(rules, tested.pool, again)
    told = tested.told or told_again is not None
    return replace(tested, again=again, degree=degree, told=told)


def _again(rules: CheckRules, dice: Dice, tested: Tested, told_again: Told | None) -> tuple[int, ...] | Refusal:
    """The whole pool after the push: kept dice stay in their places, the others fall anew."""
    loose = sum([face in rules.core.push.rerolls for face in tested.faces])
    if told_again is None:
        fresh = dice.roll(f"{tested.label}/push", loose, rules.ladder.sides) if loose else ()
    elif told_again.faces or not loose:
        fresh = _fresh(rules, tested, told_again.faces, loose)
    else:
        return Refusal(Say("check.push.faces"))
    wrong = _wrong(rules, tested.who, tested.parts, fresh, loose)
    if wrong is not None:
        return wrong
    falling = iter(fresh)
    rerolls = rules.core.push.rerolls
    return tuple([next(falling) if face in rerolls else face for face in tested.faces])


def _fresh(rules: CheckRules, tested: Tested, told: tuple[int, ...], loose: int) -> tuple[int, ...]:
    """The rerolled faces among told ones, which may be those alone or the whole pool, in its order or any other."""
    if len(told) == loose or len(told) != len(tested.faces):
        return told
    pairs = tuple(zip(tested.faces, told, strict=True))
    if all(face in rules.core.push.rerolls or face == after for face, after in pairs):
        return tuple(after for face, after in pairs if face in rules.core.push.rerolls)
    kept = Counter(face for face in tested.faces if face not in rules.core.push.rerolls)
    return tuple((Counter(told) - kept).elements())
