"""What ``share`` hands to the players: text on the terminal's clipboard, a map as a picture beside the campaign."""

from __future__ import annotations

import base64
import re
import sys
from typing import TYPE_CHECKING, Any

import msgspec

from rpg.cli.fault import Hint
from rpg.desk.markup import told as marked
from rpg.desk.result import Share
from rpg.words import Say

if TYPE_CHECKING:
    from pathlib import Path

    from rpg.cli.app import App, Played
    from rpg.cli.print import Desk
    from rpg.maps.model import Map

FOLDER = "maps"


def shared(app: App, played: Played, *, as_json: bool = False) -> Played:
    """The answer after it was shared, if that is what its line asked for; Told if it cannot be."""
    deed = played.result.deed
    if not isinstance(deed, Share):
        return played
    if deed.map:
        paths = _map(app, deed.which)
        says = (Say("cli.share.map", {"path": str(path.absolute())}) for path in paths)
        return _more(app, played, {"paths": [str(path) for path in paths]}, *says)
    played = played._replace(says=tuple(_marked(app, say) for say in played.result.says))
    text = "\n".join(played.says)
    if as_json or not sys.stdout.isatty():
        return _more(app, played, {"markdown": text})
    sys.stdout.write(clipboard(text))
    return _more(app, played, {"markdown": text}, Say("cli.share.copied"))


def _marked(app: App, say: Say) -> str:
    """A line of Markdown; what stands in it is text, whoever typed it."""
    what = marked(app.voice.value(say.values.get("what", "")))
    return app.voice.say(Say(say.key, {"what": what}))


def clipboard(text: str) -> str:
    """The control sequence (OSC 52) that asks a terminal to put a text on the clipboard."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


def _more(app: App, played: Played, data: dict[str, Any], *says: Say) -> Played:
    result = msgspec.structs.replace(played.result, says=(*played.result.says, *says), data=data)
    return played._replace(result=result, says=(*played.says, *(app.voice.say(say) for say in says)))


def _map(app: App, which: str) -> list[Path]:
    """The players' map in the folder ``maps`` beside the campaign, a picture for each of its sheets; their paths.

    Of a map that was played on it is what the party has seen.
    """
    from rpg.cli.files import written  # noqa: PLC0415 - few lines draw a map
    from rpg.cli.map_file import map_name, map_of, named, seen_of  # noqa: PLC0415 - the same
    from rpg.cli.print import desk_of  # noqa: PLC0415 - the same
    from rpg.cli.print_map import map_options, map_paper  # noqa: PLC0415 - the same
    from rpg.desk.charting import taken  # noqa: PLC0415 - the same
    from rpg.press.raster import pages, png  # noqa: PLC0415 - the same

    desk, atlas = desk_of(app), app.world.atlas  # of a map that the GM alone knows of, players get nothing
    ground = taken(app.rules, app.world) if not which else None
    chosen = ground.map if ground else None if not which and atlas.map else map_of(desk, which)
    if chosen is None or chosen.id in atlas.charts:
        try:
            chosen = seen_of(desk, which, "player")
        except Hint:  # all of it was taken back, and so is what was shared of it
            if chosen is not None:
                _taken_away(app, desk, chosen, set())
            raise
    pdf = map_paper(desk, chosen, map_options(desk, "player")).data
    path, title, count = app.store.path_of_file, map_name(desk, chosen), pages(pdf)
    found = []
    for page in range(count):
        number = f"-{page + 1}" if count > 1 else ""
        found.append(path.parent / FOLDER / f"{path.stem}-{named('', chosen)}{number}.png")
        written(found[-1], png(pdf, title, title, page), quiet=True)
    _taken_away(app, desk, chosen, {*found})
    return found


def _taken_away(app: App, desk: Desk, map_: Map, kept: set[Path]) -> None:
    """Remove the other sheets of a map, of which there were more: they show what was taken back since.

    Those stay that could be of another map, whose own name ends in a number.
    """
    from rpg.cli.map_file import named  # noqa: PLC0415 - as above

    campaign = app.store.path_of_file
    folder, stem = campaign.parent / FOLDER, f"{campaign.stem}-{named('', map_)}"
    others = {full.rpartition("/")[2] for full in {*desk.rules.maps, *app.world.atlas.charts} - {map_.id}}
    sheet = re.compile(re.escape(stem) + r"(-[0-9]+)?\.png")
    for picture in folder.glob("*.png"):
        foreign = any(picture.stem.endswith(f"-{other}") for other in others if re.fullmatch(r".*-[0-9]+", other))
        if sheet.fullmatch(picture.name) and picture not in kept and not foreign:
            picture.unlink(missing_ok=True)
