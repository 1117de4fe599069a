"""The number of a stratum on the command line: by its depth, or as the plates paint it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from click.types import IntParamType

from rpg.maps.depths import depth_of

if TYPE_CHECKING:
    from click import Context, Parameter


class Stratum(IntParamType):
    """A whole number: a depth, 1, or what plates paint, ``−01``."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Any:  # noqa: ANN401 - click's own
        """The depth that is meant: 1 is the stratum below the village's."""
        if isinstance(value, int):  # it was read already
            return value
        read: Any = value.replace("−", "-") if isinstance(value, str) else value
        super().convert(read, param, ctx)  # says what is no number
        return depth_of(f"{value}")


STRATUM = Stratum()
