"""A line of an exchange: ``tae strike =64; oru hold; rest flee`` is what everybody does, at once.

Behind the act: a machine to strike, an item to use, a person to drag, ``drop`` the load first, ``=64`` real dice,
``push`` (with ``=5`` the dice of the push). People who are not named in a line make it incomplete: the rules say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rpg.desk.line import told
from rpg.desk.names import ALL, REST, Found, countermeasures, entities, everybody, groups, machines, many, one
from rpg.desk.plain import plain
from rpg.game.character import decide as character
from rpg.game.encounter.acts import Act
from rpg.game.encounter.refuse import got_away
from rpg.game.refusal import Refusal
from rpg.words import Say, Term

if TYPE_CHECKING:
    from rpg.desk.table import Table
    from rpg.game.encounter.state import Stance

_ACTS: dict[Stance, str] = {
    "strike": (
        "strike strikes shoot shoots colpisci colpisce colpiscono colpire attacca attaccano attaccare spara sparano"
        " sparare"
    ),
    "flee": "flee flees run runs fuggi fugge fuggono fuggire scappa scappano scappare",
    "hold": "hold holds tieni tiene tengono tenere resta restano",
    "drag": "drag drags trascina trascinano trascinare",
    "reload": "reload reloads ricarica ricaricano ricaricare",
    "rig": "rig rigs piazza piazzano piazzare",
    "still": "still immobile immobili",
    "ride": "ride rides cavalca cavalcano cavalcare",
    "link": "link links collega collegano collegare",
    "wait": "wait waits attendi attende attendono attendere aspetta aspettano aspettare",
}
"""What somebody does, by the words that say so: told to them, of one, of several."""
ACTS: dict[str, Stance] = {word: act for act, words in _ACTS.items() for word in words.split()}
_STAYS = frozenset({"resta", "restano"})
"""Said before another act they say nothing of their own: ``resta immobile``."""
_BARE = frozenset({"flee", "still", "wait"})
"""Acts that nothing is named for."""
DROP = frozenset({"drop", "molla"})
PUSH = frozenset({"push", "forza"})
USE = frozenset({"use", "usa"})
MEMORY = frozenset({"memory", "memoria"})
_FILLER = frozenset({"with", "con", "the", "at", "il", "lo", "la", "i", "gli", "le", "a"})
_UNSAID = _STAYS | {"gli", "le", "the"}


def act_at(words: tuple[str, ...]) -> int:
    """The index of the word that says what is done; -1 if none does."""
    found = [i for i, word in enumerate(words) if plain(word) in ACTS]
    if len(found) > 1 and found[1] == found[0] + 1 and plain(words[found[0]]) in _STAYS:
        return found[1]
    return found[0] if found else -1


def able(table: Table) -> dict[str, str]:
    """Plain name -> id of everybody in the fight who can still act."""
    fight = table.world.encounter.fight
    if fight is None:
        return {}
    known: dict[str, str] = {}
    for who, fighter in fight.fighters.items():
        person = table.world.people.by_id.get(who)
        if person and not fighter.away and character.standing(table.rules.character, person):
            known |= {plain(who): who, plain(person.name): who}
    return known


def acts(text: str, table: Table) -> tuple[Act, ...] | Refusal:
    """Everybody's act, in the order of the line."""
    done = dict[str, Act]()
    for segment in filter(None, (part.strip() for part in text.split(";"))):
        words = tuple(segment.split())
        at = act_at(words)
        if at < 0:
            return Refusal(Say("desk.refused.no_act", {"text": segment}))
        who = _who(words[:at], done, text, table)
        if isinstance(who, Refusal):
            return who
        for person in who.ids:
            act = _act(person, ACTS[plain(words[at])], words[at + 1 :], table, text)
            if isinstance(act, Refusal):
                return act
            done[person] = act
    return tuple(_pushed(act, table) for act in done.values())


