"""The City in the book: strata, districts, expeditions, the Contagion, the Wanderer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.dice.bounding import bounds
from rpg.game.contagion.chances import constant, lost_within
from rpg.game.contagion.rules import BodyRules
from rpg.game.wanderer.measures import arrival
from rpg.press.book.parts.shown import NONE, faces, head, signed
from rpg.press.book.runs import Run
from rpg.press.grid import Column
from rpg.press.sheet.stranger import stranger_view
from rpg.press.table.numbers import percent
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.maps.district import District
    from rpg.press.book.flow import Flow
    from rpg.press.book.parts.shown import Shown

_POOLS = range(1, 5)
_EXCHANGES = range(1, 5)


def structures(to: Flow, _: Shown) -> None:
    """What dice and depth come to: a structure, a feature."""
    own = to.rules.strata
    rows = []
    for number in range(max(len(own.structures), len(own.features))):
        cells = [
            to.term(own.id, f"{field}.{rows_[number].key}.text") if number < len(rows_) else ""
            for field, rows_ in (("structures", own.structures), ("features", own.features))
        ]
        rows.append((f"{number + 1}", *cells))
    label = f"{own.structure.dice.text}+"
    to.table((Column(label, 0.6, "centre", "strong"), head(to, "structure", 2.6), head(to, "feature", 2.6)), rows)


def magnitudes(to: Flow, _: Shown) -> None:
    """How large a node is, and how long the way through it."""
    own = to.rules.strata
    rows = []
    for number, row in enumerate(own.magnitudes, 1):
        size, name, travel = (
            to.voice_text(own.id, f"magnitudes.{row.key}.{key}") for key in ("size", "name", "travel")
        )
        rows.append((f"M{number}", size, name, travel))
    columns = (head(to, "magnitude", 0.6, strong=True), head(to, "size", 1.4), head(to, "name", 1.3),
               head(to, "travel", 1.5))  # fmt: skip
    to.table(columns, rows)


def watches(to: Flow, _: Shown) -> None:
    """How watched a node is."""
    own = to.rules.strata.watch
    lows = [band.low for band in own.bands]
    least = int(bounds(own.dice.tree)[0])
    rows = [(faces(least, lows[0] - 1), "0")] if lows and least < lows[0] else []
    rows += [
        (faces(band.low, high - 1) if high else f"{band.low}+", f"{band.watch}")
        for band, high in zip(own.bands, [*lows[1:], 0], strict=True)
    ]
    to.table((Column(own.dice.text, 1, "centre", "strong"), head(to, "watch", 4)), rows)


def connectors(to: Flow, _: Shown) -> None:
    """What joins two nodes, and what leads through the shell between two strata."""
    own = to.rules.strata
    rows = [(f"{i}", to.term(own.id, f"connectors.{row.key}.text")) for i, row in enumerate(own.connectors, 1)]
    to.table((Column(own.connector.text, 0.6, "centre", "strong"), head(to, "connector", 6)), rows)
    shell = own.shell
    rows = [(f"{i}", to.term(own.id, f"shell.passages.{row.key}.text")) for i, row in enumerate(shell.passages, 1)]
    rows.append((NONE, to.term(own.id, "shell.pierced.text")))
    to.table((Column(shell.dice.text, 0.6, "centre", "strong"), head(to, "shell", 6)), rows)


def districts(to: Flow, _: Shown) -> None:
    """Kinds of strata: their names, their rooms under each of their guises, what stands in them."""
    for district in to.rules.districts.values():
        _district(to, district)


def _district(to: Flow, district: District) -> None:
    to.title(to.term(district.id))
    own = to.rules.strata
    drawn = ", ".join(
        to.voice_text(own.id, f"structures.{row.key}.text") for row in own.structures if row.key in district.structures
    )
    names = " · ".join(to.term(district.id, f"titles.{title.key}.name") for title in district.titles)
    sights = " · ".join(to.term(district.id, f"sights.{sight.key}.name") for sight in district.sights)
    for key, said in (("drawn", drawn), ("names", names), ("sights", sights)):
        if said:
            to.rich([Run(f"{to.voice.word(f'press.book.district.{key}')} ", "strong"), Run(said)], above=0.5)
    rows = []
    for room in district.rooms:
        for guise in room.guises:
            at = f"rooms.{room.key}.guises.{guise.key}"
            said = to.voice_text(district.id, f"{at}.gm") if guise.gm else ""
            rows.append((to.term(district.id, f"{at}.name"), said))
    to.table((Column("", 1.3, font="strong"), Column("", 3.2)), rows)


def paces(to: Flow, _: Shown) -> None:
    """How fast one goes, and what it costs."""
    own, sneak = to.rules.expedition.procedure, to.rules.encounter.procedure.sneak_pace
    rows = [
        (_large(to.voice.word(f"press.pace.{key}")) if to.voice.knows(f"press.pace.{key}") else key,
         signed(sneak.get(key, 0)), f"{pace.beats}", ", ".join(f"{face}" for face in pace.presence),
         to.voice.word("press.book.yes" if pace.lookout else "press.book.no"))
        for key, pace in own.paces.items()
    ]  # fmt: skip
    columns = (head(to, "pace", 1.4, strong=True), head(to, "sneak", 1, number=True), head(to, "beats", 1, number=True),
               head(to, "presence", 1.1, number=True), head(to, "lookout", 1.1, number=True))  # fmt: skip
    to.table(columns, rows)


def sources(to: Flow, _: Shown) -> None:
    """What a source is found to be."""
    own = to.rules.expedition.procedure
    lows = [row.low for row in own.sources]
    rows = [
        (faces(row.low, high - 1) if high else f"{row.low}+", to.term(own.id, f"sources.{row.key}.name"),
         row.units.text)
        for row, high in zip(own.sources, [*lows[1:], 0], strict=True)
    ]  # fmt: skip
    to.table((Column(own.source_die.text, 0.7, "centre", "strong"), head(to, "found", 2), head(to, "units", 2)), rows)


def work(to: Flow, _: Shown) -> None:
    """What a beat of work at a source gives, by degree."""
    own, core = to.rules.expedition.procedure.work, to.rules.check.core
    rows = [
        (to.term(core.ladder, f"names.{key}"), f"{take.units}", f"{take.noises}" if take.noises else NONE)
        for key, take in (("fail", own.fail), ("partial", own.partial), ("full", own.full), ("surge", own.surge))
    ]
    to.table((head(to, "degree", 2, strong=True), head(to, "units", 1, number=True), head(to, "noise", 1, number=True)),
             rows)  # fmt: skip


def rings(to: Flow, _: Shown) -> None:
    """How far the sources lie."""
    rows = [
        (f"{number}", " – ".join(f"{watch}" for watch in ring.way), f"{ring.watch}",
         ring.sources.text if ring.sources else to.voice.word("press.book.endless"))
        for number, ring in enumerate(to.rules.expedition.procedure.rings, 1)
    ]  # fmt: skip
    columns = (head(to, "ring", 0.8, strong=True), head(to, "way", 2), head(to, "source_watch", 1.5, number=True),
               head(to, "a_season", 1.4))  # fmt: skip
    to.table(columns, rows)


def stages(to: Flow, _: Shown) -> None:
    """The stages of the Contagion."""
    own = to.rules.contagion
    rows = [
        (f"{number}", *(to.term(own.id, f"stages.{stage.key}.{key}") for key in ("name", "effect")))
        for number, stage in enumerate(own.stages)
    ]
    to.table((Column("", 0.4, "centre", "strong"), head(to, "stage", 1.2, strong=True), head(to, "effect", 3.6)), rows)
    for ending in own.endings:
        name = to.term(own.id, f"endings.{ending.key}.name")
        to.item([Run(f"{name}: ", "strong"), Run(to.voice_text(own.id, f"endings.{ending.key}.text"))])


def drift(to: Flow, _: Shown) -> None:
    """How likely somebody is lost before a season is over, exactly, by the stage at its start and the dice of care."""
    rules = to.rules
    body = BodyRules(check=rules.check, character=rules.character, contagion=rules.contagion)
    cycles = rules.check.time.season_cycles
    first, last = rules.contagion.drift.from_stage, len(rules.contagion.stages) - 1
    rows = []
    for stage in range(first, last):
        shares = (lost_within(body, constant(body, pool), stage, cycles) for pool in _POOLS)
        rows.append((f"{stage}", *(percent(share, to.voice) for share in shares)))
    to.title(to.voice.word("press.book.lost_within", n=cycles))
    heads = [Column(to.voice.word("press.book.with_pool", n=pool), 1, "right") for pool in _POOLS]
    to.table((head(to, "from_stage", 1.2, number=True, strong=True), *heads), rows)


def emitter(to: Flow, _: Shown) -> None:
    """The levels of the Wanderer's emitter."""
    levels = stranger_view(None, to.rules, to.voice)["levels"]
    keys = ("name", "charge", "line", "units", "alert", "recoil", "collapse")
    columns = [
        Column(to.voice.word(f"press.wanderer.e_{'level' if key == 'name' else key}"), share,
               "left" if key == "name" else "centre", "strong" if key == "name" else "body")
        for key, share in zip(keys, (1.6, 0.9, 1.3, 1.3, 0.9, 1.0, 1.3), strict=True)
    ]  # fmt: skip
    to.table(columns, [[f"{level[key]}" for key in keys] for level in levels])


