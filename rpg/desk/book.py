"""The verb table: everything a GM can ask for, in the order in which help shows it.

Older verbs stand above newer ones: a beginning of three letters or more belongs to the first verb that could claim
it, so a new verb never takes a beginning away from an old one.
"""

from __future__ import annotations

from rpg.desk.plain import plain
from rpg.desk.table import Book, Verb
from rpg.desk.verbs import (
    accuse,
    acting,
    again,
    alert,
    ask,
    audience,
    beam,
    bearing,
    beat,
    begin,
    boundary,
    burden,
    camp,
    change,
    chart,
    clock,
    contagion,
    counter,
    cross,
    cut,
    cycle,
    deeper,
    depth,
    diced,
    exchange,
    expedition,
    feed,
    fight,
    front,
    glance,
    go,
    gone,
    group,
    grow,
    guide,
    hit,
    homeward,
    improvise,
    join,
    kill,
    leave,
    log,
    look,
    macro,
    make,
    mask,
    mend,
    note,
    now,
    odds,
    picture,
    project,
    push,
    quest,
    reconcile,
    rest,
    restore,
    reveal,
    roll,
    ruling,
    salvage,
    scene,
    seal,
    search,
    season,
    share,
    silence,
    sneak,
    solo,
    status,
    test,
    thread,
    time,
    tower,
    turn,
    turns,
    undo,
    use,
    village,
    wanderer,
    ward,
    work,
)  # fmt: skip

VERBS: tuple[Verb, ...] = (
    status.VERB, now.VERB, alert.VERB, fight.VERB, exchange.VERB, *acting.VERBS, again.VERB, odds.VERB, push.VERB,
    test.VERB, sneak.VERB, search.VERB, mend.VERB, gone.VERB, roll.VERB,
    hit.VERB, kill.VERB, change.VERB, reconcile.VERB,
    begin.VERB, begin.END, go.VERB, scene.VERB, note.VERB, beat.VERB, rest.VERB, time.VERB, clock.VERB, clock.TICK,
    tower.VERB, join.VERB, join.AWAY, join.PRESENT,
    undo.VERB, undo.REDO, log.VERB, log.SHOW, look.VERB, guide.VERB, leave.VERB, glance.VERB, macro.VERB,
    restore.VERB, thread.VERB, ruling.VERB, turns.VERB, share.VERB,
    cut.VERB, boundary.LINES, boundary.VEILS,
    diced.VERB, *improvise.VERBS, group.VERB, reveal.VERB, reveal.CONCEAL,
    use.VERB,
    counter.VERB, counter.DARK, ward.VERB,
    expedition.VERB, cross.VERB, work.VERB, camp.VERB, homeward.VERB, homeward.PACE,
    *acting.OF_SOME, audience.VERB,
    wanderer.VERB, beam.VERB, beam.UNLOCK,
    seal.VERB, seal.UNSEAL,
    grow.MARK, grow.ADVANCE, salvage.VERB, burden.LOAD, burden.DROP,
    ask.VERB, picture.IMAGE, improvise.NAME, picture.NARRATE, silence.VERB, silence.SPEAK, solo.VERB,
    *contagion.VERBS,
    depth.VERB, deeper.DEEPER, deeper.ACROSS, deeper.BACK, deeper.LISTEN, chart.VERB, bearing.VERB,
    cycle.VERB,
    *quest.VERBS,
    mask.VERB, accuse.EXAMINE, accuse.ACCUSE,
    front.VERB,
    *turn.VERBS,
    village.VERB, project.VERB, feed.VERB, feed.MEMORY, make.VERB, season.VERB,
)  # fmt: skip
_SHORTEST = 3


def book_of(verbs: tuple[Verb, ...]) -> Book:
    """The table of those verbs; a name, an alias or a beginning belongs to the first that claims it."""
    whole: dict[str, Verb] = {}
    short: dict[str, Verb] = {}
    for verb in verbs:
        for name in (*verb.en, *verb.it, *([verb.alias] if verb.alias else [])):
            whole.setdefault(plain(name), verb)
    for verb in verbs:
        for name in (*verb.en, *verb.it):
            for end in range(_SHORTEST, len(plain(name))):
                short.setdefault(plain(name)[:end], verb)
    return Book(verbs, whole, short, {verb.key: verb for verb in verbs})


BOOK = book_of(VERBS)
