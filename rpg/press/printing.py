"""Papers, printed: rules and people in, the bytes of a PDF out. The one place where layout meets ink."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from rpg.press import ink, shelf
from rpg.press.binding import bind
from rpg.press.flat import flattened
from rpg.press.homebrew import Printables
from rpg.press.look import Look
from rpg.press.options import Laid, Options, Printed
from rpg.press.sheet.machine import machine_view
from rpg.press.sheet.outing import outing_view
from rpg.press.sheet.page import filled, sheet
from rpg.press.sheet.pairs import Pairs, Shown
from rpg.press.sheet.stranger import stranger_view
from rpg.press.sheet.view import view
from rpg.press.sheet.village import village_view
from rpg.words import Term

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rpg.campaign.rules import Rules
    from rpg.campaign.world import World
    from rpg.desk.recap import Retold
    from rpg.game.character.state import Person
    from rpg.game.encounter.rules import Adversary
    from rpg.press.cards.layout import Backs
    from rpg.press.handout.layout import Handout
    from rpg.press.table import Met
    from rpg.words import Voice


SHIPPED = Printables()
"""What lies in printables/, and nothing else."""
PERSON = "character"
_ADVERSARY, _HALF = "adversary", "adversary-half"


def look(theme: str, brought: Printables = SHIPPED, *, large: bool = False, seed: str = "") -> Look:
    """A theme by name, and the measures of its fonts; in large print if asked for; ``seed`` says what is drawn."""
    read = brought.theme(theme)
    return Look(read, ink.metrics(read), read.large if large else 1.0, seed)


def _look(options: Options, brought: Printables) -> Look:
    return look(options.theme, brought, large=options.large, seed=options.seed)


def print_sheet(
    person: Person | None, rules: Rules, voice: Voice, options: Options, brought: Printables = SHIPPED
) -> Printed:
    """The character sheet of somebody, or a blank one (None). ``brought``, here and below: what packs bring."""
    return _inked(laid_sheet(person, rules, voice, options, brought))


def laid_sheet(
    person: Person | None, rules: Rules, voice: Voice, options: Options, brought: Printables = SHIPPED
) -> Laid:
    """The same before it is inked."""
    return sheet(person, rules, voice, _look(options, brought), brought.sheet(PERSON), options)


def print_layout(  # noqa: PLR0913, PLR0917 -- which sheet, of whom in which world, by which rules, in which words, how
    layout: str, person: Person | None, world: World | None, rules: Rules, voice: Voice, options: Options,
    brought: Printables = SHIPPED,
) -> Printed:  # fmt: skip
    """A sheet of a pack by its name: of somebody (None: blank), or as a campaign stands (None: empty)."""
    laid = brought.sheet(layout)
    title = voice.word(key) if voice.knows(key := laid.pages[0].title) else layout
    if laid.shows == PERSON:
        shown, name = (
            view(person, rules, voice, options.written),
            person.name if person else voice.word("press.sheet.blank"),
        )
        title = f"{title}: {name}"
    else:
        shown = _WORLDLY[laid.shows](world, rules, voice)
    said = (title, voice.word("press.sheet.subject"))
    return _inked(filled(shown, said, rules, voice, _look(options, brought), laid, options))


def print_bound(papers: Sequence[Printed], title: str, subject: str, *, both_sides: bool = True) -> Printed:
    """Several papers as one, in that order; for ``both_sides`` of a sheet each of them begins on a front."""
    document = bind([paper.document for paper in papers], title, subject, both_sides=both_sides)
    return Printed(ink.write(document), document)


def flat(printed: Printed) -> Printed:
    """The same paper without a form: what its fields hold cannot be typed over."""
    document = flattened(printed.document, ink.metrics(printed.document.theme))
    return Printed(ink.write(document), document, printed.problems)


def print_village(
    world: World | None, rules: Rules, voice: Voice, options: Options, brought: Printables = SHIPPED
) -> Printed:
    """The village's sheet, as a campaign stands, or blank (None)."""
    return _filled("village", village_view(world, rules, voice), rules, voice, options, brought)


