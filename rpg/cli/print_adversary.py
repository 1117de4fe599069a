"""``rpg print adversary``: sheets of machines and other adversaries."""

from __future__ import annotations

from collections import ChainMap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rpg.cli.fault import Hint
from rpg.cli.map_file import desk
from rpg.cli.print import Desk, deliver, looks, options_of, print_group
from rpg.cli.texts import text
from rpg.desk.names import entities, one
from rpg.desk.plain import nearest, token
from rpg.game.refusal import Refusal
from rpg.words import Term

if TYPE_CHECKING:
    from rpg.game.encounter.rules import Adversary


@print_group.command("adversary", help=text("cli.print.adversary"))
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "every", is_flag=True, help=text("cli.print.adversary.all"))
@click.option("--whole", is_flag=True, help=text("cli.print.adversary.whole"))
@looks
def print_adversary(
    names: tuple[str, ...], output: Path | None, paper: str, theme: str, *, every: bool, whole: bool
) -> None:
    """Print them."""
    from rpg.press.printing import print_adversaries  # noqa: PLC0415 - `--help` needs no ink

    if every == bool(names):
        raise Hint("cli.print.adversary.who")
    with desk() as at:
        known = sorted(at.rules.encounter.adversaries.values(), key=lambda machine: (machine.tier, machine.id))
        machines = known if every else list({made.id: made for made in (_one(at, name) for name in names)}.values())
        options = options_of(at, paper, theme)
        made = print_adversaries(machines, at.rules, at.voice, options, at.printables, whole=whole)
    alone = machines[0].id.rpartition("/")[2] if len(machines) == 1 else "adversaries"
    deliver(made, output or Path(f"{alone}.pdf"))


def _one(at: Desk, name: str) -> Adversary:
    """The adversary called that, in either language; Hint if there is none."""
    adversaries = at.rules.encounter.adversaries
    spelt = [entities(at.rules, tongue, adversaries) for tongue in at.rules.texts]
    found = one(name, dict(ChainMap(entities(at.rules, at.voice.language, adversaries), *spelt)))
    if not isinstance(found, Refusal):
        return adversaries[found]
    called = sorted(token(at.voice.term(Term(id_))) for id_ in adversaries)
    near = nearest(name, called)
    below = at.voice.word("cli.hint.near", near=f"rpg print adversary {near}") if near else ""
    from rpg.press.brief import brief  # noqa: PLC0415 - only a refusal quotes

    raise Hint("cli.print.adversary.none", name=brief(name), known=", ".join(called), below=below)
