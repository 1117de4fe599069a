"""What leads away: a stair, a gallery, a shaft; what looks, what burns through, what grows, what is wound."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from rpg.press.shapes import circle

if TYPE_CHECKING:
    from rpg.press.boxes import Point
    from rpg.press.motif.board import Board
    from rpg.press.theme import Weight

_DARK = 2.0  # millimetres of a shaft's last ring
_FORKS, _TRUNK, _FORKING = 7, 4, 0.25


def stair(board: Board) -> None:
    """Flights that zigzag down between two walls, landing by landing, a farther stair behind them."""
    area = board.area
    left, right = board.x(0.13), board.x(0.87)
    ropes = (0.2, 0.22, 0.41, 0.66, 0.67, 0.8)
    board.strokes([[(board.x(s), area.y), (board.x(s), area.bottom)] for s in ropes], "far", board.dress.far)
    count = max(1, round((right - left) / 66))
    room = (right - left) / count
    for i in range(count):
        middle = left + room * (i + 0.5) + (board.number(i + 7) - 0.5) * 8
        _flights(board, middle - 4, middle + 24, 7.0, "far", i)
    for i in range(count):
        middle = left + room * (i + 0.5)
        _flights(board, middle - room * 0.42, middle + room * 0.42, 15.0, "near", i)
    cut = 5.0 + 6.0 * board.number(2)
    board.cut(
        [(area.x, area.y), (left + cut, area.y), (left + cut, board.y(0.3)), (left, board.y(0.3)), (left, area.bottom),
         (area.x, area.bottom)],
        [(area.right, area.y), (right, area.y), (right, board.y(0.62)), (right - cut, board.y(0.62)),
         (right - cut, area.bottom), (area.right, area.bottom)],
    )  # fmt: skip


def _flights(  # noqa: PLR0917 -- between what, how steep, how near, which
    board: Board, left: float, right: float, rise: float, weight: Weight, number: int
) -> None:
    """From the top edge to the foot of the drawing; steps are those of a person."""
    area, near = board.area, weight == "near"
    colour = board.dress.near if near else board.dress.far
    landing = (right - left) * 0.2
    y, turn = area.y - rise * board.number(5 + number), number
    while y < area.bottom:
        one, other = (left + landing, right - landing) if turn % 2 == 0 else (right - landing, left + landing)
        count = max(6, int(abs(other - one) / (1.7 if near else 1.1)))
        run: list[Point] = []
        for i in range(count):
            step = one + (other - one) * i / count
            run += [(step, y + rise * i / count), (one + (other - one) * (i + 1) / count, y + rise * i / count)]
        run.append((other, y + rise))
        under = [(one, y + 1.4), (other, y + rise + 1.4)]
        if near:
            board.block([*run, under[1], under[0]], "far", colour)
        else:
            board.strokes([run, under], "far", colour)
        board.strokes([[(one, y - board.scale), (other, y + rise - board.scale)]], "far", colour)
        outer = right if other > one else left
        deck = sorted((other, outer))
        board.box(deck[0], y + rise, deck[1] - deck[0], 1.4 if near else 0.7, "far", colour, colour)
        if near and turn == number + 1:
            board.person((other + outer) / 2, y + rise)
        y, turn = y + rise, turn + 1
    posts = [left, right] if near else [left]
    board.strokes([[(x, area.y), (x, area.bottom)] for x in posts], "near" if near else "far", colour)


def gallery(board: Board) -> None:
    """A gallery so straight that its end is only too far away to be seen."""
    area = board.area
    at = (board.x(0.4 + 0.25 * board.number(1)), board.y(0.44 + 0.08 * board.number(2)))
    corners = [(area.x, area.y), (area.right, area.y), (area.right, area.bottom), (area.x, area.bottom)]
    depths = [0.8**k for k in range(1, 16)]
    frames = [[_toward(at, corner, depth) for corner in corners] for depth in depths]
    wall = 0.62
    inner = [_toward(at, corner, wall) for corner in corners]
    board.cut([corners[0], inner[0], inner[3], corners[3]], [corners[1], inner[1], inner[2], corners[2]])
    board.shade([corners[3], inner[3], inner[2], corners[2]], 1.4, 0.0)
    board.strokes([[*frame, frame[0]] for frame in frames], "far", board.dress.middle)
    for k in (1, 3, 6):
        board.strokes([[*frames[k], frames[k][0]]], "near")
    for share in (0.08, 0.12, 0.22, 0.25, 0.5, 0.53, 0.78, 0.9):
        board.strokes([[(board.x(share), area.y), _toward(at, (board.x(share), area.y), depths[-1])]], "far")
    for share in (0.3, 0.36, 0.62, 0.74, 0.77):
        ends = [(area.x, board.y(share)), (area.right, board.y(share))]
        board.strokes([[end, _toward(at, end, depths[-1])] for end in ends], "far", board.dress.middle)
    board.strokes([[corner, _toward(at, corner, depths[-1])] for corner in corners], "near")
    for share in (0.36, 0.64):
        foot = (board.x(share), area.bottom)
        board.strokes([[foot, _toward(at, foot, depths[-1])]], "near")
    near = _toward(at, (board.x(0.5), area.bottom), 0.62)
    board.person(near[0], near[1])
    far = _toward(at, (board.x(0.56), area.bottom), 0.2)
    board.person(far[0], far[1], 0.4)


def _toward(at: Point, one: Point, depth: float) -> Point:
    return at[0] + (one[0] - at[0]) * depth, at[1] + (one[1] - at[1]) * depth


def shaft(board: Board) -> None:
    """Straight down a shaft: ring below ring, turned a little, until the light gives out."""
    area = board.area
    sides = 8
    far = hypot(area.width, area.height) * 0.62
    x, y = board.x(0.4 + 0.2 * board.number(1)), board.y(0.45 + 0.1 * board.number(2))
    rings = []
    radius, turn = far, pi / 8
    while radius > _DARK:
        ring = [(x + radius * cos(turn + 2 * pi * i / sides), y + radius * sin(turn + 2 * pi * i / sides))
                for i in range(sides)]  # fmt: skip
        rings.append(ring)
        radius, turn = radius * 0.83, turn + 0.05
    for number, (outer, inner) in enumerate(pairwise(rings)):
        if number % 3 == 1:
            for i in range(0, sides, 2):
                j = (i + 1) % sides
                board.cut([outer[i], outer[j], inner[j], inner[i]])
        board.strokes([[outer[i], inner[i]] for i in range(sides)], "far", board.dress.middle)
        between = [[_between(ring[i], ring[(i + 1) % sides], t / 6) for ring in (outer, inner)]
                   for i in range(sides) for t in range(1, 6)]  # fmt: skip
        if number % 2 == 0:
            board.strokes(between, "far", board.dress.far)
    for number, ring in enumerate(rings):
        board.strokes([[*ring, ring[0]]], "near" if number % 3 == 0 else "far",
                      board.dress.near if number % 3 == 0 else board.dress.middle)  # fmt: skip
    board.block(rings[-1], "near", fill=board.dress.near)
    cable = _between(rings[2][0], rings[2][1], 0.5)
    board.strokes([[cable, (x, y)], [(cable[0] + 0.9, cable[1]), (x, y)]], "far")
    stand = board.y(0.86)
    board.box(area.x, stand, area.width * 0.3, 0.9, "near", fill=board.dress.near)
    board.rail(area.x, board.x(0.3), stand)
    board.person(board.x(0.27), stand)


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def eye(board: Board) -> None:
    """A sentinel's eye, far larger than whoever it looks at."""
    area = board.area
    x, y = board.x(0.45 + 0.3 * board.number(1)), board.y(0.38 + 0.24 * board.number(4))
    big = max(area.height, 42.0) * (0.62 + 0.5 * board.number(3))
    spokes = 96
    ticks = [[_around(x, y, big, i / spokes), _around(x, y, big * (0.93 if i % 4 else 0.86), i / spokes)]
             for i in range(spokes)]  # fmt: skip
    board.curves([circle(x, y, big * k) for k in (1.9, 1.62, 1.36, 1.2)], "far", board.dress.far)
    board.curves([circle(x, y, big), circle(x, y, big * 1.03)], "near")
    board.strokes(ticks, "far")
    blades = 8 + 2 * int(5 * board.number(6))
    board.curves([circle(x, y, big * 0.8), circle(x, y, big * 0.3)], "near")
    board.strokes([[_around(x, y, big * 0.8, i / blades), _around(x, y, big * 0.3, (i + 2.6) / blades)]
                   for i in range(blades)], "near", board.dress.middle)  # fmt: skip
    folds = [
        (_around(x, y, big * (0.8 - 0.05 * k), (i + 0.26 * k) / blades), i) for i in range(blades) for k in range(1, 5)
    ]
    board.strokes([[fold, _around(x, y, big * 0.3, (i + 2.6) / blades)] for fold, i in folds], "far", board.dress.far)
    board.filled(circle(x, y, big * 0.3))
    board.curves([circle(x, y, big * 0.2), circle(x, y, big * 0.12)], "far")
    board.block([_around(x, y, min(big * 0.07, 6.0), i / 24) for i in range(24)], "near", fill=board.dress.near)
    deck = board.y(0.84)
    board.box(area.x, deck, area.width, 0.8, "far", fill=board.dress.near)
    board.rail(area.x, area.right, deck)
    board.person(board.x(0.16 + 0.1 * board.number(2)), deck)
    board.cut([(area.x, area.y), (board.x(0.07), area.y), (board.x(0.07), deck + 3), (board.x(0.04), deck + 6),
               (board.x(0.04), area.bottom), (area.x, area.bottom)])  # fmt: skip


