"""A voice shows nothing that a terminal would obey: whoever wrote a pack is not the one who runs it."""

from __future__ import annotations

import pytest

from rpg.words import Catalogue, Forms, Say, Term, Voice, Written

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


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Forms(one="L’Esca dei pesci", other="…"), "esca-dei-pesci"), ("un Contaminato", "contaminato"),
        ("Incrocio", "incrocio"), ("La via di casa", "via-di-casa"), ("L'", "l"), ("…", "lamp"),
    ],
)  # fmt: skip
def test_a_thing_is_written_as_one_word_without_its_article(name: str | Forms, written: str):
    assert voice("it", name, "it").value(Written("evil:gear/lamp")) == written


def test_a_thing_without_a_name_in_this_language_is_written_by_its_id():
    assert voice("it", "the lamp").value(Written("evil:gear/lamp")) == "lamp"
    assert voice("it", "the lamp").value(Written("evil:gear/lamp", "endings.dark.name")) == "dark"
    assert voice("en", "the lamp").value(Written("evil:gear/lamp")) == "lamp"


def test_a_hostile_name_is_written_harmless():
    assert voice("it", OSC, "it").value(Written("evil:gear/lamp")).isprintable()
