"""A filled character sheet as a paper that can be taken: numbers, things of the rules, words.

Beside it stands which field each part came from, for whoever finds out later that it cannot be.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rpg.desk.line import number
from rpg.desk.making import feminine
from rpg.desk.names import entities
from rpg.desk.plain import plain
from rpg.game.character.paper import Paper, both
from rpg.press.sheet.meant import meant, names, near
from rpg.press.sheet.meant import rows as rows_of
from rpg.press.sheet.reading import numbered, same
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rpg.campaign.rules import Rules
    from rpg.press.sheet.reading import Filled
    from rpg.words import Text

_TRACKS = ("strain", "contagion", "marks")
_OURS = frozenset({
    "name", "player", "archetype", "ability", "ability_text", "vitality", "hunger", *_TRACKS, "gear", "slot", "soak",
    "capacity", "scar", "story", "expedition", "notes",
})  # fmt: skip
"""How the names of the fields begin that have a meaning here, but for those of attributes and conditions."""


class Believed(NamedTuple):
    """What differs, the written texts that do by field, the field of each part, and whether it speaks of a woman."""

    paper: Paper
    texts: dict[str, str]
    places: dict[str, str]
    feminine: bool = False


def believed(filled: Filled, rules: Rules, tongues: Sequence[str], archetype: str, own: Mapping[str, str]) -> Believed:
    """What the sheet of somebody of that archetype ("": of nobody yet) says; its faults stand in ``filled``.

    Nobody is without attributes: where none is ticked a blank sheet was filled in part, and what is blank says nothing.
    Nor do blank skills, or a blank list of gear.
    ``own`` is what they wrote on their sheet before.
    """
    return _Reader(filled, rules, tongues, archetype, own).read()


class _Reader:
    def __init__(
        self, filled: Filled, rules: Rules, tongues: Sequence[str], archetype: str, own: Mapping[str, str]
    ) -> None:
        self._filled, self._rules, self._tongues, self._own = filled, rules, tongues, own
        self._archetype = archetype
        self._places: dict[str, str] = {"name": "name", "ability": "ability", "archetype": "archetype"}
        self._able = ""
        dice = (f"{_slug(key)}.dice" for key in rules.character.attributes)
        self._sparse = not any(filled.boxes(track) for track in dice)
        self._woman = False

    def read(self) -> Believed:
        filled = self._filled
        archetype = self._kind()
        ability = self._ability()
        gained, dropped = self._gear()
        scarred, unscarred = self._scars()
        ticked, cleared = self._conditions()
        self._others()
        lost, *tracks = (self._track(name) for name in ("vitality", *_TRACKS))
        slots = filled.boxes("slot")
        self._places["slots"] = f"slot.{max(slots, default=1)}"
        paper = Paper(
            name=filled.text("name") if filled.changed("name") else "",
            player=filled.text("player") if self._says("player") else None,
            archetype=archetype, ability=ability,
            attributes=self._attributes(), skills=self._skills(),
            lost=lost, strain=tracks[0], contagion=tracks[1], marks=tracks[2],
            filled=len(slots), slots=filled.count("slot"),
            reticked=len(slots) != len(filled.boxes("slot", printed=True)) and not (self._sparse and not slots),
            soak=self._sum("soak"), capacity=self._sum("capacity"),
            gained=gained, dropped=dropped, scarred=scarred, unscarred=unscarred, ticked=ticked, cleared=cleared,
        )  # fmt: skip
        return Believed(paper, self._texts(), self._places, self._woman)

    def _names(self, ids: Iterator[str] | Sequence[str]) -> dict[str, str]:
        return names(self._rules, self._tongues, ids)

    def _meant(self, field: str, text: str, known: Mapping[str, str], what: str) -> str:
        """What a word means; a Problem, and "", if it is none of those."""
        found = meant(text, known)
        if not found:
            self._unknown(field, text, known, what)
        return found

    def _unknown(self, field: str, text: str, known: Mapping[str, str], what: str, also: str = "") -> None:
        """Tell that a word is none of those; ``also`` is something else that it may be a slip of."""
        close = near(text, known) or also
        named = {name: self._called(full) for name, full in known.items()}
        self._filled.word(field, named, (text, self._called(close) if close else ""), what)

    def _called(self, full: str) -> Term:
        """A thing of the rules as it is said; a scar, which is known by its key, by its text."""
        scars = self._rules.character.person.scars
        return Term(full) if "/" in full else Term(scars, f"rows.{full}.text")

    def _kind(self) -> str:
        """The archetype, if another one is written."""
        word = self._filled.text("archetype")
        if not word or not self._filled.changed("archetype"):
            return ""
        found = self._meant("archetype", word, self._names(list(self._rules.character.archetypes)), "archetype")
        women = {name for tongue in self._tongues for name in feminine(self._rules, tongue)}
        men = {name for tongue in self._tongues for name in entities(self._rules, tongue, {found: None})}
        self._woman = plain(word) in women - men
        other = found if found != self._archetype else ""
        self._archetype = found or self._archetype
        return other

    def _ability(self) -> str:
        """The ability, if another one is written: of the archetype, or else any."""
        word, character = self._filled.text("ability"), self._rules.character
        self._able = meant(self._filled.before("ability").text, self._names(list(character.abilities)))
        if not word or not self._filled.changed("ability"):
            return ""
        kind = character.archetypes.get(self._archetype)
        theirs = self._names(kind.abilities if kind else ())
        every = self._names(list(character.abilities))
        found = meant(word, theirs) or meant(word, every)
        if not found:
            self._unknown("ability", word, theirs or every, "ability", near(word, every))
        other = found if found != self._able else ""
        self._able = found or self._able
        return other

    def _attributes(self) -> dict[str, int]:
        keys = list(self._rules.character.attributes)
        return {key: n for key in keys if (n := self._track(f"{_slug(key)}.dice", key)) is not None}

    def _skills(self) -> dict[str, int]:
        known = self._rules.character.skills.values()
        tracks = {skill.id: f"{_slug(skill.attribute)}.{_slug(skill.id)}.level" for skill in known}
        blank = not any(self._filled.boxes(track) for track in tracks.values())
        read = {key: self._track(track, key) for key, track in tracks.items()}
        return {} if blank else {key: n for key, n in read.items() if n is not None}

    def _track(self, track: str, part: str = "") -> int | None:
        n = self._filled.track(track)
        self._places[part or track] = f"{track}.{n or 1}"
        return None if n == 0 and self._sparse else n

    def _says(self, field: str) -> bool:
        """Whether a field of text says something else than was printed."""
        return self._filled.changed(field) and not (self._sparse and not self._filled.text(field))

    def _both(
        self, before: Sequence[str], now: Sequence[str], here: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What comes to those ``here`` and what goes, as far as the player made ``now`` of what was printed before.

        From a sheet filled in part nothing went.
        """
        old, new, kept = Counter(before), Counter(now), Counter(here)
        wanted = Counter({key: (kept if new[key] == old[key] else new)[key] for key in (*new, *kept)})
        came, went = both(here, wanted.elements())
        return came, () if self._sparse else went

    def _conditions(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        ticked, cleared = list[str](), list[str]()
        for condition in self._rules.character.conditions.values():
            field = f"{_slug(condition.id)}.condition"
            now, before = self._filled.on(field), self._filled.before(field).on
            self._places[condition.id] = field
            if now is not before and not condition.secret:
                (ticked if now else cleared).append(condition.id)
        return tuple(ticked), () if self._sparse else tuple(cleared)

    def _gear(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What is on the list now and was not, and what is no longer."""
        known = self._names(list(self._rules.character.gear))
        before, now, here = list[str](), list[str](), list[str]()
        rows = numbered(self._filled.names, "gear", "name")
        for field in rows:
            printed, text = self._filled.before(field).text, self._filled.text(field)
            was = meant(printed, known) if printed else ""
            kept = self._filled.now(field).text
            here += [meant(kept, known)] if kept else []
            item = was if same(text, printed) else self._meant(field, text, known, "gear") if text else ""
            before += [was] if was else []
            now += [item] if item else []
            self._of_item(field.removesuffix(".name"), item)
        if before and not any(map(self._filled.text, rows)):
            self._filled.fault("RPG616", rows[0], "no_gear", warns=True)
            return (), ()
        return self._both(before, now, list(filter(None, here)))

    def _of_item(self, row: str, item: str) -> None:
        """What else stands in the row of an item: its slots are those of the rules, and its effect stays on paper."""
        slots, gear = f"{row}.slots", self._rules.character.gear.get(item)
        if self._filled.text(slots) and self._filled.changed(slots):
            told = number(self._filled.text(slots))
            if told != (gear.slots if gear else 0) and (item or not self._filled.text(f"{row}.name")):
                self._filled.fault("RPG614", slots, "item_slots", right=gear.slots if gear else 0)
        self._stays(f"{row}.effect", item, "effect")

    def _scars(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        known = rows_of(self._rules, self._tongues, self._rules.character.person.scars)
        before, now, here = list[str](), list[str](), list[str]()
        for field in numbered(self._filled.names, "scar", "text"):
            printed, text = self._filled.before(field).text, self._filled.text(field)
            was = (meant(printed, known) or printed) if printed else ""
            kept = self._filled.now(field).text
            here += [meant(kept, known) or kept] if kept else []
            scar = was if same(text, printed) else self._meant(field, text, known, "scar") if text else ""
            before += [was] if was else []
            now += [scar] if scar else []
        return self._both(before, now, here)

    def _sum(self, field: str) -> int | None:
        """A number that is written where one was reckoned; None if it is that one, or none."""
        text = self._filled.text(field)
        if not text or not self._filled.changed(field):
            return None
        n = number(text)
        self._places[field] = field
        if n is None:
            self._filled.fault("RPG613", field, "number", word=text)
        return n

    def _stays(self, field: str, entity: str, key: str) -> None:
        """Tell that the words of a field are not taken, unless they are those of the rules."""
        text = self._filled.text(field)
        if text and self._filled.changed(field) and not any(same(text, own) for own in self._said(entity, key)):
            self._filled.fault("RPG616", field, "stays", warns=True)

    def _said(self, entity: str, key: str) -> Iterator[str]:
        """A text of the rules in every language."""
        for tongue in self._tongues:
            text: Text | None = self._rules.texts.get(tongue, {}).get(entity, {}).get(key)
            if isinstance(text, str):
                yield text

    def _texts(self) -> dict[str, str]:
        """The fields that are only for words, as far as they say something else."""
        filled = self._filled
        found = {field: filled.text(field) for field in self._outings() if self._says(field)}
        told = (text for named in self._rules.character.named for text in self._said(named, "text"))
        if self._says("story") and not any(same(filled.text("story"), text) for text in told):
            found["story"] = filled.text("story")
        if self._says("notes"):
            found["notes"] = self._notes()
        hunger = self._track("hunger")
        if hunger is not None:
            found["hunger"] = f"{hunger}" if hunger else ""
        self._stays("ability_text", self._able, "text")
        return {field: text for field, text in found.items() if not same(text, self._own.get(field, "")) or not text}

    def _others(self) -> None:
        """Tell that what was filled in where a pack has put fields of its own is not taken."""
        character = self._rules.character
        slugs = {_slug(full) for full in (*character.attributes, *character.conditions)}
        for field in self._filled.names:
            typed = self._filled.on(field) is not self._filled.before(field).on or self._filled.changed(field)
            if typed and field.partition(".")[0] not in slugs | _OURS:
                self._filled.fault("RPG616", field, "stays", warns=True)

    def _outings(self) -> Iterator[str]:
        return (field for field in self._filled.names if field.startswith("expedition."))

    def _notes(self) -> str:
        """The notes without what was printed there for want of room elsewhere: whole lines, and each once."""
        printed, own = self._filled.before("notes").text, self._own.get("notes", "")
        carried = printed.removeprefix(own).strip().splitlines()
        kept = f"\n{self._filled.text('notes')}\n"
        for line in (*carried, *self._overlong()):
            kept = kept.replace(f"\n{line}\n", "\n", 1)
        return kept.strip()

    def _overlong(self) -> Iterator[str]:
        """What a sheet printed otherwise may have carried over of the fields that differ."""
        for name in self._filled.names:
            if name != "notes" and self._filled.changed(name) and (text := self._filled.text(name)):
                yield f"{self._filled.tips.get(name)}: {text}"


def _slug(full: str) -> str:
    return full.rpartition("/")[2]
