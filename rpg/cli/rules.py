"""``rpg rules``: what the packs say, which of them says it, and what the checker's codes mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli.lazy import LazyGroup
from rpg.cli.options import shared
from rpg.cli.texts import text

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "list": "rpg.cli.rules_list:list_",
    "show": "rpg.cli.rules_show:show_",
    "search": "rpg.cli.rules_search:search",
    "why": "rpg.cli.rules_why:why_",
    "diff": "rpg.cli.rules_diff:diff_",
    "translate": "rpg.cli.rules_translate:translate",
    "migrate": "rpg.cli.rules_migrate:migrate",
    "explain": "rpg.cli.rules_explain:explain",
}


class _Rules(LazyGroup):
    table = COMMANDS


@click.group("rules", cls=_Rules, help=text("cli.help.rules"))
@shared
def rules() -> None:
    """Look at rules; the help is in the catalogue."""
