"""From a request to a proved map. What fails is tried again with other chances, so many times and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.maps.generate import ground
from rpg.maps.generate.chance import Chance
from rpg.maps.generate.finish import finished
from rpg.maps.generate.joining import join
from rpg.maps.generate.mission import mission, solved
from rpg.maps.generate.placing import place_all
from rpg.maps.generate.plan import Plan, Unbuilt
from rpg.maps.generate.request import LEAST, MOST, STRATA, Failed
from rpg.maps.proof import prove
from rpg.words import Say

if TYPE_CHECKING:
    from rpg.maps.district import District
    from rpg.maps.generate.request import Request, Sources
    from rpg.maps.model import Map

ATTEMPTS = 12
TURNS = 8
LOOPS = 0.85
"""The least share of places on a loop."""
_CELLS_EACH = 10
_REDRAWN = 3
_ARC = (2, 7)


def generate(request: Request, sources: Sources) -> Map:
    """The map of that request, proved; Failed if the request is out of bounds, or no attempt came to a map."""
    _bounded(request, sources)
    for attempt in range(ATTEMPTS):
        chance = Chance(f"{request.seed}/{request.strata}/{request.width}x{request.height}/{request.depth}/{attempt}")
        try:
            made = _attempt(request, sources, chance)
        except Unbuilt:
            continue
        proof = prove(made)
        if proof.holds and proof.loops >= LOOPS:
            return made
    raise Failed(Say("map.made.failed", {"attempts": ATTEMPTS, "seed": request.seed}))


def _bounded(request: Request, sources: Sources) -> None:
    if not sources.districts:
        raise Failed(Say("map.made.no_districts"))
    if not 1 <= request.strata <= STRATA:
        raise Failed(Say("map.made.strata", {"most": STRATA}))
    if not (LEAST[0] <= request.width <= MOST[0] and LEAST[1] <= request.height <= MOST[1]):
        least, most = (f"{size[0]}x{size[1]}" for size in (LEAST, MOST))
        raise Failed(Say("map.made.size", {"least": least, "most": most}))


def _attempt(request: Request, sources: Sources, chance: Chance) -> Map:
    turned = _turned(request, chance)
    wide, high = (request.height, request.width) if turned else (request.width, request.height)
    districts = _districts(request, sources, chance.apart("districts"))
    drawing = chance.apart("void")
    kinds = [drawing.one(district.voids) if district.voids else "none" for district in districts]
    gaps = ground.gaps(drawing, kinds, wide, high, (0.0, 1.0 if request.strata % 2 else 0.0))
    voids = [k for k, gap in enumerate(gaps) if gap and not gap.floor]
    floors = [k for k, gap in enumerate(gaps) if gap and gap.floor]
    along = max(_ARC[0], min(_ARC[1], high // _CELLS_EACH))
    meant = mission(chance.apart("mission"), voids, floors, request.strata, along)
    if not solved(meant):
        raise Unbuilt
    levels = [ground.laid(drawing, gap, wide, high) for gap in gaps]
    plan = Plan(chance.apart("rooms"), meant, districts, gaps, levels, depth=request.depth)
    pitch = max((district.pillars for district in districts), default=0)
    widest = next((gap.box for gap in gaps if gap), None)
    plan.columns += ground.pillars(drawing, wide, high, pitch, widest)
    plan.slits += ground.slits(drawing, wide, high)
    for level in levels:
        ground.raised(level, plan.columns)
    for stratum in range(request.strata):
        plan = _settled(plan, stratum)
    return finished(request, sources, plan, turned=turned)


def _settled(plan: Plan, stratum: int) -> Plan:
    """The plan with one stratum more, joined to the one above; tried again, so many times, where it does not fit."""
    for turn in range(TURNS):
        tried = plan.kept()
        tried.chance = plan.chance.apart(f"{stratum}.{turn}")
        for index in range(max(0, stratum - 1), stratum + 1):
            tried.levels[index] = plan.levels[index].copy()
        try:
            place_all(tried, stratum)
            ground.slit(tried.chance, tried.levels[stratum], tried.slits)
            ground.hardened(tried.chance, tried.levels[stratum])
            join(tried, stratum)
        except Unbuilt:
            continue
        tried.chance = plan.chance
        return tried
    raise Unbuilt


def _turned(request: Request, chance: Chance) -> bool:
    """Whether the void runs across: by lot, if the map is wide enough and high enough for both."""
    least = LEAST[0]
    if request.height < least or request.width < least:
        return request.width < request.height
    return chance.once_in(2 if request.height >= request.width else 3)


def _districts(request: Request, sources: Sources, chance: Chance) -> list[District]:
    """What each stratum is: as the structure table says, and not the same twice running if the dice can help it."""
    known = [district for _, district in sorted(sources.districts.items())]
    found: list[District] = []
    for depth in range(request.depth, request.depth + request.strata):
        one = _drawn(known, sources, chance, depth)
        for _ in range(_REDRAWN):
            if not found or one is not found[-1]:
                break
            one = _drawn(known, sources, chance, depth)
        found.append(one)
    return found


def _drawn(known: list[District], sources: Sources, chance: Chance, depth: int) -> District:
    """The district of the structure that is rolled for that depth; any, if none has it."""
    draw, rows = sources.strata.structure, sources.strata.structures
    total = draw.dice.roll(chance, f"structure:{depth}").total + depth // max(1, draw.each)
    key = rows[max(1, min(len(rows), total)) - 1].key
    return chance.one([each for each in known if key in each.structures] or known)
