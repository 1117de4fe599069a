"""The log as a report that hardly speaks: scenes, dice, signs, images, and the lines that somebody wrote.

It is what is left of a solo evening. Signs stand for what happened (dice as they fell, the alert as it rose), sentences
only where somebody wrote or said one, or where a scene was told. Secrets stay out unless they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.campaign import events as campaign
from rpg.desk.markup import plain
from rpg.desk.recap import steps
from rpg.desk.telling import TELLERS, name
from rpg.desk.telling.oracle import charted
from rpg.desk.titles import scene_title
from rpg.game.character import events as people
from rpg.game.check import events as check
from rpg.game.encounter import events as encounter
from rpg.game.oracle import events as oracle
from rpg.game.safeguard import events as safeguard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rpg.campaign.entry import Entry
    from rpg.campaign.rules import Rules
    from rpg.desk.recap import Step
    from rpg.words import Voice

_FACES = "⚀⚁⚂⚃⚄⚅"
_DEGREES = {"fail": "○", "partial": "◐", "full": "●", "surge": "✶"}


def report(rules: Rules, path: Sequence[Entry], voice: Voice, *, gm: bool = False) -> str:
    """The whole log as Markdown; ``path`` from its beginning, oldest first."""
    blocks: list[str] = []
    signs: list[str] = []
    for step in steps(path, gm=gm):
        sign = _sign(step)
        block = _block(step, rules, voice)
        if sign:
            signs.append(sign)
        if block:
            blocks += [*_line(signs), block]
            signs = []
    return "\n\n".join([*blocks, *_line(signs), f"---\n\n{voice.word('recap.report.key')}"]) + "\n"


def _line(signs: Iterable[str]) -> Iterator[str]:
    """The signs of what happened between two blocks, on one line; nothing if there are none."""
    joined = " · ".join(signs)
    if joined:
        yield joined


def _block(step: Step, rules: Rules, voice: Voice) -> str:  # noqa: PLR0911 - one expression each
    """What stands on its own: a title, a scene, an image, a line; "" for anything else."""
    match step.event:
        case campaign.Begun(name=called):
            return f"# {plain(called)}"
        case campaign.SessionBegun(title=title):
            return f"## {step.now.sessions}{f' · {plain(title)}' if title else ''}"
        case campaign.SceneSet() as scene:
            return _place(scene, step, rules, voice)
        case oracle.ImageDrawn() | oracle.SceneNarrated():
            told = TELLERS[type(step.event)](step.event, rules, step.before, step.now)
            return f"*{plain(' '.join(map(voice.say, told)))}*"
        case campaign.Noted(text=text):
            return "\n>\n".join(f"> {plain(part)}" for part in text.split("\n\n") if part.strip())
        case oracle.LineSpoken(text=text):
            return f"— {plain(text)}"
        case _:
            return ""


def _place(scene: campaign.SceneSet, step: Step, rules: Rules, voice: Voice) -> str:
    """Where it is; and what it looks like, if it is on the map of the City."""
    title = f"### {plain(voice.value(scene_title(rules, step.now, scene.title, scene.scene)))}"
    node = step.now.strata.node
    if node is None or node.title != scene.title:
        return title
    return f"{title}\n\n*{plain(voice.say(charted(rules, node.structure, node.feature)))}*"


def _sign(step: Step) -> str:  # noqa: C901, PLR0911, PLR0912 - one expression each
    """What happened, as signs; "" for what has none."""
    match step.event:
        case check.Tested() as tested:
            asked = "? " if tested.who.partition(":")[2].startswith("oracle/") else ""
            return f"{asked}{_dice(tested.last)} {_DEGREES.get(tested.degree, tested.degree)}".strip()
        case check.Rolled(faces=faces, total=total):
            return f"{_dice(faces)} {total}".strip()
        case safeguard.AlertRaised(by=by):
            return f"▲{by}"
        case safeguard.AlertLowered(by=by):
            return f"▼{by}"
        case people.Harmed() as harmed:
            return f"{'−' if harmed.by > 0 else '+'}{abs(harmed.by)} {plain(name(step.before, harmed.who))}"
        case people.Died(who=who):
            return f"† {plain(name(step.before, who))}"
        case encounter.MachineDestroyed():
            return "✕"
        case oracle.SilenceKept():
            return "…"
        case _:
            return ""


def _dice(faces: Sequence[int]) -> str:
    """Faces of six-sided dice as they lie; of other dice as numbers."""
    return "".join(_FACES[face - 1] if 1 <= face <= len(_FACES) else f"[{face}]" for face in faces)
