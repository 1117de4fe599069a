"""What only makes sense together: zones and their room, pointers, sentences, rules that are quoted, names of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rpg.rulebook.explain import shown
from rpg.rulebook.fault import Fault
from rpg.rulebook.guess import choices
from rpg.rulebook.ids import full, kind_of, pack_of
from rpg.rulebook.links import reference
from rpg.rulebook.printed import known
from rpg.rulebook.printed.kinds import paper_of
from rpg.rulebook.printed.pointing import View
from rpg.rulebook.printed.room import card_room, sheet_room
from rpg.rulebook.printed.saying import said_faults, words_faults, words_of
from rpg.rulebook.printed.shape import lists, zones
from rpg.rulebook.printed.telling import chapter_faults, handout_faults
from rpg.rulebook.printed.themed import resolved, theme_faults
from rpg.rulebook.shape import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack
    from rpg.rulebook.shape import Path

_SAID = ("say", "label", "last", "head")
_POINTERS = (
    ("count", "number"), ("filled", "number"), ("spare", "number"), ("value", "text"), ("on", "text"), ("of", "list"),
    ("rows", "list"),
)  # fmt: skip
"""Where an element points, and to what."""


def sense_faults(doc: Document, pack: Pack) -> Iterator[Fault]:
    """The faults of a printable whose shape is sound, among the other files of its pack and of those it requires."""
    match paper_of(doc):
        case "sheet":
            yield from _sheet(doc, pack)
        case "card":
            yield from _card(doc, pack)
        case "theme":
            yield from theme_faults(doc.slug, doc.value, _themes(pack), _themes_below(pack))
        case "handout":
            yield from handout_faults(doc, pack)
        case "chapter":
            yield from chapter_faults(doc, pack)
        case "words":
            yield from words_faults(doc, pack)
        case _:  # its folder was told
            return


_PERSON, _ADVERSARY = "character", "adversary"
_PARTS = {"track": "boxes", "slots": "boxes", "table": "rows"}
"""What of an element has fields with a number behind its name."""


class _At(NamedTuple):
    """Where an element stands: its path, what it can point to, the words of its pack."""

    pack: Pack
    words: dict[str, str]
    view: View


def sheets_of(pack: Pack) -> dict[str, dict[str, Any]]:
    """The sheets that a pack can add to, by name: those of the program, of what it requires, and its own."""
    found = dict(known.sheets())
    for other in (*reversed(pack.seen.values()), pack):
        for doc in other.documents.values():
            if paper_of(doc) == "sheet" and isinstance(doc.value, dict) and "pages" in doc.value:
                found[doc.slug] = doc.value
    return found


def _themes(pack: Pack) -> dict[str, dict[str, Any]]:
    """The themes of a pack by name, as far as they are sound."""
    docs = [doc for doc in pack.documents.values() if paper_of(doc) == "theme" and doc.sound]
    return {doc.slug: bare(doc.value) for doc in docs if isinstance(doc.value, dict)}


def _themes_below(pack: Pack) -> dict[str, dict[str, Any]]:
    """The themes that a pack finds there, whole: those of the program, and of what it requires."""
    found = dict(known.themes())
    for other in reversed(pack.seen.values()):
        own = _themes(other) if other is not pack else {}
        made = {name: resolved(name, own, found) for name in own}
        found |= {name: theme for name, theme in made.items() if theme}
    return found


def _sheet(doc: Document, pack: Pack) -> Iterator[Fault]:
    value = doc.value
    sheet = value
    if "sheet" in value:
        sheets = sheets_of(pack)
        if value["sheet"] not in sheets:
            hint = choices(value["sheet"], sorted(sheets))
            yield Fault("no_such_sheet", ("sheet",), {"found": shown(value["sheet"])}, hint)
            return
        sheet = sheets[value["sheet"]]
        yield from _zones_there(value, sheet)
    else:
        yield from _shown(doc.slug, value)
        yield from sheet_room(value)
    view = View(known.views("sheet").get(f"{sheet.get('shows', _PERSON)}", {}))
    at = _At(pack, words_of(pack), view)
    for index, page in enumerate(value.get("pages", ())):
        yield from said_faults(page["title"], (), at.words, ("pages", index, "title"))
    for path, zone in zones(value):
        yield from said_faults(zone.get("title"), (), at.words, (*path, "title"))
    for path, found in lists(value):
        yield from _elements(found, path, at)
    yield from _same_fields(value)


def _shown(name: str, value: dict[str, Any]) -> Iterator[Fault]:
    """A sheet in the place of one of ours shows what that shows; one of another name shows no adversary: none asks."""
    ours, shows = known.sheets(), value.get("shows", _PERSON)
    if name in ours and shows != ours[name].get("shows", _PERSON):
        told = {"found": shown(shows), "expected": ours[name].get("shows", _PERSON)}
        yield Fault("not_the_one", ("shows",) if "shows" in value else ("id",), told)
    elif shows == _ADVERSARY and name not in ours:
        yield Fault("not_the_one", ("id",), {"found": shown(name), "expected": _ADVERSARY})


def _zones_there(value: dict[str, Any], sheet: dict[str, Any]) -> Iterator[Fault]:
    there = [f"{zone.get('name')}" for _, zone in zones(sheet)]
    for name in value["zones"]:
        if name not in there and name not in {"//", "$schema"}:
            values = {"found": shown(name), "sheet": shown(value["sheet"])}
            yield Fault("no_such_zone", ("zones", name), values, choices(name, there), "key")


def _card(doc: Document, pack: Pack) -> Iterator[Fault]:
    value, kinds = doc.value, [kind for kind in known.views("card") if kind != "table"]
    of = value.get("of") or (doc.slug if doc.slug in kinds else "")
    if not of:
        yield Fault("missing_key", (), {"key": "of"}, choices("", kinds))
        return
    if doc.slug in kinds and of != doc.slug:
        yield Fault("not_the_one", ("of",), {"found": shown(of), "expected": doc.slug})
        of = doc.slug
    if of not in kinds:
        yield from reference(pack, of, "table", ("of",), "value")
    yield from card_room(value)
    at = _At(pack, words_of(pack), View(known.views("card")[of if of in kinds else "table"]))
    yield from said_faults(value["name"], (), at.words, ("name",))
    for path, found in lists(value):
        yield from _elements(found, path, at)


def _elements(found: list[dict[str, Any]], path: Path, at: _At) -> Iterator[Fault]:
    for index, each in enumerate(found):
        place = (*path, index)
        yield from _element(each, place, at)
        if "elements" in each:
            inner = at.view.within(each["of"]) if each["is"] == "each" else at.view
            yield from _elements(each["elements"], (*place, "elements"), at._replace(view=inner))


def _element(each: dict[str, Any], path: Path, at: _At) -> Iterator[Fault]:
    """The faults of one element, without those in it."""
    yield from _sentences(each, path, at)
    for key, wanted in _POINTERS:
        yield from at.view.faults(each.get(key), wanted, (*path, key))
    for name, pointer in each.get("values", {}).items():
        yield from at.view.faults(pointer, "text", (*path, "values", name))
    yield from _columns(each, path, at)
    if each["is"] in {"text", "label"} and not (each.get("say") or each.get("value")):
        yield Fault("missing_key", path, {"key": "value"}, choices("", at.view.known("text")))
    if each["is"] == "strip":
        item = at.view.within(each["of"])
        yield from (fault for key in ("faces", "name") for fault in item.faults(key, "text", (*path, "of")))
    if each["is"] == "rule-ref":
        yield from _rule(each, path, at.pack)


def _sentences(each: dict[str, Any], path: Path, at: _At) -> Iterator[Fault]:
    """What an element says: a key; the name of a card's boxes, and the note of a box to tick, may point to it."""
    pointers = {key for key in _SAID if f"{each.get(key, '')}".startswith("/")}
    pointers |= {"note"} if each["is"] == "check" else set()
    for key in (*_SAID, "note"):
        if key in pointers:
            yield from at.view.faults(each.get(key), "text", (*path, key))
        else:
            given = each.get("values", {}) if key in {"say", "note"} else ()
            yield from said_faults(each.get(key), given, at.words, (*path, key))


