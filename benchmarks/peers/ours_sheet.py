"""Our character sheet: ``python -m benchmarks.peers.ours_sheet once|warm|parts HOME``, of somebody of its campaign.

``once`` is a whole process of the program, ``warm`` the sheet alone, printed again; ``parts`` tells what stands on it,
as simple as a drawing can be told, for who draws the same without us.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.peers.clock import say, warm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rpg.press import boxes as b
    from rpg.press.options import Printed

WHO = "zuru"
Part = dict[str, Any]


def once(home: str) -> float:
    """The program's command, from the start of the process to its end."""
    from rpg.cli import main  # noqa: PLC0415 - it is loaded as the program loads it

    sys.argv[1:] = ["print", "sheet", WHO, "-o", f"{home}/once.pdf", "--json"]
    with contextlib.redirect_stdout(sys.stderr), contextlib.suppress(SystemExit):  # only figures are to stand there
        main()
    return time.process_time()


def sheet() -> partial[Printed]:
    """The sheet of somebody, ready to be printed."""
    from rpg.campaign.rules import Rules  # noqa: PLC0415 - the same
    from rpg.cli.voices import voice  # noqa: PLC0415 - the same
    from rpg.game.character.decide import from_named  # noqa: PLC0415 - the same
    from rpg.press.options import Options  # noqa: PLC0415 - the same
    from rpg.press.printing import print_sheet  # noqa: PLC0415 - the same
    from rpg.rulebook import open_packs  # noqa: PLC0415 - the same

    rules = open_packs(["core", "zuru"])
    if not isinstance(rules, Rules):
        raise SystemExit(f"{rules}")
    person = from_named(rules.character, rules.character.named[f"zuru:named/{WHO}"], "Zuru")
    return partial(print_sheet, person, rules, voice("en", rules), Options())


def parts(boxes: tuple[b.Box, ...], at: At) -> Iterator[Part]:
    """Boxes as they are drawn, in millimetres from the top left corner; without hatching, and clipped nowhere."""
    for box in boxes:
        kind = type(box).__name__
        if kind == "Scaled":
            yield from parts(box.boxes, At(*at.point(box.x, box.y), at.unit * box.scale))  # type: ignore[union-attr]  # by its name
        elif kind in {"Group", "Clip"}:
            yield from parts(box.boxes, at)  # type: ignore[union-attr]  # by its name
        elif kind != "Hatch":
            yield {"kind": kind.lower(), **at.told(box)}


class At(NamedTuple):
    """Where a unit lies."""

    x: float = 0.0
    y: float = 0.0
    unit: float = 1.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page."""
        return self.x + x * self.unit, self.y + y * self.unit

    def told(self, box: b.Box) -> Part:
        """The fields of a box, on the page."""
        found: Part = {name: getattr(box, name) for name in box.__struct_fields__}
        for across, down in (("x", "y"), ("x1", "y1"), ("x2", "y2")):
            if across in found:
                found[across], found[down] = self.point(found[across], found[down])
        found["outlines"] = [
            {"points": [self.point(*one) for one in each.points], "curved": each.curved}
            for each in found.get("outlines", ())
        ]
        scaled = {"width", "height"} & set(found)
        return found | {name: found[name] * self.unit for name in scaled}


if __name__ == "__main__":
    word, home = sys.argv[1:]
    os.environ["RPG_HOME"] = home
    taken = once(home) if word == "once" else warm(sheet()) if word == "warm" else 0.0
    if word == "parts":
        document = sheet()().document
        theme = document.theme
        pages = [{"size": page.size, "parts": list(parts(page.boxes, At()))} for page in document.pages]
        say({"fonts": theme.fonts, "palette": theme.palette, "weights": theme.weights, "pages": pages})
    else:
        say({"seconds": taken})
