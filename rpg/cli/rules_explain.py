"""``rpg rules explain CODE``: why it is a fault, a wrong example, and a right one; without a code, all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rpg.cli import show, streams
from rpg.cli.fault import Hint
from rpg.cli.options import settings, shared
from rpg.cli.texts import spoken, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rpg.rulebook.lesson import Lesson, Shown
    from rpg.words import Voice


@click.command(help=text("cli.help.rules.explain"))
@click.argument("codes", metavar="[CODE]...", nargs=-1)
@click.option("--page", is_flag=True, help=text("cli.explain.page"))
@shared
def explain(codes: tuple[str, ...], *, page: bool) -> None:
    """Explain codes of the checker; the help is in the catalogue."""
    from rpg.cli.voices import voice  # noqa: PLC0415 - `--help` explains nothing
    from rpg.rulebook.lesson import known, lesson  # noqa: PLC0415 - the same

    asked = [_known(code, known()) for code in codes]
    speaker = voice(settings().language or spoken())
    lessons = [lesson(code) for code in asked or known()]
    if settings().json:
        streams.out(show.dump([_plain(each, speaker) for each in lessons]))
    elif page:
        streams.out(as_page(lessons, speaker))
    else:
        streams.out("\n\n".join(as_text(each, speaker) for each in lessons) if asked else listed(lessons, speaker))


def _known(code: str, codes: Sequence[str]) -> str:
    """The code as it is written, whatever its case, with or without RPG; Hint if there is none."""
    from rpg.rulebook.guess import nearest  # noqa: PLC0415 - as above

    name = code.upper()
    name = name if name.startswith("RPG") else f"RPG{name}"
    if name not in codes:
        raise Hint("cli.hint.code", code=code, guess=nearest(name, codes) or codes[0])
    return name


def listed(lessons: Sequence[Lesson], voice: Voice) -> str:
    """One line for each code."""
    return "\n".join(f"{each.code}  {voice.word(f'rulebook.code.{each.code}')}" for each in lessons)


def as_text(each: Lesson, voice: Voice) -> str:
    """A code for people: its name, why, and both examples."""
    title, why = (voice.word(f"rulebook.{part}.{each.code}") for part in ("code", "why"))
    return "\n".join((f"{each.code}  {title}", "", why, *_examples(each, voice, "\n{}:", "  {}")))


def _examples(each: Lesson, voice: Voice, heading: str, line: str) -> Iterator[str]:
    for side, files in (("wrong", each.wrong), ("right", each.right)):
        if files:
            yield heading.format(voice.word(f"rulebook.lesson.{side}"))
            yield from (line.format(row).rstrip() for file in files for row in _rows(file))


def _rows(file: Shown) -> Iterator[str]:
    yield file.file
    yield from (f"{number:>4} | {row}" for number, row in file.lines)


def as_page(lessons: Sequence[Lesson], voice: Voice) -> str:
    """All of them as a page of documentation (Markdown)."""
    parts = [f"# {voice.word('rulebook.page.title')}", "", voice.word("rulebook.page.intro")]
    for each in lessons:
        parts += ["", f"## {each.code} · {voice.word(f'rulebook.code.{each.code}')}", ""]
        parts.append(voice.word(f"rulebook.why.{each.code}"))
        body = list(_examples(each, voice, "# {}", "{}"))
        parts += ["", "```text", *body, "```"] if body else []
    return "\n".join(parts)


def _plain(each: Lesson, voice: Voice) -> dict[str, object]:
    sides = {side: {file.file: [row for _, row in file.lines] for file in files} for side, files in _sides(each)}
    words = {part: voice.word(f"rulebook.{key}.{each.code}") for part, key in (("title", "code"), ("why", "why"))}
    return {"code": each.code, **words, **sides}


def _sides(each: Lesson) -> tuple[tuple[str, tuple[Shown, ...]], ...]:
    return (("wrong", each.wrong), ("right", each.right))
