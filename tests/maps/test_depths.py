"""The numbers of strata: a depth, or what plates paint."""

from __future__ import annotations

import msgspec
import pytest

from rpg.maps.depths import depth_of, index_of, numeral
from tests.maps.making import made


@pytest.mark.parametrize(
    ("said", "depth"), [("0", 0), ("1", 1), ("01", 1), ("-1", 1), ("−01", 1), ("-12", 12), ("+01", -1), ("+3", -3)]
)
def test_a_number_with_a_sign_is_what_plates_paint(said: str, depth: int) -> None:
    assert depth_of(said) == depth
    if said[0] in "−+" and len(said) == 3:
        assert numeral(depth) == said


def test_every_painted_number_leads_back_to_its_stratum() -> None:
    map_ = made("2", 3)
    map_ = msgspec.structs.replace(
        map_, strata=tuple(msgspec.structs.replace(s, depth=i - 1) for i, s in enumerate(map_.strata))
    )
    painted = [numeral(stratum.depth) for stratum in map_.strata]
    assert painted == ["+01", "00", "−01"]
    assert [index_of(map_, depth_of(said)) for said in painted] == [0, 1, 2]
    assert index_of(map_, depth_of("1")) == 2
    assert index_of(map_, depth_of("7")) is None


def test_a_painted_number_never_means_the_stratum_on_the_other_side() -> None:
    map_ = made("2", 3)
    map_ = msgspec.structs.replace(
        map_, strata=tuple(msgspec.structs.replace(s, depth=i - 1) for i, s in enumerate(map_.strata[:2]))
    )
    assert [numeral(stratum.depth) for stratum in map_.strata] == ["+01", "00"]
    assert [index_of(map_, depth_of(said)) for said in ("−01", "-1", "1", "+01", "0")] == [None, None, None, 0, 1]