def print_expedition(
    world: World | None, rules: Rules, voice: Voice, options: Options, brought: Printables = SHIPPED
) -> Printed:
    """The record of the expedition at hand, or an empty one."""
    return _filled("expedition", outing_view(world, rules, voice), rules, voice, options, brought)


def print_wanderer(
    world: World | None, rules: Rules, voice: Voice, options: Options, brought: Printables = SHIPPED
) -> Printed:
    """The Wanderer's sheet, as a campaign stands, or before he was met (None)."""
    return _filled("wanderer", stranger_view(world, rules, voice), rules, voice, options, brought)


def print_adversaries(
    machines: Sequence[Adversary], rules: Rules, voice: Voice, options: Options, brought: Printables = SHIPPED,
    *, whole: bool = False,
) -> Printed:  # fmt: skip
    """Two of these adversaries to a page; or a page for each, for the ``whole`` of them or for who needs one.

    One alone has a page, and so have all in large print and where packs lay their sheet out.
    """
    subject = voice.word("press.adversary.subject")
    shown = [Shown(voice.term(Term(machine.id)), machine_view(machine, voice)) for machine in machines]
    laid: list[Laid] = []
    if not whole and not options.large and not brought.touches(_ADVERSARY):
        pairs = Pairs(rules, voice, _look(options, brought), brought.sheet(_HALF), options)
        small = [n for n, one in enumerate(shown) if pairs.fits(one)]
        twos = list(zip(small[::2], small[1::2], strict=False))
        laid = [
            pairs.page((shown[one], shown[other]), subject, f"{i}/{len(twos)}")
            for i, (one, other) in enumerate(twos, 1)
        ]
        paired = set(chain.from_iterable(twos))
        shown = [one for n, one in enumerate(shown) if n not in paired]
    laid += [_laid(_ADVERSARY, one.view, one.name, rules, voice, options, brought) for one in shown]
    if len(laid) == 1:
        return _inked(laid[0])
    document = bind([one.document for one in laid], subject, subject, both_sides=False)
    return _inked(Laid(document, tuple(problem for one in laid for problem in one.problems)))


def _filled(  # noqa: PLR0917 -- as below
    name: str, shown: dict[str, Any], rules: Rules, voice: Voice, options: Options, brought: Printables
) -> Printed:
    key = "outing" if name == "expedition" else name
    return _inked(_laid(name, shown, voice.word(f"press.{key}.title"), rules, voice, options, brought))


def _laid(  # noqa: PLR0913, PLR0917 -- which sheet, what it shows and is called, by which rules, how, from what
    name: str, shown: dict[str, Any], title: str, rules: Rules, voice: Voice, options: Options, brought: Printables
) -> Laid:
    key = "outing" if name == "expedition" else name
    said = (title, voice.word(f"press.{key}.subject"))
    return filled(shown, said, rules, voice, _look(options, brought), brought.sheet(name), options)


def print_table(  # noqa: PLR0913, PLR0917 -- who, by which rules, in which words, how, with which odds, from what
    people: Sequence[Person], rules: Rules, voice: Voice, options: Options, met: Sequence[Met] = (),
    brought: Printables = SHIPPED, *, both_sides: bool = False,
) -> Printed:  # fmt: skip
    """Half-sheets of these people, the players' page, the GM's two pages; ``met`` fills the table of fights.

    For ``both_sides`` of a sheet nothing is on the back of what players get.
    """
    from rpg.press.table import table  # noqa: PLC0415 - a sheet needs none

    half, seen = brought.sheet("half"), _look(options, brought)
    return _inked(table(people, rules, voice, seen, half, met, options, both_sides=both_sides))


def print_screen(  # noqa: PLR0913 -- by which rules, in which words, how, with which odds, how it lies, from what
    rules: Rules, voice: Voice, options: Options, met: Sequence[Met] = (), *, front: bool = False,
    backs: Backs = "long", brought: Printables = SHIPPED,
) -> Printed:  # fmt: skip
    """The GM's screen; with ``front``, the side that the players see too, on the backs (see there)."""
    from rpg.press.screen import screen  # noqa: PLC0415 - a sheet needs none

    return _inked(screen(rules, voice, _look(options, brought), met, options, front=front, backs=backs))


