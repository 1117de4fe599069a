"""Words that mean nothing where they stand are not passed over."""

from __future__ import annotations

import pytest

from tests.desk.game import Game

LINES = {
    "en": (
        "ask ?", "ask ?! likely", "ask … anyway", "speak ?", "speak tae …", "wanderer says …", "cycle quarrel quarrel",
        "cycle eat 3 eat 4", "mask suspects Homa, Keld, Siro, Ilse certain certain",
        "mask suspects Homa certain, Keld, Siro, Ilse", "mask suspects Homa, Keld, Siro, ?!",
    ),
    "it": ("chiedi ?", "parla tae …", "ciclo lite lite", "maschera sospetti Homa, Keld, Siro, Ilse certo certo"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "line"), [(tongue, line) for tongue, lines in LINES.items() for line in lines])
def test_a_word_too_many_is_said(language: str, line: str):
    game = Game(language=language)
    game({"en": "join", "it": "entra"}[language], {"en": "wanderer comes", "it": "viandante arriva"}[language])
    at = game.log.at
    assert game.status(line) == "usage"
    assert ("write: " if language == "en" else "scrivi: ") in game.text()
    assert game.log.at == at
