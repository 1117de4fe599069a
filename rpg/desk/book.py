"""The verb table: everything a GM can ask for, in the order in which help shows it.

Older verbs stand above newer ones: a beginning of three letters or more belongs to the first verb that could claim
it, so a new verb never takes a beginning away from an old one. Here stands how a verb is called and what it takes; the
module that obeys it is imported when its first line is played, so that one line does not wait for all the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rpg.desk.plain import plain
from rpg.desk.table import Book, Verb

if TYPE_CHECKING:
    from rpg.desk.line import Line
    from rpg.desk.result import Result
    from rpg.desk.table import Answer, Table


def late(module: str, function: str = "run") -> Answer:
    """What that function of that module of :mod:`rpg.desk.verbs` answers; the module is imported by the first line."""

    def run(line: Line, table: Table) -> Result:
        answer: Answer = getattr(__import__(f"rpg.desk.verbs.{module}", fromlist=[function]), function)
        return answer(line, table)

    return run


VERBS: tuple[Verb, ...] = (
    Verb(key="status", en=("status",), it=("stato",), alias="s", run=late("status"), reads=True),
    Verb(key="now", en=("now",), it=("adesso", "ora"), run=late("now"), reads=True),
    Verb(key="alert", en=("alert",), it=("allerta",), alias="a", run=late("alert"), takes=("trigger",)),
    Verb(key="fight", en=("fight",), it=("scontro", "combatti"), run=late("fight"), takes=("adversary", "person")),
    Verb(key="exchange", en=("exchange",), it=("scambio",), run=late("exchange"), takes=("person", "text")),
    Verb(
        key="strike", en=("strike", "shoot"), it=("colpisci", "attacca", "spara"), run=late("acting"), takes=("target",)
    ),
    Verb(key="flee", en=("flee", "run"), it=("fuggi", "scappa"), run=late("acting"), takes=("target",)),
    Verb(key="hold", en=("hold",), it=("tieni",), run=late("acting"), takes=("target",)),
    Verb(key="drag", en=("drag",), it=("trascina",), run=late("acting"), takes=("target",)),
    Verb(key="reload", en=("reload",), it=("ricarica",), run=late("acting"), takes=("target",)),
    Verb(key="rig", en=("rig",), it=("piazza",), run=late("acting"), takes=("target",)),
    Verb(key="still", en=("still",), it=("immobile",), run=late("acting"), takes=("target",)),
    Verb(key="wait", en=("wait",), it=("attendi",), run=late("acting"), takes=("target",)),
    Verb(key="next", en=("next",), it=("avanti",), alias="n", run=late("again")),
    Verb(
        key="odds",
        en=("odds",),
        it=("probabilità", "quote"),
        run=late("odds"),
        reads=True,
        takes=("person", "skill"),
        sets=frozenset({"nessuna", "no", "none", "numbers", "numeri", "off", "parole", "words"}),
    ),
    Verb(key="push", en=("push",), it=("forza",), run=late("push"), takes=("person",)),
    Verb(key="test", en=("test", "check"), it=("prova",), run=late("test"), takes=("person", "skill", "number")),
    Verb(
        key="sneak",
        en=("sneak",),
        it=("furtività", "furtivo"),
        run=late("sneak"),
        takes=("person", "number", "adversary"),
    ),
    Verb(key="search", en=("search",), it=("ricerca",), run=late("search"), takes=("person",)),
    Verb(key="mend", en=("mend", "rescue"), it=("soccorri", "cura"), run=late("mend"), takes=("person", "person")),
    Verb(key="gone", en=("gone",), it=("perso",), run=late("gone")),
    Verb(key="roll", en=("roll",), it=("tira", "lancia"), alias="r", run=late("roll"), takes=("text",)),
    Verb(key="hit", en=("hit",), it=("colpo", "danno"), alias="h", run=late("hit"), takes=("target", "number")),
    Verb(key="kill", en=("kill", "down"), it=("abbatti", "uccidi"), run=late("kill"), takes=("target",)),
    Verb(key="change", en=("change",), it=("cambia",), run=late("change"), takes=("target", "text")),
    Verb(key="set", en=("set",), it=("imposta",), run=late("reconcile"), takes=("person", "text")),
    Verb(key="begin", en=("begin",), it=("inizia", "comincia"), run=late("begin"), takes=("text",)),
    Verb(key="end", en=("end",), it=("fine", "finisci"), run=late("begin", "end"), takes=("text",)),
    Verb(key="go", en=("go",), it=("vai",), run=late("go", "go"), takes=("scene",)),
    Verb(key="scene", en=("scene",), it=("scena",), run=late("scene"), reads=True, takes=("scene",)),
    Verb(key="note", en=("note",), it=("nota",), run=late("note"), takes=("text",)),
    Verb(key="beat", en=("beat", "beats"), it=("battito", "battiti"), run=late("beat"), takes=("number",)),
    Verb(key="rest", en=("rest",), it=("riposo", "riposa"), run=late("rest"), takes=("number", "text", "person")),
    Verb(key="time", en=("time",), it=("tempo",), run=late("time"), takes=("text",)),
    Verb(
        key="clock",
        en=("clock", "clocks"),
        it=("orologio", "orologi"),
        alias="c",
        run=late("clock"),
        takes=("clock", "number"),
    ),
    Verb(
        key="tick",
        en=("tick",),
        it=("segna", "avanza"),
        alias="t",
        run=late("clock", "tick"),
        takes=("clock", "number"),
    ),
    Verb(key="tower", en=("tower",), it=("torre",), run=late("tower"), takes=("text",)),
    Verb(key="join", en=("join",), it=("entra", "arriva"), run=late("join"), takes=("named", "archetype")),
    Verb(key="away", en=("away",), it=("assente",), run=late("join", "leave"), takes=("person",)),
    Verb(key="present", en=("present",), it=("presente",), run=late("join", "back"), takes=("person",)),
    Verb(key="undo", en=("undo",), it=("annulla",), alias="u", run=late("undo"), takes=("number",)),
    Verb(key="redo", en=("redo",), it=("rifai",), run=late("undo", "redo"), takes=("number",)),
    Verb(key="log", en=("log",), it=("registro",), run=late("log"), reads=True, takes=("number",)),
    Verb(key="show", en=("show",), it=("mostra",), run=late("log", "show"), reads=True, takes=("number",)),
    Verb(
        key="look",
        en=("look",),
        it=("guarda",),
        run=late("look"),
        reads=True,
        takes=(
            "person",
            "kept",
            "clock",
            "adversary",
            "gear",
            "condition",
            "skill",
            "trigger",
            "archetype",
            "countermeasure",
        ),
    ),
    Verb(key="help", en=("help",), it=("aiuto",), run=late("guide"), reads=True, takes=("verb",)),
    Verb(key="quit", en=("quit", "exit"), it=("esci",), alias="q", run=late("leave"), reads=True),
    Verb(key="glance", en=("glance",), it=("occhiata",), run=late("glance"), reads=True),
    Verb(key="macro", en=("macro",), it=("formula",), run=late("macro"), takes=("text",)),
    Verb(key="restore", en=("restore",), it=("ripristina",), run=late("restore"), takes=("number",)),
    Verb(key="thread", en=("thread", "threads"), it=("filo", "fili"), run=late("thread"), takes=("text",)),
    Verb(key="ruling", en=("ruling", "rulings"), it=("decisione", "decisioni"), run=late("ruling"), takes=("text",)),
    Verb(
        key="init",
        en=("init", "initiative", "turns"),
        it=("iniziativa", "turni"),
        run=late("turns"),
        takes=("target", "number"),
    ),
    Verb(key="share", en=("share",), it=("condividi",), run=late("share"), reads=True, takes=("share",)),
    Verb(key="cut", en=("cut", "x-card"), it=("taglio", "carta-x"), alias="x", run=late("cut")),
    Verb(key="lines", en=("lines",), it=("linee",), run=late("boundary", "lines"), takes=("text",)),
    Verb(key="veils", en=("veils",), it=("veli",), run=late("boundary", "veils"), takes=("text",)),
    Verb(key="dice", en=("dice",), it=("dadi",), run=late("diced"), takes=("text",)),
    Verb(key="npc", en=("npc",), it=("png",), run=late("improvise"), takes=("text",)),
    Verb(key="place", en=("place",), it=("luogo",), run=late("improvise"), takes=("text",)),
    Verb(
        key="group",
        en=("group", "groups"),
        it=("squadra", "squadre", "gruppo", "gruppi"),
        run=late("group"),
        takes=("person",),
    ),
    Verb(key="reveal", en=("reveal",), it=("svela",), run=late("reveal"), takes=("clock", "person")),
    Verb(key="conceal", en=("conceal",), it=("cela", "nascondi"), run=late("reveal", "conceal"), takes=("clock",)),
    Verb(key="use", en=("use",), it=("usa",), run=late("use"), takes=("person", "text")),
    Verb(key="counter", en=("counter",), it=("contromisura",), run=late("counter"), takes=("countermeasure", "person")),
    Verb(key="dark", en=("dark",), it=("spegniti", "spegnetevi"), run=late("counter", "dark"), takes=("person",)),
    Verb(key="ward", en=("ward",), it=("barriera",), run=late("ward"), takes=("number",)),
    Verb(key="expedition", en=("expedition",), it=("spedizione",), run=late("expedition"), takes=("person", "scene")),
    Verb(key="cross", en=("cross",), it=("attraversa",), run=late("cross")),
    Verb(key="work", en=("work",), it=("raccogli",), run=late("work"), takes=("person",)),
    Verb(key="camp", en=("camp",), it=("accampa",), run=late("camp"), takes=("number", "text", "person")),
    Verb(key="home", en=("home",), it=("rientro",), run=late("homeward")),
    Verb(key="pace", en=("pace",), it=("andatura",), run=late("homeward", "pace")),
    Verb(key="ride", en=("ride",), it=("cavalca",), run=late("acting"), takes=("target",)),
    Verb(key="link", en=("link",), it=("collega",), run=late("acting"), takes=("target",)),
    Verb(key="audience", en=("audience",), it=("udienza",), run=late("audience"), takes=("person", "adversary")),
    Verb(key="wanderer", en=("wanderer",), it=("viandante",), run=late("wanderer"), takes=("text", "machine")),
    Verb(key="beam", en=("beam",), it=("raggio",), run=late("beam"), takes=("number", "person")),
    Verb(key="emitter", en=("emitter",), it=("emettitore",), run=late("beam", "unlock"), takes=("person",)),
    Verb(key="seal", en=("seal",), it=("sigilla",), run=late("seal"), takes=("text",)),
    Verb(key="unseal", en=("unseal",), it=("dissigilla",), run=late("seal", "unseal"), takes=("number",)),
    Verb(key="mark", en=("mark",), it=("tacca",), run=late("grow", "marks"), takes=("person", "text")),
    Verb(key="advance", en=("advance",), it=("migliora",), run=late("grow", "advance"), takes=("person", "text")),
    Verb(key="salvage", en=("salvage",), it=("recupera",), run=late("salvage"), takes=("person",)),
    Verb(key="load", en=("load",), it=("carica",), run=late("burden", "load"), takes=("person", "number")),
    Verb(key="drop", en=("drop",), it=("molla",), run=late("burden", "drop"), takes=("person", "number")),
    Verb(key="ask", en=("ask",), it=("chiedi",), run=late("ask"), takes=("text",)),
    Verb(key="image", en=("image",), it=("immagine",), run=late("picture", "image")),
    Verb(key="name", en=("name",), it=("nome",), run=late("improvise", "named")),
    Verb(key="narrate", en=("narrate",), it=("narra",), run=late("picture", "narrate")),
    Verb(key="silence", en=("silence",), it=("silenzio",), run=late("silence"), takes=("text",)),
    Verb(key="speak", en=("speak",), it=("parla",), run=late("silence", "speak"), takes=("person", "text")),
    Verb(key="solo", en=("solo",), it=("solitario",), run=late("solo"), reads=True),
    Verb(
        key="exposure",
        en=("exposure",),
        it=("esposizione",),
        run=late("contagion", "exposure"),
        takes=("person", "number"),
    ),
    Verb(key="drift", en=("drift",), it=("deriva",), run=late("contagion", "drift"), takes=("person", "person")),
    Verb(
        key="contagion",
        en=("contagion",),
        it=("contagio",),
        run=late("contagion", "contagion"),
        takes=("person", "number"),
    ),
    Verb(key="return", en=("return",), it=("rinasce",), run=late("contagion", "comes_back"), takes=("person", "text")),
    Verb(key="depth", en=("depth",), it=("profondità",), run=late("depth"), takes=("text", "person")),
    Verb(key="deeper", en=("deeper",), it=("scendi",), run=late("deeper", "deeper"), takes=("text",)),
    Verb(key="across", en=("across",), it=("traversa",), run=late("deeper", "across"), takes=("text",)),
    Verb(key="back", en=("back",), it=("indietro",), run=late("deeper", "back"), takes=("text",)),
    Verb(key="listen", en=("listen",), it=("ascolta",), run=late("deeper", "listen"), takes=("person",)),
    Verb(key="map", en=("map",), it=("mappa",), run=late("chart"), reads=True, takes=("number",)),
    Verb(key="bearing", en=("bearing",), it=("rotta",), run=late("bearing"), takes=("text",)),
    Verb(key="cycle", en=("cycle",), it=("ciclo",), run=late("cycle")),
    Verb(key="quest", en=("quest",), it=("gene",), run=late("quest", "quest"), takes=("text", "person")),
    Verb(
        key="discover",
        en=("discover",),
        it=("scopri",),
        run=late("quest", "discover"),
        takes=("person", "skill", "number"),
    ),
    Verb(key="lock", en=("lock",), it=("serratura",), run=late("quest", "lock"), takes=("person", "skill")),
    Verb(key="mask", en=("mask",), it=("maschera",), run=late("mask"), takes=("text", "person")),
    Verb(
        key="examine", en=("examine",), it=("esamina",), run=late("accuse", "examination"), takes=("person", "person")
    ),
    Verb(key="accuse", en=("accuse",), it=("accusa",), run=late("accuse", "accusation"), takes=("person",)),
    Verb(key="front", en=("front", "fronts"), it=("fronte", "fronti"), run=late("front"), reads=True, takes=("clock",)),
    Verb(key="price", en=("price",), it=("prezzo",), run=late("turn"), takes=("person",)),
    Verb(key="surge", en=("surge",), it=("impeto",), run=late("turn"), takes=("person",)),
    Verb(key="village", en=("village",), it=("villaggio",), run=late("village"), takes=("text", "number")),
    Verb(
        key="project",
        en=("project", "assembly"),
        it=("progetto", "assemblea"),
        run=late("project"),
        takes=("text", "number"),
    ),
    Verb(key="feed", en=("feed",), it=("sfama",), run=late("feed")),
    Verb(key="memory", en=("memory",), it=("memoria",), run=late("feed", "memory"), takes=("text",)),
    Verb(key="make", en=("make",), it=("fabbrica",), run=late("make"), takes=("gear", "person")),
    Verb(key="season", en=("season",), it=("stagione",), run=late("season"), takes=("text",)),
    Verb(key="chart", en=("chart",), it=("carta",), run=late("atlas", "chart"), takes=("text",)),
    Verb(key="at", en=("at",), it=("siamo",), run=late("atlas", "at"), takes=("text",)),
    Verb(key="seen", en=("seen",), it=("visto", "vista", "visti", "viste"), run=late("atlas", "seen"), takes=("text",)),
)
_SHORTEST = 3


def book_of(verbs: tuple[Verb, ...]) -> Book:
    """The table of those verbs; a name, an alias or a beginning belongs to the first that claims it."""
    whole: dict[str, Verb] = {}
    short: dict[str, Verb] = {}
    for verb in verbs:
        for name in (*verb.en, *verb.it, *([verb.alias] if verb.alias else [])):
            whole.setdefault(plain(name), verb)
    for verb in verbs:
        for name in (*verb.en, *verb.it):
            for end in range(_SHORTEST, len(plain(name))):
                short.setdefault(plain(name)[:end], verb)
    return Book(verbs, whole, short, {verb.key: verb for verb in verbs})


BOOK = book_of(VERBS)
