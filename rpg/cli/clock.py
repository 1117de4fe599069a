"""The clock on the wall: the one place where time comes in."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta


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
