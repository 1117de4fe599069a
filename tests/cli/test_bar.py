"""The toolbar keeps its ends, whatever is between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rpg.cli.app import opened
from rpg.cli.greeting import bar

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("width", [200, 100, 80, 60])
def test_the_alert_the_session_and_the_mark_have_room_at_any_width(blame: Path, width: int) -> None:
    with opened(str(blame)) as app:
        for name in ("starvation", "doom", "the-tide", "patience", "the-door-opens"):
            app.play_line(f"clock {name} 6")
        app.play_line("alert +8 a lamp on the bridge")
        text = bar(app, width)
        end = f" · s1 · #{app.store.head()} ✓"
    assert text.startswith("ALERT 3/6")
    assert text.endswith(end)
    assert len(text) <= max(width, 60 + len(end))
    assert ("the-door-opens 0/6" in text) == (width == 200)
    assert ("more" in text) == (width in {100, 80})
