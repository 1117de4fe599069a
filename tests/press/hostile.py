"""Texts that somebody may write, and that no layout was made for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from rpg.words import Catalogue, Voice
from tests.press.papers import messages, rules

if TYPE_CHECKING:
    from rpg.words import Term

TEXTS = (
    "", " ", "<b>x</b>", '<img src="/etc/passwd"/>', "&amp;&lt;", "{name} {n, plural, one {#} other {#}} %s",
    "W" * 300, "a" * 10_000, "word " * 2_000, "one\ntwo\r\nthree\tfour", "\x1b[31mred\x1b[0m\x07\x00", "\u202egnp.exe",
    "مرحبا بالعالم", "שלום עולם", "重力", "👩‍🚀🚀", "e\u0300" * 40, "\u200b" * 30, "—" * 400, "\ud800",
)  # fmt: skip
ANY = st.one_of(st.sampled_from(TEXTS), st.text(max_size=60), st.text("ab W—è", max_size=2_000))


class Any(Voice):
    """A voice in which every text of the rules is one and the same."""

    said: str

    def term(self, term: Term) -> str:
        del term
        return self.said


def speaking(said: str, language: str = "en") -> Voice:
    voice = Any(Catalogue(language, messages(language)), rules().texts)
    voice.said = said
    return voice
