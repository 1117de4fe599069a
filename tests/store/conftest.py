"""A campaign in a folder of its own."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.store import campaigns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rpg.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "campaign.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(campaigns.new(path)) as made:
        yield made
