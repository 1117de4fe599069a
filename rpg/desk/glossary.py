"""The words of the game that a look-up explains in one line each (GAME.md 0, 1, 5 and 17)."""

from __future__ import annotations

from rpg.desk.plain import plain
from rpg.words import Say

WORDS: dict[str, tuple[str, str]] = {
    "exchange": ("exchange", "scambio"),
    "beat": ("beat", "battito"),
    "watch": ("watch", "veglia"),
    "watching": ("watch rating", "sorveglianza"),
    "cycle": ("cycle", "ciclo"),
    "season": ("season", "stagione"),
    "pool": ("pool", "riserva"),
    "difficulty": ("difficulty", "difficoltà"),
    "fail": ("fail", "fallimento"),
    "partial": ("partial", "parziale"),
    "full": ("full", "pieno"),
    "surge": ("surge", "impeto"),
    "clean": ("clean", "netto"),
    "push": ("push · pushing", "forzare · forza"),
    "noise": ("noise", "rumore"),
    "strain": ("strain", "tensione"),
    "panic": ("panic", "panico"),
    "vitality": ("vitality", "vitalità"),
    "harm": ("harm", "danno"),
    "soak": ("soak", "assorbimento"),
    "downed": ("downed · down", "a terra"),
    "scar": ("scar", "cicatrice"),
    "load": ("load · slots", "carico · spazi"),
    "alert": ("alert · alert level", "allerta · livello"),
    "trigger": ("trigger", "innesco"),
    "ceiling": ("ceiling", "tetto"),
    "floor": ("floor", "minimo"),
    "decay": ("decay", "calo"),
    "force": ("force · dispatch", "contingente · mobilitazione"),
    "arrival": ("arrival · arrival clock", "arrivo · orologio d'arrivo"),
    "omen": ("omen", "presagio"),
    "tag": ("tag · tagged", "marcatura · marcato · marcata"),
    "countermeasure": ("countermeasure", "contromisura"),
    "sector": ("sector", "settore"),
    "node": ("node", "nodo"),
    "lookout": ("lookout", "vedetta"),
    "gap": ("gap", "distacco"),
    "contact": ("contact", "contatto"),
    "engaged": ("engaged", "ingaggiato · ingaggiata"),
    "free": ("free machine", "macchina libera"),
    "hold": ("hold · pin", "tenere · inchiodare"),
    "tier": ("tier", "rango"),
    "threat": ("threat", "minaccia"),
    "speed": ("speed", "velocità"),
    "pace": ("pace", "passo"),
    "march": ("careful · normal · rush", "andatura · cauti · normale · corsa"),
    "sense": ("sense", "sensi"),
    "integrity": ("integrity", "integrità"),
    "armour": ("armour", "corazza"),
    "pierce": ("pierce", "perforazione"),
    "reach": ("reach", "portata"),
    "magnitude": ("magnitude", "magnitudine"),
    "canister": ("canister", "tanica"),
    "clock": ("clock", "orologio"),
    "stratum": ("stratum · strata", "strato · strati"),
    "shell": ("shell", "guscio"),
    "connector": ("connector", "connettore"),
    "drift": ("drift of the map", "deriva della mappa"),
    "vista": ("vista", "veduta"),
    "bearing": ("bearing", "rotta"),
}
"""Each word by its key: what it is called in English and in Italian, with `` · `` between several."""
_MEANT = {plain(word): key for key, said in WORDS.items() for names in said for word in names.split(" · ")}


def explained(word: str) -> tuple[Say, ...]:
    """What the game means by a word, in either language; nothing if it is an ordinary one."""
    key = _MEANT.get(plain(word))
    return (Say(f"glossary.{key}"),) if key else ()
