"""Commands of the shell that somebody may look for at the console, by what they could be called there."""

from __future__ import annotations

SHELL = {
    "recap": "recap", "riassunto": "recap", "riassumi": "recap", "export": "export", "esporta": "export",
    "import": "import", "importa": "import", "print": "print", "stampa": "print", "watch": "watch",
    "osserva": "watch", "doctor": "doctor", "medico": "doctor", "backup": "backup", "copia": "backup",
    "validate": "validate", "valida": "validate", "convalida": "validate", "rules": "rules", "regole": "rules",
    "pack": "pack", "packs": "pack", "pacchetto": "pack", "pacchetti": "pack", "campaigns": "campaigns",
    "campagne": "campaigns", "diff": "diff", "differenze": "diff", "simulate": "simulate", "simula": "simulate",
    "explain": "explain", "spiega": "explain", "demo": "demo", "completion": "completion", "about": "about",
    "start": "start", "new": "new", "play": "play", "gioca": "play", "do": "do", "character": "character",
    "personaggio": "character",
}  # fmt: skip
