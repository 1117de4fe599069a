"""Packs made from packs without measure: told once, and before the memory is gone."""

from __future__ import annotations

from rpg.rulebook import check, open_packs
from tests.rulebook.packs import EXTERMINATOR, HOOK, pack


def letters(number: int) -> str:
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(3))


def test_a_chain_without_end_is_told_once(tmp_path):
    chain = {
        f"gear/{letters(n)}.json": {"kind": "gear", "id": f"gear/{letters(n)}", "extends": f"gear/{letters(n + 1)}"}
        for n in range(1500)
    }
    folder = pack(tmp_path, {**chain, f"gear/{letters(1500)}.json": {**HOOK, "id": f"gear/{letters(1500)}"}})
    (problem,) = check([folder])
    assert (problem.code, problem.line) == ("RPG210", 4)
    assert isinstance(open_packs([folder]), tuple)


def test_a_few_lines_that_come_to_very_much_are_told_once(tmp_path):
    moves = [{"key": letters(n), "text": "x"} for n in range(3900)]
    fan = {
        f"adversary/{letters(n)}.json": {
            "kind": "adversary",
            "id": f"adversary/{letters(n)}",
            "extends": "adversary/base",
        }
        for n in range(120)
    }
    base = {**EXTERMINATOR, "id": "adversary/base", "moves": moves}
    folder = pack(tmp_path, {**fan, "adversary/base.json": base})
    (problem,) = check([folder])
    assert (problem.code, problem.line) == ("RPG007", 4)
