"""The number of a stratum on the command line: by its depth, or as the plates paint it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from click.types import IntParamType

if TYPE_CHECKING:
    from click import Context, Parameter


class Stratum(IntParamType):
    """A whole number; its minus may be the one that plates print: ``−01``."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Any:  # noqa: ANN401 - click's own
        """The number, with that of the stratum below the village as 1 or −1."""
        read: Any = value.replace("−", "-") if isinstance(value, str) else value
        return super().convert(read, param, ctx)


STRATUM = Stratum()
