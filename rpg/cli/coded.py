"""Code packs: what other distributions offer in the entry point group ``rpg.packs``.

Code runs with the user's own rights, so nothing is loaded because it is installed: a campaign has to name the pack,
as ``python:ID``, and only that one is imported. One that is broken is told, and the evening goes on without it.
"""

from __future__ import annotations

import contextlib
import json
import sys
from importlib import metadata
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from rpg.campaign.entry import Fact
from rpg.cli import fault, home, streams
from rpg.cli.names import PYTHON
from rpg.cli.voices import speak
from rpg.desk.book import BOOK
from rpg.desk.pack import Pack
from rpg.desk.result import Append, Chart, Result
from rpg.rulebook.ids import SLUG
from rpg.words import Say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rpg.desk.line import Line
    from rpg.desk.table import Answer, Table, Verb
    from rpg.words import Voice

GROUP = "rpg.packs"
_LONGEST = 200


class Offer(NamedTuple):
    """A code pack that is installed: how a campaign names it, and the distribution it comes with."""

    name: str
    version: str
    distribution: str


class Unfit(Exception):  # noqa: N818 - not an error of ours: it says what is wrong with somebody's pack
    """Something is amiss in a code pack; the message is a key of the catalogue, the values are what it needs."""

    def __init__(self, key: str, **values: str) -> None:
        """Amiss in that way."""
        super().__init__(key)
        self.key, self.values = key, values


def offers() -> list[Offer]:
    """The code packs that are installed, by name; nothing of them is imported."""
    points = [point for point in metadata.entry_points(group=GROUP) if SLUG.match(point.name)]
    found = [(f"{PYTHON}{point.name}", point.dist) for point in points]
    return sorted({Offer(name, dist.version if dist else "", dist.name if dist else "") for name, dist in found})


def packs_of(names: Iterable[str]) -> list[Pack]:
    """The code packs among those names, in their order. What cannot be used is told on stderr, and left out."""
    found: list[Pack] = []
    for name in dict.fromkeys(name.removeprefix(PYTHON) for name in names if name.startswith(PYTHON)):
        try:
            pack = loaded(name)
            _new(pack, [verb for own in found for verb in own.verbs])
            found.append(pack)
        except Unfit as unfit:
            streams.out(speak(unfit.key, id=name, **unfit.values), err=True)
    return found


def loaded(name: str) -> Pack:
    """The code pack of that name; Unfit if there is none, or more than one, or it is not what it should be."""
    if not SLUG.match(name):  # `offers` knows none such either
        raise Unfit("cli.code.missing")
    points = list({point.value: point for point in metadata.entry_points(group=GROUP, name=name)}.values())
    if not points:
        raise Unfit("cli.code.missing")
    if len(points) > 1:
        raise Unfit("cli.code.several", found=", ".join(point.value for point in points))
    try:
        with contextlib.redirect_stdout(sys.stderr):  # what it prints is no part of our answer
            pack = points[0].load()
    except (Exception, SystemExit) as error:
        raise Unfit("cli.code.broken", why=_why(error), path=str(fault.record(home.home()))) from error
    if not isinstance(pack, Pack):
        raise Unfit("cli.code.no_pack", found=type(pack).__name__)
    _sound(pack, name)
    return pack


def _sound(pack: Pack, name: str) -> None:
    try:
        msgspec.convert(msgspec.to_builtins((pack.id, pack.texts)), tuple[str, dict[str, dict[str, str]]])
        said = pack.texts.get("en", {})
        wanted = {f"verb.{verb.key}{end}" for verb in pack.verbs for end in ("", ".usage", ".example")}
        keys = {verb.key for verb in pack.verbs} | {
            key.removeprefix("verb.") for texts in pack.texts.values() for key in texts
        }
    except (msgspec.MsgspecError, TypeError, AttributeError) as error:
        raise Unfit("cli.code.broken", why=_why(error), path=str(fault.record(home.home()))) from error
    if pack.id != name:
        raise Unfit("cli.code.other_id", found=pack.id)
    if strange := sorted(key for key in keys if not key.startswith(f"{name}.")):
        raise Unfit("cli.code.strange_key", found=", ".join(strange))
    if lacking := sorted(wanted - said.keys()):
        raise Unfit("cli.code.no_text", found=", ".join(lacking))


def _new(pack: Pack, others: Sequence[Verb]) -> None:
    """Unfit if a verb of the pack would never be found: each needs a name in each language that is still free."""
    taken = {name for verb in (*BOOK.verbs, *others) for name in (*verb.en, *verb.it, verb.alias)}
    for verb in pack.verbs:
        for names in (verb.en, verb.it):
            if not names or names[0] in taken:
                raise Unfit("cli.code.taken", found=names[0] if names else verb.key)


def guarded(pack: Pack, voice: Voice) -> Iterator[Verb]:
    """The verbs of a pack, such that whatever they do wrong is a sentence and changes nothing."""
    for verb in pack.verbs:
        yield msgspec.structs.replace(verb, alias="", run=_guard(pack.id, verb, voice))


def _guard(pack: str, verb: Verb, voice: Voice) -> Answer:
    def run(line: Line, table: Table) -> Result:
        try:
            with contextlib.redirect_stdout(sys.stderr):
                return _allowed(verb, verb.run(line, table), voice)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - somebody else's code: the evening goes on
            values = {"id": pack, "verb": verb.en[0], "why": _why(error), "path": str(fault.record(home.home()))}
            return Result(says=(Say("cli.code.failed", dict(values)),), status="refused")

    return run


def _allowed(verb: Verb, result: object, voice: Voice) -> Result:
    """The answer, if it is one: sentences that can be said, and events that the log knows. Raises if it is not."""
    if not isinstance(result, Result) or not (result.deed is None or isinstance(result.deed, Append)):
        raise TypeError(f"{type(result).__name__} / {type(getattr(result, 'deed', None)).__name__}")
    if result.deed is not None:
        if verb.reads:
            raise TypeError("reads")
        msgspec.json.decode(msgspec.json.encode(result.deed.facts), type=tuple[Fact, ...])
    _shown(result)
    for say in result.says:
        voice.say(say)
    return result


def _shown(result: Result) -> None:
    """Raise for what could be recorded but not be shown: it would be too late to say so afterwards."""
    json.dumps(msgspec.to_builtins(result.data), allow_nan=False)
    msgspec.convert((result.status, result.prefill), tuple[Literal["ok", "refused", "usage"], str | Say])
    if not isinstance(result.chart, Chart | None):
        raise TypeError(type(result.chart).__name__)


def _why(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST]
