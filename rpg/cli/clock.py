"""The clock on the wall: the one place where time comes in."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta

_AGO = re.compile(r"(\d{1,5})\s*([mhd])", re.IGNORECASE)
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


def now(entry: int) -> str:
    """ISO 8601 to the second: local time with its offset.

    Under SOURCE_DATE_EPOCH time stands still but for one second an entry, so that a log keeps its order and two runs
    of one script are the same bytes.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return (datetime.fromtimestamp(int(epoch), UTC) + timedelta(seconds=entry)).isoformat(timespec="seconds")
    wall = datetime.now(UTC)  # noqa: TID251 - this is the clock that everything else is given
    return wall.astimezone().isoformat(timespec="seconds")


def since(text: str, entry: int) -> datetime | None:
    """The time that a text means: ``90m``, ``2h``, ``3d`` before now, or an ISO date or time; None if it is neither.

    ``entry`` is the number at the head, by which time stands still under SOURCE_DATE_EPOCH.
    """
    here = datetime.fromisoformat(now(entry))
    ago = _AGO.fullmatch(text.strip())
    if ago:
        return here - timedelta(**{_UNITS[ago[2].casefold()]: int(ago[1])})
    try:
        told = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return told if told.tzinfo else told.replace(tzinfo=here.tzinfo)


def at(text: str) -> datetime:
    """The time of an entry; one that has none, or none that can be read, is older than everything."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return told if told.tzinfo else told.replace(tzinfo=UTC)