def _around(x: float, y: float, radius: float, share: float) -> Point:
    return x + radius * cos(2 * pi * share), y + radius * sin(2 * pi * share)


def beam(board: Board) -> None:
    """One line, perfectly straight, through wall after wall; at its end a round hole and the dark."""
    area = board.area
    line, hole = board.y(0.5 + 0.12 * board.number(1)), 2.4
    x, number, walls = board.x(0.16), 0, []
    while x < area.right:
        wide = 3.0 + 11.0 * board.number(number + 3)
        walls.append((x, wide))
        x, number = x + wide + 7.0 + 13.0 * board.number(number + 11), number + 1
    levels = [area.y + 3.1 * k for k in range(int(area.height / 3.1) + 1)]
    board.strokes([[(area.x, y), (area.right, y)] for y in levels], "far", board.dress.far, (0.5, 2.2))
    for index, (left, wide) in enumerate(walls):
        top = [(left, area.y), (left + wide, area.y), (left + wide, line - hole), (left, line - hole)]
        low = [(left, line + hole), (left + wide, line + hole), (left + wide, area.bottom), (left, area.bottom)]
        board.cut(top, low, hard=index % 3 == 1)
        floors = [area.y + 9.0 * k + 6.0 * board.number(index) for k in range(int(area.height / 9) + 1)]
        end = walls[index + 1][0] if index + 1 < len(walls) else area.right
        board.strokes([[(left + wide, y), (end, y)] for y in floors if abs(y - line) > hole + 1], "near",
                      board.dress.middle)  # fmt: skip
    board.box(board.x(0.05), line - 0.35, area.width, 0.7, "far", fill=board.dress.near)
    board.strokes([[(board.x(0.05), line + side * hole), (area.right, line + side * hole)] for side in (-1, 1)], "far",
                  board.dress.middle, (3.0, 1.5))  # fmt: skip
    deck = line + 1.28 * board.scale
    board.cut([(area.x, deck), (board.x(0.13), deck), (board.x(0.11), deck + 4), (board.x(0.05), deck + 9),
               (board.x(0.05), area.bottom), (area.x, area.bottom)])  # fmt: skip
    board.person(board.x(0.05) - 0.2, deck)


