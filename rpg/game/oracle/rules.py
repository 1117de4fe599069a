"""What an author may say about the oracle: its odds, its images, its scenes and the silence (GAME.md 13)."""

from __future__ import annotations

import msgspec

from rpg.game.text import Text


class Likelihood(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How likely a yes is, and the dice that are rolled for it."""

    key: str
    name: Text
    pool: int


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What these degrees of the core ladder say; ``yes``: it is one, with a price or without."""

    key: str
    text: Text
    degrees: tuple[str, ...]
    yes: bool = False


class Image(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two tables: what something does, and what that is about."""

    motion: str
    matter: str


class Narration(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A scene as it is told: a sentence from each of these tables, in order; ``image``: one image behind them."""

    key: str
    parts: tuple[str, ...]
    image: bool = False


class Silence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From this ``depth`` on people say so many ``lines`` a scene at most; none at all gives so much ``bearing``."""

    depth: int
    lines: int
    bearing: int


class OracleRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything this chapter knows. ``usual`` is the likelihood of a question that names none.

    ``questions`` are those of a scene; ``narrations`` stand behind one another on the die that chooses among them.
    ``places`` are the tables that say what a place is: where the map says it, nothing is drawn from them.
    """

    id: str
    name: Text
    likelihoods: tuple[Likelihood, ...]
    usual: str
    answers: tuple[Answer, ...]
    questions: int
    image: Image
    narrations: tuple[Narration, ...]
    silence: Silence
    places: tuple[str, ...] = ()
