"""What was built to carry and to hold: silos, pipes, a tower, dwellings, doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.press.boxes import Outline

if TYPE_CHECKING:
    from rpg.press.boxes import Point
    from rpg.press.motif.board import Board

_HALF = 0.5
_ROUND = 0.55


def silo(board: Board) -> None:
    """Silos in a row, ringed, with their domes; far ones behind them, a catwalk in front."""
    area = board.area
    floor = area.bottom - min(10.0, area.height * 0.16)
    tall = floor - area.y
    for i in range(int(area.width / 15) + 1):
        x = area.x + 15.0 * i - 6 + 5 * board.number(i)
        high = tall * (0.55 + 0.3 * board.number(i + 9))
        board.box(x, floor - high, 9.0, high, "far", board.dress.far)
        levels = [floor - high + 3.0 * k for k in range(1, int(high / 3))]
        board.strokes([[(x, y), (x + 9.0, y)] for y in levels], "far", board.dress.far)
    count = max(3, round(area.width / 44))
    step = area.width / count
    wide = step * 0.62
    for i in range(count):
        x = area.x + step * (i + 0.19)
        high = tall * (0.5 + 0.26 * board.number(i + 3))
        _tank(board, x, floor, wide, high)
        if i:
            pipe = floor - tall * (0.18 + 0.1 * board.number(i + 12))
            board.box(x - step + wide, pipe, step - wide, 2.2, "far")
            board.strokes([[(x - step + wide + 2, pipe - 0.5), (x - step + wide + 2, pipe + 2.7)],
                           [(x - 2, pipe - 0.5), (x - 2, pipe + 2.7)]], "near")  # fmt: skip
    deck = floor - tall * 0.34
    board.box(area.x, deck, area.width, 0.8, "far", fill=board.dress.near)
    board.rail(area.x, area.right, deck)
    board.person(board.x(0.2 + 0.5 * board.number(20)), deck)
    board.cut([(area.x, floor), (area.right, floor), (area.right, area.bottom), (area.x, area.bottom)])


def _tank(board: Board, x: float, floor: float, wide: float, high: float) -> None:
    top, dome, middle = floor - high, wide * 0.22, x + wide / 2
    body = [(x, floor), (x, top), (x + wide, top), (x + wide, floor)]
    board.block(body, "near")
    _domed(board, x, top, wide, dome)
    board.shade([(x + wide * 0.68, top), (x + wide, top), (x + wide, floor), (x + wide * 0.68, floor)], 0.9)
    bend = wide * 0.07
    rings = [_sagging(x, top + 6.5 * k, wide, bend) for k in range(1, max(2, int((high - bend) / 6.5)))]
    board.curves(rings, "far")
    ladder = middle - wide * 0.22
    board.strokes([[(ladder, top), (ladder, floor)], [(ladder + 1.4, top), (ladder + 1.4, floor)]])
    board.strokes([[(ladder, top + 1.3 * k), (ladder + 1.4, top + 1.3 * k)] for k in range(int(high / 1.3))])
    board.box(middle - 2.0, top - dome * 0.77 - 3.0, 4.0, 3.0, "near")


def _domed(board: Board, x: float, top: float, wide: float, rise: float) -> None:
    points = ((x, top), (x, top - rise * 1.0), (x + wide * 0.2, top - rise), (x + wide / 2, top - rise),
              (x + wide * 0.8, top - rise), (x + wide, top - rise), (x + wide, top))  # fmt: skip
    board.filled(Outline(points, curved=True))


def _sagging(x: float, y: float, wide: float, sag: float) -> Outline:
    """A ring around something round, seen a little from above."""
    handle = wide * 0.25
    points = ((x, y), (x + handle * 0.4, y + sag * 1.3), (x + wide - handle * 0.4, y + sag * 1.3), (x + wide, y))
    return Outline(points, closed=False, curved=True)


def pipes(board: Board) -> None:
    """Pipes that cross over and under one another, flanged; somebody walks on one."""
    area = board.area
    across = max(3, round(area.height / 13))
    down = max(7, round(area.width / 17))
    for i in range(across * 2):
        y = area.y + area.height * (i + board.number(i)) / (across * 2)
        _level(board, y, 1.6, far=True)
    for i in range(down):
        x = area.x + area.width * (i + 0.15 + 0.6 * board.number(i + 7)) / down
        _upright(board, x, 3.0 + 6.0 * board.number(i + 15))
    for i in range(across):
        y = area.y + area.height * (i + 0.35 + 0.3 * board.number(i + 2)) / across
        _level(board, y, 3.0 + 4.0 * board.number(i + 21), far=False)
        if i == across // 2:
            board.person(board.x(0.25 + 0.5 * board.number(30)), y)
    for i in range(0, down, 3):
        x = area.x + area.width * (i + 0.8) / down
        _upright(board, x, 4.5)


def _level(board: Board, y: float, thick: float, *, far: bool) -> None:
    area, colour = board.area, board.dress.far if far else board.dress.near
    board.box(area.x - 2, y, area.width + 4, thick, "far" if far else "near", colour)
    if far:
        return
    board.strokes([[(area.x, y + thick * 0.72), (area.right, y + thick * 0.72)]], "far", board.dress.middle)
    start = area.x + 24.0 * (thick % 1)
    for i in range(int(area.width / 26) + 1):
        board.box(start + 26.0 * i, y - 0.6, 1.3, thick + 1.2, "far", colour)


def _upright(board: Board, x: float, thick: float) -> None:
    area = board.area
    board.box(x, area.y - 2, thick, area.height + 4, "near")
    board.strokes([[(x + thick * 0.72, area.y), (x + thick * 0.72, area.bottom)]], "far", board.dress.middle)
    start = area.y + 19.0 * (thick % 1)
    for i in range(int(area.height / 22) + 1):
        board.box(x - 0.6, start + 22.0 * i, thick + 1.2, 1.3, "far")


def tower(board: Board) -> None:
    """A tower without windows over a plain of roofs, its eye, and the light that comes out of it."""
    area = board.area
    x, eye = board.x(0.3 + 0.4 * board.number(0)), board.y(0.24)
    reach = area.width + area.height
    for side, low, high in ((1, 0.10, 0.26), (-1, 0.2, 0.34)):
        wedge = [(x, eye), (x + side * reach, eye + reach * low), (x + side * reach, eye + reach * high)]
        board.shade(wedge, 1.3, 0.0)
        board.strokes([[wedge[0], wedge[1]], [wedge[0], wedge[2]]], "near")
    ground = area.bottom - min(7.0, area.height * 0.1)
    for row, (share, colour) in enumerate(((0.42, board.dress.far), (0.26, board.dress.middle))):
        wide = 9.0 + 5.0 * row
        for i in range(int(area.width / wide) + 1):
            high = (ground - area.y) * share * (0.35 + 0.65 * board.number(i * 3 + row))
            left = area.x + wide * i - 3.0 * board.number(i + 4)
            board.box(left, ground - high, wide * 0.86, high, "far", colour)
            board.strokes([[(left, ground - high + 2.2 * k), (left + wide * 0.86, ground - high + 2.2 * k)]
                           for k in range(1, int(high / 2.2))], "far", colour)  # fmt: skip
    foot, neck = 5.5, 1.9
    board.block([(x - neck, eye), (x + neck, eye), (x + foot, ground), (x - foot, ground)], "near")
    board.shade([(x + neck * 0.2, eye), (x + neck, eye), (x + foot, ground), (x + foot * 0.2, ground)], 0.8)
    step = 6.0
    levels = [eye + step * k for k in range(1, int((ground - eye) / step))]
    board.strokes([[(x - _flare(y, eye, ground), y), (x + _flare(y, eye, ground), y)] for y in levels])
    board.block([(x - 8.5, eye - 1.0), (x - 5.5, eye - 3.6), (x + 5.5, eye - 3.6), (x + 8.5, eye - 1.0),
                 (x + 5.5, eye + 2.4), (x - 5.5, eye + 2.4)], "cut")  # fmt: skip
    board.box(x - 4.5, eye - 1.6, 9.0, 2.0, "near", fill=board.dress.near)
    board.strokes([[(x, eye - 3.6), (x, eye - 9.0)]], "near")
    board.cut([(area.x, ground), (area.right, ground), (area.right, area.bottom), (area.x, area.bottom)])
    board.person(board.x(0.12 if x > board.x(_HALF) else 0.86), ground)


def _flare(y: float, eye: float, ground: float) -> float:
    return 1.9 + (5.5 - 1.9) * (y - eye) / (ground - eye)


def terraces(board: Board) -> None:
    """Dwellings heaped upon one another below a ceiling of mass; lines of washing, ladders, some lit windows."""
    area = board.area
    roof = area.y + min(12.0, area.height * 0.2)
    ground = area.bottom - min(6.0, area.height * 0.1)
    board.strokes([[(board.x(i / 40), roof), (board.x(i / 40), ground)] for i in range(41)], "far", board.dress.far,
                  (0.6, 2.4))  # fmt: skip
    rows = max(3, int((ground - roof) / 11.5))
    tall = (ground - roof) * 0.86 / rows
    stood: list[tuple[float, float]] = []
    for row in reversed(range(rows)):
        room = area.width * (0.94 - 0.7 * row / rows)
        x = area.x + (area.width - room) * (0.25 + 0.5 * board.number(row + 1))
        end, top, i = x + room, ground - tall * (row + 1), 0
        while x < end - 6.0:
            wide = 9.0 + 9.0 * board.number(row * 7 + i)
            _dwelling(board, (x, top + tall * 0.22 * board.number(row * 5 + i + 2), wide, ground), row * 11 + i)
            stood.append((x + wide / 2, top + tall * 0.22 * board.number(row * 5 + i + 2)))
            x, i = x + wide + (2.5 if board.number(row * 3 + i) > _HALF else 0.0), i + 1
    lines = [Outline((a, (a[0] + 3, a[1] + 4), (c[0] - 3, c[1] + 4), c), closed=False, curved=True)
             for a, c in zip(stood[::3], stood[1::3], strict=False) if c[0] > a[0]]  # fmt: skip
    board.curves(lines, "far", board.dress.middle)
    if stood:
        board.person(stood[0][0] + 1.5, stood[0][1])
        board.person(stood[-1][0], stood[-1][1])
    board.cut(
        [(area.x, area.y), (area.right, area.y), (area.right, roof), (board.x(0.7), roof), (board.x(0.7), roof - 4),
         (board.x(0.3), roof - 4), (board.x(0.3), roof), (area.x, roof)],
        [(area.x, ground), (area.right, ground), (area.right, area.bottom), (area.x, area.bottom)],
    )  # fmt: skip


def _dwelling(board: Board, at: tuple[float, float, float, float], number: int) -> None:
    x, y, wide, ground = at
    board.box(x, y, wide, ground - y, "near")
    board.strokes([[(x - 0.6, y), (x + wide + 0.6, y)]], "cut")
    windows = max(1, int(wide / 4.2))
    for i in range(windows):
        lit = board.number(number + 5 * i) > 0.72  # noqa: PLR2004 -- about one in four
        board.box(x + wide * (i + 0.3) / windows, y + 2.2, 1.7, 2.4, "far", fill=board.dress.near if lit else None)


def doors(board: Board) -> None:
    """A wall of doors, all alike, gallery over gallery; one stands open, and somebody before it."""
    area = board.area
    wide, tall = 8.0, 11.5
    rows, columns = int(area.height / tall) + 1, int(area.width / wide) + 1
    open_row = max(0, rows - 2 - int(board.number(1) * max(1, rows - 2)))
    open_column = int(columns * (0.2 + 0.6 * board.number(2)))
    stand = (0.0, 0.0)
    for row in range(rows):
        deck = area.y + tall * (row + 1) - 1.5
        plain: list[list[Point]] = []
        for column in range(columns):
            x, top = area.x + wide * column + 1.8, deck - 2.5 * board.scale * 1.2
            run: list[Point] = [(x, deck), (x, top), (x + 3.6, top), (x + 3.6, deck)]
            if (row, column) == (open_row, open_column):
                board.block(run, "near", fill=board.dress.near)
            plain += [run, [(x + 1.0, top - 0.9), (x + 2.6, top - 0.9)], [(x + 2.9, deck - 3.2), (x + 2.9, deck - 2.6)]]
        board.strokes(plain, "far", board.dress.middle)
        board.box(area.x, deck, area.width, 1.1, "far", fill=None)
        board.strokes([[(area.x, deck), (area.right, deck)]], "near")
        if row == open_row:
            stand = (area.x + wide * open_column + 8.0, deck)
        board.rail(area.x, area.right, deck, board.dress.far)
    for pier in range(int(area.width / (wide * 6)) + 1):
        x = area.x + wide * 6 * pier + wide * 3 - 0.9
        board.box(x, area.y, 1.8, area.height, "near")
        board.strokes([[(x + 1.2, area.y), (x + 1.2, area.bottom)]], "far", board.dress.middle)
    board.person(*stand)
