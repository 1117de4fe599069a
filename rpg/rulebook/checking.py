"""The full check: every fault of every file in one run, one message for one fault.

bytes → JSON → place and kind → shape → references and dice → the game's sense → texts. A stage that finds an error
stops its own file; other files go on.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from rpg.rulebook.book_sense import book_faults
from rpg.rulebook.codes import CODES
from rpg.rulebook.explain import MOST_FAULTS, own_explainer
from rpg.rulebook.fault import Fault
from rpg.rulebook.folder import MANIFEST, shipped
from rpg.rulebook.kinds import KINDS
from rpg.rulebook.links import links, near_id
from rpg.rulebook.merged import under
from rpg.rulebook.overlook import overlook
from rpg.rulebook.pack_faults import card_faults
from rpg.rulebook.place import partial, schema_of
from rpg.rulebook.printed.kinds import is_paper, is_printed
from rpg.rulebook.report import Saying, english, problem
from rpg.rulebook.schema import PARTIAL
from rpg.rulebook.sense import sense
from rpg.rulebook.shape import find, linked, own_shapes
from rpg.rulebook.targets import gathered
from rpg.rulebook.together import Together
from rpg.rulebook.translations import English, translation_faults
from rpg.rulebook.unused import unused
from rpg.words.safe import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from rpg.problem import Problem
    from rpg.rulebook.document import Document
    from rpg.rulebook.pack import Pack

_OF_IDS = frozenset({"wrong_pattern", "wrong_name", "wrong_type"})
"""Faults that may stand where an id was wanted."""


class Report(NamedTuple):
    """What a check found, sorted by place, and the files that it looked at, as they are shown."""

    problems: tuple[Problem, ...]
    files: tuple[str, ...]


def check(
    paths: Sequence[Path], say: Saying | None = None, *, campaign: bool = False, papers: bool = True
) -> tuple[Problem, ...]:
    """Every fault under those paths (packs, folders of packs, parts of packs, lone files), sorted by place.

    ``say`` turns a sentence into text (``Voice.say``); English by default. What the packs require is found among the
    paths and the shipped packs, and is not checked itself. ``campaign``: the paths are a campaign's list, whose order
    decides which of two packs comes first where nothing else does. ``papers``: printables are checked too.
    """
    return run(paths, say, campaign=campaign, papers=papers).problems


def run(
    paths: Sequence[Path],
    say: Saying | None = None,
    *,
    campaign: bool = False,
    papers: bool = True,
    wanted: Callable[[str], bool] = bool,
) -> Report:
    """As :func:`check`, and the names of the files that were checked; only faults of codes that are ``wanted``."""
    speak = say or english()
    packs = examined(paths, campaign=campaign, papers=papers)
    docs = [doc for pack in packs for name, doc in pack.documents.items() if name in pack.checked]
    told = ((doc, fault) for doc in docs for fault in doc.faults if wanted(CODES[fault.name]))
    problems = {problem(doc, fault, speak) for doc, fault in told}
    return Report(tuple(sorted(problems)), tuple(printable(doc.label) for doc in docs))


def examined(paths: Sequence[Path], *, campaign: bool = False, papers: bool = True) -> list[Pack]:
    """The packs under those paths and those that they require, with the faults in their documents."""
    packs = gathered(paths)
    for pack in packs if not papers else ():
        pack.checked = _rules_alone(pack)
    _together(packs, campaign=campaign)
    return packs


def book(paths: Sequence[Path], say: Saying | None = None) -> Together | tuple[Problem, ...]:
    """What a campaign's packs come to together; if they have errors, those. Shipped packs are not checked again."""
    packs = gathered(paths)
    listed = [pack.id for pack in packs if pack.checked]
    for pack in packs:
        pack.checked = frozenset() if pack.folder and shipped(pack.id) == pack.folder else _rules_alone(pack)
    together = _together(packs, campaign=True, listed=listed)
    speak = say or english()
    told = {problem(doc, fault, speak) for pack in packs for name in pack.checked for doc in [pack.documents[name]]
            for fault in doc.faults if fault.severity == "error"}  # fmt: skip
    return tuple(sorted(told)) or together


def _together(packs: list[Pack], *, campaign: bool, listed: Sequence[str] = ()) -> Together:
    """Check packs, and lay them over one another."""
    stages = _Stages()
    for pack in packs:
        stages.pack(pack, packs)
    given = listed or [pack.id for pack in packs if pack.checked]
    together = stages.together(packs, given if campaign else [])
    for pack in packs:
        overlook(pack)
    return together


def _rules_alone(pack: Pack) -> frozenset[str]:
    """The files of a pack that are to be checked, without what it prints with."""
    return frozenset(name for name in pack.checked if not is_printed(name))


