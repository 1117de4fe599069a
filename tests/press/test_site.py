"""Drawings of the City: one for each seed, all of one make."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rpg.press import boxes as b
from rpg.press.area import Area
from rpg.press.legible import walk
from rpg.press.options import Options
from rpg.press.plate import section
from rpg.press.printing import print_adversaries
from rpg.press.site import Site
from tests.press.papers import rules, voice

PAPER = Area(10.0, 20.0, 80.0, 60.0)
MACHINES = tuple(rules().encounter.adversaries.values())[:2]


def texts(page: b.Page) -> list[str]:
    return [box.text for box in walk(page.boxes) if isinstance(box, b.Text)]


@given(st.text(max_size=8))
def test_a_seed_moves_what_is_drawn_and_keeps_its_order(seed: str):
    site = Site(PAPER, seed)
    down = [site.at(0.5, i / 20)[1] for i in range(21)]
    across = [site.at(i / 20, 0.5)[0] for i in range(21)]
    assert all(low < high for low, high in pairwise(down))
    assert all((low < high) != site.mirrored for low, high in pairwise(across))
    assert sorted((across[0], across[-1])) == [PAPER.x, PAPER.right]
    assert (down[0], down[-1]) == (PAPER.y, PAPER.bottom)


def test_every_seed_has_a_place_of_its_own_and_always_the_same():
    seeds = [f"{number}" for number in range(30)]
    drawn = [repr(section(PAPER, 4.0, seed)) for seed in seeds]
    assert len(set(drawn)) == len(seeds)
    assert drawn == [repr(section(PAPER, 4.0, seed)) for seed in seeds]
    assert {Site(PAPER, seed).mirrored for seed in seeds} == {True, False}


def test_without_a_seed_nothing_is_moved():
    assert Site(PAPER, "").at(0.25, 0.55) == (PAPER.x + 0.25 * PAPER.width, PAPER.y + 0.55 * PAPER.height)


def test_every_machine_stands_elsewhere_and_in_every_campaign():
    drawn = []
    for seed in ("a", "b"):
        pages = print_adversaries(MACHINES, rules(), voice(), Options(seed=seed)).document.pages
        drawn += [repr(box.boxes) for page in pages for box in walk(page.boxes) if isinstance(box, b.Clip)]
    assert len(set(drawn)) == len(drawn) == 2 * len(MACHINES)


def test_a_title_block_has_no_empty_cell():
    place, stratum, seed = (voice().word(f"press.block.{key}") for key in ("place", "stratum", "seed"))
    bare, told = (
        texts(print_adversaries(MACHINES[:1], rules(), voice(), how).document.pages[0])
        for how in (Options(), Options(place="Silo", stratum=0, seed="x"))
    )
    assert not {place, stratum, seed} & set(bare)
    assert {place, stratum, seed, "Silo"} <= set(told)
    assert "—" not in bare
