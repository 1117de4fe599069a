"""The short form tries properties a quarter as often; the long form, and who runs one file, as often as they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings

from tests.tries import LEAST, SHORT, tries

if TYPE_CHECKING:
    import pytest


def test_a_property_is_tried_less_in_the_short_form_only(pytestconfig: pytest.Config):
    short = pytestconfig.option.markexpr == "not full"
    assert (settings.get_current_profile_name() == SHORT) is short
    assert tries(160) == (40 if short else 160)
    assert tries(12) == (LEAST if short else 12)
    assert settings().max_examples == (25 if short else 100)
