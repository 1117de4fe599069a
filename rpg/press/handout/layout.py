"""A handout as an author writes it: what kind of page it is, and its words in every language.

The words are a little Markdown (:mod:`rpg.press.handout.words`): headings, what is bold or italic, items, boxes to
tick, quotations, tables, rules, and names with dots before what they come to; everything else is a paragraph, as it
stands. ``{party}`` and the like stand for what :attr:`Handout.binds` points to.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rpg.words.token import marked

Kind = Literal["plate", "log", "letter", "notice", "screen"]
KINDS: tuple[Kind, ...] = ("plate", "log", "letter", "notice", "screen")


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words of a handout in one language: its name, a line above, the lines of its text, and who signs."""

    title: str
    text: tuple[str, ...]
    head: str = ""
    sign: str = ""


class Handout(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page to hand out.

    ``scene`` is the end of the id of the scene where it is found, for the GM: it is printed nowhere. ``binds`` gives a
    name in the text to what it stands for: ``/party``, ``/count`` or ``/campaign`` of the campaign at hand, or the id
    of a thing of the rules.
    """

    id: str
    kind: Kind
    words: dict[str, Words]
    scene: str = ""
    binds: dict[str, str] = {}

    def said(self, language: str) -> Words:
        """Its words in a language, or in English, or in the first that it has; then its title says in which."""
        if language in self.words:
            return self.words[language]
        other = "en" if "en" in self.words else next(iter(self.words))
        words = self.words[other]
        return msgspec.structs.replace(words, title=marked(words.title, other)) if words.title else words