def growth(board: Board) -> None:
    """What the Contagion makes of a wall: it branches like wiring and ends in knots."""
    area = board.area
    rows, columns = int(area.height / 11.5) + 1, int(area.width / 23) + 1
    board.strokes([[(area.x, area.y + 11.5 * k), (area.right, area.y + 11.5 * k)] for k in range(1, rows)], "far",
                  board.dress.far)  # fmt: skip
    board.strokes([[(area.x + 23.0 * k + 11.5 * (j % 2), area.y + 11.5 * j),
                    (area.x + 23.0 * k + 11.5 * (j % 2), area.y + 11.5 * (j + 1))]
                   for k in range(columns) for j in range(rows)], "far", board.dress.far)  # fmt: skip
    wiring = Wiring()
    source = board.x(0.8)
    roots = max(5, int(area.height / 8))
    for root in range(roots):
        y = area.y + area.height * (root + 0.2 + 0.6 * board.number(root)) / roots
        wiring.grow(board, (source, y), (4 + (root % 3 - 1), _FORKS, root * 5))
        wiring.grow(board, (source, y), (0, 2, root * 7 + 1))
    board.strokes(wiring.thin, "far", board.dress.middle)
    board.strokes(wiring.thick, "cut")
    for x, y in wiring.knots:
        board.filled(circle(x, y, 0.8))
    bulge = [(source + 4.0 * (board.number(i) - 0.5), area.y + area.height * i / 9) for i in range(10)]
    board.cut([*bulge, (area.right, area.bottom), (area.right, area.y)], hard=True)
    deck = board.y(0.82)
    board.box(area.x, deck, area.width * 0.22, 0.9, "near", fill=board.dress.near)
    board.rail(area.x, board.x(0.22), deck)
    board.person(board.x(0.18), deck)


