"""A voice speaks one language: it turns sentences and terms into text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

import msgspec

from rpg.words.filling import fill, numeral
from rpg.words.message import parse
from rpg.words.safe import printable
from rpg.words.say import Forms, Listed, Say, Term, Value, Written
from rpg.words.token import bare, marked, token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rpg.words.say import Text

Texts: TypeAlias = "Mapping[str, Mapping[str, Mapping[str, Text]]]"


class Catalogue(msgspec.Struct, frozen=True):
    """The sentences of one language by key."""

    language: str
    messages: dict[str, str]


class Voice:
    """Says sentences in one language.

    ``texts`` are those of the rules by language, entity and key; a text missing in this language is said in English
    behind a mark (‹en›), never silently.
    """

    def __init__(self, catalogue: Catalogue, texts: Texts | None = None) -> None:
        """A voice of the catalogue's language."""
        self.language = catalogue.language
        self._messages = catalogue.messages
        self._texts = texts or {}

    def also(self, messages: Mapping[str, str]) -> Voice:
        """The same voice with those sentences too; its own stay."""
        return Voice(Catalogue(self.language, {**messages, **self._messages}), self._texts)

    def say(self, say: Say) -> str:
        """The sentence as text; KeyError if the catalogue lacks its key or the sentence a value."""
        return fill(parse(self._messages[say.key]), say.values, self.value, self._case)

    def word(self, key: str, **values: Value) -> str:
        """The sentence of that key, with those values."""
        return self.say(Say(key, values))

    def filled(self, message: str, values: Mapping[str, Value]) -> str:
        """A sentence that stands in no catalogue, with those values; KeyError if it lacks one, MessageError."""
        return fill(parse(message), values, self.value, self._case)

    def knows(self, key: str) -> bool:
        """Whether the catalogue has a sentence of that key."""
        return key in self._messages

    def term(self, term: Term) -> str:
        """A text of the rules; the bare id if no pack has it."""
        own = self._texts.get(self.language, {}).get(term.id, {}).get(term.key)
        if own is not None:
            return _bent(own, term.count)
        english = self._texts.get("en", {}).get(term.id, {}).get(term.key)
        if english is None:
            return printable(term.id)
        return _bent(english, term.count) if self.language == "en" else marked(_bent(english, term.count), "en")

    def written(self, name: Written) -> str:
        """A thing of the rules as a line names it; by its id where this language has no name for it."""
        slug = name.id.rpartition("/")[2] if name.key == "name" else name.key.split(".")[-2]
        own = self._texts.get(self.language, {}).get(name.id, {}).get(name.key)
        return (
            printable(slug) if own is None or self.language == "en" else printable(token(bare(_bent(own, 1))) or slug)
        )

    def gender(self, term: Term) -> str:
        """The grammatical gender of a name in this language: m, f or n."""
        own = self._texts.get(self.language, {}).get(term.id, {}).get(term.key)
        return own.gender if isinstance(own, Forms) else "n"

    def value(self, value: Value) -> str:
        """Any value as text."""
        match value:
            case str():
                return printable(value)
            case int() | float():
                return numeral(value, self.language)
            case Term():
                return self.term(value)
            case Written():
                return self.written(value)
            case Say():
                return self.say(value)
            case Listed():
                return printable(value.separator).join(self.value(item) for item in value.items)
            case _:
                assert_never(value)

    def _case(self, value: Value) -> str:
        """What a sentence chooses its words by: the gender of a name, the text of anything else."""
        return self.gender(value) if isinstance(value, Term) else f"{value}"


def _bent(text: Text, count: int) -> str:
    """The form of a pack's text for so many; a pack is somebody else's, so it is made safe to show."""
    if isinstance(text, Forms):
        return printable(text.one if count == 1 else text.other)
    return printable(text)
