"""What a first pack may print: an addition to a sheet, a sheet, a card, a theme, a page, a chapter, and their words."""

from __future__ import annotations

from typing import Any

_SCHEMA = "../../.schemas/printable-{}.schema.json"


def files() -> dict[str, Any]:
    """The files of a sample by their paths, as plain data."""
    return {
        "printables/sheet/debts.json": _DEBTS,
        "printables/sheet/oath.json": _OATH,
        "printables/card/omen.json": _CARD,
        "printables/theme/rust.json": _THEME,
        "printables/handout/last-words.json": _LAST_WORDS,
        "printables/chapter/oaths.json": _OATHS,
        "printables/words/en.json": {"$schema": _SCHEMA.format("words"), **_ENGLISH},
        "printables/words/it.json": {"$schema": _SCHEMA.format("words"), **_ITALIAN},
        "table/omen.json": _TABLE,
    }


_ENGLISH = {
    "debts": "Debts", "owed_to": "Owed to", "what": "What", "oath": "The oath", "who": "Who swears",
    "sworn": "{name} goes down, and comes back for the others.", "names": "Witnesses", "omen": "Omen", "omens": "Omens",
}  # fmt: skip
_ITALIAN = {
    "debts": "Debiti", "owed_to": "Con chi", "what": "Che cosa", "oath": "Il giuramento", "who": "Chi giura",
    "sworn": "{name} scende, e torna a prendere gli altri.", "names": "Testimoni", "omen": "Presagio",
    "omens": "Presagi",
}  # fmt: skip
_DEBTS: dict[str, Any] = {
    "$schema": _SCHEMA.format("sheet"),
    "//": [
        "Added to the end of zones of a sheet of the game; the sheet itself is not copied.",
        "What is said is a key of printables/words, or of the program.",
    ],
    "id": "debts",
    "sheet": "character",
    "zones": {
        "notes": [
            {
                "is": "table", "name": "debts", "count": 3, "height": 6.5,
                "columns": [
                    {"name": "whom", "label": "owed_to", "share": 1},
                    {"name": "what", "label": "what", "share": 2},
                ],
            }
        ]
    },
}  # fmt: skip
_OATH: dict[str, Any] = {
    "$schema": _SCHEMA.format("sheet"),
    "//": [
        "A sheet of one's own:  rpg print sheet NAME --layout oath --pack …",
        "Zones stand at column, row, columns, rows: 8 across, 11.38 down.",
    ],
    "id": "oath",
    "shows": "character",
    "scale": "1:250",
    "pages": [
        {
            "title": "oath",
            "zones": [
                {
                    "name": "who", "at": [0, 0, 4.8, 2.55], "title": "oath",
                    "elements": [
                        {"is": "field", "name": "who", "label": "who", "value": "/person/name"},
                        {"is": "text", "say": "sworn", "values": {"name": "/person/name"}, "size": 11},
                    ],
                },
                {
                    "name": "plate", "at": [4.8, 0, 3.2, 2.55], "flush": True,
                    "elements": [{"is": "plate", "height": 0, "scale": 250}],
                },
                {
                    "name": "names", "at": [0, 2.55, 8, 8.83], "title": "names",
                    "elements": [
                        {
                            "is": "table", "name": "names", "count": 14, "height": 0,
                            "columns": [
                                {"name": "who", "label": "who", "share": 1},
                                {"name": "what", "label": "what", "share": 2},
                            ],
                        }
                    ],
                },
            ],
        }
    ],
}  # fmt: skip
_CARD: dict[str, Any] = {
    "$schema": _SCHEMA.format("card"),
    "//": ["A card for each row of a table of this pack:  rpg print cards --kind omen --pack …"],
    "id": "omen",
    "of": "table/omen",
    "name": "omens",
    "size": [63, 88],
    "zones": [
        {
            "name": "head", "at": [0, 0, 63, 15.5], "ground": "mass", "pad": 4, "top": 3.2,
            "elements": [
                {"is": "label", "say": "omen", "height": 0, "font": "heading", "share": 0.48},
                {"is": "label", "value": "/dice", "align": "right", "share": 0.5},
                {"is": "title", "value": "/name"},
            ],
        },
        {
            "name": "body", "at": [0, 15.5, 63, 66.5], "pad": 4, "top": 3, "flows": True,
            "elements": [{"is": "text", "value": "/text", "size": 13}],
        },
        {
            "name": "foot", "at": [0, 82, 63, 6], "pad": 4,
            "elements": [
                {"is": "label", "value": "/code", "height": 0, "font": "code", "share": 0.78},
                {"is": "label", "value": "/part", "align": "right", "font": "code", "share": 0.2},
            ],
        },
    ],
}  # fmt: skip
_THEME: dict[str, Any] = {
    "$schema": _SCHEMA.format("theme"),
    "//": ["A look of one's own:  --theme rust. What is left out is as in the theme that it extends."],
    "id": "rust",
    "extends": "concrete",
    "palette": {
        "ink": "#2a1008", "mass": "#4a1d0e", "field": "#2a1008", "quiet": "#6b4436", "signal": "#a3230f",
        "rule": "#a58a7f", "tint": "#f6ede8", "below": "#6b3a28", "hatch": "#8a6a5c",
    },
}  # fmt: skip
_LAST_WORDS: dict[str, Any] = {
    "$schema": _SCHEMA.format("handout"),
    "//": ["A page to hand to players:  rpg print handout last-words --pack …", "Names in braces are those of binds."],
    "id": "last-words",
    "kind": "letter",
    "binds": {"party": "/party", "rope": "core:gear/line-spool"},
    "words": {
        "en": {
            "title": "Last words",
            "text": [
                "Whoever finds the {rope}: it *holds*. It was not the line.",
                "Tell these, if they live:",
                "{party}",
                "LANDINGS ....... 411",
                "LAMPS ....... none",
            ],
            "sign": "Ilda",
        },
        "it": {
            "title": "Ultime parole",
            "text": [
                "Per chi trova la {rope}: *tiene*. Non è stata la fune.",
                "Ditelo a loro, se sono vivi:",
                "{party}",
                "PIANEROTTOLI ....... 411",
                "LAMPADE ....... nessuna",
            ],
            "sign": "Ilda",
        },
    },
}
_OATHS: dict[str, Any] = {
    "$schema": _SCHEMA.format("chapter"),
    "//": ["A chapter of the rulebook, behind those of the game:  rpg print rulebook --pack …"],
    "id": "oaths",
    "number": 1,
    "title": {"en": "Oaths", "it": "Giuramenti"},
    "lead": {"en": "Who goes down swears to somebody who stays.", "it": "Chi scende giura a qualcuno che resta."},
    "values": {"rope": "core:gear/line-spool"},
    "blocks": [
        {"is": "head", "title": {"en": "To swear", "it": "Giurare"}},
        {
            "is": "text",
            "text": {
                "en": "An *oath* is one sentence; who hears it writes it down. It is kept with a roll ([[roll]]).",
                "it": "Un *giuramento* è una frase sola; chi la ascolta la scrive. Si mantiene con un tiro ([[roll]]).",
            },
        },
        {
            "is": "aside",
            "title": {"en": "Minto swears", "it": "Minto giura"},
            "text": [{"en": "“I bring back the {rope}.”", "it": "«Riporto la {rope}.»"}],
        },
    ],
}
_TABLE: dict[str, Any] = {
    "$schema": "../.schemas/table.schema.json",
    "kind": "table",
    "id": "table/omen",
    "name": "Omens",
    "dice": "1d6",
    "rows": [
        {"key": "rust", "low": 1, "high": 3, "text": "Rust falls like snow."},
        {"key": "wind", "low": 4, "high": 5, "text": "The wind turns."},
        {"key": "still", "low": 6, "high": 6, "text": "Nothing moves, for once."},
    ],
}