def wanderer(to: Flow, _: Shown) -> None:
    """His numbers."""
    block, word = to.rules.wanderer.block, to.voice.word
    shown = [(word(f"press.wanderer.{key}"), getattr(block, key)) for key in ("strike", "evade", "climb", "interface")]
    shown += [(word("press.sheet.vitality"), block.vitality), (word("press.sheet.soak"), block.soak),
              (word("press.wanderer.charge"), block.charge)]  # fmt: skip
    name = to.voice.term(Term(to.rules.wanderer.id))
    to.title(_large(name))
    columns = [Column(said, to.needs(said), "centre", "strong") for said, _ in shown]
    to.table(columns, [[f"{value}" for _, value in shown]])
    view = stranger_view(None, to.rules, to.voice)["rules"]
    to.say("press.wanderer.fells_how", **view)
    to.title(word("press.wanderer.lock"))
    to.say("press.wanderer.lock_how", **view)


def arrivals(to: Flow, _: Shown) -> None:
    """How likely he comes, exactly, by how near he is and how many exchanges the die is rolled."""
    own = to.rules.wanderer
    to.title(to.voice.word("press.book.he_comes"))
    rows = [
        (f"{near}", *(percent(arrival(own, near, exchanges), to.voice) for exchanges in _EXCHANGES))
        for near in range(own.proximity.most + 1)
    ]
    heads = [Column(to.voice.word("press.book.exchanges", n=n), 1, "right") for n in _EXCHANGES]
    to.table((head(to, "proximity", 1.2, number=True, strong=True), *heads), rows)


def _large(said: str) -> str:
    return said[:1].upper() + said[1:]