def _columns(each: dict[str, Any], path: Path, at: _At) -> Iterator[Fault]:
    """The faults of the columns of a table, and of the numbers of a card."""
    inner = at.view.within(each["rows"]) if each.get("rows") else at.view
    for key, view in (("columns", inner), ("cells", at.view)):
        held = each.get(key)
        for index, part in enumerate(held if isinstance(held, list) else ()):
            yield from said_faults(part["label"], (), at.words, (*path, key, index, "label"))
            yield from view.faults(part.get("value"), "text", (*path, key, index, "value"))


def _rule(each: dict[str, Any], path: Path, pack: Pack) -> Iterator[Fault]:
    """The faults of a rule that is quoted: there is none, or it has no such text."""
    there = list(reference(pack, each["id"], kind_of(each["id"]), (*path, "id"), "value"))
    yield from there
    identity = full(each["id"], pack.id)
    owner = pack.seen.get(pack_of(identity))
    if there or owner is None or identity not in owner.ids:
        return
    value, text = owner.ids[identity].value, each.get("text", "effect")
    if isinstance(value, dict) and "extends" not in value and not isinstance(value.get(text), str):
        texts = [key for key, said in value.items() if isinstance(said, str) and key not in {"kind", "id", "$schema"}]
        yield Fault("no_such_pointer", (*path, "text" if "text" in each else "id"), {"found": shown(text)},
                    choices(text, texts))  # fmt: skip


def _same_fields(value: dict[str, Any]) -> Iterator[Fault]:
    """Two fields of one name would hold the same, whatever was typed into one."""
    met: set[tuple[str, ...]] = set()
    for path, found in lists(value):
        for place, names in _named(found, path, ()):
            if names in met:
                yield Fault("same_field", (*place, "name"), {"key": shown(names[-1])})
            met.add(names)


def _named(found: list[dict[str, Any]], path: Path, of: tuple[str, ...]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The elements that have a name, with it, what their fields are, and the lists whose items they are drawn for."""
    for index, each in enumerate(found):
        if "name" in each:
            yield (*path, index), (*of, _PARTS.get(each["is"], ""), each["name"])
        inner = (*of, each["of"]) if each["is"] == "each" else of
        yield from _named(each.get("elements", []), (*path, index, "elements"), inner)
