"""Dice in words: every part of the notation, in sentences that a person would say, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import rpg.dice
from rpg import dice
from rpg.cli.voices import voice
from rpg.dice.explaining import explain
from rpg.words.message import names, parse

ROOM = Path(rpg.dice.__file__).parent
_PROSE = re.compile(r"(?<![{\w])[a-z]{4}")
_MINE = ("dice.explain.", "dice.told.")


DICE: list[tuple[str, str, str]] = [
    (
        "4d6kh3 [reflex] vs 12",
        "four six-sided dice, keep the three highest (reflex); 12 or more succeeds",
        "quattro dadi a sei facce, tieni i tre più alti (reflex); riesce con 12 o più",
    ),
    ("1d20 + 5", "one twenty-sided die plus 5", "un dado a venti facce più 5"),
    ("7", "7", "7"),
    ("-3 + d1", "−3 plus one one-sided die", "−3 più un dado a una faccia"),
    ("-2d6", "minus two six-sided dice", "meno due dadi a sei facce"),
    ("d%", "one 100-sided die", "un dado a 100 facce"),
    ("4dF", "four Fate dice", "quattro dadi Fate"),
    ("d66", "one d66 (every digit a six-sided die)", "un d66 (ogni cifra un dado a sei facce)"),
    (
        "2d666",
        "two d666 (of each, every digit a six-sided die)",
        "due d666 (di ciascuno, ogni cifra un dado a sei facce)",
    ),
    ("3d{hit,hit,miss}", "three dice with the faces hit, hit, miss", "tre dadi con le facce hit, hit, miss"),
    ("d{-1,0}", "one die with the faces −1, 0", "un dado con le facce −1, 0"),
    (
        "(1d4)d6",
        "a number of six-sided dice equal to one four-sided die",
        "un numero di dadi a sei facce pari a un dado a quattro facce",
    ),
    (
        "2d(@level + 2)",
        "two dice with as many faces as (“level” plus 2)",
        "due dadi con facce in numero di («level» più 2)",
    ),
    ("14d30", "14 30-sided dice", "14 dadi a 30 facce"),
]


@pytest.mark.parametrize(("text", "english", "italian"), DICE)
def test_dice_in_words(text: str, english: str, italian: str) -> None:
    assert (explain(text, voice("en").word), explain(text, voice("it").word)) == (english, italian)


DONE: list[tuple[str, str, str]] = [
    ("4d6kh", "keep the highest", "tieni il più alto"),
    ("4d6kl2", "keep the two lowest", "tieni i due più bassi"),
    ("4d6dh2", "drop the two highest", "scarta i due più alti"),
    ("4d6dl", "drop the lowest", "scarta il più basso"),
    (
        "4d6x kh0",
        "explode on the highest face, keep none",
        "ogni dado esplode con la faccia più alta, non tenerne nessuno",
    ),
    (
        "4d6kh(1d4)",
        "keep a number of the highest equal to one four-sided die",
        "tieni un numero dei più alti pari a un dado a quattro facce",
    ),
    ("4d6x", "explode on the highest face", "ogni dado esplode con la faccia più alta"),
    ("4d6x>=5:1", "explode on 5 or more, once per die", "ogni dado esplode con 5 o più, una volta sola"),
    (
        "4d6x<2:3",
        "explode on less than 2, up to three times per die",
        "ogni dado esplode con meno di 2, fino a tre volte",
    ),
    (
        "4d6xx",
        "explode on the highest face, adding the new roll to the same die",
        "ogni dado esplode con la faccia più alta e somma il nuovo tiro a sé stesso",
    ),
    (
        "4d6xp",
        "explode on the highest face, the new die counting 1 less",
        "ogni dado esplode con la faccia più alta e il dado in più vale 1 in meno",
    ),
    ("4d6r<=2", "reroll while a die shows 2 or less", "ritira ogni dado che mostra 2 o meno, finché ne resta uno"),
    (
        "4d6ro!=6",
        "reroll once if a die shows a face other than 6",
        "ritira una volta ogni dado che mostra una faccia diversa da 6",
    ),
    ("4d6min2", "a die counts at least 2", "ogni dado vale almeno 2"),
    ("4d6max(@x)", "a die counts at most “x”", "ogni dado vale al massimo «x»"),
    ("4d6cs>4", "count successes: more than 4", "conta i successi: più di 4"),
    (
        "4d6cs>=5cf=1",
        "count successes: 5 or more, take off failures: 1",
        "conta i successi: 5 o più, togli i fallimenti: 1",
    ),
    (
        "4d6cs[>=5:1,6:2]",
        "count successes: 5 or more counts 1, 6 counts 2 (the last that fits)",
        "conta i successi: 5 o più vale 1, 6 vale 2 (decide l’ultima regola adatta)",
    ),
    ("4d6cf[=1:2]", "take off failures: 1 counts 2", "togli i fallimenti: 1 vale 2"),
    ("step(4d6, +1)", "one step up", "un gradino più su"),
    ("step(4d6, -2)", "two steps down", "due gradini più giù"),
    ("step(4d6, @x)", "a number of steps up equal to “x”", "un numero di gradini in su pari a «x»"),
]


@pytest.mark.parametrize(("text", "english", "italian"), DONE)
def test_what_is_done_to_dice(text: str, english: str, italian: str) -> None:
    assert explain(text, voice("en").word) == f"four six-sided dice, {english}"
    assert explain(text, voice("it").word) == f"quattro dadi a sei facce, {italian}"


SENTENCES: list[tuple[str, str | None, str | None]] = [
    (
        "4d6kh3 + 1",
        "four six-sided dice, keep the three highest, plus 1",
        "quattro dadi a sei facce, tieni i tre più alti, più 1",
    ),
    ("(2 + 3) * 4 - 1", "(2 plus 3) times 4 minus 1", "(2 più 3) per 4 meno 1"),
    ("2 - (3 - 4)", "2 minus (3 minus 4)", "2 meno (3 meno 4)"),
    ("-(2 + 3)", "minus (2 plus 3)", "meno (2 più 3)"),
    ("7 / 2", "7 divided by 2", "7 diviso 2"),
    ("7 // 2", "7 divided by 2, rounded down", "7 diviso 2, per difetto"),
    ("floor(7 / 2)", "7 divided by 2, rounded down", "7 diviso 2, per difetto"),
    ("floor(@x)", "“x” rounded down", "«x» per difetto"),
    ("ceil(7 / 2) + 1", "((7 divided by 2) rounded up) plus 1", "((7 diviso 2) per eccesso) più 1"),
    ("7 % 3 * 2", "(the remainder of 7 divided by 3) times 2", "(il resto di 7 diviso 3) per 2"),
    ("abs(1 - 2)", "the absolute value of (1 minus 2)", "il valore assoluto di (1 meno 2)"),
    ("min(1, d6)", "the lowest of (1; one six-sided die)", "il minore fra (1; un dado a sei facce)"),
    ("max(1, 2)", "the highest of (1; 2)", "il maggiore fra (1; 2)"),
    (
        "{1d4 + 1, 3}kh1",
        "the totals (one four-sided die plus 1; 3), keep the highest",
        "i totali (un dado a quattro facce più 1; 3), tieni il più alto",
    ),
    ("{2d6}", "the total (two six-sided dice)", "il totale (due dadi a sei facce)"),
    ("(10d6) >= 5", "ten six-sided dice: is the total 5 or more?", "dieci dadi a sei facce: il totale è 5 o più?"),
    ("2 + 3 == 5", "2 plus 3: is the total exactly 5?", "2 più 3: il totale è esattamente 5?"),
    ("2 != 3", "2: is the total other than 3?", "2: il totale è diverso da 3?"),
    (
        "pool(-2) vs ladder(core)",
        "a pool of −2; read on the ladder “core”",
        "una riserva di −2; si legge sulla scala «core»",
    ),
    ("2d6 vs 3 + @x", "two six-sided dice; (3 plus “x”) or more succeeds", None),
    (
        "table(omen, d12)",
        "the row of the table “omen” for one twelve-sided die",
        "la riga della tabella «omen» per un dado a dodici facce",
    ),
    (
        "if((d20) >= 15, 2, 1)",
        "if the total of one twenty-sided die is 15 or more, 2; otherwise 1",
        "se il totale di un dado a venti facce è 15 o più, 2; altrimenti 1",
    ),
    (
        "if($luck, 2, 1)",
        "if the macro “luck” holds, 2; otherwise 1",
        "se vale la formula «luck», 2; altrimenti 1",
    ),
    (
        "let x = 2d6 in x kh1 + x kl1",
        "let “x” be two six-sided dice: “x”, keep the highest, plus “x”, keep the lowest",
        "detto «x» il risultato di due dadi a sei facce: «x», tieni il più alto, più «x», tieni il più basso",
    ),
    (
        "let two = 2 in 3d6cs=two",
        "let “two” be 2: three six-sided dice, count successes: “two”",
        "detto «two» il risultato di 2: tre dadi a sei facce, conta i successi: «two»",
    ),
    ("3d{hit,miss}cs=hit", "three dice with the faces hit, miss, count successes: hit", None),
    (
        "let hit = 3 in 2d{hit,miss}cs=hit",
        "let “hit” be 3: two dice with the faces hit, miss, count successes: hit",
        None,
    ),
    (
        "let hit = 2d{hit,miss} in hit cs=hit",
        "let “hit” be two dice with the faces hit, miss: “hit”, count successes: hit",
        None,
    ),
    ("6 # d6", "six times: one six-sided die", "sei volte: un dado a sei facce"),
    ("1 # d6", "once: one six-sided die", "una volta: un dado a sei facce"),
    ("@x # d6", "a number of times equal to “x”: one six-sided die", None),
    ("(2d6 + 3) [fire]", "(two six-sided dice plus 3) (fire)", "(due dadi a sei facce più 3) (fire)"),
    ("2 * (d6 vs 3) [x]", None, None),
]


@pytest.mark.parametrize(("text", "english", "italian"), SENTENCES)
def test_sentences(text: str, english: str | None, italian: str | None) -> None:
    if english is None:
        with pytest.raises(dice.DiceError):
            explain(text, voice("en").word)
        return
    assert explain(text, voice("en").word) == english
    assert italian is None or explain(text, voice("it").word) == italian


def test_who_wins_where_dice_stand_against_dice() -> None:
    assert explain("2d6 opp 3d6", voice("en").word) == (
        "two six-sided dice against three six-sided dice: "
        "pairs won by the first, highest against highest, ties to the second"
    )
    assert explain("2d6 opp 3d6", voice("it").word) == (
        "due dadi a sei facce contro tre dadi a sei facce: "
        "coppie vinte dal primo, il più alto contro il più alto, i pareggi al secondo"
    )


def test_a_tree_is_said_like_its_text() -> None:
    assert explain(dice.parse("2d6"), voice("en").word) == explain("2d6", voice("en").word) == "two six-sided dice"


def used() -> set[str]:
    """Every sentence that the two readers ask for, whether its key is written out or put together."""
    asked: set[str] = set()

    def word(key: str, /, **values: int | str) -> str:
        asked.add(key)
        return voice("en").word(key, **values)

    texts = [text for text, english, _ in (*DICE, *DONE, *SENTENCES) if english]
    for text in texts:
        explain(text, word)
    for how in ("kl", "dh", "dl"):
        explain(f"4d6{how}(d4)", word)
    for op in ("<", "<="):
        explain(f"2 {op} 3", word)
    explain("(2 > 1) [x]", word)
    explain("2d6 opp 3d6", word)
    return asked


def written(language: str, rooms: tuple[str, ...] = _MINE) -> dict[str, str]:
    found: dict[str, str] = json.loads((ROOM.parent / "locale" / language / "dice.json").read_text(encoding="utf-8"))
    return {key: message for key, message in found.items() if key.startswith(rooms)}


def test_every_sentence_written_is_said() -> None:
    assert used() == written("en", ("dice.explain.",)).keys()


def test_the_languages_speak_of_the_same_values() -> None:
    english, italian = written("en"), written("it")
    assert {key: names(parse(message)) for key, message in english.items()} == {
        key: names(parse(message)) for key, message in italian.items()
    }


def test_no_sentence_is_left_in_english() -> None:
    english, italian = written("en"), written("it")
    same = {key for key, message in english.items() if message == italian[key] and _PROSE.search(message)}
    assert same == set()


def test_with_a_context_names_are_what_they_stand_for():
    here = dice.Context(attributes={"tae.reflex": 3}, macros={"hop": "2d6"})
    english = voice("en").word
    assert dice.explain("$hop + @tae.reflex", english) == "the macro “hop” plus “tae.reflex”"
    assert dice.explain("$hop + @tae.reflex", english, here) == "two six-sided dice plus 3"
    with pytest.raises(dice.DiceError):
        dice.explain("@tae.nerve", english, here)
