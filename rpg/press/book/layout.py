"""What printables/chapter may say: a chapter of the rulebook, in every language, and what of the rules it shows."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

Words: TypeAlias = dict[str, str]
"""A text by language. Values of the rules stand in braces; ``*so*`` is a term of the index, ``[[so]]`` a chapter."""

Audience: TypeAlias = Literal["all", "gm"]


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="is"):
    """A part of a chapter; what is the ``gm``'s stands in no book for players."""

    audience: Audience = "all"


class Head(Block, frozen=True, tag="head", kw_only=True):
    """The heading of a section: it stands in the contents too."""

    title: Words


class Text(Block, frozen=True, tag="text", kw_only=True):
    """A paragraph."""

    text: Words


class Steps(Block, frozen=True, tag="steps", kw_only=True):
    """What is done one after the other, numbered."""

    items: tuple[Words, ...]


class Points(Block, frozen=True, tag="list", kw_only=True):
    """What stands side by side."""

    items: tuple[Words, ...]


class Aside(Block, frozen=True, tag="aside", kw_only=True):
    """An example, or advice: a box with a title."""

    title: Words
    text: tuple[Words, ...]


class Quoted(Block, frozen=True, tag="say", kw_only=True):
    """Sentences of the catalogue, as other papers say them, with the chapter's values."""

    keys: tuple[str, ...]


class Part(Block, frozen=True, tag="part", kw_only=True):
    """Something that is made from the rules: its name (:data:`rpg.press.book.parts.PARTS`)."""

    name: str


class Tables(Block, frozen=True, tag="tables", kw_only=True):
    """Tables of the rules, to be read with dice: their ids. ``run_in``: row behind row, for long ones of few words."""

    ids: tuple[str, ...]
    run_in: bool = False


ChapterBlock: TypeAlias = Head | Text | Steps | Points | Aside | Quoted | Part | Tables


class Chapter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A chapter, ``number`` its place in the book. ``values`` are pointers into the rules, or ids, by name.

    ``motif`` is the place drawn where it opens (:data:`rpg.press.motif.drawn.NAMES`); "": one by its number.
    """

    id: str
    number: int
    title: Words
    lead: Words
    blocks: tuple[ChapterBlock, ...]
    values: dict[str, str] = {}
    audience: Audience = "all"
    motif: str = ""
