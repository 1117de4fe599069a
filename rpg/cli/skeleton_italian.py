"""A first pack for those who write in Italian: the sample with its words, comments, names and ids in Italian."""

from __future__ import annotations

from typing import Any

_SAID = {
    "Who the pack is and what it needs.": "Chi è il pacchetto e che cosa gli serve.",
    "Give it a new version whenever you hand it on.": "Dagli una versione nuova ogni volta che lo passi a qualcuno.",
    "Somebody": "Il tuo nome",
    "Made from another one: what stands here wins, all else is taken from there.": (
        "Nasce da un’altra: vince ciò che sta qui, tutto il resto viene da lì."
    ),
    "adversary/rail-hound": "adversary/cane-dei-binari",
    "An entity of one's own, whole.": "Una cosa tutta tua, completa.",
    "gear/chalk-line": "gear/battifilo",
    "Whoever follows it comes back the same way.": "Chi lo segue ritrova la via da cui è venuto.",
    "A change to an entity: here one's own; core:gear/hand-lamp as its target would be that of another pack.": (
        "Cambia una cosa: qui una tua; con core:gear/hand-lamp in «target» cambierebbe quella di un altro pacchetto."
    ),
    "`was` notices when what it changes has changed by itself.": (
        "«was» si accorge se intanto è cambiato da sé ciò che vuoi cambiare."
    ),
    "patch/longer-line": "patch/battifilo-lungo",
    # what it prints with
    "Added to the end of zones of a sheet of the game; the sheet itself is not copied.": (
        "Si aggiunge in fondo alle zone di una scheda del gioco, senza copiarla."
    ),
    "What is said is a key of printables/words, or of the program.": (
        "Ciò che c’è scritto è una chiave di printables/words, o del programma."
    ),
    "A sheet of one's own:  rpg print sheet NAME --layout oath --pack …": (
        "Una scheda tutta tua:  rpg print sheet NOME --layout giuramento --pack …"
    ),
    "Zones stand at column, row, columns, rows: 8 across, 11.38 down.": (
        "Ogni zona ha colonna, riga, colonne, righe: 8 in larghezza, 11.38 in altezza."
    ),
    "A card for each row of a table of this pack:  rpg print cards --kind omen --pack …": (
        "Una carta per ogni riga di una tabella di questo pacchetto:  rpg print cards --kind presagio --pack …"
    ),
    "A look of one's own:  --theme rust. What is left out is as in the theme that it extends.": (
        "Un aspetto tutto tuo:  --theme ruggine. Ciò che manca è come nel tema da cui nasce."
    ),
    "debts": "debiti",
    "owed_to": "con_chi",
    "whom": "con_chi",
    "what": "che_cosa",
    "oath": "giuramento",
    "who": "chi_giura",
    "sworn": "giurato",
    "names": "testimoni",
    "omen": "presagio",
    "omens": "presagi",
    "table/omen": "table/presagio",
    "Omens": "Presagi",
    "rust": "ruggine",
    "wind": "vento",
    "still": "quiete",
    "Rust falls like snow.": "La ruggine cade come neve.",
    "The wind turns.": "Il vento gira.",
    "Nothing moves, for once.": "Nulla si muove, per una volta.",
    "A page to hand to players:  rpg print handout last-words --pack …": (
        "Una pagina da dare ai giocatori:  rpg print handout ultime-parole --pack …"
    ),
    "Names in braces are those of binds.": "I nomi tra graffe sono quelli di «binds».",
    "last-words": "ultime-parole",
    "A chapter of the rulebook, behind those of the game:  rpg print rulebook --pack …": (
        "Un capitolo del regolamento, dopo quelli del gioco:  rpg print rulebook --pack …"
    ),
    "oaths": "giuramenti",
}
_NAMES = {
    "rail hound": {"one": "cane dei binari", "other": "cani dei binari", "gender": "m"},
    "chalk line": {"one": "battifilo", "other": "battifili", "gender": "m"},
}
_TRANSLATED = "printables/words/en.json"


def italian(files: dict[str, Any]) -> dict[str, Any]:
    """The files of a first pack, as plain data by their paths, in Italian; its English stays a translation."""
    made = {_path(path): _said(value, whole=path != _TRANSLATED) for path, value in files.items()}
    made["pack.json"]["language"] = "it"
    return made


def _path(path: str) -> str:
    """Where a file lies: its name is the last part of its id."""
    folder, _, name = path.rpartition("/")
    slug = name.removesuffix(".json")
    known = _SAID.get(f"{folder}/{slug}") or f"{folder}/{_SAID.get(slug, slug)}"
    return f"{known.lstrip('/')}.json"


def _said(value: Any, *, whole: bool) -> Any:  # noqa: ANN401 - JSON of any shape goes in and comes out
    """A value with every text that is one of the sample's said in Italian; with ``whole`` off, keys alone."""
    if isinstance(value, dict):
        if named := _NAMES.get(f"{value.get('one')}"):
            return dict(named)
        if value.keys() == {"en", "it"}:  # said in both: the Italian is what is written, the English a translation
            return {"it": value["it"], "en": value["en"]}
        return {_SAID.get(key, key): _said(inner, whole=whole) for key, inner in value.items()}
    if isinstance(value, list):
        return [_said(inner, whole=whole) for inner in value]
    return _SAID.get(value, value) if whole and isinstance(value, str) else value
