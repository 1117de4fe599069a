"""What the rules say of a thing, as plain data that a card's pointers lead into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rpg.campaign.rules import Rules
    from rpg.game.character.rules import Ability, Condition, Gear
    from rpg.game.encounter.rules import Adversary
    from rpg.words import Voice

Kind: TypeAlias = Literal["gear", "adversary", "condition", "ability"]
Facts: TypeAlias = dict[str, Any]

KINDS: tuple[Kind, ...] = get_args(Kind)
FOR_PLAYERS: tuple[Kind, ...] = ("gear", "condition", "ability")
"""A stat block is the GM's."""


_PAIR, _STEM = 2, 4


def facts(kind: str, rules: Rules, voice: Voice) -> tuple[Facts, ...]:
    """All things of a kind in the order of their names (adversaries: the weakest first), or the rows of a table by id.

    Secret conditions are on no paper, not even on the GM's: a card face down on the table would tell of them.
    """
    match kind:
        case "gear":
            return _by_name(_gear(thing, voice) for thing in rules.character.gear.values())
        case "condition":
            open_ = (thing for thing in rules.character.conditions.values() if not thing.secret)
            return _by_name(_condition(thing, voice) for thing in open_)
        case "ability":
            return _by_name(_ability(thing, rules, voice) for thing in rules.character.abilities.values())
        case "adversary":
            known = sorted(rules.encounter.adversaries.values(), key=lambda machine: (machine.tier, machine.id))
            return tuple(_adversary(thing, voice) for thing in known)
        case table:
            return _rows(table, rules, voice)


def _by_name(things: Iterable[Facts]) -> tuple[Facts, ...]:
    return tuple(sorted(things, key=lambda thing: (thing["name"].casefold(), thing["code"])))


def _named(id_: str, voice: Voice, text: str = "") -> Facts:
    pack, _, slug = id_.partition(":")
    said = {"id": id_, "name": _large(voice.term(Term(id_))), "code": f"{pack}:{slug.rpartition('/')[2]}"}
    return said | ({"text": _large(voice.term(Term(id_, text)))} if text else {})


def _large(said: str) -> str:
    return said[:1].upper() + said[1:]


def _rows(table: str, rules: Rules, voice: Voice) -> tuple[Facts, ...]:
    """The rows of a table in their order; none if the rules at hand lack it."""
    known = rules.check.tables.get(table)
    return tuple(
        {
            **_named(table, voice), "note": "", "text": _large(voice.term(Term(table, f"rows.{row.key}.text"))),
            "dice": f"{row.low}" if row.low == row.high else f"{row.low}–{row.high}",
        }
        for row in (known.rows if known else ())
    )  # fmt: skip


def _signed(number: int) -> str:
    return f"{number:+}".replace("-", "−") if number else ""


def _count(number: int) -> str:
    return str(number) if number else ""


def _gear(thing: Gear, voice: Voice) -> Facts:
    weapon = thing.weapon
    strike = {
        "skill": _large(voice.term(Term(weapon.skill))),
        "dice": _signed(weapon.bonus),
        "damage": str(weapon.damage),
        "pierce": _count(weapon.pierce),
        "reach": str(weapon.reach),
    } if weapon else {}  # fmt: skip
    named = _named(thing.id, voice, "effect")
    numbers = {"soak": thing.soak, "uses": thing.uses}
    numbers |= {"damage": weapon.damage, "pierce": weapon.pierce} if weapon else {}
    told = {(_stem(voice.word(f"press.card.{key}")), str(number)) for key, number in numbers.items()}
    named["text"] = _large(_untold(named["text"], told, _signed(weapon.bonus) if weapon else ""))
    return {
        **named,
        "note": voice.word("press.card.relic") if thing.relic else "",
        "slots": str(thing.slots), "soak": _count(thing.soak), "carries": _count(thing.carries), "uses": thing.uses,
        "protects": _signed(thing.protects), "weapon": strike,
    }  # fmt: skip


def _untold(text: str, told: set[tuple[str, str]], dice: str) -> str:
    """An effect without those of its parts ("damage 3", "+1 die", "3 uses") that the numbers of the card say."""
    kept = []
    for part in text.split(";"):
        words = part.split()
        if len(words) == _PAIR:
            one, other = (word.casefold() for word in words)
            if (_stem(one), other) in told or (_stem(other), one) in told or (dice and one == dice):
                continue
        kept.append(part)
    return ";".join(kept).strip()


def _stem(word: str) -> str:
    """How a word begins, which a verb and its noun share: "assorbe", "assorbimento"."""
    return word.casefold()[:_STEM]


def _condition(thing: Condition, voice: Voice) -> Facts:
    return {
        **_named(thing.id, voice, "effect"),
        "per_watch": _signed(thing.per_watch), "per_day": _signed(thing.per_day),
        "ends": voice.word(f"press.card.ends.{thing.ends}") if thing.ends else "",
        "push": voice.word("press.card.no_push") if thing.no_push else "",
    }  # fmt: skip


def _ability(thing: Ability, rules: Rules, voice: Voice) -> Facts:
    whose = [_large(voice.term(Term(a.id))) for a in rules.character.archetypes.values() if thing.id in a.abilities]
    limited = thing.limited
    per = voice.word("press.card.per", per=limited.per) if limited else ""
    return {
        **_named(thing.id, voice, "text"), "note": " · ".join(whose),
        "times": limited.times if limited else 0, "per": per,
    }  # fmt: skip


def _adversary(thing: Adversary, voice: Voice) -> Facts:
    numbers = {key: str(getattr(thing, key)) for key in ("tier", "sense", "threat", "speed", "pace", "armour", "reach")}
    traits = [_large(voice.say(Say(f"trait.{trait.key}", {"n": trait.value}))) for trait in thing.traits]
    moves = [_large(voice.term(Term(thing.id, f"moves.{move.key}.text"))) for move in thing.moves]
    return {
        **_named(thing.id, voice), **numbers, "note": voice.word(f"press.faction.{thing.faction}"),
        "harm": f"{thing.harm.partial}/{thing.harm.fail}", "integrity": thing.integrity,
        "traits": traits, "moves": moves,
    }  # fmt: skip