def print_cards(  # noqa: PLR0913 -- by which rules, in which words, how, which, how they lie, from what
    rules: Rules, voice: Voice, options: Options, kinds: Sequence[str] | None = None, *, backs: Backs = "long",
    fold: bool = False, hand: dict[str, int] | None = None, copies: int = 1, brought: Printables = SHIPPED,
) -> Printed:  # fmt: skip
    """Cards of those kinds, with backs for a printer that turns on the long or the short edge; or with a fold.

    ``hand`` and ``copies`` are those of a :class:`~rpg.press.cards.Deck`. ValueError if there is no card at all.
    """
    from rpg.press.cards import KINDS, Deck, cards  # noqa: PLC0415 - a sheet needs none

    kinds = KINDS if kinds is None else kinds
    deck = Deck(
        cards=tuple(brought.card(kind) for kind in kinds), backs=backs, hand=hand, copies=copies,
        lies=shelf.imposition(f"{options.paper}{'-large' if options.large else ''}{'-fold' if fold else ''}"),
    )  # fmt: skip
    return _inked(cards(rules, voice, _look(options, brought), deck, options))


def print_handouts(  # noqa: PLR0917 -- which, what they name, by which rules, in which words, how
    given: Sequence[Handout], values: Mapping[str, tuple[str, ...]], rules: Rules, voice: Voice, options: Options,
    brought: Printables = SHIPPED,
) -> Printed:  # fmt: skip
    """Handouts, one after another. ``values`` are what ``/party``, ``/count`` and ``/campaign`` stand for."""
    from rpg.press.handout import handout  # noqa: PLC0415 - a sheet needs none
    from rpg.press.handout.values import bound  # noqa: PLC0415 - the same

    seen = _look(options, brought)
    laid = [handout(each, bound(each, values, rules, voice), voice, seen, options) for each in given]
    if len(laid) == 1:
        return _inked(laid[0])
    subject = voice.word("press.handout.subject")
    document = bind([one.document for one in laid], subject, subject, both_sides=False)
    return _inked(Laid(document, tuple(problem for one in laid for problem in one.problems)))


def print_rulebook(  # noqa: PLR0913 -- by which rules, in which words, how, with which odds, for whom
    rules: Rules, voice: Voice, options: Options, met: Sequence[Met] = (), brought: Printables = SHIPPED, *,
    gm: bool = True, passing: Callable[[int], None] = lambda _: None,
) -> Printed:  # fmt: skip
    """The whole game as a book; without ``gm`` that of the players. ``passing`` is called with 1 after each chapter."""
    chapters, seen = brought.book(), _look(options, brought)
    from rpg.press.book import rulebook  # noqa: PLC0415 - a sheet needs none

    return _inked(rulebook(rules, voice, seen, chapters, met, options, gm=gm, passing=passing))


def print_recap(told: Retold, rules: Rules, voice: Voice, options: Options, brought: Printables = SHIPPED) -> Printed:
    """An evening told again; it is best told without bars, which the fonts of the text lack."""
    from rpg.press.recap import recap  # noqa: PLC0415 - a sheet needs none

    return _inked(recap(told, rules, voice, _look(options, brought), options))


def notice(rules: Rules, voice: Voice) -> str:
    """What stands on every paper in small print: the notice of the last pack that has one, or a neutral one."""
    for pack in reversed(rules.packs):
        for language in (voice.language, "en"):
            if language in pack.notice:
                return pack.notice[language]
    return voice.word("press.notice")


def _inked(laid: Laid) -> Printed:
    return Printed(ink.write(laid.document), laid.document, laid.problems)


_WORLDLY: dict[str, Callable[[World | None, Rules, Voice], dict[str, Any]]] = {
    "village": village_view,
    "expedition": outing_view,
    "wanderer": stranger_view,
}
"""What a sheet shows that is of nobody."""