class Wiring:
    """Segments that fork, by how thick they are, and the knots in which they end."""

    def __init__(self) -> None:
        """Nothing has grown yet."""
        self.thick: list[list[Point]] = []
        self.thin: list[list[Point]] = []
        self.knots: list[Point] = []

    def grow(self, board: Board, at: Point, way: tuple[int, int, int]) -> None:
        """From a point, at eighths of a turn: (heading, how many forks are left, its number)."""
        heading, left, number = way
        if not left:
            self.knots.append(at)
            return
        long = (2.5 + 6.5 * board.number(number)) * (0.55 + 0.17 * left)
        end = _around(at[0], at[1], long, heading / 8)
        (self.thick if left > _TRUNK else self.thin).append([at, end])
        self.thin += [[(at[0] + k, at[1] + k), (end[0] + k, end[1] + k)] for k in ((0.8, 1.5) if left > _TRUNK else ())]
        for fork in (-1, 1) if board.number(number + left) > _FORKING else (0,):
            self.grow(board, end, (heading + fork if left % 2 else heading - fork, left - 1, number * 3 + fork + 2))


def helix(board: Board) -> None:
    """Two stairs wound around one another across the void: what was lost was long, and in order."""
    area = board.area
    middle, high = board.y(0.5), min(area.height * 0.36, 34.0)
    turns = max(2, round(area.width / (high * 3.4)))
    steps = turns * 28
    phase = pi * board.number(1)
    points = [[(area.x + area.width * i / steps, middle + side * high * sin(2 * pi * turns * i / steps + phase))
               for i in range(steps + 1)] for side in (1, -1)]  # fmt: skip
    for k in (1.25, 1.6):
        echo = [[(x, middle + (y - middle) * k) for x, y in run] for run in points]
        board.strokes(echo, "far", board.dress.far)
    rungs = [[points[0][i], points[1][i]] for i in range(steps)]
    board.strokes(rungs[::2], "far", board.dress.middle)
    board.strokes(rungs[::7], "near")
    for run in points:
        board.strokes([run], "cut")
        board.strokes([[(x, y + 1.4) for x, y in run]], "far")
    deck = area.bottom - min(6.0, area.height * 0.11)
    board.cut([(area.x, deck), (area.right, deck), (area.right, area.bottom), (area.x, area.bottom)])
    board.person(board.x(0.3 + 0.4 * board.number(2)), deck)
