"""A filled sheet beside the campaign: whose it is, what it changes, and everything in it that cannot be."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rpg.cli.fault import Hint, Told
from rpg.cli.print import options_of
from rpg.cli.texts import languages
from rpg.cli.voices import voice
from rpg.desk import papered
from rpg.desk.making import GENDERS, slug_of
from rpg.desk.plain import nearest, plain
from rpg.desk.telling.papers import differences, written
from rpg.game.character import decide as character
from rpg.game.character import paper as papers
from rpg.game.character.creation import Choice, created
from rpg.game.character.state import Person
from rpg.press.printing import laid_sheet
from rpg.press.sheet.believed import Believed
from rpg.press.sheet.believed import believed as read
from rpg.press.sheet.reading import Filled, printed
from rpg.words import Say, Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rpg.campaign.rules import Rules
    from rpg.cli.print import Desk
    from rpg.desk.result import Result
    from rpg.desk.table import Table
    from rpg.desk.telling.papers import Difference
    from rpg.game.character.paper import Paper
    from rpg.press.form import Form, Typed
    from rpg.press.sheet.reading import Printed
    from rpg.problem import Problem

_CODES = {"range": "RPG613", "sum": "RPG614", "slots": "RPG614", "ticked": "RPG614", "cleared": "RPG614"}
_NOBODY = Person(id="", name="", gender="n", archetype="", attributes={}, skills={}, gear=())


class Whose(NamedTuple):
    """Whose sheet it is: somebody at the table, somebody of a story who ``joins``, or a stranger (archetype "")."""

    person: Person
    joins: bool = False
    named: str = ""
    near: Person | None = None
    """Somebody at the table whose name is almost that of a stranger; None where it was told that they are one."""
    gendered: bool = False
    """Whether it was told how a stranger is spoken of."""

    @property
    def stranger(self) -> bool:
        """Whether nobody knows them."""
        return not self.person.archetype


class Taken(NamedTuple):
    """What a sheet comes to. ``line`` is what the log keeps of somebody who joins."""

    whose: Whose
    paper: Paper
    texts: Mapping[str, str]
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    line: str = ""
    tips: Mapping[str, str] = MappingProxyType({})
    """What fields are called aloud."""

    def act(self, table: Table, head: int) -> Result:
        """Record it; Told if somebody else played on meanwhile."""
        if table.history.head() != head:
            raise Told("paper.file.moved")
        if self.whose.joins:
            return papered.joined(table, self.whose.person, self.paper, self.texts)
        return papered.taken(table, self.whose.person.id, self.paper, self.texts)


def known_fields(desk: Desk) -> Mapping[str, Typed]:
    """The fields of a blank sheet of this campaign."""
    return _printed(desk, None).fields


def whose(desk: Desk, found: Form, name: str, gender: str | None) -> Whose:
    """Whose sheet it is, by the name told or the one on it; Told if they are dead."""
    on_it = next((field.text for field in found.fields if field.name == "name"), "")
    called = " ".join((name or on_it).split())
    table = desk.world.people.by_id if desk.world else {}
    person = _met(called, table)
    if person is not None:
        if person.dead:
            raise Told("paper.file.dead", who=person.name)
        _known(gender, person.name)
        return Whose(person)
    for full, named in sorted(desk.rules.character.named.items()):
        said = desk.voice.term(Term(full))
        if plain(called) in {plain(full.rpartition("/")[2]), plain(said)}:
            _known(gender, said)
            return Whose(character.from_named(desk.rules.character, named, said), joins=True, named=full)
    known = {} if name else {plain(person.name): person for person in table.values()}
    near = known.get(nearest(called, known)) if called else None
    nobody = msgspec.structs.replace(_NOBODY, name=called, gender=GENDERS[gender or "n"])
    return Whose(nobody, joins=True, near=near, gendered=bool(gender))


def _met(called: str, table: Mapping[str, Person]) -> Person | None:
    """Who is called so: of exactly that id, else somebody who lives, else one of the dead."""
    named = [person for person in table.values() if plain(called) in {plain(person.id), plain(person.name)}]
    return table.get(called) or next((person for person in named if not person.dead), next(iter(named), None))


def _known(gender: str | None, who: str) -> None:
    """Hint if it was told how somebody is spoken of about whom that is known."""
    if gender:
        raise Hint("paper.file.gender", who=who)


def believed(desk: Desk, file: str, found: Form, owner: Whose, tongues: tuple[str, ...]) -> Taken:
    """What the sheet says of its owner, what differs, and every fault in it.

    It is compared with one printed now in its own language.
    """
    person, rules = owner.person, desk.rules
    own_tongue = found.language in languages() and found.language != desk.voice.language
    printing = desk._replace(voice=voice(found.language, rules)) if own_tongue else desk
    blank = _printed(printing, None)
    before = blank if owner.stranger else _printed(printing, person)
    own = desk.world.papers.get(person.id, {}) if desk.world and not owner.joins else {}
    filled = Filled(file, _fields(found, owner), before, blank, desk.voice)
    said = read(filled, rules, tongues, person.archetype, own)
    if owner.stranger:
        owner, said = _made(desk, owner, said, filled)
    elif not owner.named and said.paper.name:
        _alone(desk, owner, said, filled)
    if owner.stranger:
        return Taken(owner, said.paper, {}, (), _ordered(filled), tips=filled.tips)
    person = owner.person
    for fault in _first(papers.faults(rules.character, rules.check.core, person, said.paper), rules, filled):
        place = said.places.get(fault.part, fault.part)
        filled.told(
            _CODES.get(fault.why.key.rpartition(".")[2], "RPG612"), place, fault.why, fault.hint, warns=fault.warns
        )
    after = papers.changed(rules.character, rules.check.core, person, said.paper)
    differs = (*differences(rules, person, after), *written(own, said.texts))
    return Taken(owner, said.paper, said.texts, differs, _ordered(filled), _line(desk, owner), filled.tips)


def _first(faults: Iterable[papers.Fault], rules: Rules, filled: Filled) -> Iterator[papers.Fault]:
    """Those faults less what only follows from others: of one cause one is told.

    Slots and sums are reckoned from gear and attributes. Where an item was not understood, or an attribute is none that
    anybody can have, nobody can say what they come to.
    """
    found = tuple(faults)
    wrong = {problem.field.partition(".")[0] for problem in filled.problems if problem.field.endswith(".name")}
    gone = {"slots"} if "gear" in wrong else set[str]()
    if any(fault.part in rules.character.attributes for fault in found):
        gone |= {"slots", "vitality", "soak", "capacity"}
    return (fault for fault in found if fault.part not in gone)


def _fields(found: Form, owner: Whose) -> tuple[Typed, ...]:
    """The fields; what was printed into them counts only on a sheet that was printed for its owner, or blank."""
    on_it = next((field.default for field in found.fields if field.name == "name"), "")
    theirs = {"", plain(owner.person.id), plain(owner.person.name)}
    if not owner.stranger and plain(str(on_it or "")) in theirs:
        return found.fields
    return tuple(field._replace(default=None) for field in found.fields)


def _line(desk: Desk, owner: Whose) -> str:
    if owner.named:
        return papered.met_line(owner.person, desk.voice.language)
    return papered.join_line(desk.rules, owner.person, desk.voice.language) if owner.joins else ""


def _printed(desk: Desk, person: Person | None) -> Printed:
    """The fields of a sheet as it would be printed now."""
    options = options_of(desk, "a4", "concrete", person)
    return printed(laid_sheet(person, desk.rules, desk.voice, options, desk.printables).document)


def _ordered(filled: Filled) -> tuple[Problem, ...]:
    """The faults in the order of the pages, then of the fields as they stand there."""
    order = {name: at for at, name in enumerate(filled.names)}
    return tuple(sorted(filled.problems, key=lambda problem: (problem.page, order.get(problem.field, len(order)))))


def _alone(desk: Desk, owner: Whose, said: Believed, filled: Filled) -> None:
    """A fault if the new name of somebody is that of somebody else."""
    others = desk.world.people.by_id.values() if desk.world else ()
    for other in others:
        if other.id != owner.person.id and plain(said.paper.name) in {plain(other.id), plain(other.name)}:
            filled.fault("RPG614", "name", "taken", who=other.name)


def _made(desk: Desk, owner: Whose, said: Believed, filled: Filled) -> tuple[Whose, Believed]:
    """A stranger as the sheet makes them, and what it says beyond that; nobody still where it makes nobody."""
    rules, paper = desk.rules.character, said.paper
    if owner.near is not None:
        hint = Say("paper.hint.like", {"near": owner.near.name, "id": owner.near.id})
        filled.told("RPG612", "name", Say("paper.fault.like", {"name": owner.person.name}), hint)
    if not paper.archetype:
        if not any(problem.field == "archetype" for problem in filled.problems):
            filled.fault("RPG612", "archetype", "no_archetype")
        if not owner.person.name:
            filled.fault("RPG612", "name", "no_name")
        return owner, said
    choice = Choice(
        name=owner.person.name, archetype=paper.archetype, ability=paper.ability,
        attributes=_whole(rules.attributes, paper.attributes), skills=_whole(rules.skills, paper.skills),
        gender="f" if said.feminine and not owner.gendered else owner.person.gender, player=paper.player or "",
    )  # fmt: skip
    people = desk.world.people.by_id if desk.world else {}
    person = created(rules, choice, slug_of(choice.name, people))
    if isinstance(person, tuple):
        for why in person:
            filled.told("RPG613", _place(why, said.places), why, None)
        return owner, said
    weighing = {c.id for c in character.conditions(rules, desk.rules.check.core, person)}
    came, went = papers.both(person.gear, paper.gained) if paper.gained else ((), ())
    rest = msgspec.structs.replace(
        paper, name="", player=None, archetype="", ability="", attributes={}, skills={}, gained=came, dropped=went,
        ticked=tuple(key for key in paper.ticked if key not in weighing),
    )  # fmt: skip
    return owner._replace(person=person), said._replace(paper=rest)


def _whole(known: Mapping[str, object], ticked: dict[str, int]) -> dict[str, int]:
    """Every number of a kind, if any is ticked: then a row without ticks is none. Nothing where none is."""
    return {key: ticked.get(key, 0) for key in known} if ticked else {}


def _place(why: Say, places: Mapping[str, str]) -> str:
    """The field that a fault of somebody's making is about."""
    what = why.values.get("what")
    if isinstance(what, Term):
        return places.get(what.id, "name")
    key = why.key.rpartition(".")[2]
    starts = {"attributes": "attribute/", "skills": "skill/", "only": "attribute/"}
    begins = starts.get(key.partition("_")[0], "")
    found = next((field for part, field in places.items() if begins and begins in part), "")
    return found or ("ability" if key == "ability" else "name")
