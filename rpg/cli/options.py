"""What every command understands, before its name or after it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, TypeVar

import click

from rpg.cli.texts import languages, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

F = TypeVar("F", bound="Callable[..., object] | click.Command")


class Settings:
    """The options given so far: the campaign by name or path, a language, JSON instead of sentences."""

    def __init__(self) -> None:
        """None of them."""
        self.campaign = ""
        self.language = ""
        self.json = False


def settings() -> Settings:
    """Those of the command at work."""
    return click.get_current_context().ensure_object(Settings)


def shared(command: F) -> F:
    """Give a command the options that all have; their values are in :func:`settings`."""
    kept = click.option(
        "--campaign", metavar="NAME|PATH", help=text("cli.option.campaign"), expose_value=False, callback=_keep,
        shell_complete=completes("campaign"),
    )  # fmt: skip
    return kept(spoken(command))


def spoken(command: F) -> F:
    """The same for a command that makes its campaign: ``--language`` and ``--json``."""
    for name, kind in (("--json", {"is_flag": True}), ("--language", {"type": click.Choice(languages())})):
        told = text(f"cli.option.{name.strip('-')}")
        command = click.option(name, help=told, expose_value=False, callback=_keep, **kind)(command)
    return command


def completes(what: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """What a shell may offer for a value: a function of :mod:`rpg.cli.completing`, found when a shell asks."""

    def offer(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        completing = importlib.import_module("rpg.cli.completing")
        found: list[CompletionItem] = getattr(completing, what)(context, parameter, incomplete)
        return found

    return offer


def _keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value and parameter.name:
        setattr(context.ensure_object(Settings), parameter.name, value)