def explained(paths: Sequence[Path], error: Exception, say: Saying | None = None) -> tuple[Problem, ...]:
    """Why packs did not open: what a full check finds; if it finds nothing, the fault is ours, and says so."""
    found = check(paths, say, campaign=True, papers=False)
    if any(each.severity == "error" for each in found):
        return found
    fault = Fault("own_fault", at="file", values={"what": f"{type(error).__name__}: {error}"[:200]})
    return (*found, problem(None, fault, say or english()))


class _Stages:
    """The stages that need schemas."""

    def __init__(self) -> None:
        self._shapes, self._explainer = own_shapes(), own_explainer()

    def pack(self, pack: Pack, packs: list[Pack]) -> None:
        """Check the files of a pack one by one; those that are not asked for too, as only sound ones are laid."""
        for name in sorted(pack.documents if pack.checked else ()):
            self._file(pack.documents[name], pack)
        self._printables(pack)
        if MANIFEST in pack.checked and pack.manifest.sound:
            others = {other.id: other for other in packs if other.folder} | {pack.id: pack}
            _take(pack.manifest, card_faults(pack, others))

    def _printables(self, pack: Pack) -> None:
        """Check what the pack prints with, where anything of it is asked for."""
        docs = [pack.documents[name] for name in sorted(pack.checked) if is_paper(pack.documents[name])]
        if docs:
            from rpg.rulebook.printed.checking import papers_checked  # noqa: PLC0415 - few packs print

            papers_checked(pack, _take)

    def together(self, packs: list[Pack], listed: Sequence[str]) -> Together:
        """Check what packs come to when they are laid over one another, and what only a whole pack can show."""
        together = Together(packs, self._shapes, listed)
        for doc, fault in (*together.misfits(), *together.faults(self._explainer)):
            _take(doc, [fault])
        for pack in packs:
            if pack.checked and MANIFEST in pack.documents and pack.manifest.sound:
                self._whole(pack, together)
        return together

    def _whole(self, pack: Pack, together: Together) -> None:
        if MANIFEST in pack.checked:
            for doc, fault in (*book_faults(pack, together.book), *unused(pack, together.book, self._shapes)):
                _take(doc, [fault])
        if not pack.translations and not (pack.card and pack.card.languages):
            return
        texts = {i: self._texts(doc) for other in pack.seen.values() for i, doc in other.ids.items() if doc.sound}
        patched = {
            identity: {key: English(together.doc(by.part), by.path, text) for key, (by, text) in told.items()}
            for identity, told in together.texts(pack).items()
        }
        for doc, fault in translation_faults(pack, texts, patched):
            _take(doc, [fault])

    def _file(self, doc: Document, pack: Pack) -> None:
        if is_paper(doc):
            return
        kind = schema_of(doc, pack) if doc.sound and not (doc.value is None and doc.faults) else ""
        if not kind:
            return
        told = {fault.path for fault in doc.faults}
        _take(
            doc,
            (
                self._advised(fault, doc, pack)
                for fault in self._explainer.faults(kind, doc.value)
                if fault.path not in told or not fault.path
            ),
        )
        kind = kind.removesuffix(PARTIAL)
        if doc.sound and kind in KINDS:
            found = linked(doc.value, self._shapes[kind])
            _take(doc, (fault for each in found for fault in links(doc, pack, each)))
            _take(doc, () if partial(doc) else sense(kind, doc.value))

    def _advised(self, fault: Fault, doc: Document, pack: Pack) -> Fault:
        """The fault of what should be an id with the id that was probably meant, where there is one."""
        if fault.name not in _OF_IDS or doc.kind not in KINDS:
            return fault
        shape, value = self._shapes[doc.kind], doc.value
        for step in fault.path[: len(fault.path) - (fault.at == "key")]:
            shape, value = under(shape, step), value[step]
        kind = shape.names if fault.at == "key" else shape.ref
        told = f"{fault.path[-1] if fault.at == 'key' else value}"
        hint = near_id(pack, told.lower().replace(" ", "-"), kind) if kind else None
        return fault._replace(hint=hint) if hint and not isinstance(value, list) else fault

    def _texts(self, doc: Document) -> dict[str, English]:
        found = find(doc.value, self._shapes[doc.kind])
        return {each.name: English(doc, each.path, each.value) for each in found if each.shape.text}


def _take(doc: Document, faults: Iterable[Fault]) -> None:
    """Keep the faults of a document, up to a bound; then one that says there are more."""
    room = MOST_FAULTS - len(doc.faults)
    if room < 0:
        return
    doc.faults.extend(itertools.islice(faults, room + 1))
    if len(doc.faults) > MOST_FAULTS:
        doc.faults[MOST_FAULTS:] = [Fault("more_faults", at="file", values={"limit": MOST_FAULTS})]
