"""The notes themselves: path to Markdown, the same for the same log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.markup import flat, front, link, plain
from rpg.desk.plain import plain as plain_name
from rpg.desk.recap import evening
from rpg.desk.sheet import sheet
from rpg.desk.telling.made import described, hidden
from rpg.desk.vault.gathered import gathered, place_key
from rpg.desk.vault.names import Names
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rpg.campaign.entry import Entry
    from rpg.campaign.rules import Rules
    from rpg.campaign.world import Made
    from rpg.desk.markup import Field
    from rpg.desk.recap import Piece, Retold
    from rpg.desk.vault.gathered import Thread, Visited
    from rpg.game.character.state import Person
    from rpg.words import Voice

_SUFFIX = ".md"
_FOLDERS = {"npc": "people", "place": "places"}


def vault(rules: Rules, path: Sequence[Entry], voice: Voice, *, gm: bool = False) -> dict[str, str]:
    """Every note by its path in the vault (``people/Tae.md``), as Markdown that ends with a line's end.

    ``path`` is the log from the beginning, oldest first. What is secret is told with ``gm`` only.
    """
    return _Vault(rules, path, voice, gm=gm).notes()


class _Vault:
    """Gives every note its path first, so that each can link to any other."""

    def __init__(self, rules: Rules, path: Sequence[Entry], voice: Voice, *, gm: bool) -> None:
        self._rules, self._voice, self._gm = rules, voice, gm
        self._of = gathered(path, gm=gm)
        self._told = {n: evening(rules, found, voice, n, gm=gm) for n, found in self._of.sessions.items()}
        names = Names()
        self._campaign = names.take(self._of.world.name)
        self._people = {who: self._path("people", names, p.name) for who, p in self._of.world.people.by_id.items()}
        self._places = {key: self._path("places", names, self._title(at)) for key, at in self._of.places.items()}
        self._kept = {key: self._path(_FOLDERS[made.what], names, made.called) for key, made in self._made()}
        self._sessions = {n: self._path("sessions", names, told.session) for n, told in self._told.items()}
        self._threads = {n: self._path("threads", names, thread.text) for n, thread in self._of.threads.items()}

    def notes(self) -> dict[str, str]:
        """Every note by its path."""
        world = self._of.world
        made = {self._campaign: self._root()}
        made |= {path: self._person(world.people.by_id[who]) for who, path in self._people.items()}
        made |= {path: self._place(self._of.places[key]) for key, path in self._places.items()}
        made |= {path: self._improvised(key) for key, path in self._kept.items()}
        made |= {path: self._session(n, self._told[n]) for n, path in self._sessions.items()}
        made |= {path: self._thread(self._of.threads[n]) for n, path in self._threads.items()}
        return {f"{path}{_SUFFIX}": text for path, text in made.items()}

    def _made(self) -> Iterator[tuple[str, Made]]:
        """Whatever was made up and kept, by its name without case; a place where the table was has a note already."""
        for key, made in self._of.world.kept.items():
            if made.what != "place" or place_key(made.called, "") not in self._places:
                yield key, made

    def _improvised(self, key: str) -> str:
        """Somebody, or a place, that was made up and kept."""
        made, sessions = self._of.world.kept[key], [self._of.kept[key]] if self._of.kept.get(key) else []
        kind: dict[str, Field] = {"type": "person", "status": "kept"} if made.what == "npc" else {"type": "place"}
        return self._note(
            {**kind, "name": made.called, "sessions": sessions},
            made.called,
            ("", self._drawn(made)),
            ("sessions", self._session_links(sessions)),
        )

    def _drawn(self, made: Made | None) -> list[str]:
        """What was drawn of it; the GM's half only where that is known."""
        says = (described(made), *hidden(made)) if made else ()
        return [plain(self._voice.say(say)) for say in says]

    def _links(self, what: str) -> list[str]:
        kept = self._of.world.kept
        return [link(path, kept[key].called) for key, path in self._kept.items() if kept[key].what == what]

    def _path(self, folder: str, names: Names, name: str) -> str:
        return f"{self._voice.word(f'vault.folder.{folder}')}/{names.take(name)}"

    def _title(self, place: Visited) -> str:
        return self._voice.term(Term(place.scene)) if place.scene else flat(place.title)

    def _note(self, fields: Mapping[str, Field], title: str, *parts: tuple[str, Iterable[str]]) -> str:
        """A note: its fields, its title, and under each heading the lines of a list; nothing under none is left out."""
        given = {**fields, "campaign": self._of.world.name, "gm": self._gm}
        blocks = [front(given), f"# {plain(title)}"]
        for heading, lines in parts:
            listed = "\n".join(f"- {line}" for line in lines)
            if listed:
                blocks += [f"## {self._voice.word(f'vault.{heading}')}"] if heading else []
                blocks.append(listed)
        return "\n\n".join(blocks) + "\n"

    def _root(self) -> str:
        world = self._of.world
        open_ = [n for n, thread in self._of.threads.items() if not thread.closed]
        return self._note(
            {"type": "campaign", "name": world.name, "sessions": world.sessions},
            world.name,
            ("sessions", self._session_links(self._sessions)),
            ("people", (*self._people_links(self._people), *self._links("npc"))),
            ("places", (*(self._place_link(key) for key in self._places), *self._links("place"))),
            ("threads", (self._thread_link(n) for n in open_)),
            ("closed", (self._thread_link(n) for n in self._threads if n not in open_)),
            ("rulings", map(plain, world.rulings)),
        )

    def _person(self, person: Person) -> str:
        status = "dead" if person.dead else "away" if person.away else "alive"
        present = [n for n, people in self._of.present.items() if person.id in people]
        places = [key for key, place in self._of.places.items() if person.id in place.people]
        return self._note(
            {"type": "person", "name": person.name, "status": status, "sessions": present},
            person.name,
            ("", (plain(self._voice.say(say)) for say in sheet(self._rules, person))),
            ("sessions", self._session_links(present)),
            ("places", map(self._place_link, places)),
        )

    def _place(self, place: Visited) -> str:
        scene = self._rules.scenes.get(place.scene)
        aloud = [Term(place.scene, f"aloud.{line.key}.text") for line in scene.aloud] if scene else []
        here = [Term(place.scene, f"here.{line.key}.text") for line in scene.here] if scene and self._gm else []
        kept = next(
            (
                m
                for m in self._of.world.kept.values()
                if m.what == "place" and plain_name(m.called) == plain_name(place.title)
            ),
            None,
        )
        return self._note(
            {"type": "place", "name": self._title(place), "sector": place.sector, "sessions": place.sessions},
            self._title(place),
            ("", (*(plain(self._voice.term(term)) for term in aloud), *self._drawn(kept))),
            ("here", (plain(self._voice.term(term)) for term in here)),
            ("sessions", self._session_links(place.sessions)),
            ("people", self._people_links(place.people)),
        )

    def _session(self, number: int, told: Retold) -> str:
        opened = [n for n, thread in self._of.threads.items() if thread.opened == number]
        closed = [n for n, thread in self._of.threads.items() if thread.closed == number]
        near = [n for n in (number - 1, number + 1) if n in self._sessions]
        note = self._note(
            {"type": "session", "name": told.session, "number": number, "date": told.day},
            told.session,
            ("people", self._people_links(self._of.present.get(number, ()))),
            ("opened", map(self._thread_link, opened)),
            ("closed", map(self._thread_link, closed)),
            ("stands", (plain(stand.line) for stand in told.stands)),
            ("sessions", self._session_links(near)),
        )
        body = "\n".join(map(self._piece, told.pieces)).strip()
        return note + (f"\n## {self._voice.word('vault.happened')}\n\n{body}\n" if body else "")

    def _piece(self, piece: Piece) -> str:
        """A piece of the evening; a scene as a link to its place."""
        if piece.scene is not None:
            return f"\n### {self._place_link(place_key(piece.scene.title, piece.scene.scene))}\n"
        apart = {"fight": "\n**{}**\n", "paragraph": "\n  {}\n", "deed": "  - {}"}
        return apart.get(piece.kind, "- {}").format(plain(piece.text))

    def _thread(self, thread: Thread) -> str:
        return self._note(
            {"type": "thread", "name": thread.text, "open": not thread.closed},
            thread.text,
            ("opened_in", self._session_links([thread.opened])),
            ("closed_in", self._session_links([thread.closed])),
        )

    def _session_links(self, numbers: Iterable[int]) -> list[str]:
        return [link(self._sessions[n], self._told[n].session) for n in numbers if n in self._sessions]

    def _people_links(self, people: Iterable[str]) -> list[str]:
        known = self._of.world.people.by_id
        return [link(self._people[who], known[who].name) for who in people if who in known]

    def _place_link(self, key: str) -> str:
        return link(self._places[key], self._title(self._of.places[key]))

    def _thread_link(self, number: int) -> str:
        return link(self._threads[number], self._of.threads[number].text)
