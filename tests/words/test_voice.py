"""A voice shows nothing that a terminal would obey: whoever wrote a pack is not the one who runs it."""

from __future__ import annotations

import pytest

from rpg.words import Catalogue, Forms, Say, Term, Voice

OSC = "\x1b]0;owned\x07"
BIDI = "\u202egnorw\u2066"
MARK = "\N{REPLACEMENT CHARACTER}"


def voice(language: str, text: str | Forms, of: str = "en") -> Voice:
    catalogue = Catalogue(
        language, {"seen": "{what} is here", "counted": "{n, plural, one {# {what}} other {# {what}}}"}
    )
    return Voice(catalogue, {of: {"evil:gear/lamp": {"name": text}}})


@pytest.mark.parametrize("hostile", [OSC, BIDI, "a\x9bb", "line\r\nline"])
@pytest.mark.parametrize(("language", "of"), [("en", "en"), ("it", "it"), ("it", "en")])
def test_a_text_of_a_pack_moves_no_cursor(hostile, language, of):
    for text in (f"lamp {hostile}", Forms(one=f"lamp {hostile}", other=f"lamps {hostile}")):
        for count in (1, 2):
            speaker = voice(language, text, of)
            said = speaker.say(Say("seen", {"what": Term("evil:gear/lamp", "name", count)}))
            assert said.isprintable()
            assert MARK in said
            assert "lamp" in said
            assert said.startswith("‹en›") is (language != of)


def test_what_is_harmless_stays_as_it_is():
    assert voice("en", Forms(one="càbina élan — «ok»", other="…")).term(Term("evil:gear/lamp")) == "càbina élan — «ok»"


def test_an_id_that_no_pack_has_is_shown_as_it_is_and_is_harmless_too():
    assert voice("en", "lamp").term(Term(f"evil:gear/{OSC}")).isprintable()