def _who(words: tuple[str, ...], done: dict[str, Act], text: str, table: Table) -> Found | Refusal:
    known = able(table)
    name = " ".join(word for word in words if plain(word) not in _UNSAID).replace(", ", ",")
    everybody = tuple(dict.fromkeys(known.values()))
    if plain(name) in REST or (not name and done):
        return Found(tuple(who for who in everybody if who not in done))
    if not name or plain(name) in ALL:
        return Found(everybody)
    found = many(name, {**groups(table.world, known), **known}, text)
    return (_unable(found, table) or found) if isinstance(found, Refusal) else found


def _unable(refusal: Refusal, table: Table) -> Refusal | None:
    """Why somebody who is known has no act in this fight; None if it is nobody, or who is not at the table."""
    who = everybody(table.world).get(plain(str(refusal.why.values.get("word", ""))))
    fight = table.world.encounter.fight
    person = table.world.people.by_id[who] if who else None
    if who is None or person is None or fight is None or person.dead or person.away:
        return None
    fighter = fight.fighters.get(who)
    if fighter and fighter.away:
        return got_away(person)
    why = "is_down" if fighter else "not_here"
    return Refusal(Say(f"encounter.refused.{why}", {"who": person.name}))


def _act(who: str, do: Stance, words: tuple[str, ...], table: Table, text: str) -> Act | Refusal:
    act = Act(who=who, do=do)
    for word in words:
        step = _word(act, word, table, text)
        if isinstance(step, Refusal):
            return step
        act = step
    return act


def _word(act: Act, word: str, table: Table, text: str) -> Act | Refusal:
    key = plain(word)
    if key in DROP:
        return msgspec.structs.replace(act, drop=True)
    if key in PUSH:
        return msgspec.structs.replace(act, push="now")
    if word.startswith("="):
        result = told(word)
        if result is None:
            return Refusal(Say("desk.refused.told", {"word": word}))
        field = "told_again" if act.push == "now" else "told"
        return msgspec.structs.replace(act, **{field: result})
    return act if key in _FILLER else _object(act, word, table, text)


def _object(act: Act, word: str, table: Table, text: str) -> Act | Refusal:
    """A machine, a person or an item, whichever the act can take."""
    person = table.world.people.by_id[act.who]
    measure = _measure(act, word, table) if act.do == "rig" else None
    if measure is not None:
        return measure
    items = entities(table.rules, table.language, dict.fromkeys(person.gear))
    down = {plain(p.id): p.id for p in table.world.people.by_id.values() if p.id != act.who}
    fields = {
        "strike": ("target", machines(table)),
        "hold": ("target", machines(table)),
        "ride": ("target", machines(table)),
        "link": ("target", machines(table)),
        "drag": ("whom", down),
    }
    if act.do in _BARE:
        return Refusal(Say("desk.refused.odd_word", {"word": word}))
    field, known = fields.get(act.do, ("gear", items))
    found = one(word, known, text)
    if isinstance(found, Refusal) and field == "target":
        item = one(word, items, text)
        if not isinstance(item, Refusal):
            return msgspec.structs.replace(act, gear=item)
    if isinstance(found, Refusal):
        return _lacking(act, word, table) or found
    return msgspec.structs.replace(act, **{field: found})


def _lacking(act: Act, word: str, table: Table) -> Refusal | None:
    """That somebody does not carry an item that the rules know; None if it is none."""
    item = one(word, entities(table.rules, table.language, table.rules.character.gear))
    if isinstance(item, Refusal):
        return None
    who = table.world.people.by_id[act.who].name
    return Refusal(Say("encounter.refused.not_carried", {"who": who, "gear": Term(item)}))


def _measure(act: Act, word: str, table: Table) -> Act | None:
    """A countermeasure that is tried in the place of setting up an item; one that is an item is that item."""
    measures = table.rules.safeguard.countermeasures
    found = one(word, countermeasures(table))
    if isinstance(found, Refusal):
        return None
    if measures[found].way == "rig" and measures[found].gear:
        return msgspec.structs.replace(act, gear=measures[found].gear[0].gear)
    return msgspec.structs.replace(act, counter=found, place=table.world.place.key, watch=table.world.watch)


def _pushed(act: Act, table: Table) -> Act:
    """The act with the push that an amendment adds to it."""
    if act.who not in table.pushes:
        return act
    return msgspec.structs.replace(act, push="now", told_again=table.pushes[act.who] or act.told_again)
