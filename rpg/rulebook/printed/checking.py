"""All printables of a pack checked: the shape of each, then what only makes sense together.

Of a file whose shape is wrong the rest is looked at too, as far as it can be read.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rpg.rulebook.explain import MOST_FAULTS
from rpg.rulebook.printed.healing import elsewhere, healed
from rpg.rulebook.printed.kinds import is_paper
from rpg.rulebook.printed.sense import sense_faults
from rpg.rulebook.printed.shape import own_looker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rpg.rulebook.document import Document
    from rpg.rulebook.fault import Fault
    from rpg.rulebook.pack import Pack


def papers_checked(pack: Pack, take: Callable[[Document, Iterable[Fault]], None]) -> None:
    """Find the faults of every printable of a pack; ``take`` keeps those of a document, as far as there is room."""
    looker = own_looker()
    docs = [pack.documents[name] for name in sorted(pack.documents) if is_paper(pack.documents[name])]
    for doc in docs:
        if doc.sound and not (doc.value is None and doc.faults):
            take(doc, looker.faults(doc))
    found = [(doc, list(itertools.islice(sense_faults(doc, pack), MOST_FAULTS + 1))) for doc in docs if doc.sound]
    left = [(doc, healed(doc, looker)) for doc in docs if not doc.sound]
    found += [
        (doc, elsewhere(itertools.islice(sense_faults(rest, pack), MOST_FAULTS + 1), doc.faults))
        for doc, rest in left
        if rest is not None
    ]
    for doc, faults in found:  # only now: a fault of one does not make another look for it in vain
        take(doc, faults)
